"""What a person sees after the commit: the pressed message edited, or a new one sent and the old buttons taken off."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bot.failpoints import reach
from bot.wire import Trouble, Wire
from handlers.screen import Screen, narrow

log = logging.getLogger("shagi.show")


@dataclass(slots=True)
class Event:
    """What of an update matters for the answer."""

    account: int
    press_id: str | None = None
    message_id: str | None = None  # the message that was pressed
    media: bool = False  # it is a photo or a document: its text cannot be edited into another kind


def event_of(update: dict[str, Any], account: int) -> Event:
    """The part of a raw update that decides how its answer is shown."""
    press = update.get("callback_query")
    if not isinstance(press, dict):
        return Event(account)
    event = Event(account, press_id=str(press.get("id", "")) or None)
    message = press.get("message")
    chat = message.get("chat") if isinstance(message, dict) else None
    # An inaccessible message (date 0) or one in another chat cannot be edited: the answer is a new one.
    if isinstance(message, dict) and message.get("date") and isinstance(chat, dict) and chat.get("id") == account:
        event.message_id = str(message.get("message_id"))
        event.media = "text" not in message
    return event


@dataclass(slots=True)
class Shown:
    """The newest screens by account, not all of them written down yet."""

    latest: dict[int, tuple[str | None, bool]] = field(default_factory=dict)


class Show:
    """Shows screens to the one who acted."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire

    async def answer(self, event: Event, toast: str) -> None:
        """Stop the button's spinner. Best effort: a press lives 150 s, the effect stands anyway."""
        if event.press_id is None:
            return
        try:
            text: dict[str, Any] = {"text": toast} if toast else {}
            await self.wire.call("answerCallbackQuery", callback_query_id=event.press_id, **text)
        except Trouble as trouble:
            if trouble.kind == "stop":
                raise
            log.info("a press was not answered: %s", trouble.kind)

    async def screen(self, event: Event, screen: Screen, latest: tuple[str | None, bool]) -> tuple[str | None, bool]:
        """Show it; returns the message that shows it now. Raises `Trouble` when it could not be shown."""
        text, markup = str(screen.text), keyboard(screen)
        if screen.farewell:
            await self._without_menu(event.account)
        buttons: dict[str, Any] = {"reply_markup": markup} if screen.rows else {}
        if screen.document is not None:
            # The file first, its screen below it: otherwise the buttons would scroll away.
            content = await asyncio.to_thread(screen.document.make)
            method, field = ("sendPhoto", "photo") if screen.document.photo else ("sendDocument", "document")
            caption = {"caption": screen.document.caption} if screen.document.caption else {}
            await self.wire.upload(method, field, screen.document.name, content, chat_id=event.account, **caption)
        elif event.message_id is not None and not event.media and await self._edited(event, text, markup):
            reach("edited")
            return event.message_id, False
        sent = await self.wire.call(
            "sendMessage", chat_id=event.account, text=text, parse_mode="HTML",
            link_preview_options={"is_disabled": True}, **buttons,
        )  # fmt: skip
        reach("sent")
        message_id = str(sent["message_id"])
        for old in {latest[0], event.message_id} - {None, message_id}:
            await self._strip(event.account, old)
        return message_id, False

    async def _without_menu(self, account: int) -> None:
        """The commands of a person's roles go with the person. Best effort: nobody is left to remember it for."""
        with suppress(Trouble):
            await self.wire.call("deleteMyCommands", scope={"type": "chat", "chat_id": account})

    async def leave(self, group: int, screen: Screen | None) -> None:
        """Say why, and go. Best effort: whoever took the bot into a group may already have put it out."""
        with suppress(Trouble):
            if screen is not None:
                await self.wire.call("sendMessage", chat_id=group, text=str(screen.text))
            await self.wire.call("leaveChat", chat_id=group)

    async def _edited(self, event: Event, text: str, markup: dict[str, Any]) -> bool:
        try:
            await self.wire.call(
                "editMessageText", chat_id=event.account, message_id=int(event.message_id or 0), text=text,
                parse_mode="HTML", reply_markup=markup, link_preview_options={"is_disabled": True},
            )  # fmt: skip
        except Trouble as trouble:
            if trouble.kind != "permanent":
                raise
            log.info("a message could not be edited, a new one is sent")
            return False
        return True

    async def _strip(self, account: int, message_id: str | None) -> None:
        """Take the buttons off an older screen; whether it works does not matter, its buttons are checked anyway."""
        try:
            await self.wire.call(
                "editMessageReplyMarkup", chat_id=account, message_id=int(message_id or 0),
                reply_markup={"inline_keyboard": []},
            )  # fmt: skip
        except Trouble as trouble:
            if trouble.kind == "stop":
                raise


def keyboard(screen: Screen) -> dict[str, Any]:
    """The inline keyboard as the Bot API wants it."""
    return {
        "inline_keyboard": [
            [{"text": button.label, "callback_data": button.data} for button in row] for row in narrow(screen.rows)
        ]
    }
