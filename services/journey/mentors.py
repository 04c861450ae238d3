"""Mentors: who could stand by a school, who does, what they saw there. They advise and approve nothing."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import FactorLevel, Journey, Mentoring, Seat, Unit, Visit
from models.engine import affected
from services import deadlines, journal, outbox
from services.forms import dates, orders, personal
from services.forms.lines import NotUnderstood
from services.journey import facts, stages, supports, typed, way
from services.journey.supports import Help
from services.org import access, founding, schools, settings
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

STEADY = "steady"
KINDS = ("mentor", "word", "subjects", "review")  # of what is written down: a mentor's visit or word, others' visits
LONGEST = 1000  # characters


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could stand by a school: what speaks for them."""

    seat_id: int
    title: str
    unit: str
    load: int
    steady: bool  # their own school is on no list and has no factor at high risk
    fits: bool  # and does well in what troubles the other one

    @property
    def order(self) -> tuple[bool, bool, int, str]:
        return (not self.fits, not self.steady, self.load, self.unit)


def highest(db: Session, school_id: int) -> tuple[str, ...]:
    """The factors at the highest level of a school's newest profile."""
    profile = facts.newest_profile(db, school_id)
    levels = _levels(db, profile.id) if profile else {}
    worst = next((level for level in ("high", "medium") if level in levels.values()), "")
    return tuple(sorted(factor for factor, level in levels.items() if level == worst))


def _levels(db: Session, submission_id: int) -> dict[str, str]:
    query = select(FactorLevel).where(FactorLevel.submission_id == submission_id)
    return {row.factor: row.verified_level or row.level for row in db.scalars(query)}


def candidates(db: Session, help_: Help) -> list[Candidate]:
    """Mentors of the region who do not stand by this school yet, the fittest and least busy first."""
    region = help_.seat.unit_id if help_.seat.role == "operator" else _top(db, help_.school.id)
    taken = select(Mentoring.seat_id).where(Mentoring.school_id == help_.school.id, Mentoring.ended_at.is_(None))
    rows = db.execute(
        select(Seat.id, Seat.title, Unit)
        .join(Unit, Unit.id == Seat.unit_id)
        .where(Seat.role == "mentor", Seat.closed_at.is_(None), Seat.unit_id.in_(access.under(region)))
        .where(Seat.id.not_in(taken), Seat.unit_id != help_.school.id)
    ).all()
    troubled = highest(db, help_.school.id)
    prefer = settings.value(db, help_.school.id, "mentor-from") == STEADY
    found = [_candidate(db, row[0], row[1], row[2], troubled, prefer) for row in rows]
    return sorted(found, key=lambda one: one.order)


def _candidate(db: Session, seat: int, title: str, unit: Unit, troubled: tuple[str, ...], prefer: bool) -> Candidate:
    load = supports.load(db, seat)
    if not prefer or unit.kind != "school":
        return Candidate(seat, title, unit.name, load, False, False)
    profile = facts.newest_profile(db, unit.id)
    levels = _levels(db, profile.id) if profile else {}
    listed = db.get(Journey, unit.id) is not None
    steady = not listed and bool(levels) and "high" not in levels.values()
    fits = steady and bool(troubled) and all(levels.get(factor) == "low" for factor in troubled)
    return Candidate(seat, title, unit.name, load, steady, fits)


def _top(db: Session, unit_id: int) -> int:
    """The region a unit is in."""
    found = db.scalar(select(Unit.id).where(Unit.id.in_(access.over(unit_id)), Unit.parent_id.is_(None)))
    return found or unit_id


def name(db: Session, who: Who, help_: Help, seat_id: int, now: datetime) -> bool:
    """A mentor stands by this school from now on; both hear. False on a second press."""
    if seat_id in dict(supports.mentors(db, help_.school.id)):
        return False
    if not any(one.seat_id == seat_id for one in candidates(db, help_)):
        raise NotThere
    factor = next(iter(highest(db, help_.school.id)), None)
    row = Mentoring(
        seat_id=seat_id, school_id=help_.school.id, factor=factor, since=now, named_by=help_.seat.seat_id
    )  # fmt: skip
    db.add(row)
    db.flush()
    kept = supports.put(db, who, help_, now, state="working", reason="")
    journal.write(db, who, "mentor", "unit", help_.school.id, now, seat_id=help_.seat.seat_id, mentor=seat_id)
    outbox.notify(db, seat_id, "mentor-named", once=f"mentor/{row.id}", now=now, mentoring=row.id)
    supports.tell(db, kept, help_.seat, now)
    way.advance(db, help_.school.id, now)
    return True


def end(db: Session, who: Who, help_: Help, seat_id: int, now: datetime) -> bool:
    """They stand by it no longer; what they wrote stays."""
    running = update(Mentoring).where(
        Mentoring.seat_id == seat_id, Mentoring.school_id == help_.school.id, Mentoring.ended_at.is_(None)
    )
    if not affected(db, running.values(ended_at=now)):
        return False
    journal.write(db, who, "mentor-ended", "unit", help_.school.id, now, seat_id=help_.seat.seat_id, mentor=seat_id)
    outbox.notify(
        db, seat_id, "mentor-thanked", once=f"mentor-end/{help_.school.id}/{seat_id}/{now.isoformat()}", now=now,
        school=help_.school.id,
    )  # fmt: skip
    return True


def region_seat(db: Session, who: Who, operator: Place, code: str, title: str, now: datetime) -> int:
    """A mentor's seat at a unit of the operator's region; its invitation is issued as for every seat."""
    unit = founding.unit_coded(db, code)
    if unit is None or not access.beneath(db, unit.id, operator.unit_id):
        raise Refusal("mentor-no-unit", code=code[:40])
    same = select(Seat.id).where(Seat.unit_id == unit.id, Seat.role == "mentor", Seat.title == title)
    if (found := db.scalar(same.where(Seat.closed_at.is_(None)))) is not None:
        return found
    seat = Seat(unit_id=unit.id, role="mentor", title=title)
    db.add(seat)
    db.flush()
    journal.write(db, who, "mentor-seat", "seat", seat.id, now, seat_id=operator.seat_id)
    return seat.id


def typed_seat(text: str) -> tuple[str, str]:
    """Code of a unit and a position: «S-04 директор лицея»."""
    line = orders.line(text)
    code, _, title = line.partition(" ")
    title = title.strip(" ,–-")
    if not code or not title or len(title) > 160:
        raise Refusal("mentor-seat-unread", seen=line[:40])
    personal.refuse(title)
    return code.strip(","), title[0].upper() + title[1:]


def mine(db: Session, seat: Place) -> list[tuple[int, str, str, str | None]]:
    """(number, name, stage, last visit, a former mentor's too) of a mentor's schools."""
    last = select(func.max(Visit.visited_on)).where(Visit.school_id == Unit.id)
    rows = db.execute(
        select(Unit.id, Unit.name, Journey.stage, last.where(Visit.kind == "mentor").scalar_subquery())
        .join(Mentoring, Mentoring.school_id == Unit.id)
        .outerjoin(Journey, Journey.school_id == Unit.id)
        .where(Mentoring.seat_id == seat.seat_id, Mentoring.ended_at.is_(None))
        .order_by(Unit.name)
    ).all()
    return [(row[0], row[1], row[2] or "", row[3]) for row in rows]


def write(db: Session, who: Who, school_id: int, kind: str, text: str, now: datetime) -> Visit:
    """What was seen or said; «15.10: …» names the day, else it is today. The school and its curators hear."""
    roles = ("mentor",) if kind in ("mentor", "word") else access.LOOK_AFTER
    if kind not in KINDS:
        raise NotThere
    school, seat = access.school(db, who, school_id, *roles)
    today = deadlines.local(now, school.zone).date()
    day, words = _dated(typed.words(text, LONGEST), today)
    row = Visit(
        school_id=school.id, seat_id=seat.seat_id, kind=kind, visited_on=day.isoformat(), text=words, written_at=now
    )  # fmt: skip
    db.add(row)
    db.flush()
    journal.write(db, who, "visit", "visit", row.id, now, seat_id=seat.seat_id, kind=kind)
    for hearer in sorted({*schools.directors(db, school.id), *way.curators(db, school.id)} - {seat.seat_id}):
        outbox.notify(db, hearer, "visit-written", once=f"visit/{row.id}/{hearer}", now=now, visit=row.id)
    return row


def _dated(text: str, today: date) -> tuple[date, str]:
    head, colon, rest = text.partition(":")
    if colon and rest.strip() and head[:1].isdigit():
        try:
            day = dates.day(head, today)
        except NotUnderstood:
            return today, text
        if day > today and not re.search(r"\d{4}", head):  # «01.10» said in October is this one, not the next
            day = dates.day(head, today - timedelta(days=364))
        if day > today:
            raise Refusal("visit-ahead", day=f"{day:%d.%m.%Y}")
        return day, rest.strip()
    return today, text


def told(db: Session, mentoring_id: int) -> tuple[Mentoring, Unit] | None:
    """A pairing that still holds, for the message about it."""
    row = db.get(Mentoring, mentoring_id)
    unit = db.get(Unit, row.school_id) if row and row.ended_at is None else None
    return (row, unit) if row and unit else None


def visit(db: Session, visit_id: int) -> tuple[Visit, Unit] | None:
    """What was written, with its school."""
    row = db.get(Visit, visit_id)
    unit = db.get(Unit, row.school_id) if row else None
    return (row, unit) if row and unit else None


def kind_number() -> int:
    """Where the mentor stands among the support measures."""
    return next(k for k, kind in enumerate(stages.kinds()) if kind.code == "mentor")
