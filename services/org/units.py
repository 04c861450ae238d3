"""Small readings of units and seats, for cards."""

import re
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models import Seat, Unit
from services.refusal import NotThere

STEM = 5  # letters of a word that stay whatever its ending


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
    return placed(*row) if row else ""


def placed(title: str, unit: str) -> str:
    """A title and its unit; what the title names already is not said twice: «Куратор 1 Приозёрного района»."""
    named = all(word[:STEM] in title.casefold() for word in re.findall(r"\w+", unit.casefold()))
    return title if named else f"{title}, {unit}"


# From one value to the next through the index, however many rows have each.
STEPPING = """
    WITH RECURSIVE found(value) AS (
        SELECT min({column}) FROM {table}
        UNION ALL
        SELECT (SELECT min({column}) FROM {table} WHERE {column} > found.value) FROM found WHERE found.value IS NOT NULL
    )
    SELECT value FROM found WHERE value IS NOT NULL
"""
ZONES = text(STEPPING.format(column="zone", table="unit"))
HOURS = text(STEPPING.format(column="reminder_hour", table="person"))


def zones(db: Session) -> list[str]:
    """The time zones there are, in order."""
    return list(db.scalars(ZONES))


def hours(db: Session) -> list[str]:
    """The hours of reminders that somebody has chosen, in order."""
    return list(db.scalars(HOURS))
