"""Calendar time. Real time – leases, pauses, paces – is taken from `time` where it is needed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

Now = Callable[[], datetime]


def calendar(clock_file: Path | None) -> Now:
    """The real calendar, or the sandbox's movable one."""
    if clock_file is None:
        return lambda: datetime.now(UTC)
    from sandbox.clock import Clock  # only a demonstration or a test has such a file

    return Clock.reading(clock_file).now
