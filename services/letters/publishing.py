"""Publishing: the text is frozen, every recipient gets a row; a message waits for each, now or at its time."""

from datetime import datetime
from typing import Any

from sqlalchemy import Subquery, and_, case, func, insert, literal, select, update
from sqlalchemy.orm import Session

from models import Cycle, Delivery, Letter, LetterVersion, Seat, Submission
from models.engine import affected
from services import deadlines, journal
from services.letters import announcing, audience, books, frozen, letters, progress, timeline
from services.letters.letters import Changed, Written
from services.org.people import Who
from services.refusal import Refusal

SELDOM = ("curator", "mentor")  # a report that is a form is given once for a unit: by a director or a coordinator


def publish(db: Session, who: Who, one: Written, rev: int, now: datetime) -> int:
    """Send it to everyone it means, at once or at its time; returns how many. A second press changes nothing."""
    row = one.row
    today = deadlines.local(now, one.place.zone).date()
    if letters.gaps(one, today):
        raise Refusal("letter-gaps")
    said = frozen.content(one)
    later = row.send_at is not None and row.send_at > now
    values = {
        "state": "planned" if later else "running", "version": 1, "published_at": row.send_at if later else now,
        "urgent": announcing.urgent(row, today), "ladder": row.ladder or timeline.ladder(0),
    }  # fmt: skip
    mine = update(Letter).where(Letter.id == row.id, Letter.rev == rev, Letter.state.in_(("draft", "confirming")))
    if not affected(db, mine.values(rev=rev + 1, **values)):
        raise Changed
    db.refresh(row)
    db.add(LetterVersion(
        letter_id=row.id, number=1, content=said, digest=frozen.digest(said), published_at=now,
        published_by=one.place.seat_id,
    ))  # fmt: skip
    db.flush()
    if not _deliver(db, one, _round(db, one, now)):
        raise Refusal("letter-nobody")
    if not later:
        tell(db, row, one.place.seat_id, now)
    n = books.of(db, row.id).intended
    journal.write(db, who, "publish", "letter", row.id, now, seat_id=one.place.seat_id, n=n)
    return n


def tell(db: Session, letter: Letter, seat_id: int, now: datetime) -> None:
    """What everybody is to hear of its newest version, and its author of how that goes."""
    announcing.announce(db, letter, now)
    progress.begin(db, letter, seat_id, now)


def send_planned(db: Session, now: datetime) -> int:
    """Letters whose hour has come. Returns how many."""
    due = select(Letter).where(Letter.state == "planned", Letter.send_at <= now).order_by(Letter.id)
    rows = db.scalars(due).all()
    for row in rows:
        row.state, row.rev, row.published_at = "running", row.rev + 1, now
        db.flush()
        books.true_up(db, Delivery.letter_id == row.id)
        tell(db, row, row.seat_id, now)
    return len(rows)


def begin_round(db: Session, one: Written, now: datetime) -> Cycle | None:
    """A report that is a form is a round of its own."""
    row = one.row
    if row.report != "form" or row.form_version_id is None:
        return None
    cycle = Cycle(
        unit_id=row.unit_id, form_version_id=row.form_version_id, title=row.heading[:160], started_at=now,
        started_by=one.place.seat_id, due_on=row.due_on, letter_id=row.id,
    )  # fmt: skip
    db.add(cycle)
    db.flush()
    return cycle


def _round(db: Session, one: Written, now: datetime) -> int | None:
    """With a submission for each unit. Its number."""
    cycle = begin_round(db, one, now)
    if cycle is None:
        return None
    to = _meant(db, one)
    same = {"cycle_id": cycle.id, "form_version_id": cycle.form_version_id, "state": "open", "rev": 0}
    units = select(*map(literal, same.values()), to.c.unit).where(to.c.fills).distinct()
    db.execute(insert(Submission).from_select((*same, "school_id"), units))
    return cycle.id


def _deliver(db: Session, one: Written, cycle_id: int | None) -> int:
    """A row for each, made by the database itself; who cannot be reached is counted and known from the start."""
    to, row = _meant(db, one), one.row
    same: dict[str, Any] = {
        "letter_id": row.id, "version": 1, "due_on": row.due_on, "first_due_on": row.due_on,
        "work": "none" if one.news else "open", "extended": 0, "rev": 0,
    }  # fmt: skip
    nobody = to.c.seat.is_(None)
    state, trouble = case((nobody, "unreachable"), else_="waiting"), case((nobody, "no-seat"))
    rows = select(*map(literal, same.values()), to.c.unit, to.c.seat, state, trouble, Submission.id)
    theirs = and_(Submission.cycle_id == cycle_id, Submission.school_id == to.c.unit, to.c.fills)
    rows = rows.select_from(to).outerjoin(Submission, theirs).order_by(to.c.unit, to.c.seat)
    columns = (*same, "unit_id", "seat_id", "state", "trouble", "submission_id")
    made = affected(db, insert(Delivery).from_select(columns, rows, include_defaults=False))
    books.true_up(db, Delivery.letter_id == row.id)
    return made


def _meant(db: Session, one: Written) -> Subquery:
    """(unit, seat, whether they fill the form) of everyone it means."""
    to = audience.seats(db, one.place, one.row.audience or {}).distinct().subquery()
    fills = func.coalesce(Seat.role, "director").not_in(SELDOM)
    return select(to.c.unit, to.c.seat, fills.label("fills")).outerjoin(Seat, Seat.id == to.c.seat).subquery()
