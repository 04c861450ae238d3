"""A roadmap goes to the municipality and comes back agreed, or with remarks on single rows; versions are kept."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from models import Measure, RoadmapVersion, Unit
from services import deadlines, journal, outbox
from services.content import overrides
from services.org import seats
from services.org.people import Who
from services.refusal import Refusal
from services.risk.hearing import curators_of, occupied, present
from services.roadmaps import roadmaps, versions
from services.roadmaps.roadmaps import REMOVED, Plan, Stale

LONGEST = 500  # characters of a remark or a reason


class NoCurator(Refusal):
    """Nobody to decide: the school hears what to do, and the region's operators that they are needed."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("roadmap-no-curator")
        self.unit_id, self.roadmap_id = plan.unit.id, plan.roadmap.id

    def note(self, db: Session, now: datetime) -> None:
        for seat_id in seats.above(db, self.unit_id, "operator"):
            outbox.notify(
                db, seat_id, "roadmap-nobody-decides", once=f"roadmap/{self.roadmap_id}/nobody/{now:%Y%m%d}/{seat_id}",
                now=now, roadmap=self.roadmap_id,
            )  # fmt: skip


def heard_at(plan: Plan, now: datetime) -> datetime:
    """When those who decide hear of it: now in working hours, else the next working morning."""
    return deadlines.next_working_moment(now, plan.unit.zone, overrides())


def judges(db: Session, plan: Plan) -> list[int]:
    """Seats that decide on it."""
    return deciders(db, plan.unit)


def deciders(db: Session, unit: Unit) -> list[int]:
    """Seats that decide: a school's curators; for another unit the operators above it."""
    if unit.kind == "school":
        return curators_of(db, unit.id)
    return occupied(db, seats.above(db, unit.id, "operator"))


def send(db: Session, who: Who, plan: Plan, rev: int, now: datetime, reason: str = "") -> datetime:
    """Send it for agreement; returns when the first of the deciders hears of it.

    Nobody to decide is a refusal, and so is an empty plan or a remark that was not answered by a change.
    """
    if not plan.editable:
        raise Stale
    if all(roadmaps.gone(row) for row in plan.rows):
        raise Refusal("roadmap-empty")
    if open_remarks := versions.unanswered(db, plan):
        raise Refusal("roadmap-remarks-open", n=len(open_remarks))
    deciding = judges(db, plan)
    if not deciding:
        raise NoCurator(plan)
    roadmap, number = plan.roadmap, plan.roadmap.version + 1
    fresh = roadmap.change is None
    state = {"state": "review"} if fresh else {"change": "review"}
    roadmaps.touch(db, roadmap, rev, version=number, sent_at=now, sent_by=plan.place.seat_id, **state)
    if fresh:  # nothing was in force yet: what was taken out leaves no trace but in the versions
        gone = [row.id for row in plan.rows if roadmaps.gone(row)]
        db.execute(delete(Measure).where(Measure.id.in_(gone)))
    db.add(
        RoadmapVersion(
            roadmap_id=roadmap.id, number=number, reason=reason, rows=roadmaps.snapshot(plan.rows), sent_at=now,
            sent_by=plan.place.seat_id,
        )
    )  # fmt: skip
    db.execute(update(Measure).where(Measure.roadmap_id == roadmap.id).values(remark=None))
    db.expire_all()
    heard = heard_at(plan, now)
    for seat_id in present(db, deciding) or deciding:  # a substitute hears for whoever is away
        outbox.notify(
            db, seat_id, "roadmap-to-review", once=f"roadmap/{roadmap.id}/v{number}/review/{seat_id}", now=now,
            not_before=heard, roadmap=roadmap.id, version=number,
        )  # fmt: skip
    journal.write(db, who, "send", "roadmap", roadmap.id, now, seat_id=plan.place.seat_id, version=number)
    return heard


def recall(db: Session, who: Who, plan: Plan, rev: int, now: datetime) -> None:
    """Take it back before anybody has decided; one that had been returned is open in the returned rows alone."""
    if not plan.own or plan.phase != "review":
        raise Stale
    returned = versions.returned_before(db, plan)
    _decided(db, plan, rev, "returned" if returned else "draft", "recalled")
    if returned:
        versions.restore_remarks(db, plan, returned)
    outbox.cancel(db, f"roadmap/{plan.roadmap.id}/v{plan.roadmap.version}/review/")
    journal.write(db, who, "recall", "roadmap", plan.roadmap.id, now, seat_id=plan.place.seat_id)


def remark(db: Session, plan: Plan, row: Measure, text: str | None) -> None:
    """A word on one row; None takes it back. Only who decides writes it, and only while it waits."""
    if not plan.judged:
        raise Stale
    row.remark = text[:LONGEST] if text else None
    db.flush()


def give_back(db: Session, who: Who, plan: Plan, rev: int, now: datetime) -> None:
    """Return it: the rows with a remark are open again, the others are accepted."""
    if not plan.judged or plan.roadmap.rev != rev:
        raise Stale
    if not plan.remarks:
        raise Refusal("roadmap-no-remarks")
    versions.keep_remarks(db, plan)
    _decided(db, plan, rev, "returned", "returned", plan.place.seat_id, now)
    _tell_school(db, plan, "roadmap-returned", now)
    journal.write(
        db, who, "return", "roadmap", plan.roadmap.id, now, seat_id=plan.place.seat_id, remarks=len(plan.remarks)
    )


def agree(db: Session, who: Who, plan: Plan, rev: int, now: datetime) -> None:
    """Agree: a first roadmap then waits for the director's order, a change is in force at once."""
    if not plan.judged or plan.roadmap.rev != rev:
        raise Stale
    if plan.remarks:
        raise Refusal("roadmap-has-remarks", n=len(plan.remarks))
    changed = plan.roadmap.change is not None
    _decided(db, plan, rev, None if changed else "agreed", "agreed", plan.place.seat_id, now)
    if changed:
        _apply(db, plan, now)
    _tell_school(db, plan, "roadmap-change-agreed" if changed else "roadmap-agreed", now)
    journal.write(
        db, who, "agree", "roadmap", plan.roadmap.id, now, seat_id=plan.place.seat_id, version=plan.roadmap.version
    )


def put_in_force(db: Session, who: Who, plan: Plan, rev: int, number: str, on: str, now: datetime) -> None:
    """The director's order, its number and date: from now on the terms count and the first ones are kept."""
    if not plan.own or plan.roadmap.state != "agreed":
        raise Stale
    roadmaps.touch(db, plan.roadmap, rev, state="working", order_number=number, order_on=on)
    db.execute(
        update(Measure)
        .where(Measure.roadmap_id == plan.roadmap.id)
        .values(first_ends_on=Measure.ends_on, proposed=None)
    )
    db.expire_all()
    journal.write(db, who, "put-in-force", "roadmap", plan.roadmap.id, now, seat_id=plan.place.seat_id, order=number)
    for seat_id in judges(db, plan):
        outbox.notify(
            db, seat_id, "roadmap-in-force", once=f"roadmap/{plan.roadmap.id}/in-force/{seat_id}", now=now,
            not_before=deadlines.next_working_moment(now, plan.unit.zone, overrides()), rank="digest",
            roadmap=plan.roadmap.id,
        )  # fmt: skip


def withdraw(db: Session, who: Who, plan: Plan, rev: int, reason: str, now: datetime) -> None:
    """End it before its time: the school what nobody has agreed to yet, the municipality what is in work."""
    in_force = plan.roadmap.state in ("agreed", "working")
    if plan.roadmap.state not in roadmaps.ALIVE or plan.own == in_force:
        raise Stale
    roadmaps.touch(db, plan.roadmap, rev, state="withdrawn", change=None, ended_at=now, ended_why=reason[:LONGEST])
    outbox.cancel(db, f"roadmap/{plan.roadmap.id}/")
    waits = (RoadmapVersion.roadmap_id == plan.roadmap.id, RoadmapVersion.outcome == "waiting")
    db.execute(update(RoadmapVersion).where(*waits).values(outcome="recalled"))  # nobody will decide on it
    if in_force:
        _tell_school(db, plan, "roadmap-withdrawn", now)
    journal.write(db, who, "withdraw", "roadmap", plan.roadmap.id, now, seat_id=plan.place.seat_id)


def _decided(
    db: Session,
    plan: Plan,
    rev: int,
    phase: str | None,
    outcome: str,
    by: int | None = None,
    at: datetime | None = None,
) -> None:
    of_change = plan.roadmap.change is not None
    where = {"change": phase} if of_change else {"state": phase}
    roadmaps.touch(db, plan.roadmap, rev, **where, **({"decided_by": by, "decided_at": at} if by else {}))
    version = roadmaps.version_of(db, plan.roadmap.id, plan.roadmap.version)
    if version is not None:
        version.outcome = outcome
    db.flush()


def _apply(db: Session, plan: Plan, now: datetime) -> None:
    """What the change proposed is in force: new rows begin, removed ones are withdrawn, first terms stay."""
    for row in plan.rows:
        proposed = row.proposed or {}
        if proposed.get(REMOVED):
            row.state, row.finished_at = "withdrawn", now
        for name in roadmaps.FIELDS:
            if name in proposed:
                setattr(row, name, proposed[name])
        if row.state == "new":
            row.state, row.first_ends_on = "planned", row.ends_on
        row.proposed, row.rev = None, row.rev + 1
    db.flush()


def _tell_school(db: Session, plan: Plan, key: str, now: datetime) -> None:
    role = "director" if plan.unit.kind == "school" else plan_writer(plan)
    for seat_id in seats.above(db, plan.unit.id, role):
        outbox.notify(
            db, seat_id, key, once=f"roadmap/{plan.roadmap.id}/v{plan.roadmap.version}/{key}/{seat_id}", now=now,
            not_before=deadlines.next_working_moment(now, plan.unit.zone, overrides()), roadmap=plan.roadmap.id,
        )  # fmt: skip


def plan_writer(plan: Plan) -> str:
    """Who writes the plan of a unit that is no school."""
    return "operator" if plan.unit.parent_id is None else "coordinator"
