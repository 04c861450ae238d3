"""«Что мешает?» about a letter: it goes to whoever can do something about it, and comes back answered."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Delivery, Hindrance
from models.engine import affected
from services import journal, outbox
from services.letters import doing, tasks
from services.letters.doing import Moved
from services.letters.received import OPEN, Received
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.risk import hearing
from services.roadmaps import in_the_way
from services.roadmaps.doing import worded

ABOUT = "letter"


def say(db: Session, who: Who, one: Received, kind: str, now: datetime) -> Hindrance:
    """The recipient says what stands in the way. Saying the same again says nothing new."""
    if not one.own:
        raise NotThere
    if not one.going or kind not in in_the_way.KINDS:
        raise Moved
    if (known := in_the_way.open_of(db, ABOUT, one.row.id, kind)) is not None:
        return known
    made = in_the_way.make(db, ABOUT, one.row.id, one.unit.id, kind, one.place.seat_id, now)
    for seat_id in helpers(db, one, kind):
        doing.tell(db, one, seat_id, "letter-hindrance-said", f"hinder/{made.id}", now, hindrance=made.id)
    journal.write(db, who, "hindered", "delivery", one.row.id, now, seat_id=one.place.seat_id, kind=kind)
    return made


def add_word(db: Session, made: Hindrance, one: Received, text: str, now: datetime) -> None:
    """A word of the recipient's own to it; whoever was told without it is told once more."""
    if not one.own or made.state != "open":
        raise Moved
    made.word = worded(text)
    db.flush()
    outbox.cancel(db, f"delivery/{one.row.id}/hinder/{made.id}/")  # what has left already is followed by the word
    for seat_id in helpers(db, one, made.kind):
        doing.tell(db, one, seat_id, "letter-hindrance-said", f"hinder-word/{made.id}", now, hindrance=made.id)


def helpers(db: Session, one: Received, kind: str) -> list[int]:
    """Data and «не наше» are the author's; help comes from the school's curators, else from the rung above."""
    if kind != "help":
        return doing.issuers(db, one.letter)
    there = hearing.present(db, hearing.curators_of(db, one.unit.id))
    found = there or hearing.first_above(db, one.unit.id)
    return [seat for seat in found if seat != one.row.seat_id] or doing.issuers(db, one.letter)


def newest(db: Session, delivery_id: int) -> Hindrance | None:
    """The last thing that was said to stand in the way, answered or not."""
    return in_the_way.newest(db, ABOUT, delivery_id)


def answer(db: Session, who: Who, made: Hindrance, one: Received, rev: int, text: str, now: datetime) -> None:
    """Answered once; the recipient hears it with a way to the letter."""
    if one.own:
        raise NotThere
    if not in_the_way.answer(db, made, rev, one.place.seat_id, worded(text), now):
        raise Moved
    for step in ("hinder", "hinder-word"):
        outbox.cancel(db, f"delivery/{one.row.id}/{step}/{made.id}/")
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
