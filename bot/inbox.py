"""From the messenger to the screen: store, confirm, apply in each person's order, show."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import OperationalError

from bot.edge import Answer, Edge, where
from bot.failpoints import reach
from bot.show import Event, Show, Shown
from bot.wire import Trouble, Wire
from models.engine import Database
from services import inbox, outages

log = logging.getLogger("shagi.inbox")
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
FULL = 2000  # updates in work; above this the messenger keeps the rest
SHORTEST, LONGEST = 1.0, 30.0  # seconds between two attempts when something is wrong
STUMBLE = 1.0  # seconds before a lane goes on after an error that is not the update's
MOST = 100  # updates that one call of getUpdates gives
POLL = 25  # seconds a call of getUpdates waits for something to come
FLUSH = 0.02  # seconds in which finished shows gather into one commit


@dataclass(slots=True)
class Piece:
    """Work in a lane: an update to apply, or (not fresh) a screen that was applied and perhaps never seen."""

    rows: list[int]
    body: str
    fresh: bool = True
    wait: float = 0.0
    tries: int = 0
    left: bool = False  # by an earlier life, perhaps because of it


class Inbox:
    """Lanes: one person's updates in order, different people's side by side on the network only."""

    def __init__(self, db: Database, wire: Wire, edge: Edge, after: Callable[[], None]) -> None:
        self.db, self.wire, self.edge, self.show, self.after = db, wire, edge, Show(wire), after
        self.shown = Shown()
        self.stopping = False
        self._lanes: dict[int, deque[Piece]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._done: list[int] = []
        self._dirty: dict[int, tuple[str | None, bool]] = {}
        self._something = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._writer: asyncio.Task[None] | None = None
        self._again: dict[int, tuple[asyncio.TimerHandle, Piece]] = {}
        # The silence we come from: of what kind, since when, how much people have said meanwhile.
        self.silence: tuple[str, datetime] | None = None
        self._said = 0

    # ── polling ──────────────────────────────────────────────────────────────────────────────

    async def poll(self) -> None:
        """Long polling until told to stop. 401 and 409 end it: spinning would make them worse."""
        offset: int | None = None  # never computed from what is stored: ids are dealt anew after a quiet week
        pause = SHORTEST
        again = 0
        while not self.stopping:
            while self.load > FULL:  # noqa: ASYNC110 – an event for every finished piece would cost more than this
                await asyncio.sleep(0.05)
            try:
                params: dict[str, Any] = {"timeout": POLL, "allowed_updates": ALLOWED}
                if offset is not None:
                    params["offset"] = offset
                reach("confirming")
                # After a silence the first answer must not wait for something new.
                batch = await self.wire.call("getUpdates", wait=POLL + 15.0, **{**params, **self._hurry()})
                new = await self.take(batch) if batch else 0
                if self.silence is not None:
                    await self._heard_again(new, more=len(batch) >= MOST)
                if batch:
                    again = 0 if new else again + 1
                    offset = following(batch, offset)
                else:
                    # Nothing is left to confirm; a kept offset could swallow ids that are dealt anew below it.
                    offset = None
                pause = SHORTEST
                if again > 1:  # the same over and over: it cannot be confirmed, and asking faster does not help
                    await asyncio.sleep(min(SHORTEST * 2.0 ** (again - 2), LONGEST))
            except Trouble as trouble:
                if trouble.kind == "stop":
                    raise
                await self._deaf()
                log.warning("no updates: %s; again in %.0f s", trouble, max(pause, trouble.pause))
                await asyncio.sleep(max(pause, trouble.pause))
                pause = min(pause * 2, LONGEST)
            except Exception as error:  # the database is locked or full: nothing is confirmed, nothing is lost
                log.error("updates could not be stored: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST)

    async def _deaf(self) -> None:
        if self.silence is None:
            self.silence = ("telegram", self.edge.now())
            with suppress(OperationalError):  # the silence is told at its end all the same
                await self.db.write(outages.deaf, self.silence[1])

    def _hurry(self) -> dict[str, int]:
        return {"timeout": 0} if self.silence is not None else {}

    async def _heard_again(self, new: int, *, more: bool) -> None:
        """Once everything that waited at the messenger is here, the operators are told what was."""
        self._said += new
        if self.silence is None or more:
            return
        (kind, since), said = self.silence, self._said
        self.silence, self._said = None, 0
        if await self.db.write(outages.over, kind, since, self.edge.now(), said):
            self.after()

    async def take(self, batch: list[Any]) -> int:
        """Store a batch, then let its lanes run; returns how many were new. The next getUpdates confirms it."""
        now = self.edge.now()
        try:
            new = await self.db.write(inbox.store, batch, now)
        except OperationalError:
            raise  # the database itself is ill: left unconfirmed, they come again
        except Exception as error:
            log.warning("a batch was refused, storing one by one: %s", type(error).__name__)
            new = []
            for update in batch:
                try:
                    new += await self.db.write(inbox.store, [update], now)
                except OperationalError:
                    raise
                except Exception as bad:
                    log.error("an update cannot be stored and is left out: %s", type(bad).__name__)
        reach("stored")
        for row, account, body in new:
            self.put(Piece([row], body), account)
        return len(new)

    async def resume(self) -> None:
        """At start: apply what is stored, show what was applied and perhaps never seen."""
        for row, account, body, state in await self.db.read(inbox.waiting):
            self.put(Piece([row], body, fresh=state == "new", left=True), account)

    # ── lanes ────────────────────────────────────────────────────────────────────────────────

    @property
    def load(self) -> int:
        return sum(map(len, self._lanes.values()))

    @property
    def idle(self) -> bool:
        return not (self._tasks or self._done or self._dirty or self._again)

    def put(self, piece: "Piece", account: int | None) -> None:
        """Into the lane of this person; a lane lives only while it has work."""
        key = account or 0
        self._lanes.setdefault(key, deque()).append(piece)
        if key not in self._tasks and not self.stopping:
            self._tasks[key] = asyncio.create_task(self._run(key, account))

    async def _run(self, key: int, account: int | None) -> None:
        lane = self._lanes[key]
        piece = Piece([], "", fresh=False)
        unseen: list[int] = []
        typed = False
        try:
            while lane:
                piece = lane.popleft()
                unseen += piece.rows
                if piece.fresh:
                    answer = await self._apply(piece, account)
                    piece.fresh = False  # whatever happens from here on, its effects stand
                    if self.edge.stirs:
                        self.edge.stirs = False
                        self.after()
                else:
                    answer = await self.edge.current(account or 0, piece.body)
                if answer is None:
                    continue
                if answer.group is not None:
                    await self.show.leave(answer.group, answer.screen)
                    continue
                typed = typed or answer.typed
                if lane and (answer.screen is None or answer.screen.document is None):
                    # More of the same person is waiting: only the last screen is worth sending.
                    await self.show.answer(answer.event, answer.screen.toast if answer.screen else "")
                    continue
                if typed and not answer.typed:
                    # A typed answer wants its screen below it, whatever was pressed meanwhile.
                    answer.event = Event(answer.event.account, answer.event.press_id)
                rows, unseen, typed = unseen, [], False
                await self._send(answer, Piece(rows, piece.body, fresh=False, wait=piece.wait))
            self._finished(unseen)
        except Trouble as trouble:
            log.error("stopped in a lane: %s", trouble)
        except Exception as error:  # the database is away: what is stored waits for it, in its order
            log.error("a lane stumbled: %s", where(error))
            self._once_more(lane, piece, unseen)
            await asyncio.sleep(STUMBLE)
        finally:
            del self._tasks[key]
            if not lane:
                self._lanes.pop(key, None)
            elif not self.stopping:
                self._tasks[key] = asyncio.create_task(self._run(key, account))

    async def _apply(self, piece: Piece, account: int | None) -> Answer | None:
        """What an earlier life left is begun one at a time: only what was in hand is counted when it kills again."""
        if not piece.left:
            return await self.edge.apply(piece.rows[0], account, piece.body)
        async with self._one_at_a_time:
            return await self.edge.apply(piece.rows[0], account, piece.body, left=True)

    def _once_more(self, lane: deque[Piece], piece: Piece, unseen: list[int]) -> None:
        """Back to the lane's head; a screen that cannot even be drawn does not hold up what is behind it."""
        piece.tries += 1
        if piece.fresh or piece.tries < inbox.TRIES:
            lane.appendleft(piece)
        else:
            self._finished(piece.rows)
        if earlier := [row for row in unseen if row not in piece.rows]:
            lane.appendleft(Piece(earlier, piece.body, fresh=False))

    async def _send(self, answer: Answer, piece: "Piece") -> None:
        event, screen = answer.event, answer.screen
        if screen is None:
            self._finished(piece.rows)
            return await self.show.answer(event, "")
        reach("before-show")
        latest = self.shown.latest.get(event.account, answer.latest)
        try:
            self._newest(event.account, await self.show.screen(event, screen, latest))
            reach("shown")
            self._finished(piece.rows)
        except Trouble as trouble:
            self._not_shown(event.account, piece, trouble)
        await self.show.answer(event, screen.toast)

    def _not_shown(self, account: int, piece: "Piece", trouble: Trouble) -> None:
        if trouble.kind == "stop":
            raise trouble
        if trouble.kind in ("unreachable", "permanent"):
            log.warning("a screen cannot be shown: %s", trouble.kind)
            return self._finished(piece.rows)
        log.info("a screen was not shown (%s), again soon", trouble.kind)
        piece.wait = min(max(piece.wait * 2, SHORTEST), 60.0)
        old = self._again.pop(account, None)
        if old is not None:
            old[0].cancel()
            piece.rows += old[1].rows
        timer = asyncio.get_running_loop().call_later(trouble.pause or piece.wait, self._back, account)
        self._again[account] = (timer, piece)

    def _back(self, account: int) -> None:
        """Show the current screen once more, whatever it is by now."""
        _, piece = self._again.pop(account)
        self.put(piece, account)

    # ── what has been shown ──────────────────────────────────────────────────────────────────

    def _newest(self, account: int, message: tuple[str | None, bool]) -> None:
        self.shown.latest[account] = message
        self._dirty[account] = message

    def _finished(self, rows: list[int]) -> None:
        self._done += rows
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_down())

    async def _write_down(self) -> None:
        while self._done or self._dirty:
            await asyncio.sleep(FLUSH)
            await self.flush()

    async def flush(self) -> None:
        """Note what has been shown; several shows share one commit."""
        done, self._done = self._done, []
        dirty, self._dirty = self._dirty, {}
        if done or dirty:
            reach("writing-down")
            await self.db.write(inbox.shown, done, dirty)
            for account in dirty:
                if account not in self._dirty and self.shown.latest.get(account) == dirty[account]:
                    self.shown.latest.pop(account, None)
        reach("written-down")

    async def stop(self, within: float) -> None:
        """Let the lanes finish what they have begun; the rest stays stored for the next start."""
        self.stopping = True
        for lane in self._lanes.values():
            lane.clear()  # not lost: what is not shown is still in the database
        tasks = [*self._tasks.values()]
        if tasks:
            await asyncio.wait(tasks, timeout=within)
        for task in [*self._tasks.values()]:
            task.cancel()
        for timer, _ in self._again.values():
            timer.cancel()
        await self.flush()


def following(batch: list[Any], offset: int | None) -> int | None:
    """The offset that confirms a batch. What has no readable number had at least one of its own."""
    for raw in batch:
        number = inbox.number_of(raw)
        if number is not None:
            offset = number + 1
        elif offset is not None:
            offset += 1
    return offset
