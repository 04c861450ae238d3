"""Who is who in the small region: people by their accounts, more people and papers where a rule needs them."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Curation, Cycle, Delivery, FormVersion, Letter, Unit
from services.letters import letters, publishing, received
from services.letters.letters import Written
from services.letters.received import Received
from services.org import people
from services.org.people import Who
from tests.faults import school
from tests.faults.siege import MONDAY
from tests.letters import COMPLETE


def who(db: Session, account: int = school.OPERATOR) -> Who:
    """Somebody, with the seats they hold now."""
    found = people.by_messenger(db, account)
    assert found is not None
    return found


def director(db: Session, n: int) -> Who:
    """The director of school n; the schools with an even number are Moscow's, the others Vladivostok's."""
    return who(db, school.FIRST_DIRECTOR + n)


def unit(db: Session, code: str) -> int:
    """A unit by its code: R, M-0, M-1, S-0 … S-5. Looked up once in a transaction."""
    known: dict[str, int] = db.info.setdefault("units by code", {})
    if code not in known:
        known[code] = db.execute(select(Unit.id).where(Unit.code == code)).scalar_one()
    return known[code]


def sit(db: Session, account: int, code: str, role: str, *schools: str) -> Who:
    """One more person in a seat of their own; a curator with these schools."""
    seat = school.settle(db, account, unit(db, code), role, MONDAY)
    db.add_all(Curation(seat_id=seat, school_id=unit(db, one)) for one in schools)
    db.flush()
    return who(db, account)


def cycle(db: Session) -> Cycle:
    """A running self-diagnosis of a form without questions."""
    form = FormVersion(name="f", version="1", digest="", definition="", published_at=MONDAY)
    db.add(form)
    db.flush()
    made = Cycle(unit_id=unit(db, "R"), form_version_id=form.id, title="c", started_at=MONDAY, due_on="2026-10-23")
    db.add(made)
    db.flush()
    return made


def letter(db: Session, by: Who | None = None, now: datetime = MONDAY, kind: str = "order", **fields: Any) -> int:
    """A published one; its number. Terms: acknowledged by 14, done by 19 October 2026."""
    by = by or who(db)
    one = letters.begin(db, by, by.seats[0].seat_id, kind, now)
    letters.change(db, one, one.row.rev, **{**COMPLETE, **fields})
    publishing.publish(db, by, letters.of(db, by, one.row.id), one.row.rev, now)
    return one.row.id


def written(db: Session, number: int, by: Who | None = None) -> Written:
    """A letter as its body has it, read anew."""
    db.expire_all()
    return letters.of(db, by or who(db), number)


def got(db: Session, reader: Who, number: int, code: str = "") -> Received:
    """A letter as somebody has it: their own, or that of a unit they look after."""
    db.flush()
    db.expire_all()
    where = Delivery.unit_id == unit(db, code) if code else Delivery.seat_id == reader.seats[0].seat_id
    row = db.execute(select(Delivery.id).where(Delivery.letter_id == number, where)).scalar_one()
    return received.of(db, reader, row)


def state(db: Session, number: int) -> str:
    """Where a letter stands."""
    return db.execute(select(Letter.state).where(Letter.id == number)).scalar_one()
