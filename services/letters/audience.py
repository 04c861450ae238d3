"""To whom a letter goes: a choice as data, and the seats it means at this moment. An empty choice is nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, null, select
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Curation, Cycle, Delivery, FactorLevel, Journey, Mentoring, Seat, Submission, Unit
from services.letters.received import OPEN
from services.org.access import over, under
from services.org.people import Place

# {"kind": "schools"} all schools of the body; {"kind": "towns", "units": […]} the schools of these municipalities;
# {"kind": "list", "units": […]} these. Of them, as far as it is said: "stages" of the way they stand at; "factor" with
# "levels"; "undone": acknowledged, reported (with the "letter") or diagnosis. "role": director (usual), coordinator,
# curator, mentor – the people of those schools. {"kind": "correction", "of": letter, "also": another audience or none}:
# whoever has that letter.
Audience = Mapping[str, Any]
ROLES = ("director", "coordinator", "curator", "mentor")
LEVELS = {"high": ("high",), "medium": ("medium", "high")}  # this one and worse


@dataclass(frozen=True, slots=True)
class Recipient:
    """A unit, and the seat that gets the letter; none: nobody can be written to there."""

    unit_id: int
    seat_id: int | None


def recipients(db: Session, place: Place, chosen: Audience) -> list[Recipient]:
    """Everyone it means, each once, in the order of the units."""
    found = seats(db, place, chosen).subquery()
    rows = db.execute(select(found.c.unit, found.c.seat).distinct().order_by(found.c.unit, found.c.seat))
    return [Recipient(unit, seat) for unit, seat in rows]


def seats(db: Session, place: Place, chosen: Audience) -> Select[int, int | None]:
    """(unit, seat) of everyone it means; without a seat where a unit has none of this role."""
    if chosen.get("kind") == "correction":
        return _of_letter(db, place, chosen)
    role, who = chosen.get("role", "director"), units(db, place, chosen)
    if role in ("curator", "mentor"):
        return _looking_after(role, who)
    sitting = select(Seat.unit_id, Seat.id).where(Seat.role == role, Seat.closed_at.is_(None)).subquery()
    if role == "coordinator":
        above = select(Unit.parent_id).where(Unit.id.in_(who), Unit.parent_id != place.unit_id)
        who = select(Unit.id).where(Unit.id.in_(above))
    found = select(Unit.id.label("unit"), sitting.c.id.label("seat"))
    return found.outerjoin(sitting, sitting.c.unit_id == Unit.id).where(Unit.id.in_(who))


def _looking_after(role: str, schools: Select[int]) -> Select[int, int | None]:
    number: Any = Seat.id.label("seat")
    found = select(Seat.unit_id.label("unit"), number).where(Seat.role == role, Seat.closed_at.is_(None))
    if role == "curator":
        return found.where(Seat.id.in_(select(Curation.seat_id).where(Curation.school_id.in_(schools))))
    standing = select(Mentoring.seat_id).where(Mentoring.school_id.in_(schools), Mentoring.ended_at.is_(None))
    return found.where(Seat.id.in_(standing))


def _of_letter(db: Session, place: Place, chosen: Audience) -> Select[int, int | None]:
    has = select(Delivery.unit_id.label("unit"), Delivery.seat_id.label("seat")).where(
        Delivery.letter_id == chosen["of"]
    )
    if not chosen.get("also"):
        return has
    both = has.union(seats(db, place, chosen["also"])).subquery()
    return select(both.c.unit, both.c.seat)


def units(db: Session, place: Place, chosen: Audience) -> Select[int]:
    """The ids of the schools an audience means."""
    kind = chosen.get("kind")
    found = select(Unit.id).where(Unit.kind == "school", Unit.id.in_(under(place.unit_id)))
    if kind == "towns":
        found = found.where(Unit.parent_id.in_(chosen["units"]))
    elif kind == "list":
        found = found.where(Unit.id.in_(chosen["units"]))
    elif kind != "schools":
        return found.where(Unit.id == null())  # nothing was chosen: nobody
    if "stages" in chosen:
        found = found.where(Unit.id.in_(select(Journey.school_id).where(Journey.stage.in_(chosen["stages"]))))
    if "factor" in chosen:
        found = found.where(Unit.id.in_(at_risk(chosen["factor"], chosen["levels"])))
    if "undone" in chosen:
        found = found.where(Unit.id.in_(behind(db, place, chosen["undone"], chosen.get("letter"))))
    return found


def at_risk(factor: str, levels: list[str]) -> Select[int]:
    """Schools whose last sent profile has this factor at one of these levels, as the municipality has verified it."""
    profile = last_profiles().where(Submission.verified_at.is_not(None)).subquery()
    level = func.coalesce(FactorLevel.verified_level, FactorLevel.level)
    return (
        select(profile.c.school)
        .join(FactorLevel, FactorLevel.submission_id == profile.c.id)
        .where(FactorLevel.factor == factor, level.in_(levels))
    )


def last_profiles() -> Select[int, int]:
    """(school, id) of the last self-diagnosis that each school has sent."""
    sent = (
        select(Submission.school_id, func.max(Submission.id).label("id"))
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .where(DIAGNOSIS, Submission.state == "sent")
        .group_by(Submission.school_id)
        .subquery()
    )
    found = select(Submission.school_id.label("school"), Submission.id.label("id"))
    return found.join(sent, sent.c.id == Submission.id)


def unverified(db: Session, schools: Select[int]) -> int:
    """How many of these schools have sent a profile that nobody has verified yet."""
    waiting = last_profiles().where(Submission.verified_at.is_(None), Submission.school_id.in_(schools))
    return db.scalar(select(func.count()).select_from(waiting.subquery())) or 0


def behind(db: Session, place: Place, undone: str, letter: int | None) -> Select[int]:
    """Units that have not done something: sent the self-diagnosis, acknowledged a letter, reported on it."""
    if undone == "diagnosis":
        asked = select(Submission.school_id).where(Submission.cycle_id == (last_cycle(db, place) or 0))
        return asked.where(Submission.state != "sent")
    to = select(Delivery.unit_id).where(Delivery.letter_id == letter, Delivery.state != "cancelled")
    if undone == "acknowledged":
        return to.where(Delivery.state != "acknowledged")
    return to.where(Delivery.work.in_(OPEN))


def last_cycle(db: Session, place: Place) -> int | None:
    """The newest self-diagnosis of the body or of those above it."""
    return db.scalar(select(func.max(Cycle.id)).where(DIAGNOSIS, Cycle.unit_id.in_(over(place.unit_id))))


def count(db: Session, place: Place, chosen: Audience | None) -> int:
    """How many recipients an audience has at this moment."""
    if chosen is None:
        return 0
    found = seats(db, place, chosen).distinct().subquery()
    return db.scalar(select(func.count()).select_from(found)) or 0


def schools(db: Session, place: Place, chosen: Audience | None) -> int:
    """How many schools it means."""
    if chosen is None or chosen.get("kind") == "correction":
        return 0
    return db.scalar(select(func.count()).select_from(units(db, place, chosen).subquery())) or 0
