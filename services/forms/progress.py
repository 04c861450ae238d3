"""How a cycle goes: schools by what they have done, by municipality – aggregates, however many schools there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from models import DIAGNOSIS, Cycle, Submission, Unit
from services.forms.reach import REASONS, alphabetical, directors, name_of, reached
from services.org import access
from services.org.people import Place
from services.refusal import NotThere

# What a school has done, in order. «out»: nobody of it is here and nothing is begun.
STATES = ("out", "idle", "started", "sent", "verified")
PAGE, GROUPED = 7, 10  # schools on a page: one a line, or several to a reason


@dataclass(frozen=True, slots=True)
class TownProgress:
    """A municipality's schools by state."""

    id: int
    name: str
    states: dict[str, int]
    unreached: int

    @property
    def schools(self) -> int:
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """One school in a list behind a number."""

    school_id: int
    school: str
    town: str
    reason: str = ""  # why its director cannot be written to


def cycle_of(db: Session, seat: Place) -> Cycle:
    """The cycle a seat's board shows: the one that runs, else the last one, of its own region."""
    found = db.scalar(
        select(Cycle).where(Cycle.unit_id.in_(access.over(seat.unit_id)), DIAGNOSIS).order_by(Cycle.id.desc()).limit(1)
    )
    if found is None:
        raise NotThere
    return found


def has_cycle(db: Session, seat: Place) -> bool:
    """Is there anything for the board to show?"""
    try:
        return cycle_of(db, seat) is not None
    except NotThere:
        return False


def by_town(db: Session, seat: Place, cycle: Cycle) -> list[TownProgress]:
    """The schools a seat may see, counted by municipality and state. One statement."""
    town, seats = aliased(Unit), directors()
    cannot = case((reached(seats) < len(REASONS), 1), else_=0)
    state = _state(seats)
    rows = db.execute(
        _of(seat, cycle, seats, town)
        .with_only_columns(town.id, town.name, state, func.count(), func.sum(cannot))
        .group_by(town.id, town.name, state)
    ).all()
    found: dict[int, TownProgress] = {}
    for number, name, which, n, gone in rows:
        one = found.get(number) or TownProgress(number, name, dict.fromkeys(STATES, 0), 0)
        found[number] = TownProgress(number, name, {**one.states, which: n}, one.unreached + int(gone))
    return sorted(found.values(), key=lambda one: alphabetical(one.name))


def total(towns: Sequence[TownProgress]) -> TownProgress:
    """All of them together."""
    states = {state: sum(town.states[state] for town in towns) for state in STATES}
    return TownProgress(0, "", states, sum(town.unreached for town in towns))


def page(
    db: Session, seat: Place, cycle: Cycle, state: str, town_id: int, number: int
) -> tuple[list[SchoolLine], int, int]:
    """One page of the schools in a state, by municipality: (lines, pages, how many in all). `town_id` 0 is all."""
    town, seats = aliased(Unit), directors()
    which = reached(seats) < len(REASONS) if state == "unreached" else _state(seats) == state
    query = _of(seat, cycle, seats, town).where(which)
    if town_id:
        query = query.where(town.id == town_id)
    n = db.scalar(query.with_only_columns(func.count())) or 0
    shown = query.with_only_columns(Unit.id, Unit.name, town.name, reached(seats))
    order = (town.name, reached(seats), Unit.name) if state == "unreached" else (town.name, Unit.name)
    size = GROUPED if state == "unreached" else PAGE
    rows = db.execute(shown.order_by(*order).limit(size).offset(number * size)).all()
    lines = [
        SchoolLine(school, name, at, name_of(way) if state == "unreached" else "") for school, name, at, way in rows
    ]
    return lines, max(1, -(-n // size)), n


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school in the table of all schools."""

    code: str
    school: str
    town: str
    zone: str
    state: str
    reach: str
    started_at: datetime | None
    sent_at: datetime | None
    verified_at: datetime | None


def everything(db: Session, seat: Place, cycle: Cycle) -> Iterator[SchoolRow]:
    """Every school of a seat in the cycle, by municipality: for the table, not for a screen."""
    town, seats = aliased(Unit), directors()
    rows = db.execute(
        _of(seat, cycle, seats, town)
        .with_only_columns(
            Unit.code, Unit.name, town.name, Unit.zone, _state(seats), reached(seats),
            Submission.started_at, Submission.sent_at, Submission.verified_at,
        )
        .order_by(town.name, Unit.name)
    )  # fmt: skip
    for code, name, at, zone, state, way, started, sent, verified in rows:
        yield SchoolRow(code, name, at, zone, state, name_of(way), started, sent, verified)


def schools(seat: Place, cycle: Cycle) -> Select[int]:
    """The ids of the cycle's schools that a seat may see."""
    query = select(Submission.school_id).where(Submission.cycle_id == cycle.id)
    return query if _whole(seat, cycle) else query.where(Submission.school_id.in_(access.schools_of(seat)))


def _whole(seat: Place, cycle: Cycle) -> bool:
    """An operator of the cycle's own region sees every school of it: no need to walk the tree."""
    return seat.role == "operator" and seat.unit_id == cycle.unit_id


def _of(seat: Place, cycle: Cycle, seats: Subquery, town: type[Unit]) -> Select[int]:
    query = (
        select(Submission.id)
        .join(Unit, Unit.id == Submission.school_id)
        .join(town, town.id == Unit.parent_id)
        .outerjoin(seats, seats.c.school == Unit.id)
        .where(Submission.cycle_id == cycle.id)
    )
    return query if _whole(seat, cycle) else query.where(Unit.id.in_(access.schools_of(seat)))


def _state(seats: Subquery) -> ColumnElement[str]:
    nobody = or_(seats.c.reached.is_(None), seats.c.reached < REASONS.index("blocked"))
    return case(
        (and_(Submission.state == "sent", Submission.verified_at.is_not(None)), "verified"),
        (Submission.state == "sent", "sent"),
        (Submission.state == "started", "started"),
        (nobody, "out"),
        else_="idle",
    )
