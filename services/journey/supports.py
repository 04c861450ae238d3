"""The five support measures of a school: each is in force or decided to be needless, with its paper and its term."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import Curation, Mentoring, Seat, Support, Unit
from models.engine import affected
from services import deadlines, journal, pacing
from services.content import overrides
from services.journey import stages, typed
from services.journey.stages import Kind
from services.org import access, schools, settings
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

TOLD_AT = time(17, 0)  # local: what has been arranged in a day is settled by then
REPLACED = "replace-order"  # in the journal: another paper in the place of one
ORDERED, TERM, RESPONSIBLE = "order", "until", "responsible"  # fields with a column of their own


@dataclass(frozen=True, slots=True)
class Help:
    """A support measure of a school as a card shows it."""

    school: Unit
    seat: Place
    kind: Kind
    row: Support | None
    state: str  # none provisional working not-needed expired

    @property
    def may(self) -> bool:
        """May this seat arrange it?"""
        return self.seat.role in self.kind.who

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be written down."""
        return tuple(field for field in self.kind.asks if not held(self.row, field))


def held(row: Support | None, field: str) -> str:
    """A field's value in the row, as it is kept; '' when there is none."""
    if row is None:
        return ""
    columns = {ORDERED: row.number, TERM: row.until_on, RESPONSIBLE: row.responsible}
    return (columns[field] if field in columns else row.details.get(field)) or ""


def rows(db: Session, school_id: int) -> dict[str, Support]:
    """A school's support measures as far as anything is known of them."""
    return {row.kind: row for row in db.scalars(select(Support).where(Support.school_id == school_id))}


def state(db: Session, school_id: int, kind: str, today: date) -> str:
    """Does it stand? A curator without an order is provisional; an agreement may have expired."""
    row = rows(db, school_id).get(kind)
    kept = row.state if row else "none"
    if kind == "curator":
        has = db.scalar(select(Curation.seat_id).where(Curation.school_id == school_id).limit(1)) is not None
        return kept if has and kept == "working" else "provisional" if has else "none"
    if kind == "mentor" and kept != "not-needed":
        return "working" if mentors(db, school_id) else "none"
    if kept == "working" and row and row.until_on and row.until_on < today.isoformat():
        return "expired"
    return kept


def mentors(db: Session, school_id: int) -> list[tuple[int, str]]:
    """(seat, title) of those who stand by a school."""
    query = select(Seat.id, Seat.title).join(Mentoring, Mentoring.seat_id == Seat.id)
    query = query.where(Mentoring.school_id == school_id, Mentoring.ended_at.is_(None), Seat.closed_at.is_(None))
    return [(row[0], row[1]) for row in db.execute(query.order_by(Mentoring.id))]


def one(db: Session, who: Who, school_id: int, kind: Kind, now: datetime) -> Help:
    """A support measure of a school this person may read about."""
    school, seat = access.school(db, who, school_id, *access.LOOK_AFTER, "director", "mentor")
    today = deadlines.local(now, school.zone).date()
    return Help(school, seat, kind, rows(db, school.id).get(kind.code), state(db, school.id, kind.code, today))


def arranged(db: Session, who: Who, school_id: int, kind: Kind, now: datetime) -> Help:
    """The same, for somebody who may change it."""
    school, seat = access.school(db, who, school_id, *sorted(kind.who, key=access.LOOK_AFTER.index))
    today = deadlines.local(now, school.zone).date()
    return Help(school, seat, kind, rows(db, school.id).get(kind.code), state(db, school.id, kind.code, today))


def write(db: Session, who: Who, help_: Help, field: str, text: str, now: datetime) -> Support:
    """One typed field; with the last one the measure is in force."""
    if field not in help_.kind.asks:
        raise NotThere
    today = deadlines.local(now, help_.school.zone).date()
    values: dict[str, Any]
    if field == ORDERED:
        number, on = typed.order(text, today)
        values = {"number": number, "dated_on": on}
        _replaced(db, who, help_, number, on, now)
    elif field == TERM:
        values = {"until_on": typed.until(text, today)}
    elif field == RESPONSIBLE:
        values = {"responsible": typed.words(text, 160)}
    else:
        details = help_.row.details if help_.row else {}
        values = {"details": {**details, field: typed.words(text)}}
    row = put(db, who, help_, now, **values)
    if all(held(row, asked) for asked in help_.kind.asks) and row.state != "working":
        row = put(db, who, Help(help_.school, help_.seat, help_.kind, row, row.state), now, state="working", reason="")
        tell(db, row, help_.seat, now)
    return row


def _replaced(db: Session, who: Who, help_: Help, number: str, on: str, now: datetime) -> None:
    """The paper before stays to be read."""
    row = help_.row
    if row is not None and row.number and (row.number, row.dated_on) != (number, on):
        journal.write(
            db, who, REPLACED, "support", row.id, now, seat_id=help_.seat.seat_id, before=row.number,
            before_on=row.dated_on or "", number=number, on=on,
        )  # fmt: skip


def needless(db: Session, who: Who, help_: Help, reason: str, now: datetime) -> Support:
    """«Не требуется», with a reason and with who decided it."""
    if not help_.kind.optional:
        raise Refusal("support-always-needed")
    if help_.kind.code == "mentor" and mentors(db, help_.school.id):
        raise Refusal("support-mentor-first")
    row = put(db, who, help_, now, state="not-needed", reason=typed.words(reason))
    tell(db, row, help_.seat, now)
    return row


def put(db: Session, who: Who, help_: Help, now: datetime, **values: Any) -> Support:
    """Change the row if nobody did since it was read; the first change makes it."""
    row = help_.row
    if row is None:
        row = Support(
            school_id=help_.school.id, kind=help_.kind.code, state="none", rev=0, details={}, responsible="", reason=""
        )
        db.add(row)
        db.flush()
    same = update(Support).where(Support.id == row.id, Support.rev == row.rev)
    changed = same.values(rev=row.rev + 1, decided_by=help_.seat.seat_id, decided_at=now, **values)
    if not affected(db, changed):
        raise Refusal("support-changed")
    db.refresh(row)
    known = {name: value for name, value in values.items() if name in ("state", "number", "dated_on", "until_on")}
    journal.write(db, who, "support", "support", row.id, now, seat_id=help_.seat.seat_id, kind=row.kind, **known)
    return row


def tell(db: Session, row: Support, by: Place, now: datetime) -> None:
    """The school hears what has been arranged for it, or why not: all of one day in one message."""
    zone = db.execute(select(Unit.zone).where(Unit.id == row.school_id)).scalar_one()
    at = deadlines.next_hour_of_day(now, zone, TOLD_AT, overrides())
    for seat in schools.directors(db, row.school_id):
        if seat != by.seat_id:
            once = f"support/{row.id}/{row.rev}/{seat}"
            pacing.gather(db, seat, "support-arranged", "supports", row.id, once=once, at=at, now=now)


def centre(db: Session, school_id: int) -> str:
    """What the region calls its centre of psychological, medical and social help."""
    return str(settings.value(db, school_id, "support-centre") or "")


def load(db: Session, seat_id: int) -> int:
    """How many schools a mentor stands by."""
    query = select(func.count()).where(Mentoring.seat_id == seat_id, Mentoring.ended_at.is_(None))
    return db.scalar(query.select_from(Mentoring)) or 0


def told(db: Session, support_id: int) -> tuple[Support, Unit, Kind] | None:
    """A row for a message about it."""
    row = db.get(Support, support_id)
    unit = db.get(Unit, row.school_id) if row else None
    found = next((kind for kind in stages.kinds() if row and kind.code == row.kind), None)
    return (row, unit, found) if row and unit and found else None
