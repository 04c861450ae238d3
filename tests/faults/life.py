"""Lives of the bot in processes of their own: begun, killed, begun again."""

import asyncio
import multiprocessing
import signal
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any

from tests.faults.child import Orders, main

_server: ForkServerContext | None = None


def _context() -> ForkServerContext:
    global _server
    if _server is None:
        _server = multiprocessing.get_context("forkserver")
        # pytest too: a child imports the parent's main module, and that is pytest's.
        _server.set_forkserver_preload(["pytest", "tests.faults.child"])
    return _server


class Life:
    """One process of the bot."""

    def __init__(self, settings: dict[str, Any], log: Path, **orders: Any) -> None:
        self.log, self.orders = log, orders
        self._process: ForkServerProcess = _context().Process(
            target=main, args=(Orders(settings, str(log), **orders),), daemon=True
        )
        self._process.start()

    @property
    def running(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        """As the power cut does it: nobody is asked."""
        self._process.kill()
        self._process.join()

    def ask_to_stop(self) -> None:
        self._process.terminate()

    async def ended(self, within: float) -> int:
        """The exit code; `TimeoutError` after so many seconds of life."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while self._process.is_alive():
            if loop.time() > deadline:
                raise TimeoutError(f"still alive with {self.orders}; the log's end:\n{self.said()}")
            await asyncio.sleep(0.005)
        self._process.join()
        code = self._process.exitcode
        assert code is not None
        return code

    def said(self, last: int = 1500) -> str:
        """The end of its log."""
        return self.log.read_text(errors="replace")[-last:] if self.log.exists() else ""


KILLED = -signal.SIGKILL
