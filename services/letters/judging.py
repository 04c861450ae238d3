"""Reports on a letter accepted, or returned with a reason to the very answers; a letter taken off control."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import Answer, Cycle, Delivery, Letter, LetterWord, Submission, Task
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.letters import doing, news, received, tasks
from services.letters.letters import Changed, Written
from services.letters.received import OPEN, Received
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.roadmaps.doing import worded

WORTH = 5  # letters: «нет» is no reason to do the work again


def waiting(db: Session, letter_id: int, after: int = 0) -> int | None:
    """The next delivery whose report waits to be read, in the order they came; then from the beginning."""
    came = select(Delivery.id).where(Delivery.letter_id == letter_id, Delivery.work == "reported")
    return db.scalar(came.where(Delivery.id > after).order_by(Delivery.id).limit(1)) or db.scalar(
        came.order_by(Delivery.id).limit(1)
    )


def count(db: Session, letter_id: int) -> int:
    """How many reports wait to be read."""
    came = select(func.count(Delivery.id)).where(Delivery.letter_id == letter_id, Delivery.work == "reported")
    return db.scalar(came) or 0


def accept(db: Session, who: Who, one: Received, rev: int, now: datetime) -> None:
    """Accepted as it came; whoever reported reads it in the morning."""
    _judge(one)
    for row in _with_it(db, one):
        _accept(db, who, one, row, rev if row.id == one.row.id else row.rev, now)
    _done_with(db, who, one, now)


def accept_all(db: Session, who: Who, one: Written, now: datetime) -> int:
    """Everything that has come until now; how many."""
    rows = db.scalars(
        select(Delivery).where(Delivery.letter_id == one.row.id, Delivery.work == "reported").order_by(Delivery.id)
    ).all()
    last: Received | None = None
    for row in rows:
        last = received.of(db, who, row.id)
        _judge(last)
        _accept(db, who, last, row, row.rev, now)
    if last is not None:
        _done_with(db, who, last, now)
    return len(rows)


def _accept(db: Session, who: Who, one: Received, row: Delivery, rev: int, now: datetime) -> None:
    doing.set_work(db, row, rev, ("reported",), work="accepted", decided_at=now, decided_by=one.place.seat_id)
    doing.add(db, row, "accepted", one.place.seat_id, now)
    journal.write(db, who, "accept-report", "delivery", row.id, now, seat_id=one.place.seat_id)
    if row.seat_id is not None and one.said["report"] != "tick":
        at = deadlines.next_working_moment(now, one.unit.zone, overrides())
        outbox.notify(
            db, row.seat_id, "letter-accepted", once=f"accepted/{row.id}/{row.rev}", now=now, not_before=at,
            rank="digest", delivery=row.id,
        )  # fmt: skip


def give_back(
    db: Session, who: Who, one: Received, rev: int, reason: str, now: datetime, items: tuple[str, ...] = ()
) -> None:
    """Returned with a reason; of a form only these questions are open again – none named means all of them."""
    _judge(one)
    why = worded(reason)
    if len(why) < WORTH:
        raise Refusal("letter-why-empty")
    for row in _with_it(db, one):
        own = rev if row.id == one.row.id else row.rev
        doing.set_work(
            db, row, own, ("reported",), work="returned", remark=why, decided_at=now, decided_by=one.place.seat_id
        )
        step = doing.add(db, row, "returned", one.place.seat_id, now, why)
        journal.write(db, who, "return-report", "delivery", row.id, now, seat_id=one.place.seat_id)
        if row.seat_id is not None:
            at = deadlines.next_working_moment(now, one.unit.zone, overrides())
            outbox.notify(
                db, row.seat_id, "letter-returned", once=f"returned/{step.id}", now=now, not_before=at,
                delivery=row.id,
            )  # fmt: skip
    if one.row.submission_id is not None:
        _reopen(db, one.row.submission_id, why, items)


def _reopen(db: Session, submission_id: int, why: str, items: tuple[str, ...]) -> None:
    named = items or tuple(
        db.scalars(select(Answer.item).where(Answer.submission_id == submission_id).order_by(Answer.item))
    )
    again = {"state": "started", "remarks": dict.fromkeys(named, why), "rev": Submission.rev + 1}
    mine = update(Submission).where(Submission.id == submission_id, Submission.state == "sent")
    if not affected(db, mine.values(**again)):
        raise doing.Moved


def _with_it(db: Session, one: Received) -> list[Delivery]:
    """The recipients of one unit give one report; a mark or a file is each one's own."""
    if one.row.submission_id is None:
        return [one.row]
    same = select(Delivery).where(
        Delivery.submission_id == one.row.submission_id, Delivery.work == "reported", Delivery.id != one.row.id
    )
    return [one.row, *db.scalars(same.order_by(Delivery.id))]


def _judge(one: Received) -> None:
    if not one.issuer:
        raise NotThere
    if one.letter.state != "running":
        raise doing.Moved


# ── off control ──────────────────────────────────────────────────────────────────────────────


def left(db: Session, letter_id: int) -> int:
    """How many have something to do yet, or a report that nobody has read; for information: who has not read it."""
    undone = Delivery.work.in_((*OPEN, "reported")) | ((Delivery.work == "none") & (Delivery.state == "waiting"))
    query = select(func.count(Delivery.id)).where(Delivery.letter_id == letter_id, undone)
    return db.scalar(query.where(Delivery.state != "cancelled")) or 0


def _done_with(db: Session, who: Who, one: Received, now: datetime) -> None:
    """With the last accepted report the letter is done."""
    if not left(db, one.letter.id):
        _end(db, who, one.letter, one.letter.rev, "", one.place.seat_id, now)


def close(db: Session, who: Who, one: Written, rev: int, reason: str, now: datetime) -> None:
    """Taken off control: nobody is reminded or asked any more; a reason where somebody has not done it."""
    why = worded(reason)
    if left(db, one.row.id) and not why:
        raise Refusal("letter-why-empty")
    _end(db, who, one.row, rev, why, one.place.seat_id, now)


def _end(db: Session, who: Who, letter: Letter, rev: int, why: str, seat_id: int, now: datetime) -> None:
    mine = update(Letter).where(Letter.id == letter.id, Letter.rev == rev, Letter.state == "running")
    if not affected(db, mine.values(rev=rev + 1, state="closed", ended_at=now, ended_why=why)):
        raise Changed
    db.execute(update(Cycle).where(Cycle.letter_id == letter.id, Cycle.closed_at.is_(None)).values(closed_at=now))
    outbox.cancel(db, f"letter/{letter.id}/")
    db.add(LetterWord(letter_id=letter.id, kind="closed", seat_id=seat_id, at=now, text=why))
    db.refresh(letter)
    news.tell(db, letter, news.OFF_CONTROL, now, *news.acting())
    for number in _in_deputies_hands(db, letter.id):
        tasks.end(db, number, now, by=0)
    journal.write(db, who, "close-letter", "letter", letter.id, now, seat_id=seat_id, why=why)


def _in_deputies_hands(db: Session, letter_id: int) -> Sequence[int]:
    held = select(Task.delivery_id).join(Delivery, Delivery.id == Task.delivery_id)
    return db.scalars(held.where(Delivery.letter_id == letter_id, Task.state == "held").distinct()).all()
