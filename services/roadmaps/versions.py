"""What was sent and what has changed since: remarks that wait for an answer, two versions side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def unanswered(db: Session, plan: Plan) -> tuple[Measure, ...]:
    """Rows that came back with a remark and are as they were: neither changed, nor taken out, nor explained."""
    if plan.phase != "returned":
        return ()
    before = {row["id"]: row for row in sent(db, plan)}
    return tuple(row for row in plan.remarks if not mended(row, before.get(row.id)))


def mended(row: Measure, before: Row | None) -> bool:
    """Has this row changed since it was sent? A new one has."""
    return before is None or roadmaps.gone(row) or bool(roadmaps.altered(before, roadmaps.seen(row)))


def changes(db: Session, plan: Plan) -> tuple[Difference, ...]:
    """While it waits: the last version against the one before; while it is written: what is there against the last."""
    number = plan.roadmap.version
    if plan.writing and plan.phase in ("draft", "returned"):
        before: Sequence[Row] = sent(db, plan)
        after: Sequence[Row] = roadmaps.snapshot(plan.rows)
    else:
        before, after = (_rows(roadmaps.version_of(db, plan.roadmap.id, n)) for n in (number - 1, number))
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
