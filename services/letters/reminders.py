"""What is to be said of letters today: ahead of the term, half-way, on the day; after it who is to help.

Who has reported is never among those found; who has moved the letter since its term is left in peace until it stands
still again.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from models import Delivery, Extension, Hindrance, Letter, LetterWord, Person, Seat, Task, Unit
from services import deadlines, mornings
from services.letters import standstill, timeline
from services.letters.received import OPEN
from services.letters.timeline import Step
from services.mornings import Found
from services.org import seats, units
from services.risk import hearing
from services.roadmaps.standstill import waiting

MARK = "letters"
AFOOT = exists().where(Letter.state == "running")
UPWARDS = ("late-1", "late-3", "late-5", "ack-1")
Window = tuple[date, date]  # days since the last look: without the first, with the second


def due(db: Session, now: datetime) -> list[Found]:
    """For each recipient and each deputy of whom a word is due, at the hour they chose."""
    found: list[Found] = []
    for zone, hour, since, today in mornings.come(db, MARK, units.hours(db), AFOOT, now):
        found += _recipients(db, zone, hour, (since, today)) + _deputies(db, zone, hour, (since, today))
    return found


def late(db: Session, now: datetime) -> list[Found]:
    """Up the line, what nobody has moved since its term: the curator, the coordinator, the operator."""
    found: list[Found] = []
    for zone, _, since, today in mornings.come(db, MARK, [mornings.above()], AFOOT, now):
        found += _above(db, zone, (since, today))
    return found


def _newest(steps: Iterable[Step], window: Window, *begins: str) -> Step | None:
    """After a long silence only the last word is worth hearing."""
    passed = [step for step in steps if step.name.startswith(begins) and window[0] < step.day <= window[1]]
    return max(passed, key=lambda step: step.day, default=None)


# ── who carries it out ───────────────────────────────────────────────────────────────────────

Due = tuple[ColumnElement[bool], Step]


def _due(db: Session, zone: str, window: Window, upwards: bool) -> list[Due]:
    """(whose deliveries, the word that is due), for every letter that runs and every term its recipients have."""
    pairs = (
        select(Letter.id, Delivery.due_on)  # not the row: PostgreSQL cannot tell two JSON values apart
        .join(Delivery, Delivery.letter_id == Letter.id)
        .join(Unit, Unit.id == Delivery.unit_id)
        .where(Letter.state == "running", Unit.zone == zone, _waits())
        .distinct()
    )
    found: list[Due] = []
    for number, due_on in db.execute(pairs).all():
        letter = db.get_one(Letter, number)
        mine = Delivery.letter_id == letter.id
        steps = steps_of(letter, due_on, zone)
        term = _newest([s for s in steps if (s.name in UPWARDS) or not upwards], window, *_begins(upwards))
        if term is not None:
            found.append((and_(mine, Delivery.due_on == due_on, Delivery.work.in_(OPEN)), term))
        unread = _newest(steps, window, "ack-1" if upwards else "ack")
        if unread is not None:
            found.append((and_(mine, Delivery.state == "waiting"), unread))
    return found


Again = dict[int, tuple[Step, ...]]  # what is said of a delivery that moved since its term


def _back(again: Again, window: Window, *names: str) -> list[Due]:
    """(whose deliveries, the word that is due), of what stands still again."""
    found: dict[Step, list[int]] = defaultdict(list)
    for number, steps in again.items():
        step = _newest(steps, window, *names)
        if step is not None:
            found[step].append(number)
    return [(Delivery.id.in_(numbers), step) for step, numbers in found.items()]


def _moved(again: Again, delivery: int, step: Step) -> bool:
    """Its first ladder is over: what is said of it now counts from when it moved."""
    return step.name.startswith("late-") and delivery in again


def _begins(upwards: bool) -> tuple[str, ...]:
    return ("late-",) if upwards else ("half", "due-", "late-1")


def _waits() -> ColumnElement[bool]:
    return and_(Delivery.state != "cancelled", or_(Delivery.work.in_(OPEN), Delivery.state == "waiting"))


def steps_of(letter: Letter, due_on: str | None, zone: str) -> tuple[Step, ...]:
    """All that this letter says to those who have this term, as it was frozen when it was published."""
    if letter.published_at is None:
        return ()
    published = deadlines.local(letter.published_at, zone).date()
    until = date.fromisoformat(letter.acknowledge_on) if letter.acknowledge_on else None
    if due_on is None:  # «для сведения»: to be read, at most
        return tuple(s for s in timeline.steps(published, published, letter.ladder, acknowledge_on=until)
                     if s.name.startswith("ack"))  # fmt: skip
    return timeline.steps(published, date.fromisoformat(due_on), letter.ladder, acknowledge_on=until)


def _recipients(db: Session, zone: str, hour: str, window: Window) -> list[Found]:
    found: dict[int, dict[int, Step]] = defaultdict(dict)
    again = standstill.steps(db, zone, window[1])
    waits = waiting(db, "letter", list(again))
    for mine, step in [*_due(db, zone, window, upwards=False), *_back(again, window, "back-0")]:
        rows = db.execute(
            select(Delivery.id, Seat.id)
            .join(Unit, Unit.id == Delivery.unit_id)
            .join(Seat, Seat.id == Delivery.seat_id)
            .join(Person, Person.id == Seat.person_id)
            .where(mine, Delivery.state != "cancelled", Unit.zone == zone, Seat.closed_at.is_(None))
            .where(Person.reminder_hour == hour)
            .order_by(Delivery.due_on, Delivery.id)
        )
        for delivery, seat in rows:
            if not (_moved(again, delivery, step) or (step.name == "back-0" and delivery in waits)):
                found[seat].setdefault(delivery, step)
    return [
        Found(seat, "letters-due", f"due/{seat}/{window[1]}", zone, window[1], *_said(letters, zone, hour))
        for seat, letters in found.items()
    ]


def _said(due: dict[int, Step], zone: str, hour: str) -> tuple[dict[str, list[list[Any]]], datetime]:
    """What the message is given, and when it should come."""
    meant = deadlines.moment(max(step.day for step in due.values()), time.fromisoformat(hour), zone)
    return {"letters": [[number, step.name] for number, step in due.items()]}, meant


def _deputies(db: Session, zone: str, hour: str, window: Window) -> list[Found]:
    """A working day before a deputy's own term, on it, and the working day after."""
    rows = db.execute(
        select(Task, Seat.id)
        .join(Delivery, Delivery.id == Task.delivery_id)
        .join(Letter, Letter.id == Delivery.letter_id)
        .join(Unit, Unit.id == Delivery.unit_id)
        .join(Seat, Seat.id == Task.seat_id)
        .join(Person, Person.id == Seat.person_id)
        .where(Task.state == "held", Delivery.work.in_(OPEN), Delivery.state != "cancelled", Letter.state == "running")
        .where(Unit.zone == zone, Person.reminder_hour == hour, Seat.closed_at.is_(None))
        .order_by(Task.due_on, Task.id)
    )
    found: dict[int, dict[int, Step]] = defaultdict(dict)
    for task, seat in rows:
        given = deadlines.local(task.given_at, zone).date()
        steps = timeline.steps(given, date.fromisoformat(task.due_on), {"ahead": [1, 0], "half": 999})
        step = _newest(steps, window, "due-", "late-1")
        if step is not None:
            found[seat][task.id] = step
    return [
        Found(seat, "tasks-due", f"tasks-due/{seat}/{window[1]}", zone, window[1], *_said(due, zone, hour))
        for seat, due in found.items()
    ]


# ── above it ─────────────────────────────────────────────────────────────────────────────────


def _above(db: Session, zone: str, window: Window) -> list[Found]:
    found: dict[int, list[list[Any]]] = defaultdict(list)
    again = standstill.steps(db, zone, window[1])
    for mine, step in [*_due(db, zone, window, upwards=True), *_back(again, window, "back-1", "back-3", "back-5")]:
        rows = db.execute(
            select(Delivery, Unit, Letter)
            .join(Unit, Unit.id == Delivery.unit_id)
            .join(Letter, Letter.id == Delivery.letter_id)
            .where(mine, Delivery.state != "cancelled", Unit.zone == zone)
            .order_by(Unit.name, Delivery.id)
        ).all()
        for delivery, unit, letter in rows:
            unread = step.name == "ack-1" and moved_unread(db, delivery, letter, unit.zone)
            if not unread and not _moved(again, delivery.id, step):
                for seat in _rung(db, delivery, unit, step.name):
                    found[seat].append([delivery.id, step.name])
    today = window[1]
    return [Found(seat, "letters-late", "late", zone, today, {"letters": late}) for seat, late in found.items()]


def _rung(db: Session, delivery: Delivery, unit: Unit, name: str) -> list[int]:
    """The curators first, then the coordinator, then the operator; never the one who is late."""
    if name.endswith("-5"):
        found = hearing.present(db, hearing.occupied(db, seats.above(db, unit.id, "operator")))
    elif name.endswith("-3") or unit.kind != "school":
        found = hearing.first_above(db, unit.id)
    else:
        there = hearing.present(db, hearing.curators_of(db, unit.id))
        found = there or hearing.first_above(db, unit.id)
    return [seat for seat in found if seat != delivery.seat_id]


def moved_unread(db: Session, row: Delivery, letter: Letter, zone: str) -> bool:
    """Was anything heard since it was to be read: a word how it goes, a wish for time, an answered hindrance?"""
    term = letter.acknowledge_on
    if term is None:
        return False
    since = deadlines.end_of_day(date.fromisoformat(term), zone)
    of_word = and_(LetterWord.delivery_id == row.id, LetterWord.kind.in_(("news", "half")))
    said = exists().where(of_word, LetterWord.at > since)
    of_wish = and_(Extension.about == "letter", Extension.about_id == row.id)
    longer = exists().where(of_wish, func.coalesce(Extension.decided_at, Extension.asked_at) > since)
    of_way = and_(Hindrance.about == "letter", Hindrance.about_id == row.id)
    helped = exists().where(of_way, Hindrance.answered_at > since)
    return bool(db.scalar(select(or_(said, longer, helped))))
