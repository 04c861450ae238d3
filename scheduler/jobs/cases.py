"""Signals that nobody has taken, or that somebody has taken and left alone."""

from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Cycle, Mark
from services import deadlines
from services.content import overrides
from services.forms.timeline import reminder_day
from services.org import units
from services.risk import cases, hearing, ladder, work

PREPARED = time(8, 30)  # before the morning's lists leave, so that one list holds everything


def pass_on(db: Session, now: datetime) -> int:
    """What waits for a curator who is away goes to the substitute."""
    return hearing.pass_on(db)


def escalate(db: Session, now: datetime) -> int:
    """Tell again, then the coordinator, then the operator."""
    return ladder.escalate(db, now)


def come_back(db: Session, now: datetime) -> int:
    """Taken, and nothing followed."""
    return work.come_back(db, now)


def report_not_sent(db: Session, now: datetime) -> int:
    """C13: on the morning of the working day after the term, the curators hear who has not sent."""
    told = 0
    running = select(Cycle).where(Cycle.closed_at.is_(None), DIAGNOSIS)
    for cycle in db.scalars(running).all():
        morning = reminder_day(date.fromisoformat(cycle.due_on), -1)
        told_of = f"not-sent/{cycle.id}/{cycle.due_on}/"
        zones_told = set(db.scalars(select(Mark.name).where(Mark.name.startswith(told_of))))
        for zone in units.zones(db):
            here = deadlines.local(now, zone)
            if (here.date(), here.time()) < (morning, PREPARED) or not deadlines.is_working_day(
                here.date(), overrides()
            ):
                continue
            mark = f"{told_of}{zone}"
            if mark not in zones_told:
                db.add(Mark(name=mark, value=now.isoformat()))
                told += cases.not_sent(db, cycle, zone, now)
    return told
