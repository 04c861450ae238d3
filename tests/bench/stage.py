"""One bot in its own process, its own Telegram and its own people; the CPU told is the bot's alone."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sandbox.server import Server
from sandbox.telegram import Telegram
from tests.bench import seed
from tests.bench.bots import QUESTIONS
from tests.bench.crowd import Crowd

START = "Начать анкету"
STOP_WITHIN = 5.0  # real seconds


@dataclass(frozen=True)
class Subject:
    """What is measured: a bot of `bots`, with so many people; ours with so many schools in the database."""

    kind: str
    people: int
    schools: int = 0


@dataclass(frozen=True)
class Measure:
    """Per answered question, in milliseconds; `patience` is what one person waits (median)."""

    cpu: float
    wall: float
    patience: float


class Stage:
    """A bot that runs and can be measured again and again."""

    def __init__(
        self, subject: Subject, telegram: Telegram, crowd: Crowd, bot: asyncio.subprocess.Process, url: str
    ) -> None:
        self.subject, self._telegram, self._crowd, self._bot, self._url = subject, telegram, crowd, bot, url

    async def measure(self, times: int = 1) -> Measure:
        """Everybody answers ten questions from the first one on, so many times over."""
        cpu = wall = 0.0
        waits = []
        for _ in range(times):
            await self._crowd.start(START if self.subject.schools else None)
            before = await self._cpu()
            pace = await self._crowd.answer(QUESTIONS)
            await asyncio.sleep(0.1)  # what is written down after the last answer belongs to it
            cpu += await self._cpu() - before
            wall += pace.wall
            waits.append(pace.patience)
            self._check()
        answers = self.subject.people * QUESTIONS * times / 1000
        return Measure(cpu / answers, wall / answers, 1000 * sum(waits) / len(waits))

    async def _cpu(self) -> float:
        assert self._bot.stdin and self._bot.stdout
        self._bot.stdin.write(b"cpu\n")
        return float(await self._bot.stdout.readline())

    def _check(self) -> None:
        """A measurement of a bot that makes mistakes is worth nothing."""
        wrong = {f"{call.method}: {call.outcome}" for call in self._telegram.calls if call.outcome not in ("ok", "")}
        if wrong:
            raise RuntimeError(f"{self.subject.kind}: {sorted(wrong)[:5]}")
        self._telegram.calls.clear()
        if self.subject.schools:
            given, due = seed.forget(self._url, self.subject.people), self.subject.people * QUESTIONS
            if given != due:
                raise RuntimeError(f"{self.subject.kind}: {given} answers are stored, not {due}")


@asynccontextmanager
async def stage(subject: Subject) -> AsyncIterator[Stage]:
    """The bot from its start to its end, warmed up."""
    telegram = Telegram()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder)}/shagi.db"
        if subject.schools:
            await asyncio.to_thread(seed.region, url, subject.schools, subject.people)
        accounts = [seed.FIRST_ACCOUNT + n for n in range(subject.people)]
        async with Server(telegram) as server:
            bot = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.bench.bots", subject.kind, server.url, telegram.token, folder, url,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
            try:
                made = Stage(subject, telegram, Crowd(telegram, accounts), bot, url)
                await made.measure()  # imports, caches, prepared statements
                yield made
            finally:
                await _end(bot)


async def _end(bot: asyncio.subprocess.Process) -> None:
    assert bot.stdin
    bot.stdin.close()
    try:
        await asyncio.wait_for(bot.wait(), STOP_WITHIN)
    except TimeoutError:
        bot.kill()
        await bot.wait()
