"""Steps 14, 15 and 19 of the tour, February 2027: a term after a holiday, help and more time, a new director."""

from bot.demo import papers
from bot.demo.stage import CURATOR, DIRECTOR, HEIR, OPERATOR, Stage, winter
from bot.demo.watch import Failed


async def reminder(stage: Stage) -> None:
    """Four months in a few steps; the calendar has moved the day off of Saturday, 20 February."""
    await stage.world.leap(winter(19, 18))
    stage.watch.look()
    await stage.world.until(winter(20, 18))
    stage.watch.one(DIRECTOR, "Напоминание: срок ср, 24 февраля", when=winter(20, 8, 30))
    stage.seen(
        "Срок – среда, 24 февраля, перед ней праздники: напомнили в рабочую субботу, и только директору", DIRECTOR
    )


async def more_time(stage: Stage) -> None:
    """The term has passed: nobody is blamed, help is asked and given, the first date stays in sight."""
    director, curator = stage.world.phones[DIRECTOR], stage.world.phones[CURATOR]
    await stage.world.until(winter(25, 8))
    stage.watch.only(DIRECTOR)  # the term itself, on its morning
    await stage.world.until(winter(25, 9))
    stage.watch.one(DIRECTOR, "срок прошёл ср, 24 февраля", when=winter(25, 8, 30))
    await director.press("Что мешает")
    stage.watch.shows(DIRECTOR, "Что мешает?", "Срок был ср, 24 февраля")
    await director.press("Нужна помощь")
    stage.watch.one(CURATOR, "Заречная школа: нужна помощь")
    await curator.press("Позвоню сегодня")
    stage.watch.shows(DIRECTOR, "Ответ: Позвоню сегодня")
    stage.seen("Наутро бот спрашивает, что мешает; куратор слышит просьбу о помощи и отвечает", DIRECTOR, CURATOR)
    await director.press("‹ Назад")
    await director.press("Нужно время")
    await director.send("12 марта")
    await director.press("Не хватило людей")
    stage.watch.one(CURATOR, "Заречная школа: просят время", "Не хватило людей")
    await curator.press("Продлить: пт, 12 марта")
    stage.watch.shows(DIRECTOR, "срок продлён")
    await director.press("‹ Назад")
    stage.watch.shows(DIRECTOR, "Срок: пт, 12 марта (первый: ср, 24 февраля; продлён 1 раз)")
    stage.seen("Куратор продлевает срок; первый остаётся виден", DIRECTOR, CURATOR)


async def successor(stage: Stage) -> None:
    """The seat passes on with all its work; the old phone can do nothing any more."""
    director, operator = stage.world.phones[DIRECTOR], stage.world.phones[OPERATOR]
    await director.send("/roadmap")
    old = director.screen
    await operator.send("/invitations")
    await operator.press("Директора")
    while not any(label.startswith("Заречная школа") for label in operator.labels):
        await operator.press("›")
    await operator.press("Заречная школа")
    await operator.press("Выдать новое приглашение")
    await operator.press("Выдать новое приглашение")
    heir = stage.world.newcomer(HEIR, "Надежда")
    await heir.start(papers.link_in(operator.text))
    await heir.press("Да, это мо")
    await heir.press("Дать согласие")
    told = [text for text in heir.inbox(0).texts if "его работа теперь ваша" in text]
    if len(told) != 1 or "Заречная школа" not in told[0]:
        raise Failed(f"{HEIR}: нет справки о школе\n{heir.show(3)}")
    await director.press(old.labels[0], on=old)
    stage.watch.shows(DIRECTOR, "теперь у другого человека")
    stage.seen("Новому директору – справка о школе; кнопка прежнего вежливо отклонена", HEIR, DIRECTOR, OPERATOR)
