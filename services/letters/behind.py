"""Schools that are behind with letters, for those who look after them; lateness is counted, never stored."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models import Delivery, Letter, Unit
from services.letters.received import OPEN


@dataclass(frozen=True, slots=True)
class Behind:
    """A school and how many letters it has not carried out in time."""

    id: int
    name: str
    n: int


def is_late(today: date) -> tuple[ColumnElement[bool], ...]:
    """What was to be reported by now and can be: one who cannot be reached has not been asked."""
    open_ = (Letter.state == "running", Delivery.work.in_(OPEN), Delivery.due_on < today.isoformat())
    return (*open_, Delivery.state.in_(("waiting", "acknowledged")))


def among(db: Session, which: ColumnElement[bool], today: date) -> list[Behind]:
    """Those of these schools that are behind, by name."""
    rows = db.execute(
        select(Unit.id, Unit.name, func.count())
        .join(Delivery, Delivery.unit_id == Unit.id)
        .join(Letter, Letter.id == Delivery.letter_id)
        .where(which, *is_late(today))
        .group_by(Unit.id, Unit.name)
        .order_by(Unit.name, Unit.id)
    )
    return [Behind(*row) for row in rows]


def of_school(db: Session, school_id: int, today: date) -> list[Delivery]:
    """What this school is late with, by term."""
    query = select(Delivery).join(Letter, Letter.id == Delivery.letter_id)
    mine = query.where(Delivery.unit_id == school_id, *is_late(today))
    return list(db.scalars(mine.order_by(Delivery.due_on, Delivery.id)))
