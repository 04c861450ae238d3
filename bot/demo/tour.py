"""The tour: two weeks of a region in a minute, every step checked on every phone – silence included."""

import aiohttp

from bot.demo import fortnight, monday, paper
from bot.demo.process import Died
from bot.demo.stage import Stage
from bot.demo.watch import Failed
from bot.demo.world import World

STEPS = (
    (1, "Оператор загружает 12 школ", monday.region),
    (2, "Оператор видит, кого коснётся самодиагностика, и начинает её", monday.cycle),
    (3, "Люди входят по приглашениям", monday.entry),
    (4, "Директор отвечает; известное не спрашивается дважды", monday.answers),
    (5, "Бот убит посреди анкеты: kill -9", monday.killed),
    (6, "Напоминание получают только незавершившие", fortnight.reminder),
    (7, "Вечером в субботу: проверка и отправка", fortnight.sending),
    (8, "Восемь факторов: почему и что изменит", fortnight.result),
    (9, "Утром в понедельник сигналы у кураторов", fortnight.signals),
    (10, "Сигнал, который не взяли", fortnight.escalation),
)


async def play(world: World, *, draw: bool) -> bool:
    """True when every step was as promised; otherwise the failed one has been named."""
    paper.line("Шаги: показ на этой машине. Токен и интернет не нужны.")
    paper.line("Telegram здесь свой, бот – отдельный процесс, календарь идёт быстрее. Запускаю…")
    stage, title = Stage(world, draw=draw), "запуск"
    try:
        await world.bot.start()
        paper.line(f"Telegram: {world.address}; бот: процесс {world.bot.pid}.")
        for number, name, step in STEPS:
            title = f"шаг {number}, {name}"
            paper.step(number, name)
            await step(stage)
    except (Failed, Died, AssertionError, TimeoutError, aiohttp.ClientError) as error:
        world.broken = True
        paper.line(f"\n✗ Не так, как обещано: {title}.\n{paper.plain(str(error)) or type(error).__name__}")
        paper.line(f"Журнал бота: {world.bot.log}")
        return False
    paper.line("\n✅ Все шаги прошли: каждый телефон показал своё, остальные молчали.")
    return True
