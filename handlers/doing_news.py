"""What is due: one message for everything, a list at any time; what waits for the word of those who decide."""

from collections.abc import Sequence
from functools import partial

from handlers import doing_words as words
from handlers import measure_matter
from handlers.buttons import Home, MeasureCard, back, home
from handlers.doing_buttons import DecideList, DueList, EvidenceAsk, Half, HandIn, HinderAsk
from handlers.hindrance import question
from handlers.measure import draw, seen
from handlers.paging import beside, many
from handlers.room import Desk, Room, notice
from handlers.screen import Button, Screen, button, column, fitted, row, short
from locales import Safe, Say
from services.org import access
from services.roadmaps import hindrance, reminders, standstill, worklist
from services.roadmaps.doing import Held

room = Room("doing news")
SHOWN = 6


@notice("measures-due")
def due(desk: Desk, seat_id: int, measures: Sequence[tuple[int, str]]) -> Screen | None:
    """One thing is said as itself, several as a list; what is done meanwhile is left out."""
    found = still_due(desk, measures)
    if not found:
        return None
    if len(found) == 1:
        return _alone(desk, *found[0])
    t, late = desk.t, sum(one.late(desk.now) for one, _ in found)
    lines = [line(desk, *each) for each in found[:SHOWN]]
    said = [t("measures-due", n=len(found), late=late), *(text for _, text, _ in lines)]
    if len(found) > SHOWN:
        said.append(t("measures-more", n=len(found) - SHOWN))
    return Screen(Safe("\n".join(said)), (*column(*(door for _, _, door in lines)), *row(home(t))))


def still_due(desk: Desk, measures: Sequence[tuple[int, str]]) -> list[tuple[Held, str]]:
    """Those not done yet, the earliest term first, with the word that is due of each."""
    steps = dict(measures)
    found = (seen(desk, measure.id) for measure, _, _ in reminders.still(desk.db, steps))
    return [(one, steps[one.row.id]) for one in found if one is not None and one.own]


def line(desk: Desk, one: Held, step: str) -> tuple[str, Safe, Button]:
    """Its last day, how it reads in a list, its button: a late one opens «Что мешает?», any other its card."""
    late = one.late(desk.now)
    to = HinderAsk(about="measure", matter=one.row.id) if late else MeasureCard(measure=one.row.id)
    door = button(desk.t.plain("button-measure-due", name=one.row.name, late="yes" if late else "no"), to)
    return one.row.ends_on, words.brief(desk, one.row, one.plan.unit.zone), door


def _alone(desk: Desk, one: Held, step: str) -> Screen:
    t, ids = desk.t, {"measure": one.row.id}
    if one.late(desk.now):
        return question(desk, "measure", measure_matter.case(desk, one))
    if step == "half":
        doors = column(
            button(t.plain("button-half-well"), Half(**ids, which=1)),
            button(t.plain("button-half-hard"), HinderAsk(about="measure", matter=one.row.id)),
            button(t.plain("button-half-ready"), Half(**ids, which=2)),
        )
        last = words.day(desk, one.plan.unit.zone, one.row.ends_on)
        text = t("measure-half", name=short(one.row.name, 160), last=last)
        return Screen(
            text, (*doors, *column(button(t.plain("button-measure-open"), MeasureCard(**ids))), *row(home(t)))
        )
    screen = draw(desk, one, t("measure-due", day=words.day(desk, one.plan.unit.zone, one.row.ends_on)))
    doors = column(button(t.plain("button-measure-done"), HandIn(**ids)))
    more = row(
        button(t.plain("button-evidence-add"), EvidenceAsk(**ids)),
        button(t.plain("button-measure-hinder"), HinderAsk(about="measure", matter=one.row.id)),
    )
    return Screen(
        screen.text, (*doors, *more, *column(button(t.plain("button-measure-open"), MeasureCard(**ids))), *row(home(t)))
    )


def late_lines(desk: Desk, measures: Sequence[tuple[int, str]]) -> list[tuple[str, Safe, Button]]:
    """What stands still: its last day, which help is needed, the way to it; silent about what moved of late."""
    found = list[tuple[str, Safe, Button]]()
    for measure, _, unit in reminders.still(desk.db, [number for number, _ in measures]):
        one = seen(desk, measure.id)
        if one is None or one.own or not one.late(desk.now) or not standstill.stands(desk.db, measure, unit, desk.now):
            continue
        way = hindrance.open_of(desk.db, measure.id)
        last, word = words.day(desk, unit.zone, measure.ends_on), short(way.word, 80) if way else ""
        kind, said = way.kind if way else "silent", "yes" if word else "no"
        name = short(measure.name, 60)
        text = desk.t("late-line", unit=short(unit.name, 60), name=name, last=last, kind=kind, word=word, said=said)
        found.append((measure.ends_on, text, button(unit.name, MeasureCard(measure=measure.id))))
    return found


def _named(t: Say, key: str, unit: str, **said: str) -> str:
    return t.plain(key, unit=unit, **said)


# ── lists at any time ────────────────────────────────────────────────────────────────────────


@room.view(DueList)
def due_list(desk: Desk, data: DueList) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "director", "coordinator", "operator"), desk.t
    found, total = worklist.due(desk.db, seat.unit_id, max(data.page, 0))
    lines = [t("due-title", n=total)] + [words.brief(desk, one, seat.zone) for one in found]
    doors = column(*(button(one.name, MeasureCard(measure=one.id)) for one in found))
    turn = beside(max(data.page, 0), many(total, worklist.PAGE), lambda page: DueList(seat=data.seat, page=page))
    return Screen(Safe("\n".join(lines)), (*doors, *turn, *row(back(t, Home()))))


@room.view(DecideList)
def decide_list(desk: Desk, data: DecideList) -> Screen:
    """Measures to check, wishes, terms and hindrances, the longest waiting first."""
    seat, t = access.seat(desk.who, data.seat, *access.LOOK_AFTER), desk.t
    found, total = worklist.waiting(desk.db, seat, max(data.page, 0))
    lines = [t("decide-title", n=total)]
    lines += [t("decide-line", unit=one.unit, name=short(one.name, 60), what=one.what) for one in found]
    doors = column(
        *(
            button(
                fitted(partial(_named, t, "button-decide", what=one.what), one.unit), MeasureCard(measure=one.measure)
            )
            for one in found
        )
    )
    turn = beside(max(data.page, 0), many(total, worklist.PAGE), lambda page: DecideList(seat=data.seat, page=page))
    return Screen(Safe("\n".join(lines)), (*doors, *turn, *row(back(t, Home()))))
