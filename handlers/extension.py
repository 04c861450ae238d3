"""More time for a measure: asked by the school with a day and a reason, decided on the other side."""

from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import doing_words as words
from handlers.buttons import MeasureCard, back, home
from handlers.doing_buttons import ExtendDay, ExtensionCard
from handlers.month import month
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from models import Extension
from services import deadlines
from services.forms import parse
from services.org import units
from services.refusal import NotThere, Refusal
from services.roadmaps import doing, extensions
from services.roadmaps.doing import Held

room = Room("extension")
WHYS, NOS = 3, 2


class ExtendWhy(CallbackData, prefix="ex-why"):
    """Why? The reason is typed here; the day is an ordinal."""

    measure: int
    day: int


class QuickWhy(CallbackData, prefix="ex-q"):
    measure: int
    day: int
    which: int


class Grant(CallbackData, prefix="ex-ok"):
    extension: int
    rev: int


class OtherDay(CallbackData, prefix="ex-oth"):
    """Another day than the one asked for, by a calendar or in words."""

    extension: int
    page: int = 0


class GrantOther(CallbackData, prefix="ex-okd"):
    extension: int
    rev: int
    day: int


class NoAsk(CallbackData, prefix="ex-no"):
    """Why not? The word is typed here."""

    extension: int


class QuickNo(CallbackData, prefix="ex-noq"):
    extension: int
    rev: int
    which: int


class RecallLonger(CallbackData, prefix="ex-back"):
    extension: int
    rev: int


def _away(desk: Desk, number: int) -> Rows:
    return row(back(desk.t, MeasureCard(measure=number)), home(desk.t))


def _today(desk: Desk, one: Held) -> date:
    return deadlines.local(desk.now, one.plan.unit.zone).date()


def _typed(desk: Desk, one: Held, text: str) -> date:
    try:
        return parse.day(text, _today(desk, one))
    except parse.NotUnderstood:
        raise Refusal("extension-day", seen=short(text, 30)) from None


def _date(number: int) -> date:
    try:
        return date.fromordinal(number)
    except (ValueError, OverflowError):
        raise NotThere from None


# ── the school ───────────────────────────────────────────────────────────────────────────────


@room.view(ExtendDay)
def ask_day(desk: Desk, data: ExtendDay) -> Screen:
    one, t = doing.held(desk.db, desk.who, data.measure), desk.t
    if not (one.own and one.going):
        return desk.open(MeasureCard(measure=data.measure))
    if (asked := extensions.waiting(desk.db, one.row.id)) is not None:
        return desk.open(ExtensionCard(extension=asked.id))
    least = max(date.fromisoformat(one.row.ends_on), _today(desk, one))

    def press(day: date) -> ExtendWhy | None:
        return ExtendWhy(measure=data.measure, day=day.toordinal()) if day > least else None

    days = month(t, least, data.page, press, lambda page: ExtendDay(measure=data.measure, page=page))
    zone, first = one.plan.unit.zone, one.row.first_ends_on or one.row.ends_on
    text = t(
        "extension-ask-day", last=words.day(desk, zone, one.row.ends_on), first=words.day(desk, zone, first),
        n=one.row.extended, above="yes" if extensions.above(one) else "no",
    )  # fmt: skip
    return Screen(text, (*days, *_away(desk, data.measure)))


@room.words(At(ExtendDay), Typed())
def typed_day(desk: Desk, message: Message, place: ExtendDay) -> Screen:
    one = doing.held(desk.db, desk.who, place.measure)
    day = _typed(desk, one, message.text or "")
    extensions.check(one, day, desk.now)
    return desk.open(ExtendWhy(measure=place.measure, day=day.toordinal()))


@room.view(ExtendWhy)
def ask_why(desk: Desk, data: ExtendWhy) -> Screen:
    """A day on which nobody works becomes the working day before it, and it is said."""
    one, t, day = doing.held(desk.db, desk.who, data.measure), desk.t, _date(data.day)
    if not (one.own and one.going):
        return desk.open(MeasureCard(measure=data.measure))
    near, zone = extensions.working(day), one.plan.unit.zone
    extensions.check(one, near, desk.now)
    ids = {"measure": data.measure, "day": near.toordinal()}
    quick = [button(t.plain(f"extension-why-{n}"), QuickWhy(**ids, which=n)) for n in range(1, WHYS + 1)]
    text = t(
        "extension-ask-why", day=words.day(desk, zone, near.isoformat()), off="no" if near == day else "yes",
        asked=words.day(desk, zone, day.isoformat()),
    )  # fmt: skip
    screen = Screen(text, (*column(*quick), *row(back(t, ExtendDay(measure=data.measure)), home(t))))
    return Screen(screen.text, screen.rows, ExtendWhy(**ids).pack())


@room.words(At(ExtendWhy), Typed())
def typed_why(desk: Desk, message: Message, place: ExtendWhy) -> Screen:
    return _ask(desk, place.measure, place.day, message.text or "")


@room.act(QuickWhy)
def quick_why(desk: Desk, data: QuickWhy) -> Screen:
    if not 1 <= data.which <= WHYS:
        raise NotThere
    return _ask(desk, data.measure, data.day, desk.t.plain(f"extension-why-{data.which}"))


def _ask(desk: Desk, number: int, day: int, reason: str) -> Screen:
    one = doing.held(desk.db, desk.who, number)
    _, at = extensions.ask(desk.db, desk.who, one, extensions.working(_date(day)), reason, desk.now)
    who = words.who_hears(desk, extensions.deciders(desk.db, one))
    said = desk.t(
        "extension-sent", who=who, when=words.when(desk, at, one.plan.unit.zone), known="yes" if who else "no"
    )
    return desk.open(MeasureCard(measure=number)).noted(said)


@room.act(RecallLonger)
def recall(desk: Desk, data: RecallLonger) -> Screen:
    wish, one = extensions.one(desk.db, desk.who, data.extension)
    extensions.recall(desk.db, desk.who, wish, one, data.rev, desk.now)
    return desk.open(MeasureCard(measure=one.row.id)).said(desk.t.plain("extension-recalled"))


# ── the other side ───────────────────────────────────────────────────────────────────────────


@room.view(ExtensionCard)
def card(desk: Desk, data: ExtensionCard) -> Screen:
    return draw(desk, *extensions.one(desk.db, desk.who, data.extension))


def draw(desk: Desk, wish: Extension, one: Held) -> Screen:
    t, zone = desk.t, one.plan.unit.zone
    by = units.seat_title(desk.db, wish.decided_by or 0)
    lines = [
        t("extension-title", unit=short(one.plan.unit.name, 26), state=wish.state),
        t("measure-name", name=one.row.name),
        t("extension-days", last=words.day(desk, zone, wish.from_on), until=words.day(desk, zone, wish.until_on),
          first=words.day(desk, zone, one.row.first_ends_on or one.row.ends_on), n=one.row.extended),
        t("extension-why", text=wish.reason),
    ]  # fmt: skip
    if wish.decided_at is not None and wish.state != "asked":
        when = t.when(wish.decided_at, zone, desk.now)
        lines.append(t("extension-decision", state=wish.state, who=by, when=when, word=wish.word or "",
                       said="yes" if wish.word else "no"))  # fmt: skip
    elif not one.own and not extensions.may_decide(one):
        lines.append(t("extension-above", n=one.row.extended))
    return Screen(Safe("\n".join(lines)), (*_doors(desk, wish, one), *_away(desk, one.row.id)))


def _doors(desk: Desk, wish: Extension, one: Held) -> Rows:
    t, ids = desk.t, {"extension": wish.id, "rev": wish.rev}
    if wish.state != "asked" or not one.going:
        return ()
    if one.own:
        return column(button(t.plain("button-extension-recall"), RecallLonger(**ids)))
    if not extensions.may_decide(one):
        return ()
    until = words.day(desk, one.plan.unit.zone, wish.until_on)
    return column(
        button(t.plain("button-extension-grant", day=until), Grant(**ids)),
        button(t.plain("button-extension-other"), OtherDay(extension=wish.id)),
        button(t.plain("button-extension-refuse"), NoAsk(extension=wish.id)),
    )


@room.act(Grant)
def grant(desk: Desk, data: Grant) -> Screen:
    wish, one = extensions.one(desk.db, desk.who, data.extension)
    return _granted(desk, wish, one, data.rev, date.fromisoformat(wish.until_on))


def _granted(desk: Desk, wish: Extension, one: Held, rev: int, day: date) -> Screen:
    extensions.grant(desk.db, desk.who, wish, one, rev, day, desk.now)
    return desk.open(ExtensionCard(extension=wish.id)).said(desk.t.plain("extension-granted-note"))


@room.view(OtherDay)
def other_day(desk: Desk, data: OtherDay) -> Screen:
    wish, one = extensions.one(desk.db, desk.who, data.extension)
    if wish.state != "asked" or not extensions.may_decide(one):
        return desk.open(ExtensionCard(extension=wish.id))
    t, least = desk.t, max(date.fromisoformat(one.row.ends_on), _today(desk, one))

    def press(day: date) -> GrantOther | None:
        fits = day > least and extensions.working(day) == day
        return GrantOther(extension=wish.id, rev=wish.rev, day=day.toordinal()) if fits else None

    days = month(t, least, data.page, press, lambda page: OtherDay(extension=wish.id, page=page))
    away = row(back(t, ExtensionCard(extension=wish.id)), home(t))
    return Screen(t("extension-other"), (*days, *away))


@room.act(GrantOther)
def grant_other(desk: Desk, data: GrantOther) -> Screen:
    wish, one = extensions.one(desk.db, desk.who, data.extension)
    return _granted(desk, wish, one, data.rev, _date(data.day))


@room.words(At(OtherDay), Typed())
def typed_other(desk: Desk, message: Message, place: OtherDay) -> Screen:
    wish, one = extensions.one(desk.db, desk.who, place.extension)
    return _granted(desk, wish, one, wish.rev, extensions.working(_typed(desk, one, message.text or "")))


@room.view(NoAsk)
def ask_no(desk: Desk, data: NoAsk) -> Screen:
    wish, one = extensions.one(desk.db, desk.who, data.extension)
    if wish.state != "asked" or not extensions.may_decide(one):
        return desk.open(ExtensionCard(extension=wish.id))
    t, ids = desk.t, {"extension": wish.id, "rev": wish.rev}
    quick = [button(t.plain(f"extension-no-{n}"), QuickNo(**ids, which=n)) for n in range(1, NOS + 1)]
    away = row(back(t, ExtensionCard(extension=wish.id)), home(t))
    return Screen(
        t("extension-ask-no", last=words.day(desk, one.plan.unit.zone, wish.from_on)), (*column(*quick), *away)
    )


@room.words(At(NoAsk), Typed())
def typed_no(desk: Desk, message: Message, place: NoAsk) -> Screen:
    wish, one = extensions.one(desk.db, desk.who, place.extension)
    return _refused(desk, wish, one, wish.rev, message.text or "")


@room.act(QuickNo)
def quick_no(desk: Desk, data: QuickNo) -> Screen:
    if not 1 <= data.which <= NOS:
        raise NotThere
    wish, one = extensions.one(desk.db, desk.who, data.extension)
    return _refused(desk, wish, one, data.rev, desk.t.plain(f"extension-no-{data.which}"))


def _refused(desk: Desk, wish: Extension, one: Held, rev: int, word: str) -> Screen:
    extensions.refuse(desk.db, desk.who, wish, one, rev, word, desk.now)
    return desk.open(ExtensionCard(extension=wish.id)).said(desk.t.plain("extension-refused-note"))


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _seen(desk: Desk, number: int) -> tuple[Extension, Held] | None:
    try:
        return extensions.one(desk.db, desk.who, number)
    except Refusal:
        return None


@notice("extension-asked")
def asked(desk: Desk, seat_id: int, measure: int, extension: int) -> Screen | None:
    found = _seen(desk, extension)
    if found is None or found[0].state != "asked" or found[1].own or not found[1].going:
        return None
    return draw(desk, *found)


@notice("extension-decided")
def decided(desk: Desk, seat_id: int, measure: int, extension: int) -> Screen | None:
    found = _seen(desk, extension)
    return draw(desk, *found) if found is not None and found[1].own else None
