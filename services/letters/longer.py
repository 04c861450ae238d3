"""More time for a letter: asked with a reason and a day; who decides is the issuing body, after two the region."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from models import Delivery, Extension
from services import journal, outbox
from services.letters import doing
from services.letters.doing import Moved
from services.letters.received import OPEN, Received
from services.org import seats, settings
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.risk import hearing
from services.roadmaps import more_time
from services.roadmaps.doing import worded

ABOUT = "letter"


def ask(db: Session, who: Who, one: Received, until: date, reason: str, now: datetime) -> tuple[Extension, datetime]:
    """A wish for another last day; one at a time. Returns it and when it is heard."""
    if not one.own:
        raise NotThere
    if not one.going or waiting(db, one.row.id) is not None:
        raise Moved
    check(one, until, now)
    last, by = one.row.due_on or "", one.place.seat_id
    made = more_time.make(db, ABOUT, one.row.id, by, last, until, worded(reason), now)
    for seat_id in deciders(db, one):
        doing.tell(db, one, seat_id, "letter-longer-asked", f"longer/{made.id}", now, extension=made.id)
    journal.write(db, who, "ask-longer", "delivery", one.row.id, now, seat_id=by, until=made.until_on)
    return made, doing.heard_at(one, now)


def check(one: Received, until: date, now: datetime) -> None:
    """Raises `Refusal` for a day that is no extension."""
    if one.row.due_on is None:
        raise NotThere
    more_time.check(one.row.due_on, one.today(now), until, "letter-longer-too-late")


def waiting(db: Session, delivery_id: int) -> Extension | None:
    """The wish that nobody has decided yet."""
    return more_time.waiting(db, ABOUT, delivery_id)


def newest(db: Session, delivery_id: int) -> Extension | None:
    """The last one, whatever became of it."""
    return more_time.newest(db, ABOUT, delivery_id)


def rung(db: Session, one: Received) -> str:
    """Who decides: body, the coordinator above the school where the region has set it, the operator from the third."""
    if one.row.extended >= more_time.ONCE_MORE:
        return "operator"
    by = settings.value(db, one.letter.unit_id, "letter-longer-by")
    return "coordinator" if by == "coordinator" and _coordinators(db, one) else "body"


def _coordinators(db: Session, one: Received) -> list[int]:
    return hearing.present(db, hearing.occupied(db, seats.above(db, one.unit.id, "coordinator")))


def deciders(db: Session, one: Received) -> list[int]:
    """Who hears and decides."""
    which = rung(db, one)
    if which == "coordinator":
        return _coordinators(db, one)
    above = hearing.occupied(db, seats.above(db, one.unit.id, "operator")) if which == "operator" else []
    return hearing.present(db, above) or doing.issuers(db, one.letter)


def may_decide(db: Session, one: Received) -> bool:
    """The body that issued it decides until the region has to; the coordinator only where it is so set."""
    which = rung(db, one)
    if one.own or one.place.role == "curator":
        return False
    if one.place.role == "operator":
        return True
    return one.issuer if which == "body" else which == "coordinator"


def grant(db: Session, who: Who, wish: Extension, one: Received, rev: int, until: date, now: datetime) -> None:
    """The new last day holds at once; the first one stays written. What was reported meanwhile keeps its own."""
    _may(db, one)
    check(one, until, now)
    _decide(db, wish, rev, "granted", one, now, until_on=until.isoformat())
    first = one.row.first_due_on or one.row.due_on
    values = {"due_on": until.isoformat(), "extended": one.row.extended + 1, "first_due_on": first}
    doing.set_work(db, one.row, one.row.rev, OPEN, **values)
    _told(db, who, wish, one, now)


def refuse(db: Session, who: Who, wish: Extension, one: Received, rev: int, word: str, now: datetime) -> None:
    """The day stays; with a word why."""
    _may(db, one)
    _decide(db, wish, rev, "refused", one, now, word=worded(word))
    _told(db, who, wish, one, now)


def recall(db: Session, who: Who, wish: Extension, one: Received, rev: int, now: datetime) -> None:
    """Not needed any more."""
    if not one.own:
        raise NotThere
    _decide(db, wish, rev, "recalled", one, now)
    outbox.cancel(db, f"delivery/{one.row.id}/longer/{wish.id}/")
    journal.write(db, who, "recall-longer", "delivery", one.row.id, now, seat_id=one.place.seat_id)


def _may(db: Session, one: Received) -> None:
    if one.own:
        raise NotThere
    if not may_decide(db, one):
        raise Refusal("letter-longer-above", by=rung(db, one))


def _decide(db: Session, wish: Extension, rev: int, state: str, one: Received, now: datetime, **more: str) -> None:
    if not more_time.decide(db, wish, rev, state, one.place.seat_id, now, **more):
        raise Moved


def _told(db: Session, who: Who, wish: Extension, one: Received, now: datetime) -> None:
    outbox.cancel(db, f"delivery/{one.row.id}/longer/{wish.id}/")  # the others need not hear of what is decided
    row: Delivery = one.row
    if row.seat_id is not None:
        step = f"longer-said/{wish.id}"
        doing.tell(db, one, row.seat_id, "letter-longer-decided", step, now, extension=wish.id)
    journal.write(db, who, wish.state, "extension", wish.id, now, seat_id=one.place.seat_id)
