"""The tour: ten days of a region in half a minute, every step checked on every phone – silence included."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import aiohttp

from bot.demo import paper, papers
from bot.demo.answers import ISTOK, SOSNOVSKAYA, STAFF, ZARECHNAYA_MONDAY, ZARECHNAYA_SATURDAY, answer
from bot.demo.paper import plain
from bot.demo.person import Person
from bot.demo.process import Died
from bot.demo.watch import Failed
from bot.demo.world import World

OPERATOR, STRANGER = "оператор", "прохожий"
DIRECTOR, EARLY, LATE = "директор", "директор Сосновской", "директор «Истока»"
CURATOR, SECOND, COORDINATOR = "куратор", "второй куратор", "координатор"
Step = Callable[[], Awaitable[None]]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of October 2026 by the clock of Moscow."""
    return datetime(2026, 10, day, hour, minute, tzinfo=paper.HERE)


class Tour:
    """Plays the steps in order and stops at the first that is not as promised."""

    def __init__(self, world: World, *, draw: bool) -> None:
        self.world, self.watch, self._draw = world, world.watch, draw

    async def play(self) -> bool:
        """True when every step was as promised; otherwise the failed one has been named."""
        paper.line("Шаги: показ на этой машине. Токен и интернет не нужны.")
        paper.line("Telegram здесь свой, бот – отдельный процесс, календарь идёт быстрее. Запускаю…")
        steps: list[tuple[int, str, Step]] = [
            (1, "Оператор загружает 12 школ", self.region),
            (2, "Оператор видит, кого коснётся самодиагностика, и начинает её", self.cycle),
            (3, "Люди входят по приглашениям", self.entry),
            (4, "Директор отвечает; известное не спрашивается дважды", self.answers),
            (5, "Бот убит посреди анкеты: kill -9", self.killed),
            (6, "Напоминание получают только незавершившие", self.reminder),
            (7, "Вечером в субботу: проверка и отправка", self.sending),
            (9, "Утром в понедельник сигналы у кураторов", self.signals),
            (10, "Сигнал, который не взяли", self.escalation),
        ]
        title = "запуск"
        try:
            await self.world.bot.start()
            for number, name, step in steps:
                title = f"шаг {number}, {name}"
                paper.step(number, name)
                await step()
        except (Failed, Died, AssertionError, TimeoutError, aiohttp.ClientError) as error:
            self.world.broken = True
            paper.line(f"\n✗ Не так, как обещано: {title}.\n{paper.plain(str(error)) or type(error).__name__}")
            paper.line(f"Журнал бота: {self.world.bot.log}")
            return False
        paper.line("\n✅ Все шаги прошли: каждый телефон показал своё, остальные молчали.")
        return True

    # ── the steps ────────────────────────────────────────────────────────────────────────────

    async def region(self) -> None:
        stranger = self.world.newcomer(STRANGER, "Пётр")
        await stranger.send("Здравствуйте")
        self.watch.one(STRANGER, "Он работает по приглашению")
        self.seen("Прохожий пишет боту и узнаёт, что нужен код. Больше бот его не потревожит", STRANGER)

        code = papers.code_in(await self.world.bot.run("invite", "operator"))
        operator = await self.comes_in(OPERATOR, "Ольга", code=code)
        self.seen(f"Первый оператор входит по коду {code}: его печатает python -m bot invite operator", OPERATOR)

        await operator.document("Озёрный край.xlsx", papers.region_with_mistake())
        self.watch.shows(
            OPERATOR, "ошибок 1", f"«{papers.SHEET}», строка {papers.ROW}, столбец «Роль»",
            f"не знаю роли «{papers.WRONG}»", "Выберите одну", "ничего не изменилось",
        )  # fmt: skip
        self.seen("В таблице ошибка: названы лист, строка 7, столбец и что сделать. Ничего не загружено", OPERATOR)

        await operator.document("Озёрный край.xlsx", papers.region())
        self.watch.shows(OPERATOR, "Территории: новых 15", "Места: новых 22")
        await operator.press("Загрузить")
        self.watch.shows(OPERATOR, "Загружено. Новых территорий: 15, мест: 22", "Директоров вошло: 0 из 12")
        self.seen("Строка исправлена, файл прислан ещё раз: сначала показано, что изменится, потом загружено", OPERATOR)

    async def cycle(self) -> None:
        operator = self.world.phones[OPERATOR]
        await operator.press("Начать самодиагностику")
        await operator.press("До пт, 16 октября")
        self.watch.shows(
            OPERATOR, "Школ: 12", "ещё не вошёл: 12", "Нет куратора: 1 – Дальненская школа № 1",
            "пт, 9 октября; чт, 15 октября; пт, 16 октября; пн, 19 октября",
        )  # fmt: skip
        self.seen("До начала видно: 12 школ, у одной нет куратора, все дни напоминаний", OPERATOR)
        await operator.press("Начать для 12 школ")
        self.watch.shows(OPERATOR, "Самодиагностика начата", "Не начали: 12")
        self.seen("Начато одним нажатием; никто посторонний ничего не получил", OPERATOR)

    async def entry(self) -> None:
        codes = await self.printed_codes()
        director = self.world.newcomer(DIRECTOR, "Дина")
        await director.send(codes.pop("Заречная школа"))
        self.watch.one(DIRECTOR, "Место: Директор, Заречная школа")
        await director.press("Да, это моя школа")
        self.watch.shows(DIRECTOR, "Согласие на обработку данных", "Черновик куратор не читает")
        self.watch.only(DIRECTOR)
        await director.press("Дать согласие")
        self.watch.shows(DIRECTOR, "Самодиагностика", "16 октября")
        self.seen("Директор вводит код с печатного листа, подтверждает школу и даёт согласие", DIRECTOR)

        await self.comes_in(EARLY, "Борис", code=codes.pop("Сосновская школа"))
        await self.comes_in(LATE, "Вера", code=codes.pop("Лицей «Исток»"))
        self.watch.only(EARLY, LATE)
        links = [await self.invitation("Координаторы", "Приозёрный район", 0)]
        links += [await self.invitation("Кураторы", "Приозёрный район", nth) for nth in (0, 1)]
        names = ((COORDINATOR, "Марина"), (CURATOR, "Клара"), (SECOND, "Игорь"))
        for (name, first_name), link in zip(names, links, strict=True):
            await self.comes_in(name, first_name, link=link)
        self.watch.shows(CURATOR, "Куратор 1", "Школ: 2")
        self.watch.shows(SECOND, "Куратор 2", "Школ: 3")
        self.watch.only(OPERATOR, CURATOR, SECOND, COORDINATOR)
        self.seen("Ещё два директора, два куратора и координатор входят по коду или ссылке")
        self.world.spare = codes

    async def answers(self) -> None:
        director = self.world.phones[DIRECTOR]
        await director.press("Начать анкету")
        done = await answer(director, ZARECHNAYA_MONDAY)
        self.watch.shows(DIRECTOR, "больше 27 часов", "Всего учителей: 42, по вашему ответу")
        self.seen(f"Записано ответов: {done}. На вопрос 7.3 всего учителей уже известно: 42", DIRECTOR)
        await director.send("17 %")
        self.watch.shows(DIRECTOR, "Вижу 17 %. Нужно число из 42, например 7")
        await director.send("7")
        self.watch.shows(DIRECTOR, "Записано: 7 из 42 (17 %)", "пенсионного возраста")
        self.seen("На «17 %» – что нужно и пример; на «7» – «7 из 42 (17 %)»", DIRECTOR)

    async def killed(self) -> None:
        director, bot, pid = self.world.phones[DIRECTOR], self.world.bot, self.world.bot.pid
        await bot.kill()
        await self.world.phones[CURATOR].send("/start")
        self.watch.only()
        await bot.start()
        await self.world.settle()
        self.watch.one(CURATOR, "Куратор 1")
        self.watch.shows(DIRECTOR, "пенсионного возраста")
        self.seen(f"Процесс {pid} убит, вместо него {bot.pid}. У директора тот же вопрос, ничего лишнего", CURATOR)
        await director.send(STAFF["пенсионного возраста"][0])
        self.watch.one(DIRECTOR, "Записано: 9 из 42 (21 %)", "уволилось")
        self.seen("Следующий ответ принят. Что куратор написал без бота, тоже не пропало", DIRECTOR)

    async def reminder(self) -> None:
        await self.world.until(at(7, 11))
        self.watch.only()
        await self.fill_and_send(EARLY, SOSNOVSKAYA)
        self.watch.shows(EARLY, "Отправлено. Сигналов нет")
        self.seen("Сосновская школа отправляет анкету: сигналов нет, кураторы не потревожены", EARLY)
        await self.world.until(at(9, 8))
        self.watch.only()
        await self.world.until(at(9, 18))
        self.watch.one(DIRECTOR, "До пт, 16 октября · Заречная школа", "осталось 3 вопроса")
        self.watch.one(LATE, "Лицей «Исток»", "ещё не начата")
        self.seen("В 8:30 напомнили двум незавершившим. Отправившему, кураторам и прочим – ничего", DIRECTOR, LATE)

    async def sending(self) -> None:
        director = self.world.phones[DIRECTOR]
        await self.world.until(at(10, 21, 40))
        self.watch.only()
        await director.press("Продолжить анкету")
        await answer(director, ZARECHNAYA_SATURDAY)
        self.watch.shows(
            DIRECTOR, "Проверка · Заречная школа", "вакансий нет (7.1), но есть предметы, которые не ведутся (7.2)",
            "2 сигнала – пн, 12 октября, 9:00", "Математика: «2» у 11 из 32 (34 %)",
        )  # fmt: skip
        self.seen("Отложенное вернулось; перед отправкой видно, что не сходится и кто что увидит", DIRECTOR)
        await director.press("Пояснить: так и есть")
        await director.send("Ставка физика занята, но учитель на длительном больничном")
        self.watch.shows(DIRECTOR, "Проверка · Заречная школа")
        if "вакансий нет" in plain(director.text):
            raise Failed(f"{DIRECTOR}: пояснение дано, а вопрос остался\n{director.show(2)}")
        await director.press("Отправить куратору")
        self.watch.shows(DIRECTOR, "Отправлено. Куратор увидит: пн, 12 октября, 9:00")
        self.seen("Пояснено и отправлено. Суббота: куратор увидит в понедельник, сейчас он молчит", DIRECTOR)

    async def signals(self) -> None:
        await self.world.until(at(11, 18))
        self.watch.only()
        await self.fill_and_send(LATE, ISTOK)
        self.seen("В воскресенье отправляет и лицей «Исток»", LATE)
        await self.world.until(at(12, 8, 59))
        self.watch.only()
        await self.world.until(at(12, 9))
        self.watch.one(
            CURATOR, "Заречная школа: 2 сигнала, высокий", "Математика: «2» у 11 из 32 (34 %)",
            "Один предмет не ведётся больше месяца", "Первый шаг: позвонить директору", "повторю вт, 13 октября",
        )  # fmt: skip
        self.watch.one(SECOND, "Лицей «Исток»: 1 сигнал, высокий")
        self.seen("В 9:00 у куратора одно сообщение с двумя сигналами, у второго – о лицее", CURATOR, SECOND)
        await self.world.phones[CURATOR].press("Взять в работу")
        self.watch.shows(CURATOR, "В работе: Куратор 1 Приозёрного района")
        self.seen("Взято в работу. Всем остальным об этом ничего не приходит", CURATOR)

    async def escalation(self) -> None:
        await self.world.until(at(13, 18))
        self.watch.one(SECOND, "Лицей «Исток»", "Сигнал ещё никто не взял")
        self.seen("Во вторник второму куратору – ещё раз; по взятому сигналу тишина", SECOND)
        await self.world.until(at(14, 18))
        self.watch.one(COORDINATOR, "Лицей «Исток»", "не взяли сигнал за два рабочих дня")
        self.seen("В среду – координатору, и только ему", COORDINATOR)
        await self.world.phones[COORDINATOR].press("Взять в работу")
        self.watch.shows(COORDINATOR, "В работе: Муниципальный координатор Приозёрного района")
        self.seen("Координатор берёт сигнал в работу", COORDINATOR)
        await self.world.until(at(20, 10))
        self.seen("До 20 октября тишина на всех телефонах: ни оператору, ни напоминаний отправившим")

    # ── what steps share ─────────────────────────────────────────────────────────────────────

    def seen(self, fact: str, *changed: str) -> None:
        """Only these phones have changed since the last check; say so."""
        self.watch.only(*changed)
        paper.checked(self.world.now, fact)
        if self._draw:
            for name in changed:
                paper.phone(name, self.world.phones[name].show(1))

    async def comes_in(self, name: str, first_name: str, *, code: str = "", link: str = "") -> Person:
        """Somebody opens an invitation, confirms the place and consents."""
        phone = self.world.newcomer(name, first_name)
        await (phone.send(code) if code else phone.start(link))
        await phone.press("Да, это мо")
        await phone.press("Дать согласие")
        self.watch.shows(name, "Готово")
        return phone

    async def printed_codes(self) -> dict[str, str]:
        """School → code, as the operator's printed sheet has them."""
        operator = self.world.phones[OPERATOR]
        await operator.press("Главная")
        await operator.press("Приглашения")
        await operator.press("Лист для директоров")
        await operator.press("Сделать лист (12)")
        sheets = [one.document for one in self.watch.news(OPERATOR).messages if one.document]
        if len(sheets) != 1 or len(codes := papers.codes(sheets[0].data)) != 12:
            raise Failed(f"{OPERATOR}: нет листа с 12 приглашениями\n{operator.show(2)}")
        self.seen("Лист для печати: каждому директору ссылка, рисунок и код из восьми знаков", OPERATOR)
        return codes

    async def invitation(self, role: str, unit: str, nth: int) -> str:
        """The link of a new invitation, made in chat."""
        operator = self.world.phones[OPERATOR]
        for label in ("Главная", "Приглашения", role):
            await operator.press(label)
        places = [label for label in operator.labels if label.startswith(unit)]
        row = operator.screen.rows[operator.labels.index(places[nth])]
        await operator.press_data(row[0]["callback_data"], operator.screen)
        await operator.press("Выдать приглашение")
        return papers.link_in(operator.text)

    async def fill_and_send(self, name: str, answers: dict[str, tuple[str, ...]]) -> None:
        phone = self.world.phones[name]
        await phone.send("/form")
        await answer(phone, answers)
        await phone.press("Отправить куратору")
        self.watch.shows(name, "Отправлено")
