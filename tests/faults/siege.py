"""A Telegram in this process, a bot in processes of its own that may be killed, a database both can see."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from models.engine import make_engine
from sandbox.clock import Clock
from sandbox.server import Server
from sandbox.telegram import Telegram
from tests.faults import looking, school
from tests.faults.life import Life
from tests.faults.school import Director

MONDAY = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)  # 10:00 in Moscow
PATIENCE = 60.0  # real seconds until a silent bot is called broken


class Siege:
    """Everything one test of killing needs."""

    def __init__(self, telegram: Telegram, server: Server, clock: Clock, url: str, folder: Path) -> None:
        self.telegram, self.clock, self.folder = telegram, clock, folder
        self.engine = make_engine(url)
        self.settings: dict[str, Any] = {
            "token": telegram.token, "api_url": server.url, "database_url": url, "data_dir": folder,
            "tick_seconds": 300, "clock_file": folder / "clock.json",
        }  # fmt: skip
        self.lives: list[Life] = []
        with school.session(self.engine) as db:
            self.directors: list[Director] = school.directors(db, telegram)
            self.places = school.places(db)

    def begin(self, **orders: Any) -> Life:
        """A new life of the bot."""
        life = Life(self.settings, self.folder / "log.txt", **orders)
        self.lives.append(life)
        return life

    async def rest(self, life: Life) -> None:
        """Until everything that came is answered and everything due is sent; the bot must live that long."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while self.telegram.pending or not self.at_rest():
            assert life.running, f"died unasked:\n{life.said()}"
            if asyncio.get_running_loop().time() > deadline:
                raise TimeoutError(f"no rest; the log's end:\n{life.said()}")
            await asyncio.sleep(0.01)

    def check(self) -> None:
        """Nothing lost, nothing doubled, everybody on the current screen."""
        with school.session(self.engine) as db:
            assert set(looking.states(db)) <= {"shown"}
            for director in self.directors:
                looking.answers_are_as_said(db, director)
                looking.stands_on_the_current_screen(db, director.phone, self.clock.now())

    def at_rest(self) -> bool:
        """Is everything answered and sent at this moment?"""
        with school.session(self.engine) as db:
            return looking.at_rest(db, self.clock.now())


@asynccontextmanager
async def siege(url: str, folder: Path, schools: int = 5) -> AsyncIterator[Siege]:
    """A region with directors who have their form open; no bot lives yet."""
    clock = Clock(folder / "clock.json", frozen=MONDAY)
    school.found(url, MONDAY, schools)
    telegram = Telegram(clock)
    async with Server(telegram) as server:
        telegram.private_chat(telegram.phone(school.OPERATOR, "Ольга").person)
        made = Siege(telegram, server, clock, url, folder)
        try:
            yield made
        finally:
            for life in made.lives:
                life.kill()
            made.engine.dispose()
