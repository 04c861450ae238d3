"""Files that show what was done: checked by size, kind and name, fetched after the commit, kept by us."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Evidence, Measure, Roadmap, StoredFile
from models.engine import stir
from services import deadlines, files, journal, outbox
from services.inspection import BEGINS, LARGEST, cleaned, ending
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.roadmaps import doing
from services.roadmaps.doing import Held

PURPOSE = "evidence"
A_DAY = 30  # files of one school on one local day
A_MEASURE = 40  # files of one measure


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: a file, or an album with all of its files."""

    files: tuple[StoredFile, ...]
    seat_id: int
    at: datetime


def receive(
    db: Session, who: Who, one: Held, remote_id: str, name: str, size: int, album: str | None, now: datetime
) -> bool:
    """Note a file of a measure; the bytes come after the commit. False for a further file of an album."""
    if not one.own:
        raise NotThere
    if not (one.going or one.row.state == "checking"):
        raise doing.Moved
    shown = cleaned(name)
    if ending(shown) not in BEGINS:
        raise Refusal("evidence-kind", name=shown)
    if size > LARGEST:
        raise Refusal("evidence-too-large", name=shown, size=-(-size // 1024 // 1024), limit=LARGEST // 1024 // 1024)
    _refuse_beyond(db, one, now)
    known = select(Evidence.id).where(Evidence.measure_id == one.row.id, Evidence.album == album)
    first = album is None or db.scalar(known.limit(1)) is None
    file = StoredFile(
        seat_id=one.plan.place.seat_id, purpose=PURPOSE, name=shown, remote_id=remote_id[:255], sent_at=now
    )
    db.add(file)
    db.flush()
    db.add(
        Evidence(
            measure_id=one.row.id, file_id=file.id, album=album[:64] if album else None,
            seat_id=one.plan.place.seat_id, at=now,
        )
    )  # fmt: skip
    db.flush()
    stir(db)
    journal.write(db, who, "evidence", "measure", one.row.id, now, seat_id=one.plan.place.seat_id, file=file.id)
    return first


def _refuse_beyond(db: Session, one: Held, now: datetime) -> None:
    zone = one.plan.unit.zone
    midnight = deadlines.start_of_day(deadlines.local(now, zone).date(), zone)
    of_unit = (
        select(func.count())
        .select_from(Evidence)
        .join(Measure, Measure.id == Evidence.measure_id)
        .join(Roadmap, Roadmap.id == Measure.roadmap_id)
        .where(Roadmap.unit_id == one.plan.unit.id, Evidence.at >= midnight)
    )
    if (db.scalar(of_unit) or 0) >= A_DAY:
        tomorrow = deadlines.local(now, zone).date() + timedelta(days=1)
        raise Refusal("evidence-quota", limit=A_DAY, day=f"{tomorrow:%d.%m.%Y}")
    mine = select(func.count()).select_from(Evidence).where(Evidence.measure_id == one.row.id)
    if (db.scalar(mine) or 0) >= A_MEASURE:
        raise Refusal("evidence-many", limit=A_MEASURE)


# ── the bytes ────────────────────────────────────────────────────────────────────────────────


def fetched(db: Session, file_id: int, sha256: str | None, outcome: dict[str, Any], now: datetime) -> None:
    """Note the outcome. What was refused is no evidence, and whoever sent it hears why."""
    row = files.arrived(db, file_id, sha256, outcome)
    if row is None:
        return
    piece = db.scalar(select(Evidence).where(Evidence.file_id == file_id))
    if row.state == "refused" and piece is not None:
        outbox.notify(
            db, row.seat_id, "evidence-refused", once=f"file/{file_id}", now=now, rank="alert",
            file=file_id, measure=piece.measure_id,
        )  # fmt: skip
    db.flush()


def pieces(db: Session, measure_id: int) -> list[Piece]:
    """The evidence of a measure, oldest first; what was refused is not among it."""
    rows = db.execute(
        select(Evidence, StoredFile)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .where(Evidence.measure_id == measure_id, StoredFile.state.not_in(("refused", "dropped")))
        .order_by(Evidence.id)
    ).all()
    found: dict[str, list[tuple[Evidence, StoredFile]]] = {}
    for evidence, file in rows:
        found.setdefault(evidence.album or f"/{evidence.id}", []).append((evidence, file))
    return [Piece(tuple(file for _, file in one), one[0][0].seat_id, one[0][0].at) for one in found.values()]


def one_file(db: Session, who: Who, file_id: int) -> tuple[StoredFile, Held]:
    """A file of evidence as somebody who may see its measure."""
    piece = db.scalar(select(Evidence).where(Evidence.file_id == file_id))
    file = db.get(StoredFile, file_id)
    if piece is None or file is None:
        raise NotThere
    one = doing.held(db, who, piece.measure_id)
    if file.state != "kept" or not files.there(file.sha256):
        raise Refusal("evidence-not-here", state=file.state)
    return file, one


def take_out(db: Session, who: Who, file_id: int, now: datetime) -> Held:
    """The one who sent a file takes it out while nobody has decided."""
    piece = db.scalar(select(Evidence).where(Evidence.file_id == file_id))
    file = db.get(StoredFile, file_id)
    if piece is None or file is None:
        raise NotThere
    one = doing.held(db, who, piece.measure_id)
    if not one.own:
        raise NotThere
    if not one.going:
        raise doing.Moved
    file.state = "dropped"  # no evidence any more; the line of the journal stays
    journal.write(db, who, "evidence-out", "measure", one.row.id, now, seat_id=one.plan.place.seat_id, file=file_id)
    db.flush()
    return one
