"""Somebody of the tour: presses by the words as one reads them."""

from typing import Any

from bot.demo.paper import plain
from sandbox.citizen import Citizen


class Person(Citizen):
    """A citizen for whom a non-breaking space is a space, as for everybody who reads."""

    async def press(self, label: str, on: Any = None) -> None:
        """Press the button with this label, or the only one that begins so. `AssertionError` lists what is there."""
        real = [one for one in self.phone.labels if plain(one) == label]
        real = real or [one for one in self.phone.labels if plain(one).startswith(label)]
        await super().press(real[0] if len(real) == 1 else label, on)
