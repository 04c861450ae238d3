"""What was: a unit's roadmaps that are completed or withdrawn, and the versions that were sent of each."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models import Measure, Roadmap, RoadmapVersion, Unit
from services.org import access
from services.org.people import Place, Who
from services.refusal import NotThere
from services.roadmaps import roadmaps

ENDED = ("completed", "withdrawn")
PAGE = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One ended roadmap in the list."""

    id: int
    state: str
    ended_at: datetime | None
    why: str
    order_number: str
    order_on: str
    measures: int
    done: int


@dataclass(frozen=True, slots=True)
class Past:
    """A unit's past as this seat may read it; `alive` is the roadmap of today with how many versions were sent."""

    unit: Unit
    place: Place
    own: bool
    total: int
    alive: Roadmap | None
    versions: int


def of_unit(db: Session, who: Who, unit_id: int) -> Past:
    """For its own people and for those who look after it; raises NotThere for everybody else."""
    unit = db.get(Unit, unit_id)
    place = next((one for one in who.seats if one.unit_id == unit_id and one.role in roadmaps.WRITERS), None)
    own = place is not None
    if unit is not None and place is None:
        after = (one for one in who.seats if one.role in access.LOOK_AFTER and _above(db, one, unit_id))
        place = min(after, key=lambda one: access.LOOK_AFTER.index(one.role), default=None)
    if unit is None or place is None:
        raise NotThere
    alive = roadmaps.alive(db, unit_id)
    if alive is not None and not own and not alive.version:
        alive = None
    sent = versions(db, alive.id, own=own) if alive else []
    return Past(unit, place, own, count(db, unit_id, own=own), alive, len(sent))


def _above(db: Session, place: Place, unit_id: int) -> bool:
    return access.sees(db, place, unit_id) or (place.role == "operator" and access.beneath(db, unit_id, place.unit_id))


def _ended(unit_id: int, *, own: bool) -> Select[int]:
    """A draft that was never sent is remembered by its writer alone."""
    query = select(Roadmap.id).where(Roadmap.unit_id == unit_id, Roadmap.state.in_(ENDED))
    return query if own else query.where(Roadmap.version > 0)


def count(db: Session, unit_id: int, *, own: bool) -> int:
    """How many have ended."""
    return db.scalar(select(func.count()).select_from(_ended(unit_id, own=own).subquery())) or 0


def page(db: Session, past: Past, number: int) -> list[Line]:
    """A page of them, the one that ended last first."""
    rows = func.count(Measure.id).filter(Measure.state != "withdrawn")
    done = func.count(Measure.id).filter(Measure.state.in_(("done", "partial")))
    found = db.execute(
        select(Roadmap, rows, done)
        .outerjoin(Measure, Measure.roadmap_id == Roadmap.id)
        .where(Roadmap.id.in_(_ended(past.unit.id, own=past.own)))
        .group_by(Roadmap.id)
        .order_by(Roadmap.ended_at.desc(), Roadmap.id.desc())
        .limit(PAGE)
        .offset(number * PAGE)
    )
    return [
        Line(
            one.id, one.state, one.ended_at, one.ended_why or "", one.order_number or "", one.order_on or "", n, ready
        )
        for one, n, ready in found
    ]  # fmt: skip


def versions(db: Session, roadmap_id: int, *, own: bool) -> list[RoadmapVersion]:
    """What was sent, the newest first; what was taken back its writer alone sees again."""
    query = select(RoadmapVersion).where(RoadmapVersion.roadmap_id == roadmap_id)
    found = db.scalars(query.order_by(RoadmapVersion.number.desc())).all()
    return [one for one in found if own or one.outcome != "recalled"]


def version(db: Session, roadmap_id: int, number: int, *, own: bool) -> RoadmapVersion:
    """One of them."""
    for one in versions(db, roadmap_id, own=own):
        if one.number == number:
            return one
    raise NotThere
