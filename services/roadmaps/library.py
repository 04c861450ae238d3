"""The library of measures in its versions: what comes with the product, and what a region has changed or added."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from models import MeasureVersion, StoredFile
from models.engine import affected
from services import journal
from services.forms.library import newest_form
from services.forms.schema import Form
from services.org import access
from services.org.people import Place, Who
from services.org.region_rows import RowError
from services.refusal import NotThere, Refusal
from services.roadmaps import measure_check, measure_content, measure_file
from services.roadmaps.measure_columns import fields, title, written
from services.roadmaps.measures import Measure, ordered

DIAGNOSIS = "selfdiagnosis"
MEASURES = TypeAdapter(tuple[Measure, ...])
CONTENT = MeasureVersion.unit_id.is_(None)


@dataclass(frozen=True, slots=True)
class Library:
    """What a unit has: all its measures in order, those of its own, and how often it has published."""

    measures: tuple[Measure, ...]
    own: frozenset[str]
    version: int
    published_at: datetime | None
    base: int  # grows with every version it stands on: a look taken before is told from the present

    @property
    def offered(self) -> tuple[Measure, ...]:
        """Those that plans are made of."""
        return tuple(one for one in self.measures if one.used)

    def measure(self, code: str) -> Measure:
        """One of them."""
        for one in self.measures:
            if one.code == code:
                return one
        raise NotThere


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that a sent file would change."""

    code: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What a sent file would change."""

    added: tuple[Measure, ...]
    changes: tuple[Change, ...]
    same: int
    absent: int  # not in the file; they stay as they are

    @property
    def empty(self) -> bool:
        """Is there nothing to publish?"""
        return not self.added and not self.changes

    @property
    def changed(self) -> tuple[str, ...]:
        """The codes of the measures that would change."""
        return tuple(dict.fromkeys(change.code for change in self.changes))


# ── what is published ────────────────────────────────────────────────────────────────────────


def publish_default(db: Session, now: datetime) -> bool:
    """Publish the content's measures where they have changed; a version is never touched again."""
    digest, newest = measure_content.digest(), _newest(db, CONTENT)
    form = newest_form(db, DIAGNOSIS)
    if form is None or (newest is not None and newest.digest == digest):
        return False
    measures = measure_content.default_measures(measure_check.Known.of(form))
    _store(db, None, measures, digest, now, None)
    return True


def of_unit(db: Session, unit_id: int) -> Library:
    """The measures of a unit: the content's, under what the region above it has changed or added."""
    default, own = _newest(db, CONTENT), _newest(db, _region(unit_id))
    theirs = {one.code: one for one in _measures(own)}
    found = {one.code: one for one in _measures(default)} | theirs
    base = max((row.id for row in (default, own) if row), default=0)
    version, since = (own.version, own.published_at) if own else (0, None)
    return Library(ordered(found.values()), frozenset(theirs), version, since, base)


def _region(unit_id: int) -> ColumnElement[bool]:
    return MeasureVersion.unit_id.in_(access.over(unit_id))


def _newest(db: Session, of: ColumnElement[bool]) -> MeasureVersion | None:
    return db.scalar(select(MeasureVersion).where(of).order_by(MeasureVersion.id.desc()).limit(1))


def _measures(row: MeasureVersion | None) -> tuple[Measure, ...]:
    return _parsed(row.definition) if row is not None else ()


@lru_cache(maxsize=32)
def _parsed(definition: str) -> tuple[Measure, ...]:
    return MEASURES.validate_json(definition)


def _store(
    db: Session, unit_id: int | None, measures: tuple[Measure, ...], digest: str, now: datetime, by: int | None
) -> MeasureVersion:
    of = CONTENT if unit_id is None else MeasureVersion.unit_id == unit_id
    number = (db.scalar(select(func.max(MeasureVersion.version)).where(of)) or 0) + 1
    row = MeasureVersion(
        unit_id=unit_id, version=number, digest=digest, definition=MEASURES.dump_json(measures).decode(),
        published_at=now, published_by=by,
    )  # fmt: skip
    db.add(row)
    db.flush()
    return row


def diagnosis(db: Session) -> Form:
    """The form whose questions measures answer."""
    form = newest_form(db, DIAGNOSIS)
    if form is None:
        raise NotThere
    return form


# ── a file that was sent ─────────────────────────────────────────────────────────────────────


def read(db: Session, row: StoredFile) -> tuple[tuple[Measure, ...], tuple[RowError, ...]]:
    """The measures of a sent file, and what is wrong with them against the form of today."""
    known = measure_check.Known.of(diagnosis(db))
    return measure_check.read(measure_file.kept(row.outcome or {}), known)


def difference(before: Library, sent: tuple[Measure, ...]) -> Difference:
    """What publishing them would change."""
    old = {one.code: one for one in before.measures}
    known = [one for one in sent if one.code in old]
    changes = tuple(change for one in known for change in _changes(old[one.code], one))
    return Difference(
        added=ordered(one for one in sent if one.code not in old),
        changes=changes,
        same=len(known) - len({change.code for change in changes}),
        absent=len(old.keys() - {one.code for one in sent}),
    )


def _changes(old: Measure, new: Measure) -> list[Change]:
    before, after = written(old), written(new)
    return [
        Change(new.code, title(name), before[name], after[name]) for name in fields() if before[name] != after[name]
    ]


def moved(db: Session, seat: Place, row: StoredFile, base: int) -> bool:
    """Has the library changed since the operator saw this file compared with it? Then they look again."""
    return row.state == "read" and of_unit(db, seat.unit_id).base != base


def publish(db: Session, who: Who, seat: Place, row: StoredFile, base: int, now: datetime) -> MeasureVersion | None:
    """Publish a sent file for the operator's region; None when it was published before."""
    if moved(db, seat, row, base):
        raise Refusal("measures-moved")
    won = update(StoredFile).where(StoredFile.id == row.id, StoredFile.state == "read").values(state="loaded")
    if not affected(db, won):
        return None
    sent, errors = read(db, row)
    changes = difference(of_unit(db, seat.unit_id), sent)
    if errors or changes.empty:
        raise Refusal("measures-nothing-new")
    version = _publish(db, seat, sent, now)
    journal.write(
        db, who, "publish-measures", "measure-version", version.id, now, seat_id=seat.seat_id, file=row.id,
        added=[one.code for one in changes.added], changed=list(changes.changed),
    )  # fmt: skip
    return version


def _publish(db: Session, seat: Place, sent: tuple[Measure, ...], now: datetime) -> MeasureVersion:
    """Only what differs is the region's own: the rest follows the content when that is renewed."""
    default = {one.code: one for one in _measures(_newest(db, CONTENT))}
    own = {one.code: one for one in _measures(_newest(db, MeasureVersion.unit_id == seat.unit_id))} | {
        one.code: one for one in sent
    }
    measures = ordered(one for one in own.values() if default.get(one.code) != one)
    digest = hashlib.sha256(MEASURES.dump_json(measures)).hexdigest()
    return _store(db, seat.unit_id, measures, digest, now, seat.seat_id)
