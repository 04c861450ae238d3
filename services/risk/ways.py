"""How an answer could be better: for each question a row of answers, from the smallest change to the largest."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from services.forms.answers import Given, Ratio
from services.forms.compiled import Compiled, Node
from services.forms.evaluate import State, offered, raised
from services.forms.schema import Choice, Item
from services.risk.scoring import points_at


@dataclass(frozen=True, slots=True)
class Way:
    """`size` better answers to one question; `at(k)` is the k-th, `cost(k)` the part of the way it takes, 0–1."""

    item: Item
    size: int
    at: Callable[[int], Given]
    cost: Callable[[int], float]


def ways(compiled: Compiled, state: State, factor: str) -> list[Way]:
    """Everything that may be answered better within a factor."""
    found: list[Way] = []
    for node in compiled.asked:
        item, answer = node.item, state.answers.get(node.item.name)
        if item.name not in state.relevant or not isinstance(answer, Given):
            continue
        if item.factor == factor or item.name in _alone(compiled, state, factor):
            found += _of(state, node, answer)
    return [way for way in found if way.size]


def _alone(compiled: Compiled, state: State, factor: str) -> set[str]:
    """Unscored answers that lift the factor by themselves: three shifts, but not what merely softens a signal."""
    lifting = [node for node in raised(state) if node.item.flag and node.item.flag.lifts == factor]
    read = [node.calculation.names for node in lifting if node.calculation]
    return {compiled.owners[next(iter(names))] for names in read if len(names) == 1}


def _of(state: State, node: Node, answer: Given) -> Iterator[Way]:
    item, value = node.item, answer.value
    if ratio := state.ratios.get(item.name):
        if item.bands:
            yield _share(item, ratio, item.bands.more_is_worse)
    elif isinstance(value, str) and node.choices:
        yield _one(state, node, value)
    elif isinstance(value, tuple) and not isinstance(value, Ratio):
        yield from _several(state, node, value)
    elif isinstance(value, int | float) and item.bands:
        yield _number(state, node, value, up=False)
        yield _number(state, node, value, up=True)


def _share(item: Item, ratio: Ratio, fewer: bool) -> Way:
    """One person less (or more) at a time."""
    n, of = ratio
    sign = -1 if fewer else 1
    return Way(item, n if fewer else of - n, lambda k: Given(Ratio(n + sign * (k + 1), of)), lambda k: (k + 1) / of)


def _one(state: State, node: Node, name: str) -> Way:
    """Other choices: with scores the better ones, nearest score first; without, the nearest in the list."""
    choices = offered(state, node.item)
    place = next((k for k, choice in enumerate(choices) if choice.name == name), 0)
    score = choices[place].score if choices else None
    if score is None:
        rest = sorted((abs(k - place) / len(choices), c) for k, c in _numbered(choices) if c != name)
    else:
        better = [(choice.name, choice.score) for choice in choices if choice.score is not None]
        rest = sorted(((score - s) / 3, c) for c, s in better if s < score)
    return Way(node.item, len(rest), lambda k: Given(rest[k][1]), lambda k: rest[k][0])


def _numbered(choices: tuple[Choice, ...]) -> list[tuple[int, str]]:
    return [(k, choice.name) for k, choice in enumerate(choices)]


def _several(state: State, node: Node, chosen: tuple[str, ...]) -> Iterator[Way]:
    """One thing less at a time, down to «нет таких»; and one more at a time."""
    choices = offered(state, node.item)
    alone = [choice.name for choice in choices if choice.exclusive]
    names = [choice.name for choice in choices if not choice.exclusive]
    kept = [name for name in names if name in chosen]
    fewer = [tuple(kept[:n]) or tuple(alone[:1]) for n in range(len(kept) - 1, -1, -1)]
    more = [(*kept, *extra) for extra in _heads([name for name in names if name not in chosen])]
    yield _steps(node.item, [row for row in fewer if row], len(names))
    yield _steps(node.item, more, len(names))


def _steps(item: Item, rows: list[tuple[str, ...]], whole: int) -> Way:
    return Way(item, len(rows), lambda k: Given(rows[k]), lambda k: (k + 1) / whole)


def _heads(names: list[str]) -> list[tuple[str, ...]]:
    return [tuple(names[:n]) for n in range(1, len(names) + 1)]


def _number(state: State, node: Node, value: int | float, *, up: bool) -> Way:
    """The nearest whole numbers, downwards or upwards, at which the points of the question change."""
    whole = int(value)
    marks: list[float] = [0.0, *(10.0**k for k in range(7))]
    ends = (
        [whole, *(int(m) for m in marks if m > whole)]
        if up
        else [whole, *(int(m) for m in reversed(marks) if m < whole)]
    )
    here = points_at(state, node, value)
    found = []
    for near, far in pairwise(ends):
        for edge in _edges(state, node, near, far):
            points = points_at(state, node, edge)
            if here is not None and points is not None and points < here:
                found.append(edge)
    row = tuple(Given(one) for one in found)
    return Way(node.item, len(row), lambda k: row[k], lambda k: abs(found[k] - value) / max(found[k], value, 1))


def _edges(state: State, node: Node, near: int, far: int) -> Iterator[int]:
    """Where the points change on the way from near to far, which they do in one direction only."""
    while near != far and points_at(state, node, near) != points_at(state, node, far):
        start, low, high = points_at(state, node, near), near, far
        while abs(high - low) > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if points_at(state, node, middle) == start else (low, middle)
        yield high
        near = high
