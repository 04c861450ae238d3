"""An item of a letter in a deputy's hands, with an earlier term: one holder at a time, taken back at will."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Delivery, Letter, Seat, Task, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms.delegation import Deputy
from services.letters import frozen
from services.letters.received import OPEN, Received
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal
from services.roadmaps.doing import worded

WHOLE = 0  # the report as a whole; the items are counted from 1


@dataclass(frozen=True, slots=True)
class Held:
    """A task as its holder or the director sees it."""

    row: Task
    delivery: Delivery
    letter: Letter
    said: dict[str, Any]
    unit: Unit
    place: Place

    @property
    def mine(self) -> bool:
        """Is the reader its holder?"""
        return self.place.seat_id == self.row.seat_id

    @property
    def open(self) -> bool:
        return self.row.state == "held" and self.delivery.work in OPEN and self.letter.state == "running"

    @property
    def item(self) -> dict[str, Any] | None:
        """The item of the letter; none for the report as a whole."""
        return next((one for one in self.said["items"] if one["place"] == self.row.item), None)

    def today(self, now: datetime) -> date:
        return deadlines.local(now, self.unit.zone).date()

    def late(self, now: datetime) -> bool:
        return self.open and self.row.due_on < self.today(now).isoformat()


def of(db: Session, who: Who, task_id: int) -> Held:
    """A task of this person's own: as its holder, or as who gave it."""
    row = db.get(Task, task_id)
    delivery = db.get(Delivery, row.delivery_id) if row is not None else None
    if row is None or delivery is None:
        raise NotThere
    for place in who.seats:
        if place.seat_id in (row.seat_id, delivery.seat_id) and place.unit_id == delivery.unit_id:
            letter, unit = db.get(Letter, delivery.letter_id), db.get(Unit, delivery.unit_id)
            assert letter is not None and unit is not None
            said = frozen.version(db, letter.id, delivery.version).content
            return Held(row, delivery, letter, said, unit, place)
    raise NotThere


def given(db: Session, delivery_id: int) -> list[tuple[Task, str, bool]]:
    """What is in deputies' hands or was done by them: (task, the deputy's title, whether they are in the bot)."""
    rows = db.execute(
        select(Task, Seat.title, Seat.person_id)
        .join(Seat, Seat.id == Task.seat_id)
        .where(Task.delivery_id == delivery_id, Task.state != "taken-back")
        .order_by(Task.item, Task.id)
    )
    return [(row[0], row[1], row[2] is not None) for row in rows]


def whole_of(db: Session, delivery_id: int, seat_id: int) -> int:
    """The newest task of this seat that is the report as a whole; raises NotThere."""
    query = select(Task.id).where(Task.delivery_id == delivery_id, Task.seat_id == seat_id, Task.item == WHOLE)
    found = db.scalar(query.order_by(Task.id.desc()).limit(1))
    if found is None:
        raise NotThere
    return found


def free(db: Session, one: Received) -> list[int]:
    """Items that nobody holds, the report as a whole among them."""
    held = {task.item for task, _, _ in given(db, one.row.id) if task.state == "held"}
    return [n for n in (WHOLE, *(item["place"] for item in one.said["items"])) if n not in held]


def give(db: Session, who: Who, one: Received, item: int, to: Deputy, due: date, now: datetime) -> Task | None:
    """Put it into a deputy's hands; None when it is there already: a second press."""
    if not one.own or one.place.role != "director" or item not in {0, *(each["place"] for each in one.said["items"])}:
        raise NotThere
    if not one.going:
        raise Refusal("letter-moved")
    for task, title, _ in given(db, one.row.id):
        if task.item == item and task.state == "held":
            if task.seat_id == to.seat_id:
                return None
            raise Refusal("task-held-by", who=title)
    check(one, due, now)
    row = Task(
        delivery_id=one.row.id, item=item, seat_id=to.seat_id, due_on=due.isoformat(), state="held", rev=0, word="",
        given_at=now, given_by=one.place.seat_id,
    )  # fmt: skip
    db.add(row)
    db.flush()
    _tell(db, to.seat_id, "task-given", row, one.unit.zone, now)
    journal.write(
        db, who, "give-task", "delivery", one.row.id, now, seat_id=one.place.seat_id, item=item, to=to.seat_id
    )
    return row


def check(one: Received, due: date, now: datetime) -> None:
    """Raises `Refusal` for a day that is past, or later than the letter's own."""
    if due < one.today(now):
        raise Refusal("task-too-early", day=f"{one.today(now):%d.%m.%Y}")
    if one.row.due_on is not None and due.isoformat() > max(one.row.due_on, one.today(now).isoformat()):
        raise Refusal("task-too-late", day=f"{date.fromisoformat(one.row.due_on):%d.%m.%Y}")


def offered(one: Received, now: datetime) -> list[date]:
    """Earlier terms to choose from: one, two and three working days before the letter's."""
    today = one.today(now)
    if one.row.due_on is None or one.row.due_on <= today.isoformat():
        return [today]
    noon = deadlines.moment(date.fromisoformat(one.row.due_on), deadlines.DAY_STARTS, one.unit.zone)
    days = [
        deadlines.local(deadlines.working_days_earlier(noon, n, one.unit.zone, overrides()), one.unit.zone).date()
        for n in (1, 2, 3)
    ]
    return [day for day in days if day >= today] or [today]


def take_back(db: Session, who: Who, one: Held, now: datetime) -> bool:
    """The director has it again; False when nobody held it any more."""
    if one.mine:
        raise NotThere
    if not _end(db, one.row, "taken-back", now):
        return False
    _tell(db, one.row.seat_id, "task-back", one.row, one.unit.zone, now)
    journal.write(db, who, "take-task-back", "delivery", one.delivery.id, now, seat_id=one.place.seat_id)
    return True


def done(db: Session, who: Who, one: Held, rev: int, word: str, now: datetime) -> None:
    """The holder is done with an item, with a word or without; the director hears of it once."""
    if not one.mine or one.row.item == WHOLE:
        raise NotThere
    if not one.open or rev != one.row.rev or not _end(db, one.row, "done", now, word=worded(word)):
        raise Refusal("letter-moved")
    if one.delivery.seat_id is not None:
        _tell(db, one.delivery.seat_id, "task-done", one.row, one.unit.zone, now)
    journal.write(db, who, "task-done", "delivery", one.delivery.id, now, seat_id=one.place.seat_id)


def end(db: Session, delivery_id: int, now: datetime, *, by: int) -> None:
    """It is reported: nobody holds a part of it any more; to whom it was given hears, the director too."""
    for task, _, _ in given(db, delivery_id):
        if task.state != "held":
            continue
        theirs = task.seat_id == by
        if _end(db, task, "done" if theirs else "taken-back", now):
            delivery = db.get(Delivery, delivery_id)
            assert delivery is not None
            to = delivery.seat_id if theirs else task.seat_id
            if to is not None:
                _tell(db, to, "task-done" if theirs else "task-back", task, zone_of(db, delivery.unit_id), now)


def leave(db: Session, who: Who, seat_id: int, now: datetime) -> int:
    """A deputy's seat is empty now: what it held is the director's again, who hears. Returns how many."""
    rows = db.execute(
        select(Task, Delivery).join(Delivery, Delivery.id == Task.delivery_id)
        .where(Task.seat_id == seat_id, Task.state == "held").order_by(Task.id)
    ).all()  # fmt: skip
    for task, delivery in rows:
        _end(db, task, "taken-back", now)
        if delivery.seat_id is not None and delivery.work in OPEN:
            _tell(db, delivery.seat_id, "task-left", task, zone_of(db, delivery.unit_id), now)
        journal.write(db, who, "deputy-left", "delivery", delivery.id, now, seat_id=seat_id)
    return len(rows)


def in_hand(db: Session, place: Place) -> list[tuple[Task, Delivery]]:
    """What this seat holds of letters that run, by term."""
    rows = db.execute(
        select(Task, Delivery)
        .join(Delivery, Delivery.id == Task.delivery_id)
        .join(Letter, Letter.id == Delivery.letter_id)
        .where(Task.seat_id == place.seat_id, Task.state == "held", Delivery.work.in_(OPEN))
        .where(Delivery.state != "cancelled", Letter.state == "running")
        .order_by(Task.due_on, Task.id)
    )
    return [(row[0], row[1]) for row in rows]


def name_of(db: Session, task: Task, delivery: Delivery) -> str:
    """The action of its item; '' for the report as a whole."""
    said = frozen.version(db, delivery.letter_id, delivery.version).content
    return next((one["action"] for one in said["items"] if one["place"] == task.item), "")


def _end(db: Session, row: Task, state: str, now: datetime, **more: str) -> bool:
    held = update(Task).where(Task.id == row.id, Task.state == "held")
    done = affected(db, held.values(state=state, ended_at=now, rev=Task.rev + 1, **more))
    db.refresh(row)
    outbox.cancel(db, f"letter-task/{row.id}/")
    return bool(done)


def _tell(db: Session, seat_id: int, key: str, row: Task, zone: str, now: datetime) -> None:
    at = deadlines.next_working_moment(now, zone, overrides(), end=deadlines.QUIET_FROM, start=deadlines.QUIET_UNTIL)
    outbox.notify(db, seat_id, key, once=f"letter-task/{row.id}/{key}/{seat_id}", now=now, not_before=at, task=row.id)


def zone_of(db: Session, unit_id: int) -> str:
    """Where this unit's day begins."""
    return db.execute(select(Unit.zone).where(Unit.id == unit_id)).scalar_one()
