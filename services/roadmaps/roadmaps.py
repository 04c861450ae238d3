"""A unit's roadmap: which one is alive, what may be done to it in which state, its rows and versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Measure, Roadmap, RoadmapVersion, Unit
from models.engine import affected
from services.org import access
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

ALIVE = ("draft", "review", "returned", "agreed", "working")
WRITERS = ("director", "coordinator", "operator")
# What of a measure belongs to a version; its state and progress go on beside it.
FIELDS = (
    "place", "code", "factor", "name", "starts_on", "ends_on", "responsible", "participants",
    "indicator", "baseline", "target", "evidence",
)  # fmt: skip
REMOVED = "removed"  # a proposed row that carries it goes when the change is agreed
ANSWER = "answer"  # the writer's word to a remark that changes nothing: «так и есть, потому что…»
Row = dict[str, Any]  # a measure as a version keeps it


class Stale(Refusal):
    """Somebody changed it meanwhile: the current card is shown."""

    def __init__(self) -> None:
        super().__init__("roadmap-changed")


@dataclass(frozen=True, slots=True)
class Plan:
    """A roadmap as somebody reads it: through which seat, for which unit, with its rows in order."""

    roadmap: Roadmap
    place: Place
    unit: Unit
    rows: tuple[Measure, ...]

    @property
    def own(self) -> bool:
        """Does this seat write it? The school's director; for another unit its coordinator or operator."""
        return self.place.unit_id == self.unit.id and self.place.role in WRITERS

    @property
    def phase(self) -> str:
        """Where the writing stands: of a roadmap in work that of its change, «settled» when nothing is changed."""
        if self.roadmap.state in ("working", "agreed"):
            return self.roadmap.change or "settled"
        return self.roadmap.state

    @property
    def editable(self) -> bool:
        return self.own and self.phase in ("draft", "returned")

    @property
    def judged(self) -> bool:
        """Does it wait for the word of this very seat?"""
        return self.phase == "review" and not self.own

    @property
    def remarks(self) -> tuple[Measure, ...]:
        return tuple(row for row in self.rows if row.remark is not None)

    @property
    def writing(self) -> bool:
        """Does this reader see what is being written? Its writer always, who decides once it is sent."""
        return self.own or self.phase == "review"

    @property
    def present(self) -> tuple[Measure, ...]:
        """The rows that are in it, as this reader sees it."""
        if self.writing:
            return tuple(row for row in self.rows if not gone(row))
        return tuple(row for row in self.rows if row.state != "withdrawn")

    @property
    def removed(self) -> tuple[Measure, ...]:
        """What its writer has taken out and may still bring back."""
        return tuple(row for row in self.rows if (row.proposed or {}).get(REMOVED)) if self.own else ()

    def fields(self, row: Measure) -> Row:
        """A measure as this reader sees it: what a change proposes, or what is in force."""
        return seen(row) if self.writing else {name: getattr(row, name) for name in FIELDS}

    def remark(self, row: Measure) -> str | None:
        """What this reader hears about a row: while it is decided upon, the school does not read over a shoulder."""
        return None if self.own and self.phase == "review" else row.remark

    def may_edit(self, row: Measure) -> bool:
        """In a returned roadmap only the rows with a remark are open again."""
        return self.editable and (self.phase == "draft" or row.remark is not None)


def read(db: Session, who: Who, roadmap_id: int) -> Plan:
    """A roadmap as this person: the unit's own people at any time, those who look after it once it was sent."""
    roadmap, place = access.roadmap(db, who, roadmap_id)
    unit = db.get(Unit, roadmap.unit_id)
    if unit is None:
        raise NotThere
    plan = Plan(roadmap, place, unit, rows_of(db, roadmap.id))
    if plan.own or plan.phase == "review":
        return plan
    # What the school is still writing is private: others see what is in force, and the version they were sent.
    if plan.phase in ("draft", "returned") and roadmap.state == plan.phase:
        return Plan(roadmap, place, unit, ())
    return Plan(roadmap, place, unit, tuple(row for row in plan.rows if row.state != "new"))


def row_of(db: Session, who: Who, measure_id: int) -> tuple[Measure, Plan]:
    """One measure with its roadmap, as this person."""
    found = db.get(Measure, measure_id)
    if found is None:
        raise NotThere
    plan = read(db, who, found.roadmap_id)
    if found not in plan.rows:
        raise NotThere
    return found, plan


def alive(db: Session, unit_id: int) -> Roadmap | None:
    """The roadmap a unit works on now."""
    query = select(Roadmap).where(Roadmap.unit_id == unit_id, Roadmap.state.in_(ALIVE))
    return db.scalar(query.order_by(Roadmap.id.desc()).limit(1))


def rows_of(db: Session, roadmap_id: int) -> tuple[Measure, ...]:
    """Its measures in order, withdrawn ones last."""
    query = select(Measure).where(Measure.roadmap_id == roadmap_id)
    rows = db.scalars(query.order_by(Measure.place, Measure.id)).all()
    return tuple(sorted(rows, key=lambda row: (row.state == "withdrawn", seen(row)["place"], row.id)))


def touch(db: Session, roadmap: Roadmap, rev: int, **values: Any) -> None:
    """Change it if nobody did since this revision; raises `Stale`."""
    changed = update(Roadmap).where(Roadmap.id == roadmap.id, Roadmap.rev == rev).values(rev=rev + 1, **values)
    if not affected(db, changed):
        raise Stale
    db.refresh(roadmap)


def seen(row: Measure) -> Row:
    """A measure as its writer sees it: what a change proposes over what is in force."""
    return {name: getattr(row, name) for name in FIELDS} | (row.proposed or {})


def gone(row: Measure) -> bool:
    """Is it withdrawn, or would the change take it out?"""
    return row.state == "withdrawn" or bool((row.proposed or {}).get(REMOVED))


def snapshot(rows: Sequence[Measure]) -> list[Row]:
    """The rows as a version keeps them."""
    return [{"id": row.id, **seen(row)} for row in rows if not gone(row)]


def version_of(db: Session, roadmap_id: int, number: int) -> RoadmapVersion | None:
    """One version as it was sent."""
    return db.scalar(
        select(RoadmapVersion).where(RoadmapVersion.roadmap_id == roadmap_id, RoadmapVersion.number == number)
    )


def differences(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[str, Row, Row]]:
    """What changed between two versions: ("added" | "removed" | "changed", old row, new row), in the new order.

    A row that only moved up or down has not changed; an answer to a remark counts as a change.
    """
    old = {row["id"]: row for row in before}
    new = {row["id"]: row for row in after}
    found: list[tuple[str, Row, Row]] = []
    for number, row in new.items():
        if number not in old:
            found.append(("added", {}, row))
        elif altered(old[number], row):
            found.append(("changed", old[number], row))
    return found + [("removed", row, {}) for number, row in old.items() if number not in new]


def altered(old: Row, new: Row) -> tuple[str, ...]:
    """Which fields differ; the order is none of them."""
    return tuple(name for name in (*FIELDS[1:], ANSWER) if old.get(name) != new.get(name))
