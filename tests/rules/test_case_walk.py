"""Signals of schools through whatever may happen: one case each, somebody always hears, nobody is nagged in vain."""

import random
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import Absence, Case, CaseWord, Cycle, Notice, Seat, Signal, Submission, Unit
from services import deadlines
from services.forms.submissions import Draft
from services.org import access
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.risk import caselist, cases, hearing, ladder, reach, talk, work
from services.risk.hearing import RANK
from services.risk.signals import Signal as Fired
from tests.faults.siege import MONDAY
from tests.rules import region
from tests.rules.test_roadmap_terms import works

LEVELS = ("process", "medium", "high", "emergency")
A, B, C, COORDINATOR = 7001, 7002, 7003, 7004
DAYS = {"case-again": 1, "case-coordinator": 2, "case-operator": 5}  # working days, by the default setting


def world(db: Session) -> int:
    """A cycle for all schools; curators, of whom one has no school; a coordinator in the first town alone."""
    region.sit(db, A, "M-0", "curator", "S-0", "S-2")
    region.sit(db, B, "M-0", "curator", "S-4")
    region.sit(db, C, "M-1", "curator", "S-1", "S-3")
    region.sit(db, COORDINATOR, "M-0", "coordinator")
    cycle = region.cycle(db)
    for n in range(6):
        db.add(
            Submission(cycle_id=cycle.id, school_id=region.unit(db, f"S-{n}"), form_version_id=cycle.form_version_id)
        )
    db.flush()
    return cycle.id


def draft(db: Session, cycle: int, code: str) -> Draft:
    """A school's answers as far as a case asks for them."""
    unit = db.get_one(Unit, region.unit(db, code))
    row = db.execute(
        select(Submission).where(Submission.cycle_id == cycle, Submission.school_id == unit.id)
    ).scalar_one()
    nothing = cast(Any, None)  # neither answers nor a reader are looked at here
    return Draft(row.id, cycle, unit.id, unit.name, unit.zone, row.state, 0, None, "", nothing, {}, nothing)


def fired(code: str, level: str) -> Fired:
    return Fired(code, level, "F5", {"ru": code}, {"ru": "Разобраться"})


def later(moment: datetime, days: int, zone: str) -> datetime:
    """So many working days on, one by one, at the same hour of the wall clock."""
    here = deadlines.local(moment, zone)
    day = here.date()
    while days:
        day += timedelta(days=1)
        days -= works(day)
    return deadlines.moment(day, here.time(), zone)


class Walk:
    """Curators, a coordinator and an operator with signals of six schools."""

    def __init__(self, db: Session, chance: random.Random) -> None:
        self.db, self.chance, self.now = db, chance, MONDAY
        self.cycle = world(db)
        self.accounts = (A, B, C, COORDINATOR, 4001)
        self.codes: dict[int, set[str]] = {}  # what each school has signalled
        self.heard: set[int] = set()
        self.worst: dict[int, str] = {}

    def step(self) -> str:
        acts: tuple[Callable[[], None], ...] = (
            self.signal, self.signal, self.take, self.take, self.note, self.ask, self.answer, self.finish, self.aside,
            self.leave, self.away, self.back, self.stranger,
        )  # fmt: skip
        act = self.chance.choice(acts)
        self.now += timedelta(minutes=self.chance.choice((7, 200, 700, 1500, 3000)))
        self.last = self.db.scalar(select(func.max(Notice.id))) or 0
        self.before = {case.id: (case.state, case.heard_at) for case in self.db.scalars(select(Case))}
        try:
            act()
        except (NotThere, Refusal) as no:
            return f"{act.__name__}: {getattr(no, 'key', '')}"
        finally:
            self.db.flush()
            ladder.escalate(self.db, self.now)
            work.come_back(self.db, self.now)
            self.db.flush()
            self.db.expire_all()
        return act.__name__

    def case(self, *states: str) -> Case:
        found = self.db.scalars(select(Case).where(Case.state.in_(states)).order_by(Case.id)).all()
        if not found:
            raise NotThere
        return self.chance.choice(found)

    def seen(self, *states: str) -> tuple[Who, Case, Any]:
        """A case as somebody who may see it."""
        who = region.who(self.db, self.chance.choice(self.accounts))
        case, place = access.case(self.db, who, self.case(*states).id)
        return who, case, place

    def signal(self) -> None:
        n, some = self.chance.randrange(6), self.chance.sample(range(9), self.chance.randrange(3))
        one = draft(self.db, self.cycle, f"S-{n}")
        said = [fired(f"C{k}", LEVELS[(k + n) % 4]) for k in some]
        cases.open_case(self.db, one, said, self.now)
        self.codes.setdefault(one.school_id, set()).update(signal.code for signal in said)

    def take(self) -> None:
        who, case, place = self.seen("open", "taken")
        was = case.state
        done = work.take(self.db, who, case, place, self.now)
        assert done == (was == "open"), "of two who take it one has it"
        if done:
            waiting = (Notice.state == "queued", Notice.once.startswith(f"case/{case.id}/"))
            assert not self.db.scalar(select(func.count()).where(*waiting)), "nobody else need hear of it"

    def note(self) -> None:
        who, case, place = self.seen("open", "taken", "closed")
        assert work.step(self.db, who, case, place, f"/step-{self.chance.choice(work.STEPS)}", self.now) == (
            case.state == "taken"
        )

    def ask(self) -> None:
        who, case, place = self.seen("open", "taken")
        talk.ask(self.db, who, case, place, self.chance.choice(("/ask-when", "Когда начнёте?")), self.now)
        assert case.id in talk.unanswered(self.db, case.school_id)

    def answer(self) -> None:
        spoken = self.db.scalars(select(CaseWord.case_id).distinct()).all()
        if not spoken:
            raise NotThere
        case = self.db.get_one(Case, self.chance.choice(spoken))
        account = next(n for n in range(6) if region.unit(self.db, f"S-{n}") == case.school_id)
        who = region.director(self.db, account)
        found, place = access.talk(self.db, who, case.id)
        talk.answer(self.db, who, found, place, f"Начнём {self.now:%d.%m %H:%M}", self.now)
        assert case.id not in talk.unanswered(self.db, case.school_id)

    def finish(self) -> None:
        who, case, place = self.seen("open", "taken")
        was = case.state
        assert work.finish(self.db, who, case, place, case.rev, self.now) == (was == "taken")

    def aside(self) -> None:
        who, case, place = self.seen("open", "taken")
        at = work.lay_aside(self.db, who, case, place, self.now)
        assert (at is None) == (case.state != "open")
        if at is not None:
            assert self.now < at < self.now + timedelta(days=12) and not deadlines.quiet(at, place.zone)
            assert works(deadlines.local(at, place.zone).date())

    def leave(self) -> None:
        """Now and then somebody goes for good, or comes in."""
        who = region.who(self.db, self.chance.choice((A, B, C)))
        if self.chance.random() < 0.3 and who.seats:
            self.db.execute(update(Seat).where(Seat.id == who.seats[0].seat_id).values(person_id=None))

    def away(self) -> None:
        """Two of the same town stand in for each other."""
        seats = [region.who(self.db, account).seats for account in (A, B)]
        if not all(seats) or self.db.scalar(select(Absence.id).where(Absence.state == "running")):
            raise NotThere
        one, other = self.chance.sample([held[0].seat_id for held in seats], 2)
        made = Absence(
            seat_id=one, substitute_id=other, from_on="2026-10-01", until_on="2026-12-01", state="running",
            made_at=self.now, made_by=one,
        )  # fmt: skip
        self.db.add(made)

    def back(self) -> None:
        self.db.execute(update(Absence).values(state="ended"))

    def stranger(self) -> None:
        case = self.case("open", "taken", "closed")
        there = next(n for n in range(6) if region.unit(self.db, f"S-{n}") == case.school_id)
        for who in (region.director(self.db, there), region.who(self.db, C if there in (0, 2, 4) else A)):
            with pytest.raises(Refusal):
                access.case(self.db, who, case.id)

    # ── what must hold ───────────────────────────────────────────────────────────────────────

    def check(self) -> None:
        db = self.db
        rows = db.scalars(select(Case).order_by(Case.id)).all()
        assert len({row.school_id for row in rows}) == len(rows), "one case a school"
        away = set(db.scalars(select(Absence.seat_id).where(Absence.state == "running")))
        fresh = db.scalars(select(Notice).where(Notice.id > self.last)).all()
        for row in rows:
            assert (row.taken_by is not None) == (row.state == "taken") or row.state == "closed"
            known = {one.code: one.level for one in db.scalars(select(Signal).where(Signal.case_id == row.id))}
            assert set(known) == self.codes[row.school_id]
            if row.state != "closed" and known:
                assert RANK[row.level] >= max(RANK[level] for level in known.values())
            told = [one for one in fresh if row.id == one.args.get("case") or row.id in one.args.get("cases", ())]
            if row.id not in self.before and row.level not in hearing.DIGEST:
                assert told, "somebody hears of every new case"
            self.check_told(row, told, away)

    def check_told(self, row: Case, told: list[Notice], away: set[int]) -> None:
        zone = self.db.get_one(Unit, row.school_id).zone
        state, heard_at = self.before.get(row.id, ("", row.heard_at))
        for one in told:
            assert self.db.get_one(Seat, one.seat_id).person_id is not None or one.key.startswith("case-no-curator")
            if one.seat_id in away:
                assert row.level == "emergency", "whoever is away hears of emergencies alone"
            if one.key in DAYS:
                assert row.level != "process" and state == "open" or state == ""
                assert one.args["days"] <= DAYS[one.key], "an empty rung is skipped upwards"
                assert later(heard_at, one.args["days"], zone) <= self.now, "no rung is climbed before its day"
        if row.state == "open" and row.level != "process" and row.chain and self.chance.random() < 0.15:
            due = [days for days, _, _, done in row.chain if not done and later(row.heard_at, days, zone) <= self.now]
            rungs = [rung.days for rung in ladder.rungs(self.db, row, zone) if not rung.empty] if due else []
            assert not set(due) & set(rungs), "what was due is said, wherever somebody sits"

    def lists(self) -> None:
        """The list of a seat holds the open cases of its schools, the gravest first; the counts agree."""
        for account in self.accounts:
            for place in region.who(self.db, account).seats:
                lines, pages = caselist.lines(self.db, place, 0)
                mine, others = reach.waiting(self.db, place)
                assert mine + others == caselist.waiting(self.db, place)
                if pages == 1:
                    assert [line.state for line in lines] == sorted(line.state for line in lines)
                    waiting = [RANK[line.level] for line in lines if line.state == "open"]
                    assert waiting == sorted(waiting, reverse=True) and len(waiting) == mine + others


@pytest.mark.parametrize("seed", range(2))
def test_whatever_happens_to_the_signals_of_six_schools(db: Session, seed: int) -> None:
    walk, told = Walk(db, random.Random(seed)), []
    for n in range(34):
        told.append(walk.step())
        try:
            walk.check()
            if n % 12 == 0:
                walk.lists()
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {told}") from error


def open_one(db: Session, cycle: int, code: str, level: str, now: datetime) -> Case:
    case = cases.open_case(db, draft(db, cycle, code), [fired("C1", level)], now)
    assert case is not None
    return case


def hears(db: Session, case: Case) -> Mapping[str, list[str]]:
    """Which keys each role has been told of a case."""
    rows = db.execute(select(Notice.key, Seat.role).join(Seat, Seat.id == Notice.seat_id).order_by(Notice.id))
    found: dict[str, list[str]] = {}
    for key, role in rows:
        found.setdefault(role, []).append(key)
    return found


def test_the_ladder_climbs_by_working_days_and_once(db: Session) -> None:
    cycle = world(db)
    friday = datetime(2026, 10, 30, 12, tzinfo=MONDAY.tzinfo)  # 4 November, a Wednesday, is a holiday
    case = open_one(db, cycle, "S-0", "high", friday)
    assert hears(db, case) == {"curator": ["case-opened"]}
    said = []
    for day in range(14):
        for hour in (0, 9, 12, 13):
            now = friday.replace(hour=hour) + timedelta(days=day)
            if now > friday and ladder.escalate(db, now):
                said.append((now.date(), sorted(set(hears(db, case)))))
            assert ladder.escalate(db, now) == 0, "once"
    assert [day for day, _ in said] == [date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 9)]
    assert hears(db, case) == {
        "curator": ["case-opened", "case-again"], "coordinator": ["case-coordinator"], "operator": ["case-operator"],
    }  # fmt: skip


def test_without_a_curator_the_rung_above_hears_at_once_and_not_twice(db: Session) -> None:
    cycle = world(db)
    case = open_one(db, cycle, "S-5", "high", MONDAY)  # no curator, no coordinator in its town
    assert hears(db, case) == {"operator": ["case-no-curator"]}
    assert ladder.escalate(db, MONDAY + timedelta(days=20)) == 0, "the operator has heard"


def test_what_was_taken_and_left_alone_comes_back_after_five_working_days(db: Session) -> None:
    cycle = world(db)
    case = open_one(db, cycle, "S-0", "high", MONDAY)
    who = region.who(db, A)
    assert work.take(db, who, case, who.seats[0], MONDAY)
    touched = MONDAY + timedelta(days=2)
    assert work.step(db, who, case, who.seats[0], "/step-called", touched)
    for days, back in ((6, 0), (7, 1), (7, 0)):
        assert work.come_back(db, touched + timedelta(days=days)) == back
    assert case.state == "open" and case.taken_by is None
    assert hears(db, case)["curator"] == ["case-opened", "case-back"]
    assert [step[3] for step in case.chain or ()] == [False] * 3, "the ladder begins anew"


def test_nothing_sent_by_the_term_is_a_case_that_ends_when_the_term_is_put_off(db: Session) -> None:
    cycle = world(db)
    row = db.get_one(Cycle, cycle)
    sent = db.execute(select(Submission).where(Submission.school_id == region.unit(db, "S-0"))).scalar_one()
    sent.state = "sent"
    open_one(db, cycle, "S-2", "high", MONDAY)
    now = datetime(2026, 10, 23, 16, tzinfo=MONDAY.tzinfo)
    cases.not_sent(db, row, "Europe/Moscow", now)
    late = caselist.still_not_sent(db, cycle)
    assert len(late) == 1 and db.get_one(Case, late[0]).school_id == region.unit(db, "S-4"), "S-2 has a case already"
    cases.not_sent(db, row, "Europe/Moscow", now)
    assert caselist.still_not_sent(db, cycle) == late, "once"
    assert cases.term_put_off(db, cycle, now) == 1 and db.get_one(Case, late[0]).state == "closed"
    cases.not_sent(db, row, "Europe/Moscow", now + timedelta(days=7))
    assert caselist.still_not_sent(db, cycle) == late and db.get_one(Case, late[0]).state == "open"
    assert cases.open_case(db, draft(db, cycle, "S-4"), [], now + timedelta(days=8)) is not None
    assert db.get_one(Case, late[0]).state == "closed", "sent at last, and nothing in it"
