"""A table of schools' codes as the list of recipients: read row by row, every mistake named with its row."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import StoredFile, Unit
from models.engine import affected, stir
from services import outbox
from services.letters import choosing, letters
from services.letters.letters import Written
from services.org import access, uploads
from services.org.people import Who
from services.org.workbook import Cell, Sheets, read_sheets
from services.refusal import NotThere, Refusal

PURPOSE = "letter-list"
TITLES = ("код", "код школы", "code", "school code")
MOST = 40_000  # rows


@dataclass(frozen=True, slots=True)
class Wrong:
    """One row that is nobody: the row's number in the sheet, what stands there, why."""

    row: int
    seen: str
    why: str  # unknown twice formula empty


def ask(db: Session, one: Written, remote_id: str, name: str, size: int, now: datetime) -> StoredFile:
    """Note that this table is to be read for this letter."""
    if size > uploads.LARGEST:
        raise Refusal("import-too-large", limit=uploads.LARGEST // 1024 // 1024)
    file = StoredFile(
        seat_id=one.place.seat_id, purpose=PURPOSE, name="".join(filter(str.isprintable, name))[:160] or "file",
        remote_id=remote_id[:255], sent_at=now, state="asked", rev=0, outcome={"letter": one.row.id},
    )  # fmt: skip
    db.add(file)
    db.flush()
    stir(db)
    return file


def read(name: str, data: bytes) -> dict[str, Any]:
    """The codes of a workbook's first sheet with their rows. Takes seconds of another process."""
    try:
        return {"codes": codes_in(read_sheets(data))}
    except Refusal as no:
        return {"refused": no.key, "facts": no.facts}


def codes_in(sheets: Sheets) -> list[tuple[int, Cell]]:
    """(row, cell) of the column with the codes: the one that says so in its head, else the first."""
    rows = next((rows for rows in sheets.values() if rows), [])
    column = 0
    if rows:
        head = [str(cell or "").strip().casefold() for cell in rows[0][1]]
        named = next((k for k, title in enumerate(head) if title in TITLES), None)
        column, rows = (named, rows[1:]) if named is not None else (0, rows)
    return [(number, cells[column] if column < len(cells) else None) for number, cells in rows]


def fetched(db: Session, file_id: int, sha256: str | None, outcome: dict[str, Any], now: datetime) -> None:
    """Note what was read, and tell the one who sent it."""
    file = db.get(StoredFile, file_id)
    if file is None or file.state != "asked":
        return
    letter = (file.outcome or {}).get("letter", 0)
    file.sha256, file.state = sha256, "refused" if "refused" in outcome else "read"
    file.outcome = {**outcome, "letter": letter}
    outbox.notify(db, file.seat_id, "letter-list-read", once=f"file/{file_id}", now=now, rank="alert", file=file_id)


def mine(db: Session, who: Who, file_id: int) -> tuple[StoredFile, Written]:
    """A table of one's own for a letter that is still written."""
    file = db.get(StoredFile, file_id)
    if file is None or file.purpose != PURPOSE:
        raise NotThere
    access.seat(who, file.seat_id, *letters.WRITE)
    return file, letters.of(db, who, (file.outcome or {}).get("letter", 0))


def found(db: Session, file: StoredFile, one: Written) -> tuple[list[int], list[Wrong]]:
    """The schools of the body that the table names, as they are now; and the rows that are none."""
    rows = (file.outcome or {}).get("codes", [])[:MOST]
    below = select(Unit.code, Unit.id).where(Unit.kind == "school", Unit.id.in_(access.under(one.place.unit_id)))
    known = {code.casefold(): number for code, number in db.execute(below)}
    schools, wrong = dict[int, int](), list[Wrong]()
    for row, cell in rows:
        code = cell.strip() if isinstance(cell, str) else ""
        number = known.get(code.casefold())
        if not code:
            wrong.append(Wrong(row, "", "formula" if isinstance(cell, dict) else "empty"))
        elif number is None:
            wrong.append(Wrong(row, code[:20], "unknown"))
        elif number in schools:
            wrong.append(Wrong(row, code[:20], "twice"))
        else:
            schools[number] = row
    return list(schools), wrong


def take(db: Session, who: Who, file: StoredFile, one: Written) -> int:
    """Make it the recipients, once; returns how many."""
    schools, _ = found(db, file, one)
    if not schools:
        raise Refusal("letter-list-nobody")
    unused = update(StoredFile).where(StoredFile.id == file.id, StoredFile.state == "read")
    if not affected(db, unused.values(state="used")):
        return 0
    choosing.take(db, one, schools)
    return len(schools)
