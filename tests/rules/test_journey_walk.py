"""A school's way: gates open by facts alone, a decision goes against them only with a reason, support has its paper."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import (
    Curation,
    Cycle,
    FactorLevel,
    FormVersion,
    Journey,
    Measure,
    Roadmap,
    Step,
    Submission,
    Support,
)
from services.journey import exits, facts, mentors, results, stages, supports, typed, way
from services.journey.stages import Kind
from services.org.people import Who
from services.refusal import NotThere, Refusal
from tests.faults.siege import MONDAY
from tests.rules import region
from tests.rules.walking import walked

CURATOR, COORDINATOR, MENTOR, OTHER = 7001, 7002, 7003, 7004
WORDS = {"order": "№ 5 от 1 октября", "until": "31 мая", "responsible": "методист центра", "subjects": "математика"}


def kind(code: str) -> Kind:
    return next(one for one in stages.kinds() if one.code == code)


class Walk:
    """Two schools of a town on their way, and whoever arranges, decides and looks on."""

    def __init__(self, db: Session, chance: random.Random) -> None:
        self.db, self.chance, self.now = db, chance, MONDAY
        region.sit(db, CURATOR, "M-0", "curator", "S-0", "S-2")
        region.sit(db, COORDINATOR, "M-0", "coordinator")
        region.sit(db, MENTOR, "S-4", "mentor")
        region.sit(db, OTHER, "M-1", "coordinator")
        form = FormVersion(name="f", version="1", digest="", definition="", published_at=MONDAY)
        db.add(form)
        db.flush()
        self.form = form.id
        self.schools = [region.unit(db, "S-0"), region.unit(db, "S-2")]
        self.accounts = (CURATOR, COORDINATOR, 4001, 4001)
        for school in self.schools:
            by = region.who(db)
            assert way.begin(db, by, by.seats[0], school, "31", "2026-10-01", MONDAY)
            assert not way.begin(db, by, by.seats[0], school, "32", "2026-10-01", MONDAY), "it is on its way already"

    def step(self) -> str:
        acts: tuple[Callable[[], None], ...] = (
            self.send, self.send, self.verify, self.verify, self.plan, self.write, self.write, self.write, self.write,
            self.needless, self.needless, self.mentor, self.no_mentor, self.decide, self.decide, self.year, self.leave,
        )  # fmt: skip
        act = self.chance.choice(acts)
        self.now += timedelta(hours=self.chance.randrange(1, 60))
        try:
            act()
        except (NotThere, Refusal) as no:
            return f"{act.__name__}: {getattr(no, 'key', '')}"
        finally:
            self.db.flush()
            self.db.expire_all()
            for school in self.schools:
                if way.advance(self.db, school, self.now):
                    assert way.advance(self.db, school, self.now) == 0, "a second look finds nothing to do"
            self.db.flush()
            self.db.expire_all()
        return act.__name__

    def who(self) -> Who:
        return region.who(self.db, self.chance.choice(self.accounts))

    def school(self) -> int:
        return self.chance.choice(self.schools)

    # ── what happens around it ───────────────────────────────────────────────────────────────

    def send(self) -> None:
        cycle = Cycle(
            unit_id=region.unit(self.db, "R"),
            form_version_id=self.form,
            title="c",
            started_at=self.now,
            due_on="2027-01-01",
        )
        self.db.add(cycle)
        self.db.flush()
        row = Submission(
            cycle_id=cycle.id, school_id=self.school(), form_version_id=self.form, state="sent", sent_at=self.now,
            unconfirmed=self.chance.random() < 0.2,
        )  # fmt: skip
        self.db.add(row)
        self.db.flush()
        for factor in ("F1", "F5"):
            level = self.chance.choice(("low", "low", "medium", "high"))
            self.db.add(FactorLevel(submission_id=row.id, factor=factor, raw_level=level, level=level))

    def verify(self) -> None:
        newest = select(func.max(Submission.id)).where(Submission.school_id == self.school()).scalar_subquery()
        self.db.execute(update(Submission).where(Submission.id == newest).values(verified_at=self.now))

    def plan(self) -> None:
        by = region.who(self.db, CURATOR).seats[0].seat_id
        self.db.add(Roadmap(unit_id=self.school(), state="working", version=1, made_at=self.now, made_by=by))

    def leave(self) -> None:
        """A curator's school is taken from them, or given back."""
        pair = {"seat_id": region.who(self.db, CURATOR).seats[0].seat_id, "school_id": self.school()}
        row = self.db.get(Curation, (pair["seat_id"], pair["school_id"]))
        if row is None:
            self.db.add(Curation(**pair))
        elif self.chance.random() < 0.3:
            self.db.delete(row)

    def year(self) -> None:
        self.now += timedelta(days=self.chance.choice((30, 300)))

    # ── support ──────────────────────────────────────────────────────────────────────────────

    def write(self) -> None:
        one, who, school = self.chance.choice(stages.kinds()), self.who(), self.school()
        if not one.asks:
            raise NotThere
        for field in one.asks:
            help_ = supports.arranged(self.db, who, school, one, self.now)
            assert help_.may
            if self.chance.random() < 0.9:
                supports.write(self.db, who, help_, field, WORDS.get(field, "по плану"), self.now)

    def needless(self) -> None:
        one, who = self.chance.choice(stages.kinds()), self.who()
        help_ = supports.arranged(self.db, who, self.school(), one, self.now)
        row = supports.needless(self.db, who, help_, "школа справляется", self.now)
        assert one.optional and row.state == "not-needed" and row.reason

    def mentor(self) -> None:
        who = self.who()
        help_ = supports.arranged(self.db, who, self.school(), kind("mentor"), self.now)
        seat = region.who(self.db, MENTOR).seats[0].seat_id
        known = dict(supports.mentors(self.db, help_.school.id))
        assert mentors.name(self.db, who, help_, seat, self.now) == (seat not in known)
        assert help_.school.id in {number for number, *_ in mentors.mine(self.db, region.who(self.db, MENTOR).seats[0])}

    def no_mentor(self) -> None:
        who = self.who()
        help_ = supports.arranged(self.db, who, self.school(), kind("mentor"), self.now)
        seat = region.who(self.db, MENTOR).seats[0].seat_id
        running = seat in dict(supports.mentors(self.db, help_.school.id))
        assert mentors.end(self.db, who, help_, seat, self.now) == running

    # ── decisions ────────────────────────────────────────────────────────────────────────────

    def decide(self) -> None:
        who, school, to = self.who(), self.school(), self.chance.choice(list(stages.stages()))
        journey = self.db.get_one(Journey, school)
        was, rev = journey.stage, journey.rev - (self.chance.random() < 0.1)
        way.decide(self.db, who, school, rev, to, "так решили", self.now)
        assert who.messenger_id == 4001 and to != was, "the operator's word alone"
        assert stages.place(to) <= stages.place("exit") or was == "effective", "out leads the exit decision alone"

    # ── what must hold ───────────────────────────────────────────────────────────────────────

    def check(self) -> None:
        for school in self.schools:
            journey = self.db.get_one(Journey, school)
            steps = self.db.scalars(select(Step).where(Step.school_id == school).order_by(Step.id)).all()
            assert journey.rev == len(steps) - 1 and journey.stage == steps[-1].to_stage
            assert all(a.to_stage == b.from_stage for a, b in zip(steps, steps[1:], strict=False)), "no step is skipped"
            for one in steps[1:]:
                ordered, by_gate = one.order_number is not None, one.by is None
                assert one.overridden + ordered + by_gate == 1, "a gate, an order or a decision with a reason"
                assert bool(one.reason) == one.overridden
                assert not by_gate or stages.stage(one.from_stage or "").next == one.to_stage
            here = stages.stage(journey.stage)
            holds = facts.read(self.db, school, journey, self.now, here.needs)
            assert not here.needs or not all(holds.values()), "an open gate is gone through at once"
            self.check_support(school, holds)

    def check_support(self, school: int, holds: dict[str, bool]) -> None:
        rows = supports.rows(self.db, school)
        for one in stages.kinds():
            row = rows.get(one.code)
            stands = supports.state(self.db, school, one.code, self.now.date())
            if one.code in holds:
                assert holds[one.code] == (stands in ("working", "not-needed"))
            if row is not None and row.state == "working" and one.asks:
                assert all(supports.held(row, field) for field in one.asks), "in force only when all is written down"
            if one.code == "curator":
                there = self.db.scalar(select(Curation.seat_id).where(Curation.school_id == school)) is not None
                assert (stands == "none") == (not there), "without an order a curator is provisional"
            if one.code == "mentor" and stands == "working":
                assert supports.mentors(self.db, school)
            if row is not None and row.until_on and row.until_on < self.now.date().isoformat():
                assert stands != "working", "what has expired does not stand"


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_arranged_and_decided(db: Session, seed: int) -> None:
    walked(Walk(db, random.Random(seed)), seed, 30)


def test_who_may_do_what(db: Session) -> None:
    walk = Walk(db, random.Random(0))
    school = walk.schools[0]
    everything = {one.code for one in stages.kinds()}
    for account, may in (
        (4001, everything), (COORDINATOR, everything), (CURATOR, everything - {"curator", "mentor"}),
        (5001, set()), (5003, set()), (MENTOR, set()), (OTHER, set()),
    ):  # fmt: skip
        who, found = region.who(db, account), set()
        for one in stages.kinds():
            try:
                supports.arranged(db, who, school, one, MONDAY)
                found.add(one.code)
            except Refusal:
                pass
        assert found == may, account
    # Another town's, other schools' directors, a mentor who does not stand by this one.
    for account in (OTHER, 5002, 5003, MENTOR):
        with pytest.raises(Refusal):
            way.read(db, region.who(db, account), school, MONDAY)
    for account in (5001, CURATOR, COORDINATOR):
        with pytest.raises(Refusal):
            way.decide(db, region.who(db, account), school, 1, "exit", "так решили", MONDAY)


def test_after_a_step_back_the_diagnosis_must_be_a_new_one(db: Session) -> None:
    walk = Walk(db, random.Random(0))
    school = walk.schools[0]
    walk.schools = [school]
    walk.send()
    db.flush()
    db.execute(update(Submission).values(verified_at=MONDAY, unconfirmed=False))
    assert way.advance(db, school, MONDAY) == 1 and db.get_one(Journey, school).stage == "support"
    by = region.who(db)
    journey = db.get_one(Journey, school)
    later = MONDAY + timedelta(days=3)
    way.decide(db, by, school, journey.rev, "diagnosis", "ответы неверны", later)
    assert facts.fresh_since(db, school) == later
    holds = facts.read(db, school, journey, later, ("sent", "verified"))
    assert holds == {"sent": False, "verified": False} and way.advance(db, school, later) == 0
    walk.now = later + timedelta(days=1)
    walk.send()
    db.flush()
    db.execute(update(Submission).where(Submission.verified_at.is_(None)).values(unconfirmed=False))
    assert facts.read(db, school, journey, walk.now, ("sent", "verified")) == {"sent": True, "verified": False}
    db.execute(update(Submission).values(unconfirmed=True, verified_at=walk.now))
    holds = facts.read(db, school, journey, walk.now, ("sent", "verified"))
    assert holds == {"sent": False, "verified": False}, "sent by word, the director has not agreed"


@pytest.mark.parametrize(
    ("said", "until"),
    [("31.05.2027", "2027-05-31"), ("31 мая", "2027-05-31"), ("6 октября", "2026-10-06"), ("5 октября 2026", None),
     ("01.01.2026", None), ("01.01.2040", None)],
)  # fmt: skip
def test_a_support_ends_ahead_and_not_for_ever(said: str, until: str | None) -> None:
    if until is not None:
        assert typed.until(said, date(2026, 10, 5)) == until
        return
    with pytest.raises(Refusal, match="support-until-past"):
        typed.until(said, date(2026, 10, 5))


def test_an_expired_agreement_does_not_stand_and_another_paper_keeps_the_one_before(db: Session) -> None:
    walk = Walk(db, random.Random(0))
    school, who, one = walk.schools[0], region.who(db, CURATOR), kind("agreement")
    for field in one.asks:
        help_ = supports.arranged(db, who, school, one, MONDAY)
        assert field in help_.missing
        supports.write(db, who, help_, field, WORDS[field], MONDAY)
    row = db.execute(select(Support).where(Support.school_id == school, Support.kind == "agreement")).scalar_one()
    assert (row.state, row.number, row.dated_on) == ("working", "5", "2026-10-01")
    for day, stands in ((date(2027, 5, 31), "working"), (date(2027, 6, 1), "expired")):
        assert supports.state(db, school, "agreement", day) == stands
    stale = supports.arranged(db, who, school, one, MONDAY)
    elsewhere = update(Support).where(Support.id == row.id).values(rev=row.rev + 1)
    db.execute(elsewhere.execution_options(synchronize_session=False))
    with pytest.raises(Refusal, match="support-changed"):
        supports.write(db, who, stale, "responsible", "завуч", MONDAY)


BREAKS = {
    "procedures": "ОГЭ, математика 2026: 30 из 100",
    "trend": "ОГЭ, математика 2026: 25 из 100",
    "unbiased": "ОГЭ, математика 2026: 10 из 100, признаки необъективности",
}


@pytest.mark.parametrize(
    "broken", [None, "procedures", "trend", "unbiased", "measures", "factors", "no-year", "unknown"]
)
def test_out_leads_an_order_when_every_condition_holds_and_one_is_enough_to_stay(
    db: Session, broken: str | None
) -> None:
    walk = Walk(db, random.Random(0))
    school, by, coordinator = walk.schools[0], region.who(db), region.who(db, COORDINATOR)
    if broken == "unknown":  # nothing is known of a school yet
        assert not exits.read(db, coordinator, school, MONDAY).ready
        assert {one.found for one in exits.checklist(db, school)} == {"unknown"}
    way.decide(db, by, school, db.get_one(Journey, school).rev, "exit", "так решили", MONDAY)
    years = (2024, 2026) if broken != "no-year" else (2024,)
    for year in years:
        results.write(db, by, school, f"ОГЭ, математика {year}: {15 if year == 2024 else 12} из 100", MONDAY)
    walk.plan()
    db.execute(update(Roadmap).values(unit_id=school))
    plan = db.execute(select(Roadmap.id)).scalar_one()
    for n in range(20):
        state = "done" if n < (16 if broken == "measures" else 17) else ("planned", "partial", "working")[n % 3]
        db.add(Measure(
            roadmap_id=plan, place=n, factor="F1", name="м", responsible="завуч", state=state,
            starts_on="2026-09-01", ends_on="2026-10-01",
        ))  # fmt: skip
    walk.schools = [school]
    walk.send()
    db.execute(update(FactorLevel).values(level="high", verified_level="high" if broken == "factors" else "medium"))
    db.execute(update(Submission).values(unconfirmed=False, verified_at=MONDAY))
    if broken in BREAKS:
        results.write(db, by, school, BREAKS[broken], MONDAY)
    found = exits.read(db, coordinator, school, MONDAY)
    left = {one.check.code for one in found.checks if not one.holds}
    assert left == {None: set(), "unknown": set(), "no-year": {"trend"}, "procedures": {"procedures", "trend"}}.get(
        broken, {broken}
    )
    rev = db.get_one(Journey, school).rev
    with pytest.raises(Refusal, match="exit-not-yours"):
        exits.decide(db, by, school, rev, "77", "2026-10-01", MONDAY)
    if left:
        with pytest.raises(Refusal, match="exit-not-ready"):
            exits.decide(db, coordinator, school, rev, "77", "2026-10-01", MONDAY)
        return
    assert found.may and exits.decide(db, coordinator, school, rev, "77", "2026-10-01", MONDAY).order_number == "77"
    with pytest.raises(way.Moved):
        exits.decide(db, coordinator, school, rev, "77", "2026-10-01", MONDAY)
    assert db.get_one(Journey, school).stage == "effective"
    for days, stage in ((364, "effective"), (365, "effective")):  # watched, but by an old profile
        way.advance(db, school, MONDAY + timedelta(days=days))
        assert db.get_one(Journey, school).stage == stage
    walk.now = MONDAY + timedelta(days=366)
    walk.send()
    db.execute(update(FactorLevel).values(verified_level="low"))
    db.execute(update(Submission).values(unconfirmed=False, verified_at=MONDAY))
    assert way.advance(db, school, walk.now) == 1 and db.get_one(Journey, school).stage == "closed"
