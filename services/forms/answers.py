"""What a person may say to a question, and how it is written down."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from services.forms.schema import Choice


class Ratio(NamedTuple):
    """How many out of how many."""

    n: int
    of: int


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Files:
    """Photos or files: the number of each stored file with its name; `album` is the messenger's, while it comes in."""

    kept: tuple[tuple[int, str], ...]
    album: str = ""

    @property
    def names(self) -> str:
        return ", ".join(name for _, name in self.kept)


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a repeat; it is given when there are no more. `last` is the greatest number there ever was."""

    numbers: tuple[int, ...] = ()
    last: int = 0
    later: int = 0  # how often the question for more was put off


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: a number, a text or one choice, several choices, a ratio, a place, files, entries."""

    value: int | float | str | tuple[str, ...] | Ratio | Point | Files | Entries


@dataclass(frozen=True, slots=True)
class Half:
    """The first number of a ratio whose total is still to be told; counts as no answer."""

    n: int


@dataclass(frozen=True, slots=True)
class Later:
    """«Узнаю позже»: comes back before the review; `times` tells how often it was put off."""

    times: int = 1


@dataclass(frozen=True, slots=True)
class NoData:
    """«Нет данных»: an answer that says something about the school; never zero."""


Answer: TypeAlias = Given | Half | Entries | Later | NoData


def postpone(answer: Answer | None) -> Later | Entries:
    """The answer after one more «Узнаю позже»; the entries there are stay."""
    if entries := entries_in(answer):
        return Entries(entries.numbers, entries.last, entries.later + 1)
    return Later(answer.times + 1) if isinstance(answer, Later) else Later()


def entries_in(answer: Answer | None) -> Entries | None:
    """The entries of a repeat, whether more are to come or not."""
    said = answer.value if isinstance(answer, Given) else answer
    return said if isinstance(said, Entries) else None


def toggle(choices: Iterable[Choice], chosen: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The choices after one press, in the order of the list; an exclusive one stands alone."""
    choices = tuple(choices)
    if name in chosen:
        return tuple(one for one in chosen if one != name)
    alone = {choice.name for choice in choices if choice.exclusive}
    kept = {name} if name in alone else {name, *chosen} - alone
    return tuple(choice.name for choice in choices if choice.name in kept)


def dumps(answer: Answer) -> str:
    """The answer as ASCII JSON, for storing."""
    return json.dumps(_plain(answer))


def _plain(answer: Answer) -> dict[str, Any]:
    if isinstance(answer, NoData):
        return {"no_data": True}
    if isinstance(answer, Later):
        return {"later": answer.times}
    if isinstance(answer, Half):
        return {"half": answer.n}
    if isinstance(answer, Entries):
        return _entries(answer)
    if isinstance(answer.value, Ratio):
        return {"n": answer.value.n, "of": answer.value.of}
    if isinstance(answer.value, Entries):
        return {**_entries(answer.value), "whole": True}
    if isinstance(answer.value, Point):
        return {"lat": answer.value.lat, "lon": answer.value.lon}
    if isinstance(answer.value, Files):
        return {"files": [list(one) for one in answer.value.kept], "album": answer.value.album}
    return {"value": list(answer.value) if isinstance(answer.value, tuple) else answer.value}


def _entries(entries: Entries) -> dict[str, Any]:
    return {"entries": list(entries.numbers), "last": entries.last, "later": entries.later}


def loads(text: str) -> Answer:
    """The answer read back; ValueError for anything else."""
    match json.loads(text):
        case {"value": list(names)}:
            return Given(tuple(map(str, names)))
        case {"value": int() | float() | str() as value}:
            return Given(value)
        case {"n": int(n), "of": int(of)}:
            return Given(Ratio(n, of))
        case {"lat": int() | float() as lat, "lon": int() | float() as lon}:
            return Given(Point(float(lat), float(lon)))
        case {"files": list(kept), "album": str(album)}:
            return Given(Files(tuple((int(number), str(name)) for number, name in kept), album))
        case {"entries": list(numbers), "last": int(last), "later": int(times), **rest}:
            found = Entries(tuple(map(int, numbers)), last, times)
            return Given(found) if rest.get("whole") else found
        case {"half": int(n)}:
            return Half(n)
        case {"later": int(times)}:
            return Later(times)
        case {"no_data": True}:
            return NoData()
    raise ValueError("not an answer")
