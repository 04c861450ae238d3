"""Many letters, many recipients: a screen asks the database as often as for few."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from handlers import rooms
from handlers.buttons import Home
from handlers.letter_buttons import Inbox, LetterBoard, Mine
from handlers.room import Desk, notices
from locales import Say
from models import Unit
from models.engine import make_engine
from services.letters import letters, publishing
from services.org import people
from tests.faults import school
from tests.faults.siege import MONDAY
from tests.letters import COMPLETE

FEW, MANY = 6, 12  # a page of them, and two


def desk_of(db: Session, account: int) -> Desk:
    who = people.by_messenger(db, account)
    assert who is not None
    return Desk(db, who, MONDAY, Say("ru"))


def publish(db: Session, **fields: Any) -> int:
    who = desk_of(db, school.OPERATOR).who
    one = letters.begin(db, who, who.seats[0].seat_id, "instructive", MONDAY)
    letters.change(db, one, one.row.rev, **{**COMPLETE, **fields})
    publishing.publish(db, who, letters.of(db, who, one.row.id), one.row.rev, MONDAY)
    return one.row.id


def statements(db: Session, account: int, work: Callable[[Desk], object]) -> int:
    """How many a person's screen takes that has not been drawn in this transaction."""
    heard: list[str] = []

    def hear(connection: Any, cursor: Any, text: str, *rest: Any) -> None:
        heard.append(text)

    db.flush()
    db.expunge_all()
    db.info.clear()
    desk = desk_of(db, account)
    event.listen(db.get_bind(), "before_cursor_execute", hear)
    assert work(desk) is not None
    event.remove(db.get_bind(), "before_cursor_execute", hear)
    return len(heard)


def of_director(db: Session) -> dict[str, int]:
    seat = desk_of(db, school.FIRST_DIRECTOR).who.seats[0].seat_id
    screens: dict[str, Callable[[Desk], object]] = {
        "home": lambda desk: desk.open(Home()),
        "mine": lambda desk: desk.open(Mine()),
        "inbox": lambda desk: desk.open(Inbox(seat=seat)),
        "morning": lambda desk: notices["letters-today"](desk, seat, at="", deliveries=[]),
    }
    return {name: statements(db, school.FIRST_DIRECTOR, work) for name, work in screens.items()}


def of_board(db: Session, letter: int) -> int:
    return statements(db, school.OPERATOR, lambda desk: desk.open(LetterBoard(letter=letter)))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_many_letters_and_many_recipients_cost_no_more_statements_than_few(database_url: str) -> None:
    assert rooms.ROOMS
    school.found(database_url, MONDAY, schools=8)
    engine = make_engine(database_url)
    with engine.connect() as connection, Session(connection, expire_on_commit=False) as db:
        [one, *_] = db.scalars(select(Unit.id).where(Unit.kind == "school")).all()
        alone = publish(db, audience={"kind": "list", "units": [one]})
        for _ in range(FEW - 1):
            everybodys = publish(db)
        of_director(db)  # what a process reads once
        few = of_director(db)
        for _ in range(MANY - FEW):
            publish(db)
        assert of_director(db) == few

        assert of_board(db, everybodys) == of_board(db, alone)
        db.rollback()
    engine.dispose()
