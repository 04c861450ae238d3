"""Scans of a support measure's paper: noted when they are sent, fetched after the commit, kept by us."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import StoredFile, Support
from models.engine import stir
from services import files, outbox
from services.inspection import LARGEST, cleaned, ending
from services.journey import supports
from services.journey.supports import Help
from services.org.people import Who
from services.refusal import NotThere, Refusal

PURPOSE = "scan"
KINDS = ("pdf", "jpg", "jpeg", "png", "doc", "docx")


def attach(db: Session, who: Who, help_: Help, remote_id: str, name: str, size: int, now: datetime) -> Support:
    """Note a scan; its bytes come after the commit. The scan before it stays until they are here."""
    shown = cleaned(name)
    if size > LARGEST:
        raise Refusal("support-scan-large", limit=LARGEST // 1024 // 1024)
    if ending(shown) not in KINDS:
        raise Refusal("support-scan-kind", name=shown[:40])
    before = help_.row.file_id if help_.row else None
    scan = StoredFile(
        seat_id=help_.seat.seat_id, purpose=PURPOSE, name=shown, remote_id=remote_id[:255], sent_at=now,
        outcome={"before": before},
    )  # fmt: skip
    db.add(scan)
    db.flush()
    stir(db)
    return supports.put(db, who, help_, now, file_id=scan.id)


def fetched(db: Session, file_id: int, sha256: str | None, outcome: dict[str, Any], now: datetime) -> None:
    """Note the outcome. In the place of one that was refused stands the scan before it; its sender hears why."""
    file = files.arrived(db, file_id, sha256, outcome)
    if file is None:
        return
    row = db.scalar(select(Support).where(Support.file_id == file_id))
    if file.state == "refused" and row is not None:
        same = update(Support).where(Support.id == row.id, Support.file_id == file_id)
        before = (file.outcome or {}).get("before")
        db.execute(same.values(file_id=before, rev=Support.rev + 1))
        outbox.notify(
            db, file.seat_id, "support-scan-refused", once=f"file/{file_id}", now=now, rank="alert",
            support=row.id, file=file_id,
        )  # fmt: skip
    db.flush()


def one(db: Session, help_: Help) -> StoredFile:
    """The scan of a measure that may be read, with its bytes here; raises Refusal."""
    file = db.get(StoredFile, help_.row.file_id) if help_.row and help_.row.file_id else None
    if file is None:
        raise NotThere
    if file.state != "kept" or not files.there(file.sha256):
        raise Refusal("support-scan-not-here", state=file.state)
    return file
