"""A second person looks before a letter leaves; the municipality speaks once on a profile; one order for many."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Cycle, Delivery, FactorLevel, FormVersion, Letter, Notice, Submission, Support, Unit
from services.journey import appointments, corrections, supports
from services.letters import confirm, letters
from services.org import settings
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.risk import verification
from services.risk.verification import Finding
from tests.faults.siege import MONDAY
from tests.letters import COMPLETE
from tests.rules import region
from tests.rules.walking import walked

SECOND, CURATOR, COORDINATOR, OTHER = 4002, 7001, 7002, 7003


class Walk:
    """Two operators of one body write, ask, confirm and send; a coordinator of a town has no part in it."""

    def __init__(self, db: Session, chance: random.Random, rule: str) -> None:
        self.db, self.chance, self.now, self.rule = db, chance, MONDAY, rule
        region.sit(db, SECOND, "R", "operator")
        region.sit(db, COORDINATOR, "M-0", "coordinator")
        settings.keep(db, region.unit(db, "R"), "letter-confirm", rule)
        self.asked: int | None = None  # who asked last, while that text stands
        self.confirmed = False
        self.sent = 0
        self.begin()

    def begin(self) -> None:
        by = region.who(self.db)
        one = letters.begin(self.db, by, by.seats[0].seat_id, "instructive", self.now)
        letters.change(self.db, one, 0, **{**COMPLETE, "due_on": "2027-03-19"})
        self.number, self.asked, self.confirmed = one.row.id, None, False

    def step(self) -> str:
        acts: tuple[Callable[[Who], None], ...] = (
            self.change, self.narrow, *3 * (self.ask,), *6 * (self.confirm,), self.give_back, *5 * (self.send,),
        )  # fmt: skip
        act = self.chance.choice(acts)
        self.now += timedelta(minutes=self.chance.randrange(1, 100))
        who = region.who(self.db, self.chance.choice((4001, SECOND)))
        at = self.db.begin_nested()
        try:
            act(who)
            self.db.flush()
        except (NotThere, Refusal) as no:
            at.rollback()
            return f"{act.__name__}: {getattr(no, 'key', '')}"
        at.commit()
        self.db.info.pop("mirror", None)
        return act.__name__

    def one(self, who: Who) -> letters.Written:
        return region.written(self.db, self.number, who)

    def change(self, who: Who) -> None:
        one = self.one(who)
        letters.change(self.db, one, one.row.rev, body=f"Иначе {self.now}")
        self.asked, self.confirmed = None, False

    def narrow(self, who: Who) -> None:
        one = self.one(who)
        units = [region.unit(self.db, f"S-{n}") for n in range(self.chance.choice((0, 2, 3, 6)))]
        letters.touch(self.db, one, one.row.rev, audience={"kind": "list", "units": units})
        self.asked, self.confirmed = None, False

    def ask(self, who: Who) -> None:
        one = self.one(who)
        was = one.row.state
        assert confirm.ask(self.db, who, one, one.row.rev, self.now) == 1 and was == "draft"
        self.asked = who.person_id

    def confirm(self, who: Who) -> None:
        one = self.one(who)
        n = len((one.row.audience or {}).get("units", range(6)))
        said = n if self.chance.random() < 0.7 else n + 1
        confirm.confirm(self.db, who, one, said, self.now)
        assert said == n and self.asked not in (None, who.person_id) and not self.confirmed
        self.confirmed = True

    def give_back(self, who: Who) -> None:
        confirm.give_back(self.db, who, self.one(who), "проверьте срок", self.now)
        assert self.asked not in (None, who.person_id)
        self.asked, self.confirmed = None, False

    def send(self, who: Who) -> None:
        one = self.one(who)
        meant = len((one.row.audience or {}).get("units", range(6)))
        assert confirm.send(self.db, who, one, one.row.rev, self.now) == meant > 0
        assert self.rule == "off" or self.confirmed, "nothing leaves unseen"
        self.sent += 1
        assert len(self.db.scalars(select(Delivery).where(Delivery.letter_id == self.number)).all()) == meant
        self.db.execute(update(Letter).where(Letter.id == self.number).values(published_at=MONDAY - timedelta(days=60)))
        self.begin()

    def check(self) -> None:
        one = self.one(region.who(self.db))
        assert confirm.needed(self.db, one) == (self.rule != "off")
        assert confirm.holds(one) == self.confirmed
        assert (one.row.state == "confirming") == (self.asked is not None)
        waits = f"letter/{self.number}/confirm/"
        queued = self.db.scalars(select(Notice).where(Notice.state == "queued", Notice.once.startswith(waits))).all()
        assert bool(queued) == (self.asked is not None and not self.confirmed), (
            "asked exactly while an answer is awaited"
        )


@pytest.mark.parametrize(("seed", "rule"), [(0, "auto"), (1, "on"), (2, "off")])
def test_nothing_leaves_that_a_second_person_has_not_seen(db: Session, seed: int, rule: str) -> None:
    walk = Walk(db, random.Random(seed), rule)
    told = walked(walk, seed, 34)
    assert walk.sent, told
    for stranger in (COORDINATOR, 5001):
        with pytest.raises(NotThere):
            letters.of(db, region.who(db, stranger), walk.number)


def test_one_who_is_alone_needs_nobody_and_finds_nobody(db: Session) -> None:
    by = region.who(db)
    one = letters.begin(db, by, by.seats[0].seat_id, "instructive", MONDAY)
    letters.change(db, one, 0, **COMPLETE)
    assert not confirm.needed(db, one)
    with pytest.raises(Refusal, match="letter-no-second"):
        confirm.ask(db, by, one, one.row.rev, MONDAY)
    settings.keep(db, region.unit(db, "R"), "letter-confirm", "on")
    with pytest.raises(Refusal, match="letter-unconfirmed"):
        confirm.send(db, by, one, one.row.rev, MONDAY)


# ── the municipality's word on a profile ─────────────────────────────────────────────────────


def profile(db: Session) -> Submission:
    """A sent one with three factors; a curator, a coordinator and a stranger."""
    region.sit(db, CURATOR, "M-0", "curator", "S-0")
    region.sit(db, COORDINATOR, "M-0", "coordinator")
    region.sit(db, OTHER, "M-1", "coordinator")
    form = FormVersion(name="f", version="1", digest="", definition="", published_at=MONDAY)
    db.add(form)
    db.flush()
    top = region.unit(db, "R")
    cycle = Cycle(unit_id=top, form_version_id=form.id, title="c", started_at=MONDAY, due_on="2026-10-23")
    db.add(cycle)
    db.flush()
    row = Submission(cycle_id=cycle.id, school_id=region.unit(db, "S-0"), form_version_id=form.id, state="sent", rev=3)
    db.add(row)
    db.flush()
    for factor, level in (("F1", "low"), ("F2", "medium"), ("F3", "high")):
        db.add(FactorLevel(submission_id=row.id, factor=factor, raw_level=level, level=level))
    db.flush()
    return row


def test_the_municipality_speaks_once_for_each_revision_and_both_levels_stay(db: Session) -> None:
    row = profile(db)
    for stranger in (OTHER, 5001, 4001):
        with pytest.raises(NotThere):
            verification.open_for(db, region.who(db, stranger), row.id)
    curator, coordinator = region.who(db, CURATOR), region.who(db, COORDINATOR)
    one, seat = verification.open_for(db, curator, row.id)
    _, above = verification.open_for(db, coordinator, row.id)
    verification.choose(db, one, seat, "F2", differs=True)
    with pytest.raises(Refusal, match="verify-unfinished"):
        verification.confirm(db, curator, one, seat, one.rev, verification.findings(db, one, seat), MONDAY)
    for level in ("medium", "worst"):
        with pytest.raises(NotThere):
            verification.find(db, one, seat, "F2", level)
    verification.find(db, one, seat, "F2", "high")
    for bad, why in ((" ", "empty"), ("№ 1", "short"), ("я" * 301, "long")):
        with pytest.raises(Refusal, match=f"verify-word-{why}"):
            verification.explain(db, one, seat, "F2", bad)
    verification.explain(db, one, seat, "F2", "  протоколы   показывают иное ")
    assert verification.findings(db, one, seat) == {"F2": Finding("high", "протоколы показывают иное")}
    assert verification.findings(db, one, above) == {}, "each seat has its own until the municipality speaks"
    rev, said = one.rev, verification.findings(db, one, seat)
    assert verification.confirm(db, curator, one, seat, rev, said, MONDAY)
    with pytest.raises(verification.Taken):
        verification.confirm(db, coordinator, one, above, rev, {}, MONDAY)
    levels = {level.factor: (level.level, level.verified_level) for level in verification.levels(db, row.id).values()}
    assert levels == {"F1": ("low", "low"), "F2": ("medium", "high"), "F3": ("high", "high")}
    assert verification.findings(db, one, above) == said, "it begins with what was said already"
    assert not verification.confirm(db, coordinator, one, above, one.rev, said, MONDAY), "said again, nobody hears"
    assert verification.confirm(db, coordinator, one, above, one.rev, {}, MONDAY), "taken back: the director hears"
    told = db.scalars(select(Notice).where(Notice.key == "levels-verified").order_by(Notice.id)).all()
    assert [notice.state for notice in told] == ["cancelled", "queued"], "an earlier word that has not left is outdated"
    db.execute(update(Submission).values(unconfirmed=True))
    db.expire_all()
    with pytest.raises(Refusal, match="verify-unconfirmed"):
        verification.open_for(db, curator, row.id)


# ── one order for many ───────────────────────────────────────────────────────────────────────


def test_one_order_appoints_the_curators_of_those_schools_alone_that_have_none(db: Session) -> None:
    region.sit(db, CURATOR, "M-0", "curator", "S-0", "S-2")
    region.sit(db, OTHER, "M-1", "curator", "S-1")
    coordinator = region.sit(db, COORDINATOR, "M-0", "coordinator")
    operator = region.who(db)
    place, below = operator.seats[0], coordinator.seats[0]
    assert appointments.count(db, place) == 3 and appointments.count(db, below) == 2
    assert appointments.carry_out(db, operator, place, MONDAY) is None, "nothing was typed yet"
    appointments.order(db, below, "№ 5 от 1 октября", MONDAY)
    draft = appointments.begun(db, below)
    assert draft is not None and draft.unit == region.unit(db, "M-0"), "one municipality need not be chosen"
    with pytest.raises(NotThere):
        appointments.choose(db, below, region.unit(db, "M-1"))
    [line] = appointments.look(db, below, draft)
    assert line.schools == ("Школа 0", "Школа 2") and appointments.schools(db, below, draft) == 2
    assert appointments.carry_out(db, coordinator, below, MONDAY) == 2
    assert appointments.carry_out(db, coordinator, below, MONDAY) is None, "a second press"
    assert appointments.count(db, below) == 0 and set(appointments.orders(db, place)) == {"S-0", "S-2"}
    appointments.order(db, place, "6-р, 2 октября", MONDAY)
    assert appointments.carry_out(db, operator, place, MONDAY) == 1
    found = {code: number for code, (number, _) in appointments.orders(db, place).items()}
    assert found == {"S-0": "5", "S-2": "5", "S-1": "6-р"}
    school = db.execute(select(Unit).where(Unit.code == "S-0")).scalar_one()
    assert supports.state(db, school.id, "curator", MONDAY.date()) == "working"
    row = db.execute(select(Support).where(Support.school_id == school.id)).scalar_one()
    order = corrections.one(db, coordinator, "support", row.id, MONDAY)
    with pytest.raises(Refusal, match="order-same"):
        corrections.keep(db, order, "№ 5 от 1 октября", MONDAY)
    corrections.keep(db, order, "№ 15 от 1 октября", MONDAY)
    assert corrections.correct(db, coordinator, order, "описка", MONDAY)
    assert not corrections.correct(db, coordinator, order, "описка", MONDAY), "once"
    [before] = corrections.before(db, "support", row.id)
    assert (before.number, before.on, before.reason) == ("5", "2026-10-01", "описка")
    for stranger in (CURATOR, OTHER, 5001):
        assert not corrections.may(db, region.who(db, stranger), "support", row.id, MONDAY)
    assert corrections.may(db, operator, "support", row.id, MONDAY)
