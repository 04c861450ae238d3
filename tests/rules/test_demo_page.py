"""Where the demonstration's page is found when its usual place is taken, and what the world lets be done."""

import asyncio
import socket
from contextlib import AsyncExitStack
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot import demo
from bot.demo.show import Show
from bot.demo.stage import DIRECTOR
from bot.demo.world import World, world
from sandbox.page.doing import Cannot


@pytest.fixture
def taken() -> Any:
    """A port somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


async def test_the_next_free_port_is_taken_but_one_that_was_asked_for_is_not_exchanged(
    taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "USUAL_PORT", taken)
    async with world() as here, AsyncExitStack() as open_ones:
        page = await demo._page(open_ones, here, Show(here), None, "127.0.0.1")
        assert int(page.url.rpartition(":")[2]) != taken
        with pytest.raises(OSError, match="."):
            await demo._page(open_ones, here, Show(here), taken, "127.0.0.1")


async def test_one_act_at_a_time_and_none_while_the_story_is_told() -> None:
    async with world() as here:
        show = Show(here)
        with pytest.raises(Cannot, match="busy"):
            await show.do("day", {})
        show.told(0, 0, "")
        show._busy = "day"
        with pytest.raises(Cannot, match="busy"):
            await show.do("event", {})
        show._busy = ""
        with pytest.raises(KeyError):
            await show.do("night", {})
        assert show.state()["bot"] == "dead" and show.state()["busy"] == ""


async def test_somebody_new_has_a_phone_and_whoever_is_in_front_lies_in_order() -> None:
    async with world() as here:
        show = Show(here)
        show.told(0, 0, "")
        user = (await show.do("newcomer", {"name": "  Зоя  ", "language": "en"}))["user"]
        assert here.telegram.people[user].first_name == "Зоя" and here.telegram.people[user].language_code == "en"
        director = here.newcomer(DIRECTOR, "Дина").user_id
        assert (show.described(director)["front"], show.described(user)["front"]) == (1, 0)
        with pytest.raises(Cannot):
            await show.do("newcomer", {"name": " "})
        before = here.now
        await show.do("day", {})  # the bot is not running: the calendar goes on all the same
        assert (here.now - before).days == 1


async def test_a_bot_that_died_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.demo.show.DEAD_FOR", 0.0)
    started = asyncio.Event()

    async def ended() -> None:
        await asyncio.sleep(0)

    async def start() -> None:
        started.set()
        await asyncio.Event().wait()

    async with world() as here:
        fake = SimpleNamespace(ended=ended, start=start, running=False, answers=False, pid=0, folder=here.bot.folder)
        shown = Show(cast(World, SimpleNamespace(bot=fake, telegram=here.telegram, books=here.books, phones={})))
        shown.told(0, 0, "")
        async with shown.alive():
            await asyncio.wait_for(started.wait(), 5)
