"""Sections in deputies' hands: one holder at a time, taken back at will, handed back with the author kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Cycle, Delegation, Seat, Submission, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms.schema import spoken
from services.forms.submissions import Draft, form_of
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

MOST_DEPUTIES = 12
LONGEST_TITLE = 60
FROM, TILL = time(8, 0), time(19, 0)  # ordinary messages respect the quiet hours


@dataclass(frozen=True, slots=True)
class Holding:
    """A section with the deputy who has it (held) or had it (done)."""

    id: int
    section: str
    seat_id: int
    title: str
    entered: bool
    state: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Deputy:
    """A deputy's seat at a school."""

    seat_id: int
    title: str
    entered: bool


def deputies(db: Session, school_id: int) -> list[Deputy]:
    """The school's deputies, whether they have come in yet or not."""
    rows = db.execute(
        select(Seat.id, Seat.title, Seat.person_id)
        .where(Seat.unit_id == school_id, Seat.role == "deputy", Seat.closed_at.is_(None))
        .order_by(Seat.person_id.is_(None), Seat.id)
    )
    return [Deputy(row[0], row[1], row[2] is not None) for row in rows]


def deputy(db: Session, school_id: int, seat_id: int) -> Deputy:
    """One of them; a seat of another school or role is not there."""
    for one in deputies(db, school_id):
        if one.seat_id == seat_id:
            return one
    raise NotThere


def new_deputy(db: Session, who: Who, director: Place, title: str, now: datetime) -> Deputy:
    """A seat for somebody who is to be invited; one of this title that is still empty serves again."""
    title = " ".join(title.split())
    if not 2 <= len(title) <= LONGEST_TITLE or sum(letter.isdigit() for letter in title) > 4:
        raise Refusal("deputy-title")
    known = deputies(db, director.unit_id)
    for one in known:
        if not one.entered and one.title.casefold() == title.casefold():
            return one
    if len(known) >= MOST_DEPUTIES:
        raise Refusal("deputies-too-many", most=MOST_DEPUTIES)
    seat = Seat(unit_id=director.unit_id, role="deputy", title=title)
    db.add(seat)
    db.flush()
    journal.write(db, who, "open-seat", "seat", seat.id, now, seat_id=director.seat_id)
    return Deputy(seat.id, title, False)


def holdings(db: Session, submission_id: int) -> dict[str, Holding]:
    """The last word about every section that was given away and not taken back: held or done."""
    rows = db.execute(
        select(Delegation, Seat.title, Seat.person_id)
        .join(Seat, Seat.id == Delegation.seat_id)
        .where(Delegation.submission_id == submission_id)
        .order_by(Delegation.id)
    )
    last = {
        d.section: Holding(d.id, d.section, d.seat_id, title, person is not None, d.state, d.given_at)
        for d, title, person in rows
    }
    return {section: one for section, one in last.items() if one.state != "taken-back"}


def give(db: Session, who: Who, draft: Draft, sections: Sequence[str], to: Deputy, now: datetime) -> list[str]:
    """Put sections into a deputy's hands; returns those that are new there. Never takes one from another deputy."""
    if draft.seat.role != "director":
        raise NotThere
    if not draft.open:
        raise Refusal("form-already-sent")
    held = holdings(db, draft.id)
    for section in sections:
        other = held.get(section)
        if other and other.state == "held" and other.seat_id != to.seat_id:
            raise Refusal("section-held-by", who=other.title)
    fresh = [s for s in sections if draft.held.get(s) != to.seat_id]
    rows = [
        Delegation(
            submission_id=draft.id, section=section, seat_id=to.seat_id, given_at=now, given_by=draft.seat.seat_id,
            state="held", rev=0,
        )
        for section in fresh
    ]  # fmt: skip
    db.add_all(rows)
    db.flush()
    if rows:
        _notify(db, to.seat_id, "section-given", rows[0].id, draft, now)
        journal.write(
            db, who, "give-section", "submission", draft.id, now,
            seat_id=draft.seat.seat_id, sections=fresh, to=to.seat_id,
        )  # fmt: skip
    return fresh


def _notify(db: Session, seat_id: int, key: str, number: int, draft: Draft, now: datetime, **args: Any) -> None:
    at = deadlines.next_working_moment(now, draft.zone, overrides(), start=FROM, end=TILL)
    once = f"delegation/{number}/{key}/{seat_id}"
    outbox.notify(db, seat_id, key, once=once, now=now, not_before=at, submission=draft.id, **args)


def take_back(db: Session, who: Who, draft: Draft, section: str, now: datetime) -> bool:
    """The director has it again; False when nobody held it any more."""
    if draft.seat.role != "director":
        raise NotThere
    holding = holdings(db, draft.id).get(section)
    if holding is None or not _end(db, holding.id, "taken-back", now):
        return False
    outbox.cancel(db, f"delegation/{holding.id}/")
    _notify(db, holding.seat_id, "section-back", holding.id, draft, now, section=section)
    journal.write(
        db, who, "take-section-back", "submission", draft.id, now,
        seat_id=draft.seat.seat_id, section=section, holder=holding.seat_id,
    )  # fmt: skip
    return True


def _end(db: Session, number: int, state: str, now: datetime) -> bool:
    held = update(Delegation).where(Delegation.id == number, Delegation.state == "held")
    return bool(affected(db, held.values(state=state, ended_at=now, rev=Delegation.rev + 1)))


def hand_back(db: Session, who: Who, draft: Draft, now: datetime) -> list[str]:
    """A deputy is done: the sections are the director's again, who hears of it once. Raises `Refusal` if not done."""
    if draft.seat.role != "deputy":
        raise NotThere
    if left := len(draft.state.missing):
        raise Refusal("section-unfinished", n=left)
    if draft.state.problems:
        raise Refusal("form-has-problems", n=len(draft.state.problems))
    mine = [one for one in holdings(db, draft.id).values() if one.seat_id == draft.seat.seat_id]
    done = [one for one in mine if _end(db, one.id, "done", now)]
    for director in _directors(db, draft.school_id) if done else ():
        sections = [one.section for one in done]
        _notify(db, director, "sections-done", done[0].id, draft, now, sections=sections, by=draft.seat.seat_id)
    journal.write(
        db, who, "hand-section-back", "submission", draft.id, now,
        seat_id=draft.seat.seat_id, sections=[one.section for one in done],
    )  # fmt: skip
    return [one.section for one in done]


def leave(db: Session, who: Who, seat_id: int, now: datetime) -> int:
    """A deputy's seat is empty now: what it held is the director's again, who hears. Returns how many sections."""
    rows = db.execute(
        select(Delegation, Submission.school_id, Unit.zone)
        .join(Submission, Submission.id == Delegation.submission_id)
        .join(Unit, Unit.id == Submission.school_id)
        .where(Delegation.seat_id == seat_id, Delegation.state == "held")
        .order_by(Delegation.id)
    ).all()
    back: dict[int, list[str]] = {}
    for held, _, _ in rows:
        number, submission, section = held.id, held.submission_id, held.section
        if _end(db, number, "taken-back", now):
            outbox.cancel(db, f"delegation/{number}/")
            back.setdefault(submission, []).append(section)
    for submission, sections in back.items():
        school, zone, number = next((s, z, held.id) for held, s, z in rows if held.submission_id == submission)
        at = deadlines.next_working_moment(now, zone, overrides(), start=FROM, end=TILL)
        for director in _directors(db, school):
            outbox.notify(
                db, director, "deputy-left", once=f"delegation/{number}/left/{director}", now=now, not_before=at,
                submission=submission, sections=sections, by=seat_id,
            )  # fmt: skip
        journal.write(db, who, "deputy-left", "submission", submission, now, seat_id=seat_id, sections=sections)
    return sum(map(len, back.values()))


def _directors(db: Session, school_id: int) -> list[int]:
    query = select(Seat.id).where(Seat.unit_id == school_id, Seat.role == "director", Seat.closed_at.is_(None))
    return list(db.scalars(query.order_by(Seat.id)))


def end_all(db: Session, submission_id: int, now: datetime) -> None:
    """It was sent: nobody holds a part of it any more."""
    for holding in holdings(db, submission_id).values():
        if _end(db, holding.id, "taken-back", now):
            outbox.cancel(db, f"delegation/{holding.id}/")


def in_hand(db: Session, place: Place) -> list[tuple[int, str]]:
    """(submission, due day) of the running cycles in which this deputy holds something."""
    rows = db.execute(
        select(Submission.id, Cycle.due_on)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .join(Delegation, Delegation.submission_id == Submission.id)
        .where(Delegation.seat_id == place.seat_id, Delegation.state == "held")
        .where(Submission.state != "sent", Cycle.closed_at.is_(None))
        .distinct()
        .order_by(Submission.id)
    )
    return [(row[0], row[1]) for row in rows]


def holders(db: Session, cycle_id: int) -> list[tuple[int, int, str]]:
    """(submission, deputy's seat, zone) of a cycle: who has a section in hand and so is not done."""
    rows = db.execute(
        select(Submission.id, Delegation.seat_id, Unit.zone)
        .join(Delegation, Delegation.submission_id == Submission.id)
        .join(Unit, Unit.id == Submission.school_id)
        .where(Submission.cycle_id == cycle_id, Submission.state != "sent", Delegation.state == "held")
        .distinct()
        .order_by(Submission.id, Delegation.seat_id)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def label(db: Session, submission_id: int, section: str, language: str) -> str:
    """What a section of a submission is called."""
    version = db.scalar(select(Submission.form_version_id).where(Submission.id == submission_id))
    found = form_of(db, version or 0).sections.get(section)
    return spoken(found.label, language) if found else section
