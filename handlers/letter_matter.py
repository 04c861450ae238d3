"""More time and help for a letter: its own words; «не наше» takes the letter off this recipient."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_text
from handlers import letter_words as words
from handlers.buttons import back, home
from handlers.doing_buttons import HinderCard
from handlers.hindrance import found
from handlers.letter_buttons import Received as ReceivedCard
from handlers.matter import Case, Matter, matters
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Button, Screen, button, column, row
from locales import Safe
from models import Hindrance
from services.letters import hindered, longer, received
from services.letters.received import Received
from services.org import units
from services.refusal import NotThere

room = Room("letter matter")


class LetOff(CallbackData, prefix="lh-off"):
    """Not theirs indeed: why? The word is typed here, and the letter is off this recipient."""

    hindrance: int


class LetOffNow(CallbackData, prefix="lh-off1"):
    hindrance: int
    rev: int


def case_of(desk: Desk, number: int) -> Case:
    return case(desk, received.of(desk.db, desk.who, number))


def case(desk: Desk, one: Received) -> Case:
    """A letter that is in hand already."""
    row_, t = one.row, desk.t
    name = t("letter-of-name", name=letter_text.name(t, one.said), heading=one.said["heading"])
    return Case(
        one, row_.id, one.unit, one.own, one.going, one.late(desk.now), one.today(desk.now), row_.due_on,
        row_.first_due_on or row_.due_on, row_.extended, name, ReceivedCard(delivery=row_.id),
        off=row_.state == "cancelled",
    )  # fmt: skip


def _ask_day(desk: Desk, case: Case) -> Safe:
    one, zone, last = case.held, case.unit.zone, case.last or ""
    return desk.t(
        "letter-longer-day", last=words.day(desk, zone, last), first=words.day(desk, zone, case.first or last),
        n=case.extended, by=longer.rung(desk.db, one), body=units.one(desk.db, one.letter.unit_id).name,
    )  # fmt: skip


def _above(desk: Desk, case: Case) -> Safe:
    return desk.t("letter-longer-above", by=longer.rung(desk.db, case.held))


def _ask_what(desk: Desk, case: Case) -> Safe:
    said, late = case.held.said, "yes" if case.late else "no"
    last = words.day(desk, case.unit.zone, case.last) if case.last else ""
    name = letter_text.name(desk.t, said)
    return desk.t("letter-hinder-ask", name=name, heading=said["heading"], last=last, late=late)


def _not_ours(desk: Desk, made: Hindrance, case: Case) -> list[Button]:
    off = button(desk.t.plain("letter-button-let-off"), LetOff(hindrance=made.id))
    return [off] if case.held.issuer else []


matters[longer.ABOUT] = Matter(case_of, longer, hindered, _ask_day, _above, _ask_what, _not_ours)


def _letter(desk: Desk, number: int) -> tuple[Hindrance, Received]:
    made, _, case = found(desk, number)
    if made.about != longer.ABOUT:
        raise NotThere
    return made, case.held


@room.view(LetOff)
def ask_off(desk: Desk, data: LetOff) -> Screen:
    """Others see it: asked once more, with a word."""
    made, one = _letter(desk, data.hindrance)
    if made.state != "open" or not (one.issuer and one.going):
        return desk.open(HinderCard(hindrance=made.id))
    t = desk.t
    sure = button(t.plain("letter-button-let-off-now"), LetOffNow(hindrance=made.id, rev=made.rev))
    away = row(back(t, HinderCard(hindrance=made.id)), home(t))
    return Screen(t("letter-let-off-ask", unit=one.unit.name), (*column(sure), *away))


@room.words(At(LetOff), Typed())
def typed_off(desk: Desk, message: Message, place: LetOff) -> Screen:
    made, one = _letter(desk, place.hindrance)
    return _off(desk, made, one, made.rev, message.text or "")


@room.act(LetOffNow)
def off_now(desk: Desk, data: LetOffNow) -> Screen:
    made, one = _letter(desk, data.hindrance)
    return _off(desk, made, one, data.rev, desk.t.plain("letter-let-off-word"))


def _off(desk: Desk, made: Hindrance, one: Received, rev: int, word: str) -> Screen:
    hindered.let_off(desk.db, desk.who, made, one, rev, word, desk.now)
    return desk.open(HinderCard(hindrance=made.id)).said(desk.t.plain("letter-let-off-note"))
