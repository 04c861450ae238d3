"""The books of a letter: whoever was meant has acknowledged, waits, cannot be reached for a reason, or was called off.

The state of a delivery is kept true where it changes: by what becomes of its message, by who sits in the seat.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, Select, Table, bindparam, case, func, or_, select, update
from sqlalchemy.orm import Session

from models import Delivery, Letter, Notice, Person, Seat
from models.engine import affected
from services import outbox
from services.outbox import Done

GOING = ("planned", "running")
# What the seat itself tells; «no-seat» and «refused» are told by the audience and by the messenger.
OF_SEAT = ("seat-closed", "not-entered", "blocked")
OWN, TODAYS = "letter", "letters-today"  # a message of its own; a line of the morning's list


@dataclass(frozen=True, slots=True)
class Books:
    """How many were meant and where they stand; `sent` have got the newest version as a message."""

    intended: int
    acknowledged: int
    waiting: int
    unreachable: int
    cancelled: int
    sent: int
    to_send: int  # reachable, not read at home, and no message has left yet

    @property
    def balance(self) -> bool:
        return self.intended == self.acknowledged + self.waiting + self.unreachable + self.cancelled


def of(db: Session, letter_id: int) -> Books:
    """One statement."""
    sent, waits = Delivery.sent_at.is_not(None), Delivery.state == "waiting"
    numbers = (
        func.count(), *(_many(Delivery.state == state) for state in ("acknowledged", "waiting", "unreachable")),
        _many(Delivery.state == "cancelled"), _many(sent), _many(waits & ~sent),
    )  # fmt: skip
    found: Sequence[int] = db.execute(select(*numbers).where(Delivery.letter_id == letter_id)).one()
    return Books(*found)


def _many(true: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((true, 1), else_=0)), 0)


def true_up(db: Session, *which: ColumnElement[bool]) -> int:
    """Who cannot be reached, as the seats stand at this moment; what somebody has acknowledged stays so."""
    reason = (
        select(case(
            (Seat.closed_at.is_not(None), "seat-closed"), (Seat.person_id.is_(None), "not-entered"),
            (Person.blocked_at.is_not(None), "blocked"),
        ))
        .outerjoin(Person, Person.id == Seat.person_id).where(Seat.id == Delivery.seat_id).scalar_subquery()
    )  # fmt: skip
    going = select(Letter.id).where(Letter.state.in_(GOING))
    open_ = (Delivery.seat_id.is_not(None), Delivery.state.in_(("waiting", "unreachable")))
    known = or_(Delivery.trouble.is_(None), Delivery.trouble.in_(OF_SEAT))
    changed = func.coalesce(Delivery.trouble, "") != func.coalesce(reason, "")
    state = case((reason.is_(None), "waiting"), else_="unreachable")
    which = (*which, Delivery.letter_id.in_(going), *open_, known, changed)
    return affected(db, update(Delivery).where(*which).values(state=state, trouble=reason))


def seats_changed(db: Session, seats: Select[int]) -> int:
    """Somebody came, left, blocked the bot or is back."""
    return true_up(db, Delivery.seat_id.in_(seats))


outbox.reached.append(seats_changed)


@outbox.follow(OWN)
def message_settled(db: Session, done: Done, now: datetime) -> None:
    """Sent is sent, and what the messenger refuses does not arrive; a block is told by the seat."""
    # A correction may have come while this one was in the air.
    mine = {"number": done.args["delivery"], "of_version": int(done.once.split("/")[2])}
    if done.state == "sent":
        db.execute(SENT, {**mine, "now": now})
    elif done.state == "refused":
        lost = LETTERS.update().where(*MINE, LETTERS.c.state == "waiting")
        db.execute(lost.values(state="unreachable", trouble="refused"), mine)


@outbox.follow(TODAYS)
def list_settled(db: Session, done: Done, now: datetime) -> None:
    """All lines that it had."""
    if done.state == "sent":
        db.execute(ARRIVED.where(LETTERS.c.id.in_(done.args["deliveries"])), {"now": now})


# Written once: a broadcast asks it for every message. What arrived is not unreachable, whatever was known before.
LETTERS = cast(Table, Delivery.__table__)
MINE = (LETTERS.c.id == bindparam("number"), LETTERS.c.version == bindparam("of_version"))
_BACK = LETTERS.c.state == "unreachable"
ARRIVED = LETTERS.update().values(
    sent_at=bindparam("now"), state=case((_BACK, "waiting"), else_=LETTERS.c.state),
    trouble=case((_BACK, None), else_=LETTERS.c.trouble),
)  # fmt: skip
SENT = ARRIVED.where(*MINE)


def todays(db: Session, seat_id: int, at: str) -> list[int]:
    """The deliveries of a morning's list, by term: what was neither sent nor read yet. For its wording alone.

    Decided when it is worded, so that what was stopped or read meanwhile is not in it; and written into the message,
    so that exactly these count as sent when it has arrived.
    """
    found = list(db.scalars(
        select(Delivery.id)
        .join(Letter, Letter.id == Delivery.letter_id)
        .where(
            Delivery.seat_id == seat_id, Delivery.state == "waiting", Delivery.sent_at.is_(None),
            Letter.state == "running", Letter.urgent.is_(False),
        )
        .order_by(func.coalesce(Delivery.due_on, "9999"), Delivery.id)
    ))  # fmt: skip
    mine = update(Notice).where(Notice.once == list_once(seat_id, at))
    db.execute(mine.values(args={"at": at, "deliveries": found}))
    return found


def list_once(seat_id: int, at: str) -> str:
    """One list for a seat and a morning."""
    return f"{TODAYS}/{seat_id}/{at}"
