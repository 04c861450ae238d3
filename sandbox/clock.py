"""The movable calendar clock, readable from another process through a small file."""

import json
import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class TellsTime(Protocol):
    """Anything with a calendar."""

    def now(self) -> datetime:
        """The calendar instant, aware, in UTC."""


class Clock:
    """Calendar time: the real one plus an offset, or a frozen instant."""

    def __init__(self, path: Path | str | None = None, frozen: datetime | None = None) -> None:
        self._path = Path(path) if path is not None else None
        self._offset = timedelta()
        self._frozen = _aware(frozen) if frozen is not None else None
        self._save()

    @classmethod
    def reading(cls, path: Path | str) -> "FollowingClock":
        """The clock that another process moves through this file."""
        return FollowingClock(path)

    def now(self) -> datetime:
        """The calendar instant, aware, in UTC."""
        return self._frozen if self._frozen is not None else datetime.now(UTC) + self._offset

    def move_to(self, instant: datetime) -> None:
        """Set the calendar to an aware instant; it goes on from there, or stands there when frozen."""
        instant = _aware(instant)
        if self._frozen is not None:
            self._frozen = instant
        else:
            self._offset = instant - datetime.now(UTC)
        self._save()

    def advance(self, step: timedelta) -> None:
        """Move the calendar by a step."""
        if self._frozen is not None:
            self._frozen += step
        else:
            self._offset += step
        self._save()

    def freeze(self, instant: datetime | None = None) -> None:
        """Stand still, at this instant or where the calendar is now."""
        self._frozen = _aware(instant) if instant is not None else self.now()
        self._save()

    def thaw(self) -> None:
        """Go on from where the calendar stood."""
        self._offset = self.now() - datetime.now(UTC)
        self._frozen = None
        self._save()

    def _save(self) -> None:
        if self._path is None:
            return
        state: dict[str, object] = {"offset": self._offset.total_seconds()}
        if self._frozen is not None:
            state = {"frozen": self._frozen.isoformat()}
        # Replaced in one step, for the reader may look at any moment.
        handle, draft = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(state, file)
        os.replace(draft, self._path)


class FollowingClock:
    """Reads the time that a `Clock` in another process keeps in a file; real time while there is no file."""

    def __init__(self, path: Path | str) -> None:
        self._path = os.fspath(path)
        self._seen: tuple[int, int] | None = None
        self._offset = timedelta()
        self._frozen: datetime | None = None

    def now(self) -> datetime:
        """The calendar instant, aware, in UTC."""
        self._look()
        return self._frozen if self._frozen is not None else datetime.now(UTC) + self._offset

    def _look(self) -> None:
        try:
            stat = os.stat(self._path)
            # The inode too: two quick moves may fall on one tick of the file system's clock.
            if (stat.st_mtime_ns, stat.st_ino) == self._seen:
                return
            state = json.loads(Path(self._path).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        self._seen = (stat.st_mtime_ns, stat.st_ino)
        self._offset = timedelta(seconds=state.get("offset", 0))
        self._frozen = datetime.fromisoformat(state["frozen"]) if "frozen" in state else None


def _aware(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("the clock takes aware instants only")
    return instant.astimezone(UTC)
