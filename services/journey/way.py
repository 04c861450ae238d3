"""Where a school stands and how it goes on: by itself when its gate opens, by a decision otherwise; what is behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Curation, Cycle, Journey, Seat, Step, Submission, Support, Unit, Visit
from models.engine import affected
from services import journal, outbox
from services.journey import facts, stages
from services.org import access, schools
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

READERS = (*access.LOOK_AFTER, "director", "mentor")
DECIDERS = ("operator",)


class Moved(Refusal):
    """Somebody, or the gate itself, was quicker: the current card is shown."""

    def __init__(self) -> None:
        super().__init__("journey-moved")


@dataclass(frozen=True, slots=True)
class Way:
    """A school on its way, as this person's seat sees it; no journey: it is in no programme."""

    school: Unit
    seat: Place
    journey: Journey | None
    needs: tuple[tuple[str, bool], ...] = ()  # of the present gate, with whether each holds

    @property
    def open(self) -> str:
        """The first condition that does not hold; '' when none is left."""
        return next((code for code, holds in self.needs if not holds), "")


def read(db: Session, who: Who, school_id: int, now: datetime, *roles: str) -> Way:
    """The way of a school this person may read about."""
    school, seat = access.school(db, who, school_id, *(roles or READERS))
    journey = db.get(Journey, school.id)
    if journey is None:
        return Way(school, seat, None)
    here = stages.stage(journey.stage)
    found = facts.read(db, school.id, journey, now, here.needs)
    return Way(school, seat, journey, tuple(found.items()))


def begin(
    db: Session, who: Who, seat: Place, school_id: int, number: str, on: str, now: datetime
) -> bool:  # fmt: skip
    """A school is listed by an order; False when it is on its way already. One whose way is over begins anew."""
    journey, first = db.get(Journey, school_id), stages.first()
    if journey is not None and journey.stage != "closed":
        return False
    before = journey.stage if journey else None
    if journey is None:
        db.add(Journey(school_id=school_id, stage=first.code, since=now, rev=0))
    else:
        _touch(db, journey, journey.rev, first.code, now)
    step = Step(
        school_id=school_id, from_stage=before, to_stage=first.code, at=now, by=seat.seat_id, order_number=number,
        order_on=on, overridden=False, reason="",
    )  # fmt: skip
    db.add(step)
    db.flush()
    journal.write(db, who, "list-school", "unit", school_id, now, seat_id=seat.seat_id, order=number, on=on)
    told(db, step, "journey-listed", now)
    advance(db, school_id, now, quiet=True)  # what comes next is said in the same message
    return True


def advance(db: Session, school_id: int, now: datetime, *, quiet: bool = False) -> int:
    """Go on while the gate of the present stage is open; returns how many stages. May be called at any time."""
    went, journey = 0, db.get(Journey, school_id)
    while journey is not None and (here := stages.stages().get(journey.stage)) is not None and here.next:
        if not all(facts.read(db, school_id, journey, now, here.needs).values()):
            break
        go(db, None, None, journey, journey.rev, here.next, now, quiet=quiet)
        went += 1
    return went


def go(
    db: Session, who: Who | None, seat: Place | None, journey: Journey, rev: int, to: str, now: datetime, *,
    reason: str = "", order: tuple[str, str] | None = None, overridden: bool = False, quiet: bool = False,
) -> Step:  # fmt: skip
    """To another stage, once for each revision; the school and its curators hear. Raises `Moved`."""
    before = journey.stage
    _touch(db, journey, rev, to, now)
    step = Step(
        school_id=journey.school_id, from_stage=before, to_stage=to, at=now, by=seat.seat_id if seat else None,
        overridden=overridden, reason=reason, order_number=order[0] if order else None,
        order_on=order[1] if order else None,
    )  # fmt: skip
    db.add(step)
    db.flush()
    journal.write(
        db, who, "journey-step", "unit", journey.school_id, now, seat_id=seat.seat_id if seat else None,
        before=before, after=to, overridden=overridden,
    )  # fmt: skip
    if not quiet:
        told(db, step, "journey-step", now)
    return step


def _touch(db: Session, journey: Journey, rev: int, stage: str, now: datetime) -> None:
    same = update(Journey).where(Journey.school_id == journey.school_id, Journey.rev == rev)
    if not affected(db, same.values(stage=stage, since=now, rev=rev + 1)):
        raise Moved
    db.refresh(journey)


def decide(db: Session, who: Who, school_id: int, rev: int, to: str, reason: str, now: datetime) -> Step:
    """The operator's word against the gates: forward past an open condition, or back; with a reason."""
    way = read(db, who, school_id, now, *DECIDERS)
    if way.journey is None:
        raise NotThere
    if to == way.journey.stage:
        raise Moved
    if stages.place(to) > stages.place("exit") and way.journey.stage != "effective":
        raise Refusal("journey-exit-by-order")  # only the exit decision leads there
    step = go(db, who, way.seat, way.journey, rev, to, now, reason=reason, overridden=True)
    advance(db, school_id, now)
    return step


def curators(db: Session, school_id: int) -> list[int]:
    """The seats that look after a school today, substitutes too."""
    own = select(Seat.id).join(Curation, Curation.seat_id == Seat.id)
    return list(db.scalars(own.where(Curation.school_id == school_id, Seat.closed_at.is_(None)).order_by(Seat.id)))


def told(db: Session, step: Step, key: str, now: datetime) -> None:
    """The director hears warmly, the curators shortly; whoever did it knows."""
    hearers = {*schools.directors(db, step.school_id), *curators(db, step.school_id)} - {step.by}
    for seat in sorted(one for one in hearers if one):
        outbox.notify(db, seat, key, once=f"journey/{step.id}/{seat}", now=now, step=step.id)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a school's timeline: `what` is step, support, visit, sent or verified."""

    at: datetime
    what: str
    code: str
    seat: int | None
    text: str = ""
    number: str | None = None
    on: str | None = None
    overridden: bool = False
    step: int = 0  # of a step: its number


def timeline(db: Session, school_id: int) -> list[Event]:
    """Who did what when, the latest first."""
    steps = db.scalars(select(Step).where(Step.school_id == school_id))
    supports = db.scalars(select(Support).where(Support.school_id == school_id, Support.decided_at.is_not(None)))
    visits = db.scalars(select(Visit).where(Visit.school_id == school_id))
    diagnoses = select(Submission).join(Cycle, Cycle.id == Submission.cycle_id).where(DIAGNOSIS)
    sent = db.scalars(diagnoses.where(Submission.school_id == school_id, Submission.state == "sent"))
    found = [
        Event(one.at, "step", one.to_stage, one.by, one.reason, one.order_number, one.order_on, one.overridden, one.id)
        for one in steps
    ]
    found += [
        Event(one.decided_at, "support", one.kind, one.decided_by, one.state, one.number, one.dated_on)
        for one in supports
        if one.decided_at
    ]
    found += [Event(one.written_at, "visit", one.kind, one.seat_id, one.text, on=one.visited_on) for one in visits]
    for one in sent:
        found += [Event(one.sent_at, "sent", "", one.sent_by)] if one.sent_at else []
        found += [Event(one.verified_at, "verified", "", one.verified_by)] if one.verified_at else []
    return sorted(found, key=lambda event: event.at, reverse=True)


def counts(db: Session, seat: Place) -> dict[str, int]:
    """How many of a seat's schools stand at each stage."""
    query = select(Journey.stage, func.count()).where(Journey.school_id.in_(access.schools_of(seat)))
    return {stage: n for stage, n in db.execute(query.group_by(Journey.stage))}


def at_stage(db: Session, seat: Place, stage: str, page: int, size: int) -> Sequence[tuple[int, str, datetime]]:
    """Some of a seat's schools at a stage, those that stand there longest first: (number, name, since)."""
    rows = db.execute(
        select(Unit.id, Unit.name, Journey.since)
        .join(Journey, Journey.school_id == Unit.id)
        .where(Journey.stage == stage, Unit.id.in_(access.schools_of(seat)))
        .order_by(Journey.since, Unit.name)
        .limit(size)
        .offset(page * size)
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def step_of(db: Session, step_id: int) -> tuple[Step, Unit] | None:
    """A step with its school, for those who are told of it."""
    step = db.get(Step, step_id)
    unit = db.get(Unit, step.school_id) if step else None
    return (step, unit) if step and unit else None


def stage_now(db: Session, step: Step) -> str:
    """Where the school of this step stands by now: one that is listed late has passed some gates at once."""
    journey = db.get(Journey, step.school_id)
    return journey.stage if journey else step.to_stage
