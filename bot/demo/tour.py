"""The tour: two weeks of a region and some days of its year, every step checked on every phone – silence included."""

from collections.abc import Awaitable, Callable

import aiohttp

from bot.demo import fortnight, letters, monday, paper, plan, summer, winter
from bot.demo.process import Died
from bot.demo.stage import OPERATOR, Stage
from bot.demo.watch import Failed
from bot.demo.world import World

Steps = tuple[tuple[int, str, Callable[[Stage], Awaitable[None]]], ...]
STEPS: Steps = (
    (1, "Оператор загружает 12 школ", monday.region),
    (2, "Оператор видит, кого коснётся самодиагностика, и начинает её", monday.cycle),
    (3, "Люди входят по приглашениям", monday.entry),
    (4, "Директор отвечает; известное не спрашивается дважды", monday.answers),
    (5, "Раздел – заместителю; бот убит посреди анкеты: kill -9", monday.killed),
    (6, "Раздел готов; напоминание получают только незавершившие", fortnight.reminder),
    (7, "Вечером в субботу: проверка и отправка", fortnight.sending),
    (8, "Восемь факторов: почему и что изменит", fortnight.result),
    (9, "Утром в понедельник сигналы у кураторов", fortnight.signals),
    (10, "Сигнал, который не взяли", fortnight.escalation),
    (11, "Куратор подтверждает уровни, один поднимает", plan.levels),
    (12, "Дорожная карта в одно нажатие", plan.draft),
    (13, "Одна мера возвращена, исправлена; карта согласована", plan.agreed),
    (14, "Через четыре месяца: срок после праздника", winter.reminder),
    (15, "Что мешает? Помощь и ещё две недели", winter.more_time),
    (16, "Письмо без ответственного не уходит; зеркало перед отправкой", letters.written),
    (17, "Отправлено: кому дошло, кому нет; лист для печати", letters.sent),
    (18, "Ознакомление, отчёт, исправление", letters.done),
    (19, "Новый директор принимает школу", winter.successor),
    (20, "Июнь: выход из зоны риска; сколько со школ спросили", summer.way_out),
)


async def _left_to_the_visitor(stage: Stage) -> None:
    """The signals have come and nobody has taken them; the operator looks at how far the schools are."""
    await fortnight.morning(stage)
    await stage.world.phones[OPERATOR].press("Главная")


OPENING: Steps = (*STEPS[:8], (9, STEPS[8][1], _left_to_the_visitor))  # what the page opens on
Told = Callable[[int, int, str], None]  # number of the step, of how many, its title


async def play(world: World, steps: Steps = STEPS, told: Told = lambda *_: None) -> bool:
    """True when every step was as promised; otherwise the failed one has been named."""
    stage, title = Stage(world), "запуск"
    try:
        if not world.bot.running:
            told(0, len(steps), "Бот запускается")
            await world.bot.start()
        for number, name, step in steps:
            title = f"шаг {number}, {name}"
            told(number, steps[-1][0], name)
            paper.step(number, name)
            await step(stage)
    except (Failed, Died, AssertionError, TimeoutError, aiohttp.ClientError) as error:
        world.broken = True
        paper.line(f"\n✗ Не так, как обещано: {title}.\n{paper.plain(str(error)) or type(error).__name__}")
        paper.line(f"Журнал бота: {world.bot.log}")
        return False
    return True
