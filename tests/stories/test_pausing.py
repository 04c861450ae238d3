"""Pauses, restarts, second presses, old buttons, another language: the same question is there."""

from datetime import timedelta

from sqlalchemy import func, select

from models import Answer, Entry, Submission
from sandbox.citizen import Citizen
from tests.questionnaire import asked, fill
from tests.town import Town


async def at_p3(town: Town) -> Citizen:
    dina = await town.director()
    await town.cycle()
    await fill(dina, until="P3")
    return dina


async def answers(town: Town) -> int:
    return int((await town.all(select(func.count()).select_from(Answer)))[0])


async def test_after_three_weeks_the_same_question_is_there(town: Town):
    dina = await at_p3(town)
    town.clock.advance(timedelta(weeks=3))
    await dina.send("42")
    assert asked(dina) == "P4"
    await dina.send("/start")
    await dina.press("Продолжить анкету")
    assert asked(dina) == "P4"


async def test_after_a_restart_the_same_question_is_there_and_takes_a_typed_answer(town: Town):
    dina = await at_p3(town)
    dina.phone.send("42")
    await town.restart()
    assert asked(dina) == "P4"
    await dina.press("Город")
    assert asked(dina) == "P5"


async def test_the_language_may_change_in_the_middle(town: Town):
    dina = await at_p3(town)
    await dina.send("/language")
    await dina.press("English")
    await dina.send("/form")
    assert "How many teachers work here" in dina.text
    await dina.send("42")
    await dina.press("City")
    await dina.send("/language")
    await dina.press("Русский")
    await dina.send("/form")
    assert asked(dina) == "P5" and await answers(town) == 4


async def test_a_double_press_is_one_answer(town: Town):
    dina = await town.director()
    await town.cycle()
    await dina.send("/form")
    for _ in range(2):
        dina.phone.press("НОО+ООО")
    await town.settle()
    assert asked(dina) == "P2" and await answers(town) == 1 and dina.spinning == 0
    assert await town.all(select(Submission.rev).where(Submission.state == "started")) == [1]


async def test_a_button_of_an_old_screen_changes_nothing_and_shows_the_current_question(town: Town):
    dina = await town.director()
    await town.cycle()
    await dina.send("/form")
    old = dina.screen
    await fill(dina, until="P3")
    await dina.press("Только 1–3 классы", on=old)
    assert asked(dina) == "P3" and dina.toast.startswith("Уже записано раньше")
    assert await town.all(select(Answer.value).where(Answer.item == "P1")) == ['{"value": "soo"}']
    assert await town.all(select(Entry.id).where(Entry.act == "change-answer")) == []


async def test_what_is_typed_while_the_answer_to_a_press_is_on_its_way_is_not_lost(town: Town):
    dina = await town.director()
    await town.cycle()
    await dina.send("/form")
    dina.phone.press("НОО+ООО")
    dina.phone.send("320")
    dina.phone.send("42")
    await town.settle()
    assert asked(dina) == "P4" and await answers(town) == 3


async def test_the_typed_answers_screen_comes_below_and_the_old_one_loses_its_buttons(town: Town):
    dina = await at_p3(town)
    before = dina.screen.message_id
    await dina.send("42")
    assert dina.screen.message_id > before
    assert [message.labels for message in dina.screens if message.message_id == before] == [[]]


async def test_going_home_and_back_keeps_the_place(town: Town):
    dina = await at_p3(town)
    await dina.press("Главная")
    assert "Продолжить анкету" in dina.labels
    await dina.send("7")
    assert "Не знаю, к чему это" in dina.text, "a number at home answers no question"
    await dina.press("Продолжить анкету")
    assert asked(dina) == "P3"
