"""What an operator has chosen for the next cycle, kept as a row: a restart in the middle loses nothing."""

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import CyclePlan, FormVersion
from services.content import PUBLISHED, newest
from services.forms.reach import Audience
from services.forms.schema import Words
from services.forms.timeline import FARTHEST
from services.org.people import Place
from services.refusal import NotThere, Refusal

USUAL = "selfdiagnosis"
LATEST_BEGIN = FARTHEST / 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A form that a cycle can be made of: the newest version of each that is scored by factors."""

    version: int
    name: str
    title: Words


@dataclass(frozen=True, slots=True)
class Plan:
    """The choices so far; what was not chosen is the newest self-diagnosis, everybody, today."""

    form: Choice
    audience: Audience
    begins_on: date
    rev: int


def forms(db: Session) -> list[Choice]:
    """The self-diagnoses among the published forms: those with factors; the usual one first."""
    last = select(func.max(FormVersion.id)).where(PUBLISHED).group_by(FormVersion.name)
    rows = db.scalars(select(FormVersion).where(FormVersion.id.in_(last)).order_by(FormVersion.name)).all()
    found = []
    for row in rows:
        form = json.loads(row.definition)
        if form.get("factors"):
            found.append(Choice(row.id, row.name, form["title"]))
    return sorted(found, key=lambda one: one.name != USUAL)


def read(db: Session, seat: Place, today: date) -> Plan:
    """The plan of this seat. A day that has passed meanwhile is today, a newer version replaces its elder."""
    row = db.get(CyclePlan, seat.seat_id)
    begins = date.fromisoformat(row.begins_on) if row is not None and row.begins_on else today
    return Plan(_form(db, row), row.audience if row else None, max(begins, today), row.rev if row else 0)


def _form(db: Session, row: CyclePlan | None) -> Choice:
    name = None
    if row is not None and row.form_version_id is not None:
        name = db.scalar(select(FormVersion.name).where(FormVersion.id == row.form_version_id))
    version = newest(db, name or USUAL)
    return Choice(version.id, version.name, json.loads(version.definition)["title"])


def choose_form(db: Session, seat: Place, version: int) -> None:
    """Make the cycle of this form."""
    if version not in {one.version for one in forms(db)}:
        raise NotThere
    _row(db, seat).form_version_id = version


def choose_audience(db: Session, seat: Place, audience: Audience) -> None:
    """Whom it is for; None is every school of the region."""
    _row(db, seat).audience = dict(audience) if audience is not None else None


def toggle_town(db: Session, seat: Place, unit_id: int) -> None:
    """Tick a municipality or take its tick away."""
    row = _row(db, seat)
    units = ticked(row.audience)
    units = [one for one in units if one != unit_id] if unit_id in units else [*units, unit_id]
    row.audience = {"kind": "towns", "units": units}


def ticked(audience: Audience) -> list[int]:
    """The municipalities that are ticked."""
    return list(audience["units"]) if audience is not None and audience["kind"] == "towns" else []


def choose_begin(db: Session, seat: Place, day: date, today: date) -> None:
    """From which day the directors see it and hear of it."""
    if not today <= day <= today + LATEST_BEGIN:
        raise Refusal("cycle-begin-past")
    _row(db, seat).begins_on = day.isoformat() if day != today else None


def done(db: Session, seat: Place) -> None:
    """The cycle has started: the next one is planned anew."""
    row = db.get(CyclePlan, seat.seat_id)
    if row is not None:
        db.delete(row)


def _row(db: Session, seat: Place) -> CyclePlan:
    """The row to be changed; with it changes its revision, so that an older preview starts nothing."""
    row = db.get(CyclePlan, seat.seat_id)
    if row is None:
        row = CyclePlan(seat_id=seat.seat_id, rev=0)
        db.add(row)
    row.rev += 1
    return row
