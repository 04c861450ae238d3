"""The bytes of files that people sent: kept under their sha256 in the data folder, given out by it."""

import hashlib
from pathlib import Path

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
