"""Updates that nobody can read: the others are served, the bad one is set aside, its sender and the operators hear."""

import logging
from typing import Any

import pytest
from sqlalchemy import select

from handlers.form_buttons import Question
from models import Notice, Update
from tests.faults import looking, school
from tests.faults.bursts import answer
from tests.faults.street import Street

CANARY = "канарейка-4117"
SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def undecodable(account: int) -> dict[str, Any]:
    """A message whose date is a list: the library refuses the whole update."""
    person = {"id": account, "is_bot": False, "first_name": CANARY}
    chat = {"id": account, "type": "private", "first_name": CANARY}
    return {"message": {"message_id": 9, "from": person, "chat": chat, "date": [CANARY], "text": CANARY}}


async def test_one_among_a_hundred(town: Street, caplog: pytest.LogCaptureFixture) -> None:
    _listen(caplog)
    victim, mark = town.directors[0], town.directors[0].phone.mark()
    for n in range(99):
        answer(town, town.directors[1 + n % 2], n)
        if n == 50:
            town.telegram.inject(undecodable(victim.phone.user_id))
    await town.rest()
    assert town.ask(looking.states) == {"shown": 3 * 2 + 2 * 99, "quarantined": 1}
    for director in town.directors[1:]:
        town.ask(looking.answers_are_as_said, director)
        town.ask(looking.stands_on_the_current_screen, director.phone, town.clock.now())
    told = [text for text in victim.phone.inbox(mark).texts if "причина у нас" in text]
    assert len(told) == 1
    town.ask(looking.stands_on_the_current_screen, victim.phone, town.clock.now())
    assert "не обработано" in town.telegram.phone(school.OPERATOR).text
    assert town.ask(_alarms) == {"sent"}
    _nothing_personal(caplog, town)


def _alarms(db: Any) -> set[str]:
    return set(db.scalars(select(Notice.state).where(Notice.key == "alarm-quarantine")))


def _listen(caplog: pytest.LogCaptureFixture) -> None:
    """To everything, but for the one logger that the bot itself silences because it quotes people."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.CRITICAL, "aiogram.event")


def _nothing_personal(caplog: pytest.LogCaptureFixture, town: Street) -> None:
    """Neither the token nor a word of what people wrote; SQL and the wire's own lines included."""
    lines = logging.Formatter("%(message)s")
    said = [lines.format(record) for record in caplog.records if not record.name.startswith("sandbox")]
    for secret in (CANARY, CANARY.encode("unicode_escape").decode(), town.telegram.token.split(":")[1]):
        assert not [line for line in said if secret in line]


@SQLITE
async def test_a_lone_surrogate(town: Street) -> None:
    """Half of an emoji: no database takes it as it is."""
    director, place = town.directors[0], town.places.numbers[0][1]
    director.phone.press_data(Question(submission=director.submission, item=place).pack(), on=director.phone.screen)
    director.phone.send("\ud83d")
    answer(town, director, 5)
    await town.rest()
    assert set(town.ask(looking.states)) == {"shown"}
    town.ask(looking.answers_are_as_said, director)


@SQLITE
@pytest.mark.parametrize(
    "raw",
    [
        {"brand_new_kind": {"from": {"id": 5001}, "text": CANARY}},
        {"message": {"from": {"id": 5001}, "text": CANARY}},
        {"message": CANARY},
        {"callback_query": {"id": [1], "from": {"id": 5001}, "data": CANARY}},
        {"message": {"chat": {"id": 10**40, "type": "private"}, "text": CANARY}},
        f'{{"message": {{"from": {{"id": 5001}}, "text": "{CANARY}"}}}}',
        f'{{"update_id": "{CANARY}", "message": {{}}}}',
        '{"update_id": 1e300}',
        '{"update_id": 123456789012345678901234567890}',
        '{"update_id": -1, "message": null}',
        f'"{CANARY}"',
        "null",
        "[[]]",
    ],
    ids=str,
)
async def test_garbage_is_set_aside(town: Street, raw: Any, caplog: pytest.LogCaptureFixture) -> None:
    _listen(caplog)
    answer(town, town.directors[1], 1)
    town.telegram.inject(raw)
    answer(town, town.directors[1], 2)
    await town.rest()
    town.ask(looking.answers_are_as_said, town.directors[1])
    assert town.ask(looking.states)["quarantined"] == 1
    assert town.ask(_alarms) == {"sent"}
    _nothing_personal(caplog, town)


@SQLITE
async def test_a_huge_number(town: Street) -> None:
    """Ids may jump anywhere; what follows is confirmed all the same."""
    phone = town.directors[0].phone
    hello = {"message_id": 3, "from": phone.person.as_user(), "chat": {"id": phone.user_id, "type": "private"}}
    town.telegram.inject({"update_id": 2**62, "message": {**hello, "date": 1, "text": "/help"}})
    answer(town, town.directors[0], 1)
    await town.rest()
    assert set(town.ask(looking.states)) == {"shown"}
    assert 2**62 in town.ask(lambda db: set(db.scalars(select(Update.update_id))))


@SQLITE
async def test_garbage_alone_makes_no_haste(town: Street) -> None:
    """It has no number to be confirmed by: asked for again, but slower and slower."""
    await town.rest()
    before = len(town.telegram.called("getUpdates"))
    town.telegram.inject("{}")
    await town.until(lambda: len(town.telegram.called("getUpdates")) > before)
    await town.until(lambda: town.ask(looking.states).get("quarantined") == 1)
    assert len(town.telegram.called("getUpdates")) - before < 30
