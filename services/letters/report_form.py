"""What a letter asks for in return: a mark, a file, or a form – taken, sent, or written in chat."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import FormVersion, Letter, StoredFile
from models.engine import stir
from services import content, inspection, outbox
from services.forms import library, submissions
from services.forms.problems import Problem
from services.forms.schema import Form
from services.letters import form_lines, letters
from services.letters.letters import Written
from services.org import people, uploads
from services.refusal import NotThere, Refusal

PURPOSE = "letter-form"
PREFIX = "letter-"
KINDS = ("tick", "file")
OFFERED = 6


def put(db: Session, one: Written, rev: int, kind: str) -> None:
    """A mark or a file."""
    if kind not in KINDS:
        raise NotThere
    letters.change(db, one, rev, report=kind, form_version_id=None)


def take(db: Session, one: Written, rev: int, version_id: int) -> None:
    """A form that is published already; one with factors belongs to the self-diagnosis."""
    form = submissions.form_of(db, library.version(db, version_id).id).form
    if form.factors:
        raise Refusal("letter-form-scored")
    if version_id not in {number for number, _ in offered(db, one)}:
        raise NotThere
    letters.change(db, one, rev, report="form", form_version_id=version_id)


def offered(db: Session, one: Written) -> list[tuple[int, Form]]:
    """Forms without factors: of this body's earlier letters, then of the library."""
    used = select(func.max(Letter.id), Letter.form_version_id).where(
        Letter.unit_id == one.row.unit_id, Letter.id != one.row.id, Letter.form_version_id.is_not(None)
    )
    used = used.group_by(Letter.form_version_id).order_by(func.max(Letter.id).desc())
    mine = [row[1] for row in db.execute(used) if row[1] is not None]
    numbers = [*mine[:OFFERED], *(known.id for known in library.published(db))]
    forms = [(number, submissions.form_of(db, number).form) for number in dict.fromkeys(numbers)]
    return [(number, form) for number, form in forms if not form.factors][:OFFERED]


def write(db: Session, one: Written, rev: int, text: str, now: datetime) -> Form:
    """The form in some typed lines becomes the letter's; raises `form_lines.Unreadable`."""
    form = form_lines.read(text, f"{PREFIX}{one.row.id}", one.row.heading)
    publish(db, one, rev, form, now)
    return form


def publish(db: Session, one: Written, rev: int, form: Form, now: datetime) -> None:
    """A version of its own: whoever has begun to answer an earlier one goes on with that."""
    if form.factors:
        raise Refusal("letter-form-scored")
    named = form.model_copy(update={"name": f"{PREFIX}{one.row.id}"})
    digest = hashlib.sha256(named.model_dump_json().encode()).hexdigest()
    known = db.scalar(select(FormVersion.id).where(FormVersion.digest == digest, content.PUBLISHED))
    number = known or content.store(db, named, digest, now).id
    letters.change(db, one, rev, report="form", form_version_id=number)


def of(db: Session, one: Written) -> Form | None:
    """The letter's own form."""
    number = one.row.form_version_id
    return submissions.form_of(db, number).form if number is not None else None


# ── an XLSForm ───────────────────────────────────────────────────────────────────────────────


def receive(db: Session, one: Written, remote_id: str, name: str, size: int, now: datetime) -> StoredFile:
    """Note a table that holds the report's form; it is read after the commit."""
    shown = inspection.cleaned(name)
    if inspection.ending(shown) not in ("xlsx", "xls"):
        raise Refusal("letter-form-kind", name=shown)
    if size > uploads.LARGEST:
        raise Refusal("import-too-large", limit=uploads.LARGEST // 1024 // 1024)
    if not one.draft:
        raise letters.Changed
    row = StoredFile(
        seat_id=one.place.seat_id, purpose=PURPOSE, name=shown, remote_id=remote_id[:255], sent_at=now,
        outcome={"letter": one.row.id}, rev=0,
    )  # fmt: skip
    db.add(row)
    db.flush()
    stir(db)
    return row


def read(name: str, data: bytes) -> dict[str, Any]:
    """The form in a workbook, or why there is none. Takes seconds of other processes."""
    found = library.read(data, name)
    known = found.keys() & {"form", "problems", "refused"}
    return found if known else {"refused": "letter-form-none", "facts": {}}


def fetched(db: Session, file_id: int, sha256: str | None, outcome: dict[str, Any], now: datetime) -> None:
    """The form becomes the letter's, if that is still a draft; its author hears how it went."""
    row = db.get(StoredFile, file_id)
    if row is None or row.state != "asked":
        return
    number = (row.outcome or {})["letter"]
    row.sha256, row.state = sha256, "read" if "form" in outcome else "refused"
    if "form" in outcome:
        outcome = {key: value for key, value in outcome.items() if key != "form"} | _adopt(
            db, row.seat_id, number, Form.model_validate_json(outcome["form"]), now
        )
    row.outcome = {**outcome, "letter": number}
    db.flush()
    outbox.notify(
        db, row.seat_id, "letter-form-read", once=f"file/{file_id}", now=now, rank="alert", file=file_id, letter=number
    )


def _adopt(db: Session, seat_id: int, number: int, form: Form, now: datetime) -> dict[str, Any]:
    try:
        who = people.at_seat(db, seat_id)
        if who is None:
            raise NotThere
        one = letters.of(db, who, number)
        publish(db, one, one.row.rev, form, now)
    except Refusal as no:
        return {"refused": no.key, "facts": no.facts}
    return {}


def trouble(row: StoredFile) -> tuple[Problem, ...] | tuple[str, dict[str, Any]] | None:
    """What was wrong with a table: mistakes of a form, or a refusal; None for nothing."""
    said = row.outcome or {}
    if said.get("problems"):
        return tuple(Problem(*one) for one in said["problems"])
    return (str(said["refused"]), dict(said.get("facts", {}))) if "refused" in said else None
