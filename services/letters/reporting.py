"""Reports that are a mark or a file, the deputy's among them; the bytes are fetched after the commit, kept by us."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Delivery, StoredFile, Task
from models.engine import stir
from services import files, journal, outbox
from services.inspection import BEGINS, LARGEST, cleaned, ending
from services.letters import doing, received
from services.letters.received import OPEN, Received
from services.letters.tasks import WHOLE, Held
from services.org.people import Who
from services.refusal import NotThere, Refusal

PURPOSE = "letter-report"


def receive(db: Session, who: Who, one: Received, remote_id: str, name: str, size: int, now: datetime) -> None:
    """A file is the report: with it the letter is reported. Before it is accepted another file replaces it."""
    if not one.own or one.said["report"] != "file":
        raise NotThere
    if one.row.work == "reported" and one.letter.state == "running":
        doing.untick(db, who, one, one.row.rev, now)
    if not one.going:
        raise doing.Moved
    _take(db, who, one.row, one.place.seat_id, remote_id, name, size, now)
    if not one.acknowledged:
        received.acknowledge(db, who, one, one.row.version, now)


def tick_for(db: Session, who: Who, one: Held, rev: int, now: datetime) -> None:
    """The deputy marks execution for the director; the report names the deputy."""
    _whole(one, "tick")
    if rev != one.row.rev:
        raise doing.Moved
    doing.report(db, who, one.delivery, one.place.seat_id, one.delivery.rev, now)
    db.refresh(one.row)


def receive_for(db: Session, who: Who, one: Held, remote_id: str, name: str, size: int, now: datetime) -> None:
    """The deputy's file is the report."""
    _whole(one, "file")
    _take(db, who, one.delivery, one.place.seat_id, remote_id, name, size, now)
    db.refresh(one.row)


def _whole(one: Held, kind: str) -> None:
    if not one.mine or one.row.item != WHOLE or one.said["report"] != kind:
        raise NotThere
    if not one.open:
        raise doing.Moved


def _take(
    db: Session, who: Who, row: Delivery, seat_id: int, remote_id: str, name: str, size: int, now: datetime
) -> None:
    shown = cleaned(name)
    if ending(shown) not in BEGINS:
        raise Refusal("evidence-kind", name=shown)
    if size > LARGEST:
        raise Refusal("evidence-too-large", name=shown, size=-(-size // 1024 // 1024), limit=LARGEST // 1024 // 1024)
    file = StoredFile(
        seat_id=seat_id, purpose=PURPOSE, name=shown, remote_id=remote_id[:255], sent_at=now,
        outcome={"before": row.file_id},
    )  # fmt: skip
    db.add(file)
    db.flush()
    stir(db)
    row.file_id = file.id
    db.flush()
    doing.report(db, who, row, seat_id, row.rev, now)


def fetched(db: Session, file_id: int, sha256: str | None, outcome: dict[str, Any], now: datetime) -> None:
    """Note the outcome. A file that was refused is no report: the letter is open again, its sender hears why."""
    file = files.arrived(db, file_id, sha256, outcome)
    if file is None:
        return
    row = db.scalar(select(Delivery).where(Delivery.file_id == file_id))
    if file.state == "refused" and row is not None:
        again = update(Delivery).where(Delivery.id == row.id, Delivery.work.in_(("reported", *OPEN)))
        before = (file.outcome or {}).get("before")
        nobody = {"reported_at": None, "reported_by": None, "work": "started"}
        db.execute(again.values(file_id=before, rev=row.rev + 1, **nobody))
        db.execute(
            update(Task).where(Task.delivery_id == row.id, Task.item == WHOLE, Task.seat_id == file.seat_id)
            .where(Task.ended_at == row.reported_at).values(state="held", ended_at=None, rev=Task.rev + 1)
        )  # fmt: skip
        outbox.notify(
            db, file.seat_id, "letter-report-refused", once=f"file/{file_id}", now=now, rank="alert",
            delivery=row.id, file=file_id,
        )  # fmt: skip
        journal.write(db, None, "report-refused", "delivery", row.id, now, seat_id=file.seat_id)
    db.flush()
