"""The text of a letter as it is published: one dictionary, one digest; nobody changes it afterwards."""

import hashlib
import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import LetterVersion
from services.letters.letters import Written
from services.refusal import NotThere

FIELDS = (
    "kind", "number", "dated", "heading", "basis", "body", "signed_by", "controller", "responsible", "participants",
    "due_on", "acknowledge_on", "report", "form_version_id",
)  # fmt: skip


def content(one: Written) -> dict[str, Any]:
    """All that a recipient reads. Items are numbered from 1; each has its own performer and term."""
    row = one.row
    said: dict[str, Any] = {name: getattr(row, name) for name in FIELDS}
    said["items"] = [
        {"place": n, "action": item.action, "responsible": item.responsible or row.responsible,
         "due_on": item.due_on or row.due_on}
        for n, item in enumerate(one.items, 1)
    ]  # fmt: skip
    said["files"] = [{"id": file.id, "name": file.name, "sha256": file.sha256} for file in one.files]
    return said


def digest(said: dict[str, Any]) -> str:
    """SHA-256 of the canonical text."""
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def with_audience(one: Written) -> str:
    """What a second person confirms: the text and whom it goes to."""
    return digest({**content(one), "audience": one.row.audience, "send_at": str(one.row.send_at)})


def version(db: Session, letter_id: int, number: int) -> LetterVersion:
    """A letter as it was published: read once in a transaction, for it never changes."""
    seen = known(db)
    if (letter_id, number) not in seen:
        query = select(LetterVersion).where(LetterVersion.letter_id == letter_id, LetterVersion.number == number)
        found = db.scalar(query)
        if found is None:
            raise NotThere
        seen[letter_id, number] = found
    return seen[letter_id, number]


def known(db: Session) -> dict[tuple[int, int], LetterVersion]:
    """What this transaction has read of them, by letter and number."""
    seen: dict[tuple[int, int], LetterVersion] = db.info.setdefault("letter versions", {})
    return seen
