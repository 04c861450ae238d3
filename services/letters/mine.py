"""«Моё»: all that waits for a person, through whichever seat, by term; what has no term of its own comes first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session

from models import Delivery, Extension, Hindrance, Letter, LetterWord, Unit
from services import deadlines
from services.forms import delegation, submissions
from services.letters import behind, received, tasks
from services.org import access, settings
from services.org.people import Place, Who
from services.risk import caselist, talk
from services.roadmaps import standing, worklist
from services.roadmaps.more_time import ONCE_MORE

MOST = 60  # things of one kind: whoever has more begins with these
LATER = "9999"  # sorts behind every day


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that waits: of which kind, its number, its last day; `name` and `n` say which or how many."""

    kind: str  # question signal returned-plan approve form letter task section measure decide
    # letter-time letter-help letter-confirm letter-judge letter-late
    number: int
    seat: Place
    due_on: str | None = None
    name: str = ""
    n: int = 0

    def order(self) -> tuple[str, str, int]:
        """Signals, questions and what came back first, then by term."""
        first = self.kind in ("signal", "question", "returned-plan", "letter-time", "letter-help", "letter-confirm")
        return "" if first else self.due_on or LATER, self.kind, self.number


def waiting(db: Session, who: Who, now: datetime) -> list[Thing]:
    """Everything, in the order it should be done."""
    found = [thing for seat in who.seats for thing in of_seat(db, seat, now)]
    return sorted(found, key=Thing.order)


def of_seat(db: Session, seat: Place, now: datetime) -> list[Thing]:
    """What waits for one seat."""
    by_role = {"director": _director, "deputy": _deputy, "curator": _decides, "coordinator": _decides}
    found = list(by_role[seat.role](db, seat, now)) if seat.role in by_role else []
    return [*asked(db, seat), *found, *_letters(db, seat)]


def asked(db: Session, seat: Place) -> list[Thing]:
    """Wishes for more time and hindrances about letters that this seat may answer, the longest waiting first."""
    if seat.role not in ("operator", "coordinator", "curator"):
        return []
    body = (Letter.unit_id == seat.unit_id) if seat.role != "curator" else false()
    theirs = Delivery.unit_id.in_(access.schools_of(seat))
    alive = (Letter.state == "running", Delivery.work.in_(received.OPEN), Delivery.state != "cancelled")
    longer = _about(Extension, alive).where(Extension.state == "asked", or_(body, and_(theirs, _gives_time(db, seat))))
    help_ = and_(theirs, Hindrance.kind == "help") if seat.role != "operator" else false()
    ways = _about(Hindrance, alive).where(Hindrance.state == "open", or_(body, help_))
    return [
        *_of_body(db, seat),
        *(Thing("letter-time", number, seat, name=unit) for number, unit in db.execute(longer.order_by(Extension.id))),
        *(Thing("letter-help", number, seat, name=unit) for number, unit in db.execute(ways.order_by(Hindrance.id))),
    ][:MOST]


def _gives_time(db: Session, seat: Place) -> ColumnElement[bool]:
    """Of letters of other bodies: from the third time the operator, before that the coordinator where it is so set."""
    if seat.role == "operator":
        return Delivery.extended >= ONCE_MORE
    set_so = seat.role == "coordinator" and settings.value(db, seat.unit_id, "letter-longer-by") == "coordinator"
    return Delivery.extended < ONCE_MORE if set_so else false()


def _of_body(db: Session, seat: Place) -> Iterator[Thing]:
    """Letters of one's own body: those a colleague wants looked at, those whose reports have come."""
    if seat.role not in received.WRITE:
        return
    asked_by = select(LetterWord.seat_id).where(LetterWord.letter_id == Letter.id, LetterWord.kind == "asked")
    by = asked_by.order_by(LetterWord.id.desc()).limit(1).correlate(Letter).scalar_subquery()
    own = select(Letter.id, Letter.number).where(Letter.unit_id == seat.unit_id)
    waits = own.where(Letter.state == "confirming", Letter.confirmed_at.is_(None), by != seat.seat_id)
    for number, name in db.execute(waits.order_by(Letter.id).limit(MOST)):
        yield Thing("letter-confirm", number, seat, name=name)
    came = own.join(Delivery, Delivery.letter_id == Letter.id).where(
        Letter.state == "running", Delivery.work == "reported"
    )
    counted = came.add_columns(func.count()).group_by(Letter.id, Letter.number).order_by(Letter.id)
    for number, name, n in db.execute(counted.limit(MOST)):
        yield Thing("letter-judge", number, seat, name=name, n=n)


def _late(db: Session, seat: Place, now: datetime) -> Iterator[Thing]:
    """Letters that schools are behind with, for the curator who may help."""
    rows = db.execute(
        select(Delivery.id, Unit.name, Delivery.due_on)
        .join(Letter, Letter.id == Delivery.letter_id)
        .join(Unit, Unit.id == Delivery.unit_id)
        .where(Delivery.unit_id.in_(access.schools_of(seat)))
        .where(*behind.is_late(deadlines.local(now, seat.zone).date()))
        .order_by(Delivery.due_on, Delivery.id)
        .limit(MOST)
    )
    for number, unit, due_on in rows:
        yield Thing("letter-late", number, seat, due_on, name=unit)


def _about(kind: type[Extension] | type[Hindrance], alive: Sequence[ColumnElement[bool]]) -> Select[int, str]:
    return (
        select(kind.id, Unit.name)
        .join(Delivery, and_(kind.about == "letter", kind.about_id == Delivery.id))
        .join(Letter, Letter.id == Delivery.letter_id)
        .join(Unit, Unit.id == Delivery.unit_id)
        .where(*alive)
    )


def _letters(db: Session, seat: Place) -> Iterator[Thing]:
    query = select(Delivery.id, Delivery.work, Delivery.due_on, Letter.acknowledge_on)
    mine = query.join(Letter, Letter.id == Delivery.letter_id).where(Delivery.seat_id == seat.seat_id, received.waits())
    for number, work, due_on, read_by in db.execute(mine.order_by(Delivery.due_on, Delivery.id).limit(MOST)):
        yield Thing("letter", number, seat, read_by if work == "none" else due_on)


def _director(db: Session, seat: Place, now: datetime) -> Iterator[Thing]:
    for case in talk.unanswered(db, seat.unit_id):
        yield Thing("question", case, seat)
    plan = standing.of_unit(db, seat.unit_id)
    if plan is not None and "returned" in (plan.state, plan.change):
        yield Thing("returned-plan", plan.id, seat, n=plan.remarks)
    for number, title, due_on, status in submissions.open_of_school(db, seat, now):
        if status != "sent":
            yield Thing("form", number, seat, due_on, title)
    yield from _measures(db, seat)


def _measures(db: Session, seat: Place) -> Iterator[Thing]:
    page, total = 0, 1
    while page * worklist.PAGE < min(total, MOST):
        rows, total = worklist.due(db, seat.unit_id, page)
        for row in rows:
            yield Thing("measure", row.id, seat, row.ends_on, row.name)
        page += 1


def _deputy(db: Session, seat: Place, now: datetime) -> Iterator[Thing]:
    for number, due_on in delegation.in_hand(db, seat):
        yield Thing("section", number, seat, due_on)
    for task, delivery in tasks.in_hand(db, seat):
        yield Thing("task", task.id, seat, task.due_on, name=tasks.name_of(db, task, delivery))


def _decides(db: Session, seat: Place, now: datetime) -> Iterator[Thing]:
    cases, _ = caselist.lines(db, seat, 0)
    for case in cases:
        if case.state == "open":
            yield Thing("signal", case.id, seat, name=case.school, n=case.signals)
    if n := standing.count(db, seat):
        yield Thing("approve", seat.seat_id, seat, n=n)
    rows, _ = worklist.waiting(db, seat, 0)
    for line in rows:
        yield Thing("decide", line.measure, seat, name=line.unit)
    if seat.role == "curator":
        yield from _late(db, seat, now)
    if seat.role == "coordinator":
        yield from _measures(db, seat)
