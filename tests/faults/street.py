"""The bot in this very process between our Telegram and a founded region: for everything but kills."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

import bot.courier
import bot.inbox
from bot.app import App
from bot.settings import Settings
from models import Notice, Person, Seat
from models.engine import make_engine
from sandbox.clock import Clock
from sandbox.server import Server
from sandbox.telegram import Telegram
from services import outbox
from tests import once
from tests.faults import looking, school
from tests.faults.school import Director
from tests.faults.siege import MONDAY

once.share()
PATIENCE = 15.0  # real seconds until a silent bot is called broken


class Street:
    """Telegram, clock, bot, and what the database says."""

    def __init__(self, telegram: Telegram, clock: Clock, new_app: Callable[[], App], url: str) -> None:
        self.telegram, self.clock, self.new_app = telegram, clock, new_app
        self.app = new_app()
        self.engine = make_engine(url)
        with school.session(self.engine) as db:
            self.directors: list[Director] = school.directors(db, telegram)
            self.places = school.places(db)

    def ask(self, work: Callable[..., Any], *args: Any) -> Any:
        """Look into the database."""
        with school.session(self.engine) as db:
            return work(db, *args)

    def change(self, work: Callable[..., Any], *args: Any) -> Any:
        """Change the database beside the bot, as a job would."""
        with school.session(self.engine, reading=False) as db:
            return work(db, *args)

    async def until(self, true: Callable[[], Any], within: float = PATIENCE) -> None:
        """Wait in real seconds."""
        deadline = asyncio.get_running_loop().time() + within
        while not true():
            if asyncio.get_running_loop().time() > deadline:
                raise TimeoutError(f"not within {within} s; last calls: {list(self.telegram.calls)[-5:]}")
            await asyncio.sleep(0.01)

    async def rest(self, within: float = PATIENCE) -> None:
        """Until everything that came is answered and everything due is sent."""
        self.app.courier.wake()
        await self.until(lambda: not self.telegram.pending and self.app.quiet() and self._at_rest(), within)

    def _at_rest(self) -> bool:
        return bool(self.ask(looking.at_rest, self.clock.now()))


@asynccontextmanager
async def street(url: str, folder: Path, schools: int = 3) -> AsyncIterator[Street]:
    """A region with directors whose forms are open, the bot at rest."""
    clock = Clock(frozen=MONDAY)
    school.found(url, MONDAY, schools)
    telegram = Telegram(clock)
    async with Server(telegram) as server:

        def new_app() -> App:
            settings = Settings(
                _env_file=None, token=telegram.token, api_url=server.url, database_url=url, data_dir=folder,
                tick_seconds=300,
            )  # fmt: skip
            app = App(settings, clock.now)
            app.courier.per_chat = 0.0
            return app

        made = Street(telegram, clock, new_app, url)
        telegram.private_chat(telegram.phone(school.OPERATOR, "Ольга").person)
        await made.app.start()
        try:
            for director in made.directors:
                director.phone.start()
                director.phone.send("/form")
            await made.rest()
            yield made
        finally:
            await made.app.stop()
            made.engine.dispose()


# Real seconds that a test need not wait for; what is done in them stays the same.
HASTE = [
    (bot.inbox, "SHORTEST", 0.05),
    (bot.inbox, "LONGEST", 0.2),
    (bot.inbox, "STUMBLE", 0.05),
    (bot.inbox, "POLL", 1),
    (bot.courier, "PACE", 0.001),
    (bot.courier, "PROBE", 0.05),
    (bot.courier, "PROBE_MOST", 0.2),
    (bot.courier, "REPEAT_AFTER", 0.05),
]


def tell(town: Street, account: int, mark: str, **fields: Any) -> None:
    """Queue a notice with a mark in its text for somebody, as a job would."""

    def queue(db: Session) -> None:
        seat = db.scalar(
            select(Seat.id).join(Person, Person.id == Seat.person_id).where(Person.messenger_id == account)
        )
        assert seat is not None
        outbox.notify(db, seat, "alarm-stopped", once=mark, now=town.clock.now(), reason=mark, **fields)

    town.change(queue)
    town.app.courier.wake()


def copies(town: Street, account: int, mark: str) -> list[str]:
    """Every message with this mark that a person got."""
    return [text for text in town.telegram.phone(account).inbox().texts if mark in text]


def state_of(town: Street, mark: str) -> str | None:
    """Where the books have a notice."""
    found: str | None = town.ask(lambda db: db.scalar(select(Notice.state).where(Notice.once == mark)))
    return found
