"""Work on a case: the school is asked and answers, steps are noted, it ends; what is left alone comes back."""

import re
from datetime import timedelta

from sqlalchemy import func, select

from handlers.buttons import AskSchool, CaseCard, Reply, TalkView
from handlers.casecard import Finishing, Steps
from models import Case, CaseWord
from tests.questionnaire import TROUBLED, seen
from tests.stories.test_signals import moscow
from tests.town import Town

NOT_THERE = "Здесь этого нет"


async def test_a_question_reaches_the_director_and_comes_back_as_a_talk(town: Town):
    kira, dina = await town.curator(), await town.director()
    klim, boris = await town.curator("Клим", 1), await town.director("Борис", "S-02")
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    [number] = await town.all(select(Case.id))
    await kira.press("Спросить школу")
    assert "Вопрос школе · Заречная школа" in seen(kira) and "Директор увидит: сразу." in seen(kira)
    card = kira.screen
    for _ in range(2):
        kira.phone.press("Когда можно позвонить?", on=card)
    await town.settle()
    assert await town.all(select(func.count()).select_from(CaseWord)) == [1], "two presses are one question"
    assert seen(dina).startswith("Вопрос о сигналах · Заречная школа") and "Когда можно позвонить?" in dina.text
    assert "физик" not in dina.text.lower(), "a lock screen shows the question alone"

    await dina.send("/start")
    assert "Вопрос куратора ждёт ответа." in dina.text
    await dina.press("Ответить куратору")
    await dina.send("Учитель Иванов И. И., 8 912 345-67-89")
    assert "Вижу «Иванов И. И.». Фамилий, телефонов и адресов здесь не храним" in seen(dina)
    await dina.send("я" * 501)
    assert "Вижу 501 знаков. Нужно не больше 500" in seen(dina)
    since = kira.mark()
    await dina.send("После 15:00, <b>приёмная</b>")
    assert "Отправлено. Куратор увидит" in dina.text and dina.labels[0] == "Добавить к ответу"
    await dina.send("это уже не куратору")
    assert await town.all(select(func.count()).select_from(CaseWord)) == [2], "the next words wait for a press"
    await dina.send("/start")
    assert len(kira.inbox(since)) == 1 and "Ответ школы · Заречная школа" in kira.text
    assert "После 15:00, <b>приёмная</b>" in seen(kira), "what is typed never becomes markup"
    await kira.press("Разговор · 2")
    assert seen(kira).index("Когда можно позвонить?") < seen(kira).index("После 15:00")
    await dina.send("/start")
    assert "ждёт ответа" not in dina.text
    await kira.press("‹ Назад")
    assert "Разговор: 2. Директор" in seen(kira)

    for other in (klim, boris):
        for door in (AskSchool(case=number), TalkView(case=number, page=0), Reply(case=number), CaseCard(case=number)):
            await other.press_data(door.pack(), on=other.screen)
            assert other.toast.startswith(NOT_THERE) and "15:00" not in other.text, (other.person.first_name, door)
    await dina.press_data(Steps(case=number).pack(), on=dina.screen)
    assert dina.toast.startswith(NOT_THERE), "what colleagues note is not the school's to change"


async def test_steps_touch_the_case_the_end_is_confirmed_and_found_again(town: Town):
    kira, dina = await town.curator(), await town.director()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    [number] = await town.all(select(Case.id))
    await kira.press_data(Finishing(case=number).pack(), on=kira.screen)
    assert "Взять в работу" in kira.labels, "what nobody has taken is not finished"
    await kira.press("Взять в работу")
    await kira.press("Отметить шаг")
    await kira.press("Отметить звонок")
    await kira.press("Отметить шаг")
    await kira.send("x")
    assert "Вижу «x». Нужны хотя бы три буквы" in seen(kira)
    await kira.send("Физика: ищут совместителя")
    await kira.press("Разговор · 2")
    assert "Позвонили." in kira.text and "Отмечено: Физика: ищут совместителя" in kira.text
    await lidia.send("/signals")
    await lidia.press(lidia.labels[0])
    await lidia.press("Разговор · 2")
    assert "Позвонили." in lidia.text, "colleagues see the steps"
    quiet = dina.mark()
    await kira.press("‹ Назад")
    await kira.press("Завершить работу")
    assert "Директору ничего не приходит." in kira.text
    question = kira.screen
    await kira.press("Завершить работу")
    assert kira.toast == "Работа завершена" and "Работа завершена: пн, 5 октября" in seen(kira)
    await kira.press("Завершить работу", on=question)
    assert kira.toast.startswith("Сигнал не в работе")
    assert dina.inbox(quiet).texts == [], "nothing was said to the school, so nothing is now"
    await kira.send("/signals")
    assert "Сигналов нет" in kira.text
    await kira.press("Завершённые · 1")
    await kira.press("Заречная школа")
    assert "Разговор · 2" in kira.labels and "Взять в работу" not in kira.labels


async def test_p16_taken_and_left_alone_it_comes_back_and_the_ladder_begins_anew(town: Town):
    kira, dina = await town.curator(), await town.director()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    await kira.press("Взять в работу")  # пн, 5 октября, 10:00
    [term] = set(re.findall(r"рабочих дней \((до [^)]+)\)", seen(kira)))
    await town.until(moscow(7, 11), every=timedelta(days=1))
    await kira.press("Отметить шаг")
    await kira.press("Отметить встречу")  # ср, 7 октября, 11:00
    since, above = kira.mark(), lidia.mark()
    await town.until(moscow(14, 10, 59), every=timedelta(days=2))
    assert kira.inbox(since).texts == []
    await town.until(moscow(14, 11))
    assert "Взято 5 рабочих дней назад, с тех пор тихо" in seen(kira) and "Взять в работу" in kira.labels
    assert f"({term})" in seen(kira)  # the term does not slide because nobody acted
    assert "Повторю в чт, 15 октября; в пт, 16 октября, сообщу координатору." in seen(kira)
    assert lidia.inbox(above).texts == []
    await town.until(moscow(16, 11), every=timedelta(days=1))
    assert len(lidia.inbox(above)) == 1 and "Кураторы не взяли сигнал за два рабочих дня." in lidia.text
