"""Sending: once, whole, and with a word about what deputies still have in hand."""

from aiogram.filters.callback_data import CallbackData

from handlers import letter_ends
from handlers.buttons import Profile
from handlers.form_buttons import HeldCard, Review, Send
from handlers.holdings import with_deputy
from handlers.room import Desk, Room
from handlers.screen import Screen, button, column
from handlers.sent import sent_screen
from locales import Safe
from services.forms import delegation, submissions
from services.forms.submissions import Draft, Stale
from services.refusal import NotThere, Refusal
from services.risk import profile

room = Room("sending")


class SendNow(CallbackData, prefix="send-now"):
    """The same after the word about deputies."""

    submission: int
    rev: int


@room.act(Send)
def send(desk: Desk, data: Send) -> Screen:
    return _send(desk, data, asked=False)


@room.act(SendNow)
def send_now(desk: Desk, data: SendNow) -> Screen:
    return _send(desk, data, asked=True)


def _send(desk: Desk, data: Send | SendNow, *, asked: bool) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    if draft.trial:
        raise NotThere
    if not draft.open and draft.letter_id:
        return letter_ends.over(desk, draft).said(desk.t.plain("letter-report-there"))
    if not draft.open:
        return desk.open(Profile(submission=draft.id)).said(desk.t.plain("form-already-sent"))
    if draft.on_word:
        raise Refusal("form-on-word", n=len(draft.on_word))
    if draft.away and not asked:
        return _ask(desk, draft)
    try:
        if draft.letter_id:
            return letter_ends.send(desk, draft, data.rev)
        signals = profile.send(desk.db, desk.who, draft, data.rev, desk.now)
    except Stale:
        return desk.open(Review(submission=draft.id)).said(desk.t.plain("review-changed"))
    delegation.end_all(desk.db, draft.id, desk.now)
    return sent_screen(desk, draft, signals)


def _ask(desk: Desk, draft: Draft) -> Screen:
    """Deputies have sections in hand: wait, take one back, or – when nothing is missing – send all the same."""
    t, given, lines, cards = desk.t, delegation.holdings(desk.db, draft.id), [], []
    for k, section in enumerate(draft.compiled.form.sections):
        if section.name in draft.away and section.name in given:
            lines.append(with_deputy(desk, draft, section, given[section.name]))
            label = t.plain("button-open-section", name=t.local(section.label))
            cards.append(button(label, HeldCard(submission=draft.id, section=k)))
    complete = draft.state.complete
    text = t("send-held", lines=Safe("\n".join(lines)), complete="yes" if complete else "no")
    now = button(t.plain("button-send-now"), SendNow(submission=draft.id, rev=draft.rev)) if complete else None
    review = Review(submission=draft.id)
    return Screen(text, column(button(t.plain("button-wait"), review), *cards[:5], now), place=review.pack())
