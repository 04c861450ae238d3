"""A message that an outage has carried into the night waits for the morning; what was meant for the night does not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from services import outages

ZONE = "Europe/Moscow"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


@pytest.mark.parametrize(
    ("due", "now", "leaves"),
    [
        ("2026-10-12T10:00", "2026-10-12T21:00", "2026-10-13T08:00"),
        ("2026-10-12T18:50", "2026-10-12T19:05", None),  # a queue takes its minutes
        ("2026-10-12T10:00", "2026-10-12T18:00", None),  # late, but by day
        ("2026-10-12T21:00", "2026-10-12T23:00", None),  # meant for the evening
        ("2026-10-09T17:00", "2026-10-10T03:00", "2026-10-12T08:00"),  # Saturday morning is nobody's either
    ],
)
def test_when_a_late_message_leaves(due: str, now: str, leaves: str | None):
    assert outages.rest(at(due), at(now), ZONE) == (at(leaves) if leaves else None)
