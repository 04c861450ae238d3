"""To whom a letter goes: a choice as data, and the seats it means at this moment. An empty choice is nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models import Seat, Unit
from services.org.access import under
from services.org.people import Place

# {"kind": "schools"} all schools of the body; {"kind": "towns", "units": […]} the schools of these municipalities;
# {"kind": "list", "units": […]} these; "role": director (usual), coordinator, curator, mentor.
Audience = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A unit, and the seat that gets the letter; none: nobody can be written to there."""

    unit_id: int
    seat_id: int | None


def units(db: Session, place: Place, chosen: Audience) -> Select[int]:
    """The ids of the units an audience means."""
    kind = chosen["kind"]
    role = chosen.get("role", "director")
    below = select(Unit.id).where(Unit.id.in_(under(place.unit_id)))
    if role in ("coordinator", "curator"):
        towns = below.where(Unit.kind != "school", Unit.id != place.unit_id)
        return towns.where(Unit.id.in_(chosen["units"])) if kind in ("towns", "list") else towns
    schools = below.where(Unit.kind == "school")
    if kind == "towns":
        return schools.where(Unit.parent_id.in_(chosen["units"]))
    if kind == "list":
        return schools.where(Unit.id.in_(chosen["units"]))
    return schools


def recipients(db: Session, place: Place, chosen: Audience) -> list[Recipient]:
    """Everyone it means, each once, in the order of the units."""
    role = chosen.get("role", "director")
    who = units(db, place, chosen)
    seats = select(Seat.unit_id, Seat.id).where(Seat.role == role, Seat.closed_at.is_(None)).subquery()
    rows = db.execute(
        select(Unit.id, seats.c.id).outerjoin(seats, seats.c.unit_id == Unit.id).where(Unit.id.in_(who))
        .order_by(Unit.id, seats.c.id)
    ).all()  # fmt: skip
    return [Recipient(unit, seat) for unit, seat in rows]
