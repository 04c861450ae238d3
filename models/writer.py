"""One thread that runs whole functions in order, and brings what they return back to the loop.

The standard executor does the same with two futures, a condition and four locks for each function; here it is
one future: half a hop's cost, and a hop is what every update pays.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

R = TypeVar("R")
Job = tuple[asyncio.AbstractEventLoop, asyncio.Future[Any], Callable[[], Any]]


class Writer:
    """Begun work is never withdrawn: who stops waiting only misses its result."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        # A daemon: a process that dies of an error must not hang on a thread nobody has told to end.
        self._thread = Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    async def run(self, work: Callable[[], R]) -> R:
        """Run it on the thread, after everything that was asked before."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[R] = loop.create_future()
        self._jobs.put((loop, done, work))
        return await done

    def end(self) -> None:
        """Let the thread go once it has done what it was asked."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            loop, done, work = job
            result, error = None, None
            try:
                result = work()
            except BaseException as raised:
                error = raised
            with suppress(RuntimeError):  # the loop has ended: nobody waits
                loop.call_soon_threadsafe(_tell, done, result, error)
            del job, done, work, result, error  # nothing of it stays alive while the thread waits


def _tell(done: asyncio.Future[Any], result: Any, error: BaseException | None) -> None:
    if done.done():
        return
    if error is None:
        done.set_result(result)
    else:
        done.set_exception(error)
