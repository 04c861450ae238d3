"""Before step 20 of the tour, May 2027: the plan is done, the school answers anew, the five support measures stand."""

from datetime import datetime

from bot.demo import paper
from bot.demo.answers import AGAIN, answer
from bot.demo.person import Person
from bot.demo.stage import CURATOR, HEIR, OPERATOR, Stage
from bot.demo.watch import Failed

MAY = datetime(2027, 5, 11, 10, tzinfo=paper.HERE)
KEEP = "Оставить прежний ответ"
MOST = 80  # questions; more in a row means the form goes round in circles


async def done(stage: Stage) -> None:
    """Measures are handed in one by one; the curator accepts each on the message that came, the last from the list."""
    stage.world.clock.move_to(MAY)
    await stage.world.bot.tick()
    await stage.world.settle()
    stage.watch.look()  # what the bot has to say after a spring of sleep is another story
    director, curator = stage.world.phones[HEIR], stage.world.phones[CURATOR]
    for n in range(1, 10):
        await director.send("/roadmap")
        if n > 5:
            await director.press("›")
        await press(director, str(n), "Сдать меру", "Сдать без файла")
        if "Принять" not in curator.labels:  # so many messages a day are enough: the rest is a list
            await curator.press("Что ещё ждёт решения")
            await curator.press(curator.labels[0])
        await curator.press("Принять")
    stage.watch.shows(HEIR, "Все меры дорожной карты закрыты")
    stage.seen("Девять мер сданы и приняты; одиннадцатого сообщения за день нет – есть список", HEIR, CURATOR)


async def again(stage: Stage) -> None:
    """The second self-diagnosis: what has not changed is one tap a question."""
    director, curator, operator = (stage.world.phones[name] for name in (HEIR, CURATOR, OPERATOR))
    await operator.send("/cycle")
    await press(operator, "Завершить досрочно", "Завершить досрочно", "До пт, 21 мая", "Начать для 12 школ")
    stage.watch.look()  # every director hears of it; that is step 2
    await director.send("/form")
    for _ in range(MOST):
        if not await answer(director, AGAIN) and KEEP not in director.labels:
            break
        if KEEP in director.labels:
            await director.press(KEEP)
    stage.watch.shows(HEIR, "Отвечено 58 из 58", "Сигналов нет")
    await director.press("Отправить куратору")
    await curator.send("/school S-01")
    await press(curator, "Подтвердить уровни", "Подтвердить все 8")
    stage.watch.shows(CURATOR, "Все уровни подтверждены: 8")
    stage.seen("Повторная самодиагностика: прежний ответ – одно нажатие, изменилось три", HEIR, CURATOR)


async def supported(stage: Stage) -> None:
    """Each of the five is in force or not needed, with a reason; then the school moves on by itself."""
    director, curator, operator = (stage.world.phones[name] for name in (HEIR, CURATOR, OPERATOR))
    await operator.send("/journey")
    await operator.press("Включить школы")
    await says(operator, "№ 31 от 01.10.2026", "S-01")
    await operator.press(operator.labels[0])
    await press(operator, "Меры поддержки", "Куратор", "Оформить")
    await operator.send("приказ № 40 от 12.10.2026")
    await press(operator, "‹ Назад", "Наставник", "Отметить «не требуется»")
    await operator.send("Директор сам наставник в другой школе")
    await curator.send("/school S-01")
    await press(curator, "Путь школы", "Меры поддержки", "Соглашение", "Оформить")
    await says(curator, "№ 14 от 12.10.2026", "до 12.10.2027", "педагог-психолог")
    await press(curator, "‹ Назад", "Предметная помощь", "Оформить")
    await says(curator, "математика, 7–9 классы", "методист ТМС", "второй вторник месяца")
    await press(curator, "‹ Назад", "Антикризисная модель", "Отметить «не требуется»")
    await curator.send("Модель принята в дорожной карте")
    stage.watch.shows(CURATOR, "Условия выполнены: школа перешла на следующий этап")
    if not any("этап пройден" in text for text in stage.watch.news(HEIR).texts):
        raise Failed(f"{HEIR}: не знает, что этап пройден\n{director.show(2)}")
    stage.seen(
        "Пять мер поддержки: действует или не требуется, и почему; школа переходит сама", HEIR, CURATOR, OPERATOR
    )


async def press(phone: Person, *labels: str) -> None:
    """One button after another."""
    for label in labels:
        await phone.press(label)


async def says(phone: Person, *texts: str) -> None:
    """One typed answer after another."""
    for text in texts:
        await phone.send(text)
