"""A screen: what a handler returns. It leaves only after the commit."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from aiogram.filters.callback_data import CallbackData

from locales import Safe

Rows = tuple[tuple["Button", ...], ...]
HALF = 13  # characters; a fourteenth is cut on a phone of 360 points
WIDE = 24  # characters of a button that has its row alone
HIGH = 8  # rows of buttons; more push the text off a narrow phone
ABREAST = 5  # buttons with a number alone, side by side


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


def numbered(buttons: Sequence[Button]) -> Rows:
    """For lists that would be too high: the numbers alone, what they stand for is in the text."""
    found = [Button(str(n), one.data) for n, one in enumerate(buttons, 1)]
    return tuple(tuple(found[k : k + ABREAST]) for k in range(0, len(found), ABREAST))


def row(*buttons: Button | None) -> Rows:
    """Several buttons side by side."""
    present = tuple(b for b in buttons if b)
    return (present,) if present else ()


def short(name: str, most: int = 20) -> str:
    """A name as it fits on a button of a narrow phone."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def fitted(say: Callable[[str], str], name: str) -> str:
    """A label with a name in it: where it is too long the name is cut, what is said of it stays."""
    over = len(say(name)) - WIDE
    return say(short(name, max(len(name) - over, 1)) if over > 0 else name)


def narrow(rows: Rows) -> Rows:
    """No label longer than a cheap phone shows; what would then read alike is cut in its middle, else numbered."""
    labels = [one.label for line in rows for one in line]
    shown = {label: label for label in labels if len(label) <= WIDE}
    cut = Counter(short(label, WIDE) for label in labels)
    for label in labels:
        if label not in shown:
            first = short(label, WIDE)
            ways = chain((first,) if cut[first] == 1 else (), (_middle(label),), _counted(label))
            taken = set(shown.values())
            shown[label] = next(way for way in ways if way not in taken)
    return tuple(tuple(replace(one, label=shown[one.label]) for one in line) for line in rows)


def _counted(label: str) -> Iterator[str]:
    for n in count(2):
        yield f"{short(label, WIDE - 1 - len(str(n)))} {n}"


def _middle(label: str) -> str:
    half = WIDE // 2
    return f"{label[:half].rstrip()}…{label[1 - half :].lstrip()}"


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
    farewell: bool = False  # the person is known no longer: their own menu of commands goes as well

    def noted(self, note: Safe) -> "Screen":
        """The same screen with a word about what was just done or refused: below the line that says whose it is."""
        title, _, facts = self.text.partition("\n")
        if "<b>" not in title or any(title.count(f"<{tag}") != title.count(f"</{tag}") for tag in "biusa"):
            return replace(self, text=Safe(f"{note}\n\n{self.text}"))
        return replace(self, text=Safe(f"{title}\n{note}\n\n{facts}".rstrip()))

    def said(self, toast: str) -> "Screen":
        """The same screen with a toast over it."""
        return replace(self, toast=toast[:200])
