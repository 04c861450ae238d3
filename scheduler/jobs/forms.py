"""Directors and deputies who have not finished, and only they."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Cycle, Mark, Person, Seat
from services import deadlines, outbox
from services.content import overrides
from services.forms import cycles, delegation
from services.forms.timeline import Step, reminders
from services.org import units


def remind_unfinished(db: Session, now: datetime) -> int:
    """At half-term, three working days before the term, one, on the day and the day after, at the hour each chose."""
    running = select(Cycle).where(Cycle.closed_at.is_(None), DIAGNOSIS)
    return sum(_remind(db, cycle, now) for cycle in db.scalars(running).all())


def _remind(db: Session, cycle: Cycle, now: datetime) -> int:
    told, hours = 0, list[str]()
    due_on = date.fromisoformat(cycle.due_on)
    for zone in units.zones(db):
        here = deadlines.local(now, zone)
        steps = reminders(cycles.began_on(cycle, zone), due_on)
        # After a long silence only the latest reminder is worth hearing.
        passed = [k for k, step in enumerate(steps) if step.day <= here.date()]
        if not passed or steps[passed[-1]].day <= cycles.reminds_from(db, cycle, zone):
            continue
        hours = hours or sorted(db.scalars(select(Person.reminder_hour).distinct()))
        for hour in hours:
            told += _at_hour(db, cycle, steps[passed[-1] :], zone, hour, now)
    return told


def _at_hour(db: Session, cycle: Cycle, steps: tuple[Step, ...], zone: str, hour: str, now: datetime) -> int:
    """The first of these steps, for those who chose this hour; what comes after it is when it grows stale."""
    meant = deadlines.moment(steps[0].day, time.fromisoformat(hour), zone)
    mark = f"remind/{cycle.id}/{cycle.due_on}/{steps[0].name}/{zone}/{hour}"
    if now < meant or db.get(Mark, mark[:64]) is not None:
        return 0
    db.add(Mark(name=mark[:64], value=now.isoformat()))
    # The last one lives a week.
    stale = steps[1].day if len(steps) > 1 else deadlines.local(now, zone).date() + timedelta(days=7)
    quiet_from, quiet_until = deadlines.quiet_hours(overrides())
    at = deadlines.next_working_moment(now, zone, overrides(), start=quiet_until, end=quiet_from)
    chosen = select(Seat.id).join(Person, Person.id == Seat.person_id).where(Person.reminder_hour == hour)
    mine = set(db.scalars(chosen))
    told = sum(
        outbox.notify(
            db, seat, "cycle-half" if steps[0].name == "half" else "form-reminder",
            once=f"cycle/{cycle.id}/remind/{cycle.due_on}/{steps[0].name}/{seat}", now=now,
            not_before=at, meant_for=meant, expires_at=deadlines.start_of_day(stale, zone), submission=submission,
        )
        for submission, seat, its_zone in cycles.directors(db, cycle.id, unfinished=True)
        if its_zone == zone and seat in mine
    )  # fmt: skip
    return told + sum(
        outbox.notify(
            db, seat, "deputy-reminder", once=f"cycle/{cycle.id}/deputy/{cycle.due_on}/{steps[0].name}/{seat}", now=now,
            not_before=at, meant_for=meant, expires_at=deadlines.start_of_day(stale, zone), submission=submission,
        )
        for submission, seat, its_zone in delegation.holders(db, cycle.id)
        if its_zone == zone and seat in mine
    )  # fmt: skip
