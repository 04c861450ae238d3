"""What others may know of a school's answers: how far a draft is; of the sent ones, who gave each and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Answer, Seat, Submission
from services import deadlines
from services.forms import answers as written
from services.forms.evaluate import state_of
from services.forms.schema import Item
from services.forms.submissions import Draft, form_of


@dataclass(frozen=True, slots=True)
class Author:
    """Who gave an answer, through which seat, and when; `unconfirmed` while only the curator says so."""

    seat_id: int
    title: str
    at: datetime
    unconfirmed: bool


def progress(db: Session, submission_id: int, zone: str, now: datetime) -> tuple[int, int]:
    """(answered, asked) of a draft: two numbers, no answer."""
    version = db.scalar(select(Submission.form_version_id).where(Submission.id == submission_id))
    rows = db.execute(select(Answer.item, Answer.value).where(Answer.submission_id == submission_id)).all()
    said = {item: written.loads(value) for item, value in rows if value}
    today = deadlines.local(now, zone).date()
    state = state_of(form_of(db, version or 0), said, today=today, walking=True)
    return len(state.asking) - len(state.missing), len(state.asking)


def authors(db: Session, submission_id: int) -> dict[str, Author]:
    """Who gave each answer, by question."""
    rows = db.execute(
        select(Answer.item, Answer.seat_id, Seat.title, Answer.answered_at, Answer.unconfirmed)
        .join(Seat, Seat.id == Answer.seat_id)
        .where(Answer.submission_id == submission_id)
    )
    return {row[0]: Author(row[1], row[2], row[3], bool(row[4])) for row in rows}


def pages(draft: Draft, size: int) -> list[tuple[str, list[Item]]]:
    """What was asked, a section after the other, at most so many questions a page: (section, its questions)."""
    found: list[tuple[str, list[Item]]] = []
    for item in draft.state.asking:
        if not found or found[-1][0] != item.section or len(found[-1][1]) == size:
            found.append((item.section, []))
        found[-1][1].append(item)
    return found
