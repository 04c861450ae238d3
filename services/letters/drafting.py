"""A draft on its way: begun, filled, copied, thrown away and fetched back; what its body wrote before."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import Letter, LetterFile, LetterItem
from models.engine import affected
from services import deadlines, journal
from services.letters import letters, typed
from services.letters.letters import Changed, Written
from services.org import access, settings
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

TYPED = ("number", "heading", "basis", "body", "signed_by", "controller", "responsible", "participants")
DAYS = ("due_on", "acknowledge_on", "dated")
COPIED = (
    "heading", "basis", "body", "signed_by", "controller", "responsible", "participants", "report", "form_version_id",
    "audience", "urgent", "minutes",
)  # fmt: skip
AGO, AHEAD = timedelta(days=366), timedelta(days=31)  # how far a document's own date may lie
EARLIER = 4  # values of one's own letters offered for a field
PAGE = 6
GONE = "dropped"
# Drafts first, then what is on its way, then what is over.
ORDER = {"draft": 0, "confirming": 0, "planned": 1, "running": 2, "stopped": 3, "closed": 3}


def kinds(db: Session, place: Place) -> list[str]:
    """What this body may issue."""
    name = "letter-kinds" if place.role == "operator" else "town-letters"
    found: list[str] = settings.value(db, place.unit_id, name)
    return found


def begin(db: Session, who: Who, seat_id: int, kind: str, after: int, now: datetime) -> Written:
    """A new draft; a second press of the same button – `after` was the newest letter then – finds the first one's."""
    place = access.seat(who, seat_id, *letters.WRITE)
    if kind not in kinds(db, place):
        raise Refusal("letter-kind-not-yours")
    made = select(Letter.id).where(Letter.seat_id == seat_id, Letter.id > after, Letter.kind == kind)
    known = db.scalar(made.where(Letter.rev == 0, Letter.state == "draft").order_by(Letter.id.desc()).limit(1))
    return letters.of(db, who, known) if known else letters.begin(db, who, seat_id, kind, now)


def newest(db: Session, seat_id: int) -> int:
    """The number of the newest letter of a seat, 0 for none."""
    return db.scalar(select(func.max(Letter.id)).where(Letter.seat_id == seat_id)) or 0


def listed(db: Session, place: Place, page: int) -> tuple[list[Letter], int]:
    """A page of the body's letters, drafts first, the newest first; and how many pages there are."""
    mine = (Letter.unit_id == place.unit_id, Letter.state != GONE)
    rows = db.execute(select(Letter.id, Letter.state).where(*mine).order_by(Letter.id.desc())).all()
    ordered = [number for number, _ in sorted(rows, key=lambda one: ORDER.get(one[1], 3))]
    pages = max(1, -(-len(ordered) // PAGE))
    at = min(max(page, 0), pages - 1) * PAGE
    shown = ordered[at : at + PAGE]
    found = {row.id: row for row in db.scalars(select(Letter).where(Letter.id.in_(shown)))}
    return [found[number] for number in shown], pages


def counts(db: Session, unit_id: int) -> tuple[int, int]:
    """(drafts, on their way) of a body."""
    held = select(Letter.state, func.count()).where(Letter.unit_id == unit_id).group_by(Letter.state)
    found = {row[0]: row[1] for row in db.execute(held)}
    return found.get("draft", 0) + found.get("confirming", 0), found.get("running", 0) + found.get("planned", 0)


def earlier(db: Session, unit_id: int, name: str, but: int) -> list[str]:
    """What this body's newest letters have in a field, each value once."""
    column = getattr(Letter, name)
    last = select(column).where(Letter.unit_id == unit_id, Letter.id != but, column != "", Letter.state != GONE)
    return list(dict.fromkeys(db.scalars(last.order_by(Letter.id.desc()).limit(40))))[:EARLIER]


def standing(letter: Letter) -> str:
    """Its state as its author speaks of it: what a second person has confirmed does not wait for it any more."""
    return "confirmed" if letter.state == "confirming" and letter.confirmed_at is not None else letter.state


def same_number(db: Session, one: Written) -> bool:
    """Has another letter of this body and year the same number? Numbers are given anew each year."""
    row, year = one.row, (one.row.dated or "")[:4]
    other = select(Letter.id).where(
        Letter.unit_id == row.unit_id, Letter.id != row.id, Letter.number == row.number, Letter.kind == row.kind,
        Letter.dated.like(f"{year}%"), Letter.state != GONE,
    )  # fmt: skip
    return bool(row.number and year and not correction(row)) and db.scalar(other.limit(1)) is not None


def patterns(db: Session, place: Place, most: int = 6) -> list[Letter]:
    """Letters of this body that can be copied, the newest first."""
    known = select(Letter).where(Letter.unit_id == place.unit_id, Letter.heading != "", Letter.state != GONE)
    found = db.scalars(known.order_by(Letter.id.desc()).limit(3 * most))
    return [row for row in found if not correction(row)][:most]


def correction(letter: Letter) -> bool:
    """Is this a new text of a letter that is out already?"""
    return (letter.audience or {}).get("kind") == "correction"


def today(one: Written, now: datetime) -> date:
    """The day it is where the body sits."""
    return deadlines.local(now, one.place.zone).date()


def check_day(one: Written, name: str, day: date, now: datetime) -> None:
    """Raises `Refusal` for a term that has passed, an acknowledgement after the term, a date out of this world."""
    first = today(one, now)
    if name == "dated":
        if not first - AGO <= day <= first + AHEAD:
            raise Refusal("letter-dated-far", day=f"{day:%d.%m.%Y}")
    elif day < first:
        raise Refusal("letter-day-past", day=f"{day:%d.%m.%Y}")
    elif name == "acknowledge_on" and one.row.due_on is not None and day.isoformat() > one.row.due_on:
        raise Refusal("letter-acknowledge-late", due=f"{date.fromisoformat(one.row.due_on):%d.%m.%Y}")


def put(db: Session, one: Written, rev: int, now: datetime, **fields: Any) -> None:
    """Set fields of a draft; a later acknowledgement goes with an earlier term."""
    for name in DAYS:
        if fields.get(name) is not None:
            check_day(one, name, date.fromisoformat(fields[name]), now)
    due, seen = fields.get("due_on"), fields.get("acknowledge_on", one.row.acknowledge_on)
    if due and seen and seen > due:
        fields["acknowledge_on"] = None
    if "kind" in fields and fields["kind"] not in kinds(db, one.place):
        raise Refusal("letter-kind-not-yours")
    letters.change(db, one, rev, **fields)


# ── copied, thrown away ──────────────────────────────────────────────────────────────────────


def copy(db: Session, who: Who, number: int, after: int, now: datetime) -> Written:
    """A new draft with everything of an earlier letter but its number, dates and files' place in time."""
    old = letters.of(db, who, number)
    again = select(Letter.id).where(Letter.seat_id == old.place.seat_id, Letter.id > after, Letter.kind == old.row.kind)
    known = db.scalar(again.where(Letter.heading == old.row.heading, Letter.state == "draft").limit(1))
    if known:
        return letters.of(db, who, known)
    if old.row.kind not in kinds(db, old.place):
        raise Refusal("letter-kind-not-yours")
    fresh = letters.begin(db, who, old.place.seat_id, old.row.kind, now)
    for name in COPIED:
        setattr(fresh.row, name, getattr(old.row, name))
    if correction(old.row):
        fresh.row.audience = None
    fresh.row.dated = None
    _copy_parts(db, old, fresh.row.id)
    db.flush()
    return letters.of(db, who, fresh.row.id)


def _copy_parts(db: Session, old: Written, number: int) -> None:
    for place, item in enumerate(old.items, 1):
        db.add(LetterItem(letter_id=number, place=place, action=item.action, responsible=item.responsible))
    for place, file in enumerate(old.files, 1):
        db.add(LetterFile(letter_id=number, file_id=file.id, place=place))


def drop(db: Session, who: Who, one: Written, rev: int, now: datetime) -> None:
    """Out of the list; it can be fetched back."""
    _move(db, one, rev, ("draft", "confirming"), GONE)
    journal.write(db, who, "drop-letter", "letter", one.row.id, now, seat_id=one.place.seat_id)


def restore(db: Session, who: Who, one: Written, rev: int, now: datetime) -> None:
    """As it was, but for a confirmation."""
    _move(db, one, rev, (GONE,), "draft")
    journal.write(db, who, "restore-letter", "letter", one.row.id, now, seat_id=one.place.seat_id)


def _move(db: Session, one: Written, rev: int, states: Sequence[str], state: str) -> None:
    step = update(Letter).where(Letter.id == one.row.id, Letter.rev == rev, Letter.state.in_(states))
    gone = {"confirmed_by": None, "confirmed_at": None, "confirmed_digest": None, "asked_at": None}
    if not affected(db, step.values(state=state, rev=rev + 1, **gone)):
        raise Changed
    db.refresh(one.row)


# ── items ────────────────────────────────────────────────────────────────────────────────────


def item(db: Session, who: Who, number: int) -> tuple[LetterItem, Written]:
    """An item with its letter, as whoever writes it."""
    row = db.get(LetterItem, number)
    if row is None:
        raise NotThere
    return row, letters.of(db, who, row.letter_id)


Refused = list[tuple[str, Refusal]]  # a line as it was typed, and why it is no item


def add_items(db: Session, who: Who, one: Written, text: str, now: datetime) -> tuple[int, Refused]:
    """Every line is an item: how many were added, and those that may not be – they keep no other one back."""
    n, refused = 0, Refused()
    for line in text.split("\n"):
        action, doer, day = typed.item(line, today(one, now))
        if not action:
            continue
        try:
            values = _fitting(one, now, action=action, responsible=doer, due_on=day)
            made = letters.add_item(db, one, one.row.rev, values.pop("action"))
        except letters.Changed:
            raise
        except Refusal as no:
            refused.append((line.strip(), no))
            continue
        _set(db, made, values)
        one, n = letters.of(db, who, one.row.id), n + 1
    return n, refused


def put_item(db: Session, one: Written, row: LetterItem, rev: int, now: datetime, **fields: Any) -> None:
    """Set an item's action, performer or term."""
    values = _fitting(one, now, **fields)
    letters.touch(db, one, rev)
    _set(db, row, values)


def _fitting(one: Written, now: datetime, **fields: Any) -> dict[str, Any]:
    """An item's fields as they are kept; the term is no later than the letter's."""
    if day := fields.get("due_on"):
        check_day(one, "due_on", date.fromisoformat(day), now)
        if one.row.due_on is not None and day > one.row.due_on:
            raise Refusal("letter-item-late", due=f"{date.fromisoformat(one.row.due_on):%d.%m.%Y}")
    return {name: letters.cleaned(name, value) for name, value in fields.items()}


def _set(db: Session, row: LetterItem, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    db.flush()


def move_item(db: Session, one: Written, row: LetterItem, rev: int, up: bool) -> None:
    """Change places with its neighbour."""
    order = [other.id for other in one.items]
    at = order.index(row.id)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(order):
        return
    letters.touch(db, one, rev)
    neighbour = one.items[to]
    row.place, neighbour.place = neighbour.place, row.place
    db.flush()


def remove_item(db: Session, one: Written, row: LetterItem, rev: int) -> None:
    """Out of the letter; it keeps its place for coming back."""
    letters.touch(db, one, rev)
    row.place = -abs(row.place)
    db.flush()


def restore_item(db: Session, one: Written, row: LetterItem, rev: int) -> None:
    if len(one.items) >= letters.MOST_ITEMS:
        raise Refusal("letter-items-full", most=letters.MOST_ITEMS)
    letters.touch(db, one, rev)
    row.place = abs(row.place)
    db.flush()
