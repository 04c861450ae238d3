"""Stopping a letter: from this moment nothing more leaves; later it goes on, to those who have not got it."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from models import Delivery, Letter, LetterWord
from models.engine import affected
from services import journal
from services.letters import announcing, books, news, progress
from services.letters.letters import Changed, Written
from services.org.people import Who

STOPPED = "stopped"  # the trouble of a delivery that was called off with its letter
# A letter that goes on at once, or is corrected, need not be told to have been stopped.
PAUSE = timedelta(minutes=10)


def stop(db: Session, who: Who, one: Written, rev: int, now: datetime) -> int:
    """Call it off for everybody whose message has not left; returns how many. They stay on the books as cancelled."""
    running = Letter.state.in_(books.GOING)
    _turn(db, one, rev, running, state="stopped", ended_at=now)
    news.call_off(db, one.row.id, books.OWN, news.CORRECTED, news.RESUMED)
    left = news.in_the_air(db)
    kept = Delivery.id.not_in(left) if left else Delivery.id.is_not(None)
    which = (Delivery.letter_id == one.row.id, Delivery.state == "waiting", Delivery.sent_at.is_(None), kept)
    gone = affected(db, update(Delivery).where(*which).values(state="cancelled", trouble=STOPPED, rev=Delivery.rev + 1))
    news.tell(db, one.row, news.STOPPED, now, *news.acting(), after=PAUSE)
    _note(db, who, one, "stopped", now, gone)
    return gone


def resume(db: Session, who: Who, one: Written, rev: int, now: datetime) -> int:
    """Go on: those who have it go on working, the others get it now; returns how many those are."""
    _turn(db, one, rev, Letter.state == "stopped", state="running", ended_at=None)
    told = news.call_off(db, one.row.id, news.STOPPED) == 0
    n = revive(db, one.row)
    announcing.announce(db, one.row, now)
    progress.begin(db, one.row, one.place.seat_id, now)
    if told:  # they have read that it was stopped
        news.tell(db, one.row, news.RESUMED, now, *news.acting())
    _note(db, who, one, "resumed", now, n)
    return n


def revive(db: Session, letter: Letter) -> int:
    """Who was called off with the letter waits for it again."""
    mine = (Delivery.letter_id == letter.id, Delivery.state == "cancelled", Delivery.trouble == STOPPED)
    values = {"state": "waiting", "trouble": None, "rev": Delivery.rev + 1}
    n = affected(db, update(Delivery).where(*mine).values(values))
    books.true_up(db, Delivery.letter_id == letter.id)
    return n


def called_off(db: Session, letter_id: int) -> int:
    """How many would get it if it went on."""
    mine = (Delivery.letter_id == letter_id, Delivery.state == "cancelled", Delivery.trouble == STOPPED)
    return db.scalar(select(func.count()).select_from(Delivery).where(*mine)) or 0


def _turn(db: Session, one: Written, rev: int, now_is: ColumnElement[bool], **values: object) -> None:
    same = update(Letter).where(Letter.id == one.row.id, Letter.rev == rev, now_is)
    if not affected(db, same.values(rev=rev + 1, **values)):
        raise Changed
    db.refresh(one.row)


def _note(db: Session, who: Who, one: Written, kind: str, now: datetime, n: int) -> None:
    db.add(LetterWord(letter_id=one.row.id, kind=kind, seat_id=one.place.seat_id, at=now, text=str(n)))
    db.flush()
    journal.write(db, who, kind, "letter", one.row.id, now, seat_id=one.place.seat_id, n=n)
