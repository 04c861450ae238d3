"""The talk about a case: the curator asks, the school answers, colleagues see what was done.

A line that begins with a slash is a word of ours, worded in the reader's language (nobody types one: that would be
a command). `/ask-…` and `/closed` are said to the school; `/step-…` and `/note …` are between colleagues.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Case, CaseWord, Seat, Unit
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms import personal
from services.org.people import Place, Who
from services.refusal import Refusal
from services.risk.hearing import curators_of, first_above, present, still_after

QUESTIONS = ("when", "done", "hinders")
LONGEST = 500
LETTERS = 3  # a step of fewer tells nobody anything
PAGE = 5
NOTE, STEP = "/note ", "/step-"


@dataclass(frozen=True, slots=True)
class Word:
    """One line of the talk. `role` is that of the seat it was said from."""

    id: int
    seat_id: int
    role: str
    title: str
    text: str
    said_at: datetime


def words(db: Session, case_id: int, *, school: bool = False) -> list[Word]:
    """The whole talk, oldest first; for the school without what colleagues noted for each other."""
    query = (
        select(CaseWord.id, CaseWord.seat_id, Seat.role, Seat.title, CaseWord.text, CaseWord.said_at)
        .join(Seat, Seat.id == CaseWord.seat_id)
        .where(CaseWord.case_id == case_id)
        .order_by(CaseWord.id)
    )
    found = [Word(*row) for row in db.execute(query)]
    return [word for word in found if not school or not word.text.startswith((NOTE, STEP))]


def paged(said: list[Word], page: int) -> tuple[list[Word], int]:
    """One page of a talk, 0 the newest, in the order it was said; and how many there are."""
    pages = max(1, -(-len(said) // PAGE))
    end = len(said) - min(max(page, 0), pages - 1) * PAGE
    return said[max(0, end - PAGE) : end], pages


def unanswered(db: Session, school_id: int) -> list[int]:
    """Cases in which the school was asked and has not answered."""
    last = select(func.max(CaseWord.id)).where(
        CaseWord.text.not_like(f"{NOTE}%"), CaseWord.text.not_like(f"{STEP}%")
    ).group_by(CaseWord.case_id)  # fmt: skip
    query = (
        select(CaseWord.case_id)
        .join(Case, Case.id == CaseWord.case_id)
        .join(Seat, Seat.id == CaseWord.seat_id)
        .where(CaseWord.id.in_(last.where(CaseWord.case_id == Case.id).correlate(Case)), Case.state != "closed")
        .where(Case.school_id == school_id, Seat.role != "director")
    )
    return list(db.scalars(query.order_by(CaseWord.id)))


def cleaned(text: str) -> str:
    """What was typed, without control characters; raises Refusal where it is empty, too long or names somebody."""
    line = "".join(c for c in text if c in "\n\t" or unicodedata.category(c)[0] != "C").strip()
    if not line:
        raise Refusal("answer-empty")
    if len(line) > LONGEST:
        raise Refusal("talk-too-long", seen=len(line), most=LONGEST)
    personal.refuse(line)
    return line


def own_step(text: str) -> str:
    """A step in one's own words: colleagues are to understand it tomorrow; raises Refusal."""
    line = cleaned(text)
    if sum(map(str.isalpha, line)) < LETTERS:
        raise Refusal("step-too-short", seen=line)
    return line


def directors_of(db: Session, school_id: int) -> list[int]:
    """The school's directors' seats that somebody sits in."""
    where = (Seat.unit_id == school_id, Seat.role == "director", Seat.closed_at.is_(None))
    return list(db.scalars(select(Seat.id).where(*where, Seat.person_id.is_not(None)).order_by(Seat.id)))


def ask(db: Session, who: Who, case: Case, seat: Place, text: str, now: datetime) -> datetime:
    """A question to the school; the same once more is still one. Returns when the director hears it.

    Raises Refusal where there is none.
    """
    if not directors_of(db, case.school_id):
        raise Refusal("talk-no-director")
    _say(db, who, case, seat, text, now)
    return tell_school(db, case, "talk-asked", str(_last(db, case.id)), now)


def school_hears(db: Session, case: Case, now: datetime) -> datetime:
    """When the director would hear a question asked now."""
    return _may_hear(case, db.get_one(Unit, case.school_id).zone, now)


def answer(db: Session, who: Who, case: Case, seat: Place, text: str, now: datetime) -> datetime:
    """The school's word. It reaches whoever asked last and whoever has the case, or those in their place."""
    _say(db, who, case, seat, text, now)
    at = school_hears(db, case, now)
    for seat_id in _askers(db, case):
        once = f"talk/{case.id}/{_last(db, case.id)}/{seat_id}"
        outbox.notify(db, seat_id, "talk-answered", once=once, now=now, not_before=at, case=case.id)
    return at


def note(db: Session, case: Case, seat: Place, text: str, now: datetime) -> bool:
    """A line of the talk; it shows that somebody is at it. False when it is the last line once more: a second press."""
    newest = words(db, case.id)[-1:]
    if newest and (newest[0].seat_id, newest[0].text) == (seat.seat_id, text):
        return False
    db.add(CaseWord(case_id=case.id, seat_id=seat.seat_id, text=text, said_at=now))
    if case.state == "taken":
        case.touched_at = now
    db.flush()
    return True


def tell_school(db: Session, case: Case, key: str, step: str, now: datetime) -> datetime:
    """A message to the school's directors, if the school was spoken to at all. Returns when they hear it."""
    at = school_hears(db, case, now)
    if words(db, case.id, school=True):
        for seat_id in directors_of(db, case.school_id):
            once = f"talk/{case.id}/{step}/{seat_id}"
            outbox.notify(db, seat_id, key, once=once, now=now, not_before=at, case=case.id)
    return at


def _say(db: Session, who: Who, case: Case, seat: Place, text: str, now: datetime) -> None:
    if note(db, case, seat, text, now):
        journal.write(db, who, "case-word", "case", case.id, now, seat_id=seat.seat_id)


def _may_hear(case: Case, zone: str, now: datetime) -> datetime:
    """A talk about an emergency does not wait; any other keeps quiet hours and days off."""
    if case.level == "emergency":
        return now
    begins, ends = deadlines.quiet_hours(overrides())
    return deadlines.next_working_moment(now, zone, overrides(), start=ends, end=begins)


def _last(db: Session, case_id: int) -> int:
    newest = select(CaseWord.id).where(CaseWord.case_id == case_id).order_by(CaseWord.id.desc()).limit(1)
    return db.scalar(newest) or 0


def _askers(db: Session, case: Case) -> Sequence[int]:
    asked = [word.seat_id for word in words(db, case.id, school=True) if word.role != "director"][-1:]
    wanted = dict.fromkeys([*asked, *([case.taken_by] if case.taken_by else [])])
    there = still_after(db, case.school_id, wanted)
    return there or present(db, curators_of(db, case.school_id)) or first_above(db, case.school_id)
