"""Whose move it is at each school of a seat: read in SQL with limits, so that 40 000 schools are as quick as twelve."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from models import Case, Cycle, FactorLevel, Signal, Submission, Unit
from services import deadlines
from services.org.access import beneath, schools_of, under
from services.org.people import Place
from services.refusal import NotThere

# A move has one name; the gravest comes first.
NEEDS = ("signal", "late", "verify")  # somebody who looks after the school
SCHOOLS = ("agree", "started", "open")
QUIET = ("missed", "work", "done", "none")  # those that did not send before those that go as planned
_ORDER = (*NEEDS, *SCHOOLS, *QUIET)
_GRAVITY = {"emergency": 0, "high": 1, "medium": 2}


@dataclass(frozen=True, slots=True)
class Standing:
    """One school and whose move it is there. `level` and `signals` are those of its newest case."""

    id: int
    name: str
    code: str
    move: str
    submission: int | None
    due_on: str | None
    case: int | None
    level: str
    signals: int

    @property
    def needs(self) -> bool:
        return self.move in NEEDS


@dataclass(frozen=True, slots=True)
class Town:
    """A unit with schools: how many there are, have sent, are verified, wait for somebody."""

    id: int
    name: str
    schools: int
    sent: int
    verified: int
    waiting: int


def _newest(seat: Place, now: datetime) -> tuple[Any, Any]:
    """Subqueries of the outer school: its newest submission that has begun, its newest case."""
    row, cycle, trouble = aliased(Submission), aliased(Cycle), aliased(Case)
    today = deadlines.local(now, seat.zone).date().isoformat()
    begun = or_(cycle.begins_on.is_(None), cycle.begins_on <= today)
    own = (row.school_id == Unit.id, cycle.letter_id.is_(None), begun)
    submission = select(func.max(row.id)).join(cycle, cycle.id == row.cycle_id).where(*own)
    signals = select(func.max(trouble.id)).where(trouble.school_id == Unit.id)
    return submission.correlate(Unit).scalar_subquery(), signals.correlate(Unit).scalar_subquery()


def _move() -> ColumnElement[str]:
    sent, open_case = Submission.state == "sent", Case.state == "open"
    levels = select(FactorLevel.factor).where(FactorLevel.submission_id == Submission.id).exists()
    return case(
        (and_(open_case, or_(sent, Submission.id.is_(None), Case.submission_id != Submission.id)), "signal"),
        (and_(open_case, Case.level != "process"), "signal"),
        (open_case, "late"),
        (and_(sent, Submission.unconfirmed), "agree"),
        (and_(sent, Submission.verified_at.is_(None), levels), "verify"),
        (and_(Case.state == "taken", Case.submission_id == Submission.id), "work"),
        (sent, "done"),
        (Submission.id.is_(None), "none"),
        (Cycle.closed_at.is_not(None), "missed"),
        (Submission.state == "started", "started"),
        else_="open",
    )


def _standing(seat: Place, now: datetime, *columns: Any) -> Select[Any]:
    submission, trouble = _newest(seat, now)
    return (
        select(*columns)
        .select_from(Unit)
        .outerjoin(Submission, Submission.id == submission)
        .outerjoin(Cycle, Cycle.id == Submission.cycle_id)
        .outerjoin(Case, Case.id == trouble)
        .where(Unit.kind == "school")
    )


def within(db: Session, seat: Place, town: int) -> ColumnElement[bool]:
    """All schools of the seat, or those of one unit below it."""
    if not town:
        return Unit.id.in_(schools_of(seat))
    if seat.role == "curator" or not beneath(db, town, seat.unit_id):
        raise NotThere
    return Unit.parent_id == town


def counts(db: Session, seat: Place, now: datetime, town: int = 0) -> dict[str, int]:
    """How many schools of a seat stand at each move; moves that no school has are missing."""
    move = _move().label("move")
    query = _standing(seat, now, move, func.count()).where(within(db, seat, town)).group_by("move")
    return {name: n for name, n in db.execute(query)}


def page(
    db: Session, seat: Place, now: datetime, moves: Sequence[str], number: int, size: int, town: int = 0
) -> list[Standing]:
    """One page of the schools that stand at one of these moves, the gravest first, then by name."""
    these = within(db, seat, town)
    if set(moves) <= {"signal", "late"}:  # few among many: found from the case's side
        these = and_(these, Unit.id.in_(select(Case.school_id).where(Case.state == "open")))
    return _rows(db, seat, now, [these, _move().in_(moves)], number, size)


def one(db: Session, seat: Place, now: datetime, school_id: int) -> Standing:
    """One school, for a seat that `access` has let through."""
    return _rows(db, seat, now, [Unit.id == school_id], 0, 1)[0]


def _rows(
    db: Session, seat: Place, now: datetime, where: list[ColumnElement[bool]], number: int, size: int
) -> list[Standing]:
    signals = select(func.count()).where(Signal.case_id == Case.id).correlate(Case).scalar_subquery()
    move = _move()
    rank = case(*((move == name, place) for place, name in enumerate(_ORDER)), else_=len(_ORDER))
    gravity = case(*((Case.level == name, place) for name, place in _GRAVITY.items()), else_=len(_GRAVITY))
    heavy = case((move == "signal", gravity), else_=literal(0, Integer))
    rows = db.execute(
        _standing(
            seat, now, Unit.id, Unit.name, Unit.code, move, Submission.id, Cycle.due_on,
            Case.id, func.coalesce(Case.level, ""), signals,
        )
        .where(*where)
        .order_by(rank, heavy, Unit.name, Unit.id)
        .limit(size)
        .offset(number * size)
    ).all()  # fmt: skip
    return [Standing(*row) for row in rows]


def totals(db: Session, seat: Place, now: datetime) -> tuple[int, int]:
    """(schools of a seat, those whose profile nobody of the municipality has looked at)."""
    waits = func.sum(case((and_(*_unverified()), 1), else_=0))
    row = db.execute(_standing(seat, now, func.count(), waits).where(within(db, seat, 0))).one()
    return row[0], int(row[1] or 0)


def next_unverified(db: Session, seat: Place, now: datetime, but: int) -> tuple[Standing | None, int]:
    """The next school whose profile nobody of the municipality has looked at, and how many there are of them."""
    where = [within(db, seat, 0), *_unverified(), Unit.id != but]
    total = db.scalar(_standing(seat, now, func.count()).where(*where)) or 0
    found = _rows(db, seat, now, where, 0, 1) if total else []
    return (found[0] if found else None), total


def _unverified() -> list[ColumnElement[bool]]:
    levels = select(FactorLevel.factor).where(FactorLevel.submission_id == Submission.id).exists()
    return [Submission.state == "sent", Submission.verified_at.is_(None), Submission.unconfirmed.is_(False), levels]


def towns(db: Session, seat: Place, now: datetime, number: int, size: int) -> tuple[list[Town], int, int]:
    """(one page of the units that have schools, by name; how many units; how many schools)."""
    school = aliased(Unit)
    rows = db.execute(
        select(Unit.id, Unit.name, func.count(), func.count().over(), func.sum(func.count()).over())
        .join(school, school.parent_id == Unit.id)
        .where(school.kind == "school", school.id.in_(under(seat.unit_id)))
        .group_by(Unit.id, Unit.name)
        .order_by(Unit.name, Unit.id)
        .limit(size)
        .offset(number * size)
    ).all()
    told = _told(db, seat, now, [row[0] for row in rows])
    found = [Town(row[0], row[1], row[2], *told.get(row[0], (0, 0, 0))) for row in rows]
    units, schools = (rows[0][3], int(rows[0][4])) if rows else (0, 0)
    return found, units, schools


def _told(db: Session, seat: Place, now: datetime, units: list[int]) -> dict[int, tuple[int, int, int]]:
    """(sent, verified, waiting) of the schools right below these units."""
    sent = func.sum(case((Submission.state == "sent", 1), else_=0))
    verified = func.sum(case((Submission.verified_at.is_not(None), 1), else_=0))
    waiting = func.sum(case((_move().in_(NEEDS), 1), else_=0))
    query = _standing(seat, now, Unit.parent_id, sent, verified, waiting)
    rows = db.execute(query.where(Unit.parent_id.in_(units)).group_by(Unit.parent_id))
    return {row[0]: (int(row[1]), int(row[2]), int(row[3])) for row in rows}
