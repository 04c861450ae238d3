"""How factors moved and how quickly a region answers, against plain counting; whose move it is at every school."""

import random
from collections import defaultdict
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Case, Cycle, FactorLevel, FormVersion, Measure, Roadmap, Signal, Submission, Unit
from services.org.people import Place
from services.risk import moves, response
from services.roadmaps import effect
from tests.faults.siege import MONDAY
from tests.rules import region

LEVELS = ("low", "medium", "high", "unknown")
HEIGHT = {"low": 0, "medium": 1, "high": 2}


def rounds(db: Session, n: int) -> list[Cycle]:
    """Cycles half a year apart; the last one still runs."""
    form = FormVersion(name="f", version="1", digest="", definition="", published_at=MONDAY)
    db.add(form)
    db.flush()
    found = [
        Cycle(
            unit_id=region.unit(db, "R"), form_version_id=form.id, title=str(k), due_on="2026-10-23",
            started_at=MONDAY + timedelta(days=180 * k), closed_at=MONDAY + timedelta(days=180 * k + 20),
        )
        for k in range(n)
    ]  # fmt: skip
    found[-1].closed_at = None
    db.add_all(found)
    db.flush()
    return found


class World:
    """Twelve schools, their profiles of four cycles, their plans of two measures of the library."""

    def __init__(self, db: Session, chance: random.Random) -> None:
        self.db, self.chance = db, chance
        town = region.unit(db, "M-0")
        db.add_all(
            Unit(parent_id=town, kind="school", code=f"T-{n}", name=f"Т {n}", zone="Europe/Moscow") for n in range(6)
        )
        db.flush()
        self.schools = list(db.scalars(select(Unit.id).where(Unit.kind == "school").order_by(Unit.id)))
        self.cycles = rounds(db, 4)
        self.profiles: dict[int, list[tuple[Submission, Cycle, dict[str, FactorLevel]]]] = defaultdict(list)
        for cycle in self.cycles:
            for school in self.schools:
                self.profile(cycle, school)
        self.taken: list[tuple[str, str, int, Submission, datetime]] = []
        for school in self.schools:
            self.plan(school)
        db.flush()

    def profile(self, cycle: Cycle, school: int) -> None:
        if (way := self.chance.random()) < 0.15:
            return
        row = Submission(
            cycle_id=cycle.id, school_id=school, form_version_id=cycle.form_version_id,
            state="sent" if way < 0.95 else "started", unconfirmed=0.9 < way < 0.95,
            sent_at=cycle.started_at + timedelta(days=self.chance.randrange(20)),
        )  # fmt: skip
        self.db.add(row)
        self.db.flush()
        levels = {}
        for factor in ("F1", "F5"):
            score = self.chance.choice((None, *range(0, 101, 7)))
            levels[factor] = FactorLevel(
                submission_id=row.id, factor=factor, raw_level="low", level=self.chance.choice(LEVELS),
                verified_level=self.chance.choice((None, *LEVELS[:3])), score=score,
            )  # fmt: skip
        self.db.add_all(levels.values())
        self.profiles[school].append((row, cycle, levels))

    def plan(self, school: int) -> None:
        sent = [row for row, *_ in self.profiles[school] if row.state == "sent"]
        if not sent:
            return
        basis = self.chance.choice(sent)
        by = region.who(self.db).seats[0].seat_id
        plan = Roadmap(unit_id=school, submission_id=basis.id, state="working", made_at=MONDAY, made_by=by)
        self.db.add(plan)
        self.db.flush()
        for n, (code, factor) in enumerate((("A", "F1"), ("B", "F5"), ("B", "F5"), (None, "F1"))):
            state = self.chance.choice(("done", "done", "partial", "working", "withdrawn"))
            finished = (basis.sent_at or MONDAY) + timedelta(days=self.chance.randrange(400))
            self.db.add(Measure(
                roadmap_id=plan.id, place=n, code=code, factor=factor, name="м", responsible="завуч", state=state,
                starts_on="2026-10-12", ends_on="2026-11-12", finished_at=finished,
            ))  # fmt: skip
            if code and state in ("done", "partial"):
                self.taken.append((code, factor, school, basis, finished))

    def expected(self) -> dict[str, effect.Effect]:
        """By hand: from the profile a plan answers to the school's next one of a cycle that is over."""
        moved: dict[str, dict[int, tuple[int, float, float]]] = defaultdict(dict)
        for code, factor, school, basis, finished in self.taken:
            next_ones = [
                (row.sent_at or MONDAY, row.id, levels[factor]) for row, cycle, levels in self.profiles[school]
                if row.state == "sent" and not row.unconfirmed and cycle.closed_at is not None and row is not basis
                and row.sent_at is not None and row.sent_at > finished
            ]  # fmt: skip
            if not next_ones:
                continue
            now = min(next_ones, key=lambda one: one[:2])[2]
            then = next(levels[factor] for row, _, levels in self.profiles[school] if row is basis)
            levels = [one.verified_level or one.level for one in (then, now)]
            if "unknown" in levels or then.score is None or now.score is None:
                continue
            moved[code][school] = HEIGHT[levels[1]] - HEIGHT[levels[0]], then.score, now.score
        return {code: self.counted(list(schools.values())) for code, schools in moved.items()}

    def counted(self, schools: list[tuple[int, float, float]]) -> effect.Effect:
        n = len(schools)
        return effect.Effect(
            n, sum(step < 0 for step, *_ in schools), sum(step == 0 for step, *_ in schools),
            sum(step > 0 for step, *_ in schools), round(sum(then for _, then, _ in schools) / n),
            round(sum(now for *_, now in schools) / n),
        )  # fmt: skip


@pytest.mark.parametrize("seed", [0, 1, 3])
def test_a_measures_factor_moves_from_the_profile_it_answers_to_the_next(db: Session, seed: int) -> None:
    world = World(db, random.Random(seed))
    expected = world.expected()
    assert effect.of_library(db, region.who(db).seats[0]) == expected
    for code in ("A", "B", "C"):
        assert effect.of_measure(db, world.schools[0], code) == expected.get(code, effect.Effect())
    assert all(one.told == (one.n >= 5) for one in expected.values()), "fewer than five schools say nothing"
    assert effect.of_region(db, region.unit(db, "M-1")).keys() <= expected.keys()


# ── how quickly ──────────────────────────────────────────────────────────────────────────────


@given(st.lists(st.floats(0, 500), max_size=60))
def test_median_and_ninth_are_numbers_that_somebody_took(hours: list[float]) -> None:
    found = response.pace(hours)
    assert found.n == len(hours)
    if len(hours) < response.FEWEST:
        assert found.median is None and found.ninth is None
        return
    assert found.median in hours and found.ninth in hours
    assert found.median is not None and found.ninth is not None and found.median <= found.ninth
    for value, share in ((found.median, 0.5), (found.ninth, 0.9)):
        assert sum(one <= value for one in hours) >= share * len(hours)
        assert sum(one < value for one in hours) < share * len(hours), "and no smaller number would do"


def test_hours_of_two_zones_are_counted_on_their_own_clocks(db: Session) -> None:
    [cycle] = rounds(db, 1)
    for n in range(6):
        unit = region.unit(db, f"S-{n}")
        row = Submission(cycle_id=cycle.id, school_id=unit, form_version_id=cycle.form_version_id, state="sent")
        db.add(row)
        db.flush()
        # Heard at nine in the morning of its own zone, taken at noon: three hours, wherever that is.
        heard = datetime(2026, 10, 6, 6 if n % 2 == 0 else -1 + 24, tzinfo=MONDAY.tzinfo) - timedelta(days=n % 2)
        db.add(Case(
            school_id=unit, cycle_id=cycle.id, submission_id=row.id, level="high", opened_at=heard, heard_at=heard,
            state="taken" if n < 5 else "open", taken_at=heard + timedelta(hours=3 + n // 2) if n < 5 else None,
        ))  # fmt: skip
    db.flush()
    whole, *towns = response.by_town(db, region.who(db).seats[0], cycle)
    assert (whole.taken.n, whole.taken.median, whole.taken.ninth, whole.waiting) == (5, 4.0, 5.0, 1)
    by_name = {town.name: town for town in towns}
    assert (by_name["Город 0"].taken.median, by_name["Город 0"].waiting) == (4.0, 0)
    assert (by_name["Город 1"].taken.n, by_name["Город 1"].taken.median, by_name["Город 1"].waiting) == (2, None, 1)


# ── whose move it is ─────────────────────────────────────────────────────────────────────────


def move(row: Submission | None, cycle: Cycle | None, levels: bool, case: Case | None) -> str:
    """By hand, the gravest first."""
    sent = row is not None and row.state == "sent"
    if case is not None and case.state == "open":
        late = case.level == "process" and row is not None and not sent and case.submission_id == row.id
        return "late" if late else "signal"
    if row is None or cycle is None:
        return "none"
    if sent and row.unconfirmed:
        return "agree"
    if sent and row.verified_at is None and levels:
        return "verify"
    if case is not None and case.state == "taken" and case.submission_id == row.id:
        return "work"
    if sent:
        return "done"
    return "missed" if cycle.closed_at is not None else row.state


@pytest.mark.parametrize("seed", [0, 1, 3])
def test_whose_move_it_is_at_every_school(db: Session, seed: int) -> None:
    chance = random.Random(seed)
    cycles = rounds(db, 2)
    cycles[1].closed_at = chance.choice((None, MONDAY))
    cycles[1].begins_on = "2027-12-01" if seed == 3 else None  # not begun yet: nobody sees it
    expected: dict[int, str] = {}
    schools = list(db.scalars(select(Unit.id).where(Unit.kind == "school").order_by(Unit.id)))
    for school in schools:
        newest: tuple[Submission | None, Cycle | None, bool] = (None, None, False)
        trouble: Case | None = None
        for cycle in cycles:
            if chance.random() < 0.2:
                continue
            row = Submission(
                cycle_id=cycle.id, school_id=school, form_version_id=cycle.form_version_id,
                state=chance.choice(("open", "started", "sent", "sent")), unconfirmed=chance.random() < 0.2,
                verified_at=chance.choice((None, MONDAY)),
            )  # fmt: skip
            row.verified_at = row.verified_at if row.state == "sent" else None
            db.add(row)
            db.flush()
            levels = row.state == "sent" and chance.random() < 0.8
            if levels:
                db.add(FactorLevel(submission_id=row.id, factor="F1", raw_level="low", level="low"))
            if cycle.begins_on is None:
                newest = row, cycle, levels
            if chance.random() < 0.5:
                trouble = Case(
                    school_id=school, cycle_id=cycle.id, submission_id=row.id, opened_at=MONDAY, heard_at=MONDAY,
                    level=chance.choice(("process", "medium", "high", "emergency")),
                    state=chance.choice(("open", "taken", "closed")),
                )  # fmt: skip
                db.add(trouble)
                db.flush()
                db.add(Signal(
                    case_id=trouble.id, code="C1", level=trouble.level, message={}, action={}, fired_at=MONDAY
                ))  # fmt: skip
        expected[school] = move(*newest, trouble)
    db.flush()
    region_seat = region.who(db).seats[0]
    now = MONDAY + timedelta(days=200)
    counted: dict[str, int] = defaultdict(int)
    for name in expected.values():
        counted[name] += 1
    assert moves.counts(db, region_seat, now) == counted
    listed = moves.page(db, region_seat, now, tuple(counted), 0, 50)
    assert {one.id: one.move for one in listed} == expected
    order = [moves._ORDER.index(one.move) for one in listed]
    assert order == sorted(order), "the gravest first"
    assert all(one.needs == (one.move in ("signal", "late", "verify")) for one in listed)
    for school in schools:
        assert moves.one(db, region_seat, now, school).move == expected[school]
    towns, units, n = moves.towns(db, region_seat, now, 0, 10)
    assert (units, n) == (2, 6) and sum(town.waiting for town in towns) == sum(one.needs for one in listed)
    total, waiting = moves.totals(db, region_seat, now)
    # Whose signals come first may wait for verification besides.
    assert total == 6 and waiting >= counted["verify"]
    for town in towns:
        own = Place(0, "coordinator", "", town.id, town.name, "Europe/Moscow")
        below = {one.id: one.move for one in moves.page(db, own, now, tuple(counted), 0, 50)}
        assert below.items() <= expected.items() and len(below) == town.schools
        assert town.waiting == sum(name in moves.NEEDS for name in below.values())
