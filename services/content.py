"""What a methodologist edits, brought into the system: forms published, the calendar's overrides read."""

import csv
import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import FormVersion
from services.deadlines import Overrides

CONTENT = Path(__file__).parent.parent / "content"


def publish_forms(db: Session, now: datetime) -> int:
    """Publish every form of `content/forms` that has changed. A published version is never touched again."""
    return sum(publish(db, path, now) for path in sorted((CONTENT / "forms").glob("*.md")) if path.stem != "README")


def publish(db: Session, path: Path, now: datetime) -> bool:
    """One form; an unchanged file is not even read as a form, for that takes more than a second."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if db.scalar(select(FormVersion.id).where(FormVersion.digest == digest)) is not None:
        return False
    from services.forms.xlsform import read

    form = read(content, "md")
    taken = set(db.scalars(select(FormVersion.version).where(FormVersion.name == form.name)))
    version, n = form.version, 1
    while version in taken:  # the methodologist forgot to raise it; two texts must not share a version
        n += 1
        version = f"{form.version}.{n}"
    db.add(
        FormVersion(
            name=form.name, version=version, digest=digest, published_at=now,
            definition=form.model_copy(update={"version": version}).model_dump_json(),
        )
    )  # fmt: skip
    db.flush()
    return True


def newest(db: Session, name: str) -> FormVersion:
    """The version that new cycles take."""
    return db.execute(
        select(FormVersion).where(FormVersion.name == name).order_by(FormVersion.id.desc()).limit(1)
    ).scalar_one()


@cache
def overrides() -> Overrides:
    """Days the region works or rests against the production calendar: `content/calendar.csv`."""
    path = CONTENT / "calendar.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {date.fromisoformat(row["date"]): row["working"] == "yes" for row in csv.DictReader(file)}
