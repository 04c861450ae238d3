"""Hours without Telegram, stops that must be loud, ids dealt anew, clocks that jump."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import func, select

from models import Notice, Update
from sandbox import faults
from tests.faults import looking, school
from tests.faults.bursts import answer, burst, open_forms
from tests.faults.post import REPEAT
from tests.faults.siege import Siege, siege
from tests.faults.street import Street, copies, state_of, street, tell

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
A = school.FIRST_DIRECTOR


async def test_half_a_day_without_telegram(town: Street) -> None:
    """Nothing is lost, nothing stale comes, and the return is no flood."""
    director = town.directors[1]
    town.telegram.offline = True
    for hour in range(12):
        town.clock.advance(timedelta(hours=1))
        tell(town, A, f"lasting-{hour}")
        tell(town, A, f"stale-{hour}", expires_at=town.clock.now() + timedelta(minutes=30))
        answer(town, director, hour)
        await town.app.runner.tick()
        await asyncio.sleep(0.05)
    town.telegram.offline = False
    await town.rest()
    for hour in range(12):
        said = copies(town, A, f"lasting-{hour}.")
        assert said and sum(REPEAT not in text for text in said) <= 1, hour
        # Those of the first minute may have been in the air; whether they arrived nobody knows.
        assert state_of(town, f"lasting-{hour}") == "sent"
    stale = [copies(town, A, f"stale-{hour}.") for hour in range(11)]
    assert not any(stale)
    town.ask(looking.answers_are_as_said, director)
    town.ask(looking.stands_on_the_current_screen, director.phone, town.clock.now())


@SQLITE
async def test_reminders_that_have_become_old_are_dropped(town: Street) -> None:
    """Two days of silence over three reminders: on return one of them comes, the latest."""
    town.clock.move_to(datetime(2026, 10, 22, 4, 0, tzinfo=UTC))
    town.telegram.offline = True
    for _ in range(2 * 34):  # back at 17:00 of the second day: at night they would wait for the morning
        town.clock.advance(timedelta(minutes=30))
        await town.app.runner.tick()
    await asyncio.sleep(0.2)
    marks = {director.phone.user_id: director.phone.mark() for director in town.directors}
    town.telegram.offline = False
    await town.rest()
    for director in town.directors:
        assert len(director.phone.inbox(marks[director.phone.user_id]).messages) == 1
    reminders = select(Notice.state, func.count()).where(Notice.key == "form-reminder").group_by(Notice.state)
    states = dict(town.ask(lambda db: db.execute(reminders).all()))
    assert states["sent"] == len(town.directors)
    assert states["expired"] >= len(town.directors)


@SQLITE
async def test_no_tight_loop(database_url: str, tmp_path: Path) -> None:
    """With the real pauses: a few calls a second at most while nobody answers."""
    async with street(database_url, tmp_path) as town:
        for n in range(10):
            tell(town, A, f"waits-{n}")
        town.telegram.offline = True
        begun, before = time.monotonic(), len(town.telegram.calls)
        await asyncio.sleep(2.0)
        calls = len(town.telegram.calls) - before
        town.telegram.offline = False
        assert calls <= 4 + 4 * (time.monotonic() - begun), list(town.telegram.calls)[before:]


# ── stops ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
async def besieged(database_url: str, tmp_path: Path) -> AsyncIterator[Siege]:
    async with siege(database_url, tmp_path, schools=2) as made:
        life = made.begin()
        open_forms(made)
        await made.rest(life)
        life.kill()
        yield made


@SQLITE
async def test_a_revoked_token_stops_it_loudly(besieged: Siege) -> None:
    """401: the process ends with an error, the alarm waits in the outbox, the updates wait at Telegram."""
    besieged.telegram.faults.add(faults.status(401, "Unauthorized"), "getUpdates", times=None)
    sent = burst(besieged)
    life = besieged.begin()
    assert await life.ended(within=20) == 1
    assert _alarm(besieged) == "queued"
    assert besieged.telegram.pending == sent
    besieged.telegram.faults.clear()
    life = besieged.begin()
    await besieged.rest(life)
    besieged.check()
    assert _alarm(besieged) == "sent"


@SQLITE
async def test_a_second_poller_stops_it_loudly(besieged: Siege) -> None:
    """409: somebody else polls with this token; fighting over it would lose updates."""
    polls = len(besieged.telegram.called("getUpdates"))
    life = besieged.begin()
    await besieged.telegram.until(lambda: len(besieged.telegram.called("getUpdates")) > polls, timeout=20)
    url = f"{besieged.settings['api_url']}/bot{besieged.telegram.token}/getUpdates"
    async with aiohttp.ClientSession() as client, client.get(url, params={"timeout": 0}) as answered:
        assert answered.status == 200
    assert await life.ended(within=20) == 1
    assert _alarm(besieged) == "queued"


def _alarm(besieged: Siege) -> str | None:
    with school.session(besieged.engine) as db:
        return db.scalar(select(Notice.state).where(Notice.key == "alarm-stopped"))


# ── ids ──────────────────────────────────────────────────────────────────────────────────────


# Shortly below the old ids only after a quiet week, as Telegram does it: its own queue forgets such ids at once.
QUIET = [(True, step) for step in (-50_000, -12, -3, 5, 1_000_000)]
AT_ONCE = [(False, step) for step in (-50_000, 5, 1_000_000)]


@pytest.mark.parametrize(("quiet", "step"), QUIET + AT_ONCE)
@SQLITE
async def test_ids_dealt_anew(town: Street, quiet: bool, step: int) -> None:
    """Each genuine update once, and no spinning, wherever the ids go on."""
    before = len(town.telegram.called("getUpdates"))
    if quiet:
        await town.until(lambda: len(town.telegram.called("getUpdates")) > before)
        town.clock.advance(timedelta(days=8))
    first = next(iter(town.ask(_ids)))
    town.telegram.reseed(max(first, 100) + step)
    calls = len(town.telegram.called("getUpdates"))
    for n in range(10):
        for director in town.directors:
            answer(town, director, n)
    await town.rest()
    for director in town.directors:
        town.ask(looking.answers_are_as_said, director)
    assert len(town.telegram.called("getUpdates")) - calls < 20


def _ids(db: Any) -> list[int]:
    return list(db.scalars(select(Update.update_id).order_by(Update.update_id.desc())))


# ── clocks ───────────────────────────────────────────────────────────────────────────────────


@SQLITE
@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=1), timedelta(days=3653)], ids=str)
async def test_the_calendar_jumps(besieged: Siege, jump: timedelta) -> None:
    """Between storing and confirming, and while a notice is in the air: nothing twice, nothing lost."""
    burst(besieged)
    life = besieged.begin(dies_at="stored")
    await life.ended(within=20)
    besieged.clock.advance(jump)
    life = besieged.begin()
    await besieged.rest(life)
    life.kill()
    besieged.check()
    with school.session(besieged.engine) as db:
        onces = db.scalars(select(Notice.once)).all()
    assert len(onces) == len(set(onces))
