"""Files sent in chat: noted in the transaction, fetched and read after it; a region is loaded by a second press."""

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import StoredFile
from models.engine import affected, stir
from services import outbox
from services.org import founding, region_file, region_import
from services.org.access import seat as own_seat
from services.org.people import Place, Who
from services.org.region_import import Counts, Plan
from services.org.region_rows import RegionFile
from services.org.workbook import Sheets
from services.refusal import NotThere, Refusal

LARGEST = 5 * 1024 * 1024  # bytes
ROWS = TypeAdapter(RegionFile)
# What a reader found in a file → what the file is for → the notice that shows it.
FOUND = {"rows": "region", "form": "form", "problems": "form", "measures": "measures", "settings": "settings"}
TOLD = {"region": "import-read", "form": "form-read", "measures": "measures-read", "settings": "settings-read"}


def ask(db: Session, seat: Place, remote_id: str, name: str, size: int, now: datetime) -> StoredFile:
    """Note that a file is to be read. Its name is kept for showing only, never used as a path."""
    if size > LARGEST:
        raise Refusal("import-too-large", limit=LARGEST // 1024 // 1024)
    row = StoredFile(
        seat_id=seat.seat_id, purpose="region", name="".join(filter(str.isprintable, name))[:160] or "file",
        remote_id=remote_id[:255],
        sent_at=now, state="asked", rev=0,
    )  # fmt: skip
    db.add(row)
    db.flush()
    stir(db)
    return row


def asked(db: Session) -> list[tuple[int, str, str, str]]:
    """Files to fetch: (number, the messenger's id, the file's own name, what it is for)."""
    wanted = (StoredFile.id, StoredFile.remote_id, StoredFile.name, StoredFile.purpose)
    waiting = select(*wanted).where(StoredFile.state == "asked").order_by(StoredFile.id)
    return [(row[0], row[1], row[2], row[3]) for row in db.execute(waiting)]


def region_in(sheets: Sheets) -> dict[str, Any]:
    """The region in the cells of a workbook; raises Refusal."""
    return {"rows": ROWS.dump_python(region_file.of_sheets(sheets), mode="json")}


def done(db: Session, file_id: int, sha256: str | None, outcome: dict[str, Any], now: datetime) -> None:
    """Note the outcome and tell the one who sent it. Its sheets have decided what it is for."""
    row = db.get(StoredFile, file_id)
    if row is None or row.state != "asked":
        return
    row.state = "refused" if outcome.keys() & {"refused", "problems"} else "read"
    row.sha256, row.outcome = sha256, outcome
    row.purpose = next((FOUND[key] for key in outcome if key in FOUND), "region")
    outbox.notify(db, row.seat_id, TOLD[row.purpose], once=f"file/{file_id}", now=now, rank="alert", file=file_id)


def one(db: Session, who: Who, file_id: int, purpose: str = "region") -> tuple[StoredFile, Place]:
    """A file of one of this person's own operator seats."""
    row = db.get(StoredFile, file_id)
    if row is None or row.purpose != purpose:
        raise NotThere
    return row, own_seat(who, row.seat_id, "operator")


def planned(db: Session, row: StoredFile) -> Plan:
    """What loading it would do now."""
    trial = db.begin_nested()
    try:
        founding.adopt(db, rows_of(row))
        return region_import.plan(db, rows_of(row))
    finally:
        trial.rollback()  # a look changes nothing


def rows_of(row: StoredFile) -> RegionFile:
    """The rows that were read out of it."""
    return ROWS.validate_python((row.outcome or {})["rows"])


def load(db: Session, who: Who, row: StoredFile, now: datetime) -> Counts | None:
    """Load it, all or nothing; None when it was loaded before."""
    unread = update(StoredFile).where(StoredFile.id == row.id, StoredFile.state == "read")
    won = affected(db, unread.values(state="loaded"))
    if not won:
        return None
    # The region that `invite operator` founded before any table takes the table's code.
    founding.adopt(db, rows_of(row))
    return region_import.apply(db, planned(db, row), now, who, row.seat_id)
