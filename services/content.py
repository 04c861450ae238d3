"""What a methodologist edits, brought into the system: forms published, the calendar's overrides read."""

import csv
import hashlib
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from models import FormVersion, Setting
from services.deadlines import Calendar, Overrides

if TYPE_CHECKING:
    from services.forms.schema import Form

CONTENT = Path(__file__).parent.parent / "content"
PUBLISHED = FormVersion.published_at.is_not(None)


def publish_forms(db: Session, now: datetime) -> int:
    """Publish every form of `content/forms` that has changed. A published version is never touched again."""
    return sum(publish(db, path, now) for path in sorted((CONTENT / "forms").glob("*.md")) if path.stem != "README")


def publish(db: Session, path: Path, now: datetime) -> bool:
    """One form; an unchanged file is not even read as a form, for that takes more than a second."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if db.scalar(select(FormVersion.id).where(FormVersion.digest == digest, PUBLISHED)) is not None:
        return False
    from services.forms.xlsform import read

    store(db, read(content, "md"), digest, now)
    return True


def store(db: Session, form: "Form", digest: str, now: datetime) -> FormVersion:
    """A new published version of a form; those before it stay as they are."""
    form = form.model_copy(update={"version": free_version(db, form)})
    row = FormVersion(
        name=form.name, version=form.version, digest=digest, published_at=now, definition=form.model_dump_json()
    )
    db.add(row)
    db.flush()
    return row


def free_version(db: Session, form: "Form") -> str:
    """The form's own version, or the next after it: the methodologist may forget to raise it."""
    taken = set(db.scalars(select(FormVersion.version).where(FormVersion.name == form.name)))
    version, n = form.version, 1
    while version in taken:  # two texts must not share a version
        n += 1
        version = f"{form.version}.{n}"
    return version


def newest(db: Session, name: str) -> FormVersion:
    """The version that new cycles take."""
    return db.execute(
        select(FormVersion).where(FormVersion.name == name, PUBLISHED).order_by(FormVersion.id.desc()).limit(1)
    ).scalar_one()


_calendar: Calendar | None = None  # what the database adds; one process speaks for one installation


def overrides() -> Overrides:
    """Days the region works or rests against the production calendar, and its hours."""
    return _file() if _calendar is None else _calendar


def load_calendar(db: Session) -> None:
    """Read the settings' calendar and hours; they hold from the end of this transaction on."""
    names = ("calendar", "working-hours", "quiet-hours")
    rows = db.execute(select(Setting.name, Setting.value).where(Setting.name.in_(names)).order_by(Setting.unit_id))
    found: dict[str, Any] = {name: value for name, value in rows}
    days, hours = dict(_file()), {}
    for day, works in found.get("calendar", {}).items():
        days[date.fromisoformat(day)] = bool(works)
    for name, key in (("working-hours", "work"), ("quiet-hours", "quiet")):
        if name in found:
            first, last = (time.fromisoformat(clock) for clock in found[name])
            hours[key] = (first, last)
    new = Calendar(days, **hours)

    def hold(_: Session) -> None:
        global _calendar
        _calendar = new

    event.listen(db, "after_commit", hold, once=True)


@cache
def _file() -> Calendar:
    """`content/calendar.csv`: what holds for every region."""
    path = CONTENT / "calendar.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return Calendar({date.fromisoformat(row["date"]): row["working"] == "yes" for row in csv.DictReader(file)})
