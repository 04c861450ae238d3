"""`demo`: our own Telegram, the bot as a real process beside it, a story told on a page with everybody's phones."""

import asyncio
import errno
import signal
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Any

from bot.demo import paper

if TYPE_CHECKING:
    from bot.demo.show import Show
    from bot.demo.world import World
    from sandbox.page.server import Page

USUAL_PORT, PORTS = 8080, 20  # tried one after another
TAKEN = (errno.EADDRINUSE, errno.EACCES)


def main(port: int | None, host: str, tour: bool) -> int:
    """Play and check the tour; unless only the tour was asked for, show it on the page and stay up. The exit code."""
    try:
        return asyncio.run(_main(_tour() if tour else _shown(port, host), 130 if tour else 0))
    except OSError as trouble:
        if trouble.errno not in (*TAKEN, errno.EADDRNOTAVAIL):
            raise
        paper.line(f"{host}:{port or USUAL_PORT} занят или закрыт для вас. Возьмите другой порт: --port N.")
        return 1


async def _main(work: Coroutine[Any, Any, int], interrupted: int) -> int:
    """SIGTERM and SIGINT end the work as its own end does: the bot's process must not outlive this one."""
    task = asyncio.create_task(work)
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, task.cancel)
    with suppress(asyncio.CancelledError):
        return await task
    paper.line("\nПоказ окончен.")
    return interrupted


async def _tour() -> int:
    from bot.demo.tour import play
    from bot.demo.world import world

    paper.line("Шаги: показ на этой машине. Токен и интернет не нужны.")
    paper.line("Telegram здесь свой, бот – отдельный процесс, календарь идёт быстрее. Запускаю…")
    async with world() as here:
        if not await play(here):
            return 1
        paper.line("\n✅ Все шаги прошли: каждый телефон показал своё, остальные молчали.")
    return 0


async def _shown(port: int | None, host: str) -> int:
    from bot.demo.show import Show
    from bot.demo.tour import OPENING, play
    from bot.demo.world import world

    async with world() as here, AsyncExitStack() as open_ones:
        show = Show(here)
        page = await _page(open_ones, here, show, port, host)
        await open_ones.enter_async_context(show.alive())
        paper.line(f"Откройте в браузере: {page.url}\nРассказ идёт сам, потом телефоны ваши. Закончить: Ctrl+C.")
        if not await play(here, OPENING, show.told):
            return 1
        show.told(0, 0, "")
        paper.line(f"\nТеперь телефоны ваши: {page.url}")
        await asyncio.Event().wait()
    return 0


async def _page(open_ones: AsyncExitStack, world: "World", show: "Show", port: int | None, host: str) -> "Page":
    """The page on the port asked for, or on the first free one from the usual. `OSError` when there is none."""
    from sandbox.page.server import Page

    for number in [*range(USUAL_PORT, USUAL_PORT + PORTS), 0] if port is None else []:
        with suppress(OSError):
            return await open_ones.enter_async_context(Page(world.telegram, show, number, host))
    return await open_ones.enter_async_context(Page(world.telegram, show, port or 0, host))
