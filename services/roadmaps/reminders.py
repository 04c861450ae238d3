"""What is to be said of measures today: ahead of the term, on the day, half-way, and after it who is to help.

What a tick finds besides the marks comes from the index of states and last days, so that a region where nothing is
due costs next to nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, column, exists, or_, select, text, tuple_, values
from sqlalchemy.orm import Session

from models import Measure, Person, Roadmap, Seat, Unit
from services import deadlines, mornings
from services.content import overrides
from services.mornings import Found
from services.org import seats, units
from services.risk import hearing
from services.roadmaps import standstill, timeline
from services.roadmaps.doing import OPEN
from services.roadmaps.timeline import Step

MARK = "measures"
AFOOT = exists().where(Roadmap.state == "working")
SPAN = timedelta(days=45)  # no reminder is further from its term: seven working days across the longest holidays
TERM = tuple_(Measure.starts_on, Measure.ends_on)
# The days on which measures begin, from one to the next through the index, however many begin on each.
BEGUN = text("""
    WITH RECURSIVE begun(day) AS (
        SELECT min(starts_on) FROM measure WHERE starts_on > :after
        UNION ALL
        SELECT (SELECT min(starts_on) FROM measure WHERE starts_on > begun.day) FROM begun WHERE begun.day < :until
    )
    SELECT day FROM begun WHERE day < :until
""")
CARRIES_OUT = or_(
    and_(Unit.kind == "school", Seat.role == "director"),
    and_(Unit.kind != "school", Unit.parent_id.is_not(None), Seat.role == "coordinator"),
    and_(Unit.kind != "school", Unit.parent_id.is_(None), Seat.role == "operator"),
)
SCHOOL_STEPS = ("half", "due-7", "due-3", "due-1", "due-0", "late-0")
RUNGS = {"late-1": "curator", "late-3": "coordinator"}


@dataclass(frozen=True, slots=True)
class Window:
    """The days since the last look, without that day and with this one."""

    since: date
    today: date

    def newest(self, steps: Iterable[Step], names: Iterable[str]) -> Step | None:
        """After a long silence only the last word is worth hearing."""
        wanted = set(names)
        passed = [step for step in steps if step.name in wanted and self.since < step.day <= self.today]
        return max(passed, key=lambda step: step.day, default=None)


def due(db: Session, now: datetime) -> list[Found]:
    """For each who carries out something of which a word is due, at the hour they chose."""
    found: list[Found] = []
    for zone, hour, since, today in mornings.come(db, MARK, units.hours(db), AFOOT, now):
        found += _school(db, zone, hour, Window(since, today))
    return found


def late(db: Session, now: datetime) -> list[Found]:
    """A working day after the school the curator hears what stands still and which help is needed; then who is above.

    A measure of which anything was done since its term is not spoken of, until it stands still again.
    """
    found: list[Found] = []
    for zone, _, since, today in mornings.come(db, MARK, [mornings.above()], AFOOT, now):
        found += _above(db, zone, Window(since, today))
    return found


# ── the school ───────────────────────────────────────────────────────────────────────────────


def _school(db: Session, zone: str, hour: str, window: Window) -> list[Found]:
    found: dict[int, list[tuple[int, Step]]] = defaultdict(list)
    again = standstill.steps(db, zone, window.today)
    back = [number for number, steps in again.items() if window.newest(steps, SCHOOL_STEPS)]
    back = sorted({*back} - standstill.waiting(db, "measure", back))
    for pairs in [*_candidates(db, window), *([Measure.id.in_(back)] if back else [])]:
        wanted = _in_force(zone).where(Person.reminder_hour == hour, pairs)
        for measure, seat, starts, ends in db.execute(wanted.order_by(Measure.ends_on, Measure.id)):
            step = window.newest(again.get(measure) or _steps(starts, ends, _key()), SCHOOL_STEPS)
            if step is not None and measure not in {known for known, _ in found[seat]}:
                found[seat].append((measure, step))
    return [_found(seat, due, zone, hour, window.today) for seat, due in found.items()]


def _in_force(zone: str) -> Select[int, int, str, str]:
    """Measures that are not done, of roadmaps in force, with the seats that carry them out."""
    return (
        select(Measure.id, Seat.id, Measure.starts_on, Measure.ends_on)
        .join(Roadmap, Roadmap.id == Measure.roadmap_id)
        .join(Unit, Unit.id == Roadmap.unit_id)
        .join(Seat, Seat.unit_id == Unit.id)
        .join(Person, Person.id == Seat.person_id)
        .where(Roadmap.state == "working", Unit.zone == zone, Measure.state.in_(OPEN))
        .where(CARRIES_OUT, Seat.closed_at.is_(None))
    )


def _candidates(db: Session, window: Window) -> list[ColumnElement[bool]]:
    """Conditions that an index answers: the last days near a reminder, and the terms whose half is now."""
    near, halves = _ends_near(window.since, window.today, _key()), _half_way(db, window)
    return [Measure.ends_on.in_(near), *([TERM.in_(halves)] if halves else [])]


def _half_way(db: Session, window: Window) -> list[tuple[str, str]]:
    """The terms of measures whose half falls into the window: of each first day the few last days that fit to it."""
    key = _key()
    first, last = timeline.middles(window.since, window.today, dict(key))
    after, until = (first - timeline.LONGEST / 2).isoformat(), last.isoformat()
    begun = [date.fromisoformat(day) for day in db.scalars(BEGUN, {"after": after, "until": until})]
    # The half of an odd number of days is rounded down.
    spans = [(day, first + (first - day), last + (last - day) + timedelta(days=1)) for day in begun]
    rows = [(starts.isoformat(), least.isoformat(), most.isoformat()) for starts, least, most in spans]
    fit = values(column("starts", String), column("least", String), column("most", String)).data(rows).cte("fit")
    terms = select(Measure.starts_on, Measure.ends_on).distinct().join(
        fit, and_(Measure.starts_on == fit.c.starts, Measure.ends_on.between(fit.c.least, fit.c.most))
    )  # fmt: skip
    found = db.execute(terms).all() if spans else []
    return [(one[0], one[1]) for one in found if window.newest(_steps(one[0], one[1], key), ("half",))]


def _found(seat: int, due: list[tuple[int, Step]], zone: str, hour: str, today: date) -> Found:
    meant = deadlines.moment(max(step.day for _, step in due), time.fromisoformat(hour), zone)
    said = {"measures": [[measure, step.name] for measure, step in due]}
    return Found(seat, "measures-due", f"due/{seat}/{today}", zone, today, said, meant)


# ── above it ─────────────────────────────────────────────────────────────────────────────────


def _above(db: Session, zone: str, window: Window) -> list[Found]:
    ends = [day for day in _ends_near(window.since, window.today, _key()) if day < window.today.isoformat()]
    again = standstill.steps(db, zone, window.today)
    back = [number for number, steps in again.items() if window.newest(steps, RUNGS)]
    # An index answers the days; an «or», be it of nothing, reads every measure.
    late = or_(Measure.ends_on.in_(ends), Measure.id.in_(back)) if back else Measure.ends_on.in_(ends)
    rows = db.execute(
        select(Measure, Roadmap, Unit)
        .join(Roadmap, Roadmap.id == Measure.roadmap_id)
        .join(Unit, Unit.id == Roadmap.unit_id)
        .where(Roadmap.state == "working", Unit.zone == zone)
        .where(Measure.state.in_(OPEN), late)
        .order_by(Unit.name, Measure.id)
    ).all()
    found: dict[int, list[list[Any]]] = defaultdict(list)
    for measure, roadmap, unit in rows:
        step = window.newest(again.get(measure.id) or _steps(measure.starts_on, measure.ends_on, _key()), RUNGS)
        if step is not None:
            for seat in _rung(db, roadmap, unit, step.name):
                found[seat].append([measure.id, step.name])
    today = window.today
    return [Found(seat, "measures-late", "late", zone, today, {"measures": late}) for seat, late in found.items()]


def _rung(db: Session, roadmap: Roadmap, unit: Unit, name: str) -> list[int]:
    """The curator first, then the coordinator; who is both hears once in any case."""
    if unit.kind != "school":  # its own coordinator is who is late
        return hearing.present(db, hearing.occupied(db, seats.above(db, unit.id, "operator")))
    if RUNGS[name] == "coordinator":
        return hearing.first_above(db, unit.id)
    there = hearing.present(db, hearing.curators_of(db, unit.id))
    return there or hearing.first_above(db, unit.id)


# ── what a message still has to say when it is sent ──────────────────────────────────────────


def still(db: Session, numbers: Iterable[int]) -> list[tuple[Measure, Roadmap, Unit]]:
    """Those of these measures that are not done yet, the earliest term first."""
    rows = db.execute(
        select(Measure, Roadmap, Unit)
        .join(Roadmap, Roadmap.id == Measure.roadmap_id)
        .join(Unit, Unit.id == Roadmap.unit_id)
        .where(Measure.id.in_(list(numbers)), Measure.state.in_(OPEN), Roadmap.state == "working")
        .order_by(Measure.ends_on, Measure.id)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _key() -> tuple[tuple[date, bool], ...]:
    """What the days depend on, as a key to remember them by."""
    return tuple(sorted(overrides().items()))


@lru_cache(maxsize=4096)
def _steps(starts: str, ends: str, days: tuple[tuple[date, bool], ...]) -> tuple[Step, ...]:
    first, last, calendar = date.fromisoformat(starts), date.fromisoformat(ends), dict(days)
    return (*timeline.ahead(first, last, calendar), *timeline.late(last, calendar))


@lru_cache(maxsize=512)
def _ends_near(since: date, today: date, days: tuple[tuple[date, bool], ...]) -> list[str]:
    """Last days of measures of which a word falls into the days after `since` until `today`."""
    calendar = dict(days)
    near = (since - SPAN + timedelta(days=k) for k in range((today - since + 2 * SPAN).days + 1))
    return [
        ends.isoformat()
        for ends in near
        if any(
            since < step.day <= today
            for step in (*timeline.ahead(ends - SPAN, ends, calendar), *timeline.late(ends, calendar))
            if step.name != "half"
        )
    ]
