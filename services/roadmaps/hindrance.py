"""«Что мешает?»: help before blame – it goes to whoever can do something about it, and comes back answered."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Hindrance
from services import journal, outbox
from services.org import seats
from services.org.people import Who
from services.refusal import NotThere
from services.risk import hearing
from services.roadmaps import doing, in_the_way
from services.roadmaps.doing import Held, Moved

ABOUT = "measure"


def say(db: Session, who: Who, one: Held, kind: str, now: datetime) -> Hindrance:
    """The director says what stands in the way. Saying the same again says nothing new."""
    if not one.own:
        raise NotThere
    if not one.going or kind not in in_the_way.KINDS:
        raise Moved
    if (known := in_the_way.open_of(db, ABOUT, one.row.id, kind)) is not None:
        return known
    by = one.plan.place.seat_id
    made = in_the_way.make(db, ABOUT, one.row.id, one.plan.unit.id, kind, by, now)
    for seat_id in helpers(db, one, kind):
        doing.tell(db, one, seat_id, "hindrance-said", f"hinder/{made.id}", now, hindrance=made.id)
    journal.write(db, who, "hindered", "measure", one.row.id, now, seat_id=by, kind=kind)
    return made


def add_word(db: Session, made: Hindrance, one: Held, text: str, now: datetime) -> None:
    """A word of the director's own to it; whoever was told without it is told once more."""
    if not one.own or made.state != "open":
        raise Moved
    made.word = doing.worded(text)
    db.flush()
    outbox.cancel(db, f"measure/{one.row.id}/hinder/{made.id}/")  # what has left already is followed by the word
    for seat_id in helpers(db, one, made.kind):
        doing.tell(db, one, seat_id, "hindrance-said", f"hinder-word/{made.id}", now, hindrance=made.id)


def helpers(db: Session, one: Held, kind: str) -> list[int]:
    """Who can do something: data come from the operator, everything else from those who decide."""
    if kind == "no-data":
        found = hearing.occupied(db, seats.above(db, one.plan.unit.id, "operator"))
        return found or doing.deciders(db, one.plan)
    return doing.deciders(db, one.plan)


def open_of(db: Session, measure_id: int) -> Hindrance | None:
    """What still stands in the way."""
    return in_the_way.open_of(db, ABOUT, measure_id)


def newest(db: Session, measure_id: int) -> Hindrance | None:
    """The last thing that was said, answered or not."""
    return in_the_way.newest(db, ABOUT, measure_id)


def answer(db: Session, who: Who, made: Hindrance, one: Held, rev: int, text: str, now: datetime) -> None:
    """Answered once; the director hears it with a way to the measure."""
    if one.own:
        raise NotThere
    by = one.plan.place.seat_id
    if not in_the_way.answer(db, made, rev, by, doing.worded(text), now):
        raise Moved
    for step in ("hinder", "hinder-word"):
        outbox.cancel(db, f"measure/{one.row.id}/{step}/{made.id}/")
    for seat_id in doing.school_seats(db, one.plan.unit):
        doing.tell(db, one, seat_id, "hindrance-answered", f"hinder-said/{made.id}", now, hindrance=made.id)
    journal.write(db, who, "answer", "hindrance", made.id, now, seat_id=by)
