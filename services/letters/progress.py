"""How the sending of a letter goes, for the one message in its author's chat that is edited until it is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models import Delivery, Letter, Mark, Notice, Unit
from services import outbox
from services.letters import announcing, books
from services.letters.books import Books

MARK = "letter-progress/"
LONGEST = timedelta(days=7)  # what has not left by then is told by the board alone


@dataclass(frozen=True, slots=True)
class Progress:
    """Where it stands: what may leave now takes so many seconds, `later` waits for the readers' own morning."""

    books: Books
    state: str  # of the letter
    seconds: int
    later: int
    next_at: datetime | None
    over: bool


def begin(db: Session, letter: Letter, seat_id: int, now: datetime) -> None:
    """A message of its own, which throws nobody out of anything; a new sending of the same letter has a new one."""
    once = f"{MARK}{letter.id}/{letter.version}/{letter.rev}"
    outbox.notify(
        db, seat_id, "letter-progress", once=once, now=now, rank="alert", letter=letter.id, since=now.isoformat()
    )
    db.merge(Mark(name=f"{MARK}{letter.id}", value=once))


def of(db: Session, letter: Letter, since: datetime, now: datetime) -> Progress:
    """At this moment, of what was begun then."""
    found = books.of(db, letter.id)
    left = dict(_left(db, letter.id)) if found.to_send else {}
    moments = {zone: announcing.moment(letter, zone, since) for zone in left}
    due = sum(n for zone, n in left.items() if moments[zone] <= now)
    later = [moment for moment in moments.values() if moment > now]
    over = not found.to_send or letter.state != "running" or now - since > LONGEST
    return Progress(
        found, letter.state, -(-due // outbox.A_SECOND), found.to_send - due, min(later, default=None), over
    )


def _left(db: Session, letter_id: int) -> list[tuple[str, int]]:
    where = (Delivery.letter_id == letter_id, Delivery.state == "waiting", Delivery.sent_at.is_(None))
    query = select(Unit.zone, func.count()).join(Delivery, Delivery.unit_id == Unit.id).where(*where)
    return [(zone, n) for zone, n in db.execute(query.group_by(Unit.zone))]


def live(db: Session) -> list[tuple[int, Notice]]:
    """The messages that are still edited, by letter; one that never arrived is told no more."""
    told = select(Mark.name, Notice).join(Notice, Notice.once == Mark.value).where(Mark.name.startswith(MARK))
    return [(int(name.removeprefix(MARK)), notice) for name, notice in db.execute(told.order_by(Mark.name))]


def end(db: Session, letter_id: int, once: str) -> None:
    """It is not edited any more – this one: a later sending has its own."""
    db.execute(delete(Mark).where(Mark.name == f"{MARK}{letter_id}", Mark.value == once))
