"""«Что мешает?»: help before blame – it goes to whoever can do something about it, and comes back answered."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Hindrance
from models.engine import affected
from services import journal, outbox
from services.org import seats
from services.org.people import Place, Who
from services.refusal import NotThere
from services.risk import hearing
from services.roadmaps import doing
from services.roadmaps.doing import Held, Moved

ABOUT = "measure"
KINDS = ("no-data", "not-ours", "help")  # «нужно время» is an extension


def say(db: Session, who: Who, one: Held, kind: str, now: datetime) -> tuple[Hindrance, datetime]:
    """The director says what stands in the way. Saying the same again says nothing new."""
    if not one.own:
        raise NotThere
    if not one.going or kind not in KINDS:
        raise Moved
    at = doing.heard_at(one.plan, now)
    same = select(Hindrance).where(Hindrance.about == ABOUT, Hindrance.about_id == one.row.id)
    known = db.scalar(same.where(Hindrance.state == "open", Hindrance.kind == kind).limit(1))
    if known is not None:
        return known, at
    made = Hindrance(
        about=ABOUT, about_id=one.row.id, school_id=one.plan.unit.id, kind=kind, said_by=one.plan.place.seat_id,
        said_at=now, state="open", word="",
    )  # fmt: skip
    db.add(made)
    db.flush()
    for seat_id in helpers(db, one, kind):
        doing.tell(db, one, seat_id, "hindrance-said", f"hinder/{made.id}", now, hindrance=made.id)
    journal.write(db, who, "hindered", "measure", one.row.id, now, seat_id=one.plan.place.seat_id, kind=kind)
    return made, at


def add_word(db: Session, made: Hindrance, one: Held, text: str) -> None:
    """A word of the director's own to it."""
    if not one.own or made.state != "open":
        raise Moved
    made.word = doing.worded(text)
    db.flush()


def helpers(db: Session, one: Held, kind: str) -> list[int]:
    """Who can do something: data come from the operator, everything else from those who decide."""
    if kind == "no-data":
        found = hearing.occupied(db, seats.above(db, one.plan.unit.id, "operator"))
        return found or doing.deciders(db, one.plan)
    return doing.deciders(db, one.plan)


def open_of(db: Session, measure_id: int) -> Hindrance | None:
    """What still stands in the way."""
    query = select(Hindrance).where(Hindrance.about == ABOUT, Hindrance.about_id == measure_id)
    return db.scalar(query.where(Hindrance.state == "open").order_by(Hindrance.id.desc()).limit(1))


def newest(db: Session, measure_id: int) -> Hindrance | None:
    query = select(Hindrance).where(Hindrance.about == ABOUT, Hindrance.about_id == measure_id)
    return db.scalar(query.order_by(Hindrance.id.desc()).limit(1))


def one(db: Session, who: Who, hindrance_id: int) -> tuple[Hindrance, Held]:
    """What was said, as somebody who may see the measure."""
    found = db.get(Hindrance, hindrance_id)
    if found is None or found.about != ABOUT:
        raise NotThere
    return found, doing.held(db, who, found.about_id)


def answer(db: Session, who: Who, made: Hindrance, one: Held, rev: int, text: str, now: datetime) -> None:
    """Answered once; the director hears it with a way to the measure."""
    if one.own:
        raise NotThere
    place: Place = one.plan.place
    mine = update(Hindrance).where(Hindrance.id == made.id, Hindrance.rev == rev, Hindrance.state == "open")
    said = mine.values(
        rev=rev + 1, state="answered", answer=doing.worded(text), answered_by=place.seat_id, answered_at=now
    )
    if not affected(db, said):
        raise Moved
    db.refresh(made)
    outbox.cancel(db, f"measure/{one.row.id}/hinder/{made.id}/")
    for seat_id in doing.school_seats(db, one.plan.unit):
        doing.tell(db, one, seat_id, "hindrance-answered", f"hinder-said/{made.id}", now, hindrance=made.id)
    journal.write(db, who, "answer", "hindrance", made.id, now, seat_id=place.seat_id)
