"""The consent's new edition: those who are in are asked anew, and go on working meanwhile."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import ConsentAgain, Home, home
from handlers.room import Desk, Room, notice
from handlers.screen import Screen, button, column, row
from services.org import access, consent

room = Room("consent")


class AgreeAgain(CallbackData, prefix="again-yes"):
    """To the very edition that was read: a newer one must be read first."""

    seat: int
    edition: str


class NotAgain(CallbackData, prefix="again-no"):
    seat: int


@room.view(ConsentAgain)
def ask(desk: Desk, data: ConsentAgain) -> Screen:
    seat, t = access.seat(desk.who, data.seat), desk.t
    edition = consent.edition(desk.db, seat.unit_id)
    if consent.agreed(desk.db, desk.who.person_id, edition.number):
        return Screen(t("consent-up-to-date", edition=edition.number), row(home(t)))
    text = t("consent-again", edition=edition.number, day=edition.day, own=edition.below)
    agree = AgreeAgain(seat=seat.seat_id, edition=edition.number)
    no = button(t.plain("button-decline"), NotAgain(seat=seat.seat_id))
    return Screen(text, (*column(button(t.plain("button-agree"), agree), no), *row(home(t))))


@room.act(AgreeAgain)
def agreed(desk: Desk, data: AgreeAgain) -> Screen:
    seat = access.seat(desk.who, data.seat)
    if data.edition != consent.edition(desk.db, seat.unit_id).number:
        return desk.open(ConsentAgain(seat=seat.seat_id)).said(desk.t.plain("consent-newer"))
    consent.agree(desk.db, desk.who, data.edition, desk.now)
    return desk.open(Home()).noted(desk.t("consent-given"))


@room.view(NotAgain)
def declined(desk: Desk, data: NotAgain) -> Screen:
    """Nothing happens by itself: what was agreed to before still holds, leaving is one's own act."""
    seat, t = access.seat(desk.who, data.seat), desk.t
    read = button(t.plain("button-read-edition"), ConsentAgain(seat=seat.seat_id))
    return Screen(t("consent-declined"), (*column(read), *row(home(t))))


@notice("consent-changed")
def changed(desk: Desk, seat_id: int, number: str) -> Screen | None:
    """Silence for whoever has agreed meanwhile, or when a newer edition has come."""
    seat = next((place for place in desk.who.seats if place.seat_id == seat_id), None)
    if seat is None or consent.edition(desk.db, seat.unit_id).number != number:
        return None
    return None if consent.agreed(desk.db, desk.who.person_id, number) else ask(desk, ConsentAgain(seat=seat_id))
