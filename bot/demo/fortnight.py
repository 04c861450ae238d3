"""Steps 6–10 of the tour, 7–16 October: reminders, sending, signals, what happens to one that nobody takes."""

from bot.demo.answers import AROUND, ISTOK, SOSNOVSKAYA, ZARECHNAYA_SATURDAY, answer
from bot.demo.paper import plain
from bot.demo.stage import COORDINATOR, CURATOR, DEPUTY, DIRECTOR, EARLY, LATE, SECOND, Stage, at
from bot.demo.watch import Failed


async def reminder(stage: Stage) -> None:
    await stage.world.until(at(7, 11))
    stage.watch.only()
    await stage.fill_and_send(EARLY, SOSNOVSKAYA)
    stage.watch.shows(EARLY, "Отправлено. Сигналов нет")
    stage.seen("Сосновская школа отправляет анкету: сигналов нет, кураторы не потревожены", EARLY)
    deputy = stage.world.phones[DEPUTY]
    await deputy.send("/form")
    await answer(deputy, AROUND)
    await deputy.press("Готово, передать")
    stage.watch.shows(DEPUTY, "Передано директору: Оснащение")
    stage.watch.one(DIRECTOR, "Оснащение: 6 из 6, автор ответов – Заместитель по АХР")
    stage.seen("Заместитель ответил на свой раздел: директор видит, чей он", DEPUTY, DIRECTOR)
    await stage.world.until(at(9, 8))
    stage.watch.only()
    await stage.world.until(at(9, 18))
    stage.watch.one(DIRECTOR, "Половина срока · Заречная школа", "осталось 16 вопросов", when=at(9, 8, 30))
    stage.watch.one(LATE, "Лицей «Исток»", "ещё не начата", when=at(9, 8, 30))
    stage.seen("В 8:30 напомнили двум незавершившим. Отправившему, кураторам и прочим – ничего", DIRECTOR, LATE)


async def sending(stage: Stage) -> None:
    director = stage.world.phones[DIRECTOR]
    await stage.world.until(at(10, 21, 40))
    stage.watch.only()
    await director.send("/form")
    await answer(director, ZARECHNAYA_SATURDAY)
    stage.watch.shows(
        DIRECTOR, "Проверка · Заречная школа", "вакансий нет (7.1), но есть предметы, которые не ведутся (7.2)",
        "2 сигнала – пн, 12 октября, 9:00", "Математика: «2» у 11 из 32 (34 %)",
    )  # fmt: skip
    stage.seen("Отложенное вернулось; перед отправкой видно, что не сходится и кто что увидит", DIRECTOR)
    await director.press("Пояснить 7.2: так и есть")
    await director.send("Ставка физика занята, но учитель на длительном больничном")
    stage.watch.shows(DIRECTOR, "Проверка · Заречная школа")
    if "вакансий нет" in plain(director.text):
        raise Failed(f"{DIRECTOR}: пояснение дано, а вопрос остался\n{director.show(2)}")
    await director.press("Отправить куратору")
    stage.watch.shows(DIRECTOR, "Отправлено. Куратор увидит: пн, 12 октября, 9:00")
    stage.seen("Пояснено и отправлено. Суббота: куратор увидит в понедельник, сейчас он молчит", DIRECTOR)


async def result(stage: Stage) -> None:
    """What the director sees at once: the picture above, the levels, why, what would lower one."""
    director = stage.world.phones[DIRECTOR]
    if not any(message.photo for message in director.messages):
        raise Failed(f"{DIRECTOR}: нет картинки с факторами\n{director.show(3)}")
    stage.watch.shows(
        DIRECTOR, "Самоанализ", "Среда", "Оснащение", "Результаты", "Управление", "Кадры", "Ресурсы",
        "Начать с главного",
    )  # fmt: skip
    await director.press("Прочитать полностью")
    stage.watch.shows(DIRECTOR, "Значения по умолчанию, не нормативы")
    await director.press("‹ Назад")
    await director.press("Кадры")
    stage.watch.shows(DIRECTOR, "Дефицит педагогических кадров", "баллов фактора", "хватит")
    stage.seen("Картинка, восемь факторов, с чего начать; почему так и какое малое изменение снизит уровень", DIRECTOR)


async def morning(stage: Stage) -> None:
    """Monday comes: the signals are there and nobody has touched them yet."""
    await stage.world.until(at(11, 18))
    stage.watch.only()
    await stage.fill_and_send(LATE, ISTOK)
    stage.seen("В воскресенье отправляет и лицей «Исток»", LATE)
    await stage.world.until(at(12, 8, 59))
    stage.watch.only()
    await stage.world.until(at(12, 9))
    stage.watch.one(
        CURATOR, "Заречная школа: 2 сигнала, высокий", "Математика: «2» у 11 из 32 (34 %)",
        "Физика: не ведётся больше месяца", "Первый шаг: позвонить директору", "Повторю во вт, 13 октября",
    )  # fmt: skip
    stage.watch.one(SECOND, "Лицей «Исток»: 1 сигнал, высокий")
    stage.seen("В 9:00 у куратора одно сообщение с двумя сигналами, у второго – о лицее", CURATOR, SECOND)


async def signals(stage: Stage) -> None:
    await morning(stage)
    await stage.world.phones[CURATOR].press("Взять в работу")
    stage.watch.shows(CURATOR, "В работе: Куратор 1 Приозёрного района")
    stage.seen("Взято в работу. Всем остальным об этом ничего не приходит", CURATOR)


async def escalation(stage: Stage) -> None:
    await stage.world.until(at(13, 18))
    stage.watch.one(SECOND, "Лицей «Исток»", "Сигнал ещё никто не взял", when=at(13, 9))
    stage.seen("Во вторник второму куратору – ещё раз; по взятому сигналу тишина", SECOND)
    await stage.world.until(at(14, 18))
    stage.watch.one(COORDINATOR, "Лицей «Исток»", "не взяли сигнал за два рабочих дня", when=at(14, 9))
    stage.seen("В среду – координатору, и только ему", COORDINATOR)
    await stage.world.phones[COORDINATOR].press("Взять в работу")
    stage.watch.shows(COORDINATOR, "В работе: Муниципальный координатор Приозёрного района")
    stage.seen("Координатор берёт сигнал в работу", COORDINATOR)
    await stage.world.until(at(16, 18))
    stage.seen("До конца недели тишина на всех телефонах: ни оператору, ни напоминаний отправившим")
