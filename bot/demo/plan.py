"""Steps 11–13 of the tour, Monday, 19 October: levels confirmed, a roadmap in one tap, a row returned and mended."""

from bot.demo.paper import plain
from bot.demo.stage import COORDINATOR, CURATOR, DIRECTOR, OPERATOR, SECOND, Stage, at
from bot.demo.watch import Failed


async def levels(stage: Stage) -> None:
    await stage.world.until(at(19, 9, 30))
    stage.watch.only(CURATOR, SECOND, COORDINATOR, OPERATOR)  # which schools have not sent
    curator = stage.world.phones[CURATOR]
    await curator.send("/school заречн")
    for label in ("Подтвердить уровни", "Есть исключения", "☐ Управление", "Дальше (1)"):
        await curator.press(label)
    await curator.press("Средний" if "Средний" in curator.labels else "Высокий")
    await curator.press("По документам школы")
    stage.watch.shows(CURATOR, "Проверьте: Заречная школа")
    await curator.press("Подтвердить уровни")
    stage.watch.one(DIRECTOR, "Муниципалитет проверил профиль", "Управление")
    stage.seen("Семь уровней подтверждены, один поднят: директор видит обе оценки и почему", CURATOR, DIRECTOR)


async def draft(stage: Stage) -> None:
    director = stage.world.phones[DIRECTOR]
    await director.press("Составить дорожную карту")
    stage.watch.shows(DIRECTOR, "Черновик готов", "Видите его только вы", "1. ")
    stage.seen("Одно нажатие – и черновик: меры под худшие ответы, сроки мимо праздников", DIRECTOR)
    await director.press("1")
    stage.watch.shows(DIRECTOR, "Показатель", "Ответственный", "Подтверждение")
    await director.press("Окончание")
    await director.send("23 февраля 2027")
    stage.watch.shows(DIRECTOR, "вт, 23 февраля 2027 – выходной")
    await director.press("Перенести на 24 февраля")
    stage.watch.shows(DIRECTOR, "– ср, 24 февраля 2027")
    stage.seen("Срок словами; праздник не переносится молча, а предлагается ближайший рабочий день", DIRECTOR)
    for label in ("‹ Назад", "Ещё", "Какие будут напоминания"):
        await director.press(label)
    while "24 февраля 2027: срок" not in plain(director.text):
        if "›" not in director.labels:
            raise Failed(f"{DIRECTOR}: нет напоминания о сроке\n{director.show(1)}")
        await director.press("›")
    stage.watch.shows(DIRECTOR, "сб, 20 февраля 2027: накануне")
    stage.seen("Все напоминания видны заранее: накануне – в рабочую субботу 20 февраля", DIRECTOR)


async def agreed(stage: Stage) -> None:
    director, curator = stage.world.phones[DIRECTOR], stage.world.phones[CURATOR]
    await director.send("/roadmap")
    await director.press("Отправить куратору")
    await director.press("Отправить куратору")
    stage.watch.one(CURATOR, "Заречная школа: карта на согласовании")
    for label in ("Открыть карту", "2", "Написать замечание", "Срок нереален", "Вернуть: 1 замечание"):
        await curator.press(label)
    stage.watch.shows(DIRECTOR, "Карта вернулась: 1 замечание", "Срок нереален")
    stage.seen("Куратор возвращает одну меру; остальные приняты", DIRECTOR, CURATOR)
    await director.press("Поправить меру 2")
    await director.press("Окончание")
    await director.send("29.01.2027")
    await director.send("/roadmap")
    await director.press("Отправить снова")
    await director.press("Отправить куратору")
    for label in ("Открыть карту", "Что изменилось"):
        await curator.press(label)
    stage.watch.shows(CURATOR, "Было замечание: Срок нереален", "стало пт, 29 января 2027")
    stage.seen("Второй раз куратор видит только разницу: было, стало и своё замечание", DIRECTOR, CURATOR)
    await curator.press("‹ Назад")
    await curator.press("Согласовать")
    stage.watch.shows(DIRECTOR, "Карта согласована: Заречная школа")
    await director.press("Внести приказ")
    await director.send("№ 31 от 19.10.2026")
    stage.watch.shows(DIRECTOR, "Карта утверждена: приказ № 31 от 19.10.2026")
    stage.seen("Согласовано; приказ директора вводит карту в действие, сроки пошли", DIRECTOR, CURATOR)
