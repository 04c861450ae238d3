"""Sections to a deputy, the deputy's side: only these are asked, then handed back to the director."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, home
from handlers.form_buttons import Continue, Part
from handlers.holdings import names
from handlers.room import Desk, Room, notice
from handlers.said import doors, line, page
from handlers.screen import Screen, button, column, row
from locales import Safe
from services import deadlines
from services.forms import delegation, parts
from services.forms.submissions import Draft
from services.refusal import NotThere, Refusal

room = Room("deputy")


class PartDone(CallbackData, prefix="dpart-done"):
    submission: int


def mine(draft: Draft) -> list[str]:
    """The sections this deputy has in hand."""
    return [s.name for s in draft.compiled.form.sections if draft.held.get(s.name) == draft.seat.seat_id]


@room.view(Part)
def part(desk: Desk, data: Part) -> Screen:
    """The deputy's own answers, each with a button; handing back when nothing is missing."""
    draft = _part(desk, data.submission)
    t, asking, left = desk.t, draft.state.asking, len(draft.state.missing)
    listed = page(asking, data.page, lambda n: Part(submission=draft.id, page=n))
    lines = [t("part-title", sections=names(desk, draft, mine(draft)), done=len(asking) - left, n=len(asking))]
    lines += [line(desk, draft, item) for item in listed.shown]
    lines.append(t("part-next", left=left))
    onward = button(t.plain("button-continue-missing", n=left), Continue(submission=draft.id))
    done = button(t.plain("button-part-done"), PartDone(submission=draft.id))
    return Screen(
        Safe("\n".join(lines)),
        (*column(onward if left else done), *doors(draft, listed.shown), *listed.turn, *row(home(t))),
    )


def _part(desk: Desk, submission: int) -> Draft:
    draft = parts.walked(desk.db, desk.who, submission, desk.now)
    if draft.seat.role != "deputy":
        raise NotThere
    return draft


@room.act(PartDone)
def done(desk: Desk, data: PartDone) -> Screen:
    draft = _part(desk, data.submission)
    given = delegation.hand_back(desk.db, desk.who, draft, desk.now)
    return desk.open(Home()).noted(desk.t("part-done", sections=names(desk, draft, given)))


@notice("section-given")
def given(desk: Desk, seat_id: int, submission: int) -> Screen | None:
    return _waiting(desk, submission, "section-given-you")


@notice("deputy-reminder")
def reminder(desk: Desk, seat_id: int, submission: int) -> Screen | None:
    return _waiting(desk, submission, "deputy-reminder")


def _waiting(desk: Desk, submission: int, key: str) -> Screen | None:
    """What waits for a deputy, if it still does."""
    try:
        draft = _part(desk, submission)
    except Refusal:
        return None
    t, today = desk.t, deadlines.local(desk.now, draft.zone).date()
    due_on = date.fromisoformat(draft.due_on)
    text = t(
        key, school=draft.school, sections=names(desk, draft, mine(draft)), left=len(draft.state.missing),
        n=len(draft.state.asking), due=t.day(due_on, today), late="yes" if today > due_on else "no",
    )  # fmt: skip
    return Screen(text, (*column(button(t.plain("button-answer-part"), Continue(submission=draft.id))), *row(home(t))))


@notice("section-back")
def taken_back(desk: Desk, seat_id: int, submission: int, section: str) -> Screen:
    """To the deputy: nothing more to do here, and nothing is lost."""
    return Screen(
        desk.t("section-back", title=delegation.label(desk.db, submission, section, desk.t.language)), row(home(desk.t))
    )
