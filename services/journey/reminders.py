"""What time does by itself on a school's way: gates that open, terms that end, visits that are due."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session

from models import Entry, Journey, Mark, Mentoring, Roadmap, Step, Submission, Support, Unit, Visit
from services import deadlines, outbox
from services.deadlines import Overrides
from services.journey import facts, stages, way
from services.journey.stages import Kind, Stage
from services.org import units

MORNING = time(9, 0)
SEEN = "journey/seen"  # the newest line of the journal that has been looked at
# Acts after which a gate may be open; those on a support measure look by themselves.
MOVES = {"submission": ("verify", "verify-again"), "roadmap": ("put-in-force",)}
VISITS = {"mentor": "mentor", "subjects": "subjects", "model": "review"}  # measure → what is written down at it


def advance_all(db: Session, now: datetime) -> int:
    """Every gate that is open is gone through; sets tell which schools are worth a look."""
    ids = [school for stage in stages.stages().values() if stage.next for school in db.scalars(_ripe(stage, now)).all()]
    return sum(way.advance(db, one, now) for one in ids)


def advance_recent(db: Session, now: datetime) -> int:
    """Only where something was verified or put in force since the last look."""
    mark, newest = db.get(Mark, SEEN), db.scalar(select(func.max(Entry.id))) or 0
    since = int(mark.value) if mark else 0
    if newest == since:
        return 0
    db.merge(Mark(name=SEEN, value=str(newest)))
    moved = select(Entry.about, Entry.about_id).where(
        Entry.id > since, or_(*(and_(Entry.about == about, Entry.act.in_(acts)) for about, acts in MOVES.items()))
    )
    touched = dict[str, set[int]]()
    for about, number in db.execute(moved):
        touched.setdefault(about, set()).add(number)
    schools = select(Submission.school_id).where(Submission.id.in_(touched.get("submission", ())))
    owners = select(Roadmap.unit_id).where(Roadmap.id.in_(touched.get("roadmap", ())))
    ids = {*db.scalars(schools), *db.scalars(owners)} if touched else set()
    return sum(way.advance(db, one, now) for one in sorted(ids))


def _ripe(stage: Stage, now: datetime) -> Select[int]:
    """Schools at a stage for which each condition of its gate may hold; what is not among them stays where it is."""
    return select(Journey.school_id).where(Journey.stage == stage.code, *(_may_hold(need, now) for need in stage.needs))


def _may_hold(need: str, now: datetime) -> ColumnElement[bool]:
    """A condition of the gate as a set, never narrower than the fact itself."""
    if need == "decided":
        return false()
    if need == "watched":
        return Journey.since <= now - facts.OBSERVED
    if need == "listed":
        return Journey.school_id.in_(select(Step.school_id).where(Step.order_number.is_not(None)))
    if need in ("sent", "verified"):
        sent = select(Submission.school_id).where(Submission.state == "sent")
        return Journey.school_id.in_(sent if need == "sent" else sent.where(Submission.verified_at.is_not(None)))
    if need == "roadmap":
        lives = Roadmap.state.in_(("working", "completed"))
        return Journey.school_id.in_(select(Roadmap.unit_id).where(lives))
    arranged = select(Support.school_id).where(Support.kind == need, Support.state.in_(("working", "not-needed")))
    stands = select(Mentoring.school_id).where(Mentoring.ended_at.is_(None))
    return Journey.school_id.in_(arranged.union(stands) if need == "mentor" else arranged)


def remind(db: Session, now: datetime, days: Overrides) -> int:
    """All of them, each once; the schools of a zone are looked through once on each of its days."""
    if db.scalar(select(Support.id).where(Support.state == "working").limit(1)) is None:
        return 0
    told, kinds = 0, [kind for kind in stages.kinds() if kind.ahead or kind.every]
    marks = {mark.name: mark for mark in db.scalars(select(Mark).where(Mark.name.startswith("support/")))}
    for zone in units.zones(db):
        today, name = deadlines.local(now, zone).date().isoformat(), f"support/{zone}"[:64]
        if name not in marks or marks[name].value < today:
            db.merge(Mark(name=name, value=today))
            told += sum(_before_end(db, kind, zone, now, days) + _again(db, kind, zone, now, days) for kind in kinds)
    return told


def _before_end(db: Session, kind: Kind, zone: str, now: datetime, days: Overrides) -> int:
    """So many days before a term ends; after downtime only the nearest of them."""
    if not kind.ahead:
        return 0
    last = (now + timedelta(days=max(kind.ahead) + 1)).date().isoformat()
    rows = db.execute(
        select(Support, Unit)
        .join(Unit, Unit.id == Support.school_id)
        .where(Support.kind == kind.code, Support.state == "working", Unit.zone == zone)
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


def _again(db: Session, kind: Kind, zone: str, now: datetime, days: Overrides) -> int:
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
        .where(Support.kind == kind.code, Support.state == "working", Unit.zone == zone)
        .where(Journey.stage.in_(("support", "exit")))
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
