"""The library of measures in its versions: what comes with the product, and what a region has changed or added."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from pydantic import TypeAdapter
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, aliased

from models import MeasureVersion, StoredFile, Unit
from models.engine import affected
from services import journal
from services.forms.library import newest_form
from services.forms.schema import Form
from services.org.people import Place, Who
from services.org.region_rows import RowError
from services.refusal import NotThere, Refusal
from services.roadmaps import measure_check, measure_content, measure_file
from services.roadmaps.measure_columns import written
from services.roadmaps.measures import Measure, ordered

DIAGNOSIS = "selfdiagnosis"
MEASURES = TypeAdapter(tuple[Measure, ...])


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
class Difference:
    """What a sent file would change: `fields` are the columns of a changed measure."""

    added: tuple[Measure, ...]
    changed: tuple[tuple[Measure, tuple[str, ...]], ...]
    same: int
    absent: int  # not in the file; they stay as they are

    @property
    def empty(self) -> bool:
        """Is there nothing to publish?"""
        return not self.added and not self.changed


# ── what is published ────────────────────────────────────────────────────────────────────────


def publish_default(db: Session, now: datetime) -> bool:
    """Publish the content's measures where they have changed; a version is never touched again."""
    digest, newest = measure_content.digest(), _newest(db, None)
    form = newest_form(db, DIAGNOSIS)
    if form is None or (newest is not None and newest.digest == digest):
        return False
    measures = measure_content.default_measures(measure_check.Known.of(form))
    _store(db, None, measures, digest, now, None)
    return True


def of_unit(db: Session, unit_id: int) -> Library:
    """The measures of a unit: the content's, under what the units above it and it itself have of their own."""
    default = _newest(db, None)
    found = {one.code: one for one in _measures(default)}
    own: frozenset[str] = frozenset()
    layers = [row for unit in _upward(db, unit_id) if (row := _newest(db, unit)) is not None]
    for row in reversed(layers):
        own |= {one.code for one in _measures(row)}
        found |= {one.code: one for one in _measures(row)}
    last = layers[0] if layers else default
    base = max((row.id for row in (default, *layers) if row is not None), default=0)
    return Library(
        ordered(found.values()), own, layers[0].version if layers else 0, last.published_at if last else None, base
    )


def _upward(db: Session, unit_id: int) -> list[int]:
    """The unit and those above it, nearest first."""
    line = select(Unit.id, Unit.parent_id).where(Unit.id == unit_id).cte("line", recursive=True)
    above = aliased(Unit)
    line = line.union_all(select(above.id, above.parent_id).join(line, above.id == line.c.parent_id))
    parents = {row[0]: row[1] for row in db.execute(select(line.c.id, line.c.parent_id))}
    found: list[int] = []
    following: int | None = unit_id
    while following in parents:
        found.append(following)
        following = parents[following]
    return found


def _newest(db: Session, unit_id: int | None) -> MeasureVersion | None:
    of = MeasureVersion.unit_id.is_(None) if unit_id is None else MeasureVersion.unit_id == unit_id
    return db.scalar(select(MeasureVersion).where(of).order_by(MeasureVersion.id.desc()).limit(1))


def _measures(row: MeasureVersion | None) -> tuple[Measure, ...]:
    return _parsed(row.definition) if row is not None else ()


@lru_cache(maxsize=32)
def _parsed(definition: str) -> tuple[Measure, ...]:
    return MEASURES.validate_json(definition)


def _store(
    db: Session, unit_id: int | None, measures: tuple[Measure, ...], digest: str, now: datetime, by: int | None
) -> MeasureVersion:
    of = MeasureVersion.unit_id.is_(None) if unit_id is None else MeasureVersion.unit_id == unit_id
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
    changed = [(one, _fields(old[one.code], one)) for one in sent if one.code in old]
    return Difference(
        added=ordered(one for one in sent if one.code not in old),
        changed=tuple((one, fields) for one, fields in changed if fields),
        same=sum(not fields for _, fields in changed),
        absent=len(old.keys() - {one.code for one in sent}),
    )


def _fields(old: Measure, new: Measure) -> tuple[str, ...]:
    before, after = written(old), written(new)
    return tuple(name for name in before if before[name] != after[name])


def publish(db: Session, who: Who, seat: Place, row: StoredFile, base: int, now: datetime) -> MeasureVersion | None:
    """Publish a sent file for the operator's region; None when it was published before.

    `base` is what the operator saw it compared with: if the library has moved since, they look again.
    """
    won = update(StoredFile).where(StoredFile.id == row.id, StoredFile.state == "read").values(state="loaded")
    if not affected(db, won):
        return None
    present, (sent, errors) = of_unit(db, seat.unit_id), read(db, row)
    if present.base != base:
        raise Refusal("measures-moved")
    changes = difference(present, sent)
    if errors or changes.empty:
        raise Refusal("measures-nothing-new")
    version = _publish(db, seat, sent, now)
    journal.write(
        db, who, "publish-measures", "measure-version", version.id, now, seat_id=seat.seat_id, file=row.id,
        added=[one.code for one in changes.added], changed=[one.code for one, _ in changes.changed],
    )  # fmt: skip
    return version


def _publish(db: Session, seat: Place, sent: tuple[Measure, ...], now: datetime) -> MeasureVersion:
    """Only what differs is the region's own: the rest follows the content when that is renewed."""
    default = {one.code: one for one in _measures(_newest(db, None))}
    own = {one.code: one for one in _measures(_newest(db, seat.unit_id))} | {one.code: one for one in sent}
    measures = ordered(one for one in own.values() if default.get(one.code) != one)
    digest = hashlib.sha256(MEASURES.dump_json(measures)).hexdigest()
    return _store(db, seat.unit_id, measures, digest, now, seat.seat_id)
