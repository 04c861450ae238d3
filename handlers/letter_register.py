"""The register of letters: typed words find one; for a body its published letters, for a recipient those received."""

from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_text
from handlers.buttons import Home, back, home
from handlers.letter_buttons import LetterBoard, LetterRegister, Letters, LettersReceived, Received
from handlers.paging import beside, within
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Button, Screen, button, column, row, short
from locales import Safe
from services import deadlines
from services.letters import letters, register
from services.letters.register import Found
from services.org import access
from services.org.people import Place
from services.refusal import NotThere

room = Room("letter register")
HEADING = 60


class RegisterState(CallbackData, prefix="lt-reg-s"):
    """Only letters in this state (a place in register.STATES)."""

    seat: int
    state: int
    page: int = 0


def _seat(desk: Desk, number: int) -> tuple[Place, bool]:
    """The seat, and whether it writes letters: then the register is its body's."""
    seat = access.seat(desk.who, number)
    return seat, seat.role in letters.WRITE


@room.view(LetterRegister)
def all_of_them(desk: Desk, data: LetterRegister) -> Screen:
    return _drawn(desk, data.seat, "", 0, data.page)


@room.view(RegisterState)
def of_state(desk: Desk, data: RegisterState) -> Screen:
    if not 0 <= data.state < len(register.STATES):
        raise NotThere
    return _drawn(desk, data.seat, "", data.state, data.page)


@room.view(LettersReceived)
def received_(desk: Desk, data: LettersReceived) -> Screen:
    return _drawn(desk, data.seat, "", 0, data.page, came=True)


@room.words(At(LettersReceived), Typed())
def searched_received(desk: Desk, message: Message, place: LettersReceived) -> Screen:
    return _drawn(desk, place.seat, message.text or "", 0, 0, came=True)


@room.words(At(LetterRegister), Typed())
def searched(desk: Desk, message: Message, place: LetterRegister) -> Screen:
    """A number, words of the heading or the text, a day, a month."""
    return _drawn(desk, place.seat, message.text or "", 0, 0)


@room.words(At(RegisterState), Typed())
def searched_too(desk: Desk, message: Message, place: RegisterState) -> Screen:
    return _drawn(desk, place.seat, message.text or "", place.state, 0)


def _drawn(desk: Desk, number: int, words: str, state: int, page: int, came: bool = False) -> Screen:
    (seat, writes), t = _seat(desk, number), desk.t
    writes = writes and not came
    today = deadlines.local(desk.now, seat.zone).date()
    if writes:
        found, pages, n = register.find(desk.db, seat, words, register.STATES[state], page, today)
    else:
        found, pages, n = register.received(desk.db, seat, words, page, today)
    shown = within(page, pages)
    lines = [t("register", n=n, words=short(words, 30), sought="yes" if words else "no", page=shown + 1, pages=pages)]
    lines += [_line(desk, k, one, today) for k, one in enumerate(found, 1)]
    lines.append(t("register-how" if n or words or writes else "register-none"))
    doors = [_door(desk, k, one, writes) for k, one in enumerate(found, 1)]

    def at(page: int) -> CallbackData:
        if came:
            return LettersReceived(seat=number, page=page)
        return RegisterState(seat=number, state=state, page=page)

    turn = () if words else beside(shown, pages, at)
    after = (state + 1) % len(register.STATES)
    kinds = button(
        t.plain("button-register-state", state=register.STATES[state]), RegisterState(seat=number, state=after)
    )
    place = at(shown) if not words or came else LetterRegister(seat=number)
    behind = back(t, Letters(seat=number) if writes else Home())
    return Screen(
        Safe("\n".join(lines)),
        (*column(*doors), *turn, *row(kinds if writes else None), *row(behind, home(t))),
        place=place.pack(),
    )


def _line(desk: Desk, k: int, one: Found, today: date) -> Safe:
    t = desk.t
    day = t.day(date.fromisoformat(one.dated), today) if one.dated else ""
    name = letter_text.name(t, {"kind": one.kind, "number": one.number})
    return t("register-line", k=k, name=name, day=day, heading=short(one.heading, HEADING), state=one.state)


def _door(desk: Desk, k: int, one: Found, writes: bool) -> Button:
    to: CallbackData = LetterBoard(letter=one.number_id) if writes else Received(delivery=one.number_id)
    return button(f"{k}. {short(one.number or one.heading, 18)}", to)
