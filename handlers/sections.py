"""The sections: how far each one is, who has it in hand, a jump into it; what to prepare."""

import functools
from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from handlers.answering import after, end
from handlers.buttons import Home, back, home
from handlers.form_buttons import Continue, Delegate, HeldCard, Prepare, Sections
from handlers.holdings import progress, with_deputy
from handlers.question import ask
from handlers.room import Desk, Room
from handlers.screen import Document, Screen, button, column, numbered, packed, row
from locales import Safe
from services.exports import prepare as pages
from services.forms import delegation, parts, submissions
from services.refusal import NotThere

room = Room("sections")
MOST_ROWS = 5  # of sections; three more are for what is done with all of them


class Jump(CallbackData, prefix="j"):
    """To a section: its first open question, else its first one."""

    submission: int
    section: int


@room.view(Sections)
def sections(desk: Desk, data: Sections) -> Screen:
    """The sections with how much of each is done, and by whom where it is not the director."""
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    t, whole = desk.t, draft.seat.role == "director" and not draft.trial
    given = delegation.holdings(desk.db, draft.id) if whole else {}
    lines, buttons = [t("form-sections")], []
    for k, section in enumerate(draft.compiled.form.sections):
        done, n = progress(draft, section)
        if not n or not section.name:
            continue
        name, holding = t.local(section.label), given.get(section.name)
        said = with_deputy(desk, draft, section, holding) if holding else t("form-section", name=name, done=done, n=n)
        lines.append(said)
        to = HeldCard if section.name in draft.away else Jump
        buttons.append(button(name, to(submission=draft.id, section=k)))
    give = button(t.plain("button-delegate"), Delegate(submission=draft.id)) if whole and draft.open else None
    key = {"deputy": "button-part", "curator": "button-by-word-end"}.get(draft.seat.role, "button-review")
    finish = button(t.plain(key), end(draft))
    rows = packed(buttons)
    if len(rows) > MOST_ROWS:
        rows, lines[1:] = numbered(buttons), [Safe(f"{n}. {line}") for n, line in enumerate(lines[1:], 1)]
    return Screen(
        Safe("\n".join(lines)),
        (*rows, *column(give, finish), *row(back(t, Continue(submission=draft.id)), home(t))),
    )


@room.act(Jump)
def jump(desk: Desk, data: Jump) -> Screen:
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    listed = draft.compiled.form.sections
    if not 0 <= data.section < len(listed):
        raise NotThere
    items = [item for item in draft.state.asking if item.section == listed[data.section].name]
    unsettled = [item for item in items if not draft.state.settled(item)]
    if not items or not draft.open or listed[data.section].name in draft.away:
        return after(desk, draft, None)
    return ask(desk, draft, (unsettled or items)[0])


@room.act(Prepare)
def prepare(desk: Desk, data: Prepare) -> Screen:
    """One printable page: what to have at hand, by who at school knows it."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    made = functools.partial(pages.page, draft.compiled.form, desk.t.language)
    screen = desk.open(Home()).noted(desk.t("prepare-sent"))
    return replace(screen, document=Document(desk.t.plain("prepare-file"), made))
