"""Buttons pressed, fresh, stale and forged."""

import pytest


@pytest.fixture
async def anna(telegram, bot):
    phone = telegram.phone(7)
    phone.start()
    await bot("sendMessage", chat_id=7, text="Взять?", buttons=[["Да, взять", "Нет"]])
    await bot("getUpdates", offset=-1)
    return phone


async def press_of(bot):
    return (await bot("getUpdates", offset=-1))[0]["callback_query"]


async def test_a_press_carries_its_message_and_is_answered_once(bot, anna):
    anna.press("Да")
    query = await press_of(bot)
    assert (query["data"], query["message"]["text"], query["from"]["id"]) == ("да, взять", "Взять?", 7)
    assert anna.spinning == 1
    assert await bot("answerCallbackQuery", callback_query_id=query["id"], text="Взято") is True
    assert (anna.toast, anna.spinning, anna.alerts) == ("Взято", 0, [])
    code, text = await bot("answerCallbackQuery", callback_query_id=query["id"])
    assert (code, text[:33]) == (400, "Bad Request: query is too old and")


async def test_late_and_unknown_answers(bot, anna, telegram):
    assert (await bot("answerCallbackQuery", callback_query_id="1"))[0] == 400
    query_id = anna.press("Нет")
    telegram.answer_within = 0.0
    assert (await bot("answerCallbackQuery", callback_query_id=query_id))[0] == 400
    telegram.answer_within = 60.0
    await bot("answerCallbackQuery", callback_query_id=query_id, text="Внимание", show_alert="true")
    assert anna.alerts == ["Внимание"]


async def test_a_missing_button_is_named_with_what_is_there(anna):
    with pytest.raises(AssertionError, match="Да, взять"):
        anna.press("Согласовать")


async def test_a_stale_snapshot_can_still_be_pressed(bot, anna):
    card = anna.screen
    await bot("editMessageText", chat_id=7, message_id=card.message_id, text="Уже взято")
    anna.press("Нет", on=card)
    query = await press_of(bot)
    assert (query["data"], query["message"]["text"]) == ("нет", "Уже взято")
    await bot("deleteMessage", chat_id=7, message_id=card.message_id)
    anna.press("Нет", on=card)
    assert (await press_of(bot))["message"]["date"] == 0


async def test_forged_presses(bot, anna):
    anna.press_data("x:1")
    assert "message" not in await press_of(bot)
    anna.press_data("x:1", on=anna.screen, inaccessible=True)
    assert (await press_of(bot))["message"]["date"] == 0


async def test_the_picture_numbers_the_newest_buttons(anna):
    shown = anna.show()
    assert "[1. Да, взять] [2. Нет]" in shown
    assert "/start" in shown
