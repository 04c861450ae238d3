"""More time: asked with a day and a reason – for a measure or for a letter; its card, for both sides."""

from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import doing_words as words
from handlers.buttons import back, home
from handlers.days import pressed, typed
from handlers.doing_buttons import ExtendDay, ExtensionCard, Grant, NoAsk, OtherDay
from handlers.matter import Case, Matter, away, matter_of, wished
from handlers.month import month
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from models import Extension
from services.org import units
from services.refusal import NotThere, Refusal
from services.roadmaps import more_time
from services.roadmaps.more_time import working

room = Room("extension")
WHYS = 3  # ready reasons


class ExtendWhy(CallbackData, prefix="ex-why"):
    """Why? The reason is typed here; the day is an ordinal."""

    about: str
    matter: int
    day: int


class QuickWhy(CallbackData, prefix="ex-q"):
    about: str
    matter: int
    day: int
    which: int


class RecallLonger(CallbackData, prefix="ex-back"):
    extension: int
    rev: int


# ── who carries it out ───────────────────────────────────────────────────────────────────────


@room.view(ExtendDay)
def ask_day(desk: Desk, data: ExtendDay) -> Screen:
    matter = matter_of(data.about)
    case, t = matter.case(desk, data.matter), desk.t
    if not (case.own and case.going and case.last):
        return desk.open(case.card)
    if (asked := matter.time.waiting(desk.db, case.number)) is not None:
        return desk.open(ExtensionCard(extension=asked.id))
    least, ids = more_time.least(case.last, case.today), {"about": data.about, "matter": data.matter}

    def press(day: date) -> ExtendWhy | None:
        return ExtendWhy(**ids, day=day.toordinal()) if day > least else None

    days = month(t, least, data.page, press, lambda page: ExtendDay(**ids, page=page))
    return Screen(matter.ask_day(desk, case), (*days, *away(desk, case)))


@room.words(At(ExtendDay), Typed())
def typed_day(desk: Desk, message: Message, place: ExtendDay) -> Screen:
    matter = matter_of(place.about)
    case = matter.case(desk, place.matter)
    day = typed(message.text or "", case.today)
    matter.time.check(case.held, day, desk.now)
    return desk.open(ExtendWhy(about=place.about, matter=place.matter, day=day.toordinal()))


@room.view(ExtendWhy)
def ask_why(desk: Desk, data: ExtendWhy) -> Screen:
    """A day on which nobody works becomes the working day before it, and it is said."""
    matter, day = matter_of(data.about), pressed(data.day)
    case, t = matter.case(desk, data.matter), desk.t
    if not (case.own and case.going):
        return desk.open(case.card)
    near, zone = working(day), case.unit.zone
    matter.time.check(case.held, near, desk.now)
    whose = {"about": data.about, "matter": data.matter}
    ids = {**whose, "day": near.toordinal()}
    quick = [button(t.plain(f"extension-why-{n}"), QuickWhy(**ids, which=n)) for n in range(1, WHYS + 1)]
    text = t(
        "extension-ask-why", day=words.day(desk, zone, near.isoformat()), off="no" if near == day else "yes",
        asked=words.day(desk, zone, day.isoformat()),
    )  # fmt: skip
    return Screen(text, (*column(*quick), *row(back(t, ExtendDay(**whose)), home(t))), ExtendWhy(**ids).pack())


@room.words(At(ExtendWhy), Typed())
def typed_why(desk: Desk, message: Message, place: ExtendWhy) -> Screen:
    return _ask(desk, place, message.text or "")


@room.act(QuickWhy)
def quick_why(desk: Desk, data: QuickWhy) -> Screen:
    if not 1 <= data.which <= WHYS:
        raise NotThere
    return _ask(desk, data, desk.t.plain(f"extension-why-{data.which}"))


def _ask(desk: Desk, data: ExtendWhy | QuickWhy, reason: str) -> Screen:
    matter = matter_of(data.about)
    case = matter.case(desk, data.matter)
    _, at = matter.time.ask(desk.db, desk.who, case.held, working(pressed(data.day)), reason, desk.now)
    who = words.who_hears(desk, matter.time.deciders(desk.db, case.held))
    said = desk.t("extension-sent", who=who, when=words.when(desk, at, case.unit.zone), known="yes" if who else "no")
    return desk.open(case.card).noted(said)


@room.act(RecallLonger)
def recall(desk: Desk, data: RecallLonger) -> Screen:
    wish, matter, case = wished(desk, data.extension)
    matter.time.recall(desk.db, desk.who, wish, case.held, data.rev, desk.now)
    return desk.open(case.card).said(desk.t.plain("extension-recalled"))


# ── the other side ───────────────────────────────────────────────────────────────────────────


@room.view(ExtensionCard)
def card(desk: Desk, data: ExtensionCard) -> Screen:
    return _draw(desk, *wished(desk, data.extension))


def _draw(desk: Desk, wish: Extension, matter: Matter, case: Case) -> Screen:
    t, zone = desk.t, case.unit.zone
    lines = [
        t("extension-title", unit=short(case.unit.name, 26), state=wish.state),
        case.name,
        t("extension-days", last=words.day(desk, zone, wish.from_on), until=words.day(desk, zone, wish.until_on),
          first=words.day(desk, zone, case.first or wish.from_on), n=case.extended),
        t("extension-why", text=wish.reason),
    ]  # fmt: skip
    if wish.decided_at is not None and wish.state != "asked":
        who, when = units.seat_title(desk.db, wish.decided_by or 0), t.when(wish.decided_at, zone, desk.now)
        lines.append(t("extension-decision", state=wish.state, who=who, when=when, word=wish.word or "",
                       said="yes" if wish.word else "no"))  # fmt: skip
    elif not case.own and not matter.time.may_decide(desk.db, case.held):
        lines.append(matter.decided_above(desk, case))
    return Screen(Safe("\n".join(lines)), (*_doors(desk, wish, matter, case), *away(desk, case)))


def _doors(desk: Desk, wish: Extension, matter: Matter, case: Case) -> Rows:
    t, ids = desk.t, {"extension": wish.id, "rev": wish.rev}
    if wish.state != "asked" or not case.going:
        return ()
    if case.own:
        return column(button(t.plain("button-extension-recall"), RecallLonger(**ids)))
    if not matter.time.may_decide(desk.db, case.held):
        return ()
    until = words.day(desk, case.unit.zone, wish.until_on)
    return column(
        button(t.plain("button-extension-grant", day=until), Grant(**ids)),
        button(t.plain("button-extension-other"), OtherDay(extension=wish.id)),
        button(t.plain("button-extension-refuse"), NoAsk(extension=wish.id)),
    )


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _seen(desk: Desk, number: int) -> tuple[Extension, Matter, Case] | None:
    try:
        return wished(desk, number)
    except Refusal:
        return None


@notice("letter-longer-asked")
@notice("extension-asked")
def asked(desk: Desk, seat_id: int, extension: int, **_: int) -> Screen | None:
    found = _seen(desk, extension)
    if found is None or found[0].state != "asked" or found[2].own or not found[2].going:
        return None
    return _draw(desk, *found)


@notice("letter-longer-decided")
@notice("extension-decided")
def decided(desk: Desk, seat_id: int, extension: int, **_: int) -> Screen | None:
    found = _seen(desk, extension)
    return _draw(desk, *found) if found is not None and found[2].own else None
