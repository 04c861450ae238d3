"""Steps 1–5 of the tour, all on Monday, 5 October: the region, the round, the people, the first answers, a kill."""

from bot.demo import papers
from bot.demo.answers import STAFF, ZARECHNAYA_MONDAY, answer
from bot.demo.stage import COORDINATOR, CURATOR, DEPUTY, DIRECTOR, EARLY, LATE, OPERATOR, SECOND, STRANGER, Stage


async def region(stage: Stage) -> None:
    stranger = stage.world.newcomer(STRANGER, "Пётр")
    await stranger.send("Здравствуйте")
    stage.watch.one(STRANGER, "Он работает по приглашению")
    stage.seen("Прохожий пишет боту и узнаёт, что нужен код. Больше бот его не потревожит", STRANGER)

    code = papers.code_in(await stage.world.bot.run("invite", "operator"))
    operator = await stage.comes_in(OPERATOR, "Ольга", code=code)
    stage.seen(f"Первый оператор входит по коду {code}: его печатает python -m bot invite operator", OPERATOR)

    await operator.document("Озёрный край.xlsx", papers.region_with_mistake())
    stage.watch.shows(
        OPERATOR, "ошибок 1", f"«{papers.SHEET}», строка {papers.ROW}, столбец «Роль»",
        f"не знаю роли «{papers.WRONG}»", "Выберите одну", "ничего не изменилось",
    )  # fmt: skip
    stage.seen("В таблице ошибка: названы лист, строка 7, столбец и что сделать. Ничего не загружено", OPERATOR)

    await operator.document("Озёрный край.xlsx", papers.region())
    stage.watch.shows(OPERATOR, "Территории: новых 15", "Места: новых 22")
    await operator.press("Загрузить")
    stage.watch.shows(OPERATOR, "Загружено. Новых территорий: 15, мест: 22", "Озёрный край", "вошло: 0 из 12")
    stage.seen("Строка исправлена, файл прислан ещё раз: сначала показано, что изменится, потом загружено", OPERATOR)


async def cycle(stage: Stage) -> None:
    operator = stage.world.phones[OPERATOR]
    await operator.press("Начать самодиагностику")
    await operator.press("До пт, 16 октября")
    stage.watch.shows(
        OPERATOR, "Школ: 12", "ещё не вошёл: 12", "Нет куратора: 1 – Дальненская школа № 1",
        "пт, 9 октября (половина срока); вт, 13 октября; чт, 15 октября; пт, 16 октября", "пн, 19 октября",
    )  # fmt: skip
    stage.seen("До начала видно: 12 школ, у одной нет куратора, все дни напоминаний", OPERATOR)
    await operator.press("Начать для 12 школ")
    stage.watch.shows(OPERATOR, "Самодиагностика начата", "Не начали: 12")
    stage.seen("Начато одним нажатием; никто посторонний ничего не получил", OPERATOR)


async def entry(stage: Stage) -> None:
    codes = await stage.printed_codes()
    director = stage.world.newcomer(DIRECTOR, "Дина")
    await director.send(codes.pop("Заречная школа"))
    stage.watch.one(DIRECTOR, "Место: Директор, Заречная школа")
    await director.press("Да, это моя школа")
    stage.watch.shows(DIRECTOR, "Согласие на обработку данных", "Черновик куратор не читает")
    stage.watch.only(DIRECTOR)
    await director.press("Дать согласие")
    stage.watch.shows(DIRECTOR, "Самодиагностика", "16 октября")
    stage.seen("Директор вводит код с печатного листа, подтверждает школу и даёт согласие", DIRECTOR)

    await stage.comes_in(EARLY, "Борис", code=codes.pop("Сосновская школа"))
    await stage.comes_in(LATE, "Вера", code=codes.pop("Лицей «Исток»"))
    stage.watch.only(EARLY, LATE)
    links = [await stage.invitation("Координаторы", "Приозёрный район", 0)]
    links += [await stage.invitation("Кураторы", f"Куратор {n} Приоз", 0) for n in (1, 2)]
    names = ((COORDINATOR, "Марина"), (CURATOR, "Кира"), (SECOND, "Игорь"))
    for (name, first_name), link in zip(names, links, strict=True):
        await stage.comes_in(name, first_name, link=link)
    stage.watch.shows(CURATOR, "Куратор 1", "Школ: 2")
    stage.watch.shows(SECOND, "Куратор 2", "Школ: 3")
    stage.watch.only(OPERATOR, CURATOR, SECOND, COORDINATOR)
    stage.seen("Ещё два директора, два куратора и координатор входят по коду или ссылке")
    # First the school whose curators are here: whoever goes on by hand will want to be heard.
    stage.world.spare = {"Школа № 12": codes.pop("Школа № 12"), **codes}


async def answers(stage: Stage) -> None:
    director = stage.world.phones[DIRECTOR]
    await director.press("Начать анкету")
    done = await answer(director, ZARECHNAYA_MONDAY)
    stage.watch.shows(DIRECTOR, "больше 27 часов", "Всего учителей: 42, по вашему ответу")
    stage.seen(f"Записано ответов: {done}. На вопрос 7.3 всего учителей уже известно: 42", DIRECTOR)
    await director.send("17 %")
    stage.watch.shows(DIRECTOR, "Вижу 17 %. Нужно число из 42, например 7")
    await director.send("7")
    stage.watch.shows(DIRECTOR, "Записано: 7 из 42 (17 %)", "пенсионного возраста")
    stage.seen("На «17 %» – что нужно и пример; на «7» – «7 из 42 (17 %)»", DIRECTOR)


async def _to_deputy(stage: Stage) -> None:
    """«Оснащение» goes to a deputy, who comes in by the link and sees this section alone."""
    director = stage.world.phones[DIRECTOR]
    for label in ("Разделы", "Поручить заместителю", "☐ Оснащение", "Выбрать, кому (1)", "Пригласить по ссылке"):
        await director.press(label)
    await director.press("Заместитель по АХР")
    stage.watch.shows(DIRECTOR, "Поручено: Оснащение – Заместитель по АХР")
    await stage.comes_in(DEPUTY, "Павел", link=papers.link_in(director.text))
    stage.watch.shows(DEPUTY, "Оснащение: осталось 6 вопросов, до пт, 16 октября")
    await director.send("/form")
    stage.watch.shows(DIRECTOR, "пенсионного возраста")
    stage.seen("Раздел «Оснащение» – заместителю по ссылке: другого он не видит", DIRECTOR, DEPUTY)


async def killed(stage: Stage) -> None:
    await _to_deputy(stage)
    director, bot, pid = stage.world.phones[DIRECTOR], stage.world.bot, stage.world.bot.pid
    await bot.kill()
    await stage.world.phones[CURATOR].send("/start")
    stage.watch.only()
    await bot.start()
    await stage.world.settle()
    stage.watch.one(CURATOR, "Куратор 1")
    stage.watch.shows(DIRECTOR, "пенсионного возраста")
    stage.seen(f"Процесс {pid} убит, вместо него {bot.pid}. У директора тот же вопрос, ничего лишнего", CURATOR)
    await director.send(STAFF["пенсионного возраста"][0])
    stage.watch.one(DIRECTOR, "Записано: 9 из 42 (21 %)", "уволилось")
    stage.seen("Следующий ответ принят. Что куратор написал без бота, тоже не пропало", DIRECTOR)
