"""A second person looks before a letter leaves, and types how many it goes to; then anybody of the body sends it."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from models import Letter, LetterWord, Seat
from models.engine import affected
from services import deadlines, journal, outbox
from services.forms import personal
from services.letters import correcting, frozen, letters, mirror, publishing
from services.letters.letters import Changed, Written
from services.org import settings
from services.org.people import Who
from services.refusal import NotThere, Refusal

LONGEST = 500  # characters of a reason


def needed(db: Session, one: Written) -> bool:
    """Is a second person asked? By the setting; «auto» is wherever two people sit at this body."""
    chosen = settings.value(db, one.row.unit_id, "letter-confirm")
    return chosen == "on" or (chosen == "auto" and _people(db, one) > 1)


def _people(db: Session, one: Written) -> int:
    sitting = select(func.count(func.distinct(Seat.person_id))).where(*_beside(one), Seat.person_id.is_not(None))
    return db.scalar(sitting) or 0


def _beside(one: Written) -> tuple[ColumnElement[bool], ...]:
    return Seat.unit_id == one.row.unit_id, Seat.role == one.place.role, Seat.closed_at.is_(None)


def others(db: Session, one: Written, who: Who) -> list[int]:
    """The seats of the other people of this body."""
    there = select(Seat.id).where(*_beside(one), Seat.person_id.is_not(None), Seat.person_id != who.person_id)
    return list(db.scalars(there.order_by(Seat.id)))


def asker(db: Session, one: Written) -> Seat | None:
    """The seat that asked for the confirmation that now waits or holds."""
    query = select(LetterWord.seat_id).where(LetterWord.letter_id == one.row.id, LetterWord.kind == "asked")
    seat = db.scalar(query.order_by(LetterWord.id.desc()).limit(1))
    return db.get(Seat, seat) if seat is not None and one.row.asked_at is not None else None


def holds(one: Written) -> bool:
    """Was this very text, to this very audience, confirmed?"""
    row = one.row
    return row.confirmed_at is not None and row.confirmed_digest == frozen.with_audience(one)


def mine(db: Session, one: Written, who: Who) -> bool:
    """Did this person ask? Then somebody else confirms."""
    seat = asker(db, one)
    return seat is not None and seat.person_id == who.person_id


# ── what stands before sending ───────────────────────────────────────────────────────────────


def gaps(db: Session, one: Written, now: datetime) -> list[str]:
    """What the letter itself still lacks; a correction may keep a term that has passed."""
    found = letters.gaps(one, deadlines.local(now, one.place.zone).date())
    if mirror.of_correction(one):
        return [gap for gap in found if gap != "due-past" or not correcting.same_term(db, one)]
    return found


def overloaded(db: Session, one: Written, now: datetime) -> bool:
    """Have schools had many letters this week, and has nobody said why one more or put it off?"""
    if one.row.load_reason or one.row.urgent or mirror.of_correction(one):
        return False
    if one.row.send_at is not None and one.row.send_at >= mirror.postponed(one, now):
        return False
    return bool(mirror.full(db, one, now)[0])


def ready(db: Session, one: Written, now: datetime) -> None:
    """Raises `Refusal` where something is missing before a second person or the recipients see it."""
    if not one.draft:
        raise Changed
    if gaps(db, one, now):
        raise Refusal("letter-gaps")
    if not mirror.reach(db, one).n:
        raise Refusal("letter-nobody")
    if overloaded(db, one, now):
        raise Refusal("letter-full-week")


def ask(db: Session, who: Who, one: Written, rev: int, now: datetime) -> int:
    """Give it to a second person; returns how many have been asked."""
    ready(db, one, now)
    asked = others(db, one, who)
    if not asked:
        raise Refusal("letter-no-second")
    held = update(Letter).where(Letter.id == one.row.id, Letter.rev == rev, Letter.state == "draft")
    values = {"state": "confirming", "asked_at": now, "confirmed_digest": frozen.with_audience(one)}
    if not affected(db, held.values(rev=rev + 1, **values)):
        raise Changed
    db.refresh(one.row)
    _note(db, one, "asked", now)
    for seat in asked:
        once = f"letter/{one.row.id}/confirm/{one.row.rev}/{seat}"
        outbox.notify(db, seat, "letter-confirm", once=once, now=now, rank="alert", letter=one.row.id, rev=one.row.rev)
    journal.write(db, who, "ask-confirm", "letter", one.row.id, now, seat_id=one.place.seat_id)
    return len(asked)


def confirm(db: Session, who: Who, one: Written, count: int, now: datetime) -> None:
    """The second person has typed to how many it goes; the text must be the one that was given to them."""
    row = one.row
    if row.state != "confirming" or row.confirmed_at is not None:
        raise Changed
    if mine(db, one, who):
        raise Refusal("letter-confirm-own")
    n = mirror.reach(db, one).n
    if count != n:
        raise Refusal("letter-confirm-count", seen=count, n=n)
    if row.confirmed_digest != frozen.with_audience(one):
        raise Changed
    same = update(Letter).where(Letter.id == row.id, Letter.rev == row.rev, Letter.state == "confirming")
    if not affected(db, same.values(rev=row.rev + 1, confirmed_by=one.place.seat_id, confirmed_at=now)):
        raise Changed
    seat = asker(db, one)
    db.refresh(row)
    _note(db, one, "confirmed", now)
    _asked_no_more(db, one)
    if seat is not None:
        once = f"letter/{row.id}/confirmed/{row.rev}"
        outbox.notify(db, seat.id, "letter-confirmed", once=once, now=now, rank="alert", letter=row.id)
    journal.write(db, who, "confirm", "letter", row.id, now, seat_id=one.place.seat_id, n=n)


def give_back(db: Session, who: Who, one: Written, why: str, now: datetime) -> None:
    """Not confirmed, with a word why; it is a draft again and its author hears."""
    if one.row.state != "confirming":
        raise Changed
    if mine(db, one, who):
        raise Refusal("letter-confirm-own")
    said, seat = reason(why), asker(db, one)
    _asked_no_more(db, one)
    letters.touch(db, one, one.row.rev)
    _note(db, one, "given-back", now, said)
    if seat is not None:
        once = f"letter/{one.row.id}/given-back/{one.row.rev}"
        outbox.notify(db, seat.id, "letter-given-back", once=once, now=now, rank="alert", letter=one.row.id)
    journal.write(db, who, "give-back", "letter", one.row.id, now, seat_id=one.place.seat_id)


def last_word(db: Session, letter_id: int, kind: str) -> LetterWord | None:
    """The newest line of this kind about a letter."""
    query = select(LetterWord).where(LetterWord.letter_id == letter_id, LetterWord.kind == kind)
    return db.scalar(query.order_by(LetterWord.id.desc()).limit(1))


def reason(text: str) -> str:
    """A reason as it is kept: one paragraph without names of people."""
    said = " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())
    if not said:
        raise NotThere
    if len(said) > LONGEST:
        raise Refusal("letter-too-long", seen=len(said), most=LONGEST)
    personal.refuse(said)
    return said


def _asked_no_more(db: Session, one: Written) -> None:
    outbox.cancel(db, f"letter/{one.row.id}/confirm/")


def _note(db: Session, one: Written, kind: str, now: datetime, text: str = "") -> None:
    db.add(LetterWord(letter_id=one.row.id, kind=kind, seat_id=one.place.seat_id, at=now, text=text))
    db.flush()


# ── sending ──────────────────────────────────────────────────────────────────────────────────


def send(db: Session, who: Who, one: Written, rev: int, now: datetime) -> int:
    """Send it – or the correction – when nothing is in the way; returns how many get it."""
    ready(db, one, now)
    if needed(db, one) and not holds(one):
        raise Refusal("letter-unconfirmed")
    if mirror.of_correction(one):
        return correcting.publish(db, who, one, rev, now)
    # Counted and frozen at this moment: what is set differently later does not touch running letters.
    one.row.minutes, one.row.ladder = mirror.minutes(db, one), mirror.ladder(db, one)
    db.flush()
    return publishing.publish(db, who, one, rev, now)
