"""Buttons out of the code's own list of them, about whatever things one likes."""

import random
from collections.abc import Mapping, Sequence

from aiogram.filters.callback_data import CallbackData

from handlers.room import prefixes
from models import Base

# Numbers that point at somebody's thing: they are called like its table, or otherwise.
THINGS = {name: name for name in Base.metadata.tables} | {
    "case": "risk_case", "file": "stored_file", "instead": "measure", "notice": "outbox", "school": "unit",
    "to": "seat", "town": "unit", "version": "form_version", "who": "seat",
    "of": "letter", "other": "letter", "task": "letter_task", "word": "letter_word",
}  # fmt: skip
# One of several tables: which one is said by another field.
EITHER = {"matter": ("measure", "delivery")}
# What only says which part, page or word of it; with the values that make sense, where 0 and 1 are none.
PARTS: dict[str, Sequence[int | str]] = {
    **dict.fromkeys(("base", "differs", "everybody", "force", "group", "how", "kind", "page", "partly"), (0, 1)),
    **dict.fromkeys(("question", "quiet", "rest", "title", "up", "which", "why"), (0, 1)),
    **dict.fromkeys(("after", "ago", "bits", "clean", "entry", "every", "missing", "nth", "number", "on"), (0, 1)),
    **dict.fromkeys(("place", "stage", "state", "sure"), (0, 1)),
    **dict.fromkeys(("choice", "item", "level", "rev", "section", "step", "what"), (-1, 0, 1, 2, 3)),
    "chosen": (0, 1, 5), "code": ("M01", "K-1"), "day": (0, 739900), "due": ("2026-10-16", "2026-10-23"),
    "about": ("measure", "letter"), "edition": ("1", "2"), "factor": ("F1", "F5"), "first": (0, 739900),
    "hour": ("08.30", "16.00"),
    "language": ("ru", "en"), "last": (0, 739910), "role": ("director", "curator"),
    "setting": ("term", "working-hours"), "tag": ("0" * 16, "0" * 8),
}  # fmt: skip
ABSENT = (0, -1, 10**12, 2**53 - 1, 2**53)
# They open nothing of anybody's: the text of the consent, and turning an invitation down.
HARMLESS = {"in-full", "in-decline"}
Things = Mapping[str, Sequence[int]]


def thing(kind: type[CallbackData], name: str) -> str | None:
    """The table that a field of a button points into, if it does."""
    return THINGS.get(name) if kind.model_fields[name].annotation is int and name not in PARTS else None


def kinds() -> list[type[CallbackData]]:
    """Those that point at something."""
    return [
        kind for kind in prefixes.values() if any(thing(kind, name) or name in EITHER for name in kind.model_fields)
    ]


def unknown() -> set[str]:
    """Numbers in buttons that nobody has told this file about: they may be ids."""
    fields = {name for kind in prefixes.values() for name, one in kind.model_fields.items() if one.annotation is int}
    return fields - THINGS.keys() - EITHER.keys() - PARTS.keys()


def button(kind: type[CallbackData], things: Things, chance: random.Random) -> str:
    """A button of this kind about some of these things; of a table without any, about nothing that exists."""

    def value(name: str) -> int | str:
        if name in EITHER:
            return chance.choice([number for table in EITHER[name] for number in things.get(table) or ABSENT])
        if table := thing(kind, name):
            return chance.choice(things.get(table) or ABSENT)
        return chance.choice(PARTS.get(name) or ((0, 1) if kind.model_fields[name].annotation is int else ("x", "1")))

    return kind(**{name: value(name) for name in kind.model_fields}).pack()
