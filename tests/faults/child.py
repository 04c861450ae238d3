"""What runs in a test's child: the real main, forked from a process that has everything imported already."""

import asyncio
import gc
import os
import sys
import time
from dataclasses import dataclass, field
from typing import Any

import bot.app
import bot.courier
import bot.inbox
import handlers.room
from bot import failpoints, logs
from bot.app import App
from bot.settings import Settings
from locales import bundle

# Made once, in the server that the children are forked from.
for _key in bundle("ru"):
    bundle("ru").compile(_key)
_dispatcher = bot.app.new_dispatcher()
bot.app.new_dispatcher = lambda: _dispatcher
gc.freeze()


@dataclass(frozen=True)
class Orders:
    """How a child is to live, and where it is to die."""

    settings: dict[str, Any]
    log: str
    dies_at: str = ""  # a named boundary
    nth: int = 1
    handler_takes: float = 0.0  # seconds
    constants: dict[str, float] = field(default_factory=dict)  # of the courier: a test cannot wait for real pauses


def main(orders: Orders) -> None:
    """`python -m bot run` without the import's five seconds."""
    os.dup2(os.open(orders.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    logs.start("INFO")
    for name, value in orders.constants.items():
        setattr(bot.courier, name, value)
    if orders.handler_takes:
        _slow_down(orders.handler_takes)
    if orders.dies_at:
        failpoints.arm(orders.dies_at, orders.nth)
    sys.exit(asyncio.run(App(Settings(_env_file=None, **orders.settings)).run()))


def _slow_down(seconds: float) -> None:
    quick = handlers.room._run

    def slow(*given: Any) -> Any:
        time.sleep(seconds)
        return quick(*given)

    setattr(handlers.room, "_run", slow)  # noqa: B010 – a plain assignment would have to repeat its whole type
