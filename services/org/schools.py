"""Schools of a seat: finding one by any part of its name or code, and who works there and for it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from models import Curation, Person, Seat, Unit
from models.org import folded
from services.org.access import schools_of
from services.org.people import Place

WORDS = 6  # of a search; more only narrow it further
FOUND = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A school that was looked for, with the unit it belongs to: a region has many a «Школа № 1»."""

    id: int
    name: str
    code: str
    town: str


def find(db: Session, seat: Place, text: str) -> tuple[list[Found], int]:
    """The first schools of this seat that have every word in name, code or municipality, and how many there are."""
    words = folded(text).split()[:WORDS]
    if not words:
        return [], 0
    town = aliased(Unit)
    rows = db.execute(
        select(Unit.id, Unit.name, Unit.code, func.coalesce(town.name, ""), func.count().over())
        .outerjoin(town, town.id == Unit.parent_id)
        .where(Unit.kind == "school", *(_has(town, word) for word in words), Unit.id.in_(schools_of(seat)))
        # The code itself first, then whatever begins with the words.
        .order_by(
            Unit.sought.endswith(f" {' '.join(words)}", autoescape=True).desc(),
            Unit.sought.startswith(" ".join(words), autoescape=True).desc(),
            Unit.name,
            Unit.id,
        )
        .limit(FOUND)
    ).all()
    return [Found(row[0], row[1], row[2], row[3]) for row in rows], rows[0][4] if rows else 0


def _has(town: type[Unit], word: str) -> ColumnElement[bool]:
    return or_(Unit.sought.contains(word, autoescape=True), town.sought.contains(word, autoescape=True))


def town_of(db: Session, school: Unit) -> str:
    """The unit a school belongs to; empty for one that stands alone."""
    return db.scalar(select(Unit.name).where(Unit.id == school.parent_id)) or ""


def director_state(db: Session, school_id: int) -> str:
    """entered, blocked, absent (a seat nobody has taken) or none (no seat)."""
    rows = db.execute(
        select(Person.id, Person.blocked_at)
        .select_from(Seat)
        .outerjoin(Person, Person.id == Seat.person_id)
        .where(Seat.unit_id == school_id, Seat.role == "director", Seat.closed_at.is_(None))
    ).all()
    if any(person and blocked is None for person, blocked in rows):
        return "entered"
    if any(person for person, _ in rows):
        return "blocked"
    return "absent" if rows else "none"


def curators(db: Session, school_id: int) -> list[str]:
    """Titles of the seats that look after a school, whoever sits there."""
    return list(
        db.scalars(
            select(Seat.title)
            .join(Curation, Curation.seat_id == Seat.id)
            .where(Curation.school_id == school_id, Seat.closed_at.is_(None))
            .order_by(Seat.id)
        )
    )


def directors(db: Session, school_id: int) -> list[int]:
    """The directors' seats of a school."""
    query = select(Seat.id).where(Seat.unit_id == school_id, Seat.role == "director", Seat.closed_at.is_(None))
    return list(db.scalars(query.order_by(Seat.id)))
