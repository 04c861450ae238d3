"""What the gates ask, answered from the database: a missing fact is no.

Each fact is a function of the school and of the moment since which it counts: after a step back
the self-diagnosis must be a new one.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Cycle, FactorLevel, Journey, Roadmap, Step, Submission, Unit
from services import deadlines
from services.journey import stages, supports

OBSERVED = timedelta(days=365)


def read(db: Session, school_id: int, journey: Journey, now: datetime, needs: Iterable[str]) -> dict[str, bool]:
    """Which of these conditions hold."""
    return {need: _one(db, school_id, journey, now, need) for need in needs}


def _one(db: Session, school_id: int, journey: Journey, now: datetime, need: str) -> bool:
    if need == "listed":
        return _listed(db, school_id)
    if need in ("sent", "verified"):
        profile = newest_profile(db, school_id, fresh_since(db, school_id))
        return profile is not None and (need == "sent" or profile.verified_at is not None)
    if need == "roadmap":
        query = select(Roadmap.id).where(Roadmap.unit_id == school_id, Roadmap.state.in_(("working", "completed")))
        return db.scalar(query.limit(1)) is not None
    if need == "watched":
        return now - journey.since >= OBSERVED and calm(db, school_id, journey.since) is True
    if need == "decided":
        return False  # the decision itself moves the school
    unit = db.get(Unit, school_id)
    today = deadlines.local(now, unit.zone).date() if unit else now.date()
    return supports.state(db, school_id, need, today) in ("working", "not-needed")


def _listed(db: Session, school_id: int) -> bool:
    query = select(Step.order_number).where(Step.school_id == school_id, Step.to_stage == stages.first().code)
    return bool(db.scalar(query.order_by(Step.id.desc()).limit(1)))


def fresh_since(db: Session, school_id: int) -> datetime | None:
    """From when on a self-diagnosis counts: the last step back or new beginning; None: any one."""
    query = select(Step).where(Step.school_id == school_id, Step.from_stage.is_not(None))
    for step in db.scalars(query.order_by(Step.id.desc())):
        known = stages.stages()
        both = step.from_stage in known and step.to_stage in known
        if both and stages.place(step.to_stage) < stages.place(str(step.from_stage)):
            return step.at
    return None


def newest_profile(db: Session, school_id: int, since: datetime | None = None) -> Submission | None:
    """The newest sent self-diagnosis that has levels and that the director stands by."""
    levels = select(FactorLevel.submission_id)
    query = (
        select(Submission)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .where(Submission.school_id == school_id, Submission.state == "sent", Submission.unconfirmed.is_(False))
        .where(DIAGNOSIS, Submission.id.in_(levels.where(FactorLevel.submission_id == Submission.id)))
    )
    if since is not None:
        query = query.where(Submission.sent_at > since)
    return db.scalar(query.order_by(Submission.sent_at.desc(), Submission.id.desc()).limit(1))


def calm(db: Session, school_id: int, since: datetime | None = None) -> bool | None:
    """Has the newest verified profile no factor at high risk? None: not known."""
    profile = newest_profile(db, school_id, since)
    if profile is None or profile.verified_at is None:
        return None
    rows = db.execute(
        select(FactorLevel.level, FactorLevel.verified_level).where(FactorLevel.submission_id == profile.id)
    )
    levels = {found or level for level, found in rows}
    return None if "unknown" in levels else "high" not in levels
