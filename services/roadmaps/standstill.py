"""What moved after its term and then stood still: it comes back as a signal does, after so many working days."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from models import Extension, Hindrance, Measure, Progress, Roadmap, Unit
from services import deadlines
from services.content import overrides
from services.org import settings
from services.roadmaps import timeline
from services.roadmaps.doing import OPEN
from services.roadmaps.timeline import Step

LONG_AGO = timedelta(days=120)  # thirty working days of the setting, the rungs and a long outage fit into it


def steps(db: Session, zone: str, today: date) -> dict[int, tuple[Step, ...]]:
    """Of every measure that moved since its term: what is said of it when it stands still again."""
    since = deadlines.start_of_day(today - LONG_AGO, zone)
    late = (Roadmap.state == "working", Unit.zone == zone, Measure.ends_on < today.isoformat())
    if db.scalar(_open(Measure.id, *late).limit(1)) is None:
        return {}
    moved = _moved(db, since, *late)
    return {number: _back(db, unit, at, zone) for number, (unit, at) in moved.items()}


def stands(db: Session, measure: Measure, unit: Unit, now: datetime) -> bool:
    """Has nothing happened since the term, or nothing for so many working days?"""
    moved = _moved(db, deadlines.end_of_day(date.fromisoformat(measure.ends_on), unit.zone), Measure.id == measure.id)
    today = deadlines.local(now, unit.zone).date()
    return all(_back(db, school, at, unit.zone)[0].day <= today for school, at in moved.values())


def waiting(db: Session, about: str, numbers: Sequence[int]) -> set[int]:
    """Those of which the school has said its word and waits for an answer: it is not asked again."""
    if not numbers:
        return set()
    asked = select(Extension.about_id).where(Extension.about == about, Extension.state == "asked")
    hindered = select(Hindrance.about_id).where(Hindrance.about == about, Hindrance.state == "open")
    return {
        *db.scalars(asked.where(Extension.about_id.in_(numbers))),
        *db.scalars(hindered.where(Hindrance.about_id.in_(numbers))),
    }


def _back(db: Session, unit_id: int, at: datetime, zone: str) -> tuple[Step, ...]:
    idle = settings.value(db, unit_id, "idle-days")
    return timeline.back(deadlines.local(at, zone).date(), idle, overrides())


def _moved(db: Session, since: datetime, *where: ColumnElement[bool]) -> dict[int, tuple[int, datetime]]:
    """By measure its unit and when it last moved after its term: a step, a wish for time, an answered hindrance."""
    found: dict[int, tuple[int, datetime]] = {}
    for about, at, kind in _ways():
        rows = db.execute(
            _open(Measure.id, *where, at > since, *kind)
            .add_columns(Measure.ends_on, Unit.id, Unit.zone, func.max(at))
            .join(about.class_, about == Measure.id)
            .group_by(Measure.id, Measure.ends_on, Unit.id, Unit.zone)
        )
        for number, ends_on, unit_id, zone, last in rows:
            if last > deadlines.end_of_day(date.fromisoformat(ends_on), zone):
                found[number] = (unit_id, max(last, found.get(number, (unit_id, last))[1]))
    return found


def _open(first: Any, *where: ColumnElement[bool]) -> Select[Any]:
    """Measures that are not done, with the unit whose roadmap they are in."""
    return (
        select(first)
        .join(Roadmap, Roadmap.id == Measure.roadmap_id)
        .join(Unit, Unit.id == Roadmap.unit_id)
        .where(Measure.state.in_(OPEN), *where)
    )


def _ways() -> tuple[tuple[Any, Any, tuple[ColumnElement[bool], ...]], ...]:
    decided = func.coalesce(Extension.decided_at, Extension.asked_at)
    return (
        (Progress.measure_id, Progress.at, ()),
        (Extension.about_id, decided, (Extension.about == "measure",)),
        (Hindrance.about_id, Hindrance.answered_at, (Hindrance.about == "measure",)),
    )
