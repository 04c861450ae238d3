"""A school's levels over its last cycles, as they counted: the municipality's where it has spoken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Cycle, FactorLevel, Submission
from services import deadlines

CYCLES = 4
_RISING = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Then:
    """A factor in one cycle; `found` says that the municipality's level differs from the school's."""

    level: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """One cycle of a school: the local day it began, whether the municipality has spoken, the levels by factor."""

    submission: int
    began: date
    verified: bool
    levels: dict[str, Then]


def read(db: Session, school_id: int, zone: str) -> list[Past]:
    """The last cycles in which the school sent a scored form, the oldest first."""
    scored = select(FactorLevel.factor).where(FactorLevel.submission_id == Submission.id).exists()
    rows = db.execute(
        select(Submission.id, Cycle.started_at, Submission.verified_at)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .where(Submission.school_id == school_id, Submission.state == "sent", DIAGNOSIS, scored)
        .order_by(Submission.id.desc())
        .limit(CYCLES)
    ).all()
    levels: dict[int, dict[str, Then]] = {row[0]: {} for row in rows}
    query = select(FactorLevel).where(FactorLevel.submission_id.in_(levels)).order_by(FactorLevel.factor)
    for one in db.scalars(query):
        counts = one.verified_level or one.level
        levels[one.submission_id][one.factor] = Then(counts, counts != one.level)
    return [
        Past(number, deadlines.local(began, zone).date(), verified is not None, levels[number])
        for number, began, verified in reversed(rows)
    ]


def trend(past: Sequence[Past], factor: str) -> str:
    """worse, better, same or unknown: the last cycle beside the one before it."""
    before, now = (one.levels.get(factor, Then("unknown")).level for one in past[-2:])
    return step(before, now)


def step(before: str, now: str) -> str:
    """worse, better, same; unknown where too little is known of either."""
    if before not in _RISING or now not in _RISING:
        return "unknown"
    change = _RISING.index(now) - _RISING.index(before)
    return "worse" if change > 0 else "better" if change < 0 else "same"
