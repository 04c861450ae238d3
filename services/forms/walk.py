"""The way through a form: which question comes next, which came before, how far along it is."""

from collections.abc import Container
from typing import NamedTuple

from services.forms.answers import Answer, Entries, Half, Later
from services.forms.evaluate import State
from services.forms.findings import Issue
from services.forms.schema import Item, Section

ROUNDS = 2
"""A question put off this often waits for the review instead of coming back."""


class Progress(NamedTuple):
    """«Кадры · 3 из 6»: the k-th of n relevant questions of a section."""

    section: Section
    k: int
    n: int


def next_item(state: State, after: Item | None = None, away: Container[str] = ()) -> Item | None:
    """The first question without an answer, from `after` on and then from the start; then those put off.

    Sections that are `away`, in somebody else's hands, are passed over.
    """
    asking = [item for item in state.asking if item.section not in away]
    open_ones = [item for item in asking if _open(state, item)]
    if open_ones:
        ranks = state.compiled.ranks
        rank = ranks.get(after.name, -1) if after else -1
        onward = (item for item in open_ones if ranks[item.name] > rank)
        return next(onward, open_ones[0])
    put_off = [(times, item) for item in asking if 0 < (times := _times(state, item)) < ROUNDS]
    return min(put_off, key=lambda pair: pair[0])[1] if put_off else None


def _open(state: State, item: Item) -> bool:
    answer = state.answers.get(item.name)
    return answer is None or isinstance(answer, Half) or not (_times(state, item) or state.settled(item))


def _times(state: State, item: Item) -> int:
    answer = state.answers.get(item.name)
    if isinstance(answer, Entries):
        return answer.later
    return answer.times if isinstance(answer, Later) else 0


def previous_item(state: State, item: Item) -> Item | None:
    """The relevant question before this one, answered or not."""
    ranks = state.compiled.ranks
    before = [other for other in state.asking if ranks[other.name] < ranks[item.name]]
    return before[-1] if before else None


def progress(state: State, item: Item) -> Progress:
    """Where this question stands among the relevant ones of its section."""
    names = [other.name for other in state.asking if other.section == item.section]
    section = state.compiled.sections.get(item.section, Section(name=item.section))
    return Progress(section, names.index(item.name) + 1 if item.name in names else 0, len(names))


def objection(state: State, item: Item, answer: Answer) -> Issue | None:
    """What would be wrong with this answer, before it is stored."""
    return state.with_answer(item, answer).problem(item)
