"""Edits the messages that tell authors how the sending of a letter goes."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.edge import where
from bot.show import keyboard
from bot.wire import Trouble, Wire
from handlers.room import Desk, notices
from handlers.screen import Screen
from locales import Say
from models.engine import Database
from services.letters import progress
from services.org import people

log = logging.getLogger("shagi.progress")
EVERY = 3.0  # real seconds between two edits of one message


@dataclass(frozen=True, slots=True)
class Live:
    """One message as it should read now; without a screen nobody is to read it any more."""

    letter: int
    once: str
    account: int
    message: str
    screen: Screen | None

    @property
    def over(self) -> bool:
        """Its button comes with the last edit."""
        return self.screen is None or bool(self.screen.rows)


class Progress:
    """What it has to edit stands in the database: a restart goes on where the last life ended."""

    def __init__(self, db: Database, wire: Wire, now: Callable[[], datetime]) -> None:
        self.db, self.wire, self.now = db, wire, now
        self._shown: dict[str, Screen] = {}

    async def run(self) -> None:
        """Look every few seconds."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.look()
            except Trouble as trouble:
                if trouble.kind == "stop":
                    raise
            except Exception as error:
                log.error("progress: %s", where(error))

    async def look(self) -> None:
        """Edit what reads differently now; what is over is left alone from then on."""
        for one in await self.db.read(self._live):
            if one.screen is not None and self._shown.get(one.once) != one.screen:
                if not await self._edited(one, one.screen):
                    continue
                self._shown[one.once] = one.screen
            if one.over:
                self._shown.pop(one.once, None)
                await self.db.write(progress.end, one.letter, one.once)

    async def _edited(self, one: Live, screen: Screen) -> bool:
        """False when it has to be tried again; a message that is gone is told no more."""
        try:
            await self.wire.call(
                "editMessageText", chat_id=one.account, message_id=int(one.message), text=str(screen.text),
                parse_mode="HTML", reply_markup=keyboard(screen), link_preview_options={"is_disabled": True},
            )  # fmt: skip
        except Trouble as trouble:
            if trouble.kind == "stop":
                raise
            if trouble.kind in ("permanent", "unreachable"):
                await self.db.write(progress.end, one.letter, one.once)
            return False
        return True

    def _live(self, db: Session) -> list[Live]:
        found = []
        for letter, notice in progress.live(db):
            if notice.state in ("queued", "sending"):
                continue
            who = people.at_seat(db, notice.seat_id)
            screen = None
            if notice.message_id is not None and who is not None:
                desk = Desk(db, who, self.now(), Say(who.language))
                screen = notices[notice.key](desk, notice.seat_id, **notice.args)
            account = who.messenger_id if who is not None else 0
            found.append(Live(letter, notice.once, account, notice.message_id or "0", screen))
        return found
