"""A letter to everybody, and everything that may go wrong on the way: kills, limits, blocks, a stop."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.courier import IN_FLIGHT
from sandbox import faults
from services.letters import books, stopping
from tests.faults import broadcast, school
from tests.faults.life import KILLED
from tests.faults.siege import Siege, siege
from tests.faults.street import Street, street

MANY = 20
QUICK = {"PACE": 0.01, "PER_CHAT": 0.0}
ROUND_TRIP = 0.02


@pytest.fixture
async def besieged(database_url: str, tmp_path: Path) -> AsyncIterator[Siege]:
    async with siege(database_url, tmp_path, schools=MANY) as made:
        for director in made.directors:
            made.telegram.private_chat(director.phone.person)
        life = made.begin(constants=QUICK)
        await made.rest(life)  # what founding has queued leaves
        life.kill()
        yield made


@pytest.mark.parametrize("database_url", ["sqlite", "postgres"], indirect=True)
@pytest.mark.parametrize("kills", [2, pytest.param(40, marks=pytest.mark.torture)])
async def test_killed_on_the_way_nobody_is_lost_and_nobody_has_it_twice(besieged: Siege, kills: int) -> None:
    chance = random.Random()
    for round_ in range(max(1, kills // 2)):
        before, labelled = (broadcast.copies(besieged.telegram, labelled=said) for said in (False, True))
        with school.session(besieged.engine, reading=False) as db:
            letter = broadcast.publish(db, besieged.clock.now())
        besieged.telegram.faults.add(faults.slow(ROUND_TRIP), "sendMessage", times=None)
        # At 40 % of the way, then once more at a boundary of the next life.
        ends = [("delivered", MANY * 2 // 5), (chance.choice(("claimed", "called-sendMessage", "settled")), 3)]
        for boundary, nth in ends:
            life = besieged.begin(dies_at=boundary, nth=nth, constants=QUICK)
            assert await life.ended(within=30) == KILLED, boundary
            await asyncio.sleep(ROUND_TRIP * 2)
        life = besieged.begin(constants=QUICK)
        await besieged.rest(life)
        life.kill()
        plain = broadcast.copies(besieged.telegram) - before
        repeats = broadcast.copies(besieged.telegram, labelled=True) - labelled
        assert max(plain.values()) == 1, "twice without a word that it is a repeat"
        assert len(plain | repeats) == MANY and repeats.total() <= len(ends) * IN_FLIGHT, round_
        with school.session(besieged.engine) as db:
            found = books.of(db, letter)
        assert found.balance and found.sent == found.intended == MANY and not found.to_send


@pytest.fixture
async def lane(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Street]:
    """A bot in this process and many directors."""
    for name, seconds in (("PACE", 0.005), ("PROBE", 0.05), ("PROBE_MOST", 0.2), ("REPEAT_AFTER", 0.05)):
        monkeypatch.setattr(f"bot.courier.{name}", seconds)
    async with street(database_url, tmp_path, schools=MANY) as made:
        yield made


async def test_p11_half_have_blocked_the_bot_and_limits_rain(lane: Street) -> None:
    """Each block is known with its reason, no call falls into a closed window, the other half gets it once."""
    gone = {director.phone.user_id for director in lane.directors[::2]}
    for account in gone:
        lane.telegram.chats[account].blocked = True  # silently, as Telegram does it while the bot is away
    for seconds in (1, "odd", None):
        lane.telegram.faults.add(faults.too_many(seconds), "sendMessage")
    begun = len(lane.telegram.calls)
    letter = lane.change(broadcast.publish, lane.clock.now())
    await lane.rest(within=40)
    states = lane.ask(broadcast.states, letter)
    assert {account for account, state in states.items() if state == ("unreachable", "blocked")} == gone
    reached = broadcast.copies(lane.telegram)
    assert set(reached) == set(states) - gone and set(reached.values()) == {1}
    assert lane.ask(books.of, letter).balance
    closed: dict[int | None, float] = {}
    for call in list(lane.telegram.calls)[begun:]:
        assert call.method == "getUpdates" or call.monotonic >= closed.get(call.chat_id, 0.0), call
        if "429" in call.outcome:
            closed[call.chat_id] = call.monotonic + 0.95
    # Back one by one: it arrives, once.
    for account in gone:
        lane.telegram.phone(account).unblock()
    await lane.rest(within=40)
    found = lane.ask(books.of, letter)
    assert found.sent == found.waiting == MANY and set(broadcast.copies(lane.telegram).values()) == {1}


async def test_stopped_at_40_percent_nothing_more_leaves_and_the_rest_get_it_later(lane: Street) -> None:
    lane.telegram.faults.add(faults.slow(ROUND_TRIP), "sendMessage", times=None)
    letter = lane.change(broadcast.publish, lane.clock.now())
    lane.app.courier.wake()
    await lane.until(lambda: len(broadcast.copies(lane.telegram)) >= MANY * 2 // 5)

    def stop(db, act):
        who, one = broadcast.written(db, letter)
        return act(db, who, one, one.row.rev, lane.clock.now())

    gone = lane.change(stop, stopping.stop)
    await lane.rest()
    had = broadcast.copies(lane.telegram)
    found = lane.ask(books.of, letter)
    assert found.balance and found.cancelled == gone == MANY - len(had) and found.sent == len(had) < MANY
    assert lane.ask(broadcast.unsent) == []
    lane.change(stop, stopping.resume)
    await lane.rest()
    every = broadcast.copies(lane.telegram)
    assert len(every) == MANY and set(every.values()) == {1}, "repeated only to those who did not get it"
    assert lane.ask(books.of, letter).sent == MANY
