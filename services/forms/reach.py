"""Whom a cycle reaches: which schools were chosen, and who of their directors can be written to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, case, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from models import DIAGNOSIS, Curation, Cycle, FormVersion, Invitation, Person, Seat, Submission, Unit
from services.org.access import under
from services.org.people import Place

Audience = Mapping[str, Any] | None
# Why a director cannot be written to, the most helpless first; «entered» can be.
REASONS = ("no-seat", "not-invited", "frozen", "invited", "blocked")
PAGE = 10


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality of a region with its number of schools."""

    id: int
    name: str
    schools: int


@dataclass(frozen=True, slots=True)
class Unreached:
    """A school whose director cannot be written to."""

    school: str
    town: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What starting a cycle would do."""

    schools: int
    states: Mapping[str, int]  # entered and REASONS → schools
    towns: tuple[Town, ...]
    no_curator: tuple[str, ...]  # the first names
    uncurated: int


def chosen(db: Session, operator: Place, audience: Audience, form: str) -> Select[int]:
    """The ids of the schools an audience means. An empty choice is nobody, never everybody."""
    schools = select(Unit.id).where(Unit.kind == "school", Unit.id.in_(under(operator.unit_id)))
    if audience is None:
        return schools
    if audience["kind"] == "towns":
        return schools.where(Unit.parent_id.in_(audience["units"]))
    if audience["kind"] == "codes":
        return schools.where(Unit.id.in_(audience["schools"]))
    last = last_cycle(db, operator.unit_id, form)
    unsent = select(Submission.school_id).where(Submission.cycle_id == (last or 0), Submission.state != "sent")
    return schools.where(Unit.id.in_(unsent))


def last_cycle(db: Session, unit_id: int, form: str) -> int | None:
    """The region's last cycle of a form, in whatever version."""
    return db.scalar(
        select(func.max(Cycle.id))
        .join(FormVersion, FormVersion.id == Cycle.form_version_id)
        .where(Cycle.unit_id == unit_id, DIAGNOSIS, FormVersion.name == form)
    )


def directors() -> Subquery:
    """Every school that has a director's seat, with how its best one can be reached: (school, reached)."""
    invitations = (
        select(
            Invitation.seat_id,
            func.max(case((Invitation.state == "open", 2), (Invitation.state == "frozen", 1), else_=0)).label("state"),
        )
        .group_by(Invitation.seat_id)
        .subquery()
    )
    worth = case(
        (Person.blocked_at.is_not(None), 4),
        (Person.id.is_not(None), 5),
        (invitations.c.state == 2, 3),
        (invitations.c.state == 1, 2),
        else_=1,
    )
    return (
        select(Seat.unit_id.label("school"), func.max(worth).label("reached"))
        .outerjoin(Person, Person.id == Seat.person_id)
        .outerjoin(invitations, invitations.c.seat_id == Seat.id)
        .where(Seat.role == "director", Seat.closed_at.is_(None))
        .group_by(Seat.unit_id)
        .subquery()
    )


def reached(found: Subquery) -> ColumnElement[int]:
    """How a school is reached, as a number: 5 is entered, below it the place of a reason in REASONS."""
    return func.coalesce(found.c.reached, literal(0))


def preview(db: Session, operator: Place, audience: Audience, form: str) -> Reach:
    """Whom it reaches and who cannot be reached, by municipality; a few aggregates however many schools."""
    who, seats = chosen(db, operator, audience, form), directors()
    ways = reached(seats)
    rows = db.execute(
        select(ways, func.count())
        .select_from(Unit)
        .outerjoin(seats, seats.c.school == Unit.id)
        .where(Unit.id.in_(who))
        .group_by(ways)
    ).all()
    states = {name_of(way): n for way, n in rows}
    curated = select(Curation.school_id).join(Seat, Seat.id == Curation.seat_id).where(Seat.closed_at.is_(None))
    alone = select(Unit.name).where(Unit.id.in_(who), Unit.id.not_in(curated))
    uncurated = db.scalar(select(func.count()).select_from(alone.subquery())) or 0
    names = tuple(db.scalars(alone.order_by(Unit.name).limit(3)))
    return Reach(sum(states.values()), states, towns(db, who), names, uncurated)


def name_of(way: int) -> str:
    """The word for a number of `reached`."""
    return "entered" if way == len(REASONS) else REASONS[way]


def towns(db: Session, schools: Select[int]) -> tuple[Town, ...]:
    """The municipalities of these schools in the order of the alphabet."""
    town = aliased(Unit)
    rows = db.execute(
        select(town.id, town.name, func.count())
        .select_from(Unit)
        .join(town, town.id == Unit.parent_id)
        .where(Unit.id.in_(schools))
        .group_by(town.id, town.name)
    ).all()
    return tuple(sorted((Town(*row) for row in rows), key=lambda one: alphabetical(one.name)))


def alphabetical(name: str) -> str:
    """Ё stands beside Е, capitals beside small letters, whatever the database thinks."""
    return name.casefold().replace("ё", "е")


def unreached(db: Session, schools: Select[int], page: int) -> tuple[list[Unreached], int]:
    """One page of the schools whose director cannot be written to, by municipality; and how many pages."""
    town, seats = aliased(Unit), directors()
    way = reached(seats)
    query = (
        select(Unit.name, town.name, way)
        .select_from(Unit)
        .join(town, town.id == Unit.parent_id)
        .outerjoin(seats, seats.c.school == Unit.id)
        .where(Unit.id.in_(schools), way < len(REASONS))
    )
    total = db.scalar(select(func.count()).select_from(query.subquery())) or 0
    rows = db.execute(query.order_by(town.name, way, Unit.name).limit(PAGE).offset(page * PAGE)).all()
    return [Unreached(school, at, name_of(n)) for school, at, n in rows], max(1, -(-total // PAGE))


def by_codes(db: Session, operator: Place, codes: Sequence[str]) -> tuple[list[int], list[str]]:
    """Schools of the region by their codes: (their ids, the codes that no school has)."""
    found = {
        code.casefold(): number
        for code, number in db.execute(
            select(Unit.code, Unit.id).where(Unit.kind == "school", Unit.id.in_(under(operator.unit_id)), _spelt(codes))
        )
    }
    known = [found[code.casefold()] for code in codes if code.casefold() in found]
    return list(dict.fromkeys(known)), [code for code in codes if code.casefold() not in found]


def _spelt(codes: Sequence[str]) -> ColumnElement[bool]:
    """However it is typed: SQLite's own lower() knows Latin letters alone."""
    ways = {spelt for code in codes for spelt in (code, code.upper(), code.lower())}
    return or_(Unit.code.in_(ways), func.lower(Unit.code).in_([code.lower() for code in codes]))
