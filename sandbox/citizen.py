"""A person whose every act waits until the bot has answered: for stories and the tour."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.phone import Phone


class Citizen:
    """A phone with a `settle` that waits for the bot; everything else is the phone's."""

    def __init__(self, phone: Phone, settle: Callable[[], Awaitable[None]]) -> None:
        self.phone = phone
        self._settle = settle

    async def start(self, payload: str = "") -> None:
        self.phone.start(payload)
        await self._settle()

    async def send(self, text: str) -> None:
        self.phone.send(text)
        await self._settle()

    async def press(self, label: str, on: Any = None) -> None:
        self.phone.press(label, on=on)
        await self._settle()

    async def press_data(self, data: str, on: Any = None, **fields: Any) -> None:
        self.phone.press_data(data, on=on, **fields)
        await self._settle()

    async def document(self, name: str, content: bytes) -> None:
        self.phone.document(name, content)
        await self._settle()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.phone, name)
