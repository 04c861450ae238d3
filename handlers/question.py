"""How one question looks: where one is, what is asked, what is known, an example, the buttons that are answers."""

from calendar import monthcalendar
from collections.abc import Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Explain, Home, Question, back, home
from handlers.room import Desk
from handlers.screen import Button, Rows, Screen, button, column, row
from locales import Safe
from services import deadlines
from services.forms import parse, submissions, walk
from services.forms.answers import Answer, Given, Half, NoData, Ratio
from services.forms.evaluate import offered
from services.forms.schema import Choice, Item, spoken
from services.forms.submissions import Draft
from services.forms.wording import answer_text, ratio_text, say

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


class Sections(CallbackData, prefix="s"):
    submission: int


def ask(desk: Desk, draft: Draft, item: Item, page: int = 0, only: Choices | None = None) -> Screen:
    """One question: where one is, what is asked, what is known, an example, what was answered.

    `only` are the choices that a typed word has left of a long list.
    """
    t, state = desk.t, draft.state
    place = draft.compiled.nodes[item.name].place
    step = walk.progress(state, item)
    number = f"{item.number}. " if item.number and not item.number.startswith("P") else ""
    lines = [
        *(t("form-note", text=text) for text in _notes(draft, place, t.language)),
        t(
            "form-progress",
            section=t.local(step.section.label) or t.local(draft.compiled.form.title),
            k=step.k,
            n=step.n,
        ),
        t("form-question", text=number + say(state, item.label, t.language)),
    ]
    if hint := say(state, item.hint, t.language):
        lines.append(t("form-hint", text=hint))
    lines += _how(desk, draft, item)
    last = submissions.last_answer(desk.db, draft, item.name) if item.name not in draft.state.answers else None
    if last:
        today = deadlines.local(desk.now, draft.zone).date()
        day = t.day(deadlines.local(last[1], draft.zone).date(), today)
        lines.append(t("form-last", text=in_words(draft, item, last[0], t.language), day=day))
    if item.name in draft.comments:
        lines.append(t("form-comment", text=draft.comments[item.name]))
    return Screen(
        Safe("\n".join(lines)),
        (
            *_same(desk, draft, item, place, last),
            *_answers(desk, draft, item, place, page, only),
            *_ways(desk, draft, item, place),
        ),
        place=Question(submission=draft.id, item=place, page=page).pack(),
    )


def _notes(draft: Draft, place: int, language: str) -> list[str]:
    """What the form tells between the question before and this one."""
    told: list[str] = []
    for item in reversed(draft.compiled.form.items[:place]):
        if item.asked:
            break
        if item.kind == "note" and item.name in draft.state.relevant:
            told.insert(0, say(draft.state, item.label, language))
    return told


def _same(desk: Desk, draft: Draft, item: Item, place: int, last: object) -> Rows:
    """One tap keeps what was said last time, or takes what the form suggests."""
    t, ids = desk.t, {"submission": draft.id, "rev": draft.rev, "item": place}
    if last:
        return row(button(t.plain("button-keep-last"), KeepLast(**ids)))
    if item.name in draft.state.answers or (said := suggested(draft, item)) is None:
        return ()
    return row(
        button(_cut(t.plain("button-default", text=in_words(draft, item, said, t.language))), TakeDefault(**ids))
    )


def suggested(draft: Draft, item: Item) -> Answer | None:
    """The form's default as an answer; None where it has none or where it does not fit."""
    if not item.default:
        return None
    names = item.default.split()
    said: Answer
    if item.kind == "select_one":
        said = Given(item.default)
    elif item.kind == "select_multiple":
        said = Given(tuple(names))
    else:
        try:
            total = draft.state.totals.get(item.name)
            said = parse.answer(item, item.default, total=total, today=draft.state.today)
        except parse.NotUnderstood:
            return None
    known = {choice.name for choice in offered(draft.state, item)}
    if item.kind.startswith("select") and not set(names) <= known:
        return None
    return said if walk.objection(draft.state, item, said) is None else None


def in_words(draft: Draft, item: Item, said: Answer, language: str) -> str:
    """An answer as a person reads it, whether it is stored or not."""
    if isinstance(said, Given) and isinstance(said.value, Ratio):
        return ratio_text(said.value, language)
    return answer_text(draft.state.with_answer(item, said), item.name, language)


def _how(desk: Desk, draft: Draft, item: Item) -> list[Safe]:
    """How to answer, or what was answered."""
    t, said = desk.t, draft.state.answers.get(item.name)
    if isinstance(said, Half) and item.name not in draft.state.totals:
        return [t("form-half", n=said.n, label=spoken((item.parts or ())[1].label, t.language) if item.parts else "")]
    if isinstance(said, Given) and item.kind != "select_multiple":
        return [t("form-answered", text=answer_text(draft.state, item.name, t.language))]
    if isinstance(said, NoData):
        return [t("form-answered", text=t.plain("answer-absent"))]
    if item.kind.startswith("select"):
        return []
    if item.kind in ("text", "decimal", "date", "time"):
        return [t(f"form-how-{item.kind}")]
    known = draft.state.totals.get(item.name)
    key = "form-how-ratio" if item.kind == "ratio" and known is None else "form-how-number"
    return [t(key, unit=spoken(item.unit, t.language))]


def _answers(desk: Desk, draft: Draft, item: Item, place: int, page: int, only: Choices | None) -> Rows:
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
            one = [button(_cut(t.local(c.label)), Give(**ids, choice=index(draft, item, c.name))) for c in shown]
            return (*_fit(one), *turn)
        ticked = chosen(draft, item)
        boxes = [
            button(_cut(f"{'☑' if c.name in ticked else '☐'} {t.local(c.label)}"), Toggle(**ids, choice=k))
            for c in shown
            for k in [index(draft, item, c.name)]
        ]
        done = button(t.plain("button-done"), Onward(submission=draft.id, item=place))
        return (*_fit(boxes), *turn, *(row(done) if ticked else ()))
    if item.kind == "date":
        return _month(desk, draft, item, place, page)
    nothing = zero(draft, item)
    if nothing is not None and walk.objection(state, item, nothing) is None:
        return row(button(t.plain("button-none"), Give(**ids, choice=-1)))
    return ()


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


def _ways(desk: Desk, draft: Draft, item: Item, place: int) -> Rows:
    """Putting off, no data, a word of explanation; then the ways out."""
    t, ids = desk.t, {"submission": draft.id, "item": place}
    later = button(t.plain("button-later"), Later(**ids, rev=draft.rev))
    absent = None if draft.state.required(item) else button(t.plain("button-no-data"), Absent(**ids, rev=draft.rev))
    settled = item.name in draft.state.answers and not isinstance(draft.state.answers[item.name], Half)
    explain = button(t.plain("button-explain"), Explain(**ids)) if settled else None
    onward = button(t.plain("button-onward"), Onward(**ids)) if settled and item.kind != "select_multiple" else None
    before = walk.previous_item(draft.state, item)
    previous = (
        back(t, Question(submission=draft.id, item=draft.compiled.nodes[before.name].place))
        if before
        else back(t, Home())
    )
    more = button(t.plain("button-guidance"), Guidance(**ids)) if item.guidance else None
    return (
        *row(more),
        *row(later, absent),
        *row(explain, onward),
        *row(previous, button(t.plain("button-sections"), Sections(submission=draft.id)), home(t)),
    )


def _fit(buttons: list[Button]) -> Rows:
    """Two side by side where all are short, else one a row."""
    if all(len(b.label) <= NARROW for b in buttons):
        return tuple(tuple(buttons[k : k + 2]) for k in range(0, len(buttons), 2))
    return column(*buttons)


def _cut(label: str) -> str:
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
