"""The bot as a child process, exactly as it runs in earnest, and its health page."""

import asyncio
import ctypes
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 120.0  # seconds of real time; a cold disk on a busy machine takes its time
PARENT_DEATH_SIGNAL = 1  # prctl's own number


class Died(Exception):
    """The bot's process ended by itself, or does not answer."""


class Process:
    """`python -m bot …` with the demonstration's settings."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.log = folder / "bot.log"
        self.folder, self._port = folder, _free_port()
        own = {key: value for key, value in os.environ.items() if not key.upper().startswith("BOT_")}
        self._settings = {
            **own, **settings, "BOT_HEALTH_PORT": str(self._port), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1",
        }  # fmt: skip
        self._child: asyncio.subprocess.Process | None = None
        self.answers = False  # it has said that it works, and nobody has ended it since
        self._http: aiohttp.ClientSession | None = None

    @property
    def pid(self) -> int:
        return self._child.pid if self._child else 0

    @property
    def running(self) -> bool:
        return self._child is not None and self._child.returncode is None

    async def start(self) -> None:
        """Start and wait until it answers."""
        with self.log.open("ab") as log:
            # In its own folder: a .env beside the program is meant for the real bot.
            self._child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=self.folder, env=self._settings,
                stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, preexec_fn=_die_with_parent,
            )  # fmt: skip
        self._http = self._http or aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20))
        deadline = asyncio.get_running_loop().time() + STARTS_WITHIN
        while asyncio.get_running_loop().time() < deadline:
            try:
                await self.health()
                self.answers = True
                return
            except aiohttp.ClientError:
                self._check()
                await asyncio.sleep(0.05)
        raise Died(f"бот не ответил за {STARTS_WITHIN:.0f} с")

    async def ended(self) -> None:
        """Wait until the process is no more, whoever ended it."""
        if self._child:
            await self._child.wait()
        self.answers = False

    async def kill(self) -> None:
        """kill -9: no farewell, no last commit."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask it to finish; insist after ten seconds."""
        try:
            await asyncio.wait_for(self._end(signal.SIGTERM), 10)
        except TimeoutError:
            await self._end(signal.SIGKILL)
        if self._http:
            await self._http.close()

    async def health(self) -> dict[str, Any]:
        """What is going on in the bot, in numbers."""
        return await self._ask("GET", "/health")

    async def tick(self) -> dict[str, Any]:
        """Let the scheduler look at once; the same numbers and `done`."""
        return await self._ask("POST", "/tick")

    async def run(self, *words: str) -> str:
        """Another command beside the running bot; what it printed."""
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *words, cwd=self.folder, env=self._settings,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        printed = (await child.communicate())[0].decode(errors="replace")
        if child.returncode:
            raise Died(f"python -m bot {' '.join(words)}: {printed.strip()}")
        return printed

    async def _ask(self, verb: str, path: str) -> dict[str, Any]:
        assert self._http is not None
        async with self._http.request(verb, f"http://127.0.0.1:{self._port}{path}") as answer:
            numbers: dict[str, Any] = await answer.json()
            return numbers

    async def _end(self, how: signal.Signals) -> None:
        self.answers = False
        if self._child and self.running:
            self._child.send_signal(how)
            await self._child.wait()

    def _check(self) -> None:
        if not self.running:
            raise Died("процесс бота завершился сам")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _die_with_parent() -> None:
    """In the child, before it becomes the bot: no orphan, even when the demonstration itself is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
