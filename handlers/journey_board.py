"""The schools of a seat by the stage of their way."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import Home, back, home
from handlers.journey_buttons import (
    Listing,
    Passport,
    Way,
    WayBoard,
)
from handlers.paging import beside, near
from handlers.room import Desk, Room
from handlers.screen import Screen, button, column, row, short
from locales import Safe
from services import deadlines
from services.journey import stages, way
from services.org import access

room = Room("journey board")
PAGE = 6  # schools


class AtStage(CallbackData, prefix="way-at"):
    """Schools of a seat at one stage."""

    seat: int
    item: int
    page: int = 0


@room.view(WayBoard)
def board(desk: Desk, data: WayBoard) -> Screen:
    seat, t = access.seat(desk.who, data.seat, *access.LOOK_AFTER), desk.t
    counts = way.counts(desk.db, seat)
    lines = [t("journey-board", n=sum(counts.values()))]
    lines += [
        t("journey-board-line", number=one.number or "none", stage=t.local(one.names), n=counts.get(one.code, 0))
        for one in stages.stages().values()
    ]
    listing = button(t.plain("button-list-schools"), Listing(seat=seat.seat_id))
    found = [
        button(
            t.plain("button-at-stage", stage=short(t.local(one.names)), n=counts[one.code]),
            AtStage(seat=seat.seat_id, item=stages.place(one.code)),
        )
        for one in stages.stages().values()
        if counts.get(one.code)
    ]
    begins = column(listing) if seat.role in way.DECIDERS else ()
    more = [button(t.plain("button-sop"), Passport(seat=seat.seat_id))]
    return Screen(Safe("\n".join(lines)), (*begins, *column(*found, *more), *row(home(t))))


@room.view(AtStage)
def at_stage(desk: Desk, data: AtStage) -> Screen:
    seat, t = access.seat(desk.who, data.seat, *access.LOOK_AFTER), desk.t
    stage = stages.by_number(data.item)
    total = way.counts(desk.db, seat).get(stage.code, 0)
    number, pages = near(data.page, total, PAGE)
    found = way.at_stage(desk.db, seat, stage.code, number, PAGE)
    today = deadlines.local(desk.now, seat.zone).date()
    lines = [t("journey-at-stage", stage=t.local(stage.names), n=total)]
    lines += [
        t("journey-at-line", school=name, since=t.day(deadlines.local(since, seat.zone).date(), today))
        for _, name, since in found
    ]
    here = {"seat": seat.seat_id, "item": data.item}
    turn = beside(number, pages, lambda page: AtStage(**here, page=page))
    cards = column(*(button(short(name, 24), Way(school=one)) for one, name, _ in found))
    return Screen(Safe("\n".join(lines)), (*cards, *turn, *row(back(t, WayBoard(seat=seat.seat_id)), home(t))))


@room.command("journey")
def journey_command(desk: Desk, _: Message) -> Screen:
    """The stages with their schools; a director's own way."""
    for role in reversed(access.LOOK_AFTER):
        if seat := desk.who.seat(role):
            return desk.open(WayBoard(seat=seat.seat_id))
    seat = desk.who.seat("director")
    return desk.open(Way(school=seat.unit_id)) if seat else desk.open(Home())
