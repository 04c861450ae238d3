"""A letter that moved after its term and then stood still: it comes back as a signal does, to its recipient first."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from models import Delivery, Extension, Hindrance, Letter, LetterWord, Unit
from services import deadlines
from services.letters import timeline
from services.letters.received import OPEN
from services.letters.timeline import Step
from services.org import settings

LONG_AGO = timedelta(days=120)  # thirty working days of the setting, the rungs and a long outage fit into it
MOVES = ("news", "half", "returned")  # words of a letter's story after which it is the recipient's move again


def steps(db: Session, zone: str, today: date) -> dict[int, tuple[Step, ...]]:
    """Of every delivery that moved since its term: what is said of it when it stands still again."""
    since = deadlines.start_of_day(today - LONG_AGO, zone)
    late = (Letter.state == "running", Unit.zone == zone, Delivery.due_on < today.isoformat())
    return _back(db, since, *late) if db.scalar(_open(Delivery.id, *late).limit(1)) is not None else {}


def stands(db: Session, row: Delivery, zone: str, now: datetime) -> bool:
    """Has nothing happened since the term, or nothing for so many working days?"""
    assert row.due_on is not None
    found = _back(db, deadlines.end_of_day(date.fromisoformat(row.due_on), zone), Delivery.id == row.id)
    return all(one[0].day <= deadlines.local(now, zone).date() for one in found.values())


def _back(db: Session, since: datetime, *where: ColumnElement[bool]) -> dict[int, tuple[Step, ...]]:
    last: dict[int, datetime] = {}
    found: dict[int, tuple[Step, ...]] = {}
    for about, at, kind in _ways():
        rows = db.execute(
            _open(Delivery.id, *where, at > since, *kind)
            .add_columns(Delivery.due_on, Letter.id, Unit.id, Unit.zone, func.max(at))
            .join(about.class_, about == Delivery.id)
            .group_by(Delivery.id, Delivery.due_on, Letter.id, Unit.id, Unit.zone)
        )
        for number, due_on, letter, unit, zone, moved in rows:
            if moved > max(deadlines.end_of_day(date.fromisoformat(due_on), zone), last.get(number, since)):
                last[number], idle = moved, settings.value(db, unit, "idle-days")
                ladder = db.get_one(Letter, letter).ladder
                found[number] = timeline.back(deadlines.local(moved, zone).date(), idle, ladder)
    return found


def _open(first: Any, *where: ColumnElement[bool]) -> Select[Any]:
    """Deliveries of which a report is still due, with the letter and the unit."""
    return (
        select(first)
        .join(Letter, Letter.id == Delivery.letter_id)
        .join(Unit, Unit.id == Delivery.unit_id)
        .where(Delivery.work.in_(OPEN), Delivery.state != "cancelled", *where)
    )


def _ways() -> tuple[tuple[Any, Any, tuple[ColumnElement[bool], ...]], ...]:
    decided = func.coalesce(Extension.decided_at, Extension.asked_at)
    return (
        (LetterWord.delivery_id, LetterWord.at, (LetterWord.kind.in_(MOVES),)),
        (Extension.about_id, decided, (Extension.about == "letter",)),
        (Hindrance.about_id, Hindrance.answered_at, (Hindrance.about == "letter",)),
    )
