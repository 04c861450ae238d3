"""Attachments of a letter: checked by size, kind and name, fetched after the commit, kept by us under their sha256."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from models import Letter, LetterFile, StoredFile
from models.engine import stir
from services import files, journal, outbox
from services.inspection import BEGINS, LARGEST, cleaned, ending
from services.letters import letters
from services.letters.letters import Written
from services.org.people import Who
from services.refusal import NotThere, Refusal

PURPOSE = "letter"
MOST = 10  # attachments of one letter


def check(name: str, size: int) -> str:
    """A file's name for showing; raises `Refusal` for a kind or a size that is not kept."""
    shown = cleaned(name)
    if ending(shown) not in BEGINS:
        raise Refusal("letter-file-kind", name=shown)
    if size > LARGEST:
        raise Refusal("letter-file-large", name=shown, size=-(-size // 1024 // 1024), limit=LARGEST // 1024 // 1024)
    return shown


def attach(db: Session, who: Who, one: Written, remote_id: str, name: str, size: int, now: datetime) -> StoredFile:
    """One more attachment of a draft; its bytes come after the commit."""
    shown = check(name, size)
    if len(one.files) >= MOST:
        raise Refusal("letter-files-full", most=MOST)
    letters.touch(db, one, one.row.rev)
    file = StoredFile(
        seat_id=one.place.seat_id, purpose=PURPOSE, name=shown, remote_id=remote_id[:255], sent_at=now, rev=0
    )
    db.add(file)
    db.flush()
    enclose(db, one.row.id, file.id)
    stir(db)
    journal.write(
        db, who, "attach-letter", "letter", one.row.id, now, seat_id=one.place.seat_id, file=file.id
    )  # fmt: skip
    return file


def enclose(db: Session, letter_id: int, file_id: int) -> None:
    """A file that is there already becomes the letter's last attachment."""
    last = db.scalar(select(func.max(LetterFile.place)).where(LetterFile.letter_id == letter_id)) or 0
    db.add(LetterFile(letter_id=letter_id, file_id=file_id, place=last + 1))
    db.flush()


def fetched(db: Session, file_id: int, sha256: str | None, outcome: dict[str, Any], now: datetime) -> None:
    """Note the outcome. What was refused is no attachment, and whoever sent it hears why."""
    row = files.arrived(db, file_id, sha256, outcome)
    if row is None:
        return
    letter = db.scalar(select(LetterFile.letter_id).where(LetterFile.file_id == file_id))
    if row.state == "refused" and letter is not None:
        db.execute(delete(LetterFile).where(LetterFile.file_id == file_id))
        db.execute(update(Letter).where(Letter.id == letter).values(rev=Letter.rev + 1))
        outbox.notify(
            db, row.seat_id, "letter-file-refused", once=f"file/{file_id}", now=now, rank="alert",
            file=file_id, letter=letter,
        )  # fmt: skip
    db.flush()


def take_off(db: Session, who: Who, one: Written, rev: int, file_id: int, now: datetime) -> None:
    """The letter goes without it; the bytes stay, another letter may have them too."""
    if all(file.id != file_id for file in one.files):
        raise NotThere
    letters.touch(db, one, rev)
    db.execute(delete(LetterFile).where(LetterFile.letter_id == one.row.id, LetterFile.file_id == file_id))
    journal.write(db, who, "detach-letter", "letter", one.row.id, now, seat_id=one.place.seat_id, file=file_id)


def one_of(one: Written, file_id: int) -> StoredFile:
    """An attachment that can be given out; raises `Refusal`."""
    found = next((file for file in one.files if file.id == file_id), None)
    if found is None:
        raise NotThere
    if found.state != "kept" or not files.there(found.sha256):
        raise Refusal("letter-file-not-here", state=found.state)
    return found
