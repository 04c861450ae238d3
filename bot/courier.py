"""The courier: takes due messages from the outbox, words them anew, sends them at a pace the messenger allows."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.edge import where
from bot.failpoints import reach
from bot.show import keyboard
from bot.wire import Trouble, Wire
from handlers.room import Desk, notices
from handlers.screen import Screen
from locales import Safe, Say
from models.engine import Database
from services import outages, outbox
from services.alarms import alarm
from services.org import people, settings
from services.outbox import Claimed

log = logging.getLogger("shagi.courier")
PACE = 1 / outbox.A_SECOND  # seconds between two messages of all
PER_CHAT = 1.0  # seconds between two messages to one person
PROBE, PROBE_MOST = 1.0, 30.0  # seconds between two questions whether the messenger is there
REPEAT_AFTER = 2.0  # seconds before a message of unknown fate is said again
MOST_SENDS = 3  # a send that nobody confirmed is repeated once; a kill and a cut on top of it make two
IN_FLIGHT = 4  # a kill can double as many messages as are in the air
R = TypeVar("R")
Ended = tuple[int, datetime, str | None, str | None]  # of a message: number, when, its id at the messenger, a mark
Menu = list[dict[str, str]]  # a person's commands: no message, but sent as durably as one


class Courier:
    """Sends until there is nothing due; wakes when something is queued."""

    def __init__(self, db: Database, wire: Wire, now: Callable[[], datetime]) -> None:
        self.db, self.wire, self.now = db, wire, now
        self.per_chat = PER_CHAT
        self.stopping = False
        self._free_at: dict[int, float] = {}  # account → real moment it may be written to again
        self._all_at = 0.0
        self._deaf = False  # a send has failed on its way: is anybody there at all?
        self._patience = PROBE
        self._air: set[asyncio.Task[None]] = set()
        self._ended: list[Ended] = []  # sent, and not written down yet
        self._bell = asyncio.Event()

    @property
    def idle(self) -> bool:
        return all(task.done() for task in self._air)

    def wake(self) -> None:
        """Something may be due now."""
        self._bell.set()

    async def run(self) -> None:
        """Send what is due, wait for the bell or a second, again."""
        while not self.stopping:
            try:
                if await self.step():
                    continue
            except Trouble as trouble:
                if trouble.kind == "stop":
                    raise
            except Exception as error:
                log.error("the courier stumbled: %s", where(error))
                await asyncio.sleep(1.0)
            self._bell.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._bell.wait(), 0.5)

    async def step(self) -> bool:
        """Take one message into the air; False when there is nothing to send at this moment."""
        self._raise_from_air()
        if len(self._air) >= IN_FLIGHT:
            await asyncio.wait(self._air, return_when=asyncio.FIRST_COMPLETED)
            return True
        real = time.monotonic()
        if self._all_at > real:
            await asyncio.sleep(min(self._all_at - real, 0.5))
            return self._all_at - real < 0.5
        if not await self._reachable():
            return False
        # Whoever may be written to again is forgotten: a broadcast must not leave thousands of them here.
        self._free_at = {account: moment for account, moment in self._free_at.items() if moment > real}
        busy = set(self._free_at)
        claimed = await self._settle(lambda db: self._claim(db, self.now(), busy))
        if claimed is None:
            return False
        message, screen = claimed
        if screen is None:
            return True
        reach("claimed")
        # From slot to slot, so that what a claim takes does not add up. A slot that was missed is not made up for:
        # messages bunch on their way as it is, and with a few more a second has its thirty.
        self._all_at = max(self._all_at + PACE, real)
        self._free_at[message.messenger_id or 0] = real + self.per_chat
        self._air.add(asyncio.create_task(self._send(message, screen)))
        return True

    def _claim(self, db: Session, now: datetime, busy: set[int]) -> tuple[Claimed, Screen | Menu | None] | None:
        message = outbox.claim(db, now, time.time(), busy, _cap, outages.rest)
        if message is None:
            return None
        message = replace(message, late=outages.late_since(db, message, now))
        try:
            screen = word(db, message, now)
        except Exception as error:  # a message that cannot be worded must not stop those behind it
            log.error("message %s cannot be worded: %s", message.id, where(error))
            outbox.settle(db, message.id, "refused", now, trouble=type(error).__name__)
            alarm(db, "alarm-unworded", f"unworded/{message.key}", now, what=message.key)
            return message, None
        if screen is None:
            outbox.settle(db, message.id, "cancelled", now, trouble="no longer needed")
        return message, screen

    async def _send(self, message: Claimed, screen: Screen | Menu) -> None:
        account = message.messenger_id or 0
        try:
            sent = await self._deliver(account, screen)
        except Trouble as trouble:
            await self._fell(message, account, trouble)
            return
        reach("delivered")
        late = outages.LATE_MARK if message.late and isinstance(screen, Screen) else None
        self._ended.append((message.id, self.now(), sent, late))
        await self._settle(lambda db: None)
        reach("settled")

    async def _settle(self, work: Callable[[Session], R]) -> R:
        """What has been sent is written down with whatever is written next: one commit for both, not two.

        Until that commit the message is in the air, so a kill doubles no more than IN_FLIGHT of them.
        """
        ended: list[Ended] = []

        def write(db: Session) -> R:
            ended.extend(self._ended)
            for one in ended:
                _note(db, *one)
            return work(db)

        result = await self.db.write(write)
        del self._ended[: len(ended)]
        return result

    async def _deliver(self, account: int, said: Screen | Menu) -> str | None:
        """The message's id, where it is a message."""
        if isinstance(said, list):
            scope = {"type": "chat", "chat_id": account}
            await self.wire.call("setMyCommands", commands=said, scope=scope)
            return None
        markup: dict[str, Any] = {"reply_markup": keyboard(said)} if said.rows else {}
        sent = await self.wire.call(
            "sendMessage", chat_id=account, text=str(said.text), parse_mode="HTML",
            link_preview_options={"is_disabled": True}, **markup,
        )  # fmt: skip
        return str(sent["message_id"])

    async def _fell(self, message: Claimed, account: int, trouble: Trouble) -> None:
        log.info("message %s: %s", message.id, trouble.kind)
        if trouble.kind == "throttled":
            self._pause(account, trouble.pause)
            await self._again(message, trouble.pause, doubtful=False, counted=False)
        elif trouble.kind == "not sent":
            self._deaf = True
            await self._again(message, PROBE, doubtful=False, counted=False)
        elif trouble.kind == "unreachable":
            await self.db.write(self._unreachable, message, trouble.reason)
        elif trouble.kind == "permanent":
            await self.db.write(self._refused, message, trouble.reason)
        elif trouble.kind == "stop":
            await self._again(message, 1.0, doubtful=False, counted=False)
            raise trouble
        elif message.attempts >= MOST_SENDS:
            # Sent so often without a word that one has arrived; another would be noise, and the books must close.
            await self.db.write(outbox.settle, message.id, "sent", self.now(), trouble="never confirmed")
        else:
            self._deaf = True
            await self._again(message, REPEAT_AFTER, doubtful=True, counted=True)

    def _pause(self, account: int, seconds: float) -> None:
        """A limit: for this chat, or for all of them."""
        self._free_at[account] = time.monotonic() + seconds
        self._all_at = max(self._all_at, self.wire.silent_until)

    async def _reachable(self) -> bool:
        """Ask before the next send, or an outage would eat the one repeat that each message has."""
        if not self._deaf:
            return True
        try:
            await self.wire.call("getMe")
        except Trouble as trouble:
            if trouble.kind == "stop":
                raise
            self._all_at = max(self._all_at, time.monotonic() + max(self._patience, trouble.pause))
            self._patience = min(self._patience * 2, PROBE_MOST)
            return False
        self._deaf, self._patience = False, PROBE
        return True

    async def _again(self, message: Claimed, seconds: float, *, doubtful: bool, counted: bool) -> None:
        await self.db.write(outbox.postpone, message.id, time.time() + seconds, doubtful=doubtful, counted=counted)

    def _unreachable(self, db: Session, message: Claimed, reason: str) -> None:
        now = self.now()
        outbox.settle(db, message.id, "unreachable", now, trouble=reason[:160])
        if message.messenger_id is not None:
            people.blocked(db, message.messenger_id, now)

    def _refused(self, db: Session, message: Claimed, reason: str) -> None:
        now = self.now()
        outbox.settle(db, message.id, "refused", now, trouble=reason[:160])
        alarm(db, "alarm-unworded", f"refused/{message.key}", now, what=message.key)

    def _raise_from_air(self) -> None:
        for task in [task for task in self._air if task.done()]:
            self._air.discard(task)
            task.result()

    async def stop(self, within: float) -> None:
        """Let what is in the air land."""
        self.stopping = True
        if self._air:
            await asyncio.wait(self._air, timeout=within)


def _note(db: Session, number: int, at: datetime, message: str | None, trouble: str | None) -> None:
    """Sent. A mistake in somebody's books must not keep all others from being written."""
    try:
        outbox.settle(db, number, "sent", at, message=message, trouble=trouble)
    except DBAPIError:
        raise
    except Exception as error:
        log.error("what follows message %s: %s", number, where(error))


def _cap(db: Session, unit_id: int) -> int:
    """How many ordinary messages a day a person of this unit may get."""
    return int(settings.value(db, unit_id, "daily-cap"))


def word(db: Session, message: Claimed, now: datetime) -> Screen | Menu | None:
    """Word a message for the person who holds the seat now; None when it has become needless."""
    who = people.by_id(db, message.person_id or 0)
    if who is None:
        return None
    desk = Desk(db, who, now, Say(who.language))
    screen: Screen | Menu | None = notices[message.key](desk, message.seat_id, **message.args)
    if not isinstance(screen, Screen):
        return screen
    if message.late is not None:
        zone = next((seat.zone for seat in who.seats if seat.seat_id == message.seat_id), "UTC")
        screen = _below(screen, desk.t("late", when=desk.t.when(message.late, zone, now)))
    return _below(screen, desk.t("repeat", number=message.id)) if message.doubtful else screen


def _below(screen: Screen, line: Safe) -> Screen:
    return replace(screen, text=Safe(f"{screen.text}\n\n{line}"))
