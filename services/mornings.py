"""What is said once a morning: the days it looks through, and one message for what several services have found.

A zone and an hour are looked through once a day; a mark remembers the last day, so a tick that finds it costs nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models import Mark, Notice, Seat, Unit
from services import deadlines, outbox
from services.content import overrides
from services.org import units

FARTHEST = timedelta(days=45)  # after a longer silence nothing of what was missed is still news
LIVES = timedelta(days=3)  # of a message that could not be delivered: the next one says more
WAIT = timedelta(minutes=5)  # of what was found before the reader's morning: the tick of that morning adds to it


@dataclass(frozen=True, slots=True)
class Found:
    """What one service has to say to a seat; all that has the same `once` is one message."""

    seat: int
    key: str  # where nothing else is found
    once: str
    zone: str
    today: date
    said: dict[str, list[list[Any]]]  # what the message is given: [number, the step's name] of each
    meant_for: datetime | None = None


def come(
    db: Session, mark: str, hours: Iterable[str], afoot: ColumnElement[bool], now: datetime
) -> Iterator[tuple[str, str, date, date]]:
    """(zone, hour, since, today) of each hour to which a zone's clock has come for the first time today.

    Where nothing is afoot in the whole region the hour passes in silence.

    What is due is looked for in the days without `since` and with `today`. Whoever wakes at night or on a day off looks
    on the next working morning, so that a long sleep is one message too.
    """
    marks = {one.name: one for one in db.scalars(select(Mark).where(Mark.name.startswith(f"{mark}/")))}
    hours, busy = list(hours), None
    quiet_from, quiet_until = deadlines.quiet_hours(overrides())
    for zone in units.zones(db):
        if deadlines.next_working_moment(now, zone, overrides(), start=quiet_until, end=quiet_from) > now:
            continue
        here = deadlines.local(now, zone)
        today = here.date()
        for hour in hours:
            name = f"{mark}/{zone}/{hour}"[:64]
            last = marks[name].value if name in marks else ""
            if here.time() < time.fromisoformat(hour.rstrip("+")) or last >= today.isoformat():
                continue
            db.merge(Mark(name=name, value=today.isoformat()))  # those that are there are in the session
            busy = db.scalar(select(afoot)) if busy is None else busy
            if busy:
                since = date.fromisoformat(last) if last else today - timedelta(days=1)
                yield zone, hour, max(since, today - FARTHEST), today


def above() -> str:
    """The hour at which those hear who are to help: the beginning of the working day, whatever hour they chose."""
    return f"{deadlines.working_hours(overrides())[0]:%H:%M}+"


def notify(db: Session, found: Iterable[Found], together: str, now: datetime) -> int:
    """One message each, under its own key or, where several services have found something, under this one."""
    messages = defaultdict[str, list[Found]](list)
    for one in found:
        messages[one.once].append(one)
    return sum(_queue(db, parts, parts[0].key if len(parts) == 1 else together, now) for parts in messages.values())


def _queue(db: Session, parts: list[Found], key: str, now: datetime) -> int:
    first = parts[0]
    said: dict[str, Any] = {name: items for one in parts for name, items in one.said.items()}
    return outbox.notify(
        db, first.seat, key, once=first.once, now=now,
        meant_for=max((one.meant_for for one in parts if one.meant_for), default=None),
        expires_at=deadlines.start_of_day(first.today + LIVES, first.zone), **said,
    )  # fmt: skip


# ── who helps ────────────────────────────────────────────────────────────────────────────────


def notify_above(db: Session, found: list[Found], together: str, now: datetime) -> int:
    """One message to a person, through whichever seats and about schools of whichever zones.

    What a zone to the east finds in the reader's night waits for the reader's own morning, and for what that brings.
    """
    meant = select(Seat.person_id).where(Seat.id.in_({one.seat for one in found}))
    seats = select(Seat.id, Seat.person_id, Unit.zone).join(Unit, Unit.id == Seat.unit_id)
    readers, zones, parts = dict[int, int](), dict[int, str](), defaultdict[int, list[Found]](list)
    for seat, person, zone in db.execute(seats.where(Seat.person_id.in_(meant)).order_by(Seat.id)) if found else ():
        assert person is not None
        readers[seat] = person
        zones.setdefault(person, zone)  # of several places the first is where one lives
    for one in found:
        if one.seat in readers:
            parts[readers[one.seat]].append(one)
    return sum(_queue_above(db, person, zones[person], its, together, now) for person, its in parts.items())


def _queue_above(db: Session, person: int, zone: str, parts: list[Found], together: str, now: datetime) -> int:
    at = deadlines.next_working_moment(now, zone, overrides())
    day = deadlines.local(at, zone).date()
    once = f"{parts[0].once}/{person}/{day}"
    waits = db.scalar(select(Notice).where(Notice.once == once, Notice.state == "queued"))
    said: dict[str, Any] = dict(waits.args) if waits is not None else {}
    for name, items in ((name, items) for one in parts for name, items in one.said.items()):
        said[name] = [*said.get(name, ()), *(item for item in items if item not in said.get(name, ()))]
    keys = {one.key for one in parts} | ({waits.key} if waits is not None else set())
    key = together if len(keys) > 1 else keys.pop()
    if waits is not None:
        waits.key, waits.args = key, said
        return 0

    def queue(once: str) -> int:
        return outbox.notify(
            db, parts[0].seat, key, once=once, now=now, not_before=at if at == now else at + WAIT,
            expires_at=deadlines.start_of_day(day + LIVES, zone), **said,
        )  # fmt: skip

    # Where today's has left already, a zone to the west has a morning of its own.
    return queue(once) or queue(f"{once}/{parts[0].zone}")
