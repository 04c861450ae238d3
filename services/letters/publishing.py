"""Publishing: the text is frozen, every recipient gets a row, and a message waits for each of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from models import Cycle, Delivery, Letter, LetterVersion, Submission, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.letters import audience, frozen, letters
from services.letters.letters import Changed, Written
from services.org.people import Who
from services.refusal import Refusal


def publish(db: Session, who: Who, one: Written, rev: int, now: datetime) -> int:
    """Send it to everyone it means; returns how many. A second press finds it sent and changes nothing."""
    today = deadlines.local(now, one.place.zone).date()
    if letters.gaps(one, today):
        raise Refusal("letter-gaps")
    chosen = audience.recipients(db, one.place, one.row.audience or {})
    if not chosen:
        raise Refusal("letter-nobody")
    said = frozen.content(one)
    mine = update(Letter).where(Letter.id == one.row.id, Letter.rev == rev, Letter.state.in_(("draft", "confirming")))
    if not affected(db, mine.values(rev=rev + 1, state="running", version=1, published_at=now)):
        raise Changed
    db.refresh(one.row)
    db.add(LetterVersion(
        letter_id=one.row.id, number=1, content=said, digest=frozen.digest(said), published_at=now,
        published_by=one.place.seat_id,
    ))  # fmt: skip
    db.flush()
    _deliver(db, one, chosen)
    _reports(db, one, now)
    _tell(db, one, now)
    journal.write(db, who, "publish", "letter", one.row.id, now, seat_id=one.place.seat_id, n=len(chosen))
    return len(chosen)


def _deliver(db: Session, one: Written, chosen: list[audience.Recipient]) -> None:
    same: dict[str, Any] = {
        "letter_id": one.row.id, "version": 1, "due_on": one.row.due_on, "first_due_on": one.row.due_on,
        "work": "none" if one.news else "open", "extended": 0, "saved": 0, "rev": 0,
    }  # fmt: skip
    rows = [
        {**same, "unit_id": to.unit_id, "seat_id": to.seat_id, "state": "waiting" if to.seat_id else "unreachable",
         "trouble": None if to.seat_id else "no-seat"}
        for to in chosen
    ]  # fmt: skip
    db.execute(insert(Delivery), rows)


def _reports(db: Session, one: Written, now: datetime) -> None:
    """A report that is a form is a submission of the letter's own round."""
    if one.row.report != "form" or one.row.form_version_id is None:
        return
    cycle = Cycle(
        unit_id=one.row.unit_id, form_version_id=one.row.form_version_id, title=one.row.heading[:160], started_at=now,
        started_by=one.place.seat_id, due_on=one.row.due_on, letter_id=one.row.id,
    )  # fmt: skip
    db.add(cycle)
    db.flush()
    fresh = {"cycle_id": cycle.id, "form_version_id": cycle.form_version_id, "state": "open", "rev": 0}
    to = select(Delivery.unit_id).where(Delivery.letter_id == one.row.id).distinct()
    db.execute(insert(Submission), [{**fresh, "school_id": unit} for unit in db.scalars(to)])
    its = select(Submission.id).where(Submission.cycle_id == cycle.id, Submission.school_id == Delivery.unit_id)
    db.execute(update(Delivery).where(Delivery.letter_id == one.row.id).values(submission_id=its.scalar_subquery()))


def _tell(db: Session, one: Written, now: datetime) -> None:
    """One message to each; in local working hours unless it is urgent."""
    rows = db.execute(
        select(Delivery.id, Delivery.seat_id, Unit.zone)
        .join(Unit, Unit.id == Delivery.unit_id)
        .where(Delivery.letter_id == one.row.id, Delivery.state == "waiting")
    ).all()
    for number, seat, zone in rows:
        assert seat is not None  # who waits has a seat
        at = now if one.row.urgent else deadlines.next_working_moment(now, zone, overrides())
        outbox.notify(
            db, seat, "letter", once=f"letter/{one.row.id}/1/{number}", now=now, not_before=at, delivery=number
        )
