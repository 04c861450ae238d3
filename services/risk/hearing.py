"""Who hears of a school's signals, and when: by the class of the signal, and never somebody who is away."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Absence, Case, Curation, Seat, Unit
from services import deadlines, outbox, pacing
from services.content import overrides
from services.org import seats

RANK = {"process": 0, "medium": 1, "high": 2, "emergency": 3}
DIGEST = ("process", "medium")  # classes that wait for the morning


def heard_at(level: str, now: datetime, zone: str) -> datetime:
    """When a signal of this class may be heard: at once, in working hours, or in the next morning's digest."""
    if level == "emergency":
        return now
    if level == "high":
        return deadlines.next_working_moment(now, zone, overrides())
    morning, _ = deadlines.working_hours(overrides())
    tomorrow = deadlines.local(now, zone).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    today = deadlines.next_hour_of_day(now, zone, morning, overrides())
    # Before nine on a working day the digest of this very morning is still to come.
    same_day = deadlines.local(today, zone).date() == deadlines.local(now, zone).date()
    return today if same_day else deadlines.next_hour_of_day(tomorrow, zone, morning, overrides())


def curators_of(db: Session, school_id: int) -> list[int]:
    """Seats of the school's curators that somebody sits in, a substitute's among them."""
    return list(
        db.scalars(
            select(Seat.id)
            .join(Curation, Curation.seat_id == Seat.id)
            .where(Curation.school_id == school_id, Seat.closed_at.is_(None), Seat.person_id.is_not(None))
            .order_by(Seat.id)
        )
    )


def first_above(db: Session, school_id: int) -> list[int]:
    """The first rung above the curators where somebody sits; the operator last."""
    for role in ("coordinator", "operator"):
        found = present(db, occupied(db, seats.above(db, school_id, role)))
        if found:
            return found
    return []


def occupied(db: Session, seat_ids: Iterable[int]) -> list[int]:
    """Those of these seats that somebody sits in."""
    living = select(Seat.id).where(Seat.id.in_(list(seat_ids)), Seat.person_id.is_not(None), Seat.closed_at.is_(None))
    return list(db.scalars(living.order_by(Seat.id)))


def present(db: Session, seat_ids: Iterable[int]) -> list[int]:
    """Those of these seats that are not away today."""
    wanted = list(seat_ids)
    away = set(db.scalars(select(Absence.seat_id).where(Absence.seat_id.in_(wanted), Absence.state == "running")))
    return [seat_id for seat_id in wanted if seat_id not in away]


def still_after(db: Session, school_id: int, seat_ids: Iterable[int]) -> list[int]:
    """Those of these seats that somebody present sits in and that look after the school yet, if they are curators'."""
    there, theirs = present(db, occupied(db, seat_ids)), set(curators_of(db, school_id))
    curators = set(db.scalars(select(Seat.id).where(Seat.id.in_(there), Seat.role == "curator")))
    return [seat_id for seat_id in there if seat_id not in curators or seat_id in theirs]


def listeners(db: Session, case: Case) -> list[int]:
    """Who is to hear of it first: an emergency even those who are away; with nobody there, the rung above."""
    curators = curators_of(db, case.school_id)
    there = present(db, curators) or first_above(db, case.school_id)
    return sorted({*curators, *there}) if case.level == "emergency" else there


def people(db: Session, seat_ids: Sequence[int]) -> set[int]:
    """The persons in these seats: whoever holds two hears once."""
    return set(db.scalars(select(Seat.person_id).where(Seat.id.in_(seat_ids), Seat.person_id.is_not(None))).all())  # type: ignore[arg-type]


def tell(db: Session, case: Case, seat_id: int, key: str, step: str, at: datetime, now: datetime, **more: Any) -> int:
    """One message about a case, or a line in the morning's list when its class can wait for that."""
    if case.level in DIGEST and key in ("case-opened", "case-no-curator", "case-more"):
        return in_the_morning(db, case.id, seat_id, heard_at(case.level, now, _zone(db, seat_id)), now)
    return outbox.notify(
        db, seat_id, key, once=f"case/{case.id}/{step}/{seat_id}", now=now, not_before=at,
        rank="emergency" if case.level == "emergency" else "alert", case=case.id, **more,
    )  # fmt: skip


def in_the_morning(db: Session, case_id: int, seat_id: int, at: datetime, now: datetime) -> int:
    """A line in the one list that this seat gets at that hour."""
    once = f"cases/{seat_id}/{at:%Y%m%d%H%M}/{case_id}"
    return pacing.gather(db, seat_id, "cases-morning", "cases", case_id, once=once, at=at, now=now)


def _zone(db: Session, seat_id: int) -> str:
    """Where this seat's own morning begins."""
    return db.execute(select(Unit.zone).join(Seat, Seat.unit_id == Unit.id).where(Seat.id == seat_id)).scalar_one()


def pass_on(db: Session) -> int:
    """What waits for somebody who is away goes to the substitute; an emergency reaches both."""
    away = db.execute(select(Absence.seat_id, Absence.substitute_id).where(Absence.state == "running")).all()
    return sum(outbox.readdress(db, seat_id, substitute_id, "case", "talk-") for seat_id, substitute_id in away)
