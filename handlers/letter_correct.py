"""Correcting a letter that is out: why, what reads differently, whom it also goes to; then through the mirror."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_difference, letter_mirror, letter_text
from handlers import letter_to as to
from handlers.buttons import back, home
from handlers.letter_buttons import LetterAudience, LetterDraft, LetterSending, Mirror, Received
from handlers.letter_card import Acknowledge
from handlers.letter_checking import CorrectCard
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Screen, button, column, row
from locales import Safe
from services.letters import confirm, correcting, difference, frozen, received
from services.letters.letters import Written
from services.org import units
from services.refusal import NotThere

room = Room("letter correction")


class CorrectBegin(CallbackData, prefix="lt-cor"):
    """Begin a correction of this letter, or go on with it."""

    letter: int


class CorrectAgain(CallbackData, prefix="lt-cor-again"):
    letter: int
    on: int


class CorrectDrop(CallbackData, prefix="lt-cor-drop"):
    letter: int
    of: int


@room.act(CorrectBegin)
def begin(desk: Desk, data: CorrectBegin) -> Screen:
    one = to.open_letter(desk, data.letter)
    return desk.open(CorrectCard(letter=correcting.begin(desk.db, desk.who, one, desk.now)))


@room.view(CorrectCard)
def card(desk: Desk, data: CorrectCard) -> Screen:
    one, t, ids = to.writing(desk, data.letter), desk.t, {"letter": data.letter}
    of, chosen = _of(one), one.row.audience or {}
    name = letter_text.name(t, frozen.content(one))
    lines = [t("letter-cor-title", name=name)]
    found = letter_mirror.difference(desk, one)
    lines += found or [t("letter-cor-nothing")]
    if not chosen.get("reason"):
        lines.append(t("letter-cor-ask-reason"))
    done, changed = correcting.done(desk.db, of), correcting.form_changed(desk.db, one)
    if done:
        again = "yes" if chosen.get("again") and changed else "no"
        lines.append(t("letter-cor-reports", n=done, again=again, changed="yes" if changed else "no"))
    on = not chosen.get("again")
    doors = column(
        button(t.plain("button-letter-cor-mirror"), Mirror(**ids)) if chosen.get("reason") else None,
        button(t.plain("button-letter-cor-text"), LetterDraft(**ids)),
        button(t.plain("button-letter-cor-also"), LetterAudience(**ids)),
        button(t.plain("button-letter-cor-again", on="yes" if on else "no"), CorrectAgain(**ids, on=int(on)))
        if done and changed
        else None,
        button(t.plain("button-letter-cor-drop"), CorrectDrop(**ids, of=of)),
    )
    return Screen(Safe("\n".join(lines)), (*doors, *row(back(t, LetterSending(letter=of)), home(t))))


def _of(one: Written) -> int:
    of = correcting.target(one)
    if of is None:
        raise NotThere
    return of


@room.words(At(CorrectCard), Typed())
def reason(desk: Desk, message: Message, place: CorrectCard) -> Screen:
    one = to.writing(desk, place.letter)
    correcting.say_why(desk.db, one, confirm.reason(message.text or ""))
    return desk.open(place).noted(desk.t("letter-reason-kept"))


@room.act(CorrectAgain)
def again(desk: Desk, data: CorrectAgain) -> Screen:
    correcting.ask_again(desk.db, to.writing(desk, data.letter), bool(data.on))
    return desk.open(CorrectCard(letter=data.letter))


@room.act(CorrectDrop)
def drop(desk: Desk, data: CorrectDrop) -> Screen:
    """Nothing of it has left; the letter stays as it was."""
    try:
        correcting.drop(desk.db, desk.who, to.writing(desk, data.letter), desk.now)
    except NotThere:  # pressed twice
        to.open_letter(desk, data.of)
    return desk.open(LetterSending(letter=data.of)).said(desk.t.plain("letter-cor-dropped"))


@notice("letter-corrected")
def corrected(desk: Desk, seat_id: int, delivery: int) -> Screen | None:
    """To whoever has the old text: the difference alone, to be acknowledged anew."""
    try:
        one = received.of(desk.db, desk.who, delivery)
    except NotThere:
        return None
    if one.letter.state != "running" or one.row.version < 2:
        return None
    t, number = desk.t, one.row.version
    now = frozen.version(desk.db, one.letter.id, number)
    found = difference.between(frozen.version(desk.db, one.letter.id, number - 1).content, now.content)
    body = units.one(desk.db, one.letter.unit_id).name
    lines = [t("letter-corrected", name=letter_text.name(t, now.content), body=body)]
    lines += letter_difference.lines(desk, found, one.today(desk.now))
    lines.append(t("letter-cor-reason", text=now.reason))
    lines.append(t("letter-corrected-next", work=one.row.work))
    read = button(t.plain("letter-button-acknowledge"), Acknowledge(delivery=delivery, version=number))
    look = button(t.plain("button-letter-open"), Received(delivery=delivery))
    return Screen(Safe("\n".join(lines)), column(None if one.acknowledged else read, look))
