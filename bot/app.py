"""The house put together: one process that polls, applies, sends and ticks – and leaves politely."""

import asyncio
import logging
import os
import signal
import socket
import time
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot import health
from bot.clock import Now, calendar
from bot.courier import Courier
from bot.edge import Edge
from bot.fetcher import Fetcher
from bot.inbox import Inbox
from bot.progress import Progress
from bot.settings import Settings
from bot.wire import Trouble, Wire
from handlers.commands import default_commands
from handlers.rooms import routers
from models.engine import Database
from models.schema import ensure_lease, upgrade
from scheduler.runner import Runner
from services import inbox, lease, outages, outbox
from services.alarms import alarm
from services.content import load_calendar, publish_forms
from services.exports import templates
from services.org.links import remember_bot
from services.roadmaps.library import publish_default as publish_measures

log = logging.getLogger("shagi.app")
STOP_WITHIN = 8.0  # seconds for what has begun; the container's ten are not to be used up


class App:
    """Everything that lives while the bot runs."""

    def __init__(self, settings: Settings, now: Now | None = None) -> None:
        self.settings = settings
        self.now = now or calendar(settings.clock_file)
        templates.look_in(settings.data_dir / "documents")
        self.db = Database(settings.database_url)
        session = AiohttpSession(api=TelegramAPIServer.from_base(settings.api_url), proxy=settings.proxy or None)
        self.wire = Wire(session, settings.token)
        bot = Bot(settings.token, session=session)
        self.dispatcher = new_dispatcher()
        self.edge = Edge(self.db, self.dispatcher, bot, self.now, settings.locale)
        self.courier = Courier(self.db, self.wire, self.now)
        self.progress = Progress(self.db, self.wire, self.now)
        self.fetcher = Fetcher(self.db, self.wire, settings.data_dir, self.now, self.courier.wake)
        self.inbox = Inbox(self.db, self.wire, self.edge, self.wake)
        self.runner = Runner(self.db, self.now, settings.tick_seconds, self.courier.wake)
        self.holder = f"{socket.gethostname()}/{os.getpid()}"
        self.lease = f"bot/{settings.token.split(':')[0]}"
        self._tasks: list[asyncio.Task[Any]] = []
        self._health: health.Health | None = None

    async def start(self) -> None:
        """Schema, lease, what the last life left, then the loops."""
        await asyncio.to_thread(ensure_lease, self.settings.database_url)
        await self._take_lease()
        await asyncio.to_thread(upgrade, self.settings.database_url)
        await self.db.write(publish_forms, self.now())
        await self.db.write(publish_measures, self.now())
        await self.db.write(load_calendar)
        doubtful = await self.db.write(outbox.release_all)
        if doubtful:
            log.warning("%s messages were in the air when the last process died", doubtful)
        self.inbox.silence = await self.db.write(outages.slept_since, self.now())
        await self.inbox.resume()
        if self.settings.health_port:
            self._health = health.Health(self)
            await self._health.start(self.settings.health_port)
        self.runner.start()
        self._tasks = [
            asyncio.create_task(self.inbox.poll(), name="poll"),
            asyncio.create_task(self.courier.run(), name="courier"),
            asyncio.create_task(self.fetcher.run(), name="fetcher"),
            asyncio.create_task(self.progress.run(), name="progress"),
            asyncio.create_task(self._keep_lease(), name="lease"),
            asyncio.create_task(self._greet(), name="greet"),
        ]

    async def run(self) -> int:
        """Until SIGTERM or SIGINT, or until a loop ends by itself; returns the exit code."""
        asked = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, asked.set)
        await self.start()
        log.info("running")
        waiter = asyncio.create_task(asked.wait())
        code = 0
        watched = [task for task in self._tasks if task.get_name() != "greet"]
        await asyncio.wait([waiter, *watched], return_when=asyncio.FIRST_COMPLETED)
        for task in watched:
            if task.done() and not asked.is_set():
                code = 1
                await self._mourn(task)
        waiter.cancel()
        await self.stop()
        return code

    async def stop(self) -> None:
        """Begin nothing new, finish what is begun, write down what was shown."""
        self.runner.stop()
        for task in self._tasks:
            if task.get_name() != "courier":
                task.cancel()
        self.courier.stopping = True
        await asyncio.gather(self.inbox.stop(STOP_WITHIN), self.courier.stop(STOP_WITHIN))
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError, Trouble, Exception):
                await task
        if self._health:
            await self._health.stop()
        with suppress(Exception):
            await self.db.write(lease.give_up, self.lease, self.holder)
        await self.wire.close()
        await self.db.close()

    def wake(self) -> None:
        """An update was applied: there may be something to send or to fetch."""
        self.courier.wake()
        self.fetcher.wake()

    # ── what tests, the demonstration and the health page ask ────────────────────────────────

    def quiet(self) -> bool:
        """Nothing in work at this moment."""
        return self.inbox.idle and self.courier.idle and self.fetcher.idle

    def alive(self) -> bool:
        """Do all loops that must live still live?"""
        return not any(task.done() for task in self._tasks if task.get_name() != "greet")

    async def state(self) -> dict[str, Any]:
        """What is going on, in numbers."""
        now = self.now()

        def look(db: Any) -> dict[str, Any]:
            due = outbox.next_due(db)
            return {
                "waiting": inbox.unfinished(db),
                "due": due is not None and due <= now,
                "next": due.isoformat() if due else None,
                "books": outbox.books(db),
            }

        state = await self.db.read(look)
        ticked: datetime | None = self.runner.ticked_at
        return {
            "calendar": now.isoformat(),
            "ticked": ticked.isoformat() if ticked else None,
            "quiet": self.quiet(),
            **state,
        }

    # ── one process per token ────────────────────────────────────────────────────────────────

    async def _take_lease(self) -> None:
        said = False
        while True:
            other = await self.db.write(lease.take, self.lease, self.holder, time.time())
            if other is not None and surely_dead(other):
                other = await self.db.write(lease.take, self.lease, self.holder, time.time(), dead=True)
            if other is None:
                return
            if not said:
                log.warning("another process holds the lease; waiting")
                said = True
            await asyncio.sleep(0.5)

    async def _keep_lease(self) -> None:
        while True:
            await asyncio.sleep(lease.BEAT)
            try:
                ours = await self.db.write(lease.renew, self.lease, self.holder, time.time())
            except Exception as error:  # the database is away; when it is back, the lease tells whose it is
                log.error("the lease was not renewed: %s", type(error).__name__)
                continue
            if not ours:
                raise Trouble("stop", "another process took the lease")

    async def _greet(self) -> None:
        """Learn the bot's own name; a webhook left from elsewhere would stop polling; set the general commands."""
        with suppress(Trouble):
            me = await self.wire.call("getMe")
            await self.db.write(remember_bot, str(me["username"]))
        for method, params in [("deleteWebhook", {"drop_pending_updates": False}), *default_commands()]:
            with suppress(Trouble):
                await self.wire.call(method, **params)

    async def _mourn(self, task: asyncio.Task[Any]) -> None:
        error = task.exception() if not task.cancelled() else None
        log.critical("%s ended: %s", task.get_name(), error if isinstance(error, Trouble) else type(error).__name__)
        if isinstance(error, Trouble):
            now = self.now()
            with suppress(Exception):
                await self.db.write(alarm, "alarm-stopped", f"stopped/{now:%Y-%m-%d}", now, reason=error.reason[:60])


def new_dispatcher() -> Dispatcher:
    """aiogram's, with all our conversations."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_routers(*routers())
    return dispatcher


def surely_dead(holder: str) -> bool:
    """A holder on this very machine whose process is gone – or has our own number, in a restarted container."""
    host, _, pid = holder.partition("/")
    if host != socket.gethostname() or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
