"""A mentor's schools go to another mentor's seat in one step: who stands by them, what was to be said, the brief."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Handover, Mentoring, Unit
from services import journal, outbox
from services.journey import mentors, supports
from services.journey.supports import Help
from services.org import access, handover
from services.org.people import Who
from services.refusal import NotThere


def schools(db: Session, help_: Help, seat_id: int) -> list[tuple[int, str]]:
    """(school, name) of a mentor's schools that this seat arranges help for."""
    rows = db.execute(
        select(Unit.id, Unit.name)
        .join(Mentoring, Mentoring.school_id == Unit.id)
        .where(Mentoring.seat_id == seat_id, Mentoring.ended_at.is_(None))
        .where(Unit.id.in_(access.schools_of(help_.seat)))
        .order_by(Unit.name, Unit.id)
    ).all()
    return [(row[0], row[1]) for row in rows]


def give(
    db: Session, who: Who, help_: Help, seat_id: int, to: int, now: datetime, *, every: bool = False
) -> list[int]:  # fmt: skip
    """This school, or all of the mentor's, stand with the other one from now on; [] on a second press.

    What the former one wrote stays with the school; both hear, and the directors with the day's arrangements.
    """
    if to == seat_id or not any(one.seat_id == to for one in mentors.candidates(db, help_)):
        raise NotThere
    going = [number for number, _ in schools(db, help_, seat_id) if every or number == help_.school.id]
    if not going:
        return []
    there = {row.school_id for row in _running(db, to, going)}
    for one in _running(db, seat_id, going):
        one.ended_at = now
        if one.school_id not in there:
            by = help_.seat.seat_id
            db.add(Mentoring(seat_id=to, school_id=one.school_id, factor=one.factor, since=now, named_by=by))
    handover.carry_messages(db, seat_id, to, going)
    row = Handover(
        from_seat_id=seat_id, to_seat_id=to, school_ids=going, word="", made_at=now, made_by=help_.seat.seat_id
    )
    db.add(row)
    db.flush()
    journal.write(db, who, "hand-over-mentor", "seat", seat_id, now, seat_id=help_.seat.seat_id, to=to, schools=going)
    outbox.notify(db, to, "mentor-handed", once=f"handover/{row.id}/mentor", now=now, handover=row.id)
    outbox.notify(db, seat_id, "mentor-handed-away", once=f"handover/{row.id}/former", now=now, handover=row.id)
    for number in going:
        kept = supports.rows(db, number).get("mentor")
        if kept is not None:
            supports.tell(db, kept, help_.seat, now)
    return going


def _running(db: Session, seat_id: int, going: list[int]) -> list[Mentoring]:
    query = select(Mentoring).where(Mentoring.seat_id == seat_id, Mentoring.school_id.in_(going))
    return list(db.scalars(query.where(Mentoring.ended_at.is_(None)).order_by(Mentoring.id)))


def given(db: Session, handover_id: int) -> tuple[Handover, list[tuple[int, str]]] | None:
    """A hand-over with the schools that its receiver stands by still."""
    row = db.get(Handover, handover_id)
    if row is None:
        return None
    kept = {one.school_id for one in _running(db, row.to_seat_id, row.school_ids)}
    return row, [one for one in handover.names(db, row) if one[0] in kept]
