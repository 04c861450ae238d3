"""Measures in lists: what a school is to do next, what waits for the word of those who decide."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select, true, union_all
from sqlalchemy.orm import Session, aliased

from models import Absence, Curation, Extension, Hindrance, Measure, Progress, Roadmap, Seat, Unit
from services import deadlines
from services.org.access import schools_of, under
from services.org.people import Place
from services.roadmaps.doing import OPEN, WISH
from services.roadmaps.more_time import ONCE_MORE

PAGE = 6
SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Line:
    """Something about a measure that waits: to check, a wish to withdraw it, more time, a hindrance."""

    measure: int
    name: str
    unit: str
    what: str  # check out longer help
    since: datetime


def due(db: Session, unit_id: int, page: int) -> tuple[list[Measure], int]:
    """A unit's measures that are not done, the earliest term first; and how many there are."""
    query = _of_unit(unit_id)
    total = db.scalar(select(func.count()).select_from(query.subquery())) or 0
    return list(db.scalars(query.order_by(Measure.ends_on, Measure.id).limit(PAGE).offset(page * PAGE))), total


def _of_unit(unit_id: int) -> Select[Measure]:
    return (
        select(Measure)
        .join(Roadmap, Roadmap.id == Measure.roadmap_id)
        .where(Roadmap.unit_id == unit_id, Roadmap.state == "working", Measure.state.in_(OPEN))
    )


def soon(db: Session, seat: Place, now: datetime) -> tuple[int, int]:
    """(measures whose term is within a week, measures past it)."""
    today = deadlines.local(now, seat.zone).date()
    ends = list(db.scalars(_of_unit(seat.unit_id).with_only_columns(Measure.ends_on)))
    late = sum(day < today.isoformat() for day in ends)
    return sum(day <= (today + SOON).isoformat() for day in ends) - late, late


def waiting(db: Session, seat: Place, page: int) -> tuple[list[Line], int]:
    """What waits for this seat's word, the longest first; and how many there are."""
    # One and the same selection of units in all four: a recursive one cannot be named twice.
    units = under(seat.unit_id) if seat.role == "operator" else schools_of(seat)
    parts = [part(seat, units) for part in (_to_check, _wishes, _longer, _hindered)]
    every = union_all(*parts).subquery()
    total = db.scalar(select(func.count()).select_from(every)) or 0
    rows = db.execute(select(every).order_by(every.c.since, every.c.measure).limit(PAGE).offset(page * PAGE))
    return [Line(row.measure, row.name, row.unit, row.what, row.since) for row in rows], total


def _base(seat: Place, units: Select[int], what: str, since: object) -> Select[int, str, str, str, Any]:
    return (
        select(
            Measure.id.label("measure"), Measure.name.label("name"), Unit.name.label("unit"),
            literal(what).label("what"), since.label("since"),  # type: ignore[attr-defined]
        )
        .select_from(Measure)
        .join(Roadmap, Roadmap.id == Measure.roadmap_id)
        .join(Unit, Unit.id == Roadmap.unit_id)
        .where(Roadmap.state == "working", Roadmap.unit_id.in_(units), Roadmap.unit_id != seat.unit_id)
    )  # fmt: skip


def _newest(kinds: tuple[str, ...]) -> Select[int]:
    other = aliased(Progress)
    return select(func.max(other.id)).where(other.measure_id == Measure.id, other.kind.in_(kinds))


def _to_check(seat: Place, units: Select[int]) -> Select[int, str, str, str, Any]:
    newest = Progress.id == _newest(("done", "part")).scalar_subquery()
    query = _base(seat, units, "check", Progress.at).join(Progress, newest)
    return query.where(Measure.state == "checking", _decides(seat))


def _wishes(seat: Place, units: Select[int]) -> Select[int, str, str, str, Any]:
    newest = Progress.id == _newest(WISH).scalar_subquery()
    query = _base(seat, units, "out", Progress.at).join(Progress, newest)
    return query.where(Progress.kind == "asked-out", Measure.state.in_(OPEN), _decides(seat))


def _longer(seat: Place, units: Select[int]) -> Select[int, str, str, str, Any]:
    of = and_(Extension.about == "measure", Extension.about_id == Measure.id, Extension.state == "asked")
    query = _base(seat, units, "longer", Extension.asked_at).join(Extension, of).where(Measure.state.in_(OPEN))
    above = Measure.extended >= ONCE_MORE
    return query.where(~above if seat.role == "curator" else or_(above, _decides(seat)))


def _hindered(seat: Place, units: Select[int]) -> Select[int, str, str, str, Any]:
    of = and_(Hindrance.about == "measure", Hindrance.about_id == Measure.id, Hindrance.state == "open")
    query = _base(seat, units, "help", Hindrance.said_at).join(Hindrance, of).where(Measure.state.in_(OPEN))
    data = Hindrance.kind == "no-data"
    return query.where(or_(data, _decides(seat)) if seat.role == "operator" else and_(~data, _decides(seat)))


def _decides(seat: Place) -> ColumnElement[bool]:
    """A curator for his schools; who is above them for what has no curator who is there."""
    if seat.role == "curator":
        return true()
    return ~exists().where(
        Curation.school_id == Unit.id, Seat.id == Curation.seat_id, Seat.person_id.is_not(None),
        Seat.closed_at.is_(None), ~exists().where(Absence.seat_id == Seat.id, Absence.state == "running"),
    )  # fmt: skip
