"""A screen: what a handler returns. It leaves only after the commit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from aiogram.filters.callback_data import CallbackData

from locales import Safe

Rows = tuple[tuple["Button", ...], ...]
HALF = 13  # characters; a fourteenth is cut on a phone of 360 points


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its label and the packed data, at most 64 bytes."""

    label: str
    data: str


def button(label: str, press: CallbackData) -> Button:
    """A button that carries a verb with ids."""
    return Button(label, press.pack())


def column(*buttons: Button | None) -> Rows:
    """One button a row; None leaves a row out."""
    return tuple((b,) for b in buttons if b)


def packed(buttons: Sequence[Button]) -> Rows:
    """The first alone; after it two side by side where both are short enough for half a narrow phone."""
    rows: list[tuple[Button, ...]] = []
    for one in buttons:
        beside = len(rows) > 1 and len(rows[-1]) == 1 and max(len(one.label), len(rows[-1][0].label)) <= HALF
        if beside:
            rows[-1] += (one,)
        else:
            rows.append((one,))
    return tuple(rows)


def row(*buttons: Button | None) -> Rows:
    """Several buttons side by side."""
    present = tuple(b for b in buttons if b)
    return (present,) if present else ()


def short(name: str, most: int = 20) -> str:
    """A name as it fits on a button of a narrow phone."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Document:
    """A file to send along: made after the commit, on another thread."""

    name: str
    make: Callable[[], bytes]
    photo: bool = False  # shown as a picture instead of offered as a file
    caption: str = ""  # plain: what of the picture matters, for whoever cannot see it


@dataclass(frozen=True, slots=True)
class Screen:
    """Text and buttons; where it stands (`place` draws it again); a toast; perhaps a file."""

    text: Safe
    rows: Rows = ()
    place: str | None = None
    toast: str = ""
    document: Document | None = None

    def noted(self, note: Safe) -> "Screen":
        """The same screen with a word above it: the answer to what was just done or refused."""
        return replace(self, text=Safe(f"{note}\n\n{self.text}"))

    def said(self, toast: str) -> "Screen":
        """The same screen with a toast over it."""
        return replace(self, toast=toast[:200])
