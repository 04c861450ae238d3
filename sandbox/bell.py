"""A bell that wakes whoever waits for a change: nobody polls."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any


class Bell:
    """Rung at every change of the sandbox; belongs to one event loop."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def ring(self) -> None:
        """Wake everyone who waits now."""
        self._next.set()
        self._next = asyncio.Event()

    def heard(self, timeout: float | None = None) -> Coroutine[Any, Any, bool]:
        """Wait for the next ring, at most `timeout` seconds; False when it did not ring."""
        # The event is taken now, not when the coroutine starts, or a ring in between would be missed.
        return _set(self._next, timeout)

    async def until(self, predicate: Callable[[], object], timeout: float) -> bool:
        """Wait until the predicate holds, looking again at each ring; False after `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while not predicate():
            left = deadline - time.monotonic()
            if left <= 0 or not await self.heard(left):
                return bool(predicate())
        return True


async def _set(event: asyncio.Event, timeout: float | None) -> bool:
    try:
        await asyncio.wait_for(event.wait(), timeout)
    except TimeoutError:
        return False
    return True
