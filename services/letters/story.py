"""A letter's whole story: who wrote, confirmed, sent, corrected, stopped it; how many read, reported, were returned."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, cast, func, literal, select
from sqlalchemy.orm import Session

from models import Delivery, Entry, LetterWord, Seat

# What is told line by line; the rest of a draft's life (a field, an attachment) is not worth a line.
ACTS = (
    "begin-letter", "ask-confirm", "confirm", "give-back", "publish", "begin-correction", "correct", "stopped",
    "resumed", "close-letter", "nudge-letter",
)  # fmt: skip
# What the recipients and the judges did, counted by day.
COUNTED = ("acknowledge", "report", "accept-report", "return-report", "ask-longer", "hindered", "let-off", "give-task")
PAGE = 8


@dataclass(frozen=True, slots=True)
class Event:
    """One line: a moment and a position, or a day with how many."""

    at: datetime
    act: str
    seat: str = ""
    n: int = 0
    text: str = ""


def read(db: Session, letter_id: int, page: int) -> tuple[list[Event], int]:
    """The newest first: (events of a page, pages)."""
    found = sorted([*_told(db, letter_id), *_counted(db, letter_id)], key=lambda one: one.at)[::-1]
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(page, 0), pages - 1)
    return found[number * PAGE : (number + 1) * PAGE], pages


def _told(db: Session, letter_id: int) -> list[Event]:
    query = (
        select(Entry.at, Entry.act, Seat.title)
        .outerjoin(Seat, Seat.id == Entry.seat_id)
        .where(Entry.about == "letter", Entry.about_id == letter_id, Entry.act.in_(ACTS))
        .order_by(Entry.id)
    )
    said = select(LetterWord.at, LetterWord.text).where(
        LetterWord.letter_id == letter_id, LetterWord.delivery_id.is_(None), LetterWord.text != ""
    )
    words = {row[0]: row[1] for row in db.execute(said)}
    return [Event(at, act, title or "", 0, words.get(at, "")) for at, act, title in db.execute(query)]


def _counted(db: Session, letter_id: int) -> list[Event]:
    day = func.substr(cast(Entry.at, String), literal(1), literal(10))
    rows = db.execute(
        select(func.max(Entry.at), Entry.act, func.count())
        .join(Delivery, Delivery.id == Entry.about_id)
        .where(Entry.about == "delivery", Entry.act.in_(COUNTED), Delivery.letter_id == letter_id)
        .group_by(day, Entry.act)
    )
    return [Event(at, act, "", n) for at, act, n in rows]
