"""What may go wrong on the wire: limits, blocks, lies, cuts – nothing lost, at most one labelled repeat."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import select

import bot.wire
from bot.wire import Trouble, Wire
from handlers.buttons import Home
from models import Person
from sandbox import faults
from sandbox.faults import Fault
from tests.faults import looking, school
from tests.faults.post import REPEAT
from tests.faults.street import Street, copies, state_of, tell

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
A, B, C = (school.FIRST_DIRECTOR + n for n in range(3))
MISSING = faults.status(429, "Too Many Requests")


def _calls_to(town: Street, account: int, since: float) -> list[Any]:
    return [call for call in town.telegram.calls if call.chat_id == account and call.monotonic > since]


@SQLITE
@pytest.mark.parametrize("after", [0, -5, None, "soon", 1, "missing", float("nan")], ids=str)
async def test_a_limit_with_an_odd_term(town: Street, after: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said inside the window; what waited is said after it, once and without a label."""
    monkeypatch.setattr(bot.wire, "SHORTEST", 0.3)
    window = 1.0 if after == 1 else 0.3
    town.telegram.faults.add(MISSING if after == "missing" else faults.too_many(after), "sendMessage", chat=A)
    tell(town, A, "held")
    await town.until(lambda: not town.telegram.faults.left)
    struck = time.monotonic()
    tell(town, B, "free")
    await town.until(lambda: copies(town, B, "free"))
    await town.until(lambda: copies(town, A, "held"))
    assert _calls_to(town, A, struck)[0].monotonic - struck > window - 0.1
    assert len(copies(town, A, "held")) == 1 and REPEAT not in copies(town, A, "held")[0]


@SQLITE
@pytest.mark.parametrize("after", [35, 10**9])
async def test_a_long_limit_holds_screens_too(town: Street, after: int) -> None:
    """A press inside the window is applied; its screen waits; everybody else goes on."""
    director = town.directors[0]
    town.telegram.faults.add(faults.too_many(after), "sendMessage", chat=A)
    tell(town, A, "held")
    await town.until(lambda: not town.telegram.faults.left)
    await asyncio.sleep(0.1)
    struck = time.monotonic()
    director.phone.press_data(Home().pack(), on=director.phone.screen)
    director.phone.send("/help")
    tell(town, B, "free")
    await town.until(lambda: copies(town, B, "free") and town.ask(looking.states).get("applied") == 2)
    await asyncio.sleep(0.3)
    assert _calls_to(town, A, struck) == []
    assert state_of(town, "held") == "queued"


@SQLITE
async def test_two_limits_at_once_silence_the_whole_bot(town: Street) -> None:
    for account in (A, B):
        town.telegram.faults.add(faults.too_many(35), "sendMessage", chat=account)
        tell(town, account, f"held-{account}")
    await town.until(lambda: not town.telegram.faults.left)
    await asyncio.sleep(0.1)
    tell(town, C, "held-too")
    await asyncio.sleep(0.5)
    assert not copies(town, C, "held-too")
    assert state_of(town, "held-too") == "queued"


async def test_blocked_then_back(town: Street) -> None:
    """Marked after one attempt; on their return comes what is still valid, and only that."""
    phone = town.telegram.phone(A)
    town.telegram.chats[A].blocked = True  # its own update is on the way no more: only the 403 tells
    tell(town, A, "lasting")
    await town.until(lambda: state_of(town, "lasting") == "unreachable")
    tell(town, A, "passing", expires_at=town.clock.now() + timedelta(hours=1))
    await town.until(lambda: state_of(town, "passing") == "unreachable")
    assert town.ask(lambda db: db.scalar(select(Person.blocked_at).where(Person.messenger_id == A)))
    assert len([call for call in town.telegram.calls if call.outcome.startswith("403")]) <= 1
    town.clock.advance(timedelta(hours=2))
    phone.start()
    await town.rest()
    assert len(copies(town, A, "lasting")) == 1
    assert not copies(town, A, "passing")
    assert not town.ask(lambda db: db.scalar(select(Person.blocked_at).where(Person.messenger_id == A)))


CUTS = [
    # what strikes, copies that arrive, labelled ones among them
    (faults.html(), 1, 1),
    (faults.status(500, "Internal Server Error"), 1, 1),
    (faults.reset(), 1, 1),
    (faults.garbage(applied=False), 1, 1),
    (faults.garbage(applied=True), 2, 1),
    (faults.applied_then_cut(), 2, 1),
    (faults.timeout(0.05, applied=True), 2, 1),
]


@SQLITE
@pytest.mark.parametrize(("fault", "arrive", "labelled"), CUTS, ids=lambda value: getattr(value, "name", str(value)))
async def test_a_notice_of_unknown_fate(town: Street, fault: Fault, arrive: int, labelled: int) -> None:
    """Said once more, with a label: zero loss, one repeat at most."""
    town.telegram.faults.add(fault, "sendMessage")
    tell(town, A, "precious")
    await town.rest()
    said = copies(town, A, "precious")
    assert (len(said), sum(REPEAT in text for text in said)) == (arrive, labelled)
    assert state_of(town, "precious") == "sent"


@SQLITE
async def test_a_refusal_under_http_200(town: Street) -> None:
    """Permanent: not tried again, the next one goes, the operators hear of it."""
    town.telegram.faults.add(faults.ok_false_200(), "sendMessage")
    tell(town, A, "refused")
    tell(town, B, "next")
    await town.rest()
    assert (state_of(town, "refused"), state_of(town, "next")) == ("refused", "sent")
    assert "не отправлено" in town.telegram.phone(school.OPERATOR).text


@SQLITE
@pytest.mark.parametrize("fault", [fault for fault, _, _ in CUTS], ids=lambda fault: fault.name)
async def test_a_screen_of_unknown_fate(town: Street, fault: Fault) -> None:
    """Whatever strikes a screen, its person ends on the current one."""
    director = town.directors[0]
    town.telegram.faults.add(fault, "editMessageText")
    town.telegram.faults.add(fault, "sendMessage")
    director.phone.press_data(Home().pack(), on=director.phone.screen)
    await town.rest()
    director.phone.send("/form")
    await town.rest()
    town.ask(looking.stands_on_the_current_screen, director.phone, town.clock.now())


@SQLITE
async def test_endless_cuts_end(town: Street) -> None:
    """A message is not repeated for ever: the books close."""
    town.telegram.faults.add(faults.applied_then_cut(), "sendMessage", times=None, chat=A)
    tell(town, A, "again")
    await town.rest()
    said = copies(town, A, "again")
    assert len(said) <= 3 and sum(REPEAT not in text for text in said) == 1


async def test_nobody_there_is_surely_not_sent() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base("http://127.0.0.1:9"))
    try:
        with pytest.raises(Trouble) as caught:
            await Wire(session, "1:x").call("sendMessage", chat_id=1, text="x")
        assert caught.value.kind == "not sent"
    finally:
        await session.close()
