"""Beside a roadmap's measures: reminders to come, reasons, what has changed, what was taken out."""

from collections import Counter
from datetime import date

from handlers import roadmap_words as words
from handlers.buttons import Profile, RoadmapCard, back, home
from handlers.journey_buttons import CorrectOrder
from handlers.paging import beside, near
from handlers.roadmap_buttons import (
    Coming,
    Compared,
    DropChange,
    More,
    PastRoadmaps,
    Reasons,
    Recall,
    Removed,
    Restore,
    RowCard,
    WithdrawAsk,
)
from handlers.room import Desk, Room
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from models import Measure
from services.content import overrides
from services.forms.wording import answer_text, say
from services.risk import profile
from services.roadmaps import draft, edit, past, roadmaps, timeline, versions
from services.roadmaps.roadmaps import ANSWER, Plan, Row
from services.roadmaps.versions import Difference

room = Room("roadmap more")
DAYS, DIFFERENCES = 10, 3  # on one screen
HEAVY = 2  # answers of a factor


@room.view(More)
def more(desk: Desk, data: More) -> Screen:
    plan, t = words.read(desk, data.roadmap), desk.t
    ids = {"roadmap": data.roadmap}
    changing = plan.own and plan.roadmap.change in ("draft", "returned")
    waits = plan.own and plan.phase == "review"
    in_force = plan.roadmap.state in ("agreed", "working")
    ends = plan.roadmap.state in roadmaps.ALIVE and plan.own != in_force
    earlier = plan.roadmap.version > 1 or past.count(desk.db, plan.unit.id, own=plan.own)
    ordered = plan.own and plan.roadmap.state in ("working", "completed") and plan.roadmap.order_number
    fix = CorrectOrder(what="roadmap", item=plan.roadmap.id)
    recall = Recall(**ids, rev=plan.roadmap.rev)
    return Screen(
        Safe("\n".join([words.title(desk, plan), words.state(desk, plan), t("road-more")])),
        (
            *column(
                button(t.plain("button-road-coming"), Coming(**ids)) if plan.present else None,
                button(t.plain("button-road-why"), Reasons(**ids)) if plan.roadmap.submission_id else None,
                button(t.plain("button-road-compared"), Compared(**ids)) if plan.roadmap.version else None,
                button(t.plain("button-road-past"), PastRoadmaps(unit=plan.unit.id)) if earlier else None,
                button(t.plain("button-road-removed", n=len(plan.removed)), Removed(**ids)) if plan.removed else None,
                button(t.plain("button-road-recall"), recall) if waits else None,
                button(t.plain("button-order-correct"), fix) if ordered else None,
                button(t.plain("button-road-drop"), DropChange(**ids)) if changing else None,
                button(t.plain("button-road-withdraw"), WithdrawAsk(**ids)) if ends else None,
            ),
            *_away(desk, plan),
        ),
    )


def _away(desk: Desk, plan: Plan) -> Rows:
    return row(back(desk.t, RoadmapCard(roadmap=plan.roadmap.id)), home(desk.t))


# ── the reminders to come ────────────────────────────────────────────────────────────────────


@room.view(Coming)
def coming(desk: Desk, data: Coming) -> Screen:
    """By day, as the job will say them: the same function decides."""
    plan, t, today = words.read(desk, data.roadmap), desk.t, words.today(desk, words.read(desk, data.roadmap))
    said: Counter[tuple[date, str]] = Counter()
    for one in plan.present:
        if one.state in ("done", "withdrawn"):
            continue
        fields = plan.fields(one)
        starts, ends = date.fromisoformat(fields["starts_on"]), date.fromisoformat(fields["ends_on"])
        said.update((step.day, step.name) for step in timeline.ahead(starts, ends, overrides()) if step.day >= today)
    days = sorted({day for day, _ in said})
    number, pages = near(data.page, len(days), DAYS)
    lines = [t("road-coming", n=len(days), page=number + 1, pages=pages)]
    for day in days[number * DAYS : (number + 1) * DAYS]:
        parts = [t.plain("road-step", step=name, n=n) for (on, name), n in sorted(said.items()) if on == day]
        lines.append(t("road-coming-line", day=t.day(day, today), what="; ".join(parts)))
    turn = beside(number, pages, lambda page: Coming(roadmap=data.roadmap, page=page))
    return Screen(Safe("\n".join(lines)), (*turn, *_away(desk, plan)))


# ── why these measures ───────────────────────────────────────────────────────────────────────


@room.view(Reasons)
def reasons(desk: Desk, data: Reasons) -> Screen:
    """The levels that count and the heaviest answers, for the factors it works on."""
    plan, t = words.read(desk, data.roadmap), desk.t
    lines = [t("road-why", unit=plan.unit.name)]
    number, names = plan.roadmap.submission_id, words.factors(desk)
    answers = draft.state_of_basis(desk.db, plan, desk.now)
    taken = {plan.fields(one)["factor"] for one in plan.present}
    for factor in profile.read(desk.db, number) if number and answers else ():
        if factor.factor not in taken or answers is None:
            continue
        level = t.plain(f"level-{factor.counts}")
        lines.append(t("road-why-factor", factor=names.get(factor.factor, factor.factor), level=level))
        for reason in [one for one in factor.reasons if one.score][:HEAVY]:
            item = answers.compiled.item(reason.item)
            said = answer_text(answers, item.name, t.language)
            lines.append(
                t("road-why-answer", label=short(say(answers, item.label, t.language), 80), answer=short(said, 60))
            )
    look = button(t.plain("button-open-profile"), Profile(submission=number)) if number else None
    return Screen(Safe("\n".join(lines)), (*column(look), *_away(desk, plan)))


# ── what has changed ─────────────────────────────────────────────────────────────────────────


@room.view(Compared)
def compared(desk: Desk, data: Compared) -> Screen:
    """Side by side: what was sent before and what is there now; the remark it answers."""
    plan, t = words.read(desk, data.roadmap), desk.t
    found = versions.changes(desk.db, plan)
    number, pages = near(data.page, len(found), DIFFERENCES)
    lines = [t("road-compared", n=len(found), version=plan.roadmap.version)]
    version = roadmaps.version_of(desk.db, plan.roadmap.id, plan.roadmap.version)
    if version is not None and version.reason and plan.phase != "draft":
        lines.append(t("road-reason", text=version.reason))
    for one in found[number * DIFFERENCES : (number + 1) * DIFFERENCES]:
        lines += _difference(desk, plan, one)
    turn = beside(number, pages, lambda page: Compared(roadmap=data.roadmap, page=page))
    return Screen(Safe("\n".join(lines)), (*turn, *_away(desk, plan)))


def _difference(desk: Desk, plan: Plan, one: Difference) -> list[Safe]:
    t, name = desk.t, (one.after or one.before)["name"]
    lines = [t("road-difference", kind=one.kind, name=short(name, 60))]
    if remark := one.before.get(versions.REMARK):
        lines.append(t("road-had-remark", text=short(remark, 100)))
    for field in one.fields:
        if field == "code":
            continue
        lines.append(
            t(
                "road-was-is", field=t.plain(f"field-{field.replace('_', '-')}"),
                before=_value(desk, plan, one.before, field), after=_value(desk, plan, one.after, field),
                asks="answer" if field == ANSWER else "field",
            )
        )  # fmt: skip
    return lines


def _value(desk: Desk, plan: Plan, fields: Row, field: str) -> str:
    value = fields.get(field) or ""
    if field in ("starts_on", "ends_on"):
        return words.day(desk, plan, value)
    if field == "factor":
        return words.factors(desk).get(value, value)
    return short(value, 120) if value else "–"


# ── what was taken out ───────────────────────────────────────────────────────────────────────


@room.view(Removed)
def removed(desk: Desk, data: Removed) -> Screen:
    plan, t = words.read(desk, data.roadmap), desk.t
    cards = [
        button(
            t.plain("button-road-restore", name=short(plan.fields(one)["name"], 30)),
            Restore(measure=one.id, rev=one.rev),
        )
        for one in plan.removed[:6]
    ]
    return Screen(t("road-removed", n=len(plan.removed)), (*column(*cards), *_away(desk, plan)))


@room.act(Restore)
def restore(desk: Desk, data: Restore) -> Screen:
    found, plan = roadmaps.row_of(desk.db, desk.who, data.measure)
    edit.restore(desk.db, plan, found, data.rev)
    return _at_row(desk, found)


def _at_row(desk: Desk, found: Measure) -> Screen:
    return desk.open(RowCard(measure=found.id)).said(desk.t.plain("road-restored"))
