"""A letter as its recipient has it, and as those see it who look after the recipient."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import Acknowledgement, Delivery, Letter, LetterVersion, StoredFile, Unit
from services import deadlines, journal
from services.letters import difference, frozen
from services.letters.difference import Difference
from services.org import access
from services.org.people import Place, Who
from services.refusal import NotThere

WRITE = ("operator", "coordinator")
OPEN = ("open", "started", "returned")  # something is still to be done by the recipient


@dataclass(frozen=True, slots=True)
class Received:
    """One delivery with its letter in the version meant for this recipient."""

    row: Delivery
    letter: Letter
    said: dict[str, Any]
    unit: Unit
    place: Place

    @property
    def own(self) -> bool:
        """Is the reader the recipient? Everybody else here looks on, or decides."""
        return self.place.seat_id == self.row.seat_id

    @property
    def issuer(self) -> bool:
        """Does the reader work for the body that issued it?"""
        return not self.own and self.place.unit_id == self.letter.unit_id and self.place.role in WRITE

    @property
    def acknowledged(self) -> bool:
        """This very version; a correction is acknowledged anew."""
        return self.row.state == "acknowledged"

    @property
    def going(self) -> bool:
        return self.row.work in OPEN and self.row.state != "cancelled" and self.letter.state in ("running", "planned")

    def today(self, now: datetime) -> date:
        return deadlines.local(now, self.unit.zone).date()

    def late(self, now: datetime) -> bool:
        """Lateness is counted, not stored."""
        return self.going and self.row.due_on is not None and self.row.due_on < self.today(now).isoformat()


def of(db: Session, who: Who, delivery_id: int) -> Received:
    """One's own letter; or that of a school one looks after, or of the body one works for."""
    for one in those(db, who, (delivery_id,)):
        return one
    raise NotThere


def those(db: Session, who: Who, numbers: Iterable[int]) -> Iterator[Received]:
    """Those of these that this person may see, by term; one statement however many they are."""
    rows = db.execute(
        select(Delivery, Letter, Unit, LetterVersion)
        .join(Letter, Letter.id == Delivery.letter_id)
        .join(Unit, Unit.id == Delivery.unit_id)
        .join(LetterVersion, and_(LetterVersion.letter_id == Letter.id, LetterVersion.number == Delivery.version))
        .where(Delivery.id.in_(list(numbers)))
        .order_by(func.coalesce(Delivery.due_on, "9999"), Delivery.id)
    ).all()
    for row, letter, unit, version in rows:
        frozen.known(db)[letter.id, version.number] = version
        if (place := _place(db, who, row, letter)) is not None:
            yield Received(row, letter, version.content, unit, place)


def _place(db: Session, who: Who, row: Delivery, letter: Letter) -> Place | None:
    if row.version > 0:
        for place in who.seats:
            if place.seat_id == row.seat_id and (row.state != "cancelled" or row.trouble == "not-ours"):
                return place
        for place in who.seats:
            writes = place.role in WRITE and place.unit_id == letter.unit_id
            if writes or (place.role in access.LOOK_AFTER and access.sees(db, place, row.unit_id)):
                return place
    return None


def acknowledge(db: Session, who: Who, one: Received, version: int, now: datetime) -> bool:
    """«Отметка об ознакомлении» with this version; False when it was there already. No signature."""
    if not one.own or not 1 <= version <= one.row.version:
        raise NotThere
    dialect = postgresql if db.get_bind().dialect.name == "postgresql" else sqlite
    made = dialect.insert(Acknowledgement).on_conflict_do_nothing(index_elements=["delivery_id", "version"])
    row = {"delivery_id": one.row.id, "version": version, "title": one.place.title, "at": now}
    # Not the count of rows: for an insert of this kind PostgreSQL's driver says −1.
    new = db.scalar(made.values(seat_id=one.place.seat_id, **row).returning(Acknowledgement.id)) is not None
    if new and version == one.row.version:
        one.row.state, one.row.acknowledged_at = "acknowledged", now
        one.row.rev += 1
        journal.write(db, who, "acknowledge", "delivery", one.row.id, now, seat_id=one.place.seat_id, version=version)
    db.flush()
    return new


def acknowledgement(db: Session, delivery_id: int) -> Acknowledgement | None:
    """The newest mark of this recipient, whichever version it was."""
    query = select(Acknowledgement).where(Acknowledgement.delivery_id == delivery_id)
    return db.scalar(query.order_by(Acknowledgement.version.desc()).limit(1))


def text(db: Session, row: Delivery) -> dict[str, Any]:
    """What this recipient reads."""
    return frozen.version(db, row.letter_id, row.version).content


def changed(db: Session, one: Received) -> tuple[Difference, ...] | None:
    """What a correction has changed since the version this recipient acknowledged.

    None where there is nothing to compare with, or the new version is acknowledged, too.
    """
    mark = acknowledgement(db, one.row.id) if not one.acknowledged else None
    if mark is None or mark.version >= one.row.version:
        return None
    before = frozen.version(db, one.letter.id, mark.version).content
    return difference.between(before, one.said)


def report_file(db: Session, one: Received) -> StoredFile:
    """The report that is a file, for its sender, and for others once it was given."""
    found = db.get(StoredFile, one.row.file_id or 0)
    if found is None or not (one.own or one.row.reported_at):
        raise NotThere
    return found


def waits() -> ColumnElement[bool]:
    """Deliveries with something still to do for their recipient: to read, or to carry out."""
    unread = Delivery.state.in_(("waiting", "unreachable"))
    return and_(Delivery.state != "cancelled", Letter.state == "running", or_(unread, Delivery.work.in_(OPEN)))


def has_any(db: Session, place: Place) -> bool:
    """Has this seat ever got a letter?"""
    got = (Delivery.seat_id == place.seat_id, Delivery.state != "cancelled", Letter.state.in_(("running", "closed")))
    return db.scalar(select(Delivery.id).join(Letter, Letter.id == Delivery.letter_id).where(*got).limit(1)) is not None


def inbox(db: Session, place: Place) -> list[Delivery]:
    """What a seat has got and is not done with, by term."""
    query = select(Delivery).join(Letter, Letter.id == Delivery.letter_id).where(Delivery.seat_id == place.seat_id)
    return list(db.scalars(query.where(waits()).order_by(Delivery.due_on, Delivery.id)))


def of_submission(db: Session, submission_id: int, seat_id: int = 0) -> Delivery | None:
    """The delivery a report belongs to: this seat's own, else the first of the unit's."""
    query = select(Delivery).where(Delivery.submission_id == submission_id).order_by(Delivery.id)
    rows = db.scalars(query).all()
    return next((row for row in rows if row.seat_id == seat_id), rows[0] if rows else None)


def issuer_of(db: Session, row: Delivery) -> int:
    """The unit whose letter it is."""
    return db.execute(select(Letter.unit_id).where(Letter.id == row.letter_id)).scalar_one()
