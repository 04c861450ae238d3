"""What people send instead of an answer, by mistake or by malice. The cases: docs/abuse-cases.md."""

from typing import Any

import pytest
from sqlalchemy import select, update

from models import Case, Unit, Update
from tests.questionnaire import TROUBLED, asked, seen
from tests.town import Town


async def test_case_12_a_shared_contact_is_not_taken(town: Town):
    dina = await town.at_p3()
    dina.phone.contact()
    await town.settle()
    assert "Такое не разбираю" in dina.text and asked(dina) == "P3"
    assert await town.all(select(Update.id).where(Update.body.is_not(None))) == []


async def test_case_14_an_edited_message_does_not_change_the_answer(town: Town):
    dina = await town.at_p3()
    mine = dina.phone.send("42")
    await town.settle()
    dina.phone.edit(mine, "43")
    await town.settle()
    assert "прежний ответ не меняю" in dina.text and "42" in (await town.answers())["P3"] and asked(dina) == "P4"


async def test_case_16_what_is_no_answer_gets_a_hint_and_the_question_stays(town: Town):
    dina = await town.at_p3()
    for kind in ("voice", "photo", "sticker"):
        getattr(dina.phone, kind)()
        await town.settle()
        hint = dina.text.splitlines()[1]
        assert asked(dina) == "P3" and "Сколько учителей" not in hint and len(await town.answers()) == 2


async def test_case_16_an_album_of_ten_gets_one_hint(town: Town):
    dina = await town.at_p3()
    since = dina.mark()
    for _ in range(10):
        dina.phone.photo()
    await town.settle()
    assert asked(dina) == "P3" and len(dina.inbox(since)) < 10


@pytest.mark.parametrize("kind", ["poll", "dice"])
async def test_case_16_other_kinds_and_senders_do_no_harm(town: Town, kind: str):
    dina = await town.at_p3()
    me, chat = dina.person.as_user(), {"id": dina.user_id, "type": "private", "first_name": "Дина"}
    base = {"message_id": 9000, "date": 1, "chat": chat}
    body: dict[str, Any] = {"dice": {"emoji": "🎲", "value": 3}}
    if kind == "poll":
        body = {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
                         "is_anonymous": True, "type": "regular", "allows_multiple_answers": False}}  # fmt: skip
    town.telegram.inject({"message": {**base, "from": me, **body}})
    town.telegram.inject({"message": {**base, "text": "без отправителя"}})
    town.telegram.inject({"message": {**base, "from": {"id": 7, "is_bot": True, "first_name": "Бот"}, "text": "7"}})
    town.telegram.inject({"channel_post": {**base, "chat": {"id": -100, "type": "channel", "title": "К"}, "text": "7"}})
    await town.settle()
    assert asked(dina) == "P3" and len(await town.answers()) == 2


STRANGE = (
    "👩‍🏫" * 800, "\u202eabc", "\u200b", "\x00\x07", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍", "٤٢ 𝟜𝟚 x", "1e999", "NaN", "-0,5", "10" * 20,
)  # fmt: skip


async def test_cases_18_and_21_strange_text_is_asked_again(town: Town):
    dina = await town.at_p3()
    for text in STRANGE:
        await dina.send(text)
        assert asked(dina) == "P3" and "P3" not in await town.answers(), text
    await dina.send("42")
    assert asked(dina) == "P4"


async def test_case_21_numbers_are_read_by_rule(town: Town):
    dina = await town.at_p3()
    for text in ("٤٢", "４２", " 42 чел.", "4\u200b2", "042", "\u202e42"):
        await dina.send(text)
        assert asked(dina) == "P4" and (await town.answers())["P3"] == '{"value": 42}', text
        await dina.press("‹ Назад")


async def test_cases_18_and_19_any_text_is_kept_and_shown_as_it_is(town: Town):
    dina = await town.at_p3()
    wild = "<b>x</b> </a> & *m* [t](tg://user?id=1) {$n} %s ‮RTL‬ zalgo Z͑ͫ 👩‍🏫\x07"
    await dina.send("42")
    await dina.press("‹ Назад")
    await dina.press("Пояснить")
    await dina.send(wild)
    await dina.send("/start")
    await dina.press("Продолжить анкету")
    await dina.press("‹ Назад")
    shown = dina.text.split("Пояснение: ", 1)[1].splitlines()[0]
    assert shown.startswith("<b>x</b> </a> & *m* [t](tg://user?id=1) {$n} %s") and "\x07" not in shown
    assert [one["type"] for one in dina.screen.entities if one["type"] not in ("bold", "italic")] == []


async def test_case_20_the_longest_answers_stay_within_telegrams_limits(town: Town):
    dina = await town.director()
    await town.cycle()
    await town.answered(dina, "S-01")
    for number in ("P2", "P3", "P4", "P5", "P6", "P7", "P8"):
        await dina.send("/form")
        await dina.press("Посмотреть ответы")
        await dina.press(number)
        await dina.press("Пояснить")
        await dina.send("<&>" * 400)
    await dina.send("/form")
    await dina.press("Посмотреть ответы")
    assert "1 из" in seen(dina) and len(dina.text) < 4096
    assert [call for call in town.telegram.calls if "too long" in call.outcome] == []


async def test_names_of_units_are_literal_text_everywhere(town: Town):
    await town.do(update(Unit).where(Unit.code == "S-01").values(name="<b>Школа</b> & «Т» {$x}"))
    dina, kira = await town.director(), await town.curator()
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    assert "<b>Школа</b> & «Т» {$x}: 2 сигнала" in seen(kira)
    assert len(await town.all(select(Case.id))) == 1


async def test_case_15_twenty_messages_at_once_are_taken_in_order(town: Town):
    dina = await town.at_p3()
    dina.phone.send("42")
    for n in range(19):
        dina.phone.send(str(n), forwarded_from="Кто-то")
    await town.settle()
    assert "42" in (await town.answers())["P3"] and asked(dina) == "P4"
