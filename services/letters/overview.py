"""A published letter for the body that issued it: how many stand where, who they are, in municipalities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from models import Delivery, Seat, Unit
from services.forms.reach import alphabetical
from services.letters.received import OPEN

# Where a recipient stands, each in one of them; the order is that of the picture. «late»: the term has passed and
# nothing was reported. A letter for information knows only new, read and unreachable.
STATES = ("new", "read", "work", "late", "reported", "accepted", "unreachable", "cancelled")
PAGE, GROUPED = 7, 10  # units on a page: one a line, or several to a reason


@dataclass(frozen=True, slots=True)
class TownState:
    """A municipality's recipients by state."""

    id: int
    name: str
    states: dict[str, int]

    @property
    def meant(self) -> int:
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class Line:
    """One recipient in a list behind a number."""

    delivery_id: int
    unit: str
    town: str
    due_on: str | None = None
    reason: str = ""  # why it cannot be reached


def state(today: date) -> ColumnElement[str]:
    """Where a delivery stands on this day."""
    undone = Delivery.work.in_(OPEN)
    late = and_(undone, Delivery.due_on < today.isoformat())
    return case(
        (Delivery.state == "cancelled", "cancelled"),
        (Delivery.work == "accepted", "accepted"),
        (Delivery.work == "reported", "reported"),
        (Delivery.state == "unreachable", "unreachable"),
        (late, "late"),
        (Delivery.work.in_(("started", "returned")), "work"),
        (Delivery.state == "acknowledged", "read"),
        else_="new",
    )


def by_town(db: Session, letter_id: int, today: date) -> list[TownState]:
    """Counted by municipality and state. One statement."""
    town, stands = aliased(Unit), state(today)
    rows = db.execute(
        _of(letter_id, town).with_only_columns(town.id, town.name, stands, func.count())
        .group_by(town.id, town.name, stands)
    ).all()  # fmt: skip
    found: dict[int, TownState] = {}
    for number, name, which, n in rows:
        one = found.get(number) or TownState(number, name, dict.fromkeys(STATES, 0))
        found[number] = TownState(number, name, {**one.states, which: n})
    return sorted(found.values(), key=lambda one: alphabetical(one.name))


def total(towns: Sequence[TownState]) -> TownState:
    """All of them together."""
    return TownState(0, "", {which: sum(town.states[which] for town in towns) for which in STATES})


def page(
    db: Session, letter_id: int, which: str, town_id: int, number: int, today: date
) -> tuple[list[Line], int, int]:
    """One page of the recipients in a state, by municipality: (lines, pages, how many in all). `town_id` 0 is all."""
    town = aliased(Unit)
    query = _of(letter_id, town).where(state(today) == which)
    if town_id:
        query = query.where(town.id == town_id)
    n = db.scalar(query.with_only_columns(func.count())) or 0
    order = (town.name, Delivery.trouble, Unit.name) if which == "unreachable" else (town.name, Unit.name, Delivery.id)
    size = GROUPED if which == "unreachable" else PAGE
    shown = query.with_only_columns(Delivery.id, Unit.name, town.name, Delivery.due_on, Delivery.trouble)
    rows = db.execute(shown.order_by(*order).limit(size).offset(number * size)).all()
    return [Line(*row[:4], row[4] or "") for row in rows], max(1, -(-n // size)), n


@dataclass(frozen=True, slots=True)
class Row:
    """A recipient in the table of all."""

    code: str
    unit: str
    town: str
    zone: str
    position: str
    state: str
    trouble: str
    version: int
    sent_at: datetime | None
    acknowledged_at: datetime | None
    due_on: str | None
    first_due_on: str | None
    extended: int
    reported_at: datetime | None
    decided_at: datetime | None
    minutes: int | None


def everything(db: Session, letter_id: int, today: date) -> Iterator[Row]:
    """Every recipient, by municipality: for the table, not for a screen."""
    town = aliased(Unit)
    rows = db.execute(
        _of(letter_id, town)
        .outerjoin(Seat, Seat.id == Delivery.seat_id)
        .with_only_columns(
            Unit.code, Unit.name, town.name, Unit.zone, func.coalesce(Seat.title, ""), state(today),
            func.coalesce(Delivery.trouble, ""), Delivery.version, Delivery.sent_at, Delivery.acknowledged_at,
            Delivery.due_on, Delivery.first_due_on, Delivery.extended, Delivery.reported_at, Delivery.decided_at,
            Delivery.minutes,
        )
        .order_by(town.name, Unit.name, Delivery.id)
    )  # fmt: skip
    for row in rows:
        yield Row(*list(row))


def _of(letter_id: int, town: type[Unit]) -> Select[int]:
    """Deliveries with their unit and its municipality; what is no school stands for itself."""
    its = or_(and_(Unit.kind == "school", town.id == Unit.parent_id), and_(Unit.kind != "school", town.id == Unit.id))
    query = select(Delivery.id).join(Unit, Unit.id == Delivery.unit_id).join(town, its)
    return query.where(Delivery.letter_id == letter_id)
