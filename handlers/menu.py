"""Home: what is to be done, by seat; what did not fit is a press away."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from handlers import journey_home, region_home, school_home, stranger
from handlers.buttons import ConsentAgain, Home, home
from handlers.room import Desk, Room
from handlers.screen import HIGH, WIDE, Button, Rows, Screen, button, packed, row
from locales import Safe
from services.org import access, consent, units
from services.org.people import Place

room = Room("menu")
FIRST = 6  # rows of a home that would be higher; the others are a press away

_BY_ROLE = {
    "director": school_home.of_director,
    "deputy": school_home.of_deputy,
    "curator": region_home.looking_after,
    "coordinator": region_home.looking_after,
    "operator": region_home.of_operator,
    "mentor": journey_home.of_mentor,
}


class SeatHome(CallbackData, prefix="home-of"):
    """What is to be done in one of several seats."""

    seat: int


class MoreDoors(CallbackData, prefix="home-more"):
    """What did not fit on the home of a seat."""

    seat: int


@room.view(Home)
def at_home(desk: Desk, _: Home) -> Screen:
    if not desk.who.seats:
        return stranger.greet(desk)
    lines: list[Safe] = []
    buttons: list[Button] = []
    for seat in desk.who.seats:
        said, found = _BY_ROLE[seat.role](desk, seat)
        lines.append(_of_seat(desk, seat, said))
        buttons += found
    if len(desk.who.seats) > 1 and _confusing(buttons):
        lines, buttons = _by_seat(desk)
    asks: Rows = ()
    if (asked := consent.missing(desk.db, desk.who)) is not None:
        lines.insert(0, desk.t("home-consent"))
        asks = row(button(desk.t.plain("button-read-edition"), ConsentAgain(seat=asked.seat_id)))
    return Screen(Safe("\n\n".join(lines)), (*asks, *_high(desk, desk.who.seats[0], packed(buttons), HIGH - len(asks))))


def _confusing(buttons: Sequence[Button]) -> bool:
    """Too many for a screen, cut where it matters, or two that read alike."""
    labels = [one.label for one in buttons]
    return len(packed(buttons)) > HIGH or len(set(labels)) < len(labels) or max(map(len, labels), default=0) > WIDE


def _high(desk: Desk, seat: Place, rows: Rows, most: int) -> Rows:
    """As many doors as a screen holds; what one needs seldom stands last and is a press away."""
    if len(rows) <= most:
        return rows
    return (*rows[:FIRST], *row(button(desk.t.plain("button-more-doors"), MoreDoors(seat=seat.seat_id))))


@room.view(MoreDoors)
def more_doors(desk: Desk, data: MoreDoors) -> Screen:
    seat = access.seat(desk.who, data.seat)
    _, found = _BY_ROLE[seat.role](*_alone(desk, seat))
    rest = packed(found)[FIRST:][: HIGH - 1]
    return Screen(_of_seat(desk, seat, ()), (*rest, *row(home(desk.t))))


def _of_seat(desk: Desk, seat: Place, said: Sequence[Safe]) -> Safe:
    return Safe("\n".join([desk.t("home-seat", seat=units.placed(seat.title, seat.unit_name)), *said]))


def _by_seat(desk: Desk) -> tuple[list[Safe], list[Button]]:
    """Numbered: the names of two schools may begin alike on a button."""
    lines, buttons = [], []
    for number, seat in enumerate(desk.who.seats, 1):
        said, _ = _BY_ROLE[seat.role](*_alone(desk, seat))
        lines.append(Safe(f"{number}. {_of_seat(desk, seat, said[:1])}"))
        role = desk.t.plain("button-seat-home", role=seat.role)
        buttons.append(button(f"{number}. {role}: {seat.unit_name}", SeatHome(seat=seat.seat_id)))
    return lines, buttons


def _alone(desk: Desk, seat: Place) -> tuple[Desk, Place]:
    """As if this were the only seat: then no button has to say which one it is of."""
    return replace(desk, who=replace(desk.who, seats=(seat,))), seat


@room.view(SeatHome)
def at_seat(desk: Desk, data: SeatHome) -> Screen:
    seat = access.seat(desk.who, data.seat)
    said, found = _BY_ROLE[seat.role](*_alone(desk, seat))
    rows = _high(desk, seat, packed(found), HIGH - 1)
    return Screen(_of_seat(desk, seat, said), (*rows, *row(home(desk.t))))
