"""The queue of updates as the Bot API server keeps it: unconfirmed ones come again, old ones vanish."""

import asyncio
import json
import random
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sandbox.bell import Bell
from sandbox.clock import TellsTime
from sandbox.errors import Cut, conflict

PRESS_LIVES = 150.0  # seconds of real time
MESSAGE_LIVES = timedelta(hours=24)  # of calendar time
FUTURE = 10  # an offset further ahead than this is no confirmation, as in TDLib's TQueue
UNLESS_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}

Json = dict[str, Any]


@dataclass(frozen=True)
class Pending:
    """An update nobody confirmed yet; `body` is its JSON text, not necessarily a valid one."""

    update_id: int
    kind: str
    body: str
    queued: float  # real, monotonic
    at: datetime  # calendar


class UpdateQueue:
    """Sequential ids from a random base, confirmed by offset, taken by one poller at a time."""

    def __init__(self, clock: TellsTime, bell: Bell) -> None:
        self._clock, self._bell = clock, bell
        self._next = random.randint(100_000_000, 900_000_000)
        self._waiting: list[Pending] = []
        self._allowed: list[str] = []
        self._poller: asyncio.Future[None] | None = None
        self.press_lives = PRESS_LIVES
        self.message_lives = MESSAGE_LIVES

    def __len__(self) -> int:
        self._expire()
        return len(self._waiting)

    def waiting(self, kind: str) -> list[Pending]:
        """The updates of this kind that nobody confirmed yet, oldest first."""
        self._expire()
        return [one for one in self._waiting if one.kind == kind]

    def reseed(self, update_id: int) -> None:
        """Go on from another id, as the real server does after a quiet week."""
        self._next = update_id

    def put(self, kind: str, value: Json) -> int | None:
        """Queue an update of this kind; None when the bot did not ask for such."""
        if self._allowed and kind not in self._allowed or not self._allowed and kind in UNLESS_ASKED:
            return None
        return self._add(kind, lambda number: json.dumps({"update_id": number, kind: value}))

    def inject(self, raw: Json | str) -> int:
        """Queue a raw update past every check; in a text `UPDATE_ID` stands for the number."""
        if isinstance(raw, str):
            return self._add("raw", lambda number: raw.replace("UPDATE_ID", str(number)))
        if "update_id" in raw:
            self._next = int(raw["update_id"])
        return self._add("raw", lambda number: json.dumps({"update_id": number, **raw}))

    def _add(self, kind: str, body: Any) -> int:
        number, self._next = self._next, self._next + 1
        self._waiting.append(Pending(number, kind, body(number), time.monotonic(), self._clock.now()))
        self._bell.ring()
        return number

    async def take(self, offset: int, limit: int, timeout: float, allowed: list[str] | None) -> list[str]:
        """Confirm what is before the offset and wait for the rest; JSON texts, at most `limit`.

        Raises `ApiError` 409 in the poller that another one pushes out, `Cut` when interrupted.
        """
        if allowed is not None:
            self._allowed = allowed
        self.interrupt(conflict())
        self._forget(offset)
        mine = self._poller = asyncio.get_running_loop().create_future()
        deadline = time.monotonic() + timeout
        try:
            while not (found := self._from(offset)):
                left = deadline - time.monotonic()
                if left <= 0:
                    break
                ring = asyncio.ensure_future(self._bell.heard(left))
                await asyncio.wait({ring, mine}, return_when=asyncio.FIRST_COMPLETED)
                ring.cancel()
                if mine.done():
                    break
            if mine.done():
                mine.result()
        finally:
            mine.cancel()
            if self._poller is mine:
                self._poller = None
        return [one.body for one in found[: max(1, min(limit or 100, 100))]]

    def interrupt(self, reason: BaseException | None = None) -> None:
        """End the poll that is under way, with a cut connection unless another reason is given."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(reason or Cut())
        self._poller = None

    def drop(self) -> None:
        """Forget everything, as `drop_pending_updates` does."""
        self._waiting.clear()
        self._bell.ring()

    def _forget(self, offset: int) -> None:
        before = len(self._waiting)
        if offset < 0:
            self._waiting = self._waiting[offset:]
        elif 0 < offset <= self._next + FUTURE:
            self._waiting = [one for one in self._waiting if one.update_id >= offset]
        if len(self._waiting) != before:
            self._bell.ring()

    def _from(self, offset: int) -> list[Pending]:
        self._expire()
        if 0 < offset <= self._next + FUTURE:
            return [one for one in self._waiting if one.update_id >= offset]
        return list(self._waiting)

    def _expire(self) -> None:
        presses, messages = time.monotonic() - self.press_lives, self._clock.now() - self.message_lives
        self._waiting = [
            one
            for one in self._waiting
            if (one.queued > presses if one.kind == "callback_query" else one.at > messages)
        ]
