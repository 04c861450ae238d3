"""More time for a measure: decided by the curator, from the third by the coordinator."""

from datetime import date, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Extension, Measure
from models.engine import affected
from services import journal, outbox
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.risk import hearing
from services.roadmaps import doing, more_time
from services.roadmaps.doing import Held, Moved

ABOUT = "measure"


def ask(db: Session, who: Who, one: Held, until: date, reason: str, now: datetime) -> tuple[Extension, datetime]:
    """A wish for another last day; one at a time. Returns it and when it is heard."""
    if not one.own:
        raise NotThere
    if not one.going or waiting(db, one.row.id) is not None:
        raise Moved
    check(one, until, now)
    by = one.plan.place.seat_id
    made = more_time.make(db, ABOUT, one.row.id, by, one.row.ends_on, until, doing.worded(reason), now)
    for seat_id in deciders(db, one):
        doing.tell(db, one, seat_id, "extension-asked", f"longer/{made.id}", now, extension=made.id)
    journal.write(db, who, "ask-longer", "measure", one.row.id, now, seat_id=by, until=made.until_on)
    return made, doing.heard_at(one.plan, now)


def check(one: Held, until: date, now: datetime) -> None:
    """Raises `Refusal` for a day that is no extension."""
    more_time.check(one.row.ends_on, one.today(now), until, "extension-too-late")


def waiting(db: Session, measure_id: int) -> Extension | None:
    """The wish that nobody has decided yet."""
    return more_time.waiting(db, ABOUT, measure_id)


def newest(db: Session, measure_id: int) -> Extension | None:
    """The last one, whatever became of it."""
    return more_time.newest(db, ABOUT, measure_id)


def above(one: Held) -> bool:
    """Is the curator's part used up?"""
    return one.row.extended >= more_time.ONCE_MORE and one.plan.unit.kind == "school"


def deciders(db: Session, one: Held) -> list[int]:
    """Who hears and decides: the curators, from the third time the coordinator."""
    if not above(one):
        return doing.deciders(db, one.plan)
    return hearing.first_above(db, one.plan.unit.id)


def may_decide(db: Session, one: Held) -> bool:
    """From the third time a curator sees it and does not decide."""
    return not one.own and not (above(one) and one.plan.place.role == "curator")


def grant(db: Session, who: Who, wish: Extension, one: Held, rev: int, until: date, now: datetime) -> None:
    """The new last day holds at once; the first one stays written. A row handed in meanwhile keeps its own."""
    _may(db, one)
    check(one, until, now)
    _decide(db, wish, rev, "granted", one, now, until_on=until.isoformat())
    longer = update(Measure).where(Measure.id == one.row.id, Measure.state.in_(doing.OPEN))
    first = one.row.first_ends_on or one.row.ends_on
    values = {"ends_on": until.isoformat(), "extended": Measure.extended + 1, "first_ends_on": first}
    if not affected(db, longer.values(rev=Measure.rev + 1, **values)):
        raise Moved
    db.refresh(one.row)
    _told(db, who, wish, one, now)


def refuse(db: Session, who: Who, wish: Extension, one: Held, rev: int, word: str, now: datetime) -> None:
    """The day stays; with a word why."""
    _may(db, one)
    _decide(db, wish, rev, "refused", one, now, word=doing.worded(word))
    _told(db, who, wish, one, now)


def recall(db: Session, who: Who, wish: Extension, one: Held, rev: int, now: datetime) -> None:
    """Not needed any more."""
    if not one.own:
        raise NotThere
    _decide(db, wish, rev, "recalled", one, now)
    outbox.cancel(db, f"measure/{one.row.id}/longer/{wish.id}/")
    journal.write(db, who, "recall-longer", "measure", one.row.id, now, seat_id=one.plan.place.seat_id)


def _may(db: Session, one: Held) -> None:
    if one.own:
        raise NotThere
    if not may_decide(db, one):
        raise Refusal("extension-above", n=one.row.extended)


def _decide(db: Session, wish: Extension, rev: int, state: str, one: Held, now: datetime, **more: str) -> None:
    if not more_time.decide(db, wish, rev, state, one.plan.place.seat_id, now, **more):
        raise Moved


def _told(db: Session, who: Who, wish: Extension, one: Held, now: datetime) -> None:
    for seat_id in doing.school_seats(db, one.plan.unit):
        doing.tell(db, one, seat_id, "extension-decided", f"longer-said/{wish.id}", now, extension=wish.id)
    # The other curators need not hear of what is decided.
    outbox.cancel(db, f"measure/{one.row.id}/longer/{wish.id}/")
    journal.write(db, who, wish.state, "extension", wish.id, now, seat_id=one.plan.place.seat_id)
