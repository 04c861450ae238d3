"""To whom a letter goes: every way of choosing against a small oracle in plain Python; nobody is never everybody."""

import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import (
    Curation,
    Cycle,
    Delivery,
    FactorLevel,
    FormVersion,
    Journey,
    Letter,
    Mentoring,
    Person,
    Seat,
    Submission,
    Unit,
)
from services.letters import audience, choosing, letters, mirror
from services.letters.letters import Changed, Written
from services.org import people
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal
from tests.faults import school
from tests.faults.siege import MONDAY

STAGES = ("identified", "support", "exit")
LEVELS = ("low", "medium", "high", "unknown")
STATES = ("waiting", "acknowledged", "unreachable", "cancelled")
WORKS = ("none", "open", "started", "returned", "reported", "accepted")


@dataclass
class World:
    """Two regions of which the second is nobody's business, and what the rules look at, kept beside the database."""

    db: Session
    chance: random.Random
    towns: list[int] = field(default_factory=list)
    parent: dict[int, int] = field(default_factory=dict)  # school → town
    seats: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # role → (unit, seat), living ones
    watched: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: {"curator": set(), "mentor": set()})
    stage: dict[int, str] = field(default_factory=dict)
    high: dict[int, dict[str, str]] = field(default_factory=dict)  # school → levels of its last profile, if verified
    unsent: set[int] = field(default_factory=set)  # of the last self-diagnosis
    old: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)  # of the old letter
    top: int = 0
    letter: int = 0
    number: Iterator[int] = field(default_factory=itertools.count)

    def grow(self) -> "World":
        units = self.db.scalars(select(Unit).order_by(Unit.id)).all()
        self.top = units[0].id
        self.towns = [one.id for one in units if one.kind == "municipality"]
        self.parent = {one.id: one.parent_id or 0 for one in units if one.kind == "school"}
        self.seats = {role: [] for role in ("director", "coordinator", "curator", "mentor", "deputy", "operator")}
        for seat in self.db.scalars(select(Seat)):
            self.seats[seat.role].append((seat.unit_id, seat.id))
        other = self.unit(None, "region", "X")
        self.town(other)
        for _ in range(2):
            self.town(self.top)
        for unit in [*self.parent, *self.parent]:
            self.seat(unit, self.chance.choice(("director", "deputy", "mentor")))
        for unit in self.towns:
            for role in ("coordinator", "curator", "curator", "mentor"):
                self.seat(unit, role)
        self.lives()
        self.earlier()
        self.db.flush()
        return self

    def unit(self, parent: int | None, kind: str, code: str) -> int:
        row = Unit(parent_id=parent, kind=kind, code=code, name=code, zone="Asia/Omsk")
        self.db.add(row)
        self.db.flush()
        return row.id

    def town(self, above: int) -> None:
        """A municipality, perhaps without a school; one of its schools may have no director's seat."""
        n = next(self.number)
        town = self.unit(above, "municipality", f"T-{n}")
        if above == self.top:
            self.towns.append(town)
        for k in range(self.chance.randrange(3)):
            one = self.unit(town, "school", f"T-{n}-{k}")
            if above == self.top:
                self.parent[one] = town

    def seat(self, unit: int, role: str) -> None:
        if (way := self.chance.random()) < 0.2:
            return
        row = Seat(unit_id=unit, role=role, title=role, closed_at=MONDAY if way > 0.85 else None)
        self.db.add(row)
        self.db.flush()
        if row.closed_at is None:
            self.seats[role].append((unit, row.id))
        schools = self.chance.sample(list(self.parent), 3)
        if role == "curator":
            self.db.add_all(Curation(seat_id=row.id, school_id=one) for one in schools)
        elif role == "mentor":
            over = {one: self.chance.random() < 0.3 for one in schools}
            self.db.add_all(
                Mentoring(seat_id=row.id, school_id=one, since=MONDAY, ended_at=MONDAY if over[one] else None)
                for one in schools
            )
            schools = [one for one in schools if not over[one]]
        if role in self.watched and row.closed_at is None:
            self.watched[role] |= {(row.id, one) for one in schools}

    def lives(self) -> None:
        """Ways, and two self-diagnoses of which the newer counts where it was sent."""
        form = FormVersion(name="f", version="1", digest="", definition="", published_at=MONDAY)
        self.db.add(form)
        self.db.flush()
        for one in self.parent:
            if self.chance.random() < 0.7:
                self.stage[one] = self.chance.choice(STAGES)
                self.db.add(Journey(school_id=one, stage=self.stage[one], since=MONDAY))
        for _ in range(2):
            cycle = Cycle(unit_id=self.top, form_version_id=form.id, title="c", started_at=MONDAY, due_on="2026-10-23")
            self.db.add(cycle)
            self.db.flush()
            self.unsent.clear()
            for one in self.parent:
                self.profile(one, cycle.id, form.id)

    def profile(self, one: int, cycle: int, form: int) -> None:
        sent, said = self.chance.random() < 0.6, self.chance.random() < 0.6
        row = Submission(cycle_id=cycle, school_id=one, form_version_id=form, state="sent" if sent else "started")
        row.verified_at = MONDAY if sent and said else None
        self.db.add(row)
        self.db.flush()
        if not sent:
            self.unsent.add(one)
            return
        self.high[one] = {}
        for factor in ("F1", "F2"):
            own, found = self.chance.choice(LEVELS), self.chance.choice((None, *LEVELS))
            self.db.add(
                FactorLevel(submission_id=row.id, factor=factor, raw_level=own, level=own, verified_level=found)
            )
            if said:
                self.high[one][factor] = found or own

    def earlier(self) -> None:
        """A letter that some schools are behind with."""
        author = self.seats["operator"][0][1]
        row = Letter(
            unit_id=self.top, seat_id=author, kind="order", state="running", version=1, made_at=MONDAY, report="tick"
        )
        self.db.add(row)
        self.db.flush()
        self.letter = row.id
        for unit, seat in self.seats["director"]:
            state, work = self.chance.choice(STATES), self.chance.choice(WORKS)
            self.db.add(Delivery(letter_id=row.id, unit_id=unit, seat_id=seat, state=state, work=work))
            self.old[unit, seat] = state, work

    # ── the oracle ───────────────────────────────────────────────────────────────────────────

    def schools(self, place: Place, chosen: Mapping[str, Any]) -> set[int]:
        mine = {one for one, town in self.parent.items() if place.unit_id in (self.top, town)}
        kind = chosen.get("kind")
        if kind == "towns":
            mine = {one for one in mine if self.parent[one] in chosen["units"]}
        elif kind == "list":
            mine &= set(chosen["units"])
        elif kind != "schools":
            return set()
        return {one for one in mine if self.fits(one, chosen)}

    def fits(self, one: int, chosen: Mapping[str, Any]) -> bool:
        if "stages" in chosen and self.stage.get(one) not in chosen["stages"]:
            return False
        if "factor" in chosen and self.high.get(one, {}).get(chosen["factor"]) not in chosen["levels"]:
            return False
        if chosen.get("undone") == "diagnosis":
            return one in self.unsent
        said = [(state, work) for (unit, _), (state, work) in self.old.items() if unit == one and state != "cancelled"]
        if chosen.get("undone") == "acknowledged":
            return any(state != "acknowledged" for state, _ in said)
        if chosen.get("undone") == "reported":
            return any(work in ("open", "started", "returned") for _, work in said)
        return True

    def meant(self, place: Place, chosen: Mapping[str, Any]) -> set[tuple[int, int | None]]:
        if chosen.get("kind") == "correction":
            also = self.meant(place, chosen["also"]) if chosen.get("also") else set()
            return {*self.old, *also}
        role, to = chosen.get("role", "director"), self.schools(place, chosen)
        if role in self.watched:
            near = {seat for seat, one in self.watched[role] if one in to}
            return {(unit, seat) for unit, seat in self.seats[role] if seat in near}
        units = to if role == "director" else {self.parent[one] for one in to} - {place.unit_id}
        there = {(unit, seat) for unit, seat in self.seats[role] if unit in units}
        return there | {(unit, None) for unit in units - {unit for unit, _ in there}}

    def any(self) -> dict[str, Any]:
        """Some audience."""
        pick = self.chance
        made: dict[str, Any] = {"kind": pick.choice(("schools", "towns", "list", "towns", "list", "nothing"))}
        if made["kind"] == "nothing":
            made = {}
        if made.get("kind") in ("towns", "list"):
            known = self.towns if made["kind"] == "towns" else list(self.parent)
            made["units"] = pick.sample(known, pick.randrange(len(known)))
        if pick.random() < 0.8:
            made["role"] = pick.choice(audience.ROLES)
        if pick.random() < 0.4:
            made["stages"] = pick.sample(STAGES, pick.randrange(3))
        if pick.random() < 0.3:
            made |= {
                "factor": pick.choice(("F1", "F2")),
                "levels": list(audience.LEVELS[pick.choice(("high", "medium"))]),
            }
        if pick.random() < 0.4:
            made |= {"undone": pick.choice(("diagnosis", "acknowledged", "reported")), "letter": self.letter}
        if pick.random() < 0.15:
            made = {"kind": "correction", "of": self.letter, "also": made if pick.random() < 0.6 else None}
        return made


def operator(db: Session) -> Who:
    who = people.by_messenger(db, school.OPERATOR)
    assert who is not None
    return who


@pytest.mark.parametrize("seed", range(2))
def test_it_means_exactly_those_it_says_each_once(db: Session, seed: int) -> None:
    world = World(db, random.Random(seed)).grow()
    region = operator(db).seats[0]
    town = Place(0, "coordinator", "", world.chance.choice(world.towns[:2]), "", "Europe/Moscow")
    for n in range(24):
        place, chosen = (region, town)[n % 2], world.any()
        found = audience.recipients(db, place, chosen)
        told = [(to.unit_id, to.seat_id) for to in found]
        assert set(told) == world.meant(place, chosen) and len(told) == len(set(told)), chosen
        if n % 6 == 0:
            assert audience.count(db, place, chosen) == len(told)
            to = set() if chosen.get("kind") == "correction" else world.schools(place, chosen)
            assert audience.schools(db, place, chosen) == len(to)
    assert audience.count(db, region, None) == audience.schools(db, region, None) == 0
    sent = {one for one in world.parent if one in world.high}
    assert audience.unverified(db, audience.units(db, region, {"kind": "schools"})) == sum(
        not world.high[one] for one in sent
    )


def test_the_mirror_counts_how_each_can_be_reached(db: Session) -> None:
    world = World(db, random.Random(0)).grow()
    who = operator(db)
    inside = db.scalars(select(Seat).where(Seat.role == "director", Seat.person_id.is_not(None))).all()
    db.execute(update(Person).where(Person.id == inside[0].person_id).values(blocked_at=MONDAY))
    one = letters.begin(db, who, who.seats[0].seat_id, "order", MONDAY)
    for n in range(5):
        chosen = world.any() if n else {"kind": "schools"}
        letters.touch(db, one, one.row.rev, audience=chosen)
        meant, reach = world.meant(one.place, chosen), mirror.reach(db, one)
        people_in = {seat.id for seat in inside}
        assert reach.n == len(meant) == sum(reach.states.values())
        assert reach.states.get("no-seat", 0) == sum(seat is None for _, seat in meant)
        assert reach.states.get("blocked", 0) == sum(seat == inside[0].id for _, seat in meant)
        assert reach.states.get("entered", 0) == sum(seat in people_in - {inside[0].id} for _, seat in meant)
    letters.touch(db, one, one.row.rev, audience={"kind": "schools"})
    reach = mirror.reach(db, one)
    for missing, n in ((False, reach.n), (True, reach.missing)):
        pages = mirror.people(db, one, 0, missing=missing)[1]
        lines = [line for page in range(pages) for line in mirror.people(db, one, page, missing=missing)[0]]
        assert len(lines) == n and pages == max(1, -(-n // mirror.PAGE))
        assert not missing or all(line.way != "entered" for line in lines)


# ── choosing it, press by press ──────────────────────────────────────────────────────────────


def press(db: Session, world: World, one: Written) -> str:
    """Some press on the screens of choosing."""
    pick = world.chance
    acts = {
        "everybody": lambda: choosing.everybody(db, one),
        "role": lambda: choosing.role(db, one, pick.choice((*audience.ROLES, "deputy"))),
        "town": lambda: choosing.tick_town(db, one, pick.choice([*world.towns, 99_999]), pick.random() < 0.6),
        "stage": lambda: choosing.tick_stage(db, one, pick.choice((*STAGES, "moon")), pick.random() < 0.6),
        "undone": lambda: choosing.undone(
            db, one, pick.choice(("diagnosis", "reported")), pick.choice((0, world.letter))
        ),
        "drop": lambda: choosing.drop(db, one, *pick.choice((("stages",), ("undone", "letter"), ("units", "kind")))),
        "take": lambda: choosing.take(db, one, pick.sample([*world.parent, 99_999], 3)),
    }
    name = pick.choice(list(acts))
    try:
        acts[name]()
    except (NotThere, Refusal):
        return f"{name} refused"
    return name


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_pressed_nobody_becomes_everybody_unasked(db: Session, seed: int) -> None:
    world = World(db, random.Random(seed)).grow()
    who = operator(db)
    one = letters.begin(db, who, who.seats[0].seat_id, "order", MONDAY)
    everything = len(world.parent)
    for _ in range(40):
        before, rev, chosen = audience.schools(db, one.place, one.row.audience), one.row.rev, one.row.audience
        what = press(db, world, one)
        after, now = audience.schools(db, one.place, one.row.audience), choosing.chosen(one)
        assert (one.row.rev == rev) == (one.row.audience == chosen), "a change of it is a change of the letter"
        assert not what.endswith("refused") or one.row.audience == chosen
        if after == everything > before and now.get("kind") == "schools" and not set(now) & set(choosing.FILTERS):
            assert what == "everybody", what
        assert set(now.get("units", ())) <= {*world.towns, *world.parent}, "foreign units are not chosen"


def test_of_a_correction_only_whom_it_also_goes_to_is_chosen(db: Session) -> None:
    who = operator(db)
    one = letters.begin(db, who, who.seats[0].seat_id, "order", MONDAY)
    letters.touch(db, one, 0, audience={"kind": "correction", "of": 7, "base": 1})
    choosing.tick_town(db, one, db.execute(select(Unit.id).where(Unit.code == "M-0")).scalar_one(), True)
    kept = dict(one.row.audience or {})
    assert kept["kind"] == "correction" and kept["of"] == 7 and kept["also"]["kind"] == "towns"
    choosing.tick_town(db, one, kept["also"]["units"][0], False)
    assert (one.row.audience or {})["also"]["units"] == [], "an emptied choice is nobody, not everybody"
    db.execute(update(Letter).where(Letter.id == one.row.id).values(state="running"))
    db.refresh(one.row)
    with pytest.raises(Changed):
        choosing.everybody(db, one)
