"""The consent's edition: a region that adds a paragraph of its own makes a new one, and everybody is asked anew."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Consent, Person, Seat
from services import deadlines, journal, outbox
from services.org import settings
from services.org.access import under
from services.org.people import Place, Who

EDITION = "2"  # of our own text; the second says who sees a draft as it is
SINCE = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Edition:
    """What is to be agreed to: its number, the region's own paragraph, since when."""

    number: str
    paragraph: str
    since: date

    @property
    def day(self) -> str:
        """As a document writes it."""
        return f"{self.since:%d.%m.%Y}"

    @property
    def below(self) -> str:
        """The paragraph on a line of its own, or nothing."""
        return f"\n{self.paragraph}" if self.paragraph else ""


def edition(db: Session, unit_id: int) -> Edition:
    """What holds at a unit."""
    own = settings.value(db, unit_id, "consent-edition")
    if not own:
        return Edition(EDITION, "", SINCE)
    paragraph = settings.value(db, unit_id, "consent-text")
    return Edition(f"{EDITION}.{own['n']}", paragraph, date.fromisoformat(own["on"]))


def agreed(db: Session, person_id: int, number: str) -> bool:
    """Has this person agreed to this edition?"""
    given = select(Consent.id).where(Consent.person_id == person_id, Consent.edition == number)
    return db.scalar(given) is not None


def agree(db: Session, who: Who, number: str, now: datetime) -> bool:
    """Note it; False when it was given before."""
    if agreed(db, who.person_id, number):
        return False
    db.add(Consent(person_id=who.person_id, edition=number, given_at=now))
    journal.write(db, who, "consent", "person", who.person_id, now, edition=number)
    return True


def missing(db: Session, who: Who) -> Place | None:
    """The first of one's seats with an edition one has not agreed to."""
    for place in who.seats:
        if not agreed(db, who.person_id, edition(db, place.unit_id).number):
            return place
    return None


def people_in(db: Session, unit_id: int) -> list[int]:
    """One seat of everybody who has come in under this unit: who would be asked."""
    rows = db.execute(
        select(Seat.person_id, Seat.id)
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.closed_at.is_(None), Person.messenger_id.is_not(None), Seat.unit_id.in_(under(unit_id)))
        .order_by(Seat.id.desc())
    ).all()
    return sorted({person: seat for person, seat in rows}.values())


def change(db: Session, who: Who, seat: Place, paragraph: str, now: datetime) -> int | None:
    """A new paragraph, a new edition; everybody in the region is asked. None when it is so already."""
    if not settings.put(db, who, seat, "consent-text", paragraph, now):
        return None
    before = settings.value(db, seat.unit_id, "consent-edition") or {"n": 0}
    today = deadlines.local(now, seat.zone).date()
    new = {"n": before["n"] + 1, "on": today.isoformat()}
    settings.keep(db, seat.unit_id, "consent-edition", new)
    settings.keep(db, seat.unit_id, "consent-draft", None)
    asked = people_in(db, seat.unit_id)
    for one in asked:
        once = f"consent/{seat.unit_id}/{new['n']}/{one}"
        outbox.notify(db, one, "consent-changed", once=once, now=now, number=f"{EDITION}.{new['n']}")
    return len(asked)
