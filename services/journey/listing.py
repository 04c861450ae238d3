"""Putting schools on the list: one, many by their codes, or all of a municipality; looked at before it is done."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Journey, Unit
from services import deadlines
from services.forms import reach
from services.journey import typed, way
from services.org import access, settings
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

MOST = 500  # schools at once


@dataclass(frozen=True, slots=True)
class Draft:
    """An order with the schools it names, before the press."""

    number: str
    on: str
    schools: tuple[int, ...]


def _name(seat: Place) -> str:
    return f"listing-{seat.seat_id}"


def read(db: Session, seat: Place) -> Draft:
    """What this seat is about to list; raises NotThere when nothing was begun."""
    kept = settings.value(db, seat.unit_id, _name(seat))
    if not isinstance(kept, dict):
        raise NotThere
    return Draft(kept["number"], kept["on"], tuple(kept["schools"]))


def begun(db: Session, seat: Place) -> Draft | None:
    """The same, or None."""
    try:
        return read(db, seat)
    except NotThere:
        return None


def _keep(db: Session, seat: Place, draft: Draft | None) -> None:
    kept = {"number": draft.number, "on": draft.on, "schools": list(draft.schools)} if draft else None
    settings.keep(db, seat.unit_id, _name(seat), kept)


def order(db: Session, seat: Place, text: str, now: datetime) -> Draft:
    """The basis: number and date of the order. The schools follow."""
    number, on = typed.order(text, deadlines.local(now, seat.zone).date())
    draft = Draft(number, on, ())
    _keep(db, seat, draft)
    return draft


def choose(db: Session, seat: Place, ids: Iterable[int]) -> Draft:
    """These schools, as far as they are the seat's own."""
    draft, wanted = read(db, seat), set(ids)
    mine = select(Unit.id).where(Unit.id.in_(access.schools_of(seat)), Unit.id.in_(wanted)).order_by(Unit.name)
    chosen = Draft(draft.number, draft.on, tuple(db.scalars(mine))[:MOST])
    if not chosen.schools:
        raise NotThere
    _keep(db, seat, chosen)
    return chosen


def by_codes(db: Session, seat: Place, text: str) -> Draft:
    """Schools by pasted codes, separated by anything; a code that is none is named."""
    codes = list(dict.fromkeys(re.findall(r"[^\s,;]+", text)))[: MOST + 1]
    if len(codes) > MOST:
        raise Refusal("listing-too-many", most=MOST)
    found, missing = reach.by_codes(db, seat, codes)
    if missing:
        raise Refusal("listing-unknown", codes=", ".join(missing[:5]), n=len(missing), found=len(found))
    return choose(db, seat, found)


def by_town(db: Session, seat: Place, unit_id: int) -> Draft:
    """All schools of a municipality."""
    return choose(
        db, seat, db.scalars(select(Unit.id).where(Unit.kind == "school", Unit.id.in_(access.under(unit_id))))
    )


def towns(db: Session, seat: Place) -> list[tuple[int, str, int]]:
    """(number, name, schools) of the units right above the schools of a seat."""
    town = select(Unit.parent_id, func.count().label("n")).where(Unit.id.in_(access.schools_of(seat)))
    above = town.group_by(Unit.parent_id).subquery()
    rows = db.execute(
        select(Unit.id, Unit.name, above.c.n).join(above, above.c.parent_id == Unit.id).order_by(Unit.name)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def look(db: Session, draft: Draft) -> tuple[list[str], list[str]]:
    """Names of the schools that would begin, and of those already on their way."""
    rows = db.execute(
        select(Unit.name, Journey.stage)
        .outerjoin(Journey, Journey.school_id == Unit.id)
        .where(Unit.id.in_(draft.schools))
        .order_by(Unit.name)
    ).all()
    fresh = [name for name, stage in rows if stage in (None, "closed")]
    return fresh, [name for name, stage in rows if stage not in (None, "closed")]


def carry_out(db: Session, who: Who, seat: Place, now: datetime) -> int:
    """Do it, once; how many schools have begun."""
    draft = read(db, seat)
    done = sum(way.begin(db, who, seat, one, draft.number, draft.on, now) for one in draft.schools)
    _keep(db, seat, None)
    return done


def day(draft: Draft) -> date:
    """The order's date."""
    return date.fromisoformat(draft.on)
