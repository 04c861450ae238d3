"""The buttons that are answers: choices, ticks, days, «таких нет», and what each of them would store."""

from collections.abc import Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.entry_buttons import gate_rows
from handlers.form_buttons import Question
from handlers.month import month
from handlers.room import Desk
from handlers.screen import WIDE, Button, Rows, button, column, row
from services import deadlines
from services.forms import attachments, walk
from services.forms.answers import Answer, Given, Half, Ratio
from services.forms.evaluate import offered
from services.forms.schema import ATTACHED, Choice, Item
from services.forms.submissions import Draft

Choices = Sequence[Choice]
ROWS = 4  # of choices at once: with the ways on a screen is eight rows high
NARROW = 14  # two buttons side by side when each is at most so long
BOX = 2  # characters before what can be ticked
MOST_LINES = 12


class Give(CallbackData, prefix="a"):
    """An answer by a button: the choice's place in its list, or −1 for «таких нет: 0»."""

    submission: int
    rev: int
    item: int
    choice: int


class Toggle(CallbackData, prefix="m"):
    """One of several choices, on or off."""

    submission: int
    rev: int
    item: int
    choice: int


class GiveAtOnce(CallbackData, prefix="now"):
    """The same after the warning that it goes to the curator at once."""

    submission: int
    rev: int
    item: int
    choice: int


class TakeDefault(CallbackData, prefix="dflt"):
    """The form's own suggestion."""

    submission: int
    rev: int
    item: int


class Guidance(CallbackData, prefix="guide"):
    """More about how to answer."""

    submission: int
    item: int


class KeepLast(CallbackData, prefix="same"):
    """The answer of the last cycle still holds."""

    submission: int
    rev: int
    item: int


class KnownAll(CallbackData, prefix="known"):
    """What of a report is known already."""

    submission: int


class TakeKnown(CallbackData, prefix="known-ok"):
    """All of it is right."""

    submission: int
    rev: int


class Onward(CallbackData, prefix="n"):
    """The question after this one."""

    submission: int
    item: int


class Later(CallbackData, prefix="l"):
    submission: int
    rev: int
    item: int


class Absent(CallbackData, prefix="x"):
    """«Нет данных»."""

    submission: int
    rev: int
    item: int


class AttachHere(CallbackData, prefix="att"):
    """Where the photos and files of an answer are sent to: they show neither names nor children's faces."""

    submission: int
    item: int


class AttachFaces(CallbackData, prefix="att-no"):
    """What to do with a file that shows children or names."""

    submission: int
    item: int


class ClearFiles(CallbackData, prefix="att-out"):
    """Take the files of an answer out of it."""

    submission: int
    rev: int
    item: int


class OpenAttached(CallbackData, prefix="att-get"):
    """The n-th file of an answer."""

    submission: int
    item: int
    nth: int


def answer_rows(desk: Desk, draft: Draft, item: Item, place: int, page: int, only: Choices | None) -> Rows:
    """The buttons that are answers."""
    t, state = desk.t, draft.state
    if item.kind.startswith("select"):
        pages = _pages(desk, draft, item, only or offered(state, item))
        number = min(max(page, 0), len(pages) - 1)
        done = button(t.plain("button-done"), Onward(submission=draft.id, item=place))
        turn = row(
            button("‹", Question(submission=draft.id, item=place, page=number - 1)) if number else None,
            done if chosen(draft, item) else None,
            button("›", Question(submission=draft.id, item=place, page=number + 1))
            if number + 1 < len(pages)
            else None,
        )
        return (*pages[number], *turn)
    if item.kind == "date":
        return _month(desk, draft, item, place, page)
    if item.kind == "repeat":
        return gate_rows(desk, draft, item, place, page)
    if item.kind in ATTACHED:
        return _attach(desk, draft, item, place)
    nothing = zero(draft, item)
    if nothing is not None and walk.objection(state, item, nothing) is None:
        ids = {"submission": draft.id, "rev": draft.rev, "item": place}
        return row(button(t.plain("button-none"), Give(**ids, choice=-1)))
    return ()


def _attach(desk: Desk, draft: Draft, item: Item, place: int) -> Rows:
    """Before a file the one question about faces; then the files there are."""
    t, ids = desk.t, {"submission": draft.id, "item": place}
    kept = attachments.of(draft, item).kept
    if kept:
        more = button(t.plain("button-attach-more"), AttachHere(**ids))
        clear = button(t.plain("button-attach-clear"), ClearFiles(**ids, rev=draft.rev))
        return (*file_rows(desk, draft, item, place), *row(more, clear))
    clean = button(t.plain("button-attach-clean"), AttachHere(**ids))
    return column(clean, button(t.plain("button-attach-faces"), AttachFaces(**ids)))


def file_rows(desk: Desk, draft: Draft, item: Item, place: int) -> Rows:
    """A button to each file of an answer."""
    n = len(attachments.of(draft, item).kept)
    doors = [
        button(desk.t.plain("button-attached", k=k if n > 1 else 0),
               OpenAttached(submission=draft.id, item=place, nth=k - 1))
        for k in range(1, n + 1)
    ]  # fmt: skip
    return tuple(tuple(doors[k : k + 2]) for k in range(0, len(doors), 2))


def attached(desk: Desk, draft: Draft, items: Sequence[Item]) -> Rows:
    """A button to each file of these answers, two in a row: «Файл 7.3», «Файл 7.4.2»."""
    found = []
    for item in items:
        kept = attachments.of(draft, item).kept
        for k in range(1, len(kept) + 1):
            label = desk.t.plain("button-attached-of", number=item.number, k=k if len(kept) > 1 else 0)
            place = draft.compiled.nodes[item.name].place
            found.append(button(label, OpenAttached(submission=draft.id, item=place, nth=k - 1)))
    return tuple(tuple(found[k : k + 2]) for k in range(0, len(found), 2))


def _month(desk: Desk, draft: Draft, item: Item, place: int, page: int) -> Rows:
    """Half a month of days to press, `page` halves from this one; a day that the form would refuse is not offered."""
    today = deadlines.local(desk.now, draft.zone).date()
    ids = {"submission": draft.id, "rev": draft.rev, "item": place}

    def press(day: date) -> Give | None:
        if walk.objection(draft.state, item, Given(day.isoformat())) is not None:
            return None
        return Give(**ids, choice=day.toordinal())

    def turn(other: int) -> Question:
        return Question(submission=draft.id, item=place, page=other)

    return month(desk.t, today, page, press, turn, halves=True)


def _pages(desk: Desk, draft: Draft, item: Item, choices: Choices) -> list[Rows]:
    """The choices in their order, so many rows at once; «ни одной», where there are pages, on the first."""
    several = item.kind == "select_multiple"
    rows = _laid([_choice(desk, draft, item, one) for one in choices], several)
    if len(rows) <= ROWS or (len(rows) == ROWS + 1 and not several):
        return [rows]
    first = sorted(choices, key=lambda one: not one.exclusive)
    rows = _laid([_choice(desk, draft, item, one) for one in first], several)
    return [rows[k : k + ROWS] for k in range(0, len(rows), ROWS)]


def _laid(buttons: list[Button], several: bool) -> Rows:
    """Two side by side where all are short, else one a row; boxes to tick may change places to take fewer rows."""
    if all(len(b.label) <= NARROW for b in buttons):
        return tuple(tuple(buttons[k : k + 2]) for k in range(0, len(buttons), 2))
    if not several or len(buttons) <= ROWS:
        return column(*buttons)
    narrow = [one for one in buttons if len(one.label) <= NARROW]
    wide = [one for one in buttons if len(one.label) > NARROW]
    return (*column(*wide), *(tuple(narrow[k : k + 2]) for k in range(0, len(narrow), 2)))


def _choice(desk: Desk, draft: Draft, item: Item, one: Choice) -> Button:
    """A choice on its button; a long one has a number there, and is written out above."""
    ids = {"submission": draft.id, "rev": draft.rev, "item": draft.compiled.nodes[item.name].place}
    k, label = index(draft, item, one.name), desk.t.local(one.label)
    if not _fits(item, label):
        label = f"{k + 1}. {label}"
    if item.kind == "select_one":
        return button(label, Give(**ids, choice=k))
    return button(f"{'☑' if one.name in chosen(draft, item) else '☐'} {label}", Toggle(**ids, choice=k))


def _fits(item: Item, label: str) -> bool:
    return len(label) <= (WIDE if item.kind == "select_one" else WIDE - BOX)


def written_out(desk: Desk, draft: Draft, item: Item, choices: Choices | None) -> list[tuple[int, str]]:
    """What is too long for a button, with the number that stands there instead."""
    if not item.kind.startswith("select"):
        return []
    found = [
        (index(draft, item, one.name) + 1, desk.t.local(one.label)) for one in choices or offered(draft.state, item)
    ]
    return [(n, label) for n, label in found if not _fits(item, label)][:MOST_LINES]


def page_of(desk: Desk, draft: Draft, item: Item, name: str) -> int:
    """On which page a choice is."""
    mine = _choice(desk, draft, item, draft.compiled.nodes[item.name].choices[index(draft, item, name)])
    pages = _pages(desk, draft, item, offered(draft.state, item))
    return next((n for n, rows in enumerate(pages) if any(mine in line for line in rows)), 0)


def index(draft: Draft, item: Item, name: str) -> int:
    """The place of a choice in its list, which is what a button carries."""
    return [choice.name for choice in draft.compiled.nodes[item.name].choices].index(name)


def chosen(draft: Draft, item: Item) -> tuple[str, ...]:
    said = draft.state.answers.get(item.name)
    value = said.value if isinstance(said, Given) else ()
    return value if isinstance(value, tuple) and not isinstance(value, Ratio) else ()


def zero(draft: Draft, item: Item) -> Answer | None:
    """What «таких нет: 0» would store; None where it makes no sense."""
    if item.kind == "integer":
        return Given(0)
    said = draft.state.answers.get(item.name)
    total = draft.state.totals.get(item.name)
    if item.kind != "ratio" or (isinstance(said, Half) and total is None):
        return None
    return Half(0) if total is None else Given(Ratio(0, total))
