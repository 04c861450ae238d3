"""An order entered wrongly: the right number and date, the reason, done; the others hear, the old value stays."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import corrected
from handlers.buttons import RoadmapCard, back, home
from handlers.days import dotted
from handlers.journey_buttons import CorrectOrder, SupportCard, Way
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Screen, button, column, row
from locales import Safe
from services.journey import corrections
from services.journey.corrections import Order
from services.org import access
from services.refusal import NotThere

room = Room("correction")
REASONS = 3


class CorrectWhy(CallbackData, prefix="ord-why"):
    """Why? The reason is typed here, or chosen."""

    what: str
    item: int


class CorrectNow(CallbackData, prefix="ord-now"):
    what: str
    item: int
    which: int


def _order(desk: Desk, data: CorrectOrder | CorrectWhy | CorrectNow) -> Order:
    return corrections.one(desk.db, desk.who, data.what, data.item, desk.now)


def _card(order: Order) -> CallbackData:
    if order.what == "roadmap":
        return RoadmapCard(roadmap=order.id)
    school = order.unit.id
    return SupportCard(school=school, item=order.item) if order.what == "support" else Way(school=school)


@room.view(CorrectOrder)
def ask(desk: Desk, data: CorrectOrder) -> Screen:
    order, t = _order(desk, data), desk.t
    text = t("order-correct", unit=order.unit.name, number=order.number, on=dotted(order.on))
    return Screen(text, row(back(t, _card(order)), home(t)))


@room.words(At(CorrectOrder), Typed())
def typed(desk: Desk, message: Message, place: CorrectOrder) -> Screen:
    corrections.keep(desk.db, _order(desk, place), message.text or "", desk.now)
    return desk.open(CorrectWhy(what=place.what, item=place.item))


@room.view(CorrectWhy)
def why(desk: Desk, data: CorrectWhy) -> Screen:
    order, t = _order(desk, data), desk.t
    said = corrections.kept(desk.db, order)
    ids = {"what": data.what, "item": data.item}
    if said is None:
        return desk.open(CorrectOrder(**ids))
    text = t(
        "order-why", unit=order.unit.name, number=order.number, on=dotted(order.on), fresh=said[0],
        fresh_on=dotted(said[1]),
    )  # fmt: skip
    quick = [button(t.plain(f"order-because-{k}"), CorrectNow(**ids, which=k)) for k in range(1, REASONS + 1)]
    return Screen(text, (*column(*quick), *row(back(t, CorrectOrder(**ids)), home(t))))


@room.act(CorrectNow)
def chosen(desk: Desk, data: CorrectNow) -> Screen:
    if not 1 <= data.which <= REASONS:
        raise NotThere
    return _correct(desk, _order(desk, data), desk.t.plain(f"order-because-{data.which}"))


@room.words(At(CorrectWhy), Typed())
def because(desk: Desk, message: Message, place: CorrectWhy) -> Screen:
    return _correct(desk, _order(desk, place), message.text or "")


def _correct(desk: Desk, order: Order, reason: str) -> Screen:
    done = corrections.correct(desk.db, desk.who, order, reason, desk.now)
    screen = desk.open(_card(order))
    return screen.noted(desk.t("order-corrected-now")) if done else screen.said(desk.t.plain("order-corrected-already"))


@notice("order-corrected")
def told(desk: Desk, _: int, what: str, item: int) -> Screen | None:
    """As it stands when the message goes out, with what stood there before."""
    found = corrections.told(desk.db, what, item)
    if found is None or not any(access.sees(desk.db, seat, found[0].id) for seat in desk.who.seats):
        return None
    unit, number, on = found
    head = desk.t("order-corrected", unit=unit.name, what=what, number=number, on=dotted(on))
    lines = [head, *corrected.lines(desk, what, item, unit.zone)[:1]]
    to = RoadmapCard(roadmap=item) if what == "roadmap" else Way(school=unit.id)
    look = button(desk.t.plain("button-order-look"), to)
    return Screen(Safe("\n".join(lines)), (*column(look), *row(home(desk.t))))
