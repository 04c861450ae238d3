"""«Со слов школы»: the curator enters what a school says, its director agrees or changes it."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, Profile, SchoolCard, back, home
from handlers.form_buttons import AgreeSent, ByWord, ByWordEnd, ByWordList, Continue, Review
from handlers.room import Desk, Room, notice
from handlers.said import doors, line, page
from handlers.screen import Screen, button, column, row
from handlers.sent import sent_screen
from locales import Safe
from services import deadlines
from services.forms import by_word, parts, submissions
from services.forms.submissions import Draft, Stale
from services.org import units
from services.refusal import NotThere
from services.risk import profile

room = Room("by-word")


class ByWordSend(CallbackData, prefix="byw-send"):
    """Send it in the director's stead, as it stood at this revision."""

    submission: int
    rev: int


class Agree(CallbackData, prefix="byw-ok"):
    """The director agrees with all that was entered, as it stood at this revision."""

    submission: int
    rev: int


# ── the curator's side ───────────────────────────────────────────────────────────────────────


@room.view(ByWord)
def begin(desk: Desk, data: ByWord) -> Screen:
    """What entering means, before the first answer: whose draft stays private, who agrees."""
    by_word.school_seat(desk.db, desk.who, data.school)
    t, school = desk.t, units.one(desk.db, data.school)
    ways_out = row(back(t, SchoolCard(school=school.id)), home(t))
    running = by_word.running(desk.db, school.id)
    if running is None or running[2] == "sent":
        return Screen(t("by-word-nothing", school=school.name, sent="yes" if running else "no"), ways_out)
    draft = parts.walked(desk.db, desk.who, running[0], desk.now)
    if draft.seat.role != "curator":
        return desk.open(Home())
    today = deadlines.local(desk.now, school.zone).date()
    left = len(draft.state.missing)
    text = t(
        "by-word-begin", school=school.name, due=t.day(date.fromisoformat(running[1]), today),
        entered=len(draft.on_word), left=left, director=_director(desk, school.id),
    )  # fmt: skip
    onward = button(t.plain("button-by-word-begin", n=left), Continue(submission=draft.id)) if left else None
    entered = button(t.plain("button-by-word-end"), ByWordEnd(submission=draft.id)) if draft.on_word else None
    return Screen(text, (*column(onward, entered), *ways_out))


def _director(desk: Desk, school: int) -> str:
    return "here" if by_word.reachable_directors(desk.db, school) else "away"


@room.view(ByWordEnd)
def entered(desk: Desk, data: ByWordEnd) -> Screen:
    """What was entered; whether the director sends it or, where there is none, the curator."""
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    if draft.seat.role != "curator":
        raise NotThere
    t, left, director = desk.t, len(draft.state.missing), _director(desk, draft.school_id)
    text = t("by-word-entered", school=draft.school, entered=len(draft.on_word), left=left, director=director)
    onward = button(t.plain("button-continue-missing", n=left), Continue(submission=draft.id)) if left else None
    alone = not left and director == "away"
    send = button(t.plain("button-by-word-send"), ByWordSend(submission=draft.id, rev=draft.rev)) if alone else None
    mine = [item for item in draft.state.asking if item.name in draft.on_word]
    first = doors(draft, mine[-8:])  # the latest questions are the likeliest to be mended
    return Screen(text, (*column(onward or send), *first, *row(back(t, ByWord(school=draft.school_id)), home(t))))


@room.act(ByWordSend)
def send(desk: Desk, data: ByWordSend) -> Screen:
    """In the stead of a director who is not here; the profile says so until one agrees."""
    draft = by_word.whole(desk.db, desk.who, data.submission, desk.now)
    try:
        signals = profile.send(desk.db, desk.who, draft, data.rev, desk.now)
    except Stale:
        return desk.open(ByWordEnd(submission=draft.id)).said(desk.t.plain("review-changed"))
    by_word.mark(desk.db, draft)
    return sent_screen(desk, draft, signals)


# ── the director's side ──────────────────────────────────────────────────────────────────────


@room.view(ByWordList)
def listed(desk: Desk, data: ByWordList) -> Screen:
    """Everything that waits for agreement, each with a button to change it."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    if not draft.open:
        return desk.open(Profile(submission=draft.id))
    items = [item for item in draft.state.asking if item.name in draft.on_word]
    if not draft.on_word:
        return desk.open(Review(submission=draft.id))
    t, shown = desk.t, page(items, data.page, lambda n: ByWordList(submission=draft.id, page=n))
    lines = [t("by-word-list", n=len(draft.on_word), page=shown.number + 1, pages=shown.pages)]
    lines += [line(desk, draft, item) for item in shown.shown]
    agree_all = button(t.plain("button-by-word-agree", n=len(draft.on_word)), Agree(submission=draft.id, rev=draft.rev))
    return Screen(
        Safe("\n".join(lines)),
        (*column(agree_all), *doors(draft, shown.shown), *shown.turn,
         *row(back(t, Review(submission=draft.id)), home(t))),
    )  # fmt: skip


@room.act(Agree)
def agree(desk: Desk, data: Agree) -> Screen:
    draft = _open(desk, data.submission)
    try:
        n = by_word.agree(desk.db, desk.who, draft, data.rev, desk.now)
    except Stale:
        return desk.open(ByWordList(submission=draft.id)).said(desk.t.plain("review-changed"))
    return desk.open(Continue(submission=draft.id)).said(desk.t.plain("by-word-agreed", n=n))


def _open(desk: Desk, submission: int) -> Draft:
    draft = submissions.own(desk.db, desk.who, submission, desk.now)
    if draft.trial or not draft.open:
        raise NotThere
    return draft


@room.act(AgreeSent)
def agree_sent(desk: Desk, data: AgreeSent) -> Screen:
    """One tap: the word of the school is the director's word now."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    if draft.open:
        raise NotThere
    if draft.unconfirmed:
        by_word.agree(desk.db, desk.who, draft, draft.rev, desk.now)
    return desk.open(Profile(submission=draft.id)).said(desk.t.plain("by-word-confirmed"))


@notice("by-word")
def told(desk: Desk, seat_id: int, submission: int) -> Screen | None:
    """To the director, once a day: how much was entered; nothing once it is agreed or sent."""
    try:
        draft = submissions.own(desk.db, desk.who, submission, desk.now)
    except NotThere:
        return None
    if not draft.open or not draft.on_word:
        return None
    t = desk.t
    seats = {draft.authors[name] for name in draft.on_word}
    who = ", ".join(units.seat_title(desk.db, seat) for seat in sorted(seats))
    buttons = column(
        button(t.plain("button-by-word-look"), ByWordList(submission=draft.id)),
        button(t.plain("button-by-word-agree", n=len(draft.on_word)), Agree(submission=draft.id, rev=draft.rev)),
    )
    return Screen(t("by-word-told", school=draft.school, n=len(draft.on_word), who=who), (*buttons, *row(home(t))))
