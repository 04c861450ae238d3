"""Schools pass from hand to hand: absences and hand-overs in any order, and every school keeps somebody of its own."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Absence, Case, Curation, Handover, Notice, Submission
from services import deadlines, outbox
from services.org import absences, curators, handover
from services.org.people import Who
from services.refusal import NotThere, Refusal
from tests.faults.siege import MONDAY
from tests.rules import region
from tests.rules.walking import walked

HELD = {
    7001: ("S-0", "S-2"),
    7002: ("S-4", "S-2"),
    7003: (),
    7004: ("S-1", "S-3", "S-5"),
}  # S-2 has two; the last one is of the other town
COORDINATOR, OPERATOR, STRANGER = 7005, 4001, 7006


class Walk:
    """Four curators of two towns, whoever arranges it, and the schools that are each one's own."""

    def __init__(self, db: Session, chance: random.Random) -> None:
        self.db, self.chance, self.now = db, chance, MONDAY
        self.seats = [
            region.sit(db, account, "M-1" if account == 7004 else "M-0", "curator", *schools).seats[0].seat_id
            for account, schools in HELD.items()
        ]
        region.sit(db, COORDINATOR, "M-0", "coordinator")
        region.sit(db, STRANGER, "M-1", "coordinator")
        self.own = {(seat, school) for seat, school in db.execute(select(Curation.seat_id, Curation.school_id))}
        self.given: list[tuple[int, int, list[int]]] = []

    def who(self) -> Who:
        return region.who(self.db, self.chance.choice((*HELD, COORDINATOR, OPERATOR, OPERATOR)))

    def step(self) -> str:
        acts: tuple[Callable[[], None], ...] = (self.plan, self.plan, self.end, self.give, self.give, self.night)
        act = self.chance.choice(acts)
        self.now += timedelta(minutes=self.chance.randrange(1, 900))
        try:
            act()
        except (NotThere, Refusal) as no:
            return f"{act.__name__}: {getattr(no, 'key', '')}"
        finally:
            self.db.flush()
        return act.__name__

    def curator(self) -> tuple[Who, curators.Curator]:
        who = self.who()
        return who, curators.one(self.db, who, self.chance.choice(self.seats))

    def plan(self) -> None:
        who, curator = self.curator()
        first = self.now.date() + timedelta(days=self.chance.randrange(-1, 8))
        last = first + timedelta(days=self.chance.randrange(-1, 9))
        substitute = self.chance.choice(self.seats)
        busy = {
            seat for row in self.alive() for seat in (row.seat_id,)
            if row.from_on <= last.isoformat() and row.until_on >= first.isoformat()
        }  # fmt: skip
        absences.plan(self.db, who, curator, first, last, substitute, self.now, {})
        today = deadlines.local(self.now, curator.zone).date()
        assert today <= first <= last and substitute != curator.seat_id
        assert not {curator.seat_id, substitute} & busy, "nobody is away twice, nor stands in while away"

    def alive(self) -> list[Absence]:
        return list(self.db.scalars(select(Absence).where(Absence.state.in_(absences.ALIVE)).order_by(Absence.id)))

    def end(self) -> None:
        rows = self.db.scalars(select(Absence)).all()
        if not rows:
            raise NotThere
        who, some = self.who(), self.chance.choice(rows)
        row, curator = absences.one(self.db, who, some.id)
        alive = row.state in absences.ALIVE
        assert absences.end(self.db, who, row, curator.zone, self.now, {}) == alive

    def give(self) -> None:
        who, curator = self.curator()
        mine = [number for number, _ in curators.schools(self.db, curator.seat_id)]
        school, to = self.chance.choice([0, *mine]), self.chance.choice(self.seats)
        row = handover.give(self.db, who, curator, school, to, self.now, {})
        went = [number for number in mine if school in (0, number)]
        if row is None:
            assert not went
            return
        assert row.school_ids == went and to != curator.seat_id
        self.own = {pair for pair in self.own if pair[0] != curator.seat_id or pair[1] not in went}
        self.own |= {(to, number) for number in went}

    def night(self) -> None:
        self.now += timedelta(days=self.chance.randrange(1, 5))
        absences.due(self.db, self.now, {})
        assert absences.due(self.db, self.now, {}) == 0, "a second tick finds nothing to do"

    def check(self) -> None:
        rows = self.db.execute(select(Curation.seat_id, Curation.school_id, Curation.absence_id)).all()
        assert {(seat, school) for seat, school, absence in rows if absence is None} == self.own
        assert {school for _, school in self.own} == {region.unit(self.db, f"S-{n}") for n in range(6)}
        lent = {(seat, school): absence for seat, school, absence in rows if absence is not None}
        wanted: dict[tuple[int, int], int] = {}
        for row in self.alive():
            if row.state == "running":
                for seat, school in self.own:
                    if seat == row.seat_id and (row.substitute_id, school) not in self.own:
                        wanted.setdefault((row.substitute_id, school), row.id)
        assert lent == wanted, "a substitute looks after exactly these schools, exactly as long"


@pytest.mark.parametrize("seed", range(3))
def test_whoever_goes_and_whoever_takes_over(db: Session, seed: int) -> None:
    walked(Walk(db, random.Random(seed)), seed, 60)


def test_only_who_is_above_or_sits_there_arranges_it(db: Session) -> None:
    walk = Walk(db, random.Random(0))
    one, other_town = walk.seats[0], walk.seats[3]
    for account in (7002, STRANGER, 5001):
        with pytest.raises(NotThere):
            curators.one(db, region.who(db, account), one)
    own, above = curators.one(db, region.who(db, 7001), one), curators.one(db, region.who(db, COORDINATOR), one)
    assert own.own and not above.own
    assert {seat for seat, _, _ in curators.colleagues(db, above)} == set(walk.seats[1:3]), "of the same town"
    operator = curators.one(db, region.who(db), one)
    assert [seat for seat, _, _ in curators.colleagues(db, operator)] == [*walk.seats[1:3], other_town]
    with pytest.raises(NotThere):
        handover.give(db, region.who(db, COORDINATOR), above, 0, other_town, MONDAY, {})


def test_with_the_schools_go_their_cases_and_what_waits_to_be_said_of_them(db: Session) -> None:
    walk = Walk(db, random.Random(0))
    one, other = walk.seats[0], walk.seats[1]
    school, kept = region.unit(db, "S-0"), region.unit(db, "S-2")
    cycle = region.cycle(db)
    numbers = []
    for unit in (school, kept):
        sheet = Submission(cycle_id=cycle.id, school_id=unit, form_version_id=cycle.form_version_id, state="sent")
        db.add(sheet)
        db.flush()
        case = Case(
            school_id=unit, cycle_id=cycle.id, submission_id=sheet.id, level="high", state="taken", taken_by=one,
            opened_at=MONDAY, heard_at=MONDAY,
        )  # fmt: skip
        db.add(case)
        db.flush()
        numbers.append(case.id)
        for seat, key in ((one, "case-later"), (one, "case-more"), (other, "case-more")):
            outbox.notify(db, seat, key, once=f"case/{case.id}/{key}/{seat}", now=MONDAY, case=case.id)
    found = handover.load(db, one)
    assert (found.in_work, found.waiting, found.unverified) == (2, 0, 2) and len(found.schools) == 2
    curator = curators.one(db, region.who(db), one)
    handover.write_word(db, curator, school, other, "  Директор   новый ")
    row = handover.give(db, region.who(db), curator, school, other, MONDAY, {})
    assert row is not None and row.word == "Директор новый" and handover.word_of(db, curator, school, other) == ""
    assert handover.latest_word(db, other, school, MONDAY + timedelta(days=13)) == "Директор новый"
    assert handover.latest_word(db, other, school, MONDAY + handover.FOUND_AGAIN) == ""
    db.expire_all()
    assert [db.get_one(Case, number).taken_by for number in numbers] == [other, one]
    rows = db.execute(select(Notice.key, Notice.seat_id, Notice.state, Notice.args).where(Notice.key.like("case-%")))
    of_first = sorted((key, seat, state) for key, seat, state, args in rows if args["case"] == numbers[0])
    assert of_first == [
        ("case-later", other, "queued"),
        ("case-more", one, "cancelled"),
        ("case-more", other, "queued"),
    ]
    assert handover.give(db, region.who(db), curator, school, other, MONDAY, {}) is None, "a second press"
    assert len(db.scalars(select(Handover)).all()) == 1


@pytest.mark.parametrize(
    ("first", "last", "key"),
    [(-1, 3, "away-past"), (3, 2, "away-order"), (0, 367, "away-long"), (367, 367, "away-long"), (0, 0, None),
     (366, 366, None)],
)  # fmt: skip
def test_days_of_an_absence(first: int, last: int, key: str | None) -> None:
    today = date(2026, 10, 5)
    if key is None:
        absences.check_days(today + timedelta(days=first), today + timedelta(days=last), today)
        return
    with pytest.raises(Refusal, match=key):
        absences.check_days(today + timedelta(days=first), today + timedelta(days=last), today)
