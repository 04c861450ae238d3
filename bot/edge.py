"""The transaction's edge: one update, one transaction, one screen."""

import json
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from pydantic import ValidationError
from sqlalchemy.orm import Session

from bot.failpoints import reach
from bot.show import Event, event_of
from handlers import fallback
from handlers.room import Desk, is_place
from handlers.screen import Screen
from locales import LANGUAGES, Say
from models.engine import Database
from services import inbox, outbox
from services.alarms import alarm
from services.org import people
from services.org.people import Who
from services.refusal import Refusal

log = logging.getLogger("shagi.edge")
KNOWN = {"message", "edited_message", "callback_query", "my_chat_member", "channel_post", "edited_channel_post"}
SILENCE = timedelta(hours=1)  # a stranger hears the same sentence once in so long


@dataclass(slots=True)
class Answer:
    """What is to be shown for an update that is applied."""

    event: Event
    screen: Screen | None
    latest: tuple[str | None, bool] = (None, False)
    typed: bool = False
    group: int | None = None  # a group somebody took the bot into: a word there, then out


@dataclass(slots=True)
class Sitting:
    """Seats whoever acts at a desk, looking them up once: for a press in the very hop of its handler."""

    look: Callable[[Session], Who]
    now: datetime
    who: Who | None = None

    def __call__(self, db: Session) -> Desk:
        who = self.who = self.who or self.look(db)
        return Desk(db, who, self.now, Say(who.language))


class Edge:
    """Takes one stored update through its transaction."""

    def __init__(
        self, db: Database, dispatcher: Dispatcher, bot: Bot, now: Callable[[], datetime], language: str = LANGUAGES[0]
    ) -> None:
        self.db, self.dispatcher, self.bot, self.now, self.language = db, dispatcher, bot, now, language
        self.stirs = True  # an update has left something to send or to fetch
        self._told: dict[int, datetime] = {}

    async def apply(self, row: int, account: int | None, body: str, *, left: bool = False) -> Answer | None:
        """Apply it; None when there is nobody to answer. Never raises for a bad update: that one is set aside.

        `left` by an earlier life, it is counted before it is begun: it may end this one as well.
        """
        update = json.loads(body)
        if not isinstance(update, dict):
            update = {}
        if left and await self.db.write(self._too_often, row):
            return await self._set_aside(row, account, update)
        while True:
            try:
                return await self._once(row, account, update)
            except Exception as error:
                log.error("update %s failed: %s", row, where(error))
                if await self.db.write(self._failed, row):
                    return await self._set_aside(row, account, update)

    async def _once(self, row: int, account: int | None, update: dict[str, Any]) -> Answer | None:
        if not KNOWN & update.keys():
            raise LookupError("unknown type of update")
        if account is None:
            raise LookupError("nobody sent it")
        if (group := group_of(update)) is not None:
            await self.db.write(inbox.applied, row, None, None)
            return Answer(Event(account), Screen(Say(language_of(update, self.language))("group")), group=group)
        event = event_of(update, account)
        now = self.now()
        sit = Sitting(lambda db: self._who(db, account, update), now)
        refusal: Refusal | None = None
        try:
            async with self.db.transaction() as tx:
                tx.before_commit(lambda db, shown: self._applied(db, row, account, shown))
                if "callback_query" not in update:
                    await tx(sit)  # the filters of messages ask where one stands, before any handler does
                screen = await self.dispatcher.feed_raw_update(self.bot, update, tx=tx, sit=sit, who=sit.who)
                if screen is UNHANDLED:
                    screen = await tx.last(unhandled, sit, update)
            self.stirs = self.stirs or tx.stirs
        except Refusal as no:
            # With its frames it would keep open what they were reading, and SQLite its view of an older state.
            refusal = no.with_traceback(None)
        if refusal is not None:
            # The effects are rolled back; that the update is done is a transaction of its own.
            screen, sit.who = await self.db.write(self._refused, row, account, update, now, refusal)
            self.stirs = True
        reach("committed")
        counted = refusal is not None and refusal.counted
        assert sit.who is not None
        return self._answer(event, sit.who, screen, "message" in update, now, counted=counted)

    def _applied(self, db: Session, row: int, account: int, screen: Screen | None) -> None:
        reach("before-commit")
        inbox.applied(db, row, account, screen.place if screen else None)

    def _who(self, db: Session, account: int, update: dict[str, Any]) -> Who:
        who = people.by_messenger(db, account)
        if who is None:
            return people.stranger(account, language_of(update, self.language))
        if who.blocked and "my_chat_member" not in update:
            # Whoever writes can be written to, whatever the last attempt said.
            people.blocked(db, account, None)
            outbox.wake(db, who.person_id, self.now())
        return who

    def _refused(
        self, db: Session, row: int, account: int, update: dict[str, Any], now: datetime, no: Refusal
    ) -> tuple[Screen | None, Who]:
        who = self._who(db, account, update)
        t = Say(who.language)
        screen = fallback.refused(Desk(db, who, now, t), no, pressed="callback_query" in update)
        inbox.applied(db, row, account, screen.place if screen else None)
        return screen, who

    def _answer(
        self, event: Event, who: Who, screen: Screen | None, typed: bool, now: datetime, *, counted: bool = False
    ) -> Answer:
        if screen is not None and who.person_id == 0 and not counted and not is_place(screen.place):
            told = self._told.get(who.messenger_id)
            if told is not None and now - told < SILENCE and event.press_id is None:
                screen = None
            else:
                self._told[who.messenger_id] = now
                if len(self._told) > 10_000:
                    self._told.clear()
        return Answer(event, screen, (who.screen_message, who.screen_media), typed)

    async def current(self, account: int, body: str | None) -> Answer | None:
        """The screen this person should be looking at, for a show that was interrupted."""

        def draw(db: Session) -> Answer | None:
            who = people.by_messenger(db, account)
            if who is None or not is_place(who.place):
                return None
            t = Say(who.language)
            update = json.loads(body) if body else {}
            try:
                screen = Desk(db, who, self.now(), t).open_packed(who.place or "")
            except Refusal:
                return None
            latest = (who.screen_message, who.screen_media)
            return Answer(event_of(update, account), screen, latest, "message" in update)

        return await self.db.read(draw)

    def _failed(self, db: Session, row: int) -> bool:
        """One more failed attempt; with the last one the operators hear of it, in the same transaction."""
        if not inbox.failed(db, row):
            return False
        alarm(db, "alarm-quarantine", f"quarantine/{row}", self.now(), update=row)
        return True

    def _too_often(self, db: Session, row: int) -> bool:
        if inbox.begun(db, row):
            return False
        alarm(db, "alarm-quarantine", f"quarantine/{row}", self.now(), update=row)
        return True

    async def _set_aside(self, row: int, account: int | None, update: dict[str, Any]) -> Answer | None:
        """In quarantine: its sender is told once, nothing of it is logged."""
        now = self.now()

        def tell(db: Session) -> tuple[Who, Screen | None]:
            who = self._who(db, account or 0, update)
            screen = fallback.apology(Desk(db, who, now, Say(who.language))) if account and who.person_id else None
            return who, screen

        who, screen = await self.db.write(tell)
        self.stirs = True
        if account is None or screen is None:
            return None
        return self._answer(event_of(update, account), who, screen, True, now)


def unhandled(db: Session, sit: Sitting, update: dict[str, Any]) -> Screen | None:
    """No handler took it: a stale button, a voice message, a group, a stranger."""
    return fallback.unhandled(sit(db), update)


def group_of(update: dict[str, Any]) -> int | None:
    """The group or channel where an update happened; None for a private chat, a press, or being put out."""
    for name in ("message", "edited_message", "my_chat_member"):
        part = update.get(name)
        chat = part.get("chat") if isinstance(part, dict) else None
        if isinstance(chat, dict) and chat.get("type") not in (None, "private"):
            status = (part or {}).get("new_chat_member", {}).get("status")
            return None if status in ("left", "kicked") else chat.get("id")
    return None


def language_of(update: dict[str, Any], otherwise: str) -> str:
    """The language of a stranger's messenger, if we speak it; else the installation's own."""
    for part in update.values():
        account = part.get("from") if isinstance(part, dict) else None
        code = account.get("language_code") if isinstance(account, dict) else None
        if isinstance(code, str) and code[:2] in LANGUAGES:
            return code[:2]
    return otherwise


def where(error: BaseException) -> str:
    """An error without its words: pydantic's and the database's quote what people typed."""
    kind = type(error).__name__
    if isinstance(error, ValidationError):
        return f"{kind} in {error.title}"
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    return kind + " at " + " < ".join(f"{f.filename.rsplit('/', 1)[-1]}:{f.lineno} {f.name}" for f in reversed(frames))
