"""What may go wrong between a bot and Telegram, on demand."""

import time

import aiohttp
import pytest

from sandbox import faults
from sandbox.server import Server
from sandbox.telegram import Telegram


@pytest.fixture
def anna(telegram):
    phone = telegram.phone(7)
    phone.start()
    return phone


@pytest.mark.parametrize("wait", [7, "soon", None, -1])
async def test_429_with_any_retry_after(bot, anna, telegram, wait):
    telegram.faults.add(faults.too_many(wait), method="sendMessage")
    async with bot.session.post(f"{bot.url}/bot{bot.token}/sendMessage", json={"chat_id": 7, "text": "a"}) as r:
        assert (r.status, (await r.json())["parameters"]) == (429, {"retry_after": wait})
    assert anna.screens == []
    assert (await bot("sendMessage", chat_id=7, text="a"))["text"] == "a"


async def test_faults_strike_their_method_and_chat_only(bot, anna, telegram):
    telegram.phone(8).start()
    telegram.faults.add(faults.status(500, "Internal Server Error"), "sendMessage", times=None, chat=8)
    assert (await bot("sendMessage", chat_id=7, text="a"))["text"] == "a"
    assert await bot("sendMessage", chat_id=8, text="a") == (500, "Internal Server Error")
    assert (await bot("getMe"))["is_bot"] is True
    telegram.faults.clear()
    assert (await bot("sendMessage", chat_id=8, text="a"))["text"] == "a"


async def test_answers_that_are_no_answers(bot, anna, telegram):
    telegram.faults.add(faults.html(502))
    assert await bot.raw("sendMessage", chat_id=7, text="a") == (
        502,
        "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
    )
    telegram.faults.add(faults.garbage(applied=False))
    assert await bot.raw("sendMessage", chat_id=7, text="a") == (200, '{"ok":true,"result":{"message_id":')
    telegram.faults.add(faults.ok_false_200())
    status, text = await bot.raw("sendMessage", chat_id=7, text="a")
    assert (status, '"ok": false' in text) == (200, True)
    assert anna.screens == []


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        (faults.reset(), []),
        (faults.timeout(0.05), []),
        (faults.timeout(0.05, applied=True), ["a"]),
        (faults.applied_then_cut(), ["a"]),
    ],
)
async def test_cut_connections(bot, anna, telegram, fault, seen):
    telegram.faults.add(fault, method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await bot("sendMessage", chat_id=7, text="a")
    assert [message.text for message in anna.screens] == seen
    assert telegram.called("sendMessage", 7)[0].outcome == fault.name


async def test_a_slow_answer_is_honest(bot, anna, telegram):
    telegram.faults.add(faults.slow(0.2), method="sendMessage")
    started = time.monotonic()
    assert (await bot("sendMessage", chat_id=7, text="a"))["text"] == "a"
    assert time.monotonic() - started >= 0.2


async def test_polling_is_struck_only_by_name(bot, telegram):
    telegram.faults.add(faults.status(500, "x"))
    assert await bot("getUpdates") == []
    telegram.faults.add(faults.status(401, "Unauthorized"), method="getUpdates")
    assert await bot("getUpdates") == (401, "Unauthorized")


async def test_strict_limits_answer_429():
    telegram = Telegram(strict_limits=True)
    async with Server(telegram) as server, aiohttp.ClientSession() as session:
        for user_id in range(1, 41):
            telegram.phone(user_id).start()
        url = f"{server.url}/bot{telegram.token}/sendMessage"

        async def send(chat_id):
            async with session.post(url, json={"chat_id": chat_id, "text": "a"}) as response:
                return response.status, (await response.json()).get("parameters")

        burst = [await send(1) for _ in range(4)]
        assert [status for status, _ in burst] == [200, 200, 200, 429]
        assert burst[3][1] == {"retry_after": 1}
        everyone = [(await send(user_id))[0] for user_id in range(2, 41)]
        assert 429 in everyone
