"""How a measure's factor moved in schools that carried it out: from the profile its roadmap answers to the next one.

Movement, not cause: a school does much at once. Fewer than five schools say nothing.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from models import DIAGNOSIS, Cycle, FactorLevel, Measure, Roadmap, Submission, Unit
from services.org import access
from services.org.people import Place

FEWEST = 5  # schools below which nothing is claimed
HEIGHT = {"low": 0, "medium": 1, "high": 2}


@dataclass(frozen=True, slots=True)
class Effect:
    """`n` schools; at how many the level is lower, the same, higher; mean scores before and after (0–100)."""

    n: int = 0
    lower: int = 0
    same: int = 0
    higher: int = 0
    before: int = 0
    after: int = 0

    @property
    def told(self) -> bool:
        """Are there enough schools to say anything?"""
        return self.n >= FEWEST


@dataclass(frozen=True, slots=True)
class _Moved:
    """One school: level and score before and after."""

    levels: tuple[str, str]
    scores: tuple[float, float]


def of_measure(db: Session, unit_id: int, code: str) -> Effect:
    """One measure of the library, in the schools of the region that this unit belongs to."""
    return of_region(db, _region(db, unit_id), code).get(code, Effect())


def of_library(db: Session, seat: Place) -> dict[str, Effect]:
    """All that was carried out in a seat's region, by code."""
    return of_region(db, _region(db, seat.unit_id))


def of_region(db: Session, region: int, code: str = "") -> dict[str, Effect]:
    """By code; of a school that took a measure twice the later time counts."""
    before, after = aliased(FactorLevel), aliased(FactorLevel)
    used = _used(region, code).subquery()
    rows = db.execute(
        select(used.c.code, used.c.unit_id, before, after)
        .join(before, (before.submission_id == used.c.basis) & (before.factor == used.c.factor))
        .join(after, (after.submission_id == used.c.next) & (after.factor == used.c.factor))
        .order_by(used.c.id)
    )
    found: dict[str, dict[int, _Moved]] = defaultdict(dict)
    for measure, school, then, now in rows:
        levels = (then.verified_level or then.level, now.verified_level or now.level)
        if set(levels) <= set(HEIGHT) and then.score is not None and now.score is not None:
            found[measure][school] = _Moved(levels, (then.score, now.score))
    return {measure: _effect(list(schools.values())) for measure, schools in found.items()}


def _used(region: int, code: str) -> Select[int, str, int, str, int, int]:
    """Measures that were done, at least in part, before the school's next profile of a cycle that is over."""
    following = (
        select(Submission.id)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .join(FactorLevel, (FactorLevel.submission_id == Submission.id) & (FactorLevel.factor == Measure.factor))
        .where(Submission.school_id == Roadmap.unit_id, Submission.state == "sent", Submission.unconfirmed.is_(False))
        .where(DIAGNOSIS, Cycle.closed_at.is_not(None), Submission.id != Roadmap.submission_id)
        .where(Submission.sent_at > Measure.finished_at)
        .order_by(Submission.sent_at, Submission.id)
        .limit(1)
        .correlate(Measure, Roadmap)
        .scalar_subquery()
    )
    query = (
        select(
            Measure.id, Measure.code, Roadmap.unit_id, Measure.factor, Roadmap.submission_id.label("basis"),
            following.label("next"),
        )
        .join(Roadmap, Roadmap.id == Measure.roadmap_id)
        .where(Measure.state.in_(("done", "partial")), Roadmap.submission_id.is_not(None))
        .where(Roadmap.unit_id.in_(access.under(region)))
    )  # fmt: skip
    return query.where(Measure.code == code) if code else query.where(Measure.code.is_not(None))


def _effect(schools: list[_Moved]) -> Effect:
    steps = [HEIGHT[one.levels[1]] - HEIGHT[one.levels[0]] for one in schools]
    n = len(schools)
    return Effect(
        n, sum(step < 0 for step in steps), sum(step == 0 for step in steps), sum(step > 0 for step in steps),
        round(sum(one.scores[0] for one in schools) / n), round(sum(one.scores[1] for one in schools) / n),
    )  # fmt: skip


def _region(db: Session, unit_id: int) -> int:
    """The topmost unit above this one."""
    top = select(Unit.id).where(Unit.id.in_(access.over(unit_id)), Unit.parent_id.is_(None))
    return db.scalar(top) or unit_id
