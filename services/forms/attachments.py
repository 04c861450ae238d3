"""Photos and files that are answers: checked by size, kind and name, fetched after the commit, kept by us."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from models import Answer, Seat, StoredFile, Submission
from models.engine import affected, stir
from services import deadlines, files, outbox
from services.forms import answers as written
from services.forms.answers import Files, Given
from services.forms.schema import Item
from services.forms.submissions import Draft
from services.inspection import BEGINS, LARGEST, cleaned, ending
from services.org.people import Who
from services.refusal import NotThere, Refusal

PURPOSE = "answer"
PHOTOS = ("jpg", "jpeg", "png", "webp", "heic")
A_DAY = 30  # files of one school – or of one curator for all of theirs – on one local day
MOST = 10  # files of one answer


def of(draft: Draft, item: Item) -> Files:
    """The files of an answer so far."""
    said = draft.state.answers.get(item.name)
    return said.value if isinstance(said, Given) and isinstance(said.value, Files) else Files(())


def receive(
    db: Session, draft: Draft, item: Item, remote_id: str, name: str, size: int, album: str | None, now: datetime
) -> Files:
    """Note a file; returns the answer with it, to be stored. The bytes come after the commit."""
    if not draft.open:
        raise Refusal("form-already-sent")
    shown, before = cleaned(name), of(draft, item)
    kinds = PHOTOS if item.kind == "image" else tuple(BEGINS)
    if ending(shown) not in kinds:
        raise Refusal("attachment-kind", name=shown, photo="yes" if item.kind == "image" else "no")
    if size > LARGEST:
        raise Refusal("attachment-large", name=shown, size=-(-size // 1024 // 1024), limit=LARGEST // 1024 // 1024)
    if len(before.kept) >= MOST:
        raise Refusal("attachment-many", limit=MOST)
    _refuse_beyond_day(db, draft, now)
    where = {"submission": draft.id, "item": item.name}
    file = StoredFile(
        seat_id=draft.seat.seat_id, purpose=PURPOSE, name=shown, remote_id=remote_id[:255], sent_at=now, outcome=where
    )
    db.add(file)
    db.flush()
    stir(db)
    return Files((*before.kept, (file.id, shown)), (album or "")[:64])


def _refuse_beyond_day(db: Session, draft: Draft, now: datetime) -> None:
    today = deadlines.local(now, draft.zone).date()
    seats = select(Seat.id).where(Seat.unit_id == draft.seat.unit_id)
    if draft.seat.role == "curator":  # a municipality has many curators
        seats = select(Seat.id).where(Seat.id == draft.seat.seat_id)
    sent = select(func.count()).select_from(StoredFile).where(StoredFile.purpose == PURPOSE)
    sent = sent.where(StoredFile.seat_id.in_(seats), StoredFile.sent_at >= deadlines.start_of_day(today, draft.zone))
    if (db.scalar(sent) or 0) >= A_DAY:
        raise Refusal("attachment-quota", limit=A_DAY, day=f"{today + timedelta(days=1):%d.%m.%Y}")


def fetched(db: Session, file_id: int, sha256: str | None, outcome: dict[str, Any], now: datetime) -> None:
    """Note the outcome. What was refused is no answer, and whoever sent it hears why."""
    row = files.arrived(db, file_id, sha256, outcome)
    if row is None:
        return
    if row.state == "refused":
        where = row.outcome or {}
        _take_out(db, where["submission"], where["item"], file_id)
        outbox.notify(
            db, row.seat_id, "attachment-refused", once=f"file/{file_id}", now=now, rank="alert",
            file=file_id, submission=where["submission"], item=where["item"],
        )  # fmt: skip
    db.flush()


def _take_out(db: Session, submission_id: int, item: str, file_id: int) -> None:
    """Out of a draft's answer; what was sent stays as it was sent."""
    step = update(Submission).where(Submission.id == submission_id, Submission.state != "sent")
    mine = (Answer.submission_id == submission_id, Answer.item == item)
    value = db.scalar(select(Answer.value).where(*mine))
    said = written.loads(value) if value else None
    if not isinstance(said, Given) or not isinstance(said.value, Files):
        return
    left = replace(said.value, kept=tuple(one for one in said.value.kept if one[0] != file_id))
    if left == said.value or not affected(db, step.values(rev=Submission.rev + 1)):
        return
    if left.kept:
        db.execute(update(Answer).where(*mine).values(value=written.dumps(Given(left))))
    else:
        db.execute(delete(Answer).where(*mine))  # the question is open again


def one(db: Session, draft: Draft, item: Item, nth: int) -> StoredFile:
    """The n-th file of an answer that may be read, with its bytes here; raises Refusal."""
    kept = of(draft, item).kept
    file = db.get(StoredFile, kept[nth][0]) if 0 <= nth < len(kept) else None
    if file is None or item.name not in draft.state.relevant:
        raise NotThere
    if file.state != "kept" or not files.there(file.sha256):
        raise Refusal("attachment-not-here", state=file.state)
    return file


def refusal_of(db: Session, who: Who, file_id: int) -> tuple[str, str] | None:
    """(the file's name, the key that says why it was not taken) of one's own file."""
    file = db.get(StoredFile, file_id)
    mine = file is not None and file.purpose == PURPOSE and file.seat_id in {place.seat_id for place in who.seats}
    return files.refusal_of(db, file_id) if mine else None
