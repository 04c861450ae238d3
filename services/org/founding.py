"""The first steps of an installation, before any table is loaded: a region to stand on, a seat to be invited to."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Invitation, Seat, Unit
from models.org import sought
from services import journal
from services.org.region_check import ALONE, SCHOOL_ROLES, SEATED_AT
from services.org.region_rows import KINDS, RegionFile, UnitRow, folded

CODE, NAME = "R", "Регион"  # the example region's own code
TITLES = {
    "operator": "Оператор",
    "coordinator": "Муниципальный координатор",
    "curator": "Муниципальный куратор",
    "director": "Директор",
    "deputy": "Заместитель директора",
    "mentor": "Наставник",
}


def found(db: Session, code: str, name: str, zone: str, now: datetime) -> Unit:
    """A region to begin with."""
    unit = Unit(code=code, name=name, kind="region", zone=zone)
    db.add(unit)
    db.flush()
    journal.write(db, None, "found", "unit", unit.id, now, code=code)
    return unit


def adopt(db: Session, file: RegionFile) -> str | None:
    """Let a region that was only founded take the code of the file's region; returns the code it had.

    Otherwise the file would add a second region beside the one where the first operator sits.
    """
    units = db.scalars(select(Unit).limit(2)).all()
    tops = [row for row in file.units if row.kind == "region" and not row.parent and row.code]
    if len(units) != 1 or units[0].kind != "region" or len(tops) != 1:
        return None
    before, after = units[0].code, tops[0].code
    if folded(before) == folded(after) or _names(file, before):
        return None
    units[0].code, units[0].sought = after, sought(units[0].name, after)
    db.flush()
    return before


def unit_coded(db: Session, code: str) -> Unit | None:
    """A unit by its code; capitals do not matter."""
    exact = db.scalar(select(Unit).where(Unit.code == code))
    if exact is not None:
        return exact
    wanted = folded(code)  # not in SQL: SQLite lowers Latin letters only
    found_id = next((id_ for id_, other in db.execute(select(Unit.id, Unit.code)) if folded(other) == wanted), None)
    return db.get(Unit, found_id) if found_id is not None else None


def may_sit(role: str, kind: str) -> bool:
    """Has a unit of this kind such a seat? One of a free kind has any but those of a school."""
    return kind in SEATED_AT[role] if kind in KINDS.values() else role not in SCHOOL_ROLES


def seats_at(db: Session, unit: Unit, role: str) -> list[Seat]:
    """Open seats of a role at a unit: those to be invited first, then the invited, then the taken."""
    invited = select(Invitation.seat_id).where(Invitation.state.in_(("open", "frozen")))
    waiting = set(db.scalars(invited))
    found_ = db.scalars(select(Seat).where(Seat.unit_id == unit.id, Seat.role == role, Seat.closed_at.is_(None)))
    return sorted(found_, key=lambda seat: (seat.person_id is not None, seat.id in waiting, seat.id))


def seat(db: Session, unit: Unit, role: str, title: str, now: datetime) -> Seat:
    """A new seat."""
    made = Seat(unit_id=unit.id, role=role, title=title)
    db.add(made)
    db.flush()
    journal.write(db, None, "found", "seat", made.id, now, seat_id=made.id)
    return made


def alone(role: str) -> bool:
    """Is there only one such seat at a unit?"""
    return role in ALONE


def _names(file: RegionFile, code: str) -> bool:
    """Does the file mean the founded region by its own code somewhere?"""
    return any(folded(code) == other for other in _codes(file.units, file))


def _codes(units: tuple[UnitRow, ...], file: RegionFile) -> Iterator[str]:
    for unit in units:
        yield folded(unit.code)
        yield folded(unit.parent)
    for place in file.seats:
        yield folded(place.unit)
