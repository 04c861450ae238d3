"""`demo`: our own Telegram, the bot as a real process beside it, a tour, then a chat in the terminal."""

import asyncio
import errno
import signal
from contextlib import suppress

from bot.demo import paper


def main(port: int | None, tour: bool) -> int:
    """Play and check the tour; unless only the tour was asked for, stay up and talk. Returns the exit code."""
    try:
        return asyncio.run(_main(port or 0, tour))
    except OSError as trouble:
        if trouble.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        paper.line(f"Порт {port} занят или закрыт для вас. Возьмите другой: --port N, или любой свободный: без --port.")
        return 1


async def _main(port: int, tour: bool) -> int:
    """SIGTERM and SIGINT end the work as a closed chat does: the bot's process must not outlive this one."""
    work = asyncio.create_task(_show(port, tour))
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, work.cancel)
    with suppress(asyncio.CancelledError):
        return await work
    paper.line("\nПоказ окончен.")
    return 0 if not tour else 130


async def _show(port: int, tour: bool) -> int:
    from bot.demo.chat import Chat
    from bot.demo.tour import play
    from bot.demo.world import world

    async with world(port) as here:
        played = await play(here, draw=not tour)
        if tour or not played:
            return 0 if played else 1
        await Chat(here).talk()
    paper.line("Показ окончен.")
    return 0
