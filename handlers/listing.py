"""Putting schools on the list: the order, the schools, a look, the press."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import back, home
from handlers.journey_buttons import Listing, ListOne, Way, WayBoard
from handlers.paging import beside, near
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column, fitted, row
from locales import Safe
from services.journey import listing, way
from services.org import access

room = Room("listing")
TOWNS, NAMES = 5, 5


class ListingWhom(CallbackData, prefix="list-who"):
    """Which schools? Codes are typed here."""

    seat: int
    page: int = 0


class ListingTown(CallbackData, prefix="list-town"):
    seat: int
    unit: int


class ListingLook(CallbackData, prefix="list-look"):
    """Who would begin."""

    seat: int


class ListingGo(CallbackData, prefix="list-go"):
    seat: int


@room.view(Listing)
def basis(desk: Desk, data: Listing) -> Screen:
    seat, t = access.seat(desk.who, data.seat, *way.DECIDERS), desk.t
    return Screen(t("listing-order", one="no", school=""), row(back(t, WayBoard(seat=seat.seat_id)), home(t)))


@room.words(At(Listing), Typed())
def based(desk: Desk, message: Message, place: Listing) -> Screen:
    seat = access.seat(desk.who, place.seat, *way.DECIDERS)
    listing.order(desk.db, seat, message.text or "", desk.now)
    return desk.open(ListingWhom(seat=seat.seat_id))


@room.view(ListOne)
def basis_of_one(desk: Desk, data: ListOne) -> Screen:
    school, _ = access.school(desk.db, desk.who, data.school, *way.DECIDERS)
    t = desk.t
    return Screen(t("listing-order", one="yes", school=school.name), row(back(t, Way(school=school.id)), home(t)))


@room.words(At(ListOne), Typed())
def based_one(desk: Desk, message: Message, place: ListOne) -> Screen:
    school, seat = access.school(desk.db, desk.who, place.school, *way.DECIDERS)
    listing.order(desk.db, seat, message.text or "", desk.now)
    listing.choose(desk.db, seat, [school.id])
    return desk.open(ListingLook(seat=seat.seat_id))


@room.view(ListingWhom)
def whom(desk: Desk, data: ListingWhom) -> Screen:
    seat, t = access.seat(desk.who, data.seat, *way.DECIDERS), desk.t
    draft, ids = listing.begun(desk.db, seat), {"seat": seat.seat_id}
    if draft is None:
        return desk.open(Listing(**ids))
    found = listing.towns(desk.db, seat)
    number, pages = near(data.page, len(found), TOWNS)
    towns = [
        button(fitted(f"{{}} · {n}".format, name), ListingTown(**ids, unit=unit))
        for unit, name, n in found[number * TOWNS : (number + 1) * TOWNS]
    ]
    turn = beside(number, pages, lambda page: ListingWhom(**ids, page=page))
    text = t("listing-whom", number=draft.number, day=f"{listing.day(draft):%d.%m.%Y}")
    return Screen(text, (*column(*towns), *turn, *row(back(t, Listing(**ids)), home(t))))


@room.words(At(ListingWhom), Typed())
def coded(desk: Desk, message: Message, place: ListingWhom) -> Screen:
    seat = access.seat(desk.who, place.seat, *way.DECIDERS)
    listing.by_codes(desk.db, seat, message.text or "")
    return desk.open(ListingLook(seat=seat.seat_id))


@room.act(ListingTown)
def of_town(desk: Desk, data: ListingTown) -> Screen:
    seat = access.seat(desk.who, data.seat, *way.DECIDERS)
    listing.by_town(desk.db, seat, data.unit)
    return desk.open(ListingLook(seat=seat.seat_id))


@room.view(ListingLook)
def look(desk: Desk, data: ListingLook) -> Screen:
    """The order, the schools that begin, those that are on their way already; who hears of it."""
    seat, t = access.seat(desk.who, data.seat, *way.DECIDERS), desk.t
    draft = listing.begun(desk.db, seat)
    if draft is None or not draft.schools:
        return desk.open(WayBoard(seat=seat.seat_id))
    fresh, there = listing.look(desk.db, draft)
    lines = [
        t("listing-look", number=draft.number, day=f"{listing.day(draft):%d.%m.%Y}", n=len(fresh)),
        t("listing-names", names=", ".join(fresh[:NAMES]), more=max(0, len(fresh) - NAMES)) if fresh else Safe(""),
    ]
    if there:
        lines.append(t("listing-there", n=len(there), names=", ".join(there[:NAMES])))
    lines.append(t("listing-heard"))
    go = button(t.plain("button-listing-go", n=len(fresh)), ListingGo(seat=seat.seat_id)) if fresh else None
    return Screen(
        Safe("\n".join(line for line in lines if line)),
        (*column(go), *row(back(t, ListingWhom(seat=seat.seat_id)), home(t))),
    )


@room.act(ListingGo)
def carry_out(desk: Desk, data: ListingGo) -> Screen:
    seat, t = access.seat(desk.who, data.seat, *way.DECIDERS), desk.t
    draft = listing.begun(desk.db, seat)
    if draft is None or not draft.schools:  # pressed twice
        return desk.open(WayBoard(seat=seat.seat_id)).said(t.plain("listing-already"))
    done = listing.carry_out(desk.db, desk.who, seat, desk.now)
    to = Way(school=draft.schools[0]) if len(draft.schools) == 1 else WayBoard(seat=seat.seat_id)
    return desk.open(to).noted(t("listing-done", n=done))
