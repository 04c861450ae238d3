"""A letter being done: its report begun, given, taken back; how it goes meanwhile. Accepting is the other side's."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Answer, Delivery, Letter, LetterWord, Seat
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms import delegation, submissions
from services.forms.submissions import Draft
from services.letters import received, tasks
from services.letters.received import OPEN, WRITE, Received
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.risk import hearing
from services.roadmaps.doing import worded

PAUSE = timedelta(minutes=10)  # between two answers; whoever is longer away was not filling the report
GIVEN = ("reported", "accepted")


class Moved(Refusal):
    """Somebody – or another press of the same person – was quicker: the card shows how it stands."""

    def __init__(self) -> None:
        super().__init__("letter-moved")


# ── the report ───────────────────────────────────────────────────────────────────────────────


def begin(db: Session, one: Received) -> None:
    """The report is opened for the first time."""
    if one.own and one.row.work == "open" and one.going:
        set_work(db, one.row, one.row.rev, ("open",), work="started")


def tick(db: Session, who: Who, one: Received, rev: int, now: datetime) -> None:
    """«Отметить исполнение»: the least report there is."""
    _mine(one, "tick")
    report(db, who, one.row, one.place.seat_id, rev, now)
    _read_too(db, who, one, now)


def untick(db: Session, who: Who, one: Received, rev: int, now: datetime) -> None:
    """Given by mistake, or too early: possible until the other side has accepted it."""
    if not one.own or one.said["report"] == "form":
        raise NotThere
    nobody = {"reported_at": None, "reported_by": None, "minutes": None}
    set_work(db, one.row, rev, ("reported",), work="started", **nobody)
    journal.write(db, who, "report-back", "delivery", one.row.id, now, seat_id=one.place.seat_id)


def report(
    db: Session, who: Who, row: Delivery, seat_id: int, rev: int, now: datetime, *, minutes: int | None = None
) -> None:
    """It is done, by this seat: the director's, or the deputy's who was given the report."""
    given = {"work": "reported", "reported_at": now, "reported_by": seat_id, "minutes": minutes}
    set_work(db, row, rev, OPEN, **given)
    tasks.end(db, row.id, now, by=seat_id)
    outbox.cancel(db, f"delivery/{row.id}/")
    journal.write(db, who, "report", "delivery", row.id, now, seat_id=seat_id)


def send(db: Session, who: Who, draft: Draft, rev: int, now: datetime) -> Delivery:
    """A report that is a form goes to the body that asked: no levels, no signals. Raises `submissions.Stale`."""
    if draft.state.problems:
        raise Refusal("form-has-problems", n=len(draft.state.problems))
    if draft.state.missing:
        raise Refusal("form-unfinished", n=len(draft.state.missing))
    rows = _of_report(db, draft.id)
    if not rows or rows[0].work not in OPEN:
        raise Moved
    submissions.mark_sent(db, draft, rev, now)
    delegation.end_all(db, draft.id, now)
    minutes = _minutes(db, draft.id, now)
    for row in rows:  # the recipients of one unit give one report
        report(db, who, row, draft.seat.seat_id, row.rev, now, minutes=minutes)
        if row.seat_id == draft.seat.seat_id:
            _read_too(db, who, received.of(db, who, row.id), now)
    return rows[0]


def _of_report(db: Session, submission_id: int) -> Sequence[Delivery]:
    query = select(Delivery).join(Letter, Letter.id == Delivery.letter_id).order_by(Delivery.id)
    mine = (Delivery.submission_id == submission_id, Delivery.state != "cancelled", Letter.state == "running")
    return db.scalars(query.where(*mine)).all()


def _minutes(db: Session, submission_id: int, now: datetime) -> int:
    """Minutes of work: pauses are not counted."""
    query = select(Answer.answered_at).where(Answer.submission_id == submission_id).order_by(Answer.answered_at)
    times = [*db.scalars(query), now]
    gaps = (later - sooner for sooner, later in zip(times, times[1:], strict=False))
    work = sum((gap for gap in gaps if gap <= PAUSE), timedelta())
    return max(1, round(work.total_seconds() / 60))


def _read_too(db: Session, who: Who, one: Received, now: datetime) -> None:
    """Who reports has read it: the mark of acknowledgement is set with it."""
    if not one.acknowledged:
        received.acknowledge(db, who, one, one.row.version, now)


def _mine(one: Received, kind: str) -> None:
    if not one.own or one.said["report"] != kind:
        raise NotThere
    if not one.going:
        raise Moved


# ── how it goes ──────────────────────────────────────────────────────────────────────────────


def news(db: Session, who: Who, one: Received, text: str, now: datetime) -> LetterWord:
    """An interim word: the letter stays open, a late one stays late."""
    return _say(db, who, one, "news", worded(text), now)


def half(db: Session, who: Who, one: Received, now: datetime) -> LetterWord:
    """Half of the time is gone and all goes as planned."""
    return _say(db, who, one, "half", "", now)


def _say(db: Session, who: Who, one: Received, kind: str, text: str, now: datetime) -> LetterWord:
    if not one.own:
        raise NotThere
    if not one.going:
        raise Moved
    begin(db, one)
    made = add(db, one.row, kind, one.place.seat_id, now, text)
    journal.write(db, who, f"letter-{kind}", "delivery", one.row.id, now, seat_id=one.place.seat_id)
    return made


def add(db: Session, row: Delivery, kind: str, seat_id: int, now: datetime, text: str = "") -> LetterWord:
    """A line of a delivery's story."""
    made = LetterWord(letter_id=row.letter_id, delivery_id=row.id, kind=kind, seat_id=seat_id, at=now, text=text)
    db.add(made)
    db.flush()
    return made


def last(db: Session, delivery_id: int, *kinds: str) -> LetterWord | None:
    """The newest word of these kinds."""
    query = select(LetterWord).where(LetterWord.delivery_id == delivery_id, LetterWord.kind.in_(kinds))
    return db.scalar(query.order_by(LetterWord.id.desc()).limit(1))


# ── who hears ────────────────────────────────────────────────────────────────────────────────


def issuers(db: Session, letter: Letter) -> list[int]:
    """Seats that answer for a letter: its author while somebody present sits there, else the others of that body."""
    there = hearing.present(db, hearing.occupied(db, [letter.seat_id]))
    if there:
        return there
    body = select(Seat.id).where(Seat.unit_id == letter.unit_id, Seat.role.in_(WRITE), Seat.closed_at.is_(None))
    return hearing.present(db, hearing.occupied(db, db.scalars(body.order_by(Seat.id))))


def heard_at(one: Received, now: datetime) -> datetime:
    """When the other side hears: now in working hours, else the next working morning."""
    return deadlines.next_working_moment(now, one.unit.zone, overrides())


def tell(db: Session, one: Received, seat_id: int, key: str, step: str, now: datetime, **more: Any) -> int:
    """One message about this delivery, in working hours; what is pointless once it is reported is below its key."""
    return outbox.notify(
        db, seat_id, key, once=f"delivery/{one.row.id}/{step}/{seat_id}", now=now, not_before=heard_at(one, now),
        delivery=one.row.id, **more,
    )  # fmt: skip


def set_work(db: Session, row: Delivery, rev: int, works: tuple[str, ...], **values: Any) -> None:
    """Compare and set: of two who press at once one has an effect."""
    mine = update(Delivery).where(Delivery.id == row.id, Delivery.rev == rev, Delivery.work.in_(works))
    if not affected(db, mine.where(Delivery.state != "cancelled").values(rev=rev + 1, **values)):
        raise Moved
    db.refresh(row)
