"""A second person's confirmation, the reason for one more letter in a full week, the hour, and sending itself."""

import re
from datetime import date, datetime, time

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_mirror, letter_text
from handlers import letter_to as to
from handlers.buttons import back, home
from handlers.days import pressed
from handlers.letter_buttons import LetterDraft, LetterPreview, LetterSending, Mirror
from handlers.letter_checking import AskSecond, GiveBack, LetterLoad, LetterSend, LetterWhen, Second
from handlers.month import month, past
from handlers.paging import beside, near
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Screen, button, column, packed, row
from locales import Safe
from services import deadlines
from services.content import overrides
from services.forms import dates
from services.forms.lines import NotUnderstood
from services.letters import confirm, frozen, letters, mirror
from services.letters.letters import Changed, Written
from services.org import units
from services.refusal import NotThere, Refusal

room = Room("letter confirmation")
PAGE = 8  # schools


class LetterPostpone(CallbackData, prefix="lt-later"):
    letter: int
    rev: int


class LetterAt(CallbackData, prefix="lt-on"):
    letter: int
    day: int  # as date.toordinal; 0 is at once


# ── the second person ────────────────────────────────────────────────────────────────────────


@room.act(AskSecond)
def ask(desk: Desk, data: AskSecond) -> Screen:
    one = to.writing(desk, data.letter)
    if one.row.state == "confirming":  # pressed twice, or a colleague has asked
        return desk.open(Mirror(letter=data.letter)).said(desk.t.plain("letter-second-asked-already"))
    n = confirm.ask(desk.db, desk.who, one, data.rev, desk.now)
    return desk.open(Mirror(letter=data.letter)).noted(desk.t("letter-second-asked", n=n))


@room.view(Second)
def second(desk: Desk, data: Second) -> Screen:
    """The mirror for the second person; what is typed here is the count."""
    one, t, ids = to.open_letter(desk, data.letter), desk.t, {"letter": data.letter}
    if one.row.state != "confirming" or one.row.confirmed_at is not None or confirm.mine(desk.db, one, desk.who):
        return desk.open(Mirror(**ids))
    lines = [*letter_mirror.summary(desk, one), Safe(""), t("letter-second-type", author=_author(desk, one))]
    doors = [
        button(t.plain("button-letter-read"), LetterPreview(**ids)),
        button(t.plain("button-letter-mirror"), Mirror(**ids)),
        button(t.plain("button-letter-give-back"), GiveBack(**ids)),
    ]
    return Screen(Safe("\n".join(lines)), (*packed(doors), *row(home(t))))


def _author(desk: Desk, one: Written) -> str:
    seat = confirm.asker(desk.db, one)
    return units.seat_title(desk.db, seat.id) if seat is not None else ""


@room.words(At(Second), Typed())
def typed_count(desk: Desk, message: Message, place: Second) -> Screen:
    """«12»: a number and nothing else."""
    one, said = to.open_letter(desk, place.letter), "".join((message.text or "").split())
    if not (said.isascii() and said.isdigit() and len(said) < 7):
        raise Refusal("letter-confirm-number", seen=(message.text or "")[:20])
    if one.row.state != "confirming" or one.row.confirmed_at is not None:
        return desk.open(Mirror(letter=place.letter))
    confirm.confirm(desk.db, desk.who, one, int(said), desk.now)
    return desk.open(Mirror(letter=place.letter)).noted(desk.t("letter-second-done", n=int(said)))


@room.view(GiveBack)
def give_back(desk: Desk, data: GiveBack) -> Screen:
    one, t = to.open_letter(desk, data.letter), desk.t
    if one.row.state != "confirming":
        return desk.open(Mirror(letter=data.letter))
    return Screen(t("letter-give-back-ask"), row(back(t, Second(letter=data.letter)), home(t)))


@room.words(At(GiveBack), Typed())
def gave_back(desk: Desk, message: Message, place: GiveBack) -> Screen:
    one = to.open_letter(desk, place.letter)
    confirm.give_back(desk.db, desk.who, one, message.text or "", desk.now)
    return desk.open(Mirror(letter=place.letter)).noted(desk.t("letter-gave-back"))


@notice("letter-confirm")
def please_confirm(desk: Desk, seat_id: int, letter: int, rev: int) -> Screen | None:
    """To the second person, with the mirror; needless once it was changed, confirmed or given back."""
    one = _seen(desk, letter)
    if one is None or one.row.rev != rev or one.row.state != "confirming":
        return None
    t = desk.t
    lines = [t("letter-second-please", author=_author(desk, one)), *letter_mirror.summary(desk, one)]
    return Screen(Safe("\n".join(lines)), column(button(t.plain("button-letter-second"), Second(letter=letter))))


@notice("letter-confirmed")
def was_confirmed(desk: Desk, seat_id: int, letter: int) -> Screen | None:
    one = _seen(desk, letter)
    if one is None or not confirm.holds(one) or one.row.confirmed_by is None:
        return None
    t = desk.t
    text = t("letter-was-confirmed", name=_name(desk, one), who=units.seat_title(desk.db, one.row.confirmed_by))
    return Screen(text, column(button(t.plain("button-letter-to-send"), Mirror(letter=letter))))


@notice("letter-given-back")
def was_given_back(desk: Desk, seat_id: int, letter: int) -> Screen | None:
    one = _seen(desk, letter)
    word = confirm.last_word(desk.db, letter, "given-back")
    if one is None or word is None or not one.draft:
        return None
    t = desk.t
    who = units.seat_title(desk.db, word.seat_id)
    text = t("letter-was-given-back", name=_name(desk, one), who=who, text=word.text)
    return Screen(text, column(button(t.plain("button-letter-mend"), LetterDraft(letter=letter))))


@notice("letter-confirm-void")
def void(desk: Desk, seat_id: int, letter: int) -> Screen | None:
    """To whoever has confirmed: it was changed since, and is not what they have seen."""
    one = _seen(desk, letter)
    if one is None or not one.draft:
        return None
    look = column(button(desk.t.plain("button-letter-mirror"), Mirror(letter=letter)))
    return Screen(desk.t("letter-confirm-void", name=_name(desk, one)), look)


def _name(desk: Desk, one: Written) -> str:
    return letter_text.name(desk.t, frozen.content(one))


def _seen(desk: Desk, letter: int) -> Written | None:
    """As its reader sees it now; None when they work there no more, or it is gone."""
    try:
        return letters.of(desk.db, desk.who, letter)
    except NotThere:
        return None


# ── sending ──────────────────────────────────────────────────────────────────────────────────


@room.act(LetterSend)
def send(desk: Desk, data: LetterSend) -> Screen:
    t = desk.t
    try:
        one = to.open_letter(desk, data.letter)
    except NotThere:
        to.open_letter(desk, data.of)  # a correction that has become a version of this letter
        return desk.open(LetterSending(letter=data.of)).said(t.plain("letter-sent-already"))
    if not one.draft:
        return desk.open(LetterSending(letter=data.letter)).said(t.plain("letter-sent-already"))
    n = confirm.send(desk.db, desk.who, one, data.rev, desk.now)
    return desk.open(LetterSending(letter=data.of or data.letter)).noted(t("letter-sent-off", n=n))


# ── a full week ──────────────────────────────────────────────────────────────────────────────


@room.view(LetterLoad)
def load(desk: Desk, data: LetterLoad) -> Screen:
    """Who has many letters already; later, or a reason – typed here."""
    one, t, ids = to.writing(desk, data.letter), desk.t, {"letter": data.letter}
    full, most = mirror.full(desk.db, one, desk.now)
    page, pages = near(data.page, len(full), PAGE)
    lines = [t("letter-full-title", n=len(full), most=most)]
    lines += [t("letter-full-line", name=name, n=n) for _, name, n in full[page * PAGE : (page + 1) * PAGE]]
    if one.row.load_reason:
        lines.append(t("letter-mir-reason", text=one.row.load_reason))
    lines.append(t("letter-full-ask"))
    when = mirror.postponed(one, desk.now)
    later = button(
        t.plain("button-letter-postpone", day=t.day_of_month(deadlines.local(when, one.place.zone).date())),
        LetterPostpone(**ids, rev=one.row.rev),
    )
    turn = beside(page, pages, lambda page: LetterLoad(**ids, page=page))
    doors = (*column(later if full else None), *turn, *row(back(t, Mirror(**ids)), home(t)))
    return Screen(Safe("\n".join(lines)), doors)


@room.act(LetterPostpone)
def postpone(desk: Desk, data: LetterPostpone) -> Screen:
    one = to.writing(desk, data.letter)
    if data.rev != one.row.rev:
        raise Changed
    letters.touch(desk.db, one, data.rev, send_at=mirror.postponed(one, desk.now))
    return desk.open(Mirror(letter=data.letter)).said(desk.t.plain("letter-postponed"))


@room.words(At(LetterLoad), Typed())
def why(desk: Desk, message: Message, place: LetterLoad) -> Screen:
    one = to.writing(desk, place.letter)
    letters.change(desk.db, one, one.row.rev, load_reason=confirm.reason(message.text or ""))
    return desk.open(Mirror(letter=place.letter)).noted(desk.t("letter-reason-kept"))


# ── when ─────────────────────────────────────────────────────────────────────────────────────


@room.view(LetterWhen)
def when(desk: Desk, data: LetterWhen) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    today = deadlines.local(desk.now, one.place.zone).date()

    def press(day: date) -> LetterAt | None:
        return LetterAt(letter=data.letter, day=day.toordinal()) if day > today else None

    days = month(t, today, data.page, press, lambda page: LetterWhen(letter=data.letter, page=page))
    at_once = button(t.plain("button-letter-at-once"), LetterAt(letter=data.letter, day=0))
    planned = t.when(one.row.send_at, one.place.zone, desk.now) if one.row.send_at else ""
    text = t("letter-ask-when", when=planned, planned="yes" if planned else "no")
    return Screen(text, (*column(at_once), *days, *row(back(t, Mirror(letter=data.letter)), home(t))))


@room.act(LetterAt)
def on_day(desk: Desk, data: LetterAt) -> Screen:
    opens, _ = deadlines.working_hours(overrides())
    return _planned(desk, data.letter, pressed(data.day) if data.day else None, opens)


@room.words(At(LetterWhen), Typed())
def typed_when(desk: Desk, message: Message, place: LetterWhen) -> Screen:
    """«12 октября», «12 октября в 14:30»."""
    one, said = to.writing(desk, place.letter), message.text or ""
    today = deadlines.local(desk.now, one.place.zone).date()
    clock = re.search(r"(?:\b(?:в|at)\s+)?\b([01]?\d|2[0-3])[:.]([0-5]\d)\s*$|\b(?:в|at)\s+([01]?\d|2[0-3])\s*$", said)
    hour = time(int(clock[1] or clock[3]), int(clock[2] or 0)) if clock else deadlines.working_hours(overrides())[0]
    try:
        day = dates.ahead(said[: clock.start()].strip(" ,") if clock else said, today)
    except NotUnderstood as no:
        raise past(no, today) or Refusal("letter-when-not-understood", seen=said[:30]) from None
    return _planned(desk, place.letter, day, hour)


def _planned(desk: Desk, letter: int, day: date | None, hour: time) -> Screen:
    one = to.writing(desk, letter)
    at: datetime | None = deadlines.moment(day, hour, one.place.zone) if day else None
    if at is not None and at <= desk.now:
        raise Refusal("letter-when-past")
    if at is not None and one.row.due_on and deadlines.local(at, one.place.zone).date().isoformat() > one.row.due_on:
        raise Refusal("letter-when-after-term")
    if at != one.row.send_at:
        letters.touch(desk.db, one, one.row.rev, send_at=at)
    return desk.open(Mirror(letter=letter))
