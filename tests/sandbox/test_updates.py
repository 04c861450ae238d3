"""The queue of updates behaves as the real one."""

import asyncio
import json
import time
from datetime import timedelta

import aiohttp
import pytest


async def test_updates_come_again_until_confirmed(bot, telegram):
    anna = telegram.phone(7)
    anna.start("abc")
    anna.send("два")
    first = await bot("getUpdates")
    assert [one["message"]["text"] for one in first] == ["/start abc", "два"]
    assert first == await bot("getUpdates")
    assert first[1]["update_id"] == first[0]["update_id"] + 1
    assert await bot("getUpdates", offset=first[1]["update_id"]) == first[1:]
    assert await bot("getUpdates", offset=first[1]["update_id"] + 1) == []
    assert telegram.pending == 0


async def test_limit_and_negative_offset(bot, telegram):
    for number in range(5):
        telegram.phone(7).send(str(number))
    assert len(await bot("getUpdates", limit=2)) == 2
    last = await bot("getUpdates", offset=-1)
    assert [one["message"]["text"] for one in last] == ["4"]
    assert telegram.pending == 1


async def test_a_poll_waits_for_news(bot, telegram):
    poll = asyncio.create_task(bot("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    assert not poll.done()
    started = time.monotonic()
    telegram.phone(7).send("привет")
    assert len(await poll) == 1
    assert time.monotonic() - started < 1


async def test_an_empty_poll_ends_at_its_timeout(bot):
    started = time.monotonic()
    assert await bot("getUpdates", timeout=1) == []
    assert 0.9 < time.monotonic() - started < 2


async def test_the_second_poller_pushes_the_first_out(bot, telegram):
    first = asyncio.create_task(bot("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(bot("getUpdates", timeout=5))
    code, text = await first
    assert code == 409
    assert text.startswith("Conflict: terminated by other getUpdates request")
    telegram.phone(7).send("привет")
    assert len(await second) == 1


async def test_an_offset_from_another_sequence_confirms_nothing(bot, telegram):
    telegram.phone(7).send("старое")
    (old,) = await bot("getUpdates")
    await bot("getUpdates", offset=old["update_id"] + 1)
    telegram.reseed(500)
    telegram.phone(7).send("новое")
    (new,) = await bot("getUpdates", offset=old["update_id"] + 1)
    assert (new["update_id"], telegram.pending) == (500, 1)


async def test_presses_live_in_real_time_and_messages_on_the_calendar(bot, telegram):
    anna = telegram.phone(7)
    anna.send("привет")
    anna.press_data("x")
    telegram.clock.advance(timedelta(hours=25))
    assert [list(one)[1] for one in await bot("getUpdates")] == ["callback_query"]
    telegram.updates.press_lives = 0.0
    assert await bot("getUpdates") == []


async def test_only_the_kinds_asked_for_are_queued(bot, telegram):
    anna = telegram.phone(7)
    await bot("getUpdates", allowed_updates=["message"])
    anna.start()
    anna.block()
    assert telegram.pending == 1


async def test_raw_and_undecodable_updates(bot, telegram):
    telegram.inject({"unheard_of": {"a": 1}})
    telegram.inject('{"update_id": UPDATE_ID, "message": {"text": "\\ud800"}}')
    status, text = await bot.raw("getUpdates")
    assert status == 200
    assert "\\ud800" in text
    assert [sorted(one) for one in json.loads(text)["result"]] == [
        ["unheard_of", "update_id"],
        ["message", "update_id"],
    ]
    telegram.inject('{"update_id": UPDATE_ID, broken')
    _, text = await bot.raw("getUpdates")
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)


async def test_going_offline_cuts_the_running_poll(bot, telegram):
    poll = asyncio.create_task(bot("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    telegram.offline = True
    with pytest.raises(aiohttp.ClientError):
        await poll
    with pytest.raises(aiohttp.ClientError):
        await bot("getMe")
    telegram.offline = False
    assert (await bot("getMe"))["username"] == "shagi_demo_bot"


async def test_until_wakes_at_once_or_tells_what_happened(bot, telegram):
    anna = telegram.phone(7)
    anna.start()
    waiting = asyncio.create_task(telegram.until(lambda: anna.text == "да"))
    await bot("sendMessage", chat_id=7, text="да")
    await waiting
    with pytest.raises(TimeoutError, match="sendMessage 7: ok"):
        await telegram.until(lambda: False, timeout=0.05)


async def test_a_poll_left_behind_by_a_dead_bot_is_no_conflict(bot, telegram):
    dead = asyncio.create_task(bot("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    dead.cancel()
    await asyncio.sleep(0.05)
    telegram.phone(7).send("привет")
    assert len(await bot("getUpdates", timeout=5)) == 1
    assert all("409" not in call.outcome for call in telegram.called("getUpdates"))
