"""The library of forms: what an operator sent, tried for a made-up school, published as a version, given back."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from models import Answer, Cycle, FormVersion, StoredFile, Submission
from models.engine import affected
from services import content, deadlines, journal
from services.content import PUBLISHED
from services.forms import reading
from services.forms.problems import FormRefused, Problem
from services.forms.schema import Form, Words
from services.forms.spreadsheet import is_form
from services.org import uploads
from services.org.people import Place, Who
from services.org.workbook import Sheets, read_sheets
from services.refusal import NotThere, Refusal

Readers = Mapping[str, Callable[[Sheets], dict[str, Any]]]
NOBODY: Readers = {}


@dataclass(frozen=True, slots=True)
class Published:
    """The newest version of one form, and how many there have been."""

    id: int
    name: str
    title: Words
    version: str
    versions: int


# ── a file that was sent ─────────────────────────────────────────────────────────────────────


def read(data: bytes, file_name: str, others: Readers = NOBODY) -> dict[str, Any]:
    """What a workbook holds, or why it cannot be read: a form, a region, or what the `others` read.

    They are chosen by the title of a sheet. Takes seconds of other processes.
    """
    try:
        sheets = read_sheets(data)
        for title in sheets:
            if reader := others.get(title.strip().casefold()):
                return reader(sheets)
        if not is_form(sheets):
            return uploads.region_in(sheets)
        return {"form": reading.form_of(sheets, file_name).model_dump_json()}
    except FormRefused as no:
        return {"problems": [astuple(problem) for problem in no.problems]}
    except Refusal as no:
        return {"refused": no.key, "facts": no.facts}


def problems_in(row: StoredFile) -> tuple[Problem, ...]:
    """What is wrong with a form that was sent."""
    return tuple(Problem(*one) for one in (row.outcome or {}).get("problems", ()))


def form_in(row: StoredFile) -> Form:
    """The form that was read out of a file."""
    text = (row.outcome or {}).get("form")
    if text is None:
        raise NotThere
    return Form.model_validate_json(text)


def nothing_new(db: Session, form: Form) -> bool:
    """Is this form, letter for letter, the version that new cycles take already?"""
    current = newest_form(db, form.name)
    return current is not None and current.model_copy(update={"version": form.version}) == form


def publish(db: Session, who: Who, seat: Place, row: StoredFile, now: datetime) -> FormVersion | None:
    """Publish it as a version of its own; None when it was published before."""
    form = form_in(row)
    if row.state == "read" and nothing_new(db, form):
        raise Refusal("library-nothing-new")
    won = update(StoredFile).where(StoredFile.id == row.id, StoredFile.state == "read").values(state="loaded")
    if not affected(db, won):
        return None
    version = content.store(db, form, _digest(form), now)
    journal.write(
        db, who, "publish-form", "form-version", version.id, now,
        seat_id=seat.seat_id, name=version.name, version=version.version, file=row.id,
    )  # fmt: skip
    return version


def _digest(form: Form) -> str:
    return hashlib.sha256(form.model_dump_json().encode()).hexdigest()


# ── what is published ────────────────────────────────────────────────────────────────────────


def published(db: Session) -> list[Published]:
    """Every form by its newest version, in the order of their names; a letter's own form is on no shelf."""
    last = select(func.max(FormVersion.id), func.count()).where(PUBLISHED, FormVersion.name.not_like("letter-%"))
    last = last.group_by(FormVersion.name)
    versions = {row[0]: row[1] for row in db.execute(last)}
    rows = db.scalars(select(FormVersion).where(FormVersion.id.in_(versions)).order_by(FormVersion.name))
    return [
        Published(row.id, row.name, json.loads(row.definition)["title"], row.version, versions[row.id]) for row in rows
    ]


def version(db: Session, version_id: int) -> FormVersion:
    """A published version."""
    row = db.get(FormVersion, version_id)
    if row is None or row.published_at is None:
        raise NotThere
    return row


def newest_form(db: Session, name: str) -> Form | None:
    """The form that new cycles take, if there is one of this name."""
    newest = select(FormVersion.definition).where(FormVersion.name == name, PUBLISHED).order_by(FormVersion.id.desc())
    found = db.scalar(newest.limit(1))
    return Form.model_validate_json(found) if found else None


# ── a trial walk ─────────────────────────────────────────────────────────────────────────────


def begin_trial(db: Session, who: Who, seat: Place, form: Form, now: datetime) -> int:
    """The number of an empty submission for a made-up school; walking the same form again starts anew."""
    tried = _tried(db, form)
    number = db.scalar(
        select(Submission.id)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .where(Cycle.trial, Cycle.started_by == seat.seat_id, Cycle.form_version_id == tried)
    )
    if number is None:
        number = _new_trial(db, seat, tried, now)
    else:
        db.execute(delete(Answer).where(Answer.submission_id == number))
        # The revision goes on, so that a button of the walk before is stale.
        again = {"state": "open", "started_at": None, "rev": Submission.rev + 1}
        db.execute(update(Submission).where(Submission.id == number).values(again))
    journal.write(db, who, "try-form", "form-version", tried, now, seat_id=seat.seat_id, name=form.name)
    return number


def _tried(db: Session, form: Form) -> int:
    """A version that no cycle takes: a form is tried before it is published."""
    digest = _digest(form)
    same = select(FormVersion.id).where(FormVersion.digest == digest, FormVersion.published_at.is_(None))
    found = db.scalar(same)
    if found is not None:
        return found
    row = FormVersion(name=form.name, version=f"trial-{digest[:20]}", digest=digest, definition=form.model_dump_json())
    db.add(row)
    db.flush()
    return row.id


def _new_trial(db: Session, seat: Place, tried: int, now: datetime) -> int:
    today = deadlines.local(now, seat.zone).date()
    cycle = Cycle(
        unit_id=seat.unit_id, form_version_id=tried, title="trial", trial=True, started_at=now, closed_at=now,
        started_by=seat.seat_id, due_on=today.isoformat(),
    )  # fmt: skip
    db.add(cycle)
    db.flush()
    # The region stands for the made-up school: no row of a school is needed, and none is counted.
    row = Submission(cycle_id=cycle.id, school_id=seat.unit_id, form_version_id=tried, state="open", rev=0)
    db.add(row)
    db.flush()
    return row.id
