"""A word of the author's own to those who are behind with a letter: written, looked at, sent once a day to a group."""

from datetime import datetime, timedelta

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.orm import Session

from models import Delivery, Letter, LetterWord, Person, Seat, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms import personal
from services.letters import letters
from services.letters.letters import Written
from services.letters.received import OPEN
from services.org.people import Who
from services.refusal import NotThere, Refusal

GROUPS = ("unread", "undone", "late")  # have not read it; have not reported; of these, past the term
SHORTEST, LONGEST = 10, 500  # characters
LIVES = timedelta(days=3)  # a word that could not be said by then has grown stale
DRAFT, SENT = "draft-{}", "nudge-{}"  # the kinds under which the journal of a letter keeps it


def write(db: Session, one: Written, group: str, text: str, now: datetime) -> LetterWord:
    """Keep what was typed; the draft to this group that was there before is replaced."""
    _may(one, group)
    said = "".join(c for c in text if c.isprintable() or c == "\n").strip()
    if not SHORTEST <= len(said) <= LONGEST:
        raise Refusal("nudge-length", seen=len(said), least=SHORTEST, most=LONGEST)
    personal.refuse(said)
    kind = DRAFT.format(group)
    mine = (LetterWord.letter_id == one.row.id, LetterWord.seat_id == one.place.seat_id, LetterWord.kind == kind)
    row = db.scalar(select(LetterWord).where(*mine))
    if row is None:
        row = LetterWord(letter_id=one.row.id, kind=kind, seat_id=one.place.seat_id, at=now, text=said)
        db.add(row)
    row.text, row.at = said, now
    db.flush()
    return row


def mine(db: Session, who: Who, word_id: int) -> tuple[LetterWord, Written, str]:
    """A word of this person's body: (the word, its letter, the group)."""
    row = db.get(LetterWord, word_id)
    if row is None or not row.kind.startswith(("draft-", "nudge-")):
        raise NotThere
    return row, letters.of(db, who, row.letter_id), row.kind.split("-")[1]


def sent_today(db: Session, one: Written, group: str, now: datetime) -> bool:
    """Has this group heard a word today?"""
    midnight = deadlines.start_of_day(deadlines.local(now, one.place.zone).date(), one.place.zone)
    heard = (LetterWord.letter_id == one.row.id, LetterWord.kind == SENT.format(group), LetterWord.at >= midnight)
    return db.scalar(select(LetterWord.id).where(*heard).limit(1)) is not None


def count(db: Session, one: Written, group: str, now: datetime) -> int:
    """How many would hear it now."""
    return db.scalar(select(func.count()).select_from(_listeners(one, group, now).subquery())) or 0


def send(db: Session, who: Who, row: LetterWord, one: Written, group: str, now: datetime) -> int | None:
    """To those of the group who are here, once a day at most; how many will hear, None when it was sent before."""
    _may(one, group)
    if row.kind == DRAFT.format(group) and sent_today(db, one, group, now):
        raise Refusal("nudge-once-a-day")
    draft = update(LetterWord).where(LetterWord.id == row.id, LetterWord.kind == DRAFT.format(group))
    if not affected(db, draft.values(kind=SENT.format(group), at=now)):
        return None
    told = 0
    for delivery, seat, zone in db.execute(_listeners(one, group, now)).all():
        told += outbox.notify(
            db, seat, "letter-word", once=f"letter/{one.row.id}/word/{row.id}/{seat}", now=now,
            not_before=deadlines.next_working_moment(now, zone, overrides()), expires_at=now + LIVES,
            word=row.id, delivery=delivery,
        )  # fmt: skip
    journal.write(db, who, "nudge-letter", "letter", one.row.id, now, seat_id=one.place.seat_id, group=group, told=told)
    return told


def still(db: Session, word_id: int, delivery_id: int, now: datetime) -> str | None:
    """The word, if the recipient is still behind and the letter runs."""
    row, one = db.get(LetterWord, word_id), db.get(Delivery, delivery_id)
    letter = db.get(Letter, one.letter_id) if one is not None else None
    if row is None or one is None or letter is None or letter.state != "running" or one.state == "cancelled":
        return None
    behind = one.state != "acknowledged" if row.kind == SENT.format("unread") else one.work in OPEN
    return row.text if behind else None


def _may(one: Written, group: str) -> None:
    if group not in GROUPS or not one.row.version:
        raise NotThere
    if one.row.state != "running":
        raise Refusal("letter-changed")


def _listeners(one: Written, group: str, now: datetime) -> Select[int, int, str]:
    """(delivery, seat, zone) of a group, of those who can be written to and have got the letter."""
    today = deadlines.local(now, one.place.zone).date().isoformat()
    undone = Delivery.work.in_(OPEN)
    which = {
        "unread": Delivery.state == "waiting",
        "undone": undone,
        "late": undone & (Delivery.due_on < today),
    }[group]
    return (
        select(Delivery.id, Seat.id, Unit.zone)
        .join(Unit, Unit.id == Delivery.unit_id)
        .join(Seat, (Seat.id == Delivery.seat_id) & Seat.closed_at.is_(None))
        .join(Person, Person.id == Seat.person_id)
        .where(Delivery.letter_id == one.row.id, Delivery.state != "cancelled", Person.blocked_at.is_(None), which)
        .where(or_(Delivery.sent_at.is_not(None), Delivery.state == "acknowledged"))
        .order_by(Delivery.id)
    )
