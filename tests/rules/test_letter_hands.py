"""A letter while it is carried out: in whose hands its items are, who gives more time, who helps, who accepts."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import Absence, Delivery, Extension, Hindrance, Letter, Seat, Task
from services.forms import delegation
from services.letters import (
    books,
    doing,
    hindered,
    judging,
    letters,
    longer,
    mine,
    publishing,
    received,
    reporting,
    stopping,
    tasks,
)
from services.letters.received import OPEN, Received
from services.org import settings
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.roadmaps import in_the_way, more_time
from tests.faults.siege import MONDAY
from tests.letters import COMPLETE
from tests.rules import region
from tests.rules.walking import walked

ZAVUCH, ANOTHER, CURATOR, COORDINATOR = 7001, 7002, 7003, 7004
SCHOOLS = ("S-0", "S-1", "S-2")
DIRECTORS = (5001, 5002, 5003)


def with_items(db: Session, **fields: object) -> int:
    """An order of two items for three schools; its number."""
    by = region.who(db)
    one = letters.begin(db, by, by.seats[0].seat_id, "order", MONDAY)
    units = [region.unit(db, code) for code in SCHOOLS]
    letters.change(db, one, 0, **{**COMPLETE, "audience": {"kind": "list", "units": units}, **fields})
    for action in ("Провести работу", "Разобрать результаты"):
        letters.add_item(db, region.written(db, one.row.id), one.row.rev, action)
    one = region.written(db, one.row.id)
    publishing.publish(db, by, one, one.row.rev, MONDAY)
    return one.row.id


class Walk:
    """Three schools, two deputies in the first, a curator and a coordinator in the town of the first and the last."""

    def __init__(self, db: Session, chance: random.Random, by: str = "body") -> None:
        self.db, self.chance, self.now = db, chance, MONDAY
        region.sit(db, ZAVUCH, "S-0", "deputy")
        region.sit(db, ANOTHER, "S-0", "deputy")
        region.sit(db, CURATOR, "M-0", "curator", "S-0", "S-2")
        region.sit(db, COORDINATOR, "M-0", "coordinator")
        settings.keep(db, region.unit(db, "R"), "letter-longer-by", by)
        self.by, self.number = by, with_items(db)
        db.execute(update(Delivery).values(sent_at=MONDAY))
        self.first = {row.id: row.due_on for row in self.rows()}
        self.given = dict.fromkeys(self.first, 0)
        self.spoken_to = (4001, CURATOR, COORDINATOR, COORDINATOR)

    def rows(self) -> list[Delivery]:
        return list(self.db.scalars(select(Delivery).where(Delivery.letter_id == self.number).order_by(Delivery.id)))

    def step(self) -> str:
        acts: tuple[Callable[[], None], ...] = (
            self.give, self.give, self.give, self.task_done, self.take_back, self.leave, self.tick, self.tick_for,
            self.untick, self.ask, self.ask, self.ask, self.grant, self.grant, self.refuse, self.recall, self.say,
            self.say, self.answer, self.let_off, self.accept, self.give_back, self.news, self.away, self.stop, self.on,
        )  # fmt: skip
        act = self.chance.choice(acts)
        self.now += timedelta(minutes=self.chance.randrange(1, 600))
        at = self.db.begin_nested()
        try:
            act()
            self.db.flush()
        except (NotThere, Refusal) as no:
            at.rollback()
            return f"{act.__name__}: {getattr(no, 'key', '')}"
        at.commit()
        self.db.expire_all()
        return act.__name__

    def own(self) -> tuple[Who, Received]:
        n = self.chance.choice((0, 0, 1, 2))
        who = region.director(self.db, n)
        return who, region.got(self.db, who, self.number)

    def theirs(self, number: int) -> tuple[Who, Received]:
        """A delivery as somebody above has it."""
        who = region.who(self.db, self.chance.choice(self.spoken_to))
        return who, received.of(self.db, who, number)

    # ── in the school ────────────────────────────────────────────────────────────────────────

    def give(self) -> None:
        who = region.director(self.db, 0)
        one = region.got(self.db, who, self.number)
        item, account = self.chance.randrange(4), self.chance.choice((ZAVUCH, ANOTHER))
        seat = region.who(self.db, account).seats[0].seat_id
        due = self.chance.choice([*tasks.offered(one, self.now), self.now.date() + timedelta(days=20)])
        free = item in tasks.free(self.db, one)
        made = tasks.give(self.db, who, one, item, delegation.deputy(self.db, one.unit.id, seat), due, self.now)
        assert (made is not None) == free, "who has it already has it once"
        assert made is None or one.today(self.now) <= due <= max(
            date.fromisoformat(one.row.due_on or ""), one.today(self.now)
        )

    def task(self) -> Task:
        found = self.db.scalars(select(Task).order_by(Task.id)).all()
        if not found:
            raise NotThere
        return self.chance.choice(found)

    def held(self) -> tuple[Who, tasks.Held]:
        row = self.task()
        who = region.who(self.db, self.chance.choice((ZAVUCH, ANOTHER)))
        return who, tasks.of(self.db, who, row.id)

    def task_done(self) -> None:
        who, one = self.held()
        was_open = one.open
        tasks.done(self.db, who, one, one.row.rev, "готово", self.now)
        assert was_open and one.mine and one.row.item != tasks.WHOLE

    def take_back(self) -> None:
        who = region.director(self.db, 0)
        one = tasks.of(self.db, who, self.task().id)
        held = one.row.state == "held"
        assert tasks.take_back(self.db, who, one, self.now) == held

    def leave(self) -> None:
        seat = region.who(self.db, ANOTHER).seats[0].seat_id
        theirs = select(func.count()).where(Task.seat_id == seat, Task.state == "held")
        n = self.db.scalar(theirs)
        assert tasks.leave(self.db, region.director(self.db, 0), seat, self.now) == n

    def tick(self) -> None:
        who, one = self.own()
        doing.tick(self.db, who, one, one.row.rev - (self.chance.random() < 0.1), self.now)
        assert one.row.work == "reported" and one.row.state == "acknowledged"

    def tick_for(self) -> None:
        who, one = self.held()
        reporting.tick_for(self.db, who, one, one.row.rev, self.now)
        assert one.delivery.reported_by == one.row.seat_id, "the report names the deputy"

    def untick(self) -> None:
        who, one = self.own()
        doing.untick(self.db, who, one, one.row.rev, self.now)

    def news(self) -> None:
        who, one = self.own()
        doing.news(self.db, who, one, "половина готова", self.now)
        assert one.row.work in OPEN and one.row.work != "open"

    # ── more time, help ──────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        who, one = self.own()
        until = date.fromisoformat(one.row.due_on or "") + timedelta(days=self.chance.randrange(-3, 15))
        longer.ask(self.db, who, one, until, "нужно время", self.now)
        assert until > max(date.fromisoformat(one.row.due_on or ""), one.today(self.now))

    def wish(self) -> Extension:
        found = self.db.scalars(select(Extension).where(Extension.state == "asked")).all()
        if not found:
            raise NotThere
        return self.chance.choice(found)

    def grant(self) -> None:
        wish = self.wish()
        who, one = self.theirs(wish.about_id)
        role, n = one.place.role, one.row.extended
        until = date.fromisoformat(wish.until_on)
        longer.grant(self.db, who, wish, one, wish.rev, until, self.now)
        self.given[one.row.id] += 1
        assert role == "operator" or (role == "coordinator" and n < more_time.ONCE_MORE and self.by == "coordinator")
        assert one.row.due_on == until.isoformat() and one.row.first_due_on == self.first[one.row.id]

    def refuse(self) -> None:
        wish = self.wish()
        who, one = self.theirs(wish.about_id)
        longer.refuse(self.db, who, wish, one, wish.rev, "нет", self.now)
        assert one.row.due_on != wish.until_on or one.row.due_on == wish.from_on

    def recall(self) -> None:
        wish = self.wish()
        who, one = self.own()
        if one.row.id != wish.about_id:
            raise NotThere
        longer.recall(self.db, who, wish, one, wish.rev, self.now)

    def say(self) -> None:
        who, one = self.own()
        kind = self.chance.choice(in_the_way.KINDS)
        made = hindered.say(self.db, who, one, kind, self.now)
        assert hindered.say(self.db, who, one, kind, self.now).id == made.id, "the same again is nothing new"

    def hindrance(self) -> Hindrance:
        found = self.db.scalars(select(Hindrance).where(Hindrance.state == "open")).all()
        if not found:
            raise NotThere
        return self.chance.choice(found)

    def answer(self) -> None:
        made = self.hindrance()
        who, one = self.theirs(made.about_id)
        hindered.answer(self.db, who, made, one, made.rev, "поможем", self.now)

    def let_off(self) -> None:
        made = self.hindrance()
        who, one = self.theirs(made.about_id)
        if self.chance.random() < 0.6:
            raise NotThere  # seldom, or nobody is left
        hindered.let_off(self.db, who, made, one, made.rev, "да, не вам", self.now)
        assert who.messenger_id == 4001 and (one.row.state, one.row.trouble) == ("cancelled", "not-ours")

    # ── the other side ───────────────────────────────────────────────────────────────────────

    def accept(self) -> None:
        who, one = self.theirs(self.chance.choice(self.rows()).id)
        judging.accept(self.db, who, one, one.row.rev, self.now)
        assert who.messenger_id == 4001 and one.row.work == "accepted"
        assert (one.letter.state == "closed") == (judging.left(self.db, self.number) == 0)

    def give_back(self) -> None:
        who, one = self.theirs(self.chance.choice(self.rows()).id)
        judging.give_back(self.db, who, one, one.row.rev, "нет протокола", self.now)
        assert who.messenger_id == 4001 and one.row.work == "returned" and one.row.remark

    def away(self) -> None:
        """The curator goes on leave and comes back."""
        seat = region.who(self.db, CURATOR).seats[0].seat_id
        running = self.db.scalar(select(Absence.id).where(Absence.state == "running"))
        if running is not None:
            self.db.execute(update(Absence).values(state="ended"))
            return
        days = {"from_on": "2026-10-01", "until_on": "2026-12-01", "made_at": self.now, "made_by": seat}
        self.db.add(Absence(seat_id=seat, substitute_id=seat, state="running", **days))

    def stop(self) -> None:
        if self.chance.random() < 0.7:
            raise NotThere
        one = region.written(self.db, self.number)
        stopping.stop(self.db, region.who(self.db), one, one.row.rev, self.now)

    def on(self) -> None:
        one = region.written(self.db, self.number)
        stopping.resume(self.db, region.who(self.db), one, one.row.rev, self.now)

    # ── what must hold ───────────────────────────────────────────────────────────────────────

    def check(self) -> None:
        db, letter = self.db, self.db.get_one(Letter, self.number)
        assert books.of(db, self.number).balance
        held = db.scalars(select(Task).where(Task.state == "held")).all()
        assert len({(one.delivery_id, one.item) for one in held}) == len(held), "one holder at a time"
        for row in self.rows():
            if row.work not in OPEN:
                assert not [one for one in held if one.delivery_id == row.id], "nobody holds what is reported"
            asked = db.scalars(select(Extension).where(Extension.about_id == row.id, Extension.state == "asked")).all()
            assert len(asked) <= 1 and row.extended == self.given[row.id]
            assert row.first_due_on == self.first[row.id]
            assert (row.reported_at is None) == (row.work in ("open", "started")) or row.work == "returned"
            assert (row.decided_by is not None) == (row.work in ("accepted", "returned")) or row.decided_at is not None
        if letter.state == "running" and self.chance.random() < 0.12:
            self.found_again()

    def found_again(self) -> None:
        """Whoever was asked for something finds it among what waits for them."""
        db = self.db
        waits: dict[int, set[tuple[str, int]]] = {}
        for account in (*DIRECTORS, *self.spoken_to[:3]):
            [place] = region.who(db, account).seats
            waits[place.seat_id] = {(thing.kind, thing.number) for thing in mine.of_seat(db, place, self.now)}
        for row in self.rows():
            if row.state == "cancelled":
                continue
            one = received.of(db, region.who(db), row.id)
            assert row.seat_id is not None
            assert (("letter", row.id) in waits[row.seat_id]) == (row.work in OPEN or row.state != "acknowledged")
            if row.work == "reported":
                for seat in doing.issuers(db, one.letter):
                    assert ("letter-judge", self.number) in waits[seat]
            if row.work not in OPEN:
                continue
            if (wish := longer.waiting(db, row.id)) is not None:
                deciding = longer.deciders(db, one)
                assert deciding
                for seat in deciding:
                    assert ("letter-time", wish.id) in waits[seat], f"{longer.rung(db, one)} decides"
            for made in db.scalars(select(Hindrance).where(Hindrance.about_id == row.id, Hindrance.state == "open")):
                helping = hindered.helpers(db, one, made.kind)
                assert helping
                for seat in helping:
                    assert ("letter-help", made.id) in waits[seat], f"seat {seat} was asked about {made.kind}"


@pytest.mark.parametrize(("seed", "by"), [(0, "body"), (1, "coordinator")])
def test_whatever_happens_while_it_is_carried_out(db: Session, seed: int, by: str) -> None:
    walked(Walk(db, random.Random(seed), by), seed, 48)


def test_strangers_see_nothing_and_lookers_on_do_nothing(db: Session) -> None:
    walk = Walk(db, random.Random(0))
    row = region.got(db, region.director(db, 0), walk.number).row
    for stranger in (region.director(db, 1), region.who(db, ZAVUCH), region.sit(db, 7009, "M-1", "coordinator")):
        with pytest.raises(NotThere):
            received.of(db, stranger, row.id)
    curator = received.of(db, region.who(db, CURATOR), row.id)
    for refused in (
        lambda: doing.tick(db, region.who(db, CURATOR), curator, row.rev, MONDAY),
        lambda: longer.ask(db, region.who(db, CURATOR), curator, date(2026, 11, 1), "x", MONDAY),
        lambda: judging.accept(db, region.who(db, CURATOR), curator, row.rev, MONDAY),
        lambda: hindered.say(db, region.who(db, CURATOR), curator, "help", MONDAY),
        lambda: received.acknowledge(db, region.who(db, CURATOR), curator, 1, MONDAY),
    ):
        with pytest.raises(NotThere):
            refused()


@pytest.mark.parametrize("gone", ["curator", "curator and coordinator"])
def test_help_is_found_by_whoever_is_asked_when_those_below_are_gone(db: Session, gone: str) -> None:
    walk = Walk(db, random.Random(0))
    for account in (CURATOR, COORDINATOR) if "and" in gone else (CURATOR,):
        seat = region.who(db, account).seats[0].seat_id
        db.execute(update(Seat).where(Seat.id == seat).values(person_id=None))
    who = region.director(db, 0)
    one = region.got(db, who, walk.number)
    made = hindered.say(db, who, one, "help", MONDAY)
    [asked] = hindered.helpers(db, one, "help")
    account = 4001 if "and" in gone else COORDINATOR
    assert asked == region.who(db, account).seats[0].seat_id
    assert ("letter-help", made.id) in {(t.kind, t.number) for t in mine.waiting(db, region.who(db, account), MONDAY)}


def test_earlier_terms_are_offered_in_working_days(db: Session) -> None:
    walk = Walk(db, random.Random(0))
    one = region.got(db, region.director(db, 0), walk.number)
    assert tasks.offered(one, MONDAY) == [date(2026, 10, 16), date(2026, 10, 15), date(2026, 10, 14)]
    assert tasks.offered(one, MONDAY + timedelta(days=10)) == [date(2026, 10, 16), date(2026, 10, 15)]
    for late in (14, 30):  # on the day of the term and after it
        assert tasks.offered(one, MONDAY + timedelta(days=late)) == [one.today(MONDAY + timedelta(days=late))]
