"""A roadmap through whatever may happen to it: what was agreed holds until both sides agree to something else."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Extension, Hindrance, Measure, Progress, Roadmap, RoadmapVersion, Seat
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal
from services.roadmaps import (
    approval,
    doing,
    draft,
    edit,
    extensions,
    hindrance,
    in_the_way,
    more_time,
    roadmaps,
    versions,
    worklist,
)
from services.roadmaps.roadmaps import FIELDS, Plan
from tests.faults.siege import MONDAY
from tests.rules import region

SCHOOL, ABOVE = "school", "above"
CURATOR, COORDINATOR, STRANGER = 7001, 7002, 7003
Act = Callable[[Who], None]
LEGAL = {
    None: {"draft"},
    "draft": {"review", "withdrawn"},
    "review": {"draft", "returned", "agreed", "withdrawn"},
    "returned": {"review", "withdrawn"},
    "agreed": {"working", "withdrawn"},
    "working": {"completed", "withdrawn"},
    "completed": set(),
    "withdrawn": set(),
}


class Walk:
    """A school's plan, its people and two strangers; beside it what is in force, kept in a plain dictionary."""

    def __init__(self, db: Session, chance: random.Random) -> None:
        self.db, self.chance, self.now = db, chance, MONDAY
        region.sit(db, CURATOR, "M-0", "curator", "S-0")
        region.sit(db, COORDINATOR, "M-0", "coordinator")
        region.sit(db, STRANGER, "M-1", "curator", "S-1")
        self.people = {
            "director": region.director(db, 0), "curator": region.who(db, CURATOR),
            "coordinator": region.who(db, COORDINATOR), "operator": region.who(db),
        }  # fmt: skip
        self.strangers = (region.director(db, 1), region.who(db, STRANGER))
        director = self.people["director"]
        self.number = draft.empty(db, director, director.seats[0], MONDAY).id
        for n in range(3):
            edit.add_own(db, self.plan(director), "F5", f"Мера {n}", MONDAY)
        self.state, self.force = "draft", dict[int, dict[str, Any]]()
        self.first: dict[int, str] = {}
        self.sent: list[list[dict[str, Any]]] = []
        self.acts = self.table()

    def table(self) -> dict[str, list[tuple[str, Act, int]]]:
        """What fits each phase of the writing, and what is done in work: (whose act it is, the act, how often)."""
        writing: list[tuple[str, Act, int]] = [
            (SCHOOL, self.add, 1), (SCHOOL, self.rename, 4), (SCHOOL, self.set_day, 2), (SCHOOL, self.move, 1),
            (SCHOOL, self.remove, 1), (SCHOOL, self.restore, 1), (SCHOOL, self.answer, 4), (SCHOOL, self.send, 5),
            (SCHOOL, self.drop_change, 1), ("withdraw", self.withdraw, 1),
        ]  # fmt: skip
        judging: list[tuple[str, Act, int]] = [
            (SCHOOL, self.recall, 1), (ABOVE, self.remark, 5), (ABOVE, self.agree, 3), (ABOVE, self.give_back, 3),
            ("withdraw", self.withdraw, 1),
        ]  # fmt: skip
        work: list[tuple[str, Act, int]] = [
            (SCHOOL, self.begin, 1), (SCHOOL, self.hand_in, 2), (SCHOOL, self.take_back, 1), (SCHOOL, self.ask_out, 2),
            (ABOVE, self.accept, 2), (ABOVE, self.return_measure, 4), (ABOVE, self.let_out, 1),
            (ABOVE, self.keep_in, 3), (SCHOOL, self.ask_longer, 5), (ABOVE, self.grant, 6), (ABOVE, self.refuse, 1),
            (SCHOOL, self.say, 2), (ABOVE, self.reply, 2),
        ]  # fmt: skip
        settled: list[tuple[str, Act, int]] = [(SCHOOL, self.put_in_force, 9), (SCHOOL, self.begin_change, 3)]
        return {"draft": writing, "returned": writing, "review": judging, "settled": settled, "work": work}

    def fitting(self) -> list[tuple[str, Act, int]]:
        """Mostly what the state is for."""
        roadmap = self.db.get_one(Roadmap, self.number)
        phase = roadmap.change or (roadmap.state if roadmap.state in self.acts else "settled")
        if (way := self.chance.random()) < 0.1:
            return self.acts[self.chance.choice(list(self.acts))]
        return self.acts["work" if self.state == "working" and way < 0.75 else phase]

    def plan(self, who: Who) -> Plan:
        return roadmaps.read(self.db, who, self.number)

    def row(self, plan: Plan) -> Measure:
        if not plan.rows:
            raise NotThere
        return self.chance.choice(plan.rows)

    def rev(self, rev: int) -> int:
        """Now and then a press on an old card."""
        return rev - (self.chance.random() < 0.1)

    def held(self, who: Who) -> doing.Held:
        return doing.held(self.db, who, self.row(self.plan(who)).id)

    # ── writing ──────────────────────────────────────────────────────────────────────────────

    def add(self, who: Who) -> None:
        edit.add_own(self.db, self.plan(who), "F7", f"Ещё {self.now:%d %H}", self.now)

    def rename(self, who: Who) -> None:
        plan = self.plan(who)
        row = self.row(plan)
        edit.change(self.db, plan, row, self.rev(row.rev), name=f"Иначе {self.now:%d %H:%M}")

    def set_day(self, who: Who) -> None:
        plan = self.plan(who)
        row, day = self.row(plan), self.now.date() + timedelta(days=self.chance.randrange(120))
        edit.set_day(self.db, plan, row, row.rev, self.chance.choice(("starts_on", "ends_on")), day)
        seen = roadmaps.seen(row)
        assert seen["starts_on"] <= seen["ends_on"]

    def move(self, who: Who) -> None:
        plan = self.plan(who)
        row = self.row(plan)
        before = [one.id for one in plan.rows]
        edit.move(self.db, plan, row, row.rev, self.chance.choice((-1, 1)))
        assert sorted(before) == sorted(one.id for one in self.plan(who).rows)

    def remove(self, who: Who) -> None:
        plan = self.plan(who)
        row = self.row(plan)
        edit.remove(self.db, plan, row, self.rev(row.rev))
        assert row not in self.plan(who).present

    def restore(self, who: Who) -> None:
        plan = self.plan(who)
        row = self.row(plan)
        edit.restore(self.db, plan, row, row.rev)
        assert row in self.plan(who).present or row.state == "withdrawn"

    def answer(self, who: Who) -> None:
        plan = self.plan(who)
        row = self.row(plan)
        edit.answer(self.db, plan, row, row.rev, "так и есть")
        assert row.remark is not None

    # ── agreeing ─────────────────────────────────────────────────────────────────────────────

    def send(self, who: Who) -> None:
        plan = self.plan(who)
        open_ = versions.unanswered(self.db, plan)
        approval.send(self.db, who, plan, self.rev(plan.roadmap.rev), self.now)
        assert not open_, "every remark was answered"
        version = roadmaps.version_of(self.db, self.number, plan.roadmap.version)
        assert version is not None and plan.roadmap.version == len(self.sent) + 1 and version.rows
        self.sent.append(self.bare(version))

    def recall(self, who: Who) -> None:
        plan = self.plan(who)
        approval.recall(self.db, who, plan, plan.roadmap.rev, self.now)

    def remark(self, who: Who) -> None:
        plan = self.plan(who)
        approval.remark(self.db, plan, self.row(plan), self.chance.choice(("почему?", None)))

    def give_back(self, who: Who) -> None:
        plan = self.plan(who)
        approval.give_back(self.db, who, plan, self.rev(plan.roadmap.rev), self.now)

    def agree(self, who: Who) -> None:
        plan = self.plan(who)
        changed, agreed = plan.roadmap.change is not None, roadmaps.snapshot(plan.rows)
        approval.agree(self.db, who, plan, self.rev(plan.roadmap.rev), self.now)
        if changed:
            known = {row["id"]: row for row in agreed}
            gone = {number for number in self.force if number not in known}
            self.force = {number: {name: row[name] for name in FIELDS} for number, row in known.items()}
            states = {row.id: row.state for row in self.rows()}
            assert all(states[number] == "withdrawn" for number in gone)

    def put_in_force(self, who: Who) -> None:
        plan = self.plan(who)
        approval.put_in_force(self.db, who, plan, self.rev(plan.roadmap.rev), "31", "2026-10-05", self.now)
        self.force = {row.id: {name: getattr(row, name) for name in FIELDS} for row in self.rows()}

    def begin_change(self, who: Who) -> None:
        edit.begin_change(self.db, who, self.plan(who), self.now)

    def drop_change(self, who: Who) -> None:
        edit.drop_change(self.db, who, self.plan(who), self.now)
        assert all(row.proposed is None and row.remark is None and row.state != "new" for row in self.rows())

    def withdraw(self, who: Who) -> None:
        plan = self.plan(who)
        force = plan.roadmap.state in ("agreed", "working")
        if self.chance.random() < 0.8:
            raise NotThere  # seldom, or no walk is long
        approval.withdraw(self.db, who, plan, plan.roadmap.rev, "закрыта", self.now)
        assert plan.own != force, "what is in force ends the municipality, what is written the school"

    # ── in work ──────────────────────────────────────────────────────────────────────────────

    def begin(self, who: Who) -> None:
        one = self.held(who)
        doing.begin(self.db, who, one, self.rev(one.row.rev), self.now)

    def hand_in(self, who: Who) -> None:
        one = self.held(who)
        doing.hand_in(self.db, who, one, self.rev(one.row.rev), self.chance.random() < 0.3, self.now)

    def take_back(self, who: Who) -> None:
        one = self.held(who)
        doing.take_back(self.db, who, one, one.row.rev, self.now)

    def ask_out(self, who: Who) -> None:
        one = self.held(who)
        doing.ask_out(self.db, who, one, one.row.rev, "не наше", self.now)

    def accept(self, who: Who) -> None:
        one = self.held(who)
        handed = doing.last(self.db, one.row.id, "done", "part")
        doing.accept(self.db, who, one, self.rev(one.row.rev), self.now)
        assert handed is not None and one.row.state == ("partial" if handed.kind == "part" else "done")

    def return_measure(self, who: Who) -> None:
        one = self.held(who)
        doing.give_back(self.db, who, one, one.row.rev, "где протокол?", self.now)

    def let_out(self, who: Who) -> None:
        one = self.held(who)
        doing.let_out(self.db, who, one, one.row.rev, self.now)

    def keep_in(self, who: Who) -> None:
        one = self.held(who)
        doing.keep_in(self.db, who, one, one.row.rev, self.now, "наше")
        assert doing.wish(self.db, one) is None

    def ask_longer(self, who: Who) -> None:
        one = self.held(who)
        until = date.fromisoformat(one.row.ends_on) + timedelta(days=self.chance.randrange(-5, 40))
        extensions.ask(self.db, who, one, until, "болезнь", self.now)
        assert until > more_time.least(one.row.ends_on, one.today(self.now))

    def wish(self, who: Who) -> tuple[Extension, doing.Held]:
        asked = self.db.scalars(select(Extension).where(Extension.state == "asked")).all()
        if not asked:
            raise NotThere
        one = self.chance.choice(asked)
        return one, doing.held(self.db, who, one.about_id)

    def grant(self, who: Who) -> None:
        wish, one = self.wish(who)
        before, n = one.row.ends_on, one.row.extended
        until = date.fromisoformat(wish.until_on) + timedelta(days=self.chance.randrange(3))
        extensions.grant(self.db, who, wish, one, self.rev(wish.rev), until, self.now)
        assert one.row.ends_on == until.isoformat() > before and one.row.extended == n + 1
        assert n < more_time.ONCE_MORE or one.plan.place.role != "curator", "from the third it is somebody's above"
        self.force[one.row.id]["ends_on"] = until.isoformat()

    def refuse(self, who: Who) -> None:
        wish, one = self.wish(who)
        extensions.refuse(self.db, who, wish, one, wish.rev, "нет", self.now)

    def say(self, who: Who) -> None:
        one, kind = self.held(who), self.chance.choice((*in_the_way.KINDS, "time"))
        made = hindrance.say(self.db, who, one, kind, self.now)
        assert hindrance.say(self.db, who, one, kind, self.now).id == made.id, "said once of a kind"

    def reply(self, who: Who) -> None:
        open_ = self.db.scalars(select(Hindrance).where(Hindrance.state == "open")).all()
        if not open_:
            raise NotThere
        made = self.chance.choice(open_)
        one = doing.held(self.db, who, made.about_id)
        hindrance.answer(self.db, who, made, one, self.rev(made.rev), "поможем", self.now)

    # ── what must hold ───────────────────────────────────────────────────────────────────────

    def rows(self) -> list[Measure]:
        return list(self.db.scalars(select(Measure).where(Measure.roadmap_id == self.number).order_by(Measure.id)))

    def bare(self, version: RoadmapVersion) -> list[dict[str, Any]]:
        """A version without the remarks that were written on it later."""
        return [{name: value for name, value in row.items() if name != versions.REMARK} for row in version.rows]

    def step(self) -> tuple[str, bool]:
        acts = self.fitting()
        side, act, _ = self.chance.choices(acts, [often for _, _, often in acts])[0]
        self.now += timedelta(minutes=self.chance.randrange(1, 1500))
        if (way := self.chance.random()) < 0.05:
            with pytest.raises(NotThere):
                act(self.chance.choice(self.strangers))
            return f"{act.__name__} by a stranger", False
        # Mostly whose act it is; now and then somebody else of those who see it.
        names = ("director",) if side == SCHOOL else ("curator", "curator", "coordinator", "operator")
        name = self.chance.choice(names if way < 0.85 else tuple(self.people))
        at = self.db.begin_nested()
        try:
            act(self.people[name])
            self.db.flush()
        except (NotThere, Refusal) as no:
            at.rollback()
            return f"{act.__name__} by {name}: {getattr(no, 'key', '')}", False
        at.commit()
        assert side == "withdraw" or (name == "director") == (side == SCHOOL), f"{name} did {act.__name__}"
        self.db.expire_all()
        return f"{act.__name__} by {name}", True

    def check(self) -> None:
        db, roadmap, rows = self.db, self.db.get_one(Roadmap, self.number), self.rows()
        assert roadmap.state == self.state or roadmap.state in LEGAL[self.state], f"{self.state} → {roadmap.state}"
        self.state = roadmap.state
        kept = db.scalars(select(RoadmapVersion).order_by(RoadmapVersion.number)).all()
        assert [self.bare(one) for one in kept] == self.sent, "what was sent is never changed"
        assert sum(one.outcome == "waiting" for one in kept) == ("review" in (roadmap.state, roadmap.change))
        assert roadmap.change is None or roadmap.state == "working"
        if roadmap.state in ("working", "completed"):
            self.check_force(rows)
        done = {row.state for row in rows} - {"withdrawn"}
        if roadmap.state == "completed":
            assert done and done <= {"done", "partial"}
        for seat in ("curator", "coordinator", "operator"):
            self.check_reader(self.people[seat], roadmap)
        if roadmap.state == "working" and self.chance.random() < 0.2:
            check_worklists(db, [self.people[name].seats[0] for name in ("curator", "coordinator", "operator")], self)

    def check_force(self, rows: list[Measure]) -> None:
        """Agreed rows are as agreed, an extension aside; the first term stays written."""
        there = {row.id: row for row in rows if row.state not in ("new", "withdrawn")}
        assert set(there) <= set(self.force)
        for number, row in there.items():
            held = {name: getattr(row, name) for name in FIELDS if name != "place"}
            assert held == {name: value for name, value in self.force[number].items() if name != "place"}
            assert self.first.setdefault(number, row.first_ends_on or "") == row.first_ends_on

    def check_reader(self, who: Who, roadmap: Roadmap) -> None:
        """What the school is still writing is its own; others see what is in force."""
        if not roadmap.version:
            with pytest.raises(NotThere):
                self.plan(who)
            return
        plan = self.plan(who)
        if roadmap.state in ("draft", "returned"):
            assert plan.rows == ()
        elif roadmap.state == "working" and plan.phase != "review":
            seen = {row.id: plan.fields(row) for row in plan.present}
            assert {number: row["name"] for number, row in seen.items()} == {
                number: self.force[number]["name"] for number in seen
            }


def check_worklists(db: Session, seats: list[Place], walk: Walk) -> None:
    """Whoever is told of something that waits finds it in their list until it is answered."""
    listed = {seat.seat_id: set[tuple[int, str]]() for seat in seats}
    for seat in seats:
        lines, n = worklist.waiting(db, seat, 0)
        more = [worklist.waiting(db, seat, page)[0] for page in range(1, -(-n // worklist.PAGE))]
        listed[seat.seat_id] = {(line.measure, line.what) for line in [*lines, *(one for page in more for one in page)]}
    director = walk.people["director"]
    for row in walk.rows():
        if row.state not in ("planned", "working", "checking"):
            continue
        one = doing.held(db, director, row.id)
        waits: list[tuple[str, list[int]]] = []
        if row.state == "checking":
            waits.append(("check", doing.deciders(db, one.plan)))
        else:
            waits += [("out", doing.deciders(db, one.plan))] if doing.wish(db, one) else []
            waits += [("longer", extensions.deciders(db, one))] if extensions.waiting(db, row.id) else []
            if (open_ := hindrance.open_of(db, row.id)) is not None:
                waits.append(("help", hindrance.helpers(db, one, open_.kind)))
        for what, heard in waits:
            assert heard, "somebody hears of it"
            for seat_id in heard:
                assert (row.id, what) in listed[seat_id], f"{what} is not in the list of seat {seat_id}"


@pytest.mark.parametrize("seed", [0, 2])
def test_whatever_happens_in_whatever_order(db: Session, seed: int) -> None:
    walk, told = Walk(db, random.Random(seed)), []
    for _ in range(85):
        what, done = walk.step()
        told.append(what)
        if not done:
            continue
        try:
            walk.check()
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {told}") from error


def test_a_remark_is_answered_by_a_change_by_a_word_or_by_taking_the_row_out(db: Session) -> None:
    walk = Walk(db, random.Random(1))
    director, curator = walk.people["director"], walk.people["curator"]
    walk.send(director)
    for row in walk.plan(curator).rows:
        approval.remark(db, walk.plan(curator), row, "почему?")
    walk.give_back(curator)
    answers: list[Callable[[Plan, Measure], object]] = [
        lambda plan, row: edit.change(db, plan, row, row.rev, name="Иначе"),
        lambda plan, row: edit.remove(db, plan, row, row.rev),
        lambda plan, row: edit.answer(db, plan, row, row.rev, "так и есть"),
    ]
    for left, act in zip((3, 2, 1), answers, strict=True):
        open_ = versions.unanswered(db, walk.plan(director))
        assert len(open_) == left
        with pytest.raises(Refusal, match="roadmap-remarks-open"):
            approval.send(db, director, walk.plan(director), walk.plan(director).roadmap.rev, MONDAY)
        act(walk.plan(director), open_[0])
    walk.send(director)
    assert len(walk.plan(curator).present) == 2


@pytest.mark.parametrize("empty", ["curator", "both"])
def test_an_empty_curators_seat_leaves_nothing_unseen(db: Session, empty: str) -> None:
    walk = Walk(db, random.Random(1))
    director, curator = walk.people["director"], walk.people["curator"]
    walk.send(director)
    walk.agree(curator)
    walk.put_in_force(director)
    left = (CURATOR, COORDINATOR) if empty == "both" else (CURATOR,)
    for account in left:
        db.execute(update(Seat).where(Seat.id == region.who(db, account).seats[0].seat_id).values(person_id=None))
    first, second, _ = walk.rows()
    doing.hand_in(db, director, doing.held(db, director, first.id), first.rev, False, MONDAY)
    extensions.ask(db, director, doing.held(db, director, second.id), date(2027, 5, 5), "болезнь", MONDAY)
    seats = [region.who(db).seats[0]] if empty == "both" else [walk.people["coordinator"].seats[0]]
    found = {line.what for line in worklist.waiting(db, seats[0], 0)[0]}
    assert found == {"check", "longer"}
    assert db.scalars(select(Progress.kind).where(Progress.measure_id == first.id)).all() == ["done"]
