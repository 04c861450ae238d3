"""Files that people sent: their bytes, kept under their sha256 in the data folder, and what became of each."""

import hashlib
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from models import StoredFile

_home: Path | None = None  # one process serves one installation


def live_in(folder: Path) -> None:
    """From now on files are read from here."""
    global _home
    _home = folder


def keep(folder: Path, content: bytes) -> str:
    """Store the bytes under their sha256; the same file twice is one file."""
    name = hashlib.sha256(content).hexdigest()
    path = _path(folder, name)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".part")
        draft.write_bytes(content)
        draft.rename(path)
    return name


def there(sha256: str | None) -> bool:
    """Do we still have these bytes? A folder can be lost while the database is not."""
    return sha256 is not None and _home is not None and _path(_home, sha256).exists()


def read(sha256: str) -> bytes:
    """The bytes."""
    assert _home is not None
    return _path(_home, sha256).read_bytes()


def _path(folder: Path, sha256: str) -> Path:
    return folder / "files" / sha256[:2] / sha256


def arrived(db: Session, file_id: int, sha256: str | None, outcome: dict[str, Any]) -> StoredFile | None:
    """Note what became of a file that was asked for, beside what was known of it; None when it is settled already."""
    file = db.get(StoredFile, file_id)
    if file is None or file.state != "asked":
        return None
    file.state, file.sha256 = ("refused", None) if "refused" in outcome else ("kept", sha256)
    file.outcome = {**(file.outcome or {}), **outcome}
    return file


def refusal_of(db: Session, file_id: int) -> tuple[str, str] | None:
    """(the file's name, the key that says why it was not taken)."""
    file = db.get(StoredFile, file_id)
    why = (file.outcome or {}).get("refused") if file is not None else None
    return (file.name, str(why)) if file is not None and why else None
