"""One order for many: curators whose schools have no order of appointment yet get its number and date at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from models import Curation, Seat, Support, Unit
from services import deadlines
from services.journey import stages, supports, typed, way
from services.journey.supports import Help
from services.org import access, settings
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

KIND, ROLES = "curator", ("operator", "coordinator")
MOST = 1000  # schools at once


@dataclass(frozen=True, slots=True)
class Draft:
    """An order with the unit whose curators it appoints; none chosen yet: 0."""

    number: str
    on: str
    unit: int

    @property
    def day(self) -> date:
        return date.fromisoformat(self.on)


@dataclass(frozen=True, slots=True)
class Line:
    """A curator with the schools that the order is entered for."""

    title: str
    unit: str
    schools: tuple[str, ...]


def _mark(seat: Place) -> str:
    return f"appointment-{seat.seat_id}"


def begun(db: Session, seat: Place) -> Draft | None:
    """What this seat is about to enter."""
    kept = settings.value(db, seat.unit_id, _mark(seat))
    return Draft(kept["number"], kept["on"], kept["unit"]) if isinstance(kept, dict) else None


def _keep(db: Session, seat: Place, draft: Draft | None) -> None:
    kept = {"number": draft.number, "on": draft.on, "unit": draft.unit} if draft else None
    settings.keep(db, seat.unit_id, _mark(seat), kept)


def order(db: Session, seat: Place, text: str, now: datetime) -> None:
    """Number and date, typed once. Where there is one municipality it need not be chosen."""
    number, on = typed.order(text, deadlines.local(now, seat.zone).date())
    found = towns(db, seat)
    _keep(db, seat, Draft(number, on, found[0][0] if len(found) == 1 else 0))


def choose(db: Session, seat: Place, unit_id: int) -> None:
    """For whom: a municipality, or the whole region."""
    draft = begun(db, seat)
    known = {number for number, _, _ in towns(db, seat)} | {seat.unit_id}
    if draft is None or unit_id not in known:
        raise NotThere
    _keep(db, seat, Draft(draft.number, draft.on, unit_id))


def count(db: Session, seat: Place) -> int:
    """Schools of a seat that have a curator and no order of appointment."""
    return db.scalar(select(func.count()).select_from(_schools(_own(seat)).subquery())) or 0


def towns(db: Session, seat: Place) -> list[tuple[int, str, int]]:
    """(number, name, schools without an order) of the units right above them."""
    bare, town = _schools(_own(seat)).subquery(), aliased(Unit)
    rows = db.execute(
        select(town.id, town.name, func.count())
        .join(Unit, Unit.parent_id == town.id)
        .join(bare, bare.c.id == Unit.id)
        .group_by(town.id, town.name)
        .order_by(town.name)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def orders(db: Session, seat: Place) -> dict[str, tuple[str, date | None]]:
    """Number and day of the order on the curator, by the code of each school of a seat that has one."""
    query = select(Unit.code, Support.number, Support.dated_on).join(Support, Support.school_id == Unit.id)
    mine = query.where(_own(seat), Support.kind == KIND, Support.state == "working", Support.number.is_not(None))
    return {code: (number or "", date.fromisoformat(on) if on else None) for code, number, on in db.execute(mine)}


def look(db: Session, seat: Place, draft: Draft) -> list[Line]:
    """Whom it would appoint, and to which schools; a school with two curators stands with both."""
    town = aliased(Unit)
    rows = db.execute(
        select(Seat.id, Seat.title, town.name, Unit.name)
        .join(Curation, Curation.seat_id == Seat.id)
        .join(Unit, Unit.id == Curation.school_id)
        .join(town, town.id == Seat.unit_id)
        .where(Curation.absence_id.is_(None), Unit.id.in_(_chosen(seat, draft)))
        .order_by(town.name, Seat.title, Seat.id, Unit.name)
    ).all()
    found: dict[int, tuple[str, str, list[str]]] = {}
    for number, title, unit, school in rows:
        found.setdefault(number, (title, unit, []))[2].append(school)
    return [Line(title, unit, tuple(schools)) for title, unit, schools in found.values()]


def schools(db: Session, seat: Place, draft: Draft) -> int:
    """How many schools it is entered for."""
    return db.scalar(select(func.count()).select_from(_chosen(seat, draft).subquery())) or 0


def carry_out(db: Session, who: Who, seat: Place, now: datetime) -> int | None:
    """Do it, once; None on a second press. The directors hear with the day's arrangements."""
    draft = begun(db, seat)
    if draft is None or not draft.unit:
        return None
    ids = list(db.scalars(_chosen(seat, draft).limit(MOST + 1)))
    if len(ids) > MOST:
        raise Refusal("appoint-too-many", most=MOST)
    kind = next(one for one in stages.kinds() if one.code == KIND)
    for school in _units(db, ids):
        row = supports.rows(db, school.id).get(KIND)
        help_ = Help(school, seat, kind, row, row.state if row else "none")
        kept = supports.put(db, who, help_, now, number=draft.number, dated_on=draft.on, state="working", reason="")
        supports.tell(db, kept, seat, now)
        way.advance(db, school.id, now)
    _keep(db, seat, None)
    return len(ids)


def _units(db: Session, ids: Iterable[int]) -> list[Unit]:
    return list(db.scalars(select(Unit).where(Unit.id.in_(list(ids))).order_by(Unit.name)))


def _own(seat: Place) -> ColumnElement[bool]:
    return Unit.id.in_(access.schools_of(seat))


def _chosen(seat: Place, draft: Draft) -> Select[int]:
    """Beneath the chosen unit, and never beyond the seat's own."""
    return _schools(_own(seat) & Unit.id.in_(access.under(draft.unit)))


def _schools(where: ColumnElement[bool]) -> Select[int]:
    """Schools with a curator of their own and without an order."""
    bare = or_(Support.id.is_(None), Support.number.is_(None), Support.state != "working")
    curated = select(Curation.school_id).where(Curation.absence_id.is_(None))
    return (
        select(Unit.id)
        .outerjoin(Support, (Support.school_id == Unit.id) & (Support.kind == KIND))
        .where(where, bare, Unit.id.in_(curated))
    )
