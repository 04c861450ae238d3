"""Writing a roadmap: measures added, changed, moved, taken out; of one in work as a change that waits for agreement."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from models import Measure
from models.engine import affected
from services import deadlines, journal
from services.content import overrides
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.roadmaps import draft, library, roadmaps, terms
from services.roadmaps.measures import Measure as Offer
from services.roadmaps.roadmaps import ANSWER, REMOVED, Plan, Stale

MOST = 40  # measures; a longer plan is not carried out
FARTHEST = 3 * 366  # days


def begin_change(db: Session, who: Who, plan: Plan, now: datetime) -> None:
    """A roadmap in work is opened for a change; what is in force goes on."""
    if not plan.own or plan.phase != "settled":
        raise Stale
    if plan.roadmap.state != "working":  # an agreed one is put in force first: there is nothing to protect yet
        raise Stale
    roadmaps.touch(db, plan.roadmap, plan.roadmap.rev, change="draft")
    journal.write(db, who, "change", "roadmap", plan.roadmap.id, now, seat_id=plan.place.seat_id)


def drop_change(db: Session, who: Who, plan: Plan, now: datetime) -> None:
    """The change is given up: everything is as it was agreed. One that waits for its word is recalled first."""
    if not plan.own or plan.roadmap.change not in ("draft", "returned"):
        raise Stale
    roadmaps.touch(db, plan.roadmap, plan.roadmap.rev, change=None)
    of = Measure.roadmap_id == plan.roadmap.id
    db.execute(delete(Measure).where(of, Measure.state == "new"))
    db.execute(update(Measure).where(of).values(proposed=None, remark=None))
    db.expire_all()
    journal.write(db, who, "drop-change", "roadmap", plan.roadmap.id, now, seat_id=plan.place.seat_id)


def change(db: Session, plan: Plan, row: Measure, rev: int, **values: Any) -> None:
    """Change fields of one measure; raises `Stale` when it was changed on another phone meanwhile."""
    if not plan.may_edit(row):
        raise Refusal("measure-closed")
    _check(roadmaps.seen(row) | values)
    in_force = plan.roadmap.change is not None and row.state != "new"
    fields = {"proposed": {**(row.proposed or {}), **values}} if in_force else values
    _set(db, row, rev, fields)


def offers(db: Session, plan: Plan) -> list[Offer]:
    """What the library has that the roadmap has not."""
    there = {roadmaps.seen(row)["code"] for row in plan.rows if not roadmaps.gone(row)}
    return [one for one in library.of_unit(db, plan.unit.id).offered if one.code not in there]


def search(db: Session, plan: Plan, text: str) -> list[Offer]:
    """Those that have the beginning of every typed word in their code, name or contents, in any language."""
    words = [word[:-1] if len(word) > 5 else word for word in text.casefold().split()]  # «наставника», «наставник»
    found = []
    for one in offers(db, plan):
        text_of = " ".join((one.code, *one.name.values(), *one.what.values())).casefold()
        if words and all(word in text_of for word in words):
            found.append(one)
    return found


def set_day(db: Session, plan: Plan, row: Measure, rev: int, what: str, day: date) -> None:
    """Another first or last day; a later start takes the end along, so that the measure stays as long as it was."""
    values = {what: day.isoformat()}
    now = roadmaps.seen(row)
    starts, ends = date.fromisoformat(now["starts_on"]), date.fromisoformat(now["ends_on"])
    if what == "starts_on" and day > ends:
        values["ends_on"] = terms.backward(day + (ends - starts), overrides()).isoformat()
    change(db, plan, row, rev, **values)


def replace(db: Session, plan: Plan, row: Measure, rev: int, code: str, now: datetime) -> None:
    """Another measure of the library in its place, with its own numbers; the first day stays."""
    offer = _offered(db, plan, code)
    slot, starts = draft.Slot(offer.factor, 0, 0), date.fromisoformat(roadmaps.seen(row)["starts_on"])
    other = draft.row(plan.roadmap.id, row.place, offer, slot, starts, draft.state_of_basis(db, plan, now))
    values = {name: getattr(other, name) for name in roadmaps.FIELDS if name not in ("place", "participants")}
    change(db, plan, row, rev, **values, participants="")


def answer(db: Session, plan: Plan, row: Measure, rev: int, text: str) -> None:
    """A word to the remark instead of a change."""
    if not plan.may_edit(row) or row.remark is None:
        raise Refusal("measure-closed")
    _set(db, row, rev, {"proposed": {**(row.proposed or {}), ANSWER: text}})


def remove(db: Session, plan: Plan, row: Measure, rev: int) -> None:
    """Take a measure out; `restore` brings it back until the roadmap is sent."""
    if not plan.may_edit(row):
        raise Refusal("measure-closed")
    _set(db, row, rev, {"proposed": {**(row.proposed or {}), REMOVED: True}})


def restore(db: Session, plan: Plan, row: Measure, rev: int) -> None:
    """Bring a measure back that was taken out."""
    kept = {name: value for name, value in (row.proposed or {}).items() if name != REMOVED}
    if not plan.editable:
        raise Refusal("measure-closed")
    _set(db, row, rev, {"proposed": kept or None})


def move(db: Session, plan: Plan, row: Measure, rev: int, step: int) -> None:
    """One place up (−1) or down (+1); at the end of the list nothing happens."""
    if not plan.editable:
        raise Refusal("measure-closed")
    order = [one for one in plan.rows if one.state != "withdrawn"]
    at = order.index(row)
    if 0 <= at + step < len(order):
        order.insert(at + step, order.pop(at))
        _set(db, row, rev, {})
        for place, one in enumerate(order):
            one.place = place  # an order is no promise: it changes at once, in a change too
        db.flush()


def add_from_library(db: Session, plan: Plan, code: str, now: datetime) -> Measure:
    """A measure of the library as the last row, with dates and the school's own numbers."""
    offer = _offered(db, plan, code)
    state = draft.state_of_basis(db, plan, now)
    slot = draft.Slot(offer.factor, 0, 0)
    first = terms.beginning(_today(plan, now), overrides())
    return _add(db, plan, draft.row(plan.roadmap.id, _last(db, plan) + 1, offer, slot, first, state))


def add_own(db: Session, plan: Plan, factor: str, name: str, now: datetime) -> Measure:
    """The school's own measure: named by its director, the rest filled in to be changed."""
    starts = terms.beginning(_today(plan, now), overrides())
    ends = terms.end(starts, 8, 4, overrides())
    own = Measure(
        roadmap_id=plan.roadmap.id, place=_last(db, plan) + 1, factor=factor, name=name,
        starts_on=starts.isoformat(), ends_on=ends.isoformat(), responsible=plan.place.title,
    )  # fmt: skip
    return _add(db, plan, own)


def _offered(db: Session, plan: Plan, code: str) -> Offer:
    offer = library.of_unit(db, plan.unit.id).measure(code)
    if any(roadmaps.seen(row)["code"] == code and not roadmaps.gone(row) for row in plan.rows):
        raise Refusal("measure-already-there")
    return offer


def _add(db: Session, plan: Plan, row: Measure) -> Measure:
    if not plan.editable:
        raise Refusal("measure-closed")
    if sum(not roadmaps.gone(one) for one in plan.rows) >= MOST:
        raise Refusal("roadmap-too-long", n=MOST)
    row.state = "new" if plan.roadmap.change is not None else "planned"
    # A row added while others wait for their mending is open like them.
    row.remark = "" if plan.phase == "returned" else None
    db.add(row)
    db.flush()
    return row


def _set(db: Session, row: Measure, rev: int, values: dict[str, Any]) -> None:
    if not affected(db, update(Measure).where(Measure.id == row.id, Measure.rev == rev).values(rev=rev + 1, **values)):
        raise Stale
    db.refresh(row)


def _check(row: roadmaps.Row) -> None:
    starts, ends = date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])
    if ends < starts:
        raise Refusal("measure-ends-before", starts=row["starts_on"], ends=row["ends_on"])
    if (ends - starts).days > FARTHEST:
        raise Refusal("measure-too-long")
    if not row["name"].strip() or not row["responsible"].strip():
        raise NotThere


def _last(db: Session, plan: Plan) -> int:
    return db.scalar(select(func.max(Measure.place)).where(Measure.roadmap_id == plan.roadmap.id)) or 0


def _today(plan: Plan, now: datetime) -> date:
    return deadlines.local(now, plan.unit.zone).date()
