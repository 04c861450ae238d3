"""One measure while its roadmap is written or decided upon: everything of it, and what may be done with it."""

from aiogram.filters.callback_data import CallbackData

from handlers import roadmap_words as words
from handlers.buttons import RoadmapCard, back, home
from handlers.roadmap_buttons import AddMeasure, EditDay, EditField, Remark, Restore, RowCard
from handlers.room import Desk, Room
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from models import Measure
from services.roadmaps import edit, roadmaps
from services.roadmaps.edit_fields import FIELDS
from services.roadmaps.roadmaps import ANSWER, Plan

room = Room("roadmap row")
CUT = 200  # characters of a field on the card


class Move(CallbackData, prefix="rd-mv"):
    measure: int
    rev: int
    up: int


class Remove(CallbackData, prefix="rd-out"):
    measure: int
    rev: int


@room.view(RowCard)
def card(desk: Desk, data: RowCard) -> Screen:
    found, plan = roadmaps.row_of(desk.db, desk.who, data.measure)
    lines, t = _lines(desk, plan, found), desk.t
    if plan.judged:
        return Screen(Safe("\n".join(lines)), (*_judging(desk, plan, found), *_away(desk, plan, found)))
    if found in plan.removed:
        back_in = button(t.plain("button-road-undo"), Restore(measure=found.id, rev=found.rev))
        return Screen(Safe("\n".join([*lines, t("road-is-out")])), (*row(back_in), *_away(desk, plan, found)))
    doors = _doors(desk, found) if plan.may_edit(found) else ()
    if plan.editable and not doors:
        lines.append(t("road-row-accepted"))
    return Screen(Safe("\n".join(lines)), (*doors, *_away(desk, plan, found)))


def _lines(desk: Desk, plan: Plan, found: Measure) -> list[Safe]:
    t, one = desk.t, plan.fields(found)
    factor = words.factors(desk).get(one["factor"], one["factor"])
    lines = [
        t("road-row-title", n=words.numbered(plan, found), factor=factor),
        t("road-row-name", name=one["name"]),
        t("road-row-term", first=words.day(desk, plan, one["starts_on"]), last=words.day(desk, plan, one["ends_on"])),
        t(
            "road-row-who", who=one["responsible"], others=one["participants"],
            more="yes" if one["participants"] else "no",
        ),
    ]  # fmt: skip
    if one["indicator"]:
        lines.append(
            t(
                "road-row-indicator", name=short(one["indicator"], CUT), before=short(one["baseline"], CUT),
                after=short(one["target"], CUT),
                known=("both" if one["target"] else "base") if one["baseline"] else "goal" if one["target"] else "none",
            )
        )  # fmt: skip
    lines.append(t("road-row-evidence", text=short(one["evidence"], CUT), known="yes" if one["evidence"] else "no"))
    if remark := plan.remark(found):
        lines.append(t("road-row-remark", text=remark))
    if answer := one.get(ANSWER):
        lines.append(t("road-row-answer", text=answer))
    return lines


def _doors(desk: Desk, found: Measure) -> Rows:
    t, ids = desk.t, {"measure": found.id}
    fields = {name: EditField(**ids, what=place) for place, name in enumerate(FIELDS)}
    same = EditField(**ids, what=FIELDS.index(ANSWER))
    return (
        *row(
            button(t.plain("button-row-last"), EditDay(**ids, last=1)),
            button(t.plain("button-row-first"), EditDay(**ids, last=0)),
        ),
        *row(
            button(t.plain("button-row-responsible"), fields["responsible"]),
            button(t.plain("button-row-participants"), fields["participants"]),
        ),
        *row(
            button(t.plain("button-row-indicator"), fields["indicator"]),
            button(t.plain("button-row-baseline"), fields["baseline"]),
            button(t.plain("button-row-target"), fields["target"]),
        ),
        *row(
            button(t.plain("button-row-name"), fields["name"]),
            button(t.plain("button-row-evidence"), fields["evidence"]),
        ),
        *row(
            button(t.plain("button-row-replace"), AddMeasure(roadmap=found.roadmap_id, instead=found.id)),
            button("↑", Move(**ids, rev=found.rev, up=1)),
            button("↓", Move(**ids, rev=found.rev, up=0)),
        ),
        *row(
            button(t.plain("button-row-same"), same) if found.remark else None,
        ),
        *row(button(t.plain("button-row-remove"), Remove(**ids, rev=found.rev))),
    )


def _judging(desk: Desk, plan: Plan, found: Measure) -> Rows:
    """A remark; and on to the next measure, so that nine are nine presses."""
    t, at = desk.t, words.numbered(plan, found)
    following = plan.present[at] if 0 < at < len(plan.present) else None
    return column(
        button(t.plain("button-road-remark", there="yes" if found.remark else "no"), Remark(measure=found.id)),
        button(t.plain("button-road-next"), RowCard(measure=following.id)) if following else None,
    )


def _away(desk: Desk, plan: Plan, found: Measure) -> Rows:
    to = RoadmapCard(roadmap=plan.roadmap.id, page=words.page_of(plan, found))
    return row(back(desk.t, to), home(desk.t))


@room.act(Move)
def move(desk: Desk, data: Move) -> Screen:
    found, plan = roadmaps.row_of(desk.db, desk.who, data.measure)
    edit.move(desk.db, plan, found, data.rev, -1 if data.up else 1)
    return desk.open(RowCard(measure=found.id))


@room.act(Remove)
def remove(desk: Desk, data: Remove) -> Screen:
    """Taken out at once; the same place brings it back."""
    found, plan = roadmaps.row_of(desk.db, desk.who, data.measure)
    edit.remove(desk.db, plan, found, data.rev)
    desk.db.refresh(found)
    undo = button(desk.t.plain("button-road-undo"), Restore(measure=found.id, rev=found.rev))
    screen = desk.open(RoadmapCard(roadmap=found.roadmap_id))
    name = short(roadmaps.seen(found)["name"], 60)
    noted = screen.noted(desk.t("road-taken-out", name=name))
    return Screen(noted.text, (*row(undo), *noted.rows[:7]), place=noted.place)
