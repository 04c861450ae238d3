"""Who is speaking: the person and the seats they hold right now, read anew for every update."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from models import Person, Seat, Unit, Update
from services import outbox

SENIORITY = ("operator", "coordinator", "curator", "director", "deputy", "mentor")


@dataclass(frozen=True, slots=True)
class Place:
    """A seat with what one needs to know of its unit."""

    seat_id: int
    role: str
    title: str
    unit_id: int
    unit_name: str
    zone: str


@dataclass(frozen=True, slots=True)
class Who:
    """One person in one update; a stranger is number 0 without seats."""

    person_id: int
    messenger_id: int
    language: str
    place: str | None
    screen_message: str | None
    screen_media: bool
    blocked: bool
    reminder_hour: str
    seats: tuple[Place, ...]

    def seat(self, role: str) -> Place | None:
        """Their first seat of this role."""
        return next((seat for seat in self.seats if seat.role == role), None)


# Read for every update: tables, not classes, for the ORM's share would be half of what it costs.
P, S, U = (cast(Table, kind.__table__).c for kind in (Person, Seat, Unit))
WHO = (
    select(
        P.id, P.messenger_id, P.language, P.place, P.screen_message, P.screen_media, P.blocked_at, P.reminder_hour,
        S.id.label("seat_id"), S.role, S.title, S.unit_id, U.name, U.zone,
    )
    .select_from(cast(Table, Person.__table__))
    .outerjoin(cast(Table, Seat.__table__), and_(S.person_id == P.id, S.closed_at.is_(None)))
    .outerjoin(cast(Table, Unit.__table__), U.id == S.unit_id)
)  # fmt: skip
BY_MESSENGER, BY_ID = WHO.where(P.messenger_id == bindparam("account")), WHO.where(P.id == bindparam("person"))


def by_messenger(db: Session, messenger_id: int) -> Who | None:
    """The person behind an account, or None for a stranger. One statement."""
    return _read(db.execute(BY_MESSENGER, {"account": messenger_id}).all())


def stranger(messenger_id: int, language: str) -> Who:
    """An account we know nothing of and keep nothing about."""
    return Who(0, messenger_id, language, None, None, False, False, "08:30", ())


def by_id(db: Session, person_id: int) -> Who | None:
    """The person by our own number."""
    return _read(db.execute(BY_ID, {"person": person_id}).all())


def at_seat(db: Session, seat_id: int) -> Who | None:
    """Who sits there now."""
    person = db.scalar(select(Seat.person_id).where(Seat.id == seat_id))
    return by_id(db, person) if person else None


def _read(rows: Sequence[Any]) -> Who | None:
    if not rows:
        return None
    first = rows[0]
    seats = [Place(r.seat_id, r.role, r.title, r.unit_id, r.name, r.zone) for r in rows if r.seat_id]
    seats.sort(key=lambda seat: (SENIORITY.index(seat.role), seat.unit_name, seat.seat_id))
    return Who(
        first.id, first.messenger_id, first.language, first.place, first.screen_message,
        first.screen_media, first.blocked_at is not None, first.reminder_hour, tuple(seats),
    )  # fmt: skip


def meet(db: Session, messenger_id: int, language: str, now: datetime) -> Who:
    """Remember an account that showed a valid invitation: the number only, until consent."""
    db.execute(insert(Person).values(messenger_id=messenger_id, language=language, met_at=now))
    who = by_messenger(db, messenger_id)
    assert who is not None
    return who


def part(db: Session, who: Who) -> None:
    """Forget an account that never took a seat."""
    db.execute(update(Update).where(Update.sender == who.messenger_id).values(sender=None))
    db.execute(delete(Person).where(Person.id == who.person_id))


def speak(db: Session, who: Who, language: str) -> None:
    """Change the language."""
    db.execute(update(Person).where(Person.id == who.person_id).values(language=language))


def remind_at(db: Session, who: Who, hour: str) -> None:
    """Change the hour of reminders: "08:30", "13:00" or "16:00", local to the seat."""
    db.execute(update(Person).where(Person.id == who.person_id).values(reminder_hour=hour))


def blocked(db: Session, messenger_id: int, now: datetime | None) -> int | None:
    """The bot was blocked at `now`, or unblocked (None). Returns the person's number."""
    person_id = db.scalar(select(Person.id).where(Person.messenger_id == messenger_id))
    if person_id is not None:
        db.execute(update(Person).where(Person.id == person_id).values(blocked_at=now))
        outbox.reach_changed(db, select(Seat.id).where(Seat.person_id == person_id))
    return person_id
