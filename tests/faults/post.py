"""Rounds of notices to many people, and the count of what arrived."""

import re
from collections import Counter

from sqlalchemy import select

from models import Notice, Seat
from models.outbox import FINAL
from services import outbox
from tests.faults import school
from tests.faults.siege import Siege

FIRST_ADDRESSEE = 7001
REPEAT = "Возможен повтор"


def addressees(siege: Siege, how_many: int = 40) -> list[int]:
    """People who can be written to; their seats."""
    with school.session(siege.engine, reading=False) as db:
        unit = db.scalars(select(Seat.unit_id)).first()
        assert unit is not None
        seats = []
        for account in range(FIRST_ADDRESSEE, FIRST_ADDRESSEE + how_many):
            siege.telegram.private_chat(siege.telegram.phone(account).person)
            seats.append(school.settle(db, account, unit, "deputy", siege.clock.now()))
        return seats


def post(siege: Siege, seats: list[int], round_: int) -> None:
    """One notice to everybody, each with a mark of its own in the text."""
    with school.session(siege.engine, reading=False) as db:
        for seat in seats:
            mark = f"m{round_}-{seat}"
            outbox.notify(db, seat, "alarm-stopped", once=mark, now=siege.clock.now(), rank="alert", reason=mark)


def arrived(siege: Siege) -> tuple[Counter[str], Counter[str]]:
    """How often each mark was sent, and how often with the label of a repeat."""
    every: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    for chat_id, chat in siege.telegram.chats.items():
        for event in chat.history if chat_id >= FIRST_ADDRESSEE else ():
            mark = re.search(r"m\d+-\d+", event.message.text)
            if event.kind == "sent" and mark is not None:
                every[mark[0]] += 1
                labelled[mark[0]] += REPEAT in event.message.text
    return every, labelled


def books_balance(siege: Siege, queued: int) -> None:
    """Every notice has come to a final state, and their sum is all that was queued."""
    with school.session(siege.engine) as db:
        states = dict(db.execute(select(Notice.once, Notice.state).where(Notice.once.startswith("m"))).all())
    assert len(states) == queued
    assert set(states.values()) <= set(FINAL)
