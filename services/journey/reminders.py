"""What time does by itself on a school's way: gates that open, terms that end, visits that are due."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models import Journey, Mentoring, Roadmap, Submission, Support, Unit, Visit
from services import deadlines, outbox
from services.deadlines import Overrides
from services.journey import stages, way

RECENT = timedelta(hours=3)  # a tick looks this far back; the night looks at everything
MORNING = time(9, 0)
VISITS = {"mentor": "mentor", "subjects": "subjects", "model": "review"}  # measure → what is written down at it


def advance_all(db: Session, now: datetime) -> int:
    """Every open gate is gone through."""
    last = list(stages.stages())[-1]
    ids = db.scalars(select(Journey.school_id).where(Journey.stage != last)).all()
    return sum(way.advance(db, one, now) for one in ids)


def advance_recent(db: Session, now: datetime) -> int:
    """Only where something was verified, approved or arranged within the last hours."""
    since = now - RECENT
    touched = or_(
        Journey.school_id.in_(select(Submission.school_id).where(Submission.verified_at >= since)),
        Journey.school_id.in_(select(Roadmap.unit_id).where(Roadmap.state == "working", Roadmap.decided_at >= since)),
        Journey.school_id.in_(select(Support.school_id).where(Support.decided_at >= since)),
    )
    waiting = select(Journey.school_id).where(Journey.stage.in_(("diagnosis", "support")), touched)
    return sum(way.advance(db, one, now) for one in db.scalars(waiting).all())


def remind(db: Session, now: datetime, days: Overrides) -> int:
    """All of them, each once: the same key is the same message."""
    return sum(
        _before_end(db, kind, now, days) + _again(db, kind, now, days)
        for kind in stages.kinds()
        if kind.ahead or kind.every
    )


def _before_end(db: Session, kind: stages.Kind, now: datetime, days: Overrides) -> int:
    """So many days before a term ends; after downtime only the nearest of them."""
    if not kind.ahead:
        return 0
    last = (now + timedelta(days=max(kind.ahead) + 1)).date().isoformat()
    rows = db.execute(
        select(Support, Unit)
        .join(Unit, Unit.id == Support.school_id)
        .where(Support.kind == kind.code, Support.state == "working")
        .where(Support.until_on <= last, Support.until_on >= (now - timedelta(days=1)).date().isoformat())
    ).all()
    told = 0
    for row, school in rows:
        left = (date.fromisoformat(row.until_on or "") - deadlines.local(now, school.zone).date()).days
        passed = [ahead for ahead in kind.ahead if 0 <= left <= ahead]
        if passed:
            key = f"support-end/{row.id}/{row.until_on}/{min(passed)}"
            told += _tell(db, row, school, key, "support-ends", now, days, until=row.until_on)
    return told


def _again(db: Session, kind: stages.Kind, now: datetime, days: Overrides) -> int:
    """So many days after the last visit or review, or since it is in force."""
    if not kind.every or kind.code not in VISITS:
        return 0
    due = (now - timedelta(days=kind.every)).date().isoformat()
    last = (
        select(func.max(Visit.visited_on))
        .where(Visit.school_id == Support.school_id, Visit.kind == VISITS[kind.code])
        .scalar_subquery()
    )
    rows = db.execute(
        select(Support, Unit, last)
        .join(Unit, Unit.id == Support.school_id)
        .join(Journey, Journey.school_id == Support.school_id)
        .where(Support.kind == kind.code, Support.state == "working", Journey.stage.in_(("support", "exit")))
        .where(Support.decided_at <= now - timedelta(days=kind.every), or_(last.is_(None), last <= due))
    ).all()
    told = 0
    for row, school, visited in rows:
        begun = deadlines.local(row.decided_at or now, school.zone).date().isoformat()
        since = max(visited or begun, begun) if visited else begun
        # Still silent after as long again: said once more.
        rounds = (now.date() - date.fromisoformat(since)).days // kind.every
        if rounds:
            key = f"support-again/{row.id}/{since}/{rounds}"
            told += _tell(db, row, school, key, "support-review", now, days, last=since)
    return told


def _tell(
    db: Session, row: Support, school: Unit, key: str, what: str, now: datetime, days: Overrides, **args: Any
) -> int:
    """The curators, of a mentor's measure the mentor; on a working morning there."""
    if row.kind == "mentor":
        standing = select(Mentoring.seat_id).where(Mentoring.school_id == school.id, Mentoring.ended_at.is_(None))
        hearers = list(db.scalars(standing))
    else:
        hearers = way.curators(db, school.id)
    when = deadlines.next_working_moment(now, school.zone, days, start=MORNING)
    return sum(
        outbox.notify(db, seat, what, once=f"{key}/{seat}", now=now, not_before=when, support=row.id, **args)
        for seat in hearers
    )
