"""Somebody of the tour: presses by the words as one reads them."""

import re
from collections.abc import Sequence
from typing import Any

from bot.demo.paper import plain
from sandbox.citizen import Citizen

CUT = re.compile(r"\d+\. (.+)…")  # «1. Да, обновлены за 2 г…»: the text above has it whole


class Person(Citizen):
    """A citizen for whom a non-breaking space is a space, as for everybody who reads."""

    async def press(self, label: str, on: Any = None) -> None:
        """Press the button with this label, or the only one that begins so. `AssertionError` lists what is there."""
        real = meant(self.phone.labels, label)
        await super().press(real[0] if len(real) == 1 else label, on)


def meant(labels: Sequence[str], label: str) -> list[str]:
    """The buttons that are called so, or else begin so, or are a numbered choice that was cut to fit."""
    exact = [one for one in labels if plain(one) == label]
    return exact or [one for one in labels if plain(one).startswith(label) or _cut(plain(one), label)]


def _cut(shown: str, label: str) -> bool:
    found = CUT.fullmatch(shown)
    return found is not None and label.startswith(found[1])
