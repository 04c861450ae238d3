"""How a measure in work reads: its lines, its days, what stands open about it."""

from handlers.buttons import MeasureCard, back, home
from handlers.days import day as day
from handlers.days import when as when
from handlers.room import Desk
from handlers.screen import Rows, row, short
from locales import Safe
from models import Measure
from services import deadlines
from services.org import units
from services.roadmaps import doing, evidence, extensions, hindrance, library
from services.roadmaps.doing import Held

CUT = 200  # characters of a field on a card


def state_of(desk: Desk, row: Measure, zone: str) -> str:
    """The state that is shown: lateness is counted from the term."""
    late = row.state in doing.OPEN and row.ends_on < deadlines.local(desk.now, zone).date().isoformat()
    return "late" if late else row.state


def factor(desk: Desk, row: Measure) -> str:
    found = {one.code: desk.t.local(one.short) for one in library.diagnosis(desk.db).factors}
    return found.get(row.factor, row.factor)


def title(desk: Desk, one: Held) -> Safe:
    """Whose, what and in which state; the school is named to those who have several."""
    of = factor(desk, one.row) if one.own else one.plan.unit.name
    return desk.t("measure-title", of=short(of, 24), state=state_of(desk, one.row, one.plan.unit.zone))


def lines(desk: Desk, one: Held) -> list[Safe]:
    t, row, zone = desk.t, one.row, one.plan.unit.zone
    first = row.first_ends_on or row.ends_on
    said = [
        title(desk, one),
        t("measure-name", name=row.name),
        t("measure-term", last=day(desk, zone, row.ends_on), first=day(desk, zone, first), n=row.extended),
        t("measure-who", who=row.responsible),
    ]
    if row.target:
        said.append(
            t("measure-goal", name=short(row.indicator, CUT), before=short(row.baseline, CUT) or "–",
              after=short(row.target, CUT))
        )  # fmt: skip
    n = len(evidence.pieces(desk.db, row.id))
    said.append(t("measure-evidence", text=short(row.evidence, CUT), known="yes" if row.evidence else "no", n=n))
    return said + open_lines(desk, one)


def open_lines(desk: Desk, one: Held) -> list[Safe]:
    """What the last word was, and what waits for an answer."""
    t, db, zone, said = desk.t, desk.db, one.plan.unit.zone, list[Safe]()
    newest = doing.last(db, one.row.id, "returned", "done", "part", "report", "kept", "accepted")
    if newest is not None and newest.kind == "returned" and one.going:
        said.append(t("measure-was-returned", why=newest.reason, when=t.when(newest.at, zone, desk.now)))
    report = doing.last(db, one.row.id, "report")
    if report is not None and (word := report.fact or report.reason or report.next_step):
        said.append(t("measure-last-report", text=short(word, CUT), when=t.when(report.at, zone, desk.now)))
    if (wished := doing.wish(db, one)) is not None:
        said.append(t("measure-wish", why=wished.reason))
    if (longer := extensions.newest(db, one.row.id)) is not None and one.going:
        said += _longer(desk, longer.state, longer.until_on, longer.word or "", zone)
    if (way := hindrance.newest(db, one.row.id)) is not None and one.going:
        word = short(way.answer or way.word, CUT)
        said.append(t("measure-hindered", kind=way.kind, state=way.state, word=word, said="yes" if word else "no"))
    return said


def _longer(desk: Desk, state: str, until: str, word: str, zone: str) -> list[Safe]:
    if state not in ("asked", "refused"):
        return []
    return [desk.t("measure-longer", state=state, day=day(desk, zone, until), word=word)]


def brief(desk: Desk, row: Measure, zone: str) -> Safe:
    """«Закрыть критичные предметы… · до пт, 20 ноября»."""
    state = state_of(desk, row, zone)
    return desk.t("measure-line", name=short(row.name, 60), last=day(desk, zone, row.ends_on), state=state)


def who_hears(desk: Desk, seats: list[int]) -> str:
    return ", ".join(units.seat_title(desk.db, seat) for seat in seats[:2])


def held(desk: Desk, number: int) -> Held:
    """A measure in work, as this person."""
    return doing.held(desk.db, desk.who, number)


def back_to(desk: Desk, number: int) -> Rows:
    """Back to the measure's card, and home."""
    return row(back(desk.t, MeasureCard(measure=number)), home(desk.t))
