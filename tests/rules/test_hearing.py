"""When a signal of each class may be heard."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from services.risk.hearing import heard_at

MOSCOW, VLADIVOSTOK = "Europe/Moscow", "Asia/Vladivostok"


def at(zone: str, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize("sent", ["2026-10-10T21:40", "2026-12-31T23:59", "2026-10-12T03:00", "2026-10-12T12:00"])
def test_an_emergency_is_heard_at_once_night_and_holiday(sent: str):
    assert heard_at("emergency", at(MOSCOW, sent), MOSCOW) == at(MOSCOW, sent)


@pytest.mark.parametrize(
    ("sent", "heard"),
    [
        ("2026-10-12T12:00", "2026-10-12T12:00"),  # at work: now
        ("2026-10-12T07:30", "2026-10-12T09:00"),
        ("2026-10-09T18:00", "2026-10-12T09:00"),  # Friday evening
        ("2026-11-03T18:30", "2026-11-05T09:00"),  # 4 November
        ("2026-12-30T19:00", "2027-01-11T09:00"),  # the long holidays, 31.12 moved in
        ("2026-12-31T12:00", "2027-01-11T09:00"),
    ],
)
def test_a_high_signal_is_heard_in_working_hours(sent: str, heard: str):
    for zone in (MOSCOW, VLADIVOSTOK):
        assert heard_at("high", at(zone, sent), zone) == at(zone, heard)


@pytest.mark.parametrize(
    ("sent", "heard"),
    [
        ("2026-10-12T12:00", "2026-10-13T09:00"),
        ("2026-10-12T08:59", "2026-10-12T09:00"),  # this morning's is still to come
        ("2026-10-09T12:00", "2026-10-12T09:00"),
        ("2026-12-30T12:00", "2027-01-11T09:00"),
    ],
)
def test_a_medium_signal_waits_for_the_next_working_morning(sent: str, heard: str):
    assert heard_at("medium", at(MOSCOW, sent), MOSCOW) == at(MOSCOW, heard)


def test_the_same_moment_is_another_hour_in_another_zone():
    sent = at(MOSCOW, "2026-10-12T12:00")
    assert heard_at("high", sent, MOSCOW) == sent
    assert heard_at("high", sent, VLADIVOSTOK) == at(VLADIVOSTOK, "2026-10-13T09:00")
