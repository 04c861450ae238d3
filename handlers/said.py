"""Answers as a list: a line and a button each, page by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiogram.filters.callback_data import CallbackData

from handlers.form_buttons import Question
from handlers.paging import beside, near
from handlers.room import Desk
from handlers.screen import Rows, button
from locales import Safe
from services.forms.answers import Given, Later, NoData
from services.forms.schema import Item
from services.forms.submissions import Draft
from services.forms.wording import answer_text, say


def line(desk: Desk, draft: Draft, item: Item) -> Safe:
    """«1.3. Выводы выполнены – 9 из 10 (пояснение)»."""
    t, said = desk.t, draft.state.answers.get(item.name)
    if isinstance(said, Given):
        text = answer_text(draft.state, item.name, t.language)
    elif isinstance(said, NoData):
        text = t.plain("answer-absent")
    else:
        text = t.plain("answer-later" if isinstance(said, Later) else "answer-missing")
    label = say(draft.state, item.label, t.language)
    label = label if len(label) <= 80 else label[:79] + "…"
    comment = draft.comments.get(item.name)
    line = t("answers-line", number=item.number, label=label, answer=text[:120])
    return Safe(f"{line} {t('answers-comment', text=comment[:120])}") if comment else line


PAGE = 8


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: which, of how many, what it shows, the buttons that turn it."""

    number: int
    pages: int
    shown: Sequence[Item]
    turn: Rows


def page(items: Sequence[Item], wanted: int, to: Callable[[int], CallbackData]) -> Page:
    """The wanted page, or the nearest there is."""
    number, pages = near(wanted, len(items), PAGE)
    return Page(number, pages, items[number * PAGE : (number + 1) * PAGE], beside(number, pages, to))


def doors(draft: Draft, items: Sequence[Item]) -> Rows:
    """A button to each question, four in a row."""
    each = [button(item.number or "•", to(draft, item)) for item in items]
    return tuple(tuple(each[k : k + 4]) for k in range(0, len(each), 4))


def to(draft: Draft, item: Item) -> Question:
    """The way to a question."""
    return Question(submission=draft.id, item=draft.compiled.nodes[item.name].place)
