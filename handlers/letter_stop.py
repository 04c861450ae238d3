"""A letter that has been sent off: how far it is; stopped at once, sent on to those who have not got it."""

from aiogram.filters.callback_data import CallbackData

from handlers import letter_text
from handlers import letter_to as to
from handlers.buttons import back, home
from handlers.letter_buttons import LetterBoard, LetterDraft, LetterSending, Received
from handlers.letter_correct import CorrectBegin
from handlers.room import Desk, Room, notice
from handlers.screen import Rows, Screen, button, column, row
from locales import Safe
from services.letters import books, confirm, correcting, frozen, received, stopping
from services.letters.letters import Written
from services.org import units
from services.refusal import NotThere

room = Room("letter stop")


class LetterStop(CallbackData, prefix="lt-stop"):
    letter: int
    rev: int


class LetterGoOn(CallbackData, prefix="lt-go-on"):
    letter: int
    rev: int


@room.view(LetterSending)
def card(desk: Desk, data: LetterSending) -> Screen:
    """In words; from here nothing more leaves by one press, and goes on by another."""
    one, t, ids = to.open_letter(desk, data.letter), desk.t, {"letter": data.letter}
    if one.draft:
        return desk.open(LetterDraft(**ids))
    row_, now = one.row, books.of(desk.db, data.letter)
    said = frozen.version(desk.db, data.letter, row_.version).content
    state = row_.state if row_.state in ("planned", "running", "stopped") else "closed"
    seen = "going" if state == "running" and now.to_send else state
    lines = [t("letter-run-title", name=letter_text.name(t, said), state=seen, heading=said["heading"])]
    if state == "planned" and row_.send_at is not None:
        lines.append(t("letter-run-planned", when=t.when(row_.send_at, one.place.zone, desk.now), n=now.intended))
    else:
        lines.append(t("letter-run-books", n=now.intended, sent=now.sent, read=now.acknowledged, left=now.to_send))
    if now.unreachable or now.cancelled:
        lines.append(t("letter-run-not", lost=now.unreachable, cancelled=now.cancelled))
    if state == "stopped":
        lines += _stopped(desk, one)
    return Screen(Safe("\n".join(lines)), (*_doors(desk, one, state), *row(back(t, LetterBoard(**ids)), home(t))))


def _stopped(desk: Desk, one: Written) -> list[Safe]:
    word = confirm.last_word(desk.db, one.row.id, "stopped")
    if word is None:
        return []
    when = desk.t.when(word.at, one.place.zone, desk.now)
    return [desk.t("letter-run-stopped", who=units.seat_title(desk.db, word.seat_id), when=when)]


def _doors(desk: Desk, one: Written, state: str) -> Rows:
    t, ids = desk.t, {"letter": one.row.id, "rev": one.row.rev}
    left = stopping.called_off(desk.db, one.row.id)
    mend = button(t.plain("button-letter-correct"), CorrectBegin(letter=one.row.id))
    return column(
        button(t.plain("button-letter-stop"), LetterStop(**ids)) if state in ("planned", "running") else None,
        button(t.plain("button-letter-go-on", n=left), LetterGoOn(**ids)) if state == "stopped" else None,
        mend if state in correcting.OUT else None,
    )


@room.act(LetterStop)
def stop(desk: Desk, data: LetterStop) -> Screen:
    one, t = to.open_letter(desk, data.letter), desk.t
    if one.row.state == "stopped":
        return desk.open(LetterSending(letter=data.letter)).said(t.plain("letter-stopped-already"))
    # Whatever has changed since the card was drawn: to stop is to stop.
    n = stopping.stop(desk.db, desk.who, one, one.row.rev, desk.now)
    return desk.open(LetterSending(letter=data.letter)).noted(t("letter-stopped-now", n=n))


@room.act(LetterGoOn)
def go_on(desk: Desk, data: LetterGoOn) -> Screen:
    one, t = to.open_letter(desk, data.letter), desk.t
    if one.row.state != "stopped":
        return desk.open(LetterSending(letter=data.letter)).said(t.plain("letter-going-already"))
    n = stopping.resume(desk.db, desk.who, one, data.rev, desk.now)
    return desk.open(LetterSending(letter=data.letter)).noted(t("letter-goes-on", n=n))


@notice("letter-stopped")
def was_stopped(desk: Desk, seat_id: int, delivery: int) -> Screen | None:
    """One line to whoever has it and was to act; needless once it goes on."""
    return _word(desk, delivery, "letter-was-stopped", "stopped")


@notice("letter-resumed")
def was_resumed(desk: Desk, seat_id: int, delivery: int) -> Screen | None:
    return _word(desk, delivery, "letter-was-resumed", "running")


def _word(desk: Desk, delivery: int, key: str, state: str) -> Screen | None:
    try:
        one = received.of(desk.db, desk.who, delivery)
    except NotThere:
        return None
    if one.letter.state != state:
        return None
    look = button(desk.t.plain("button-letter-open"), Received(delivery=delivery))
    return Screen(desk.t(key, name=letter_text.name(desk.t, one.said)), column(look))
