"""kill -9 while the courier sends: nothing lost, at most as many doubles as were in the air, each labelled."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.courier import IN_FLIGHT
from sandbox import faults
from tests.faults.life import KILLED
from tests.faults.post import addressees, arrived, books_balance, post
from tests.faults.siege import Siege, siege

ROUND_TRIP = 0.05  # seconds: what keeps several messages in the air
QUICK = {"PACE": 0.01, "PER_CHAT": 0.0}
BOUNDARIES = [("claimed", 3), ("called-sendMessage", 2), ("delivered", 2), ("settled", 2)]


@pytest.fixture
async def besieged(database_url: str, tmp_path: Path) -> AsyncIterator[Siege]:
    async with siege(database_url, tmp_path, schools=1) as made:
        life = made.begin()
        await made.rest(life)  # what founding has queued leaves
        life.kill()
        made.telegram.faults.add(faults.slow(ROUND_TRIP), "sendMessage", times=None)
        yield made


@pytest.mark.parametrize("database_url", ["sqlite", "postgres"], indirect=True)
async def test_killed_at_every_boundary(besieged: Siege) -> None:
    seats = addressees(besieged, 12)
    for n, (boundary, nth) in enumerate(BOUNDARIES, 1):
        before = arrived(besieged)[1].total()
        post(besieged, seats, n)
        life = besieged.begin(dies_at=boundary, nth=nth, constants=QUICK)
        assert await life.ended(within=20) == KILLED, boundary
        life = besieged.begin(constants=QUICK)
        await besieged.rest(life)
        life.kill()
        every, labelled = arrived(besieged)
        assert len(every) == n * len(seats), boundary
        assert labelled.total() - before <= IN_FLIGHT, boundary
    _every_repeat_is_labelled(besieged)
    books_balance(besieged, len(BOUNDARIES) * len(seats))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kills", [50, pytest.param(500, marks=pytest.mark.torture)])
async def test_killed_at_random(besieged: Siege, kills: int) -> None:
    seats = addressees(besieged)
    chance = random.Random()
    queued, doubles, worst = 0, 0, 0
    for n in range(kills):
        before = arrived(besieged)
        if queued - len(before[0]) < len(seats):
            post(besieged, seats, n)
            queued += len(seats)
        life = besieged.begin(constants=QUICK)
        begun = len(besieged.telegram.calls)
        await besieged.telegram.until(lambda: _sends(besieged, begun), timeout=30)  # noqa: B023
        await asyncio.sleep(chance.uniform(0.0, 0.25))
        life.kill()
        await asyncio.sleep(ROUND_TRIP * 1.5)  # what was in the air lands without its sender
        after = arrived(besieged)
        more = sum((after[0] - before[0])[mark] for mark in before[0])
        doubles, worst = doubles + more, max(worst, more)
    life = besieged.begin(constants=QUICK)
    await besieged.rest(life)
    life.kill()
    every, _ = arrived(besieged)
    figures = f"{doubles} doubles in {kills} kills, mean {doubles / kills:.2f}, worst {worst}"
    logging.getLogger("tests").info(figures)
    assert len(every) == queued, figures
    assert worst <= IN_FLIGHT, figures
    assert doubles / kills <= IN_FLIGHT, figures
    _every_repeat_is_labelled(besieged)
    books_balance(besieged, queued)


def _sends(siege: Siege, begun: int) -> bool:
    return any(call.method == "sendMessage" for call in list(siege.telegram.calls)[begun:])


def _every_repeat_is_labelled(siege: Siege) -> None:
    """Whoever got a message twice was told so: only one copy may be without the label."""
    every, labelled = arrived(siege)
    assert not {mark for mark, copies in every.items() if copies - labelled[mark] > 1}
