"""How quickly the region answers: working hours from a signal heard to taken, from a profile sent to verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models import Case, Cycle, Submission, Unit
from services import deadlines
from services.content import overrides
from services.forms.progress import schools
from services.forms.reach import alphabetical
from services.org.people import Place

FEWEST = 3  # of fewer, a median says nothing and may point at somebody


@dataclass(frozen=True, slots=True)
class Pace:
    """How long it took, in working hours; None where there are too few to say."""

    n: int
    median: float | None
    ninth: float | None  # nine of ten were at most so long


@dataclass(frozen=True, slots=True)
class TownPace:
    """One municipality; the whole of them has no name."""

    name: str
    taken: Pace
    waiting: int  # signals that nobody has taken yet
    verified: Pace


def by_town(db: Session, seat: Place, cycle: Cycle) -> list[TownPace]:
    """The whole first, then every municipality in the order of the alphabet: no order of merit."""
    taken, waiting = _taken(db, seat, cycle)
    verified = _verified(db, seat, cycle)
    names = sorted({*taken, *waiting, *verified}, key=alphabetical)
    whole = TownPace("", pace(_all(taken)), sum(waiting.values()), pace(_all(verified)))
    return [
        whole,
        *(TownPace(n, pace(taken.get(n, ())), waiting.get(n, 0), pace(verified.get(n, ()))) for n in names),
    ]


def _taken(db: Session, seat: Place, cycle: Cycle) -> tuple[dict[str, list[float]], dict[str, int]]:
    town = aliased(Unit)
    rows = db.execute(
        select(town.name, Unit.zone, Case.heard_at, Case.taken_at)
        .join(Unit, Unit.id == Case.school_id)
        .join(town, town.id == Unit.parent_id)
        .where(Case.cycle_id == cycle.id, Case.level != "process", Case.school_id.in_(schools(seat, cycle)))
    ).all()
    hours: dict[str, list[float]] = {}
    waiting: dict[str, int] = {}
    for name, zone, heard, taken in rows:
        if taken is None:
            waiting[name] = waiting.get(name, 0) + 1
        else:
            hours.setdefault(name, []).append(_hours(heard, taken, zone))
    return hours, waiting


def _verified(db: Session, seat: Place, cycle: Cycle) -> dict[str, list[float]]:
    town = aliased(Unit)
    rows = db.execute(
        select(town.name, Unit.zone, Submission.sent_at, Submission.verified_at)
        .join(Unit, Unit.id == Submission.school_id)
        .join(town, town.id == Unit.parent_id)
        .where(Submission.cycle_id == cycle.id, Submission.verified_at.is_not(None))
        .where(Submission.school_id.in_(schools(seat, cycle)))
    ).all()
    hours: dict[str, list[float]] = {}
    for name, zone, sent, verified in rows:
        if sent is not None and verified is not None:
            hours.setdefault(name, []).append(_hours(sent, verified, zone))
    return hours


def _hours(a: datetime, b: datetime, zone: str) -> float:
    return deadlines.working_hours_between(a, b, zone, overrides())


def pace(hours: Sequence[float]) -> Pace:
    """Median and ninth decile by nearest rank: numbers that somebody really took."""
    if len(hours) < FEWEST:
        return Pace(len(hours), None, None)
    return Pace(len(hours), _rank(hours, 0.5), _rank(hours, 0.9))


def _rank(hours: Sequence[float], share: float) -> float:
    ordered = sorted(hours)
    return ordered[ceil(share * len(ordered)) - 1]


def _all(by_name: dict[str, list[float]]) -> list[float]:
    return [one for hours in by_name.values() for one in hours]
