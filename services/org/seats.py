"""Seats as an operator sees them: who is in, who is invited, who cannot be reached; closing and freeing them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, aliased

from models import Entry, Invitation, Person, Seat, Unit
from models.engine import affected
from services import journal, outbox
from services.org import entry
from services.org.access import under
from services.org.entry import Issued
from services.org.people import Place, Who
from services.refusal import NotThere

PAGE = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One seat in a list. `state`: entered, blocked, invited, frozen or waiting (nobody was invited yet).

    `alone`: the unit has no other seat of this role, so its name says which one it is.
    """

    seat_id: int
    role: str
    title: str
    unit: str
    state: str
    alone: bool


def page(db: Session, operator: Place, role: str, number: int) -> tuple[list[Line], int]:
    """One page of the seats of a role in the operator's region, and how many pages there are."""
    where = (Seat.role == role, Seat.closed_at.is_(None), Seat.unit_id.in_(under(operator.unit_id)))
    total = db.scalar(select(func.count()).select_from(Seat).where(*where)) or 0
    twin = aliased(Seat)
    beside = select(func.count(twin.id)).where(
        twin.unit_id == Seat.unit_id, twin.role == role, twin.closed_at.is_(None), twin.id != Seat.id
    )
    rows = db.execute(
        select(Seat, Unit.name, Person.blocked_at, beside.scalar_subquery())
        .join(Unit, Unit.id == Seat.unit_id)
        .outerjoin(Person, Person.id == Seat.person_id)
        .where(*where)
        .order_by(Unit.name, Seat.id)
        .limit(PAGE)
        .offset(number * PAGE)
    ).all()
    lines = [
        Line(seat.id, seat.role, seat.title, unit, _state(db, seat, blocked), not others)
        for seat, unit, blocked, others in rows
    ]
    return lines, max(1, -(-total // PAGE))


def one(db: Session, who: Who, seat_id: int) -> tuple[Seat, Unit, str, Place]:
    """One seat of the operator's region with its state."""
    for place in who.seats:
        if place.role != "operator":
            continue
        row = db.execute(
            select(Seat, Unit)
            .join(Unit, Unit.id == Seat.unit_id)
            .where(Seat.id == seat_id, Seat.closed_at.is_(None), Unit.id.in_(under(place.unit_id)))
        ).first()
        if row is not None:
            blocked = db.scalar(select(Person.blocked_at).where(Person.id == row[0].person_id))
            return row[0], row[1], _state(db, row[0], blocked), place
    raise NotThere


def invite(db: Session, who: Who, seat_id: int, now: datetime) -> Issued:
    """A new invitation for one seat of the operator's region."""
    one(db, who, seat_id)
    return entry.issue(db, seat_id, who, now)


def revoke(db: Session, who: Who, seat_id: int, now: datetime) -> int:
    """What was handed out for this seat opens nothing any more."""
    _, _, _, operator = one(db, who, seat_id)
    gone = entry.revoke_open(db, seat_id)
    journal.write(db, who, "revoke", "seat", seat_id, now, seat_id=operator.seat_id, invitations=gone)
    return gone


def free(db: Session, who: Who, seat_id: int, now: datetime) -> bool:
    """The person loses the seat at once; the seat, its work and its history stay for the next one."""
    seat, _, _, operator = one(db, who, seat_id)
    entry.revoke_open(db, seat_id)
    taken = update(Seat).where(Seat.id == seat_id, Seat.person_id.is_not(None))
    done = affected(db, taken.values(person_id=None, taken_at=None))
    if done:
        outbox.reach_changed(db, select(Seat.id).where(Seat.id == seat_id))
        journal.write(db, who, "free", "seat", seat_id, now, seat_id=operator.seat_id, person=seat.person_id)
    return bool(done)


def left_alone(db: Session, who: Who) -> Place | None:
    """The operator's seat that nobody but this person holds, in a region where others work."""
    for place in who.seats:
        if place.role != "operator":
            continue
        others = select(Seat.id).where(
            Seat.unit_id.in_(under(place.unit_id)), Seat.person_id.is_not(None), Seat.person_id != who.person_id,
            Seat.closed_at.is_(None),
        )  # fmt: skip
        mine = Seat.unit_id == place.unit_id, Seat.role == "operator"
        if db.scalar(others.limit(1)) is not None and db.scalar(others.where(*mine).limit(1)) is None:
            return place
    return None


def vacant_since(db: Session, seat_id: int) -> datetime | None:
    """When the last person who sat there lost or left the seat; None when nobody has sat there."""
    joined = db.execute(
        select(Entry.id, Entry.person_id)
        .where(Entry.about == "seat", Entry.about_id == seat_id, Entry.act == "join")
        .order_by(Entry.id.desc())
        .limit(1)
    ).first()
    if joined is None:
        return None
    freed = (Entry.act == "free") & (Entry.about == "seat") & (Entry.about_id == seat_id)
    left = (Entry.act == "forget") & (Entry.about == "person") & (Entry.about_id == joined.person_id)
    return db.scalar(select(Entry.at).where(Entry.id > joined.id, freed | left).order_by(Entry.id).limit(1))


@dataclass(frozen=True, slots=True)
class Lost:
    """The last seat of somebody who has none now, and when it went."""

    title: str
    unit: str
    at: datetime
    zone: str
    taken: bool  # somebody else sits there


def lost(db: Session, who: Who) -> Lost | None:
    """What a person without a seat should know: since when their place is another's, or nobody's."""
    last = db.execute(
        select(Entry.id, Seat, Unit)
        .join(Seat, Seat.id == Entry.about_id)
        .join(Unit, Unit.id == Seat.unit_id)
        .where(Entry.about == "seat", Entry.act == "join", Entry.person_id == who.person_id)
        .order_by(Entry.id.desc())
        .limit(1)
    ).first()
    if last is None or not who.person_id:
        return None
    number, seat, unit = last
    went = (Entry.about == "seat", Entry.about_id == seat.id, Entry.act.in_(("join", "free")), Entry.id > number)
    at = db.scalar(select(Entry.at).where(*went).order_by(Entry.id).limit(1))
    return Lost(seat.title, unit.name, at, unit.zone, seat.person_id is not None) if at else None


def without_people(db: Session, operator: Place, role: str) -> list[tuple[int, str, str, str]]:
    """Seats of a role that nobody has entered: (seat, title, unit, code of the unit)."""
    rows = db.execute(
        select(Seat.id, Seat.title, Unit.name, Unit.code)
        .join(Unit, Unit.id == Seat.unit_id)
        .where(
            Seat.role == role, Seat.person_id.is_(None), Seat.closed_at.is_(None),
            Seat.unit_id.in_(under(operator.unit_id)),
        )
        .order_by(Unit.name, Seat.id)
    ).all()  # fmt: skip
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def above(db: Session, unit_id: int, role: str) -> list[int]:
    """Seats of a role at the nearest unit above (or at) this one that has any: the next rung of a ladder."""
    parent = aliased(Unit)
    step: int | None = unit_id
    while step is not None:
        found = db.scalars(
            select(Seat.id).where(Seat.unit_id == step, Seat.role == role, Seat.closed_at.is_(None))
        ).all()
        if found:
            return list(found)
        step = db.scalar(select(parent.parent_id).where(parent.id == step))
    return []


def _state(db: Session, seat: Seat, blocked: datetime | None) -> str:
    if seat.person_id is not None:
        return "blocked" if blocked else "entered"
    newest = db.scalar(
        select(Invitation.state)
        .where(Invitation.seat_id == seat.id, Invitation.state.in_(("open", "frozen")))
        .order_by(Invitation.id.desc())
    )
    return {"open": "invited", "frozen": "frozen"}.get(newest or "", "waiting")


def entered(db: Session, operator: Place, role: str) -> tuple[int, int]:
    """(seats somebody sits in, all seats) of a role in the operator's region."""
    query = select(func.count(Seat.person_id), func.count()).where(
        Seat.role == role, Seat.closed_at.is_(None), Seat.unit_id.in_(under(operator.unit_id))
    )
    row = db.execute(query).one()
    return row[0], row[1]
