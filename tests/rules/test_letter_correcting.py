"""Corrections: what is signed and done stays, everybody gets the new text once, and no published text ever changes."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Acknowledgement, Cycle, Delivery, Letter, LetterVersion, Submission
from services import outbox
from services.letters import (
    books,
    correcting,
    doing,
    frozen,
    judging,
    letters,
    longer,
    publishing,
    received,
    report_form,
    stopping,
)
from services.letters.letters import Changed
from services.org.people import Who
from services.refusal import NotThere, Refusal
from tests.faults.siege import MONDAY
from tests.letters import COMPLETE
from tests.rules import region
from tests.rules.walking import attempt, walked

LINES = "Сколько вакансий? | число *\nЕсть план? | да/нет"
OTHER = "Сколько вакансий? | число *\nПо каким предметам? | текст"


def correct(db: Session, number: int, why: str = "уточнили", **fields: Any) -> int:
    """One correction from beginning to end; how many it reaches."""
    by = region.who(db)
    draft = correcting.begin(db, by, region.written(db, number), MONDAY)
    if why:
        correcting.say_why(db, region.written(db, draft), why)
    one = region.written(db, draft)
    if fields:
        letters.change(db, one, one.row.rev, **fields)
    return correcting.publish(db, by, region.written(db, draft), one.row.rev, MONDAY)


class Walk:
    """Anything may happen to a letter between its corrections; what must hold is kept in plain sets beside it."""

    def __init__(self, db: Session, chance: random.Random) -> None:
        self.db, self.chance, self.now = db, chance, MONDAY
        self.by = region.who(db)
        self.number = region.letter(
            db, audience={"kind": "list", "units": [region.unit(db, f"S-{n}") for n in range(4)]}
        )
        self.meant = 4
        self.texts = {1: self.version(1).digest}
        self.signed: set[tuple[int, int]] = set()  # (delivery, version)
        self.done: set[int] = set()
        self.longer: dict[int, str] = {}

    def version(self, n: int) -> LetterVersion:
        query = select(LetterVersion).where(LetterVersion.letter_id == self.number, LetterVersion.number == n)
        return self.db.execute(query).scalar_one()

    def step(self) -> str:
        acts: tuple[Callable[[], object], ...] = (
            self.courier, self.courier, self.courier, self.read, self.read, self.report, self.untick, self.more_time,
            self.correct, self.correct, self.stop, self.go_on, self.abandon,
        )  # fmt: skip
        act = self.chance.choice(acts)
        self.now += timedelta(minutes=self.chance.randrange(1, 200))
        return attempt(self.db, act)

    def one_of_them(self) -> tuple[Who, received.Received]:
        who = region.director(self.db, self.chance.randrange(6))
        mine = (Delivery.letter_id == self.number, Delivery.seat_id == who.seats[0].seat_id)
        number = self.db.scalar(select(Delivery.id).where(*mine))
        if number is None:
            raise NotThere
        return who, received.of(self.db, who, number)

    def courier(self) -> None:
        message = outbox.claim(self.db, self.now, self.now.timestamp(), set())
        if message is not None:
            outbox.settle(self.db, message.id, "sent", self.now)

    def read(self) -> None:
        who, one = self.one_of_them()
        version = self.chance.choice((one.row.version, max(1, one.row.version - 1)))
        received.acknowledge(self.db, who, one, version, self.now)
        self.signed.add((one.row.id, version))

    def report(self) -> None:
        who, one = self.one_of_them()
        doing.tick(self.db, who, one, one.row.rev, self.now)
        self.done.add(one.row.id)
        self.signed.add((one.row.id, one.row.version))

    def untick(self) -> None:
        who, one = self.one_of_them()
        doing.untick(self.db, who, one, one.row.rev, self.now)
        self.done.discard(one.row.id)

    def more_time(self) -> None:
        who, one = self.one_of_them()
        until = date.fromisoformat(one.row.due_on or "") + timedelta(days=self.chance.randrange(1, 20))
        wish, _ = longer.ask(self.db, who, one, until, "нужно время", self.now)
        by_body = received.of(self.db, self.by, one.row.id)
        longer.grant(self.db, self.by, wish, by_body, wish.rev, until, self.now)
        self.longer[one.row.id] = until.isoformat()

    def correct(self) -> None:
        of = region.written(self.db, self.number)
        draft = correcting.begin(self.db, self.by, of, self.now)
        assert correcting.begin(self.db, self.by, of, self.now) == draft, "one at a time"
        correcting.say_why(self.db, region.written(self.db, draft), "уточнили")
        one = region.written(self.db, draft)
        fields: dict[str, Any] = {"body": f"Иначе {self.now}"}
        if self.chance.random() < 0.4:
            fields["due_on"] = f"2026-10-{self.chance.randrange(12, 31)}"
        if self.chance.random() < 0.3:
            also = {"kind": "list", "units": [region.unit(self.db, f"S-{self.chance.randrange(6)}")]}
            fields["audience"] = {**(one.row.audience or {}), "also": also}
        letters.change(self.db, one, one.row.rev, **fields)
        rev = one.row.rev
        n = correcting.publish(self.db, self.by, region.written(self.db, draft), rev, self.now)
        assert n >= self.meant, "nobody is lost"
        self.meant, newest = n, len(self.texts) + 1
        self.texts[newest] = self.version(newest).digest
        with pytest.raises(NotThere):
            region.written(self.db, draft)

    def abandon(self) -> None:
        """A correction that is begun and given up leaves nothing."""
        before = self.db.scalar(select(func.count()).select_from(Letter))
        draft = correcting.begin(self.db, self.by, region.written(self.db, self.number), self.now)
        correcting.drop(self.db, self.by, region.written(self.db, draft), self.now)
        assert self.db.scalar(select(func.count()).select_from(Letter)) == before

    def stop(self) -> None:
        one = region.written(self.db, self.number)
        stopping.stop(self.db, self.by, one, one.row.rev, self.now)

    def go_on(self) -> None:
        one = region.written(self.db, self.number)
        stopping.resume(self.db, self.by, one, one.row.rev, self.now)

    def check(self) -> None:
        db, found = self.db, books.of(self.db, self.number)
        assert found.balance and found.intended == self.meant
        letter = db.get_one(Letter, self.number)
        assert letter.version == len(self.texts) and letter.state in ("running", "stopped")
        versions = db.scalars(select(LetterVersion).where(LetterVersion.letter_id == self.number))
        assert {row.number: frozen.digest(row.content) for row in versions} == self.texts, "never changed"
        marks = db.execute(select(Acknowledgement.delivery_id, Acknowledgement.version)).all()
        assert {(row[0], row[1]) for row in marks} == self.signed, "a mark stays whatever comes later"
        for row in db.scalars(select(Delivery).where(Delivery.letter_id == self.number)):
            newest = (row.id, row.version) in self.signed
            assert (row.state == "acknowledged") == newest, "a correction is acknowledged anew"
            assert (row.work == "reported") == (row.id in self.done), "what is done stays done"
            assert row.version == letter.version or row.state == "cancelled"
            if row.state != "cancelled" and row.id in self.longer:
                assert (row.due_on or "") >= max(self.longer[row.id], letter.due_on or ""), "what was granted stays"
            elif row.state != "cancelled":
                assert row.due_on == row.first_due_on == letter.due_on


@pytest.mark.parametrize("seed", [0, 2])
def test_whatever_comes_between_corrections(db: Session, seed: int) -> None:
    walked(Walk(db, random.Random(seed)), seed, 36)


def test_without_a_reason_or_a_change_none_leaves_and_a_second_press_finds_nothing(db: Session) -> None:
    number = region.letter(db)
    with pytest.raises(Refusal, match="letter-correction-reason"):
        correct(db, number, "", body="Иначе")
    draft = correcting.drafted(db, region.written(db, number).row)
    assert draft is not None
    correcting.drop(db, region.who(db), region.written(db, draft), MONDAY)
    with pytest.raises(Refusal, match="letter-correction-same"):
        correct(db, number)
    assert correct(db, number, body="Иначе") == 6
    assert region.written(db, number).row.version == 2
    with pytest.raises(NotThere):
        region.written(db, draft)
    closing = region.written(db, number)
    judging.close(db, region.who(db), closing, closing.row.rev, "не нужно больше", MONDAY)
    with pytest.raises(Changed):
        correcting.begin(db, region.who(db), region.written(db, number), MONDAY)


@pytest.mark.parametrize("again", [False, True])
def test_another_report_is_asked_of_those_who_have_not_begun_and_of_all_only_if_the_author_says_so(
    db: Session, again: bool
) -> None:
    by = region.who(db)
    one = letters.begin(db, by, by.seats[0].seat_id, "order", MONDAY)
    letters.change(db, one, 0, **COMPLETE)
    report_form.write(db, one, one.row.rev, LINES, MONDAY)
    number = one.row.id
    publishing.publish(db, by, region.written(db, number), one.row.rev, MONDAY)
    begun = region.got(db, region.director(db, 0), number)
    doing.begin(db, begun)
    old = {row.unit_id: row.submission_id for row in db.scalars(select(Delivery).where(Delivery.letter_id == number))}
    assert None not in old.values() and len(set(old.values())) == 6
    draft = correcting.begin(db, by, region.written(db, number), MONDAY)
    correcting.say_why(db, region.written(db, draft), "добавили вопрос")
    correcting.ask_again(db, region.written(db, draft), again)
    text = region.written(db, draft)
    report_form.write(db, text, text.row.rev, OTHER, MONDAY)
    assert correcting.form_changed(db, region.written(db, draft))
    correcting.publish(db, by, region.written(db, draft), text.row.rev, MONDAY)
    now = {row.unit_id: row for row in db.scalars(select(Delivery).where(Delivery.letter_id == number))}
    for school, row in now.items():
        keeps = school == begun.unit.id and not again
        assert (row.submission_id == old[school]) == keeps, "whoever has begun goes on with the form that was asked"
        assert row.work == ("started" if keeps else "open")
    rounds = db.scalars(select(Cycle.id).where(Cycle.letter_id == number).order_by(Cycle.id)).all()
    told = [db.scalar(select(func.count()).where(Submission.cycle_id == cycle)) for cycle in rounds]
    assert told == [6, 6 if again else 5]
