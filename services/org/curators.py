"""Curators' seats: whose may be arranged by whom, who could stand in, which schools are their own."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Absence, Curation, Seat, Unit
from services.org.access import beneath, under
from services.org.people import Place, Who
from services.refusal import NotThere


@dataclass(frozen=True, slots=True)
class Curator:
    """A curator's seat with where it is; `by` is the seat through which one arranges it."""

    seat_id: int
    title: str
    unit_id: int
    unit: str
    zone: str
    by: Place

    @property
    def own(self) -> bool:
        return self.by.seat_id == self.seat_id


def one(db: Session, who: Who, seat_id: int, *roles: str) -> Curator:
    """A curator's seat that this person holds, or that is under their coordinator's or operator's seat."""
    row = db.execute(
        select(Seat, Unit)
        .join(Unit, Unit.id == Seat.unit_id)
        .where(Seat.id == seat_id, Seat.role == "curator", Seat.closed_at.is_(None))
    ).first()
    if row is not None:
        seat, unit = row
        for place in who.seats:
            held = place.seat_id == seat_id
            above = place.role in ("coordinator", "operator") and beneath(db, unit.id, place.unit_id)
            if (held or above) and (not roles or place.role in roles):
                return Curator(seat.id, seat.title, unit.id, unit.name, unit.zone, place)
    raise NotThere


def colleagues(db: Session, curator: Curator) -> list[tuple[int, str, str]]:
    """(seat, title, unit) of other curators who have come in: of the same unit, for the operator of the region."""
    wide = curator.by.role == "operator"
    units = under(curator.by.unit_id) if wide else select(Unit.id).where(Unit.id == curator.unit_id)
    rows = db.execute(
        select(Seat.id, Seat.title, Unit.name)
        .join(Unit, Unit.id == Seat.unit_id)
        .where(Seat.role == "curator", Seat.closed_at.is_(None), Seat.person_id.is_not(None), Seat.unit_id.in_(units))
        .where(Seat.id != curator.seat_id)
        # Those of the same unit first: they know its schools.
        .order_by((Seat.unit_id != curator.unit_id), Unit.name, Seat.id)
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def colleague(db: Session, curator: Curator, seat_id: int) -> tuple[int, str, str]:
    """One of them."""
    for found in colleagues(db, curator):
        if found[0] == seat_id:
            return found
    raise NotThere


def schools(db: Session, seat_id: int) -> list[tuple[int, str]]:
    """(school, name) of a seat's own schools, not of those it only stands in for."""
    rows = db.execute(
        select(Unit.id, Unit.name)
        .join(Curation, Curation.school_id == Unit.id)
        .where(Curation.seat_id == seat_id, Curation.absence_id.is_(None))
        .order_by(Unit.name, Unit.id)
    )
    return [(row[0], row[1]) for row in rows]


@dataclass(frozen=True, slots=True)
class Line:
    """One curator in a list. `state`: entered, away or empty (nobody has come in)."""

    seat_id: int
    title: str
    schools: int
    state: str


def page(db: Session, above: Place, number: int, most: int) -> tuple[list[Line], int]:
    """One page of the curators under a seat, and how many pages there are."""
    where = (Seat.role == "curator", Seat.closed_at.is_(None), Seat.unit_id.in_(under(above.unit_id)))
    pages = max(1, -(-(db.scalar(select(func.count()).select_from(Seat).where(*where)) or 0) // most))
    own = select(func.count()).where(Curation.seat_id == Seat.id, Curation.absence_id.is_(None))
    away = select(Absence.id).where(Absence.seat_id == Seat.id, Absence.state == "running").exists()
    rows = db.execute(
        select(Seat.id, Seat.title, own.correlate(Seat).scalar_subquery(), Seat.person_id, away)
        .join(Unit, Unit.id == Seat.unit_id)
        .where(*where)
        .order_by(Unit.name, Seat.id)
        .limit(most)
        .offset(min(number, pages - 1) * most)
    ).all()
    lines = [
        Line(seat, title, n, "away" if gone else "entered" if person else "empty")
        for seat, title, n, person, gone in rows
    ]
    return lines, pages


def keepers(db: Session, school_id: int) -> list[int]:
    """The seats whose own school it is."""
    own = select(Curation.seat_id).where(Curation.school_id == school_id, Curation.absence_id.is_(None))
    return list(db.scalars(own.order_by(Curation.seat_id)))
