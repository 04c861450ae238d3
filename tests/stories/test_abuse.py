"""Hostile and unlucky presses and people: one effect, or a polite refusal. The cases: docs/abuse-cases.md."""

import logging
from datetime import timedelta

import pytest
from sqlalchemy import select

from models import Cycle, Person, Seat, Update
from tests.questionnaire import TROUBLED, asked
from tests.town import Town

GARBAGE = (
    "", "a", ":::", "a:1", "a:x:y:z:w", "zzz:1:2", "q:1:1:1:1:1", "я" * 32, "go:1e5", "q:-1:-1",
    "a:1:0:2:99999999999999999999", "case:\x00", "home:1",
)  # fmt: skip


async def test_case_6_garbage_in_a_button_changes_nothing(town: Town):
    dina = await town.at_p3()
    before = await town.answers()
    for data in GARBAGE:
        await dina.press_data(data, on=dina.screen)
        assert asked(dina) == "P3" and await town.answers() == before and dina.spinning == 0, data
    await dina.send("42")
    assert asked(dina) == "P4"


async def test_case_6_a_press_without_data_or_message_is_answered(town: Town):
    dina = await town.at_p3()
    await dina.press_data("go:1")
    query = town.telegram.ask(dina.user_id)
    sender = dina.person.as_user()
    town.telegram.inject({"callback_query": {"id": query.query_id, "from": sender, "chat_instance": "1"}})
    await town.settle()
    assert dina.spinning == 0 and len(await town.answers()) == 2


async def test_case_7_a_press_on_a_message_too_old_to_edit_gets_a_new_screen(town: Town):
    dina = await town.at_p3()
    old = dina.screen
    await dina.press_data("home", on=old, inaccessible=True)
    assert dina.screen.message_id > old.message_id and "Продолжить анкету" in dina.labels


async def test_case_8_a_press_answered_too_late_has_its_effect(town: Town):
    dina = await town.at_p3()
    await dina.send("42")
    town.telegram.answer_within = -1.0
    await dina.press("Город")
    assert asked(dina) == "P5" and "P4" in await town.answers()


async def test_case_9_a_screen_pressed_by_somebody_else_obeys_their_own_rights(town: Town):
    dina = await town.at_p3()
    stepan = town.newcomer("Степан")
    before = await town.answers()
    await stepan.press("Узнаю позже", on=dina.screen)
    assert await town.answers() == before and stepan.toast.startswith("Здесь этого нет")
    assert asked(dina) == "P3"


async def test_case_13_the_number_is_the_identity_not_the_name(town: Town):
    dina = await town.director()
    dina.person.username, thief = "somebody_else", town.newcomer("Дина", username="dina")
    await thief.send("/start")
    await dina.send("/start")
    assert "Здравствуйте! Это бот «Шаги»" in thief.text and "Директор, Заречная школа" in dina.text


async def test_case_23_what_comes_after_the_seat_has_gone_is_not_saved(town: Town):
    dina = await town.at_p3()
    await town.settled("Преемница", "director", "S-01")
    before = await town.answers()
    await dina.send("42")
    assert await town.answers() == before and asked(dina) == ""


async def test_case_29_a_flood_of_a_stranger_is_one_reply_and_hints_at_nobody(town: Town):
    await town.director()
    stepan = town.newcomer("Степан")
    for n in range(100):
        stepan.phone.send(f"/start {n}" if n % 2 else "Дина здесь?")
    await town.settle()
    assert len(stepan.screens) <= 6 and "Заречная" not in "".join(message.text for message in stepan.screens)
    assert await town.all(select(Person.id).where(Person.messenger_id == stepan.user_id)) == []


async def test_case_36_the_same_update_twice_and_ids_dealt_anew_are_each_handled_once(town: Town):
    dina = await town.at_p3()
    dina.phone.send("42")
    await town.settle()
    town.telegram.reseed(5)
    dina.phone.send("/start")
    await town.settle()
    await dina.press("Продолжить анкету")
    assert asked(dina) == "P4"
    message = dina.messages[-2].raw | {"from": dina.person.as_user(), "text": "/form"}
    again = {"update_id": 900_000_000, "message": message}
    await town.app.inbox.take([again, again])
    await town.settle()
    assert len(await town.all(select(Update.id).where(Update.update_id == 900_000_000))) == 1


async def test_case_39_three_days_down_with_many_due_messages_is_no_flood(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    since = kira.mark()
    await town.asleep_until(town.clock.now() + timedelta(days=10))
    assert len(kira.inbox(since)) == 1


async def test_case_46_names_with_line_breaks_and_escapes_stay_on_one_line_of_the_log(
    town: Town, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.DEBUG, logger="shagi"):
        stepan = town.newcomer("Ste\npan\x1b[31m", username="x' OR 1=1 --")
        await stepan.send("%_' OR 1=1; DROP TABLE person; --\n\x1b[2J")
    assert not any("DROP TABLE" in record.getMessage() or "pan" in record.getMessage() for record in caplog.records)
    assert await town.all(select(Person.id)) == []


async def test_case_48_a_name_gives_no_role(town: Town):
    pretender = town.newcomer("Администратор региона")
    await pretender.send("/invitations")
    assert "Здравствуйте! Это бот «Шаги»" in pretender.text
    olga = await town.operator()
    await town.settled("Администратор региона", "director", "S-01")
    await olga.send("/invitations")
    await olga.press("Директора")
    assert "Администратор" not in "".join(message.text for message in olga.screens)


async def test_case_11_guessing_by_link_is_counted_like_guessing_by_code(town: Town):
    stepan = town.newcomer("Степан")
    for n in range(6):
        await stepan.start(f"guess{n}")
    assert "Слишком много попыток" in stepan.text


async def test_case_22_a_term_that_makes_no_sense_starts_nothing(town: Town):
    olga = await town.operator()
    seat = (await town.all(select(Seat.id).where(Seat.person_id.is_not(None))))[0]
    await olga.send("/cycle")
    for due in ("2026-02-31", "x", "", "2020-01-01", "2026-10-05", "0001-01-01", "9999-12-31"):
        for data in (f"cyc-look:{seat}:{due}", f"cyc-go:{seat}:{due}"):
            await olga.press_data(data, on=olga.screen)
            assert olga.labels[0].startswith("До ") and olga.toast, data
            assert "причина у нас" not in olga.text, data
    assert await town.all(select(Cycle.id)) == []


async def test_case_38_a_clock_put_back_repeats_nothing(town: Town):
    dina = await town.director()
    await town.cycle()
    await town.asleep_until(town.clock.now() + timedelta(days=4))
    since = dina.mark()
    town.clock.advance(timedelta(hours=-1))
    await town.tick()
    town.clock.advance(timedelta(hours=1))
    await town.tick()
    assert dina.inbox(since).texts == []
