"""kill -9 under bursts of updates: none lost, none doubled, every chat ends on its current screen."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.bursts import burst, open_forms
from tests.faults.life import KILLED
from tests.faults.siege import Siege, siege

# Each boundary between two things that must both happen, and which of its times to die at.
BOUNDARIES = [
    ("called-getUpdates", 1),
    ("stored", 1),
    ("confirming", 2),
    ("before-commit", 1),
    ("before-commit", 9),
    ("committed", 1),
    ("committed", 10),
    ("before-show", 1),
    ("called-editMessageText", 1),
    ("edited", 1),
    ("called-sendMessage", 1),
    ("sent", 1),
    ("shown", 1),
    ("shown", 4),
    ("called-answerCallbackQuery", 1),
    ("called-answerCallbackQuery", 7),
    ("writing-down", 1),
    ("written-down", 1),
]
EDITING = ("called-editMessageText", "edited")


@pytest.fixture
async def besieged(database_url: str, tmp_path: Path) -> AsyncIterator[Siege]:
    async with siege(database_url, tmp_path) as made:
        life = made.begin()
        open_forms(made)
        await made.rest(life)
        life.kill()
        yield made


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_killed_at_every_boundary(besieged: Siege) -> None:
    for boundary, nth in BOUNDARIES:
        burst(besieged, typing=boundary not in EDITING)
        life = besieged.begin(dies_at=boundary, nth=nth)
        assert await life.ended(within=20) == KILLED, boundary
        life = besieged.begin()
        await besieged.rest(life)
        besieged.check()
        life.kill()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kills", [50, pytest.param(500, marks=pytest.mark.torture)])
async def test_killed_at_random(besieged: Siege, kills: int) -> None:
    await _at_random(besieged, kills)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_killed_at_random_on_postgres(besieged: Siege) -> None:
    await _at_random(besieged, 5)


async def _at_random(besieged: Siege, kills: int) -> None:
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    for n in range(kills):
        burst(besieged)
        life = besieged.begin()
        await asyncio.sleep(chance.uniform(0.0, 0.7))
        life.kill()
        if n % 10 == 9 or n + 1 == kills:
            life = besieged.begin()
            await besieged.rest(life)
            life.kill()
            besieged.check()
