"""The deciding side of a measure: accepted, returned with a reason, let out of the roadmap or kept in it."""

from aiogram.types import Message

from handlers.buttons import MeasureCard
from handlers.doing_buttons import (
    Accept,
    DecideList,
    KeepIn,
    LetOut,
    QuickReturn,
    ReturnAsk,
)
from handlers.doing_words import back_to, held
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column
from services.refusal import NotThere
from services.roadmaps import doing
from services.roadmaps.doing import Held

room = Room("measure-judge")
QUICK_RETURNS = 3


@room.act(Accept)
def accept(desk: Desk, data: Accept) -> Screen:
    doing.accept(desk.db, desk.who, held(desk, data.measure), data.rev, desk.now)
    return _next(desk, data.measure, "measure-accepted-note")


def _next(desk: Desk, number: int, key: str) -> Screen:
    """What else waits is one press away."""
    screen, t = desk.open(MeasureCard(measure=number)), desk.t
    seat = held(desk, number).plan.place
    more = button(t.plain("button-decide-next"), DecideList(seat=seat.seat_id))
    return Screen(screen.text, (*column(more), *screen.rows), screen.place, toast=t.plain(key))


@room.view(ReturnAsk)
def ask_return(desk: Desk, data: ReturnAsk) -> Screen:
    one, t = held(desk, data.measure), desk.t
    if one.own or one.row.state != "checking":
        return desk.open(MeasureCard(measure=data.measure))
    ids = {"measure": one.row.id, "rev": one.row.rev}
    quick = [button(t.plain(f"measure-return-{n}"), QuickReturn(**ids, which=n)) for n in range(1, QUICK_RETURNS + 1)]
    return Screen(t("measure-ask-return"), (*column(*quick), *back_to(desk, one.row.id)))


@room.words(At(ReturnAsk), Typed())
def typed_return(desk: Desk, message: Message, place: ReturnAsk) -> Screen:
    one = held(desk, place.measure)
    return _return(desk, one, one.row.rev, message.text or "")


@room.act(QuickReturn)
def quick_return(desk: Desk, data: QuickReturn) -> Screen:
    if not 1 <= data.which <= QUICK_RETURNS:
        raise NotThere
    return _return(desk, held(desk, data.measure), data.rev, desk.t.plain(f"measure-return-{data.which}"))


def _return(desk: Desk, one: Held, rev: int, reason: str) -> Screen:
    doing.give_back(desk.db, desk.who, one, rev, reason, desk.now)
    return _next(desk, one.row.id, "measure-returned-note")


@room.act(LetOut)
def let_out(desk: Desk, data: LetOut) -> Screen:
    doing.let_out(desk.db, desk.who, held(desk, data.measure), data.rev, desk.now)
    return _next(desk, data.measure, "measure-let-out-note")


@room.act(KeepIn)
def keep_in(desk: Desk, data: KeepIn) -> Screen:
    doing.keep_in(desk.db, desk.who, held(desk, data.measure), data.rev, desk.now)
    return _next(desk, data.measure, "measure-kept-note")
