"""«Что мешает?», whatever it is about: said once of a kind, answered once by whoever can help."""

from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from models import Hindrance
from models.engine import affected
from services.refusal import NotThere

KINDS = ("no-data", "not-ours", "help")  # «нужно время» is an extension


def of(db: Session, hindrance_id: int) -> Hindrance:
    """What was said; who may see it is told by what it is about."""
    found = db.get(Hindrance, hindrance_id)
    if found is None:
        raise NotThere
    return found


def open_of(db: Session, about: str, number: int, *kinds: str) -> Hindrance | None:
    """What still stands in the way, of these kinds or of any."""
    query = _of(about, number).where(Hindrance.state == "open")
    return db.scalar((query.where(Hindrance.kind.in_(kinds)) if kinds else query).limit(1))


def newest(db: Session, about: str, number: int) -> Hindrance | None:
    """The last thing that was said, answered or not."""
    return db.scalar(_of(about, number).limit(1))


def _of(about: str, number: int) -> Select[Hindrance]:
    mine = select(Hindrance).where(Hindrance.about == about, Hindrance.about_id == number)
    return mine.order_by(Hindrance.id.desc())


def make(
    db: Session, about: str, number: int, unit_id: int, kind: str, seat_id: int, now: datetime
) -> Hindrance:  # fmt: skip
    """Write it down."""
    made = Hindrance(
        about=about, about_id=number, school_id=unit_id, kind=kind, said_by=seat_id, said_at=now, state="open", word=""
    )
    db.add(made)
    db.flush()
    return made


def answer(db: Session, made: Hindrance, rev: int, seat_id: int, text: str, now: datetime) -> bool:
    """Answered; False when somebody was quicker."""
    mine = update(Hindrance).where(Hindrance.id == made.id, Hindrance.rev == rev, Hindrance.state == "open")
    said = mine.values(rev=rev + 1, state="answered", answer=text, answered_by=seat_id, answered_at=now)
    done = affected(db, said) > 0
    if done:
        db.refresh(made)
    return done
