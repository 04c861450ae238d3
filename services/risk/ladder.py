"""The ladder of a case: who hears again and higher up while nobody takes it, frozen when the case opens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Absence, Case, Unit
from services import deadlines, outbox
from services.content import overrides
from services.org import seats, settings
from services.risk.hearing import curators_of, listeners, occupied, people, present, tell

ONE_DAY = timedelta(days=1)  # a working day is never shorter
AT_ONCE = 50  # cases that climb in one tick; the next ones climb in the next, and nobody's press waits for all
ROLES = ("curator", "coordinator", "operator")


@dataclass(frozen=True, slots=True)
class Rung:
    """One step: when it is reached, after how many working days, and the seats that hear on it now."""

    number: int
    at: datetime
    days: int
    role: str
    seats: tuple[int, ...]
    empty: bool  # nobody sits there at all, which is not the same as: everybody there knows


def freeze(db: Session, school_id: int) -> list[Any]:
    """Who would hear on which working day, as things stand now: [[days, role, [seat, …], told], …]."""
    days = settings.value(db, school_id, "escalation-days")
    who = [curators_of(db, school_id), *(occupied(db, seats.above(db, school_id, role)) for role in ROLES[1:])]
    return [[n, role, found, False] for n, role, found in zip(days, ROLES, who, strict=True)]


def reached(case: Case, days: int, zone: str) -> datetime:
    """The moment of a rung."""
    return deadlines.add_working_days(case.heard_at, days, zone, overrides())


def rungs(db: Session, case: Case, zone: str) -> Iterator[Rung]:
    """All rungs of a case, with who hears on each today. An empty one is skipped upwards, the same person too."""
    heard = people(db, listeners(db, case))
    for number, (days, role, frozen, _) in enumerate(case.chain or freeze(db, case.school_id)):
        at, there = reached(case, days, zone), _heirs(db, case.school_id, role, frozen)
        if role == "curator":
            yield Rung(number, at, days, role, tuple(there), not there)
            continue
        if not there and role == "coordinator":
            role, there = "operator", _heirs(db, case.school_id, "operator", ())
        fresh = tuple(seat_id for seat_id in there if not people(db, [seat_id]) <= heard)
        heard |= people(db, there)
        yield Rung(number, at, days, role, fresh, not there)


def _heirs(db: Session, school_id: int, role: str, named: Sequence[int]) -> list[int]:
    """The seats of the frozen rung that still look after the school; else whoever does now."""
    if role == "curator":
        theirs = set(curators_of(db, school_id))
        kept = [seat_id for seat_id in named if seat_id in theirs]
        # A substitute's curation came after the chain was frozen.
        found = present(db, kept) + [s for s in _substitutes(db, kept) if s in theirs and s not in kept]
        return found or present(db, sorted(theirs))
    return present(db, occupied(db, named)) or present(db, occupied(db, seats.above(db, school_id, role)))


def _substitutes(db: Session, seat_ids: list[int]) -> list[int]:
    away = (Absence.state == "running", Absence.seat_id.in_(seat_ids))
    return list(db.scalars(select(Absence.substitute_id).where(*away).order_by(Absence.id)))


def ahead(db: Session, case: Case, zone: str, now: datetime) -> list[Rung]:
    """The rungs that are still to come: what the card promises."""
    if case.state != "open" or case.level == "process":
        return []
    return [rung for rung in rungs(db, case, zone) if rung.at > now and rung.seats]


def escalate(db: Session, now: datetime) -> int:
    """Tell again and higher up what nobody has taken, each rung once; so many cases at a time."""
    waiting = select(Case, Unit.zone).join(Unit, Unit.id == Case.school_id)
    waiting = waiting.where(Case.state == "open", Case.level != "process", Case.heard_at <= now - ONE_DAY)
    told = climbed = 0
    for case, zone in db.execute(waiting.order_by(Case.id)).all():
        said = _climb(db, case, zone, now)
        told, climbed = told + said, climbed + bool(said)
        if climbed == AT_ONCE:
            break
    return told


def _climb(db: Session, case: Case, zone: str, now: datetime) -> int:
    if case.chain is None:
        case.chain = freeze(db, case.school_id)
    due = {n for n, (days, _, _, told) in enumerate(case.chain) if not told and reached(case, days, zone) <= now}
    if not due:
        return 0
    told = 0
    for rung in rungs(db, case, zone):
        if rung.number in due and not rung.empty:
            told += sum(_tell_again(db, case, rung, seat_id, now) for seat_id in rung.seats)
            case.chain = [[*step[:3], step[3] or n == rung.number] for n, step in enumerate(case.chain)]
    return told


def _tell_again(db: Session, case: Case, rung: Rung, seat_id: int, now: datetime) -> int:
    if rung.role == "curator":
        # After an outage one message is enough.
        outbox.cancel(db, f"case/{case.id}/opened/{seat_id}")
    word = "again" if rung.role == "curator" else rung.role
    return tell(db, case, seat_id, f"case-{word}", f"{word}{round_of(case)}", rung.at, now, days=rung.days)


def first_told(db: Session, numbers: Sequence[int]) -> list[int]:
    """Those of these cases whose curators have heard no repeat yet: a list after one would only say it again."""
    rows = db.execute(select(Case.id, Case.chain).where(Case.id.in_(numbers)))
    return [number for number, chain in rows if not chain or not chain[0][3]]


def round_of(case: Case) -> str:
    """A case that came back climbs anew: while it is open, `touched_at` is the moment it came back."""
    return f"-{case.touched_at:%y%m%d%H%M}" if case.touched_at else ""
