"""An order's number or date was entered wrongly: corrected with a reason, journaled; the old value stays to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models import Entry, Mark, Roadmap, Step, Support, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.journey import exits, stages, supports, typed, way
from services.org import access, schools, settings
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal
from services.roadmaps import approval, roadmaps

ACT, REPLACED = "correct-order", supports.REPLACED
LONGEST = 200  # characters of a reason


@dataclass(frozen=True, slots=True)
class Order:
    """An order as it stands, through the seat that may correct it. `what`: roadmap support step."""

    what: str
    id: int
    number: str
    on: str
    unit: Unit
    seat: Place
    item: int = 0  # of a support measure: its place among the five

    @property
    def draft(self) -> str:
        return f"order/{self.what}/{self.id}/{self.seat.seat_id}"


@dataclass(frozen=True, slots=True)
class Before:
    """What stood there before. `how`: corrected by mistake, or replaced by another paper."""

    how: str
    number: str
    on: str
    at: datetime
    seat_id: int
    reason: str


def one(db: Session, who: Who, what: str, number: int, now: datetime) -> Order:
    """An order that this person may correct; raises NotThere for every other."""
    find = {"roadmap": _roadmap, "support": _support, "step": _step}.get(what)
    if find is None:
        raise NotThere
    return find(db, who, number, now)


def may(db: Session, who: Who, what: str, number: int, now: datetime) -> bool:
    """Is it this person's to correct?"""
    try:
        return bool(one(db, who, what, number, now))
    except Refusal:
        return False


def _roadmap(db: Session, who: Who, number: int, _: datetime) -> Order:
    plan = roadmaps.read(db, who, number)
    if not plan.own or plan.roadmap.state not in ("working", "completed") or not plan.roadmap.order_number:
        raise NotThere
    return Order("roadmap", number, plan.roadmap.order_number, plan.roadmap.order_on or "", plan.unit, plan.place)


def _support(db: Session, who: Who, number: int, now: datetime) -> Order:
    row = db.get(Support, number)
    item = next((k for k, kind in enumerate(stages.kinds()) if row and kind.code == row.kind), None)
    if row is None or item is None or not row.number:
        raise NotThere
    help_ = supports.arranged(db, who, row.school_id, stages.kind(item), now)
    return Order("support", number, row.number, row.dated_on or "", help_.school, help_.seat, item)


def _step(db: Session, who: Who, number: int, _: datetime) -> Order:
    """The order that lists a school is the operator's, that of the exit belongs to whoever decides it there."""
    row = db.get(Step, number)
    if row is None or not row.order_number:
        raise NotThere
    role = str(settings.value(db, row.school_id, "exit-decided-by")) if row.to_stage == exits.NEXT else way.DECIDERS[0]
    school, seat = access.school(db, who, row.school_id, role)
    return Order("step", number, row.order_number, row.order_on or "", school, seat)


def keep(db: Session, order: Order, text: str, now: datetime) -> tuple[str, str]:
    """The right number and day as they are typed, until the reason is there."""
    number, on = typed.order(text, deadlines.local(now, order.unit.zone).date())
    if (number, on) == (order.number, order.on):
        raise Refusal("order-same")
    db.merge(Mark(name=order.draft, value=f"{on} {number}"))
    db.flush()
    return number, on


def kept(db: Session, order: Order) -> tuple[str, str] | None:
    """What is about to be written."""
    mark = db.get(Mark, order.draft)
    if mark is None:
        return None
    on, _, number = mark.value.partition(" ")
    return number, on


def correct(db: Session, who: Who, order: Order, reason: str, now: datetime) -> bool:
    """Write it, once; False on a second press. Whoever works by this order hears the next morning."""
    said, why = kept(db, order), typed.words(reason, LONGEST)
    if said is None:
        return False
    number, on = said
    _put(db, order, number, on)
    db.execute(delete(Mark).where(Mark.name == order.draft))
    journal.write(
        db, who, ACT, order.what, order.id, now, seat_id=order.seat.seat_id, before=order.number,
        before_on=order.on, number=number, on=on, reason=why,
    )  # fmt: skip
    at = deadlines.next_working_moment(now, order.unit.zone, overrides())
    for seat_id in _hearers(db, order):
        once = f"order/{order.what}/{order.id}/{now:%Y%m%d%H%M%S}/{seat_id}"
        outbox.notify(
            db, seat_id, "order-corrected", once=once, now=now, not_before=at, rank="digest", what=order.what,
            item=order.id,
        )  # fmt: skip
    return True


def _put(db: Session, order: Order, number: str, on: str) -> None:
    """Nobody has changed it since it was read."""
    if order.what == "support":
        same = update(Support).where(Support.id == order.id, Support.number == order.number)
        changed = same.values(number=number, dated_on=on, rev=Support.rev + 1)
    else:
        table = Roadmap if order.what == "roadmap" else Step
        changed = update(table).where(table.id == order.id, table.order_number == order.number)
        changed = changed.values(order_number=number, order_on=on)
    if not affected(db, changed):
        raise Refusal("order-moved")
    db.expire_all()


def _hearers(db: Session, order: Order) -> list[int]:
    if order.what == "roadmap":
        found = set(approval.deciders(db, order.unit))
    else:
        found = {*schools.directors(db, order.unit.id), *way.curators(db, order.unit.id)}
    return sorted(found - {order.seat.seat_id})


def before(db: Session, what: str, number: int) -> Sequence[Before]:
    """What stood there earlier, the latest first."""
    query = select(Entry).where(Entry.about == what, Entry.about_id == number, Entry.act.in_((ACT, REPLACED)))
    return [
        Before(
            "corrected" if row.act == ACT else "replaced", row.details["before"], row.details["before_on"], row.at,
            row.seat_id or 0, row.details.get("reason", ""),
        )
        for row in db.scalars(query.order_by(Entry.id.desc()))
        if row.details
    ]  # fmt: skip


def told(db: Session, what: str, number: int) -> tuple[Unit, str, str] | None:
    """(unit, number, day) of an order for the message about it."""
    row: Roadmap | Support | Step | None = None
    if what == "support" and (row := db.get(Support, number)) is not None:
        unit, shown, on = db.get(Unit, row.school_id), row.number, row.dated_on
    elif what == "roadmap" and (row := db.get(Roadmap, number)) is not None:
        unit, shown, on = db.get(Unit, row.unit_id), row.order_number, row.order_on
    elif what == "step" and (row := db.get(Step, number)) is not None:
        unit, shown, on = db.get(Unit, row.school_id), row.order_number, row.order_on
    else:
        return None
    return (unit, shown, on or "") if unit is not None and shown else None
