"""A measure in work: begun, reported on, handed in, accepted or returned, withdrawn by agreement of both sides."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Measure, Progress, Roadmap, Seat, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms import personal
from services.org import seats
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.risk import hearing
from services.roadmaps import roadmaps
from services.roadmaps.roadmaps import Plan

OPEN = ("planned", "working")  # something is still to be done by the school
ENDED = ("done", "partial", "withdrawn")
LONGEST = 500  # characters of a word
WISH = ("asked-out", "withdrawn", "kept")


@dataclass(frozen=True, slots=True)
class Held:
    """A measure in work with its roadmap, as somebody reads it."""

    row: Measure
    plan: Plan

    @property
    def own(self) -> bool:
        """Is the reader who carries it out? Everybody else here decides."""
        return self.plan.own

    @property
    def going(self) -> bool:
        return self.plan.roadmap.state == "working" and self.row.state in OPEN

    def today(self, now: datetime) -> date:
        return deadlines.local(now, self.plan.unit.zone).date()

    def late(self, now: datetime) -> bool:
        """Lateness is counted, not stored."""
        return self.going and self.row.ends_on < self.today(now).isoformat()


class Moved(Refusal):
    """Somebody was quicker: the card shows who and what."""

    def __init__(self) -> None:
        super().__init__("measure-moved")


def held(db: Session, who: Who, measure_id: int) -> Held:
    """One measure of a roadmap in force, as this person."""
    row, plan = roadmaps.row_of(db, who, measure_id)
    if plan.roadmap.state not in ("working", "completed", "withdrawn") or row.state == "new":
        raise NotThere
    return Held(row, plan)


def worded(text: str) -> str:
    """A typed word as it is kept; no names, telephones or addresses."""
    cleaned = " ".join("".join(char if char.isprintable() else " " for char in text).split())[:LONGEST]
    personal.refuse(cleaned)
    return cleaned


# ── the school ───────────────────────────────────────────────────────────────────────────────


def begin(db: Session, who: Who, one: Held, rev: int, now: datetime) -> None:
    """The measure is begun."""
    _own(one)
    _set(db, one, rev, ("planned",), state="working")
    add(db, who, one, "begun", now)


def note(db: Session, who: Who, one: Held, progress_id: int, field: str, text: str, now: datetime) -> Progress:
    """A field (fact, reason, next_step) of the report that is being given; number 0 begins one.

    Those who decide read it in the morning, once a day.
    """
    _own(one)
    if one.row.state == "planned":
        _set(db, one, one.row.rev, ("planned",), state="working")
    found = db.get(Progress, progress_id) if progress_id else None
    if found is None:
        found = add(db, who, one, "report", now)
    if found.measure_id != one.row.id or found.kind != "report" or found.seat_id != one.plan.place.seat_id:
        raise NotThere
    setattr(found, field, worded(text))
    db.flush()
    day = one.today(now)
    for seat_id in deciders(db, one.plan):
        tell(db, one, seat_id, "measure-reported", f"report/{day}", now, rank="digest")
    return found


def half(db: Session, who: Who, one: Held, answer: str, now: datetime) -> None:
    """«Как идёт?» half-way: well (по плану) or ready (уже сделано); difficulties are a hindrance."""
    _own(one)
    if one.row.state == "planned":
        _set(db, one, one.row.rev, ("planned",), state="working")
    add(db, who, one, answer, now)


def hand_in(db: Session, who: Who, one: Held, rev: int, partly: bool, now: datetime) -> datetime:
    """Done, or done in part: it goes to those who decide; returns when they hear of it."""
    _own(one)
    _set(db, one, rev, OPEN, state="checking")
    step = add(db, who, one, "part" if partly else "done", now)
    for seat_id in deciders(db, one.plan):
        tell(db, one, seat_id, "measure-to-check", f"done/{step.id}", now)
    return heard_at(one.plan, now)


def take_back(db: Session, who: Who, one: Held, rev: int, now: datetime) -> None:
    """Handed in by mistake: nobody has decided yet."""
    _own(one)
    _set(db, one, rev, ("checking",), state="working")
    outbox.cancel(db, f"measure/{one.row.id}/done/")
    add(db, who, one, "taken-back", now)


def ask_out(db: Session, who: Who, one: Held, rev: int, reason: str, now: datetime) -> datetime:
    """A wish to withdraw it, with a reason; those who decide agree or keep it."""
    _own(one)
    if wish(db, one) is not None:
        raise Moved
    _set(db, one, rev, OPEN)
    step = add(db, who, one, "asked-out", now, reason=worded(reason))
    for seat_id in deciders(db, one.plan):
        tell(db, one, seat_id, "measure-wish-out", f"out/{step.id}", now)
    return heard_at(one.plan, now)


# ── those who decide ─────────────────────────────────────────────────────────────────────────


def accept(db: Session, who: Who, one: Held, rev: int, now: datetime) -> None:
    """Accepted as it was handed in; with the last measure the roadmap is completed."""
    _judge(one)
    handed = last(db, one.row.id, "done", "part")
    state = "partial" if handed is not None and handed.kind == "part" else "done"
    _set(db, one, rev, ("checking",), state=state, finished_at=now)
    step = add(db, who, one, "accepted", now)
    _to_school(db, one, "measure-accepted", f"accepted/{step.id}", now, rank="digest")
    _complete(db, who, one, now)


def give_back(db: Session, who: Who, one: Held, rev: int, reason: str, now: datetime) -> None:
    """Returned with a reason; the school gets a button to this very row."""
    _judge(one)
    word = worded(reason)
    _set(db, one, rev, ("checking",), state="working")
    step = add(db, who, one, "returned", now, reason=word)
    _to_school(db, one, "measure-returned", f"returned/{step.id}", now)


def let_out(db: Session, who: Who, one: Held, rev: int, now: datetime) -> None:
    """The wish is agreed to: the measure is withdrawn and reminded of no more."""
    _judge(one)
    if wish(db, one) is None:
        raise Moved
    _set(db, one, rev, OPEN, state="withdrawn", finished_at=now)
    step = add(db, who, one, "withdrawn", now)
    _to_school(db, one, "measure-let-out", f"let-out/{step.id}", now)
    _complete(db, who, one, now)


def take_out(db: Session, who: Who, one: Held, rev: int, now: datetime, reason: str = "") -> None:
    """Those who decide withdraw it themselves: «не наше» was right."""
    _judge(one)
    _set(db, one, rev, OPEN, state="withdrawn", finished_at=now)
    add(db, who, one, "withdrawn", now, reason=reason)
    _complete(db, who, one, now)


def keep_in(db: Session, who: Who, one: Held, rev: int, now: datetime, reason: str = "") -> None:
    """The wish is refused: the measure goes on."""
    _judge(one)
    if wish(db, one) is None:
        raise Moved
    _set(db, one, rev, OPEN)
    step = add(db, who, one, "kept", now, reason=worded(reason))
    _to_school(db, one, "measure-kept", f"kept/{step.id}", now)


def reassign(db: Session, who: Who, one: Held, rev: int, responsible: str, now: datetime) -> None:
    """Another position is responsible."""
    _judge(one)
    name = worded(responsible)[:160]
    _set(db, one, rev, OPEN, responsible=name)
    journal.write(db, who, "reassign", "measure", one.row.id, now, seat_id=one.plan.place.seat_id)


# ── what is known of it ──────────────────────────────────────────────────────────────────────


def last(db: Session, measure_id: int, *kinds: str) -> Progress | None:
    """The newest step of these kinds."""
    query = select(Progress).where(Progress.measure_id == measure_id, Progress.kind.in_(kinds))
    return db.scalar(query.order_by(Progress.id.desc()).limit(1))


def wish(db: Session, one: Held) -> Progress | None:
    """The wish to withdraw it that nobody has answered yet."""
    found = last(db, one.row.id, *WISH)
    return found if found is not None and found.kind == "asked-out" and one.going else None


def steps(db: Session, measure_id: int, most: int = 10) -> list[Progress]:
    """What happened to it, the newest first."""
    query = select(Progress).where(Progress.measure_id == measure_id).order_by(Progress.id.desc())
    return list(db.scalars(query.limit(most)))


def add(db: Session, who: Who, one: Held, kind: str, now: datetime, reason: str = "") -> Progress:
    """One line of its story, and of the journal."""
    step = Progress(
        measure_id=one.row.id, seat_id=one.plan.place.seat_id, at=now, kind=kind, fact="", reason=reason, next_step=""
    )
    db.add(step)
    db.flush()
    journal.write(db, who, kind, "measure", one.row.id, now, seat_id=one.plan.place.seat_id)
    return step


def deciders(db: Session, plan: Plan) -> list[int]:
    """Seats that decide: the curators who are there, else the rung above; for another unit the operators."""
    if plan.unit.kind == "school":
        there = hearing.present(db, hearing.curators_of(db, plan.unit.id))
        return there or hearing.first_above(db, plan.unit.id)
    return hearing.occupied(db, seats.above(db, plan.unit.id, "operator"))


def school_seats(db: Session, unit: Unit) -> list[int]:
    """Seats that carry it out: the director's, or those of a municipality that write its plan."""
    role = "director" if unit.kind == "school" else "operator" if unit.parent_id is None else "coordinator"
    query = select(Seat.id).where(Seat.unit_id == unit.id, Seat.role == role, Seat.closed_at.is_(None))
    return list(db.scalars(query.order_by(Seat.id)))


def heard_at(plan: Plan, now: datetime) -> datetime:
    """When the other side hears: now in working hours, else the next working morning."""
    return deadlines.next_working_moment(now, plan.unit.zone, overrides())


def tell(
    db: Session, one: Held, seat_id: int, key: str, step: str, now: datetime, rank: str = "task", **more: Any
) -> int:
    """One message about this measure in working hours; a digest's in the next morning."""
    at = hearing.heard_at("medium", now, one.plan.unit.zone) if rank == "digest" else heard_at(one.plan, now)
    return outbox.notify(
        db, seat_id, key, once=f"measure/{one.row.id}/{step}/{seat_id}", now=now, rank=rank, not_before=at,
        measure=one.row.id, **more,
    )  # fmt: skip


def _to_school(db: Session, one: Held, key: str, step: str, now: datetime, rank: str = "task") -> None:
    for seat_id in school_seats(db, one.plan.unit):
        tell(db, one, seat_id, key, step, now, rank)


def _complete(db: Session, who: Who, one: Held, now: datetime) -> None:
    """Nothing is left to do, something was done, and no change is being written."""
    states = set(db.scalars(select(Measure.state).where(Measure.roadmap_id == one.plan.roadmap.id)))
    roadmap = one.plan.roadmap
    if states <= set(ENDED) and states - {"withdrawn"} and roadmap.change is None:
        ended = update(Roadmap).where(Roadmap.id == roadmap.id, Roadmap.state == "working")
        if affected(db, ended.values(state="completed", ended_at=now, rev=Roadmap.rev + 1)):
            db.refresh(roadmap)
            journal.write(db, who, "complete", "roadmap", roadmap.id, now, seat_id=one.plan.place.seat_id)
            _to_school(db, one, "roadmap-completed", "completed", now)


def _own(one: Held) -> None:
    if not one.own:
        raise NotThere
    if one.plan.roadmap.state != "working":
        raise Moved


def _judge(one: Held) -> None:
    if one.own:
        raise NotThere
    if one.plan.roadmap.state != "working":
        raise Moved


def _set(db: Session, one: Held, rev: int, states: tuple[str, ...], **values: Any) -> None:
    """Compare and set: of two who press at once one has an effect."""
    mine = update(Measure).where(Measure.id == one.row.id, Measure.rev == rev, Measure.state.in_(states))
    if not affected(db, mine.values(rev=rev + 1, **values)):
        raise Moved
    db.refresh(one.row)
