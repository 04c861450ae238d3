"""What the bot knows of its own silences: told once to the operators, and a line on every message they made late."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Mark, Notice, Seat, Unit
from services import deadlines
from services.alarms import alarm
from services.content import overrides
from services.outbox import Claimed

ALIVE = "alive"
OUTAGE = "outage"
SHORT = 0.5  # working hours; a shorter silence nobody has noticed
LATE = timedelta(hours=2)
CATCHING_UP = timedelta(hours=3)  # after a silence; what comes later than that waited for something else
SETTLE = timedelta(minutes=3)  # the jobs must have looked, their messages must have left, before they are counted
LATE_MARK = "late"
SLOW = timedelta(minutes=30)  # a queue may take so long by itself


def beat(db: Session, now: datetime) -> int:
    """I am here: written at every tick."""
    mark = db.get(Mark, ALIVE)
    if mark is None:
        db.add(Mark(name=ALIVE, value=now.isoformat()))
    else:
        mark.value = now.isoformat()
    return 0


def deaf(db: Session, now: datetime) -> int:
    """Telegram does not answer from now on."""
    _remember(db, now, None)
    return 1


def slept_since(db: Session, now: datetime) -> tuple[str, datetime] | None:
    """At a start: since when there has been silence, and of what kind; None after a mere restart."""
    begin, end = _last(db)
    if begin is not None and end is None:
        return "telegram", begin  # it was out of reach when the process before this one ended
    mark = db.get(Mark, ALIVE)
    begin = datetime.fromisoformat(mark.value) if mark else now
    if not _long(db, begin, now):
        return None
    _remember(db, begin, now)
    return "process", begin


def over(db: Session, kind: str, begin: datetime, now: datetime, updates: int) -> int:
    """A silence has ended and what people said meanwhile is here; the operators are told once, when all has left.

    `kind`: process – the bot did not run; telegram – it ran, but did not reach Telegram.
    """
    _remember(db, begin, now)
    if not _long(db, begin, now):
        return 0
    return alarm(
        db, "alarm-outage", f"outage/{begin.isoformat()}", now, rank="digest", not_before=now + SETTLE,
        kind=kind, begin=begin.isoformat(), end=now.isoformat(), updates=updates,
    )  # fmt: skip


def late_since(db: Session, message: Claimed, now: datetime) -> datetime | None:
    """When this message should have come, if it comes late by the bot's own fault."""
    if message.meant_for is not None:
        return message.meant_for if now - message.meant_for > LATE else None
    if now - message.not_before <= LATE:
        return None
    begin, end = _last(db)
    # What waited for somebody's entering or unblocking was not made late by us.
    if begin is None or not begin <= message.not_before <= (end or now) or now > (end or now) + CATCHING_UP:
        return None
    return message.not_before


def rest(due: datetime, now: datetime, zone: str) -> datetime | None:
    """Until when a message waits that was due by day and would leave in the night, made late by an outage."""
    if now - due < SLOW:
        return None
    days = overrides()
    if deadlines.quiet(due, zone, days) or not deadlines.quiet(now, zone, days):
        return None
    return deadlines.next_hour_of_day(now, zone, deadlines.quiet_hours(days)[1], days)


def sent_late(db: Session, since: datetime) -> int:
    """How many messages have left late since a moment."""
    query = select(func.count()).where(Notice.state == "sent", Notice.trouble == LATE_MARK, Notice.sent_at >= since)
    return db.scalar(query) or 0


def _long(db: Session, begin: datetime, end: datetime) -> bool:
    """More than half an hour of somebody's working time; a night or a Sunday is nobody's."""
    zones = db.scalars(
        select(Unit.zone).join(Seat, Seat.unit_id == Unit.id).where(Seat.role == "operator").distinct()
    ).all()
    return any(deadlines.working_hours_between(begin, end, zone, overrides()) > SHORT for zone in zones)


def _remember(db: Session, begin: datetime, end: datetime | None) -> None:
    db.merge(Mark(name=OUTAGE, value=f"{begin.isoformat()}/{end.isoformat() if end else ''}"))


def _last(db: Session) -> tuple[datetime | None, datetime | None]:
    mark = db.get(Mark, OUTAGE)
    if mark is None:
        return None, None
    begin, end = mark.value.split("/")
    return datetime.fromisoformat(begin), datetime.fromisoformat(end) if end else None
