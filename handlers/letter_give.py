"""An item of a letter, or its whole report, goes to a deputy: what, by which day, to whom."""

from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_words as words
from handlers.buttons import back, home
from handlers.days import pressed, typed
from handlers.letter_buttons import Received as ReceivedCard
from handlers.letter_buttons import TaskCard
from handlers.letter_doing_buttons import Give
from handlers.newcomer import invitation, usual_title, usual_titles
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column, row, short
from services.forms import delegation
from services.forms.delegation import Deputy
from services.letters import doing, received, tasks
from services.letters.received import Received
from services.letters.tasks import WHOLE
from services.org import entry
from services.refusal import NotThere

room = Room("letter give")


class GiveDay(CallbackData, prefix="ltg-day"):
    """By which day? A working day before the letter's; others are typed."""

    delivery: int
    item: int


class GiveWhom(CallbackData, prefix="ltg-to"):
    """To whom? The day is an ordinal; a deputy who is not here yet is named by typing the position."""

    delivery: int
    item: int
    day: int


class Hand(CallbackData, prefix="ltg-ok"):
    delivery: int
    item: int
    day: int
    seat: int


class Titled(CallbackData, prefix="ltg-new"):
    """A usual position for somebody who is to be invited."""

    delivery: int
    item: int
    day: int
    title: int


def _mine(desk: Desk, delivery: int) -> Received:
    one = received.of(desk.db, desk.who, delivery)
    if not one.own or one.place.role != "director":
        raise NotThere
    if not one.going:
        raise doing.Moved
    return one


@room.view(Give)
def what(desk: Desk, data: Give) -> Screen:
    """The items and the report; what is in somebody's hands opens its card."""
    one, t = _mine(desk, data.delivery), desk.t
    held = {task.item: task for task, _, _ in tasks.given(desk.db, one.row.id) if task.state == "held"}
    rows = []
    for item in (*(each["place"] for each in one.said["items"]), WHOLE):
        name = short(words.task_name(desk, one.said, item), 34)
        to = TaskCard(task=held[item].id) if item in held else GiveDay(delivery=one.row.id, item=item)
        rows.append(button(t.plain("task-button-item", name=name, held="yes" if item in held else "no"), to))
    return Screen(t("task-what"), (*column(*rows), *words.away(desk, one.row.id)))


@room.view(GiveDay)
def by_when(desk: Desk, data: GiveDay) -> Screen:
    one, t = _mine(desk, data.delivery), desk.t
    if data.item not in tasks.free(desk.db, one):
        return desk.open(Give(delivery=data.delivery))
    days = [
        button(words.day(desk, one.unit.zone, day.isoformat()),
               GiveWhom(delivery=one.row.id, item=data.item, day=day.toordinal()))
        for day in tasks.offered(one, desk.now)
    ]  # fmt: skip
    last = words.day(desk, one.unit.zone, one.row.due_on) if one.row.due_on else ""
    text = t("task-when", name=words.task_name(desk, one.said, data.item), last=last)
    return Screen(text, (*column(*days), *row(back(t, Give(delivery=one.row.id)), home(t))))


@room.words(At(GiveDay), Typed())
def typed_day(desk: Desk, message: Message, place: GiveDay) -> Screen:
    one = _mine(desk, place.delivery)
    day = typed(message.text or "", one.today(desk.now))
    tasks.check(one, day, desk.now)
    return desk.open(GiveWhom(delivery=place.delivery, item=place.item, day=day.toordinal()))


@room.view(GiveWhom)
def whom(desk: Desk, data: GiveWhom) -> Screen:
    one, t, day = _mine(desk, data.delivery), desk.t, pressed(data.day)
    tasks.check(one, day, desk.now)
    ids = {"delivery": one.row.id, "item": data.item, "day": data.day}
    known = delegation.deputies(desk.db, one.unit.id)
    rows = [button(short(each.title, 24), Hand(**ids, seat=each.seat_id)) for each in known[:5]]
    if not known:
        rows = usual_titles(t, lambda place: Titled(**ids, title=place))
    until = words.day(desk, one.unit.zone, day.isoformat())
    text = t("task-whom", name=words.task_name(desk, one.said, data.item), day=until)
    return Screen(text, (*column(*rows), *row(back(t, GiveDay(delivery=one.row.id, item=data.item)), home(t))))


@room.words(At(GiveWhom), Typed())
def typed_title(desk: Desk, message: Message, place: GiveWhom) -> Screen:
    one = _mine(desk, place.delivery)
    to = delegation.new_deputy(desk.db, desk.who, one.place, message.text or "", desk.now)
    return _given(desk, one, place.item, pressed(place.day), to)


@room.act(Titled)
def titled(desk: Desk, data: Titled) -> Screen:
    one = _mine(desk, data.delivery)
    to = delegation.new_deputy(desk.db, desk.who, one.place, usual_title(desk.t, data.title), desk.now)
    return _given(desk, one, data.item, pressed(data.day), to)


@room.act(Hand)
def hand(desk: Desk, data: Hand) -> Screen:
    one = _mine(desk, data.delivery)
    to = delegation.deputy(desk.db, one.unit.id, data.seat)
    return _given(desk, one, data.item, pressed(data.day), to)


def _given(desk: Desk, one: Received, item: int, day: date, to: Deputy) -> Screen:
    """Given; whoever has not come in yet gets a link."""
    t, card = desk.t, ReceivedCard(delivery=one.row.id)
    if tasks.give(desk.db, desk.who, one, item, to, day, desk.now) is None:
        return desk.open(card).said(t.plain("section-given-already"))
    said = t("task-given-now", who=to.title, day=words.day(desk, one.unit.zone, day.isoformat()))
    if to.entered:
        return desk.open(card).noted(said)
    issued = entry.issue(desk.db, to.seat_id, desk.who, desk.now)
    away = words.away(desk, one.row.id)
    return invitation(desk, issued, to.title, one.unit.name, one.unit.zone, away, card).noted(said)
