"""A letter to every school of the fault tests, and the count of what arrived."""

from collections import Counter
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Delivery, Notice, Person, Seat
from sandbox.telegram import Telegram
from services.letters import letters, publishing
from services.letters.letters import Written
from services.org import people
from tests.faults import school
from tests.faults.post import REPEAT
from tests.letters import COMPLETE

TITLE = "Приказ № 214"


def publish(db: Session, now: datetime) -> int:
    """An order of the region; its number."""
    who = people.by_messenger(db, school.OPERATOR)
    assert who is not None
    one = letters.begin(db, who, who.seats[0].seat_id, "order", now)
    letters.change(db, one, one.row.rev, **COMPLETE)
    publishing.publish(db, who, letters.of(db, who, one.row.id), one.row.rev, now)
    return one.row.id


def written(db: Session, letter: int) -> tuple[people.Who, Written]:
    """The letter as its operator has it."""
    who = people.by_messenger(db, school.OPERATOR)
    assert who is not None
    return who, letters.of(db, who, letter)


def copies(telegram: Telegram, *, labelled: bool = False) -> Counter[int]:
    """How often each director got it; without those that say they may be a repeat, unless asked for these."""
    found: Counter[int] = Counter()
    for account, chat in telegram.chats.items():
        for event in chat.history if account >= school.FIRST_DIRECTOR else ():
            text = event.message.text.replace("\xa0", " ")
            if event.kind == "sent" and text.startswith(TITLE) and (REPEAT in text) == labelled:
                found[account] += 1
    return found


def states(db: Session, letter: int) -> dict[int, tuple[str, str | None]]:
    """Where each director stands on the books, by account."""
    rows = db.execute(
        select(Person.messenger_id, Delivery.state, Delivery.trouble)
        .join(Seat, Seat.id == Delivery.seat_id).join(Person, Person.id == Seat.person_id)
        .where(Delivery.letter_id == letter)
    ).all()  # fmt: skip
    return {account or 0: (state, trouble) for account, state, trouble in rows}


def unsent(db: Session) -> list[str]:
    """Messages of letters that have not come to an end."""
    waiting = Notice.state.in_(("queued", "sending"))
    return list(db.scalars(select(Notice.once).where(Notice.key == "letter", waiting)))
