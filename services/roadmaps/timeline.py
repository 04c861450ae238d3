"""When a measure speaks: ahead of its term, on the day, in the middle of a long one; the same for job and preview."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from services import deadlines
from services.deadlines import Overrides
from services.roadmaps import terms

AHEAD = {"due-7": 7, "due-3": 3, "due-1": 1, "due-0": 0}  # working days before the term
ONE_DAY = timedelta(days=1)
LATE = {"late-0": 1, "late-1": 2, "late-3": 4}  # after it: what stands in the way? the curator; the coordinator
LONGEST = timedelta(days=2 * 366)  # beyond that nobody is asked half-way
LONG = 30  # days from which a measure is asked half-way how it goes


@dataclass(frozen=True, slots=True)
class Step:
    """One word about a measure: its name and its local day."""

    name: str  # half due-7 due-3 due-1 due-0 late-0 late-1 late-3
    day: date


def ahead(starts: date, ends: date, overrides: Overrides) -> tuple[Step, ...]:
    """What is said until the term, in order; no day says two things, and nothing is said before the measure begins.

    A term of three days and less still has the day before it and the day itself. In summer nobody is asked half-way.
    """
    steps = {working_days_before(ends, n, overrides): name for name, n in AHEAD.items()}
    middle = half(starts, ends, overrides)
    if LONG < (ends - starts).days < LONGEST.days and not terms.in_summer(middle):
        steps.setdefault(middle, "half")
    return tuple(Step(name, day) for day, name in sorted(steps.items()) if starts < day <= ends or name == "due-0")


def late(ends: date, overrides: Overrides) -> tuple[Step, ...]:
    """What is said after the term: first to the school, a working day later to the curator, then to the coordinator."""
    return tuple(Step(name, _after(ends, n, overrides)) for name, n in LATE.items())


def back(moved: date, idle: int, overrides: Overrides) -> tuple[Step, ...]:
    """What is said of one that moved after its term and then stood still for so many working days: the same anew."""
    return late(_after(moved, idle - 1, overrides), overrides)


def half(starts: date, ends: date, overrides: Overrides) -> date:
    """The working day on which half of the time is gone."""
    return working_days_before(starts + (ends - starts) / 2, 0, overrides)


def middles(since: date, today: date, overrides: Overrides) -> tuple[date, date]:
    """Between which days the middle of a term lies whose half is spoken of after `since` until `today`."""
    last = today
    while not deadlines.is_working_day(last + ONE_DAY, overrides):
        last += ONE_DAY  # a half on a day off is spoken of on the working day before it
    return since + ONE_DAY, last


def working_days_before(day: date, n: int, overrides: Overrides) -> date:
    """n working days earlier; for n = 0 the day itself, or the working day before it."""
    while n == 0 and not deadlines.is_working_day(day, overrides):
        day -= timedelta(days=1)
    return deadlines.working_days_earlier(_noon(day), n, "UTC", overrides).date()


def _after(day: date, n: int, overrides: Overrides) -> date:
    return deadlines.add_working_days(_noon(day), n, "UTC", overrides).date()


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
