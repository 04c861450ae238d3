"""A letter while it is written, and as whom one may see it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import Letter, LetterFile, LetterItem, StoredFile, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.forms import personal
from services.org import access, settings
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

WRITE = ("operator", "coordinator")  # a region's body, a municipality's for its own
REQUIRED = ("due_on", "responsible", "participants", "report")  # the region's rule: without these no letter
DOCUMENT = ("number", "dated", "heading", "basis", "signed_by", "controller")
LONGEST = {"number": 40, "heading": 255, "signed_by": 160, "controller": 160, "responsible": 160}
TEXT = 3500  # characters of a body, a basis, a list of participants
MOST_ITEMS = 12


class Changed(Refusal):
    """Somebody else – or another press of the same person – was here first: the card shows how it stands."""

    def __init__(self) -> None:
        super().__init__("letter-changed")


@dataclass(frozen=True, slots=True)
class Written:
    """A letter with what belongs to it, and the seat through which it is seen."""

    row: Letter
    place: Place
    items: tuple[LetterItem, ...]
    files: tuple[StoredFile, ...]

    @property
    def draft(self) -> bool:
        """May its text still be changed without a correction?"""
        return self.row.state in ("draft", "confirming")

    @property
    def news(self) -> bool:
        """«Для сведения»: read and no more."""
        return self.row.kind == "info"


def of(db: Session, who: Who, letter_id: int) -> Written:
    """A letter of the body this person works for: its author and the others of that seat's role."""
    row = db.get(Letter, letter_id)
    if row is not None:
        for place in who.seats:
            if place.role in WRITE and place.unit_id == row.unit_id:
                return Written(row, place, tuple(items(db, letter_id)), tuple(files(db, letter_id)))
    raise NotThere


def items(db: Session, letter_id: int) -> list[LetterItem]:
    """The items of a draft in order; one with a negative place was taken out and can come back."""
    mine = select(LetterItem).where(LetterItem.letter_id == letter_id, LetterItem.place > 0)
    return list(db.scalars(mine.order_by(LetterItem.place)))


def files(db: Session, letter_id: int) -> list[StoredFile]:
    """The attachments in order, without those that were no file we keep."""
    query = select(StoredFile).join(LetterFile, LetterFile.file_id == StoredFile.id)
    query = query.where(StoredFile.state.not_in(("refused", "dropped")))
    return list(db.scalars(query.where(LetterFile.letter_id == letter_id).order_by(LetterFile.place)))


def begin(db: Session, who: Who, seat_id: int, kind: str, now: datetime) -> Written:
    """A new draft; its own body and today's date are known."""
    place = access.seat(who, seat_id, *WRITE)
    today = deadlines.local(now, place.zone).date().isoformat()
    row = Letter(
        unit_id=place.unit_id, seat_id=place.seat_id, kind=kind, state="draft", dated=today, made_at=now, rev=0
    )
    db.add(row)
    db.flush()
    journal.write(db, who, "begin-letter", "letter", row.id, now, seat_id=place.seat_id, kind=kind)
    return Written(row, place, (), ())


def change(db: Session, one: Written, rev: int, **fields: Any) -> None:
    """Set fields of a draft as this person saw it; whoever was to confirm it has to look again."""
    if not one.draft:
        raise Changed
    values = {name: cleaned(name, value) for name, value in fields.items()}
    touch(db, one, rev, **values)


def touch(db: Session, one: Written, rev: int, **values: Any) -> None:
    """Compare and set; a change of text or audience takes the confirmation away."""
    gone = {"state": "draft", "confirmed_by": None, "confirmed_at": None, "confirmed_digest": None, "asked_at": None}
    same = update(Letter).where(Letter.id == one.row.id, Letter.rev == rev, Letter.state.in_(("draft", "confirming")))
    seen, by, at = one.row.state == "confirming", one.row.confirmed_by, one.row.confirmed_at
    if not affected(db, same.values(rev=rev + 1, **{**gone, **values})):
        raise Changed
    db.refresh(one.row)
    if seen:
        _not_what_was_seen(db, one, by, at)


def _not_what_was_seen(db: Session, one: Written, by: int | None, at: datetime | None) -> None:
    """Nobody is asked any more to confirm the old text; whoever has confirmed it hears that it is another one now."""
    outbox.cancel(db, f"letter/{one.row.id}/confirm/")
    if by is not None and at is not None and by != one.place.seat_id:
        once = f"letter/{one.row.id}/void/{one.row.rev}"
        # As of the confirmation, which is over: due at once.
        outbox.notify(db, by, "letter-confirm-void", once=once, now=at, rank="alert", letter=one.row.id)


def cleaned(name: str, value: Any) -> Any:
    """A field's value without invisible signs; raises `Refusal` for a longer one, for a name where a position goes."""
    if not isinstance(value, str) or name in ("kind", "report", "due_on", "dated", "acknowledge_on"):
        return value
    said = "".join(char for char in value if char.isprintable() or char == "\n").strip()
    if name in LONGEST:
        said = " ".join(said.split())
    most = LONGEST.get(name, TEXT)
    if len(said) > most:
        raise Refusal("letter-too-long", seen=len(said), most=most)
    if name in ("responsible", "controller", "signed_by", "participants"):
        personal.refuse(said)  # positions, never names
    return said


def add_item(db: Session, one: Written, rev: int, action: str) -> LetterItem:
    """One more item at the end."""
    if len(one.items) >= MOST_ITEMS:
        raise Refusal("letter-items-full", most=MOST_ITEMS)
    touch(db, one, rev)
    last = db.scalar(select(func.max(LetterItem.place)).where(LetterItem.letter_id == one.row.id)) or 0
    row = LetterItem(letter_id=one.row.id, place=last + 1, action=cleaned("action", action))
    db.add(row)
    db.flush()
    return row


def gaps(one: Written, today: date) -> list[str]:
    """What is missing for publishing, the four of the rule first; nothing of it is guessed."""
    row = one.row
    missing = [name for name in REQUIRED if not getattr(row, name)] if not one.news else []
    if row.report == "form" and row.form_version_id is None and not one.news:
        missing.append("form")
    missing += [name for name in DOCUMENT if not getattr(row, name) and not (one.news and name != "heading")]
    if not row.body and not one.items:
        missing.append("body")
    if not (row.audience or {}).get("kind"):
        missing.append("audience")
    if row.due_on is not None and row.due_on < today.isoformat():
        missing.append("due-past")
    if any(item.due_on is not None and item.due_on > (row.due_on or item.due_on) for item in one.items):
        missing.append("item-late")
    if any(file.state == "asked" for file in one.files):
        missing.append("files")  # not fetched yet: whoever opens it would find nothing
    return missing


def number_of(db: Session, letter_id: int) -> str:
    """A letter's number alone, for a line about it; empty when it has none."""
    return db.scalar(select(Letter.number).where(Letter.id == letter_id)) or ""


def body(db: Session, unit_id: int) -> str:
    """The name of a body that issues letters, as its region calls itself."""
    own = settings.value(db, unit_id, "inviting-body") if settings.is_set(db, unit_id, "inviting-body") else ""
    return own or db.scalar(select(Unit.name).where(Unit.id == unit_id)) or ""
