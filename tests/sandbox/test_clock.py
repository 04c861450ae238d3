"""The calendar moves, and another process sees it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sandbox.clock import Clock

MARCH = datetime(2027, 3, 5, 9, tzinfo=UTC)


def test_the_clock_goes_on_from_where_it_was_moved():
    clock = Clock()
    clock.move_to(MARCH)
    assert timedelta() <= clock.now() - MARCH < timedelta(seconds=1)
    clock.advance(timedelta(days=1))
    assert clock.now() - MARCH >= timedelta(days=1)


def test_a_frozen_clock_stands_until_moved():
    clock = Clock(frozen=MARCH)
    assert clock.now() == clock.now() == MARCH
    clock.advance(timedelta(hours=2))
    assert clock.now() == MARCH + timedelta(hours=2)
    clock.thaw()
    assert clock.now() > MARCH + timedelta(hours=2)


def test_another_process_reads_the_same_time(tmp_path: Path):
    clock = Clock(tmp_path / "clock.json", frozen=MARCH)
    follower = Clock.reading(tmp_path / "clock.json")
    assert follower.now() == MARCH
    for hours in range(1, 50):
        clock.move_to(MARCH + timedelta(hours=hours))
        assert follower.now() == MARCH + timedelta(hours=hours)
    clock.thaw()
    assert abs(follower.now() - clock.now()) < timedelta(seconds=1)
    assert [file.name for file in tmp_path.iterdir()] == ["clock.json"]


def test_without_a_file_time_is_real(tmp_path: Path):
    assert abs(Clock.reading(tmp_path / "none").now() - datetime.now(UTC)) < timedelta(seconds=1)


def test_naive_instants_are_refused():
    with pytest.raises(ValueError, match="aware"):
        Clock().move_to(datetime(2027, 3, 5))
