"""Small readings of units and seats, for cards."""

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from models import Seat, Unit
from services.refusal import NotThere


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit as a card needs it."""

    id: int
    name: str
    code: str
    zone: str


def one(db: Session, unit_id: int) -> UnitView:
    """A unit that the caller has already been let through to."""
    unit = db.get(Unit, unit_id)
    if unit is None:
        raise NotThere
    return UnitView(unit.id, unit.name, unit.code, unit.zone)


def seat_title(db: Session, seat_id: int) -> str:
    """«Муниципальный куратор, Заозёрный район»: a seat in words; people have no names here."""
    query = select(Seat.title, Unit.name).join(Unit, Unit.id == Seat.unit_id).where(Seat.id == seat_id)
    row = db.execute(query).first()
    return f"{row[0]}, {row[1]}" if row else ""


NEXT_ZONE = select(func.min(Unit.zone)).where(Unit.zone > bindparam("last"))


def zones(db: Session) -> list[str]:
    """The time zones there are: from one to the next through the index, however many schools lie in each."""
    found: list[str] = []
    while (zone := db.scalar(NEXT_ZONE, {"last": found[-1] if found else ""})) is not None:
        found.append(zone)
    return found
