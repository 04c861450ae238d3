"""Writes a planned import in the caller's transaction: everything or nothing."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.org import Curation, Seat, Unit, sought
from services import journal
from services.org.people import Who
from services.org.region_plan import Plan, SeatKey, Stored, plan, seat_key, stored
from services.org.region_rows import UnitRow, folded
from services.refusal import Refusal

__all__ = ["Counts", "Plan", "apply", "plan"]


@dataclass(frozen=True)
class Counts:
    """How much was written."""

    units_added: int
    units_changed: int
    seats_added: int
    seats_changed: int
    curations_added: int
    curations_ended: int


def apply(db: Session, planned: Plan, now: datetime, who: Who | None = None, seat_id: int | None = None) -> Counts:
    """Write a plan made in this very transaction; raises Refusal when it has errors. No unit or seat goes."""
    if planned.errors:
        raise Refusal("import-has-errors", count=len(planned.errors))
    there = stored(db)
    _add_units(db, planned.new_units, there)
    for row in planned.changed_units:
        _change_unit(there.units[folded(row.code)], row, there)
    _write_seats(db, planned, there)
    db.flush()
    _write_curations(db, planned, there)
    counts = Counts(
        len(planned.new_units),
        len(planned.changed_units),
        len(planned.new_seats),
        len(planned.renamed_seats),
        len(planned.curations),
        len(planned.ended_curations),
    )
    if not planned.empty:
        _journal(db, counts, now, who, seat_id)
    return counts


def _journal(db: Session, counts: Counts, now: datetime, who: Who | None, seat_id: int | None) -> None:
    top = db.scalars(select(Unit.id).where(Unit.parent_id.is_(None)).order_by(Unit.id)).first()
    journal.write(db, who, "region-import", "unit", top or 0, now, seat_id=seat_id, **asdict(counts))


def _add_units(db: Session, rows: Iterable[UnitRow], there: Stored) -> None:
    """Parents come first, and each generation needs its ids before the next one."""
    fresh: set[str] = set()
    for row in rows:
        if folded(row.parent) in fresh:
            db.flush()
            fresh.clear()
        unit = Unit(code=row.code, name=row.name, kind=row.kind, zone=row.zone)
        unit.parent_id = there.units[folded(row.parent)].id if row.parent else None
        db.add(unit)
        there.units[folded(row.code)] = unit
        fresh.add(folded(row.code))
    db.flush()


def _change_unit(unit: Unit, row: UnitRow, there: Stored) -> None:
    unit.name, unit.kind, unit.zone = row.name, row.kind, row.zone
    unit.sought = sought(unit.name, unit.code)
    unit.parent_id = there.units[folded(row.parent)].id if row.parent else None


def _write_seats(db: Session, planned: Plan, there: Stored) -> None:
    for row in planned.renamed_seats:
        there.seats[seat_key(row.unit, row.role, row.title)].title = row.title
    for row in planned.new_seats:
        seat = Seat(unit_id=there.units[folded(row.unit)].id, role=row.role, title=row.title)
        db.add(seat)
        there.seats[seat_key(row.unit, row.role, row.title)] = seat


def _write_curations(db: Session, planned: Plan, there: Stored) -> None:
    def ids(pair: tuple[SeatKey, str]) -> tuple[int, int]:
        return there.seats[pair[0]].id, there.units[pair[1]].id

    for seat_id, school_id in sorted(map(ids, planned.ended_curations)):
        db.execute(delete(Curation).where(Curation.seat_id == seat_id, Curation.school_id == school_id))
    for seat_id, school_id in sorted(map(ids, planned.curations)):
        # A substitute of a school who is to look after it anyway keeps it when the absence ends.
        db.merge(Curation(seat_id=seat_id, school_id=school_id, absence_id=None))
    db.flush()
