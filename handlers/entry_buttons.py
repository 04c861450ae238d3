"""Entries of a repeat: how they are listed, the buttons that add, end, show and remove them."""

from aiogram.filters.callback_data import CallbackData

from handlers.form_buttons import Question
from handlers.paging import beside, near
from handlers.room import Desk
from handlers.screen import Rows, button, column, short
from locales import Safe
from services.forms import repeats
from services.forms.answers import Given
from services.forms.evaluate import State
from services.forms.schema import ATTACHED, Item
from services.forms.submissions import Draft
from services.forms.wording import answer_text

PAGE = 4  # entries with a button at once


class AddEntry(CallbackData, prefix="ent-add"):
    """One more entry."""

    submission: int
    rev: int
    item: int


class NoMore(CallbackData, prefix="ent-end"):
    """There are no more of them, or none at all."""

    submission: int
    rev: int
    item: int


class EntryCard(CallbackData, prefix="ent"):
    """One entry with its answers."""

    submission: int
    item: int
    entry: int


class DropEntry(CallbackData, prefix="ent-out"):
    submission: int
    rev: int
    item: int
    entry: int


class PutBack(CallbackData, prefix="ent-back"):
    """An entry that was removed a moment ago is there again."""

    submission: int
    rev: int
    item: int
    entry: int


def more_fit(state: State, gate: Item) -> bool:
    """May there be one more: not where the form lets in so many and no more?"""
    n, constraint = len(state.compiled.entries(gate.name)), state.compiled.nodes[gate.name].constraint
    enough = state.accepts(constraint, float(n)) and not state.accepts(constraint, float(n + 1))
    return n < repeats.MOST and not enough


def title(draft: Draft, gate: Item, entry: int, language: str) -> str:
    """What an entry is known by: its first two answers."""
    asked = [node.item for node in draft.compiled.asked if node.entry == entry and node.item.repeat == gate.name]
    given = [one for one in asked if isinstance(draft.state.answers.get(one.name), Given) and one.kind not in ATTACHED]
    return ", ".join(text for one in given[:2] if (text := answer_text(draft.state, one.name, language)))


def told(desk: Desk, draft: Draft, gate: Item) -> list[Safe]:
    """Every entry in a line, and whether there are more."""
    t, entries = desk.t, draft.compiled.entries(gate.name)
    lines = [_line(desk, draft, gate, entry, k) for k, entry in enumerate(entries, 1)][-2 * PAGE :]
    whole = "yes" if isinstance(draft.state.answers.get(gate.name), Given) else "no"
    more = "yes" if more_fit(draft.state, gate) else "no"
    return [*lines, t("entries-more", n=len(entries), whole=whole, more=more)]


def _line(desk: Desk, draft: Draft, gate: Item, entry: int, k: int) -> Safe:
    text = short(title(draft, gate, entry, desk.t.language), 60) or desk.t.plain("entry-empty")
    left = sum(one.repeat == gate.name and draft.compiled.nodes[one.name].entry == entry for one in draft.state.missing)
    return desk.t("entry-line", k=k, text=text, left=left)


def gate_rows(desk: Desk, draft: Draft, gate: Item, place: int, page: int) -> Rows:
    """One more, no more; then a button to each entry."""
    t, entries = desk.t, draft.compiled.entries(gate.name)
    ids = {"submission": draft.id, "item": place}
    add = button(t.plain("button-entry-add", n=len(entries)), AddEntry(**ids, rev=draft.rev))
    whole = isinstance(draft.state.answers.get(gate.name), Given)
    end = button(t.plain("button-entry-end", n=len(entries)), NoMore(**ids, rev=draft.rev))
    number, pages = near(page, len(entries), PAGE)
    shown = list(enumerate(entries, 1))[number * PAGE : (number + 1) * PAGE]
    cards = [button(_label(desk, draft, gate, entry, k), EntryCard(**ids, entry=entry)) for k, entry in shown]
    turn = beside(number, pages, lambda page: Question(**ids, page=page))
    return (*column(add if more_fit(draft.state, gate) else None, None if whole else end, *cards), *turn)


def _label(desk: Desk, draft: Draft, gate: Item, entry: int, k: int) -> str:
    return f"{k}. {short(title(draft, gate, entry, desk.t.language) or desk.t.plain('entry-empty'), 24)}"


def heading(desk: Desk, draft: Draft, item: Item) -> list[Safe]:
    """«Вакансия · 2 из 3», above a question of an entry."""
    node = draft.compiled.nodes[item.name]
    if not node.entry:
        return []
    gate = draft.compiled.nodes[item.repeat].item
    n = len(draft.compiled.entries(item.repeat))
    return [desk.t("form-entry", name=desk.t.local(gate.label), k=node.k, n=n)]
