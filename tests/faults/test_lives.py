"""Polite stops, one process at a time, and the true command line."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models import Lease
from sandbox import faults
from services import lease
from tests.faults import school
from tests.faults.bursts import burst, open_forms
from tests.faults.siege import Siege, siege

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ROOT = Path(__file__).parents[2]


@pytest.fixture
async def besieged(database_url: str, tmp_path: Path) -> AsyncIterator[Siege]:
    async with siege(database_url, tmp_path) as made:
        life = made.begin()
        open_forms(made)
        await made.rest(life)
        life.kill()
        yield made


# ── polite stops ─────────────────────────────────────────────────────────────────────────────


@SQLITE
@pytest.mark.parametrize("times", [10, pytest.param(100, marks=pytest.mark.torture)])
async def test_asked_to_stop_with_slow_handlers(besieged: Siege, times: int) -> None:
    """SIGTERM in the middle of a burst, handlers and Telegram slow: exit 0 within ten seconds, nothing lost."""
    for n in range(times):
        if n % 2:
            besieged.telegram.faults.add(faults.slow(0.3), times=None)
        burst(besieged)
        life = besieged.begin(handler_takes=0.1)
        await asyncio.sleep(0.4 + 0.1 * n % 0.7)
        asked = time.monotonic()
        life.ask_to_stop()
        # Before its first second is over it may not listen yet: then it dies of the signal, as by kill -9.
        assert await life.ended(within=10) in (0, -signal.SIGTERM)
        assert time.monotonic() - asked < 10
        besieged.telegram.faults.clear()
    life = besieged.begin()
    await besieged.rest(life)
    besieged.check()
    life.ask_to_stop()
    assert await life.ended(within=10) == 0


@SQLITE
async def test_asked_to_stop_while_running(besieged: Siege) -> None:
    """With slow handlers under way: it is finished, the rest stays stored, the code is 0."""
    burst(besieged)
    life = besieged.begin(handler_takes=1.0)
    await besieged.telegram.until(lambda: not besieged.telegram.pending, timeout=30)
    life.ask_to_stop()
    assert await life.ended(within=10) == 0
    life = besieged.begin()
    await besieged.rest(life)
    besieged.check()


# ── one at a time ────────────────────────────────────────────────────────────────────────────


def _polls(besieged: Siege) -> int:
    return len(besieged.telegram.called("getUpdates"))


async def _polling(besieged: Siege, than: int) -> None:
    await besieged.telegram.until(lambda: _polls(besieged) > than, timeout=30)


async def test_the_second_one_waits_and_takes_over(besieged: Siege) -> None:
    """Never two pollers; after kill -9 on this machine the waiting one goes on at once."""
    before = _polls(besieged)
    first = besieged.begin()
    await _polling(besieged, before)
    second = besieged.begin()
    for _ in range(5):
        burst(besieged)
        await besieged.rest(first)
        await asyncio.sleep(0.2)
    assert second.running and "another process holds the lease" in second.said()
    assert not [call for call in besieged.telegram.called("getUpdates") if call.outcome.startswith("409")]
    before, killed = _polls(besieged), time.monotonic()
    first.kill()
    burst(besieged)
    await _polling(besieged, before)
    assert time.monotonic() - killed < lease.TTL
    await besieged.rest(second)
    besieged.check()


@SQLITE
async def test_a_holder_elsewhere_is_waited_for(besieged: Siege) -> None:
    """Nobody can tell whether a process on another machine lives: its lease must run out."""
    left = 2.0
    with school.session(besieged.engine, reading=False) as db:
        held = db.query(Lease).one()
        held.holder, held.until = "elsewhere/1", time.time() + left
    before, begun = _polls(besieged), time.monotonic()
    life = besieged.begin()
    await _polling(besieged, before)
    assert left - 0.1 < time.monotonic() - begun < lease.TTL + left
    with school.session(besieged.engine, reading=False) as db:
        db.query(Lease).one().holder = "elsewhere/2"
    assert await life.ended(within=lease.BEAT + 10) == 1


# ── the true command line ────────────────────────────────────────────────────────────────────


@SQLITE
async def test_the_true_process_killed_twice(besieged: Siege) -> None:
    environment = {f"BOT_{name.upper()}": str(value) for name, value in besieged.settings.items()}
    for attempt in range(2):
        burst(besieged)
        with (besieged.folder / "true.txt").open("ab") as log:
            process = subprocess.Popen(  # noqa: ASYNC220 – a moment, and the test waits anyway
                [sys.executable, "-m", "bot", "run"], cwd=ROOT, env={**os.environ, **environment}, stderr=log
            )
        try:
            await besieged.telegram.until(lambda: not besieged.telegram.pending, timeout=60)
            if attempt == 0:
                continue
            await _rest(besieged)
            besieged.check()
        finally:
            process.kill()
            process.wait()


async def _rest(besieged: Siege) -> None:
    deadline = time.monotonic() + 30
    while besieged.telegram.pending or not besieged.at_rest():
        assert time.monotonic() < deadline, (besieged.folder / "true.txt").read_text()[-1500:]
        await asyncio.sleep(0.02)
