"""People who press: each as soon as the screen has changed and the button has come to rest."""

import asyncio
import time
from dataclasses import dataclass
from statistics import median

from sandbox.chats import Query
from sandbox.messages import Message
from sandbox.phone import Phone
from sandbox.telegram import Telegram

PATIENCE = 30.0  # real seconds without any change until a bot is called broken


@dataclass
class Turn:
    """One person between a press and its answer."""

    phone: Phone
    message: Message
    query: Query
    pressed: float  # real, monotonic
    left: int


@dataclass(frozen=True)
class Pace:
    """How long it took: the whole crowd for all its answers, and one person for one (median)."""

    wall: float
    patience: float


class Crowd:
    """All people of one measurement in one Telegram."""

    def __init__(self, telegram: Telegram, accounts: list[int]) -> None:
        self.telegram = telegram
        self.phones = [telegram.phone(account, first_name=f"Имя {account}") for account in accounts]

    async def start(self, first: str | None) -> None:
        """Everybody sends /start, then presses the button that begins with `first`, if one is needed."""
        marks = {phone.user_id: phone.start().message_id for phone in self.phones}
        await self._until(lambda phone: phone.screen.message_id > marks[phone.user_id])
        if first is not None:
            await self._play(1, first)
        await asyncio.sleep(0.2)  # what a bot writes down afterwards does not belong to the answers

    async def answer(self, times: int) -> Pace:
        """Everybody presses the first answer of the screen, so many times."""
        return await self._play(times, "")

    async def _play(self, times: int, label: str) -> Pace:
        began, waits = time.monotonic(), list[float]()
        turns = [self._press(phone, phone.screen, times, label) for phone in self.phones]
        while turns:
            if not await self.telegram.bell.heard(PATIENCE):
                raise TimeoutError(f"{len(turns)} presses are not answered")
            turns = [after for turn in turns if (after := self._look(turn, waits, label)) is not None]
        return Pace(time.monotonic() - began, median(waits))

    def _look(self, turn: Turn, waits: list[float], label: str) -> Turn | None:
        message = self.telegram.chats[turn.phone.user_id].messages[turn.message.message_id]
        if message is turn.message or not turn.query.answered:
            return turn
        waits.append(time.monotonic() - turn.pressed)
        return self._press(turn.phone, message, turn.left - 1, label) if turn.left > 1 else None

    def _press(self, phone: Phone, message: Message, left: int, label: str) -> Turn:
        # A box that is ticked already stays so: another one is pressed.
        every = [button for row in message.rows for button in row if not button["text"].startswith("☑")]
        chosen = next(button for button in every if button["text"].startswith(label))
        number = phone.press_data(chosen["callback_data"], on=message)
        return Turn(phone, message, self.telegram.queries[number], time.monotonic(), left)

    async def _until(self, seen) -> None:
        waiting = self.phones
        while waiting := [phone for phone in waiting if not (phone.screens and seen(phone))]:
            if not await self.telegram.bell.heard(PATIENCE):
                raise TimeoutError(f"{len(waiting)} people hear nothing")
