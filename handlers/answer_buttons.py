"""The buttons that are answers: choices, ticks, days, «таких нет», and what each of them would store."""

from calendar import monthcalendar
from collections.abc import Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Question
from handlers.entry_buttons import gate_rows
from handlers.room import Desk
from handlers.screen import Button, Rows, button, column, row
from services import deadlines
from services.forms import attachments, walk
from services.forms.answers import Answer, Given, Half, Ratio
from services.forms.evaluate import offered
from services.forms.schema import ATTACHED, Choice, Item
from services.forms.submissions import Draft

Choices = Sequence[Choice]
PAGE = 8  # choices at once, where there are many more
NARROW = 14  # two buttons side by side when each is at most so long


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
    ids = {"submission": draft.id, "rev": draft.rev, "item": place}
    if item.kind.startswith("select"):
        every = only or listed(draft, item)
        pages = -(-len(every) // PAGE) if len(every) > PAGE + 2 else 1
        number = min(max(page, 0), pages - 1)
        shown = every[number * PAGE : (number + 1) * PAGE] if pages > 1 else every
        turn = row(
            button("‹", Question(submission=draft.id, item=place, page=number - 1)) if number else None,
            button("›", Question(submission=draft.id, item=place, page=number + 1)) if number + 1 < pages else None,
        )
        if item.kind == "select_one":
            one = [button(cut(t.local(c.label)), Give(**ids, choice=index(draft, item, c.name))) for c in shown]
            return (*_fit(one), *turn)
        ticked = chosen(draft, item)
        boxes = [
            button(cut(f"{'☑' if c.name in ticked else '☐'} {t.local(c.label)}"), Toggle(**ids, choice=k))
            for c in shown
            for k in [index(draft, item, c.name)]
        ]
        done = button(t.plain("button-done"), Onward(submission=draft.id, item=place))
        return (*_fit(boxes), *turn, *(row(done) if ticked else ()))
    if item.kind == "date":
        return _month(desk, draft, item, place, page)
    if item.kind == "repeat":
        return gate_rows(desk, draft, item, place, page)
    if item.kind in ATTACHED:
        return _attach(desk, draft, item, place)
    nothing = zero(draft, item)
    if nothing is not None and walk.objection(state, item, nothing) is None:
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
    """A month of days to press; `page` months from this one. A day that the form would refuse is not offered."""
    today = deadlines.local(desk.now, draft.zone).date()
    months = today.year * 12 + today.month - 1 + min(max(page, -24), 24)
    year, month = divmod(months, 12)
    ids = {"submission": draft.id, "rev": draft.rev, "item": place}
    weeks = [
        tuple(
            button(str(day) if day else "·", Give(**ids, choice=date(year, month + 1, day).toordinal()))
            if day and walk.objection(draft.state, item, Given(date(year, month + 1, day).isoformat())) is None
            else button("·", Question(submission=draft.id, item=place, page=page))
            for day in week
        )
        for week in monthcalendar(year, month + 1)
    ]
    title = desk.t.plain("form-month", month=desk.t.month(month + 1), year=str(year))
    turn = row(
        button("‹", Question(submission=draft.id, item=place, page=page - 1)),
        button(title, Question(submission=draft.id, item=place, page=0)),
        button("›", Question(submission=draft.id, item=place, page=page + 1)),
    )
    return (*turn, *weeks)


def _fit(buttons: list[Button]) -> Rows:
    """Two side by side where all are short, else one a row."""
    if all(len(b.label) <= NARROW for b in buttons):
        return tuple(tuple(buttons[k : k + 2]) for k in range(0, len(buttons), 2))
    return column(*buttons)


def cut(label: str) -> str:
    """A label as long as a phone shows."""
    return label if len(label) <= 60 else label[:59] + "…"


def listed(draft: Draft, item: Item) -> Choices:
    """The choices in the order of their pages: «ни одной», where there is one, on the first."""
    every = offered(draft.state, item)
    return tuple(sorted(every, key=lambda c: not c.exclusive)) if len(every) > PAGE + 2 else every


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
