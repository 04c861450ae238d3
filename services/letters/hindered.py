"""«Что мешает?» about a letter: it goes to whoever can do something about it, and comes back answered."""

from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from models import Delivery, Hindrance
from models.engine import affected
from services import journal, outbox
from services.letters import doing, received, tasks
from services.letters.doing import Moved
from services.letters.received import OPEN, Received
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.risk import hearing
from services.roadmaps.doing import worded

ABOUT = "letter"
KINDS = ("no-data", "not-ours", "help")  # «нужно время» is an extension


def say(db: Session, who: Who, one: Received, kind: str, now: datetime) -> Hindrance:
    """The recipient says what stands in the way. Saying the same again says nothing new."""
    if not one.own:
        raise NotThere
    if not one.going or kind not in KINDS:
        raise Moved
    known = db.scalar(_of(one.row.id).where(Hindrance.state == "open", Hindrance.kind == kind).limit(1))
    if known is not None:
        return known
    made = Hindrance(
        about=ABOUT, about_id=one.row.id, school_id=one.unit.id, kind=kind, said_by=one.place.seat_id, said_at=now,
        state="open", word="",
    )  # fmt: skip
    db.add(made)
    db.flush()
    for seat_id in helpers(db, one, kind):
        doing.tell(db, one, seat_id, "letter-hindrance-said", f"hinder/{made.id}", now, hindrance=made.id)
    journal.write(db, who, "hindered", "delivery", one.row.id, now, seat_id=one.place.seat_id, kind=kind)
    return made


def add_word(db: Session, made: Hindrance, one: Received, text: str) -> None:
    """A word of the recipient's own to it."""
    if not one.own or made.state != "open":
        raise Moved
    made.word = worded(text)
    db.flush()


def helpers(db: Session, one: Received, kind: str) -> list[int]:
    """Data and «не наше» are the author's; help comes from the school's curators, else from the rung above."""
    if kind != "help":
        return doing.issuers(db, one.letter)
    there = hearing.present(db, hearing.curators_of(db, one.unit.id))
    found = there or hearing.first_above(db, one.unit.id)
    return [seat for seat in found if seat != one.row.seat_id] or doing.issuers(db, one.letter)


def newest(db: Session, delivery_id: int) -> Hindrance | None:
    """The last thing that was said to stand in the way, answered or not."""
    return db.scalar(_of(delivery_id).limit(1))


def _of(delivery_id: int) -> Select[Hindrance]:
    mine = select(Hindrance).where(Hindrance.about == ABOUT, Hindrance.about_id == delivery_id)
    return mine.order_by(Hindrance.id.desc())


def one(db: Session, who: Who, hindrance_id: int) -> tuple[Hindrance, Received]:
    """What was said, as somebody who may see the letter there."""
    found = db.get(Hindrance, hindrance_id)
    if found is None or found.about != ABOUT:
        raise NotThere
    return found, received.of(db, who, found.about_id)


def answer(db: Session, who: Who, made: Hindrance, one: Received, rev: int, text: str, now: datetime) -> None:
    """Answered once; the recipient hears it with a way to the letter."""
    if one.own:
        raise NotThere
    mine = update(Hindrance).where(Hindrance.id == made.id, Hindrance.rev == rev, Hindrance.state == "open")
    said = mine.values(
        rev=rev + 1, state="answered", answer=worded(text), answered_by=one.place.seat_id, answered_at=now
    )
    if not affected(db, said):
        raise Moved
    db.refresh(made)
    outbox.cancel(db, f"delivery/{one.row.id}/hinder/{made.id}/")
    row: Delivery = one.row
    if row.seat_id is not None:
        doing.tell(db, one, row.seat_id, "letter-hindrance-answered", f"hinder-said/{made.id}", now, hindrance=made.id)
    journal.write(db, who, "answer", "hindrance", made.id, now, seat_id=one.place.seat_id)


def let_off(db: Session, who: Who, made: Hindrance, one: Received, rev: int, word: str, now: datetime) -> None:
    """«Не наше» was right: this recipient's letter is cancelled by the body that issued it, with its word."""
    if not one.issuer:
        raise Refusal("letter-let-off-by-body")
    answer(db, who, made, one, rev, word, now)
    mine = update(Delivery).where(Delivery.id == one.row.id, Delivery.work.in_(OPEN), Delivery.state != "cancelled")
    if not affected(db, mine.values(state="cancelled", trouble="not-ours", remark=worded(word), rev=Delivery.rev + 1)):
        raise Moved
    tasks.end(db, one.row.id, now, by=0)
    db.refresh(one.row)
    journal.write(db, who, "let-off", "delivery", one.row.id, now, seat_id=one.place.seat_id)
