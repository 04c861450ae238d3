"""The mirror before sending: whom a letter reaches, what it asks of them, what stands in its way. It only looks."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Subquery, case, func, select
from sqlalchemy.orm import Session, aliased

from models import Delivery, Invitation, Letter, Person, Seat, Unit
from services import deadlines
from services.content import CONTENT, overrides
from services.forms import facts, submissions
from services.forms.reach import REASONS, name_of
from services.letters import announcing, audience, burden, timeline
from services.letters.letters import Written
from services.letters.timeline import Step
from services.org import settings
from services.org.access import over, under

PAGE = 10
YEAR = timedelta(days=366)
SAME = 5  # earlier letters that are named


@dataclass(frozen=True, slots=True)
class Reach:
    """How many it goes to, and how they can be reached: entered and REASONS → recipients."""

    n: int
    states: Mapping[str, int]

    @property
    def missing(self) -> int:
        return self.n - self.states.get("entered", 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One recipient in a list; `way` is entered, or why they cannot be written to."""

    unit: str
    town: str
    way: str


@dataclass(frozen=True, slots=True)
class Exam:
    """Days on which schools have no time: names by language, the first day and the last."""

    names: Mapping[str, str]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Same:
    """An earlier letter that asked the same of some of these units: the very form, or single questions."""

    id: int
    kind: str
    number: str
    at: datetime
    form: bool
    questions: tuple[Mapping[str, str], ...]
    units: int


@dataclass(frozen=True, slots=True)
class Term:
    """The time they have: from the first working moment, in working days; what lies in it."""

    starts: datetime
    due: date | None
    days: int
    due_off: bool  # the term is a day off
    rests: tuple[date, ...]  # holidays on weekdays
    exams: tuple[Exam, ...]
    earliest: tuple[str, datetime, int] | None  # of several zones the one whose term ends first: zone, moment, units


Look = TypeVar("Look")


def _once(db: Session, one: Written, what: str, look: Callable[[], Look]) -> Look:
    """Once in a transaction for a state of the letter: a screen asks several times the same of forty thousand."""
    seen: dict[tuple[str, int, int], Any] = db.info.setdefault("mirror", {})
    key = (what, one.row.id, one.row.rev)
    if key not in seen:
        seen[key] = look()
    return cast(Look, seen[key])


def recipients(db: Session, one: Written) -> Subquery:
    """(unit, seat) of everyone it goes to now."""
    return audience.seats(db, one.place, one.row.audience or {}).distinct().subquery()


def _ways(found: Subquery) -> Any:
    """Recipients with how each can be reached: (unit, seat, way), the way as a number of `forms.reach`."""
    invited = (
        select(
            Invitation.seat_id,
            func.max(case((Invitation.state == "open", 2), (Invitation.state == "frozen", 1), else_=0)).label("state"),
        )
        .group_by(Invitation.seat_id)
        .subquery()
    )
    way: ColumnElement[int] = case(
        (found.c.seat.is_(None), 0),
        (Person.blocked_at.is_not(None), 4),
        (Person.id.is_not(None), 5),
        (invited.c.state == 2, 3),
        (invited.c.state == 1, 2),
        else_=1,
    )
    return (
        select(found.c.unit, found.c.seat, way.label("way"))
        .outerjoin(Seat, Seat.id == found.c.seat)
        .outerjoin(Person, Person.id == Seat.person_id)
        .outerjoin(invited, invited.c.seat_id == Seat.id)
        .subquery()
    )


def reach(db: Session, one: Written) -> Reach:
    """How many, and how many of them cannot be reached, by reason; one aggregate however many they are."""
    return _once(db, one, "reach", lambda: _reach(db, one))


def _reach(db: Session, one: Written) -> Reach:
    ways = _ways(recipients(db, one))
    states = {name_of(way): n for way, n in db.execute(select(ways.c.way, func.count()).group_by(ways.c.way))}
    return Reach(sum(states.values()), states)


def people(db: Session, one: Written, page: int, *, missing: bool = False) -> tuple[list[Line], int]:
    """A page of the recipients by municipality – or of those who cannot be reached – and how many pages there are."""
    ways, town = _ways(recipients(db, one)), aliased(Unit)
    query = (
        select(Unit.name, func.coalesce(town.name, ""), ways.c.way)
        .select_from(ways)
        .join(Unit, Unit.id == ways.c.unit)
        .outerjoin(town, (town.id == Unit.parent_id) & (Unit.kind == "school"))
    )
    if missing:
        query = query.where(ways.c.way < len(REASONS))
    total = db.scalar(select(func.count()).select_from(query.subquery())) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    query = query.order_by(func.coalesce(town.name, ""), Unit.name, ways.c.seat).limit(PAGE).offset(page * PAGE)
    return [Line(unit, at, name_of(way)) for unit, at, way in db.execute(query)], pages


# ── the time they have ───────────────────────────────────────────────────────────────────────


def starts(one: Written, now: datetime) -> datetime:
    """When its first recipients get it, in the body's own zone: a message of its own, or the morning's list."""
    at = max(one.row.send_at or now, now)
    if at_once(one, at):
        return deadlines.next_working_moment(at, one.place.zone, overrides())
    opens, _ = deadlines.working_hours(overrides())
    return deadlines.next_hour_of_day(at + timedelta(minutes=1), one.place.zone, opens, overrides())


def at_once(one: Written, now: datetime) -> bool:
    """Does it come as a message of its own, not as a line of the morning's list?"""
    return bool(of_correction(one)) or announcing.urgent(one.row, deadlines.local(now, one.place.zone).date())


def term(db: Session, one: Written, now: datetime) -> Term:
    """How long they have, and what lies in that time."""
    begins, days = starts(one, now), overrides()
    first = deadlines.local(begins, one.place.zone).date()
    if one.row.due_on is None:
        return Term(begins, None, 0, False, (), (), None)
    due = date.fromisoformat(one.row.due_on)
    span = [first + timedelta(days=k) for k in range(min(max(0, (due - first).days), 400) + 1)]
    rests = tuple(day for day in span if day.weekday() < 5 and not deadlines.is_working_day(day, days))
    met = tuple(exam for exam in exams() if exam.first <= due and exam.last >= first)
    off = not deadlines.is_working_day(due, days)
    working = timeline.working_days(first, due) if due >= first else 0
    return Term(begins, due, working, off, rests, met, _earliest(db, one, due))


def _earliest(db: Session, one: Written, due: date) -> tuple[str, datetime, int] | None:
    found = recipients(db, one)
    query = select(Unit.zone, func.count()).join(found, found.c.unit == Unit.id).group_by(Unit.zone)
    zones = sorted((deadlines.end_of_day(due, zone), zone, n) for zone, n in db.execute(query))
    if len(zones) < 2 or zones[0][1] == one.place.zone:
        return None
    moment, zone, n = zones[0]
    return zone, moment, n


@cache
def exams() -> tuple[Exam, ...]:
    """`content/exams.csv`: the weeks of examinations, as a methodologist writes them."""
    with (CONTENT / "exams.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Exam(
                {"ru": row["ru"], "en": row["en"]},
                date.fromisoformat(row["from"]),
                date.fromisoformat(row["to"]),
            )
            for row in csv.DictReader(file)
        )


def steps(db: Session, one: Written, now: datetime) -> tuple[Step, ...]:
    """Every reminder and every rung, as it will come; nothing for what is only read."""
    if one.row.due_on is None or one.news:
        return ()
    first = deadlines.local(starts(one, now), one.place.zone).date()
    until = date.fromisoformat(one.row.acknowledge_on) if one.row.acknowledge_on else None
    return timeline.steps(first, date.fromisoformat(one.row.due_on), ladder(db, one), acknowledge_on=until)


def ladder(db: Session, one: Written) -> dict[str, Any]:
    """What will be frozen into it when it is published."""
    return timeline.ladder(int(settings.value(db, one.row.unit_id, "letter-grace")))


# ── what it asks ─────────────────────────────────────────────────────────────────────────────


def minutes(db: Session, one: Written) -> int:
    """Of work asked of one recipient."""
    return burden.estimate(db, one.row)


def full(db: Session, one: Written, now: datetime) -> tuple[list[tuple[int, str, int]], int]:
    """Schools that already have many letters in this week, the fullest first; and how many that is in this region."""
    most = int(settings.value(db, one.row.unit_id, "letter-week"))
    return _once(db, one, "full", lambda: burden.week(db, select(recipients(db, one).c.unit), now, most)), most


def postponed(one: Written, now: datetime) -> datetime:
    """The first working morning of the next week, in the body's own zone."""
    today = deadlines.local(now, one.place.zone).date()
    monday = today + timedelta(days=7 - today.weekday())
    opens, _ = deadlines.working_hours(overrides())
    return deadlines.next_working_moment(deadlines.moment(monday, opens, one.place.zone), one.place.zone, overrides())


def known(db: Session, one: Written) -> dict[str, int]:
    """Questions of the report that need no typing: question → units whose answer is known."""
    if one.row.report != "form" or one.row.form_version_id is None:
        return {}
    form, to = submissions.form_of(db, one.row.form_version_id), select(recipients(db, one).c.unit)
    return _once(db, one, "known", lambda: facts.count(db, form, to))


def same(db: Session, one: Written, now: datetime) -> list[Same]:
    """Letters of the last year, of this body or of those above and below it, that asked these units for the same."""
    if one.row.report != "form" or one.row.form_version_id is None:
        return []
    return _once(db, one, "same", lambda: _same(db, one, now))


def _same(db: Session, one: Written, now: datetime) -> list[Same]:
    assert one.row.form_version_id is not None
    mine = submissions.form_of(db, one.row.form_version_id)
    asked = {name: item.label for item in mine.items if item.asked and (name := facts.name_of(mine.form.name, item))}
    found = []
    for letter, n in _alike(db, one, now):
        other = submissions.form_of(db, cast(int, letter.form_version_id))
        form = other.form.name == mine.form.name
        names = {facts.name_of(other.form.name, item) for item in other.items if item.asked}
        again = tuple(label for name, label in asked.items() if name in names)
        if (form or again) and letter.published_at is not None:
            found.append(Same(letter.id, letter.kind, letter.number, letter.published_at, form, again, n))
    return found[:SAME]


def _alike(db: Session, one: Written, now: datetime) -> Sequence[tuple[Letter, int]]:
    to, body = recipients(db, one), one.row.unit_id
    mine = select(Delivery.letter_id, func.count().label("n")).where(
        Delivery.unit_id.in_(select(to.c.unit)), Delivery.state != "cancelled", Delivery.letter_id != of_correction(one)
    )
    met = mine.group_by(Delivery.letter_id).subquery()
    rows = db.execute(
        select(Letter, met.c.n)
        .join(met, met.c.letter_id == Letter.id)
        .where(Letter.form_version_id.is_not(None), Letter.report == "form")
        .where(Letter.unit_id.in_(over(body)) | Letter.unit_id.in_(under(body)))
        .where(Letter.state.in_(("running", "closed")), Letter.published_at > now - YEAR)
        .order_by(Letter.id.desc())
        .limit(4 * SAME)
    )
    return [(row[0], row[1]) for row in rows]


def of_correction(one: Written) -> int:
    """The letter a draft corrects; 0 for a letter of its own."""
    chosen = one.row.audience or {}
    return int(chosen["of"]) if chosen.get("kind") == "correction" else 0
