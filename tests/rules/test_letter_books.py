"""Whatever happens in whatever order: who was meant has acknowledged, waits, cannot be reached or was called off."""

import random
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Delivery, Letter, Person, Seat
from models.engine import make_engine
from services import outbox
from services.letters import books, received, stopping
from services.org import entry, people, seats
from tests.faults import broadcast, school
from tests.faults.siege import MONDAY

SCHOOLS, WALKS, STEPS = 5, 4, 30


class Walk:
    """A region to which anything may happen."""

    def __init__(self, db: Session, chance: random.Random) -> None:
        self.db, self.chance, self.now = db, chance, MONDAY
        self.letter = broadcast.publish(db, self.now)
        self.newcomers = iter(range(chance.randrange(10_000, 10**9), 2 * 10**9))

    def step(self) -> str:
        act = self.chance.choice(
            (self.courier, self.courier, self.courier, self.block, self.back, self.leave, self.enter, self.read,
             self.read, self.stop, self.go_on)
        )  # fmt: skip
        self.now += timedelta(minutes=self.chance.randrange(1, 300))
        act()
        self.db.flush()
        return act.__name__

    def courier(self) -> None:
        """What became of one message."""
        message = outbox.claim(self.db, self.now, self.now.timestamp(), set())
        if message is None:
            return
        end = self.chance.choice(("sent", "sent", "sent", "refused", "unreachable"))
        outbox.settle(self.db, message.id, end, self.now, trouble=None if end == "sent" else end)
        if end == "unreachable" and message.messenger_id is not None:
            people.blocked(self.db, message.messenger_id, self.now)

    def block(self) -> None:
        if account := self._somebody(Person.blocked_at.is_(None)):
            people.blocked(self.db, account, self.now)

    def back(self) -> None:
        if account := self._somebody(Person.blocked_at.is_not(None)):
            number = people.blocked(self.db, account, None)
            outbox.wake(self.db, number or 0, self.now)

    def leave(self) -> None:
        who, _ = broadcast.written(self.db, self.letter)
        if account := self._somebody():
            mine = people.by_messenger(self.db, account)
            assert mine is not None
            seats.free(self.db, who, mine.seats[0].seat_id, self.now)

    def enter(self) -> None:
        empty = select(Seat.id).where(Seat.role == "director", Seat.person_id.is_(None))
        if (seat := self.db.scalar(empty)) is not None:
            issued = entry.issue(self.db, seat, None, self.now)
            who = people.meet(self.db, next(self.newcomers), "ru", self.now)
            seen = entry.open_link(self.db, who.messenger_id, issued.link, self.now)
            entry.join(self.db, who, seen.invitation_id, seen.tag, self.now)

    def read(self) -> None:
        """Somebody finds it at home, sent or not."""
        account = self._somebody()
        who = people.by_messenger(self.db, account) if account else None
        mine = select(Delivery.id).where(Delivery.letter_id == self.letter, Delivery.state != "cancelled")
        number = self.db.scalar(mine.where(Delivery.seat_id == (who.seats[0].seat_id if who else 0)))
        if who is not None and number is not None:
            one = received.of(self.db, who, number)
            received.acknowledge(self.db, who, one, one.row.version, self.now)

    def stop(self) -> None:
        who, one = broadcast.written(self.db, self.letter)
        if one.row.state == "running":
            stopping.stop(self.db, who, one, one.row.rev, self.now)

    def go_on(self) -> None:
        who, one = broadcast.written(self.db, self.letter)
        if one.row.state == "stopped":
            stopping.resume(self.db, who, one, one.row.rev, self.now)

    def _somebody(self, *which) -> int | None:
        sitting = select(Person.messenger_id).join(Seat, Seat.person_id == Person.id).where(Seat.role == "director")
        accounts: list[int | None] = [*self.db.scalars(sitting.where(*which)), None]
        return self.chance.choice(accounts)

    def check(self) -> None:
        found = books.of(self.db, self.letter)
        assert found.balance and found.intended == SCHOOLS
        if self.db.get_one(Letter, self.letter).state != "running":
            return
        rows = self.db.execute(
            select(Delivery.state, Delivery.trouble, Seat.person_id, Person.blocked_at)
            .join(Seat, Seat.id == Delivery.seat_id).outerjoin(Person, Person.id == Seat.person_id)
            .where(Delivery.letter_id == self.letter, Delivery.state.in_(("waiting", "unreachable")))
        ).all()  # fmt: skip
        for state, trouble, person, blocked in rows:
            if trouble != "refused":
                assert trouble == ("not-entered" if person is None else "blocked" if blocked else None)
            assert (state == "waiting") == (trouble is None)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_p9_the_books_close_whatever_happens(database_url: str) -> None:
    school.found(database_url, MONDAY, SCHOOLS)
    engine = make_engine(database_url)
    for seed in range(WALKS):
        with engine.connect() as connection, Session(connection, expire_on_commit=False) as db:
            walk = Walk(db, random.Random(seed))
            told = []
            for _ in range(STEPS):
                told.append(walk.step())
                db.expire_all()
                try:
                    walk.check()
                except AssertionError as error:
                    raise AssertionError(f"seed {seed}: {told}") from error
            db.rollback()
    engine.dispose()
