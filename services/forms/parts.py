"""Who may answer which part of a submission: the director all of it, a deputy the sections given, a curator by word."""

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Delegation
from services.forms.submissions import LOAD, Draft, drafted, held_by, owns
from services.org import access
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

GONE = {"taken-back": "section-taken-back", "done": "section-handed-back"}


def walked(db: Session, who: Who, submission_id: int, now: datetime) -> Draft:
    """The submission as this person may answer it.

    Raises `Refusal` for a deputy whose section has gone back, `NotThere` for everybody else.
    """
    rows = db.execute(LOAD, {"id": submission_id}).all()
    for place in who.seats:
        if rows and owns(db, place, submission_id, rows[0]):
            return drafted(db, submission_id, rows, place, now)
    for place in who.seats:
        if rows and (part := _part(db, submission_id, rows, place, now)):
            return part
    raise gone(db, who, submission_id)


def _part(db: Session, submission_id: int, rows: Sequence[Any], place: Place, now: datetime) -> Draft | None:
    first = rows[0]
    if first.state == "sent" or first.trial:
        return None
    if place.role == "deputy" and place.unit_id == first.school_id and place.seat_id in held_by(first.held).values():
        return _of_deputy(drafted(db, submission_id, rows, place, now))
    if place.role == "curator" and first.letter_id is None and access.sees(db, place, first.school_id):
        return _by_word(db, submission_id, rows, place, now)
    return None


def _of_deputy(draft: Draft) -> Draft:
    """Other answers count (a total known from elsewhere), but are neither asked nor shown."""
    mine = {section for section, seat in draft.held.items() if seat == draft.seat.seat_id}
    return replace(draft, state=replace(draft.state, only=_questions(draft, mine)))


def _questions(draft: Draft, sections: Container[str]) -> frozenset[str]:
    items = draft.compiled.form.items
    return frozenset(item.name for item in items if item.asked and item.section in sections)


def _by_word(db: Session, submission_id: int, rows: Sequence[Any], place: Place, now: datetime) -> Draft:
    """What a curator may enter. Nothing of the director's own draft reaches them, not even through a total.

    So a question that hangs on the director's private answer is left to the director.
    """
    private = {row.item for row in rows if row.item and not row.on_word and row.kind in ("given", "nodata")}
    draft = drafted(db, submission_id, rows, place, now, [row for row in rows if row.on_word])
    gates = {item.name for item in draft.compiled.gates} & private  # entries that are not theirs to add to
    private |= {item.name for item in draft.compiled.form.items if item.repeat in gates}
    free = {section.name for section in draft.compiled.form.sections} - draft.held.keys() | {""}
    return replace(draft, state=replace(draft.state, only=_questions(draft, free) - private))


def gone(db: Session, who: Who, submission_id: int, section: str = "") -> Refusal:
    """How it is put to a deputy who had a part of it once, and to anybody else."""
    seats = [place.seat_id for place in who.seats if place.role == "deputy"]
    had = select(Delegation.state).where(Delegation.submission_id == submission_id, Delegation.seat_id.in_(seats))
    if section:
        had = had.where(Delegation.section == section)
    state = db.scalar(had.order_by(Delegation.id.desc()).limit(1)) if seats else None
    return Refusal(GONE[state]) if state in GONE else NotThere()
