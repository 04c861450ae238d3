"""A word of the operator's own to the directors of one group: written, looked at, sent once, heard in working hours."""

from datetime import datetime, timedelta

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from models import Cycle, Nudge, Person, Seat, Submission, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms import personal
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

GROUPS = ("open", "started")  # not begun; begun and not sent
SHORTEST, LONGEST = 10, 500  # characters
LIVES = timedelta(days=3)  # a word that could not be said by then has grown stale


def write(db: Session, operator: Place, cycle: Cycle, group: str, text: str, now: datetime) -> Nudge:
    """Keep what was typed; the draft of this group that was there before is replaced."""
    if group not in GROUPS:
        raise NotThere
    if cycle.closed_at is not None:
        raise Refusal("cycle-ended-already")
    said = "".join(c for c in text if c.isprintable() or c == "\n").strip()
    if not SHORTEST <= len(said) <= LONGEST:
        raise Refusal("nudge-length", seen=len(said), least=SHORTEST, most=LONGEST)
    personal.refuse(said)
    row = db.scalar(
        select(Nudge).where(
            Nudge.cycle_id == cycle.id, Nudge.seat_id == operator.seat_id, Nudge.state_of == group,
            Nudge.state == "draft",
        )
    )  # fmt: skip
    if row is None:
        row = Nudge(cycle_id=cycle.id, seat_id=operator.seat_id, state_of=group, text=said, state="draft", made_at=now)
        db.add(row)
    row.text, row.made_at = said, now
    db.flush()
    return row


def mine(db: Session, who: Who, nudge_id: int) -> tuple[Nudge, Cycle, Place]:
    """A word that this operator wrote, with its cycle."""
    row = db.get(Nudge, nudge_id)
    cycle = db.get(Cycle, row.cycle_id) if row is not None else None
    if row is not None and cycle is not None:
        for place in who.seats:
            if place.role == "operator" and place.seat_id == row.seat_id and place.unit_id == cycle.unit_id:
                return row, cycle, place
    raise NotThere


def sent_today(db: Session, cycle: Cycle, group: str, operator: Place, now: datetime) -> bool:
    """Has this group heard a word today?"""
    today = deadlines.local(now, operator.zone).date().isoformat()
    return db.scalar(_sent(cycle, group, today)) is not None


def send(db: Session, who: Who, nudge: Nudge, cycle: Cycle, operator: Place, now: datetime) -> int | None:
    """To those of the group who are here, once a day at most; how many will hear, None when it was sent before."""
    if cycle.closed_at is not None:
        raise Refusal("cycle-ended-already")
    today = deadlines.local(now, operator.zone).date().isoformat()
    if nudge.state == "draft" and db.scalar(_sent(cycle, nudge.state_of, today)) is not None:
        raise Refusal("nudge-once-a-day")
    mine = update(Nudge).where(Nudge.id == nudge.id, Nudge.state == "draft").values(state="sent", sent_on=today)
    if not affected(db, mine):
        return None
    told = 0
    for submission, seat, zone in db.execute(_listeners(cycle, nudge.state_of)).all():
        told += outbox.notify(
            db, seat, "nudge", once=f"nudge/{nudge.id}/{seat}", now=now,
            not_before=deadlines.next_working_moment(now, zone, overrides()), expires_at=now + LIVES,
            nudge=nudge.id, submission=submission,
        )  # fmt: skip
    journal.write(
        db, who, "nudge", "cycle", cycle.id, now, seat_id=operator.seat_id, group=nudge.state_of, told=told,
        nudge=nudge.id,
    )  # fmt: skip
    return told


def count(db: Session, cycle: Cycle, group: str) -> int:
    """How many directors would hear a word to this group now."""
    return db.scalar(select(func.count()).select_from(_listeners(cycle, group).subquery())) or 0


def _listeners(cycle: Cycle, group: str) -> Select[int, int, str]:
    """(submission, director's seat, zone) of a group, of those who can be written to."""
    return (
        select(Submission.id, Seat.id, Unit.zone)
        .join(Unit, Unit.id == Submission.school_id)
        .join(Seat, (Seat.unit_id == Unit.id) & (Seat.role == "director") & Seat.closed_at.is_(None))
        .join(Person, Person.id == Seat.person_id)
        .where(Submission.cycle_id == cycle.id, Submission.state == group, Person.blocked_at.is_(None))
        .order_by(Submission.id)
    )


def still_wanted(db: Session, nudge_id: int, submission_id: int) -> str | None:
    """The word, if the school is still in the group it was meant for and the cycle runs."""
    return db.scalar(
        select(Nudge.text)
        .join(Cycle, Cycle.id == Nudge.cycle_id)
        .join(Submission, Submission.cycle_id == Cycle.id)
        .where(Nudge.id == nudge_id, Submission.id == submission_id, Submission.state == Nudge.state_of)
        .where(Cycle.closed_at.is_(None))
    )


def _sent(cycle: Cycle, group: str, day: str) -> Select[int]:
    return select(Nudge.id).where(
        Nudge.cycle_id == cycle.id, Nudge.state_of == group, Nudge.state == "sent", Nudge.sent_on == day
    )
