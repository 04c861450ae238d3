"""What was sent and what has changed since: remarks that wait for an answer, two versions side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Measure, RoadmapVersion
from services.roadmaps import roadmaps
from services.roadmaps.roadmaps import Plan, Row

REMARK = "remark"  # in a kept row: what was remarked on it when it was returned


@dataclass(frozen=True, slots=True)
class Difference:
    """One row in two versions. `fields` are the names of what differs."""

    kind: str  # added removed changed
    before: Row
    after: Row
    fields: tuple[str, ...]


def sent(db: Session, plan: Plan) -> Sequence[Row]:
    """The rows of the last version that was sent."""
    version = roadmaps.version_of(db, plan.roadmap.id, plan.roadmap.version)
    return version.rows if version else ()


def keep_remarks(db: Session, plan: Plan) -> None:
    """The version that goes back remembers what was remarked on it."""
    version = roadmaps.version_of(db, plan.roadmap.id, plan.roadmap.version)
    if version is not None:
        said = {row.id: row.remark for row in plan.remarks}
        version.rows = [{**row, **({REMARK: said[row["id"]]} if row["id"] in said else {})} for row in version.rows]


def heard_before(db: Session, roadmap_id: int, below: int) -> RoadmapVersion | None:
    """The newest version before this one that was not taken back; where all were, the newest."""
    query = select(RoadmapVersion).where(RoadmapVersion.roadmap_id == roadmap_id, RoadmapVersion.number < below)
    found = db.scalars(query.order_by(RoadmapVersion.number.desc())).all()
    return next((one for one in found if one.outcome != "recalled"), found[0] if found else None)


def returned_before(db: Session, plan: Plan) -> RoadmapVersion | None:
    """The version whose remarks the one that waits now was to answer; none when nothing was returned."""
    last = heard_before(db, plan.roadmap.id, plan.roadmap.version)
    return last if last is not None and last.outcome == "returned" else None


def restore_remarks(db: Session, plan: Plan, returned: RoadmapVersion) -> None:
    """The remarks stand again on their rows; what was added after the return stays open beside them."""
    said = {row["id"]: row.get(REMARK) for row in returned.rows}
    for row in plan.rows:
        if row.state != "withdrawn":
            row.remark = said.get(row.id, "")
    db.flush()


def unanswered(db: Session, plan: Plan) -> tuple[Measure, ...]:
    """Rows that came back with a remark and are as they were: neither changed, nor taken out, nor explained."""
    if plan.phase != "returned":
        return ()
    last = heard_before(db, plan.roadmap.id, plan.roadmap.version + 1)
    before = {row["id"]: row for row in _rows(last)}
    return tuple(row for row in plan.remarks if not mended(row, before.get(row.id)))


def mended(row: Measure, before: Row | None) -> bool:
    """Has this row changed since it was sent? A new one has."""
    return before is None or roadmaps.gone(row) or bool(roadmaps.altered(before, roadmaps.seen(row)))


def changes(db: Session, plan: Plan) -> tuple[Difference, ...]:
    """While it waits: this version against the last one heard of; while it is written: what is there against that."""
    number = plan.roadmap.version
    if plan.writing and plan.phase in ("draft", "returned"):
        before = _rows(heard_before(db, plan.roadmap.id, number + 1))
        after: Sequence[Row] = roadmaps.snapshot(plan.rows)
    else:
        before = _rows(heard_before(db, plan.roadmap.id, number))
        after = _rows(roadmaps.version_of(db, plan.roadmap.id, number))
    if not before:
        return ()
    return tuple(
        Difference(kind, old, new, roadmaps.altered(old, new) if kind == "changed" else ())
        for kind, old, new in roadmaps.differences(before, after)
    )


def changed(db: Session, plan: Plan) -> set[int]:
    """Ids of the measures that differ from the version before, where that is of interest."""
    if plan.phase == "settled" or not plan.writing or not plan.roadmap.version:
        return set()
    return {one.after["id"] for one in changes(db, plan) if one.after}


def _rows(version: RoadmapVersion | None) -> Sequence[Row]:
    return version.rows if version else ()
