"""The demonstration's world: our own Telegram, the bot's process beside it, people with phones, a movable calendar."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.demo.person import Person
from bot.demo.process import Died, Process
from bot.demo.watch import Watch
from sandbox.clock import Clock
from sandbox.server import Server
from sandbox.telegram import Telegram

BEGIN = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)  # Monday, 10:00 in Moscow
WEEK = timedelta(days=7)
PATIENCE = 30.0  # real seconds until a silent bot is called broken


class World:
    """Everything one demonstration needs."""

    def __init__(self, telegram: Telegram, clock: Clock, bot: Process) -> None:
        self.telegram, self.clock, self.bot = telegram, clock, bot
        self.books = bot.folder / "data" / "shagi.db"
        self.watch = Watch()
        self.spare: dict[str, str] = {}  # school → a code nobody has used yet
        self.broken = False  # then the folder with the bot's log stays

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def phones(self) -> dict[str, Person]:
        return self.watch.phones

    def newcomer(self, name: str, first_name: str, language: str = "ru") -> Person:
        """Somebody with a phone; `name` is who they will be to us."""
        phone = self.telegram.phone(5001 + len(self.phones), first_name=first_name, language_code=language)
        person = Person(phone, self.settle)
        self.watch.add(name, person)
        return person

    async def settle(self) -> None:
        """Until the bot has nothing more to do at this moment. Raises `Died` when it does not come to rest."""
        if self.telegram.offline or not self.bot.answers:
            return
        deadline, pause = asyncio.get_running_loop().time() + PATIENCE, 0.004
        while asyncio.get_running_loop().time() < deadline:
            if not self.telegram.pending:
                state = await self.bot.health()
                busy = state["waiting"] or state["due"] or not state["quiet"]
                if not busy and not self.telegram.pending:
                    return
            await asyncio.sleep(pause)
            pause = min(pause * 1.4, 0.05)  # asking is work for the bot too
        raise Died(f"бот не успокоился за {PATIENCE:.0f} с")

    async def reconnected(self) -> None:
        """Until the bot has heard that Telegram is back: it asks again after pauses of up to half a minute."""
        await self.telegram.until(lambda: self.telegram.called("getUpdates")[-1].outcome == "", timeout=40)
        await self.settle()

    async def until(self, moment: datetime) -> None:
        """Live on to this moment, through every instant at which something may be due."""
        due: datetime | None = None
        while self.now < moment:
            due = await self._on(min(_half_hour_after(self.now), moment, due or moment))

    async def leap(self, moment: datetime) -> None:
        """Months at once, a look every week: what falls between is told in a few messages."""
        while self.now < moment:
            await self._on(min(self.now + WEEK, moment))

    async def until_news(self, most: timedelta) -> bool:
        """Live on until a phone changes, at most so long; did one?"""
        end, due = self.now + most, None
        while self.now < end:
            due = await self._on(min(_half_hour_after(self.now), end, due or end))
            if any(self.watch.news(name).messages for name in self.phones):
                return True
        return False

    async def _on(self, moment: datetime) -> datetime | None:
        """One step of the calendar; the next instant at which a message waits to be sent."""
        self.clock.move_to(moment)
        self.telegram.bell.ring()  # whoever looks at the clock sees it go
        if not self.bot.answers:
            return None
        state = await self.bot.tick()
        if state["done"] or state["due"]:
            await self.settle()
        following = datetime.fromisoformat(state["next"]) if state["next"] else None
        return following if following and following > moment else None


def _half_hour_after(now: datetime) -> datetime:
    return datetime.fromtimestamp((now.timestamp() // 1800 + 1) * 1800, UTC)


@asynccontextmanager
async def world() -> AsyncIterator[World]:
    """A running world; its folder vanishes with it, unless something went wrong."""
    folder = Path(tempfile.mkdtemp(prefix="shagi-demo-"))
    keep = False
    try:
        clock = Clock(folder / "clock.json", frozen=BEGIN)
        telegram = Telegram(clock)
        async with Server(telegram) as server:
            here = World(telegram, clock, Process(folder, _settings(folder, telegram.token, server.url)))
            try:
                yield here
            finally:
                await here.bot.stop()
                keep = here.broken
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def _settings(folder: Path, token: str, address: str) -> dict[str, str]:
    return {
        "BOT_TOKEN": token, "BOT_API_URL": address, "BOT_DATA_DIR": str(folder / "data"),
        "BOT_CLOCK_FILE": str(folder / "clock.json"), "BOT_TICK_SECONDS": "300",
    }  # fmt: skip
