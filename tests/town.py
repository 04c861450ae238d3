"""A small town for the stories: our own Telegram, the bot in this very process, named people with phones."""

import asyncio
import functools
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

import bot.courier
import bot.inbox
import bot.progress
import services.forms.xlsform
from bot.app import App
from bot.settings import Settings
from models import Answer, Seat, Submission, Unit
from sandbox.citizen import Citizen
from sandbox.clock import Clock
from sandbox.server import Server
from sandbox.telegram import Telegram
from services import deadlines, outbox
from services.forms import submissions
from services.org import entry, people, region_file, region_import
from services.org.example_region import write_example
from tests import narrow, once
from tests.questionnaire import HEALTHY, fill, parsed, renamed

once.share()
# What a story would only wait for: gathering commits, pacing, the second that reading a form takes.
bot.inbox.FLUSH = 0.0
bot.courier.PACE = 0.0
bot.progress.EVERY = 3600.0  # by the real clock; a story that wants it looks itself
# As in production: the edge logs an error itself, a refusal is none.
logging.getLogger("aiogram.event").setLevel(logging.CRITICAL)
services.forms.xlsform.read = functools.cache(services.forms.xlsform.read)

MONDAY = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)  # 10:00 in Moscow
PATIENCE = 20.0  # real seconds until a silent bot is called broken


HOURS = (time(8, 30), time(9), time(13), time(16))  # mornings and chosen hours, on the local clock


def next_hour(now: datetime, zones: Sequence[str]) -> datetime:
    """The next moment at which a reminder, a first message or a rung may be due to somebody there."""
    days = [now.date() + timedelta(days=k) for k in (-1, 0, 1, 2)]
    moments = (deadlines.moment(day, hour, zone) for zone in zones for day in days for hour in HOURS)
    return min(moment for moment in moments if moment > now)


class Town:
    """Everything one story needs."""

    def __init__(self, telegram: Telegram, clock: Clock, app: App) -> None:
        self.telegram, self.clock, self.app = telegram, clock, app
        self._numbers = iter(range(5001, 9999))
        self.people: dict[str, Citizen] = {}

    # ── people ───────────────────────────────────────────────────────────────────────────────

    def newcomer(self, name: str, **fields: Any) -> Citizen:
        """Somebody with a phone and no invitation."""
        person = Citizen(self.telegram.phone(next(self._numbers), first_name=name, **fields), self.settle)
        self.people[name] = person
        return person

    async def settled(self, name: str, role: str, unit: str, nth: int = 0, **fields: Any) -> Citizen:
        """Somebody who has come in by an invitation, through the bot; known ones take another seat."""
        person = self.people.get(name) or self.newcomer(name, **fields)
        issued = await self.invite(role, unit, nth)
        await person.start(issued.link)
        await person.press(person.labels[0])
        if person.labels[:1] in (["Дать согласие"], ["Give consent"]):
            await person.press(person.labels[0])
        return person

    async def invite(self, role: str, unit: str, nth: int = 0) -> entry.Issued:
        """An invitation for the n-th seat of a role at a unit, by the unit's code."""

        def issue(db: Session) -> entry.Issued:
            seats = db.scalars(
                select(Seat.id)
                .join(Unit, Unit.id == Seat.unit_id)
                .where(Unit.code == unit, Seat.role == role)
                .order_by(Seat.id)
            ).all()
            return entry.issue(db, seats[nth], None, self.clock.now())

        return await self.app.db.write(issue)

    async def operator(self) -> Citizen:
        """Ольга, the region's first operator."""
        return self.people.get("Ольга") or await self.settled("Ольга", "operator", "R")

    async def curator(self, name: str = "Кира", nth: int = 0) -> Citizen:
        """The n-th curator of Приозёрный район: the first looks after S-01 and S-02, the second after S-02 to S-04."""
        return self.people.get(name) or await self.settled(name, "curator", "M-01", nth)

    async def director(self, name: str = "Дина", school: str = "S-01") -> Citizen:
        """A director; Дина's is Заречная школа."""
        return self.people.get(name) or await self.settled(name, "director", school)

    # ── the self-diagnosis ───────────────────────────────────────────────────────────────────

    async def cycle(self, nth: int = 0) -> Citizen:
        """The operator starts one with the n-th of the offered terms; on a Monday the first is in eleven days."""
        olga = await self.operator()
        await olga.send("/cycle")
        await olga.press(olga.labels[nth])
        await olga.press("Начать для 12 школ")
        return olga

    async def submission(self, school: str) -> int:
        """The number of a school's submission."""
        query = select(Submission.id).join(Unit, Unit.id == Submission.school_id).where(Unit.code == school)
        return int((await self.all(query.order_by(Submission.id.desc())))[0])

    async def answered(self, director: Citizen, school: str, **changes: Any) -> int:
        """Put a whole questionnaire into the database without typing it.

        `q7_2=("Физика",)` changes 7.2, None leaves it out.
        """
        number = await self.submission(school)
        account, now = director.user_id, self.clock.now()

        def write(db: Session) -> None:
            who = people.by_messenger(db, account)
            assert who is not None
            draft = submissions.own(db, who, number, now)
            for name, text in {**HEALTHY, **renamed(changes)}.items():
                if text is None:
                    continue
                item, said = parsed(draft.compiled, draft.state, name, text)
                if item.name in draft.state.relevant:
                    draft = submissions.answer(db, who, draft, draft.rev, item.name, said, now)

        await self.app.db.write(write)
        return number

    async def sent(self, director: Citizen, school: str, **changes: Any) -> int:
        """The same, and sent by the press of a button."""
        number = await self.answered(director, school, **changes)
        await director.send("/form")
        await director.press("Отправить куратору")
        return number

    async def at_p3(self) -> Citizen:
        """Дина, with the first two questions answered, is asked for the number of teachers."""
        dina = await self.director()
        await self.cycle()
        await fill(dina, until="P3")
        return dina

    async def answers(self) -> dict[str, str]:
        """All stored answers by question, as the database writes them."""
        return dict(await self.all(select(Answer.item, Answer.value)))

    # ── time ─────────────────────────────────────────────────────────────────────────────────

    async def settle(self) -> None:
        """Until the bot has nothing more to do at this moment."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while asyncio.get_running_loop().time() < deadline:
            if not self.telegram.pending and self.app.quiet():
                due = await self.app.db.read(outbox.next_due)
                if (due is None or due > self.clock.now()) and not self.telegram.pending and self.app.quiet():
                    return
                self.app.courier.wake()
            await asyncio.sleep(0.002)
        raise TimeoutError(f"the bot did not settle: {await self.app.state()}")

    async def tick(self) -> None:
        """The scheduler looks what is due, the courier sends it."""
        await self.app.runner.tick()
        self.app.courier.wake()
        await self.settle()

    async def until(self, moment: datetime, every: timedelta | None = None) -> None:
        """Live on to this moment as a bot that never sleeps would: a tick at every hour that means something."""
        inhabited = select(Unit.zone).join(Seat, Seat.unit_id == Unit.id).where(Seat.person_id.is_not(None))
        zones = await self.all(inhabited.distinct())
        while self.clock.now() < moment:
            step = self.clock.now() + every if every else next_hour(self.clock.now(), zones)
            self.clock.move_to(min(step, moment))
            await self.tick()

    async def asleep_until(self, moment: datetime) -> None:
        """Be switched off until this moment, then wake."""
        self.clock.move_to(moment)
        await self.tick()

    async def restart(self) -> None:
        """Stop the bot and start it again on the same database, as an update of it would."""
        await self.app.stop()
        settings = self.app.settings
        self.app = new_app(settings.api_url, settings.token, settings.database_url, settings.data_dir, self.clock)
        await self.app.start()
        await self.settle()

    async def ask(self, work: Any, *args: Any) -> Any:
        """Look into the database."""
        return await self.app.db.read(work, *args)

    async def all(self, query: Any) -> list[Any]:
        """Rows of a query; of a single column its values."""

        def look(db: Session) -> list[Any]:
            rows = db.execute(query).all()
            return [row[0] if len(row) == 1 else tuple(row) for row in rows]

        return await self.app.db.read(look)

    async def do(self, statement: Any, rows: Any = None) -> None:
        """Change something behind the bot's back."""
        await self.app.db.write(lambda db: db.execute(statement, rows) and None)


@asynccontextmanager
async def live(database_url: str, folder: Path, now: datetime = MONDAY) -> AsyncIterator[Town]:
    """A town with an imported region and the bot running in it."""
    clock = Clock(frozen=now)
    telegram = Telegram(clock)
    async with Server(telegram) as server:
        app = new_app(server.url, telegram.token, database_url, folder, clock)
        await app.start()
        town = Town(telegram, clock, app)
        try:
            await town.settle()
            await app.db.write(load_region, folder, now)
            yield town
        finally:
            await town.app.stop()
    wrong = narrow.misfits(telegram.calls)
    assert not wrong, "\n".join(wrong)


def new_app(url: str, token: str, database_url: str, folder: Path, clock: Clock) -> App:
    """The bot as the tests run it: no pauses between two messages to one person."""
    settings = Settings(
        _env_file=None, token=token, api_url=url, database_url=database_url, data_dir=folder, tick_seconds=300
    )
    app = App(settings, clock.now)
    app.courier.per_chat = 0.0
    app.wire.close = functools.partial(_close, app)  # type: ignore[method-assign]
    return app


async def _close(app: App) -> None:
    """Without aiogram's quarter of a second for TLS, which the loopback does not speak."""
    client = await app.wire._session.create_session()
    await client.close()


_example: bytes | None = None


def example(folder: Path) -> bytes:
    """The example region's file."""
    global _example
    if _example is None:
        path = folder / "region.xlsx"
        write_example(path)
        _example = path.read_bytes()
    return _example


_rows: Any = None


def load_region(db: Session, folder: Path, now: datetime) -> None:
    """Import the example region."""
    global _rows
    if _rows is None:
        _rows = region_file.read(example(folder))
    region_import.apply(db, region_import.plan(db, _rows), now)
