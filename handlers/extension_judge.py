"""More time is decided upon: the day that was asked for, another one, or none with a word why."""

from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import doing_words as words
from handlers.buttons import back, home
from handlers.days import pressed, typed
from handlers.doing_buttons import ExtensionCard, Grant, NoAsk, OtherDay
from handlers.matter import wished
from handlers.month import month
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column, row
from services.refusal import NotThere
from services.roadmaps import more_time
from services.roadmaps.more_time import working

room = Room("extension judge")
NOS = 2  # ready words why not


class GrantOther(CallbackData, prefix="ex-okd"):
    extension: int
    rev: int
    day: int


class QuickNo(CallbackData, prefix="ex-noq"):
    extension: int
    rev: int
    which: int


@room.act(Grant)
def grant(desk: Desk, data: Grant) -> Screen:
    wish = more_time.of(desk.db, data.extension)
    return _granted(desk, data.extension, data.rev, date.fromisoformat(wish.until_on))


def _granted(desk: Desk, number: int, rev: int, day: date) -> Screen:
    wish, matter, case = wished(desk, number)
    matter.time.grant(desk.db, desk.who, wish, case.held, rev, day, desk.now)
    return desk.open(ExtensionCard(extension=number)).said(desk.t.plain("extension-granted-note"))


@room.view(OtherDay)
def other_day(desk: Desk, data: OtherDay) -> Screen:
    wish, matter, case = wished(desk, data.extension)
    if wish.state != "asked" or not case.last or not matter.time.may_decide(desk.db, case.held):
        return desk.open(ExtensionCard(extension=wish.id))
    t, least = desk.t, more_time.least(case.last, case.today)

    def press(day: date) -> GrantOther | None:
        fits = day > least and working(day) == day
        return GrantOther(extension=wish.id, rev=wish.rev, day=day.toordinal()) if fits else None

    days = month(t, least, data.page, press, lambda page: OtherDay(extension=wish.id, page=page))
    return Screen(t("extension-other"), (*days, *row(back(t, ExtensionCard(extension=wish.id)), home(t))))


@room.act(GrantOther)
def grant_other(desk: Desk, data: GrantOther) -> Screen:
    return _granted(desk, data.extension, data.rev, pressed(data.day))


@room.words(At(OtherDay), Typed())
def typed_other(desk: Desk, message: Message, place: OtherDay) -> Screen:
    wish, _, case = wished(desk, place.extension)
    return _granted(desk, wish.id, wish.rev, working(typed(message.text or "", case.today)))


@room.view(NoAsk)
def ask_no(desk: Desk, data: NoAsk) -> Screen:
    wish, matter, case = wished(desk, data.extension)
    if wish.state != "asked" or not matter.time.may_decide(desk.db, case.held):
        return desk.open(ExtensionCard(extension=wish.id))
    t, ids = desk.t, {"extension": wish.id, "rev": wish.rev}
    quick = [button(t.plain(f"extension-no-{n}"), QuickNo(**ids, which=n)) for n in range(1, NOS + 1)]
    text = t("extension-ask-no", last=words.day(desk, case.unit.zone, wish.from_on))
    return Screen(text, (*column(*quick), *row(back(t, ExtensionCard(extension=wish.id)), home(t))))


@room.words(At(NoAsk), Typed())
def typed_no(desk: Desk, message: Message, place: NoAsk) -> Screen:
    return _refused(desk, place.extension, None, message.text or "")


@room.act(QuickNo)
def quick_no(desk: Desk, data: QuickNo) -> Screen:
    if not 1 <= data.which <= NOS:
        raise NotThere
    return _refused(desk, data.extension, data.rev, desk.t.plain(f"extension-no-{data.which}"))


def _refused(desk: Desk, number: int, rev: int | None, word: str) -> Screen:
    wish, matter, case = wished(desk, number)
    matter.time.refuse(desk.db, desk.who, wish, case.held, wish.rev if rev is None else rev, word, desk.now)
    return desk.open(ExtensionCard(extension=number)).said(desk.t.plain("extension-refused-note"))
