"""More time for a letter: asked with a day and a reason, decided by the body that issued it."""

from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_text
from handlers import letter_words as words
from handlers.buttons import back, home
from handlers.letter_buttons import Received as ReceivedCard
from handlers.letter_doing_buttons import LongerCard, LongerDay
from handlers.month import month
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from models import Extension
from services.forms import parse
from services.letters import longer, received
from services.letters.received import Received
from services.org import units
from services.refusal import NotThere, Refusal
from services.roadmaps.extensions import working

room = Room("letter longer")
WHYS, NOS = 3, 2


class LongerWhy(CallbackData, prefix="ll-why"):
    """Why? The reason is typed here; the day is an ordinal."""

    delivery: int
    day: int


class QuickWhy(CallbackData, prefix="ll-q"):
    delivery: int
    day: int
    which: int


class Grant(CallbackData, prefix="ll-ok"):
    extension: int
    rev: int


class OtherDay(CallbackData, prefix="ll-oth"):
    """Another day than the one asked for, by a calendar or in words."""

    extension: int
    page: int = 0


class GrantOther(CallbackData, prefix="ll-okd"):
    extension: int
    rev: int
    day: int


class NoAsk(CallbackData, prefix="ll-no"):
    """Why not? The word is typed here."""

    extension: int


class QuickNo(CallbackData, prefix="ll-noq"):
    extension: int
    rev: int
    which: int


class Recall(CallbackData, prefix="ll-back"):
    extension: int
    rev: int


def _typed(desk: Desk, one: Received, text: str) -> date:
    try:
        return parse.day(text, one.today(desk.now))
    except parse.NotUnderstood:
        raise Refusal("extension-day", seen=short(text, 30)) from None


def _date(number: int) -> date:
    try:
        return date.fromordinal(number)
    except (ValueError, OverflowError):
        raise NotThere from None


# ── the recipient ────────────────────────────────────────────────────────────────────────────


@room.view(LongerDay)
def ask_day(desk: Desk, data: LongerDay) -> Screen:
    one, t = received.of(desk.db, desk.who, data.delivery), desk.t
    if not (one.own and one.going and one.row.due_on):
        return desk.open(ReceivedCard(delivery=data.delivery))
    if (asked := longer.waiting(desk.db, one.row.id)) is not None:
        return desk.open(LongerCard(extension=asked.id))
    least, zone = longer.least_of(one, desk.now), one.unit.zone

    def press(day: date) -> LongerWhy | None:
        return LongerWhy(delivery=data.delivery, day=day.toordinal()) if day > least else None

    days = month(t, least, data.page, press, lambda page: LongerDay(delivery=data.delivery, page=page))
    first = words.day(desk, zone, one.row.first_due_on or one.row.due_on)
    text = t("letter-longer-day", last=words.day(desk, zone, one.row.due_on), first=first, n=one.row.extended,
             by=longer.rung(desk.db, one), body=units.one(desk.db, one.letter.unit_id).name)  # fmt: skip
    return Screen(text, (*days, *words.away(desk, data.delivery)))


@room.words(At(LongerDay), Typed())
def typed_day(desk: Desk, message: Message, place: LongerDay) -> Screen:
    one = received.of(desk.db, desk.who, place.delivery)
    day = _typed(desk, one, message.text or "")
    longer.check(one, day, desk.now)
    return desk.open(LongerWhy(delivery=place.delivery, day=day.toordinal()))


@room.view(LongerWhy)
def ask_why(desk: Desk, data: LongerWhy) -> Screen:
    """A day on which nobody works becomes the working day before it, and it is said."""
    one, t, day = received.of(desk.db, desk.who, data.delivery), desk.t, _date(data.day)
    if not (one.own and one.going):
        return desk.open(ReceivedCard(delivery=data.delivery))
    near, zone = working(day), one.unit.zone
    longer.check(one, near, desk.now)
    ids = {"delivery": data.delivery, "day": near.toordinal()}
    quick = [button(t.plain(f"extension-why-{n}"), QuickWhy(**ids, which=n)) for n in range(1, WHYS + 1)]
    text = t("extension-ask-why", day=words.day(desk, zone, near.isoformat()), off="no" if near == day else "yes",
             asked=words.day(desk, zone, day.isoformat()))  # fmt: skip
    away = row(back(t, LongerDay(delivery=data.delivery)), home(t))
    return Screen(text, (*column(*quick), *away), LongerWhy(**ids).pack())


@room.words(At(LongerWhy), Typed())
def typed_why(desk: Desk, message: Message, place: LongerWhy) -> Screen:
    return _ask(desk, place.delivery, place.day, message.text or "")


@room.act(QuickWhy)
def quick_why(desk: Desk, data: QuickWhy) -> Screen:
    if not 1 <= data.which <= WHYS:
        raise NotThere
    return _ask(desk, data.delivery, data.day, desk.t.plain(f"extension-why-{data.which}"))


def _ask(desk: Desk, number: int, day: int, reason: str) -> Screen:
    one = received.of(desk.db, desk.who, number)
    _, at = longer.ask(desk.db, desk.who, one, working(_date(day)), reason, desk.now)
    who = words.who_hears(desk, longer.deciders(desk.db, one))
    said = desk.t("extension-sent", who=who, when=words.when(desk, at, one.unit.zone), known="yes" if who else "no")
    return desk.open(ReceivedCard(delivery=number)).noted(said)


@room.act(Recall)
def recall(desk: Desk, data: Recall) -> Screen:
    wish, one = longer.one(desk.db, desk.who, data.extension)
    longer.recall(desk.db, desk.who, wish, one, data.rev, desk.now)
    return desk.open(ReceivedCard(delivery=one.row.id)).said(desk.t.plain("extension-recalled"))


# ── the other side ───────────────────────────────────────────────────────────────────────────


@room.view(LongerCard)
def card(desk: Desk, data: LongerCard) -> Screen:
    return draw(desk, *longer.one(desk.db, desk.who, data.extension))


def draw(desk: Desk, wish: Extension, one: Received) -> Screen:
    t, zone = desk.t, one.unit.zone
    lines = [
        t("extension-title", unit=short(one.unit.name, 26), state=wish.state),
        t("letter-of-name", name=letter_text.name(t, one.said), heading=one.said["heading"]),
        t("extension-days", last=words.day(desk, zone, wish.from_on), until=words.day(desk, zone, wish.until_on),
          first=words.day(desk, zone, one.row.first_due_on or wish.from_on), n=one.row.extended),
        t("extension-why", text=wish.reason),
    ]  # fmt: skip
    if wish.decided_at is not None and wish.state != "asked":
        who, when = units.seat_title(desk.db, wish.decided_by or 0), t.when(wish.decided_at, zone, desk.now)
        lines.append(t("extension-decision", state=wish.state, who=who, when=when, word=wish.word or "",
                       said="yes" if wish.word else "no"))  # fmt: skip
    elif not one.own and not longer.may_decide(desk.db, one):
        lines.append(t("letter-longer-above", by=longer.rung(desk.db, one)))
    return Screen(Safe("\n".join(lines)), (*_doors(desk, wish, one), *words.away(desk, one.row.id)))


def _doors(desk: Desk, wish: Extension, one: Received) -> Rows:
    t, ids = desk.t, {"extension": wish.id, "rev": wish.rev}
    if wish.state != "asked" or not one.going:
        return ()
    if one.own:
        return column(button(t.plain("button-extension-recall"), Recall(**ids)))
    if not longer.may_decide(desk.db, one):
        return ()
    until = words.day(desk, one.unit.zone, wish.until_on)
    return column(
        button(t.plain("button-extension-grant", day=until), Grant(**ids)),
        button(t.plain("button-extension-other"), OtherDay(extension=wish.id)),
        button(t.plain("button-extension-refuse"), NoAsk(extension=wish.id)),
    )


@room.act(Grant)
def grant(desk: Desk, data: Grant) -> Screen:
    wish, one = longer.one(desk.db, desk.who, data.extension)
    return _granted(desk, wish, one, data.rev, date.fromisoformat(wish.until_on))


def _granted(desk: Desk, wish: Extension, one: Received, rev: int, day: date) -> Screen:
    longer.grant(desk.db, desk.who, wish, one, rev, day, desk.now)
    return desk.open(LongerCard(extension=wish.id)).said(desk.t.plain("extension-granted-note"))


@room.view(OtherDay)
def other_day(desk: Desk, data: OtherDay) -> Screen:
    wish, one = longer.one(desk.db, desk.who, data.extension)
    if wish.state != "asked" or not longer.may_decide(desk.db, one):
        return desk.open(LongerCard(extension=wish.id))
    t, least = desk.t, longer.least_of(one, desk.now)

    def press(day: date) -> GrantOther | None:
        fits = day > least and working(day) == day
        return GrantOther(extension=wish.id, rev=wish.rev, day=day.toordinal()) if fits else None

    days = month(t, least, data.page, press, lambda page: OtherDay(extension=wish.id, page=page))
    away = row(back(t, LongerCard(extension=wish.id)), home(t))
    return Screen(t("extension-other"), (*days, *away))


@room.act(GrantOther)
def grant_other(desk: Desk, data: GrantOther) -> Screen:
    wish, one = longer.one(desk.db, desk.who, data.extension)
    return _granted(desk, wish, one, data.rev, _date(data.day))


@room.words(At(OtherDay), Typed())
def typed_other(desk: Desk, message: Message, place: OtherDay) -> Screen:
    wish, one = longer.one(desk.db, desk.who, place.extension)
    return _granted(desk, wish, one, wish.rev, working(_typed(desk, one, message.text or "")))


@room.view(NoAsk)
def ask_no(desk: Desk, data: NoAsk) -> Screen:
    wish, one = longer.one(desk.db, desk.who, data.extension)
    if wish.state != "asked" or not longer.may_decide(desk.db, one):
        return desk.open(LongerCard(extension=wish.id))
    t, ids = desk.t, {"extension": wish.id, "rev": wish.rev}
    quick = [button(t.plain(f"extension-no-{n}"), QuickNo(**ids, which=n)) for n in range(1, NOS + 1)]
    away = row(back(t, LongerCard(extension=wish.id)), home(t))
    return Screen(t("extension-ask-no", last=words.day(desk, one.unit.zone, wish.from_on)), (*column(*quick), *away))


@room.words(At(NoAsk), Typed())
def typed_no(desk: Desk, message: Message, place: NoAsk) -> Screen:
    wish, one = longer.one(desk.db, desk.who, place.extension)
    return _refused(desk, wish, one, wish.rev, message.text or "")


@room.act(QuickNo)
def quick_no(desk: Desk, data: QuickNo) -> Screen:
    if not 1 <= data.which <= NOS:
        raise NotThere
    wish, one = longer.one(desk.db, desk.who, data.extension)
    return _refused(desk, wish, one, data.rev, desk.t.plain(f"extension-no-{data.which}"))


def _refused(desk: Desk, wish: Extension, one: Received, rev: int, word: str) -> Screen:
    longer.refuse(desk.db, desk.who, wish, one, rev, word, desk.now)
    return desk.open(LongerCard(extension=wish.id)).said(desk.t.plain("extension-refused-note"))


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _seen(desk: Desk, number: int) -> tuple[Extension, Received] | None:
    try:
        return longer.one(desk.db, desk.who, number)
    except Refusal:
        return None


@notice("letter-longer-asked")
def asked(desk: Desk, seat_id: int, delivery: int, extension: int) -> Screen | None:
    found = _seen(desk, extension)
    if found is None or found[0].state != "asked" or found[1].own or not found[1].going:
        return None
    return draw(desk, *found)


@notice("letter-longer-decided")
def decided(desk: Desk, seat_id: int, delivery: int, extension: int) -> Screen | None:
    found = _seen(desk, extension)
    return draw(desk, *found) if found is not None and found[1].own else None
