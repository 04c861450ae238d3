"""Which open cases wait for a seat itself, and which still for the curators below it."""

from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models import Absence, Case, Curation, Seat
from services.org import seats
from services.org.access import schools_of
from services.org.people import Place
from services.risk.hearing import occupied, present

_AWAY = exists().where(Absence.seat_id == Seat.id, Absence.state == "running")
_CURATED = exists().where(
    Curation.school_id == Case.school_id, Seat.id == Curation.seat_id, Seat.person_id.is_not(None),
    Seat.closed_at.is_(None), ~_AWAY,
)  # fmt: skip


def waiting(db: Session, place: Place) -> tuple[int, int]:
    """(cases whose rung has reached this seat, cases that others have not taken yet)."""
    rows = db.execute(
        select(Case.school_id, Case.level, Case.chain, _CURATED).where(
            Case.state == "open", Case.school_id.in_(schools_of(place))
        )
    ).all()
    if place.role == "curator":
        # Whoever is away hears of emergencies alone.
        here = bool(present(db, [place.seat_id]))
        mine = sum(here or row.level == "emergency" for row in rows)
    else:
        mine = sum(_reached(db, place.role, *row) for row in rows)
    return mine, len(rows) - mine


def _reached(db: Session, role: str, school_id: int, level: str, chain: list[Any] | None, curated: bool) -> bool:
    """Nobody there to hear first, or this rung was told; an empty coordinator's seat is skipped upwards."""
    told = {step[1] for step in chain or () if step[3]}
    if role in told:
        return True
    if curated and "coordinator" not in told:
        return False
    return role == "coordinator" or not present(db, occupied(db, seats.above(db, school_id, "coordinator")))
