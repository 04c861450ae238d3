"""«Со слов школы»: what a curator enters for a school waits until its director has agreed."""

from datetime import datetime, time

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Answer, Cycle, Person, Seat, Submission
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms import submissions
from services.forms.submissions import LOAD, Draft, Stale, drafted
from services.org import access
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal


def school_seat(db: Session, who: Who, school_id: int) -> Place:
    """The seat through which this person may enter answers for a school: its curator's alone."""
    for place in who.seats:
        if place.role == "curator" and access.sees(db, place, school_id):
            return place
    raise NotThere


def running(db: Session, school_id: int) -> tuple[int, str, str] | None:
    """(submission, due day, status) of the cycle that asks this school now."""
    row = db.execute(
        select(Submission.id, Cycle.due_on, Submission.state)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .where(Submission.school_id == school_id, Cycle.closed_at.is_(None), DIAGNOSIS)
        .order_by(Submission.id.desc())
        .limit(1)
    ).first()
    return (row[0], row[1], row[2]) if row else None


def reachable_directors(db: Session, school_id: int) -> list[int]:
    """Directors' seats of a school that somebody sits in who can be written to."""
    return list(
        db.scalars(
            select(Seat.id)
            .join(Person, Person.id == Seat.person_id)
            .where(Seat.unit_id == school_id, Seat.role == "director", Seat.closed_at.is_(None))
            .where(Person.messenger_id.is_not(None), Person.blocked_at.is_(None))
            .order_by(Seat.id)
        )
    )


def tell(db: Session, draft: Draft, now: datetime) -> None:
    """The director hears once a day, at the hour they chose, however many answers were entered."""
    for seat in reachable_directors(db, draft.school_id):
        chosen = db.scalar(select(Person.reminder_hour).join(Seat, Seat.person_id == Person.id).where(Seat.id == seat))
        at = deadlines.next_hour_of_day(now, draft.zone, time.fromisoformat(chosen or "08:30"), overrides())
        day = deadlines.local(at, draft.zone).date().isoformat()
        once = f"by-word/{draft.id}/{day}/{seat}"
        outbox.notify(db, seat, "by-word", once=once, now=now, not_before=at, submission=draft.id)


def agree(db: Session, who: Who, draft: Draft, rev: int, now: datetime) -> int:
    """The director agrees with all that was entered, as it stood at this revision; raises `Stale` for any other."""
    if draft.seat.role != "director":
        raise NotThere
    if rev != draft.rev:
        raise Stale
    submission = update(Submission).where(Submission.id == draft.id, Submission.rev == rev)
    if not affected(db, submission.values(rev=rev + 1, unconfirmed=False)):
        raise Stale
    entered = update(Answer).where(Answer.submission_id == draft.id, Answer.unconfirmed)
    n = affected(db, entered.values(unconfirmed=False))
    outbox.cancel(db, f"by-word/{draft.id}/")
    if n or draft.unconfirmed:
        journal.write(
            db, who, "agree-by-word", "submission", draft.id, now,
            seat_id=draft.seat.seat_id, items=sorted(draft.on_word),
        )  # fmt: skip
    return n


def whole(db: Session, who: Who, submission_id: int, now: datetime) -> Draft:
    """All of it for sending it in the director's stead. Raises `Refusal` where that is the director's to do."""
    rows = db.execute(LOAD, {"id": submission_id}).all()
    if not rows or rows[0].trial:
        raise NotThere
    place = school_seat(db, who, rows[0].school_id)
    draft = drafted(db, submission_id, rows, place, now)
    if not draft.open:
        raise Refusal("form-already-sent")
    if reachable_directors(db, draft.school_id):
        raise Refusal("by-word-director-sends")
    if draft.held or any(not row.on_word and row.kind in ("given", "nodata") for row in rows if row.item):
        raise Refusal("by-word-private")
    return submissions.beside_last(db, draft)


def mark(db: Session, draft: Draft) -> None:
    """It was sent on the school's word: so says the profile until a director agrees."""
    db.execute(update(Submission).where(Submission.id == draft.id).values(unconfirmed=True))
