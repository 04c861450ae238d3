"""The passport of the standard procedure: the content's to begin with, then revision by revision with reasons."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import ProcedureRevision
from services import deadlines, journal
from services.journey import typed
from services.journey.stages import FOLDER, Texts, table
from services.org import access, settings
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

LONGEST = 400  # characters of a field
REASON, EFFECTIVE = "revision", "since"  # fields that a new revision writes itself: why, from when


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its code, its names, what the content has."""

    code: str
    names: Texts
    value: str


@cache
def fields() -> tuple[Field, ...]:
    """The fields in the order of the procedure's own table."""
    rows = table(FOLDER / "passport.md")
    return tuple(Field(row["code"], {"ru": row["ru"], "en": row["en"]}, row["value"]) for row in rows)


def field(number: int) -> Field:
    """A field by its place."""
    if not 0 <= number < len(fields()):
        raise NotThere
    return fields()[number]


def newest(db: Session, unit_id: int) -> ProcedureRevision | None:
    """The revision that holds at a unit: of itself or of what it belongs to."""
    query = select(ProcedureRevision).where(ProcedureRevision.unit_id.in_(access.over(unit_id)))
    return db.scalar(query.order_by(ProcedureRevision.id.desc()).limit(1))


def values(db: Session, unit_id: int) -> dict[str, str]:
    """What every field says now."""
    last = newest(db, unit_id)
    return {one.code: one.value for one in fields()} | (dict(last.fields) if last else {})


def _draft(seat: Place, code: str) -> str:
    return f"passport-{seat.seat_id}-{code}"[:64]


def keep(db: Session, seat: Place, code: str, text: str) -> None:
    """A field's new value, until its reason is there."""
    said = typed.line(text, LONGEST)
    if said == values(db, seat.unit_id)[code]:
        raise Refusal("passport-same")
    settings.keep(db, seat.unit_id, _draft(seat, code), said)


def kept(db: Session, seat: Place, code: str) -> str:
    """What this seat is about to write; '' when nothing was begun."""
    return str(settings.value(db, seat.unit_id, _draft(seat, code)) or "")


def revise(db: Session, who: Who, seat: Place, code: str, reason: str, since: int, now: datetime) -> int:
    """A new revision in which one field says something else; returns its number.

    `since` is the revision the editor saw: whoever changed it meanwhile was first.
    """
    if code not in {one.code for one in fields()}:
        raise NotThere
    if number(db, seat.unit_id) != since:
        raise Refusal("passport-changed")
    before, said = values(db, seat.unit_id), kept(db, seat, code)
    if not said:
        raise NotThere
    why = typed.words(reason, LONGEST)
    fresh = {**before, REASON: why, "replaces": f"Редакция {since or 1}", code: said}
    fresh_number = max(2, since + 1)
    db.add(
        ProcedureRevision(
            unit_id=seat.unit_id, number=fresh_number, fields=fresh, reason=why, made_at=now, made_by=seat.seat_id
        )
    )  # fmt: skip
    db.flush()
    journal.write(
        db, who, "procedure", "unit", seat.unit_id, now, seat_id=seat.seat_id, number=fresh_number, field=code
    )
    settings.keep(db, seat.unit_id, _draft(seat, code), None)
    return fresh_number


def number(db: Session, unit_id: int) -> int:
    """Which revision holds; 0: the content's."""
    last = newest(db, unit_id)
    return last.number if last else 0


def history(db: Session, unit_id: int, page: int, size: int) -> tuple[list[ProcedureRevision], int]:
    """A page of the revisions, the latest first, and how many there are."""
    where = ProcedureRevision.unit_id.in_(access.over(unit_id))
    total = db.scalar(select(func.count()).select_from(ProcedureRevision).where(where)) or 0
    query = select(ProcedureRevision).where(where).order_by(ProcedureRevision.id.desc())
    return list(db.scalars(query.limit(size).offset(page * size))), total


def changed(db: Session, revision: ProcedureRevision) -> list[str]:
    """Codes of the fields that say something else than before."""
    query = select(ProcedureRevision).where(ProcedureRevision.unit_id == revision.unit_id)
    earlier = db.scalar(
        query.where(ProcedureRevision.number < revision.number).order_by(ProcedureRevision.number.desc()).limit(1)
    )
    before = dict(earlier.fields) if earlier else {one.code: one.value for one in fields()}
    own = (REASON, "replaces")
    return [code for code, said in revision.fields.items() if before.get(code) != said and code not in own]


def day(moment: datetime, zone: str) -> str:
    """The local day of a revision."""
    return f"{deadlines.local(moment, zone):%d.%m.%Y}"
