"""What the page moves besides the phones: the calendar, the bot's process, the line to Telegram, who is here."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import aiohttp

from bot.demo import paper
from bot.demo.places import Places
from bot.demo.process import Died
from bot.demo.stage import CURATOR, DIRECTOR, OPERATOR, STRANGER
from bot.demo.world import World
from sandbox.messages import Json
from sandbox.page.doing import Cannot

LONGEST = timedelta(days=7)  # how far «следующее событие» looks
DEAD_FOR = 1.5  # seconds a killed bot stays dead, so that one sees it
LOOK_EVERY = 1.0  # seconds between two looks into the bot's books
NEWCOMERS = 30
FRONT = (DIRECTOR, CURATOR, OPERATOR, STRANGER)
TROUBLE = (Died, TimeoutError, aiohttp.ClientError)


class Show:
    """One act at a time; the state tells which."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._places = Places(str(world.books))
        self._busy, self._trouble = "", ""
        self._step: Json | None = {"number": 0, "of": 0, "title": ""}  # until told otherwise the story goes on
        self._lives = 0
        self._acts: dict[str, Callable[[Json], Awaitable[Json]]] = {
            "day": self._day, "event": self._event, "kill": self._kill, "offline": self._offline,
            "newcomer": self._newcomer,
        }  # fmt: skip

    # ── what the page's head shows ───────────────────────────────────────────────────────────

    def state(self) -> Json:
        """The clock, the bot, what is going on; `step` while the story is told."""
        bot = self._world.bot
        living = "up" if bot.answers else "starting" if bot.running else "dead"
        return {
            "now": int(self._world.now.timestamp()), "zone": str(paper.HERE), "bot": living, "pid": bot.pid,
            "offline": self._world.telegram.offline, "busy": self._busy, "trouble": self._trouble, "step": self._step,
            "spare": [{"school": school, "code": code} for school, code in self._world.spare.items()][:3],
        }  # fmt: skip

    def described(self, user_id: int) -> Json:
        """Place and zone by the bot's books; `front` is the order of those whose phones lie on the table."""
        place, zone = self._places.of(user_id) or ("", str(paper.HERE))
        front = [self._world.phones[name].user_id for name in FRONT if name in self._world.phones]
        return {"place": place, "zone": zone, "front": front.index(user_id) + 1 if user_id in front else 0}

    def told(self, number: int, of: int, title: str) -> None:
        """The story has come to this step; the last call, with an empty title, opens the phones to everybody."""
        self._step = {"number": number, "of": of, "title": title} if title else None
        self._ring()

    # ── what it moves ────────────────────────────────────────────────────────────────────────

    async def do(self, act: str, said: Json) -> Json:
        """Raises `Cannot` while another act lasts, `KeyError` for an unknown one."""
        work = self._acts[act]
        if self._busy or self._step:
            raise Cannot("busy")
        self._busy, self._trouble = act, ""
        self._ring()
        try:
            return await work(said)
        except TROUBLE as trouble:
            self._trouble = str(trouble) or type(trouble).__name__
            raise Cannot(self._trouble) from None
        finally:
            self._busy = ""
            self._ring()

    async def _day(self, _: Json) -> Json:
        await self._world.until(self._world.now + timedelta(days=1))
        return {}

    async def _event(self, _: Json) -> Json:
        self._world.watch.look()
        return {"found": await self._world.until_news(LONGEST)}

    async def _kill(self, _: Json) -> Json:
        """Only kills: whoever watches over the process starts it again."""
        life = self._lives
        await self._world.bot.kill()
        self._ring()
        await self._world.telegram.bell.until(lambda: self._lives > life, timeout=120)
        await self._world.settle()
        return {}

    async def _offline(self, said: Json) -> Json:
        self._world.telegram.offline = bool(said["on"])
        self._ring()
        if not said["on"] and self._world.bot.answers:
            await self._world.reconnected()
        return {}

    async def _newcomer(self, said: Json) -> Json:
        name = " ".join(str(said["name"]).split())[:40]
        if not name or len(self._world.phones) >= NEWCOMERS:
            raise Cannot("wrong")
        key = f"{name} {len(self._world.phones) + 1}"
        language = "en" if said.get("language") == "en" else "ru"
        return {"user": self._world.newcomer(key, name, language).user_id}

    # ── what goes on by itself ───────────────────────────────────────────────────────────────

    @asynccontextmanager
    async def alive(self) -> AsyncIterator[None]:
        """Meanwhile the bot that has died is started again, and the page knows who works where."""
        tasks = [asyncio.create_task(self._watch_over()), asyncio.create_task(self._look())]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._places.close()

    async def _watch_over(self) -> None:
        while True:
            await self._world.bot.ended()
            self._ring()
            await asyncio.sleep(DEAD_FOR)
            if self._step or self._world.bot.running:  # the story kills and starts by itself
                continue
            self._ring()
            with suppress(Died):
                await self._start()

    async def _start(self) -> None:
        starting = asyncio.create_task(self._world.bot.start())
        await asyncio.sleep(0.1)
        self._ring()  # «запускается» is seen too
        await starting
        self._lives += 1
        self._ring()

    async def _look(self) -> None:
        while True:
            if await asyncio.to_thread(self._places.look):
                self._ring()
            await asyncio.sleep(LOOK_EVERY)

    def _ring(self) -> None:
        self._world.telegram.bell.ring()
