"""Telling the recipients: a message of its own for what is urgent, a line in the morning's list for everything else.

Rows are made by the database itself, zone by zone: forty thousand of them must not stop those who are answering.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, SQLColumnExpression, String, cast, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import Delivery, Letter, Notice, Unit
from models.base import Moment
from models.engine import stir
from models.outbox import CLASSES
from services import deadlines
from services.content import overrides
from services.letters import timeline
from services.letters.books import OWN, TODAYS

AT_ONCE = ("order", "directive")
SHORT = 3  # working days: a term within them cannot wait for a list
COLUMNS = (
    "seat_id", "key", "args", "rank", "once", "created_at", "not_before", "expires_at", "state", "attempts", "doubtful",
)  # fmt: skip


def urgent(letter: Letter, today: date) -> bool:
    """Does it come as a message of its own?"""
    soon = letter.due_on is not None and timeline.working_days(today, date.fromisoformat(letter.due_on)) <= SHORT
    return letter.urgent or letter.kind in AT_ONCE or soon


def announce(db: Session, letter: Letter, now: datetime, *which: ColumnElement[bool]) -> None:
    """Queue what tells everybody of the letter's newest version who has not got it (of `which` deliveries).

    A message of its own comes in the reader's working hours; the list in their next working morning.
    """
    stir(db)
    meant = (
        Delivery.letter_id == letter.id, Delivery.version == letter.version, Delivery.sent_at.is_(None),
        Delivery.state.in_(("waiting", "unreachable")), Delivery.seat_id.is_not(None),
        # Whoever comes into an empty seat finds the letter at home; who is back after a block gets the message.
        func.coalesce(Delivery.trouble, "blocked") == "blocked", *which,
    )  # fmt: skip
    zones = db.scalars(select(Unit.zone).join(Delivery, Delivery.unit_id == Unit.id).where(*meant).distinct()).all()
    for zone in zones:
        at = moment(letter, zone, now)
        rows = _own(db, letter, at, now) if letter.urgent else _lists(db, at, now)
        rows = rows.join(Unit, Unit.id == Delivery.unit_id).where(*meant, Unit.zone == zone)
        dialect = postgresql if db.get_bind().dialect.name == "postgresql" else sqlite
        db.execute(dialect.insert(Notice).from_select(COLUMNS, rows).on_conflict_do_nothing(index_elements=["once"]))


def moment(letter: Letter, zone: str, now: datetime) -> datetime:
    """When it comes to somebody of this zone."""
    days = overrides()
    if letter.urgent:
        return deadlines.next_working_moment(now, zone, days)
    # Not this very morning's: its list may have left a moment ago.
    return deadlines.next_hour_of_day(now + timedelta(minutes=1), zone, deadlines.working_hours(days)[0], days)


def _own(db: Session, letter: Letter, at: datetime, now: datetime) -> Select[*tuple[Any, ...]]:
    # The revision: what was stopped and goes on is a message anew, for the one before it was called off.
    begin = f"{OWN}/{letter.id}/{letter.version}/{letter.rev}/"
    once = literal(begin) + cast(Delivery.id, String)
    return _rows(OWN, _json(db, "delivery", Delivery.id), once, "task", at, now)


def _lists(db: Session, at: datetime, now: datetime) -> Select[*tuple[Any, ...]]:
    """One for a seat and a morning, whichever letter is the first."""
    iso = at.isoformat()
    once = literal(f"{TODAYS}/") + cast(Delivery.seat_id, String) + literal(f"/{iso}")
    return _rows(TODAYS, literal({"at": iso, "deliveries": []}, JSON), once, "digest", at, now)


def _rows(
    key: str, args: ColumnElement[Any], once: ColumnElement[str], rank: str, at: datetime, now: datetime
) -> Select[*tuple[Any, ...]]:
    return select(
        Delivery.seat_id, literal(key), args, literal(CLASSES.index(rank)), once, literal(now, Moment),
        literal(at, Moment), literal(None, Moment), literal("queued"), literal(0), literal(False),
    )  # fmt: skip


def _json(db: Session, name: str, value: SQLColumnExpression[int]) -> ColumnElement[Any]:
    make = func.json_build_object if db.get_bind().dialect.name == "postgresql" else func.json_object
    return make(literal(name, String), value, type_=JSON)
