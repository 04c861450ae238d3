"""Invitations for many, and back from an invitation to its seat."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Invitation, Seat, Unit
from services.org import entry, seats
from services.org.entry import Issued
from services.org.people import Place, Who

AT_ONCE = 200  # in one press; a region with more presses again


@dataclass(frozen=True, slots=True)
class Printed:
    """One card of the sheet."""

    title: str
    unit: str
    issued: Issued


def for_all_directors(db: Session, who: Who, operator: Place, now: datetime) -> list[Printed]:
    """New invitations for every director's seat that nobody has entered."""
    waiting = seats.without_people(db, operator, "director")[:AT_ONCE]
    return [Printed(title, unit, entry.issue(db, seat, who, now)) for seat, title, unit, _ in waiting]


def seat_of(db: Session, invitation_id: int) -> tuple[Seat, Unit] | None:
    """The seat an invitation leads to."""
    row = db.execute(
        select(Seat, Unit)
        .join(Unit, Unit.id == Seat.unit_id)
        .join(Invitation, Invitation.seat_id == Seat.id)
        .where(Invitation.id == invitation_id)
    ).first()
    return (row[0], row[1]) if row else None
