"""A letter from the paper that is there already: its file is kept, its requisites are read, the rest is asked for."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from models import LetterItem, StoredFile
from models.engine import stir
from services import deadlines, inspection, outbox
from services.letters import attached, drafting, letters, requisites, typed
from services.letters.letters import Written
from services.org import access, people
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

PURPOSE = "letter-paper"
WALL_SECONDS = 15
CHILD = Path(__file__).with_name("paper_child.py")
READ = ("docx", "pdf")  # of others the file alone is kept


def take(
    db: Session, who: Who, seat_id: int, remote_id: str, name: str, size: int, caption: str, now: datetime
) -> StoredFile:
    """Note a paper that was sent to the list of letters; it is fetched and read after the commit."""
    place = access.seat(who, seat_id, *letters.WRITE)
    row = StoredFile(
        seat_id=place.seat_id, purpose=PURPOSE, name=attached.check(name, size), remote_id=remote_id[:255],
        sent_at=now, outcome={"caption": caption[:1000]}, rev=0,
    )  # fmt: skip
    db.add(row)
    db.flush()
    stir(db)
    return row


def read(name: str, content: bytes) -> dict[str, Any]:
    """What becomes of the file, and its lines where it has any. Takes seconds of another process."""
    kept = inspection.judged(name, content)
    if "refused" in kept:
        return kept
    if inspection.ending(name) not in READ:
        return {**kept, "unread": "letter-paper-other"}
    answer = _ask_child(content)
    return {**kept, "lines": answer["lines"]} if "lines" in answer else {**kept, "unread": answer["refused"]}


def _ask_child(content: bytes) -> dict[str, Any]:
    # -I and an empty environment: the child of a hostile file knows neither our token nor our folders.
    command = [sys.executable, "-I", "-W", "ignore", str(CHILD)]
    try:
        child = subprocess.run(
            command, input=content, capture_output=True, timeout=WALL_SECONDS, env={"LANG": "C.UTF-8"}, check=False
        )
        answer: dict[str, Any] = json.loads(child.stdout)
    except (subprocess.TimeoutExpired, ValueError):  # killed by its limits before it could answer
        return {"refused": "letter-paper-heavy"}
    return answer


def fetched(db: Session, file_id: int, sha256: str | None, outcome: dict[str, Any], now: datetime) -> None:
    """Make a draft of what was read; the author hears what was understood and what is missing."""
    row = db.get(StoredFile, file_id)
    if row is None or row.state != "asked":
        return
    caption = (row.outcome or {}).get("caption", "")
    if "refused" in outcome:
        row.state, row.sha256, row.outcome = "refused", None, outcome
        made, key = 0, "letter-file-refused"
    else:
        row.state, row.sha256 = "kept", sha256
        made, key = _draft(db, row, outcome.get("lines", []), caption, now) or 0, "letter-read"
        row.outcome = {name: value for name, value in outcome.items() if name != "lines"} | {"letter": made}
    db.flush()
    outbox.notify(
        db, row.seat_id, key, once=f"file/{file_id}", now=now, rank="alert", file=file_id, letter=made
    )  # fmt: skip


def _draft(db: Session, row: StoredFile, lines: list[str], caption: str, now: datetime) -> int | None:
    """The number of the new draft; none when the seat has been left meanwhile."""
    who = people.at_seat(db, row.seat_id)
    if who is None:
        return None
    try:
        place = access.seat(who, row.seat_id, *letters.WRITE)
    except NotThere:
        return None
    today = deadlines.local(now, place.zone).date()
    found = requisites.of_lines(lines, today)
    found |= typed.read(caption, today)[0]  # what its sender says of it counts more
    kind, allowed = found.pop("kind", None), drafting.kinds(db, place)
    items = found.pop("items", [])
    if kind not in allowed:
        kind = "instructive" if "instructive" in allowed else allowed[0]
    one = letters.begin(db, who, place.seat_id, kind, now)
    _fill(db, one, found, now)
    _add(db, one, items)
    attached.enclose(db, one.row.id, row.id)
    return one.row.id


def _fill(db: Session, one: Written, found: dict[str, Any], now: datetime) -> None:
    """Field by field: one that does not fit is missing, the others are there."""
    for name, value in found.items():
        try:
            drafting.put(db, one, one.row.rev, now, **{name: value})
        except Refusal:
            continue


def _add(db: Session, one: Written, items: list[dict[str, Any]]) -> None:
    for place, item in enumerate(items[: letters.MOST_ITEMS], 1):
        db.add(LetterItem(letter_id=one.row.id, place=place, **item))
    db.flush()


def told(db: Session, who: Who, file_id: int) -> tuple[StoredFile, Place]:
    """A paper of one's own seat."""
    row = db.get(StoredFile, file_id)
    if row is None or row.purpose != PURPOSE:
        raise NotThere
    return row, access.seat(who, row.seat_id, *letters.WRITE)
