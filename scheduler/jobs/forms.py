"""Directors who have not finished, and only they."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Cycle, Mark, Person, Seat, Unit
from services import deadlines, outbox
from services.content import overrides
from services.forms import cycles


def remind_unfinished(db: Session, now: datetime) -> int:
    """Five working days before the term, one before, on the day and the day after, at the hour each chose."""
    return sum(_remind(db, cycle, now) for cycle in db.scalars(select(Cycle).where(Cycle.closed_at.is_(None))).all())


def _remind(db: Session, cycle: Cycle, now: datetime) -> int:
    told = 0
    due_on = date.fromisoformat(cycle.due_on)
    zones = db.scalars(select(Unit.zone).where(Unit.kind == "school").distinct()).all()
    for zone in zones:
        here = deadlines.local(now, zone)
        # After a long silence only the latest reminder is worth hearing.
        passed = [o for o in cycles.REMINDERS if cycles.reminder_day(due_on, o) <= here.date()]
        if not passed:
            continue
        offset = passed[-1]
        on_its_day = cycles.reminder_day(due_on, offset) == here.date()
        for hour in ("08:30", "13:00", "16:00"):
            if on_its_day and here.time() < time.fromisoformat(hour):
                continue
            mark = f"remind/{cycle.id}/{offset}/{zone}/{hour}"
            if db.get(Mark, mark) is not None:
                continue
            db.add(Mark(name=mark, value=now.isoformat()))
            told += _tell(db, cycle, offset, zone, hour, now)
    return told


def _tell(db: Session, cycle: Cycle, offset: int, zone: str, hour: str, now: datetime) -> int:
    chosen = select(Seat.id).join(Person, Person.id == Seat.person_id).where(Person.reminder_hour == hour)
    mine = set(db.scalars(chosen))
    following = [o for o in cycles.REMINDERS if o < offset]
    due_on = date.fromisoformat(cycle.due_on)
    # A reminder is stale when the next one comes; the last one lives a week.
    stale = (
        cycles.reminder_day(due_on, following[0])
        if following
        else deadlines.local(now, zone).date() + timedelta(days=7)
    )
    at = deadlines.next_working_moment(now, zone, overrides(), start=time(8, 0), end=time(19, 0))
    return sum(
        outbox.notify(
            db, seat, "form-reminder", once=f"cycle/{cycle.id}/remind/{offset}/{seat}", now=now,
            not_before=at, expires_at=deadlines.start_of_day(stale, zone), submission=submission,
        )
        for submission, seat, its_zone in cycles.directors(db, cycle.id, unfinished=True)
        if its_zone == zone and seat in mine
    )  # fmt: skip
