"""What we keep of a person, and how it goes (152-ФЗ, art. 14 and 21): every column that refers to one is listed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models import CodeTry, Consent, Entry, Person, Seat, Unit, Update
from services import journal, outbox
from services.alarms import alarm
from services.org.people import Who

# Column → what happens to it when the person leaves. A test compares this with the schema.
COVERED = {
    "person.messenger_id": "blanked",
    "person.language": "reset",
    "person.reminder_hour": "reset",
    "person.met_at": "kept",  # says nothing about anybody once the number is gone
    "person.blocked_at": "blanked",
    "person.place": "blanked",
    "person.screen_message": "blanked",
    "person.screen_media": "reset",
    "seat.person_id": "blanked",  # the seat and its work stay for the next one
    "invitation.used_by": "kept",  # a number that leads nowhere
    "consent.person_id": "deleted",
    "journal.person_id": "kept",  # the pseudonym: the same number for all acts, no account behind it
    "code_try.messenger_id": "deleted",
    "inbox.sender": "blanked",
}


@dataclass(frozen=True, slots=True)
class Record:
    """Everything we keep of one person, for showing it to them."""

    messenger_id: int
    language: str
    reminder_hour: str
    seats: tuple[tuple[str, str, datetime | None], ...]  # title, unit, since
    consents: tuple[tuple[str, datetime], ...]  # edition, given
    acts: int


def record(db: Session, who: Who) -> Record:
    """What `/mydata` shows."""
    seats = db.execute(
        select(Seat.title, Unit.name, Seat.taken_at)
        .join(Unit, Unit.id == Seat.unit_id)
        .where(Seat.person_id == who.person_id, Seat.closed_at.is_(None))
        .order_by(Seat.id)
    ).all()
    consents = db.execute(
        select(Consent.edition, Consent.given_at).where(Consent.person_id == who.person_id).order_by(Consent.id)
    ).all()
    acts = db.execute(select(Entry.id).where(Entry.person_id == who.person_id)).all()
    return Record(
        who.messenger_id, who.language, who.reminder_hour, tuple((r[0], r[1], r[2]) for r in seats),
        tuple((r[0], r[1]) for r in consents), len(acts),
    )  # fmt: skip


def forget(db: Session, who: Who, now: datetime) -> list[int]:
    """Remove the person; returns the seats that are free now. The journal keeps a number without an account."""
    seats = [place.seat_id for place in who.seats]
    journal.write(db, who, "forget", "person", who.person_id, now, seats=seats)
    left = db.scalars(select(Seat.id).where(Seat.person_id == who.person_id)).all()
    db.execute(update(Seat).where(Seat.person_id == who.person_id).values(person_id=None, taken_at=None))
    outbox.reach_changed(db, select(Seat.id).where(Seat.id.in_(left)))
    db.execute(delete(Consent).where(Consent.person_id == who.person_id))
    db.execute(delete(CodeTry).where(CodeTry.messenger_id == who.messenger_id))
    mine = Update.sender == who.messenger_id
    db.execute(update(Update).where(mine, Update.state != "new").values(body=None))  # the quarantine's too
    db.execute(update(Update).where(mine).values(sender=None))
    db.execute(
        update(Person)
        .where(Person.id == who.person_id)
        .values(
            messenger_id=None, language="ru", reminder_hour="08:30", blocked_at=None, place=None,
            screen_message=None, screen_media=False,
        )
    )  # fmt: skip
    for place in who.seats:
        alarm(db, "seat-empty", f"empty/{place.seat_id}/{now:%Y%m%d%H%M}", now, rank="task", seat=place.seat_id)
    return seats
