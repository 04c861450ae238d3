"""Entries of a repeat («ещё одна запись»): the questions of each one, under names of their own.

The third entry's `subject` is the question `subject@3`; what its expressions and texts say of its neighbours
in the repeat is said of the same entry. So an unfolded form is a form like any other, however many entries it has.
"""

import re
from collections.abc import Mapping
from typing import Any

from services.forms.schema import Item, Part

MOST = 50  # entries of one repeat
MOST_EVER = 999  # numbers are never given twice: a removed entry keeps its own
STRIDE = 10_000  # more than a form has rows: the place of a question in an entry is entry × STRIDE + its row
REFERENCE = re.compile(r"\$\{\s*([^{}]*?)\s*\}")
POSITION = re.compile(r"position\(\s*\.\.\s*\)")
_EXPRESSIONS = ("relevant", "required", "constraint", "calculation", "total_from", "choice_filter", "measure")
_TEXTS = (
    "label", "hint", "guidance", "unit", "example", "who", "prepare", "constraint_message", "required_message",
)  # fmt: skip

Shape = tuple[tuple[str, tuple[int, ...]], ...]
"""The entries of every repeat by their numbers, in the order they are shown."""


def name_in(name: str, entry: int) -> str:
    """What a question of a repeat is called in an entry."""
    return f"{name}@{entry}"


def source(name: str) -> str:
    """The question of the form behind a name; its own name outside repeats."""
    return name.partition("@")[0]


def fields(items: tuple[Item, ...], repeat: str) -> frozenset[str]:
    """Names of a repeat that have a value in each entry, the numbers of a ratio among them."""
    inside = [item for item in items if item.repeat == repeat]
    return frozenset({item.name for item in inside} | {part.name for item in inside for part in item.parts or ()})


def in_entry(item: Item, gate: Item, own: frozenset[str], entry: int, k: int) -> Item:
    """A question of a repeat as it is asked in an entry, the k-th that is shown."""

    def said(text: str) -> str:
        return REFERENCE.sub(lambda found: _of_entry(found[1], own, entry), POSITION.sub(str(k), text))

    def told(words: Mapping[str, str]) -> dict[str, str]:
        return {language: said(text) for language, text in words.items()}

    change: dict[str, Any] = {name: said(getattr(item, name)) for name in _EXPRESSIONS}
    change |= {name: told(getattr(item, name)) for name in _TEXTS}
    change |= {"name": name_in(item.name, entry), "relevant": both(gate.relevant, change["relevant"])}
    if item.number:
        change["number"] = f"{item.number}/{k}"
    if item.parts:
        change["parts"] = tuple(_part(part, entry, said(part.constraint)) for part in item.parts)
    return item.model_copy(update=change)


def both(outer: str, inner: str) -> str:
    """Both conditions as one."""
    return f"({outer}) and ({inner})" if outer and inner else outer or inner


def _of_entry(name: str, own: frozenset[str], entry: int) -> str:
    return f"${{{name_in(name, entry)}}}" if name in own else f"${{{name}}}"


def _part(part: Part, entry: int, constraint: str) -> Part:
    return part.model_copy(update={"name": name_in(part.name, entry), "constraint": constraint})
