"""The review, the private draft, and sending it once."""

from sqlalchemy import func, select

from handlers.buttons import Profile
from handlers.form_buttons import Question, Review
from models import Answer, Case, FactorLevel, Submission
from tests.questionnaire import TROUBLED, asked, reply, seen
from tests.town import Town

NOT_THERE = "Здесь этого нет"


async def test_the_review_explains_a_doubt_and_takes_an_explanation(town: Town):
    dina = await town.director()
    await town.cycle()
    await town.answered(dina, "S-01", q7_1="0 из 60", q7_2=("Физика",))
    await dina.send("/form")
    assert "Стоит уточнить: вакансий нет (7.1), но есть предметы, которые не ведутся (7.2)" in seen(dina)
    assert {"Уточнить 7.1", "Уточнить 7.2", "Пояснить 7.2: так и есть"} <= set(dina.labels)
    assert "Физика: не ведётся больше месяца." in dina.text, "who will see it reads the signal first"
    await dina.press("Уточнить 7.1")
    await dina.press("Пояснить")
    await dina.send("Физика занята совместителем с ноября")
    await dina.send("/form")
    assert "Стоит уточнить" not in dina.text and "Отправить куратору" in dina.labels


async def test_a_correction_settles_the_doubt_as_well(town: Town):
    dina = await town.director()
    await town.cycle()
    await town.answered(dina, "S-01", q7_1="0 из 60", q7_2=("Физика",))
    await dina.send("/form")
    await dina.press("Уточнить 7.2")
    await reply(dina, ("Нет таких",))
    assert "Стоит уточнить" not in dina.text and "Сигналов нет" in dina.text


async def test_a_draft_is_private(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    number = await town.answered(dina, "S-01", **TROUBLED)
    await kira.send("/start")
    await kira.press("Мои школы")
    assert "Заречная школа: заполняет" in kira.text and "11 из 32" not in kira.text
    await kira.press("Заречная школа")
    assert "Самодиагностика: отвечено " in seen(kira) and "Открыть профиль" not in kira.labels
    buttons = (Profile(submission=number), Review(submission=number), Question(submission=number, item=1))
    for forged in (*(one.pack() for one in buttons), f"why:{number}:F5", f"ans:{number}:0"):
        await kira.press_data(forged, on=kira.screen)
        assert kira.toast.startswith(NOT_THERE), forged
        assert "11 из 32" not in kira.text


async def test_once_sent_the_curator_reads_the_profile(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await town.sent(dina, "S-01")
    await kira.send("/start")
    await kira.press("Мои школы")
    await kira.press("Заречная школа")
    await kira.press("Открыть профиль")
    assert "Профиль · Заречная школа" in kira.text and "Результаты" in seen(kira).split("Риск низкий: ")[1]
    await kira.press("Прочитать полностью")
    assert "Результаты: риск низкий (" in seen(kira) and "Ответы есть на все вопросы." in seen(kira)
    await kira.press("‹ Назад")
    await kira.press("Кадры")
    assert "Кадры" in kira.text


async def test_sending_twice_is_one_sending(town: Town):
    dina = await town.director()
    await town.cycle()
    await town.answered(dina, "S-01", **TROUBLED)
    await dina.send("/form")
    review = dina.screen
    for _ in range(2):
        dina.phone.press("Отправить куратору", on=review)
    await town.settle()
    assert "Профиль · Заречная школа" in dina.text and dina.spinning == 0
    assert (await town.all(select(func.count()).select_from(Case)))[0] == 1
    assert (await town.all(select(func.count()).select_from(FactorLevel)))[0] == 8
    await dina.press("Отправить куратору", on=review)
    assert "уже отправлена" in dina.toast


async def test_a_review_that_has_changed_meanwhile_is_not_sent(town: Town):
    dina = await town.director()
    await town.cycle()
    await town.answered(dina, "S-01")
    await dina.send("/form")
    review = dina.screen
    await dina.press("Посмотреть ответы")
    await dina.press("P2")
    await dina.send("321")
    await dina.press("Отправить куратору", on=review)
    assert "Ответы изменились" in dina.toast and "Проверка" in dina.text
    assert await town.all(select(Submission.state).where(Submission.state == "sent")) == []


async def test_after_sending_answers_are_closed_without_loss(town: Town):
    dina = await town.director()
    await town.cycle()
    number = await town.answered(dina, "S-01", P9=None)
    await dina.send("/form")
    question = dina.screen
    await dina.press("Нет")
    await dina.press("Отправить куратору")
    before = await town.all(select(Answer.item, Answer.value).order_by(Answer.item))
    await dina.press("Узнаю позже", on=question)
    await dina.press_data(Question(submission=number, item=1).pack(), on=dina.screen)
    await dina.send("999")
    assert asked(dina) == "" and "Профиль · Заречная школа" in dina.text
    assert await town.all(select(Answer.item, Answer.value).order_by(Answer.item)) == before
