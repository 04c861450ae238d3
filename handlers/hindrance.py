"""«Что мешает?»: the school says it in one tap, who can help answers, the school hears it."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import doing_words as words
from handlers.buttons import MeasureCard, back, home
from handlers.doing_buttons import ExtendDay, HinderAsk, HinderCard
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from models import Hindrance
from services.org import units
from services.refusal import NotThere, Refusal
from services.roadmaps import doing, hindrance
from services.roadmaps.doing import Held

room = Room("hindrance")
QUICK = 2  # ready answers to each kind


class Hinder(CallbackData, prefix="hi-go"):
    """One of KINDS, by its place."""

    measure: int
    kind: int


class HinderSaid(CallbackData, prefix="hi-said"):
    """It is passed on; a word typed here goes with it."""

    hindrance: int


class QuickHelp(CallbackData, prefix="hi-q"):
    hindrance: int
    rev: int
    which: int


class Reassign(CallbackData, prefix="hi-who"):
    """Who is responsible instead? The position is typed here."""

    hindrance: int


class TakeOut(CallbackData, prefix="hi-out"):
    hindrance: int
    rev: int


def _away(desk: Desk, number: int) -> Rows:
    return row(back(desk.t, MeasureCard(measure=number)), home(desk.t))


# ── the school ───────────────────────────────────────────────────────────────────────────────


@room.view(HinderAsk)
def ask(desk: Desk, data: HinderAsk) -> Screen:
    one = doing.held(desk.db, desk.who, data.measure)
    if not (one.own and one.going):
        return desk.open(MeasureCard(measure=data.measure))
    return question(desk, one)


def question(desk: Desk, one: Held) -> Screen:
    """Help before blame: four answers, each goes to whoever can do something."""
    t, late = desk.t, "yes" if one.late(desk.now) else "no"
    kinds = [
        button(t.plain(f"button-hinder-{kind}"), Hinder(measure=one.row.id, kind=n))
        for n, kind in enumerate(hindrance.KINDS)
    ]
    time = button(t.plain("button-hinder-time"), ExtendDay(measure=one.row.id))
    last = words.day(desk, one.plan.unit.zone, one.row.ends_on)
    text = t("hinder-ask", name=short(one.row.name, 120), last=last, late=late)
    return Screen(text, (*column(*kinds, time), *_away(desk, one.row.id)))


@room.act(Hinder)
def say(desk: Desk, data: Hinder) -> Screen:
    one = doing.held(desk.db, desk.who, data.measure)
    if not 0 <= data.kind < len(hindrance.KINDS):
        raise NotThere
    made, _ = hindrance.say(desk.db, desk.who, one, hindrance.KINDS[data.kind], desk.now)
    return desk.open(HinderSaid(hindrance=made.id))


@room.view(HinderSaid)
def said(desk: Desk, data: HinderSaid) -> Screen:
    """Who hears it and when; a word may be added."""
    made, one = hindrance.one(desk.db, desk.who, data.hindrance)
    if not one.own:
        raise NotThere
    t, who = desk.t, words.who_hears(desk, hindrance.helpers(desk.db, one, made.kind))
    when = words.when(desk, doing.heard_at(one.plan, desk.now), one.plan.unit.zone)
    known = "yes" if made.word else "no"
    text = t(
        "hinder-said", kind=made.kind, who=who, when=when, word=made.word, known=known, heard="yes" if who else "no"
    )
    return Screen(text, _away(desk, one.row.id))


@room.words(At(HinderSaid), Typed())
def typed_word(desk: Desk, message: Message, place: HinderSaid) -> Screen:
    made, one = hindrance.one(desk.db, desk.who, place.hindrance)
    hindrance.add_word(desk.db, made, one, message.text or "")
    return desk.open(place)


# ── who can help ─────────────────────────────────────────────────────────────────────────────


@room.view(HinderCard)
def card(desk: Desk, data: HinderCard) -> Screen:
    return draw(desk, *hindrance.one(desk.db, desk.who, data.hindrance))


def draw(desk: Desk, made: Hindrance, one: Held, *, news: bool = False) -> Screen:
    """In a message that comes by itself words typed are not the answer yet: a button leads to where they are."""
    t, zone = desk.t, one.plan.unit.zone
    lines = [
        t("hinder-title", unit=short(one.plan.unit.name, 28), kind=made.kind),
        t("measure-name", name=one.row.name),
        t("hinder-term", last=words.day(desk, zone, one.row.ends_on), late="yes" if one.late(desk.now) else "no"),
    ]
    if made.word:
        lines.append(t("hinder-word", text=made.word))
    if made.state == "answered" and made.answered_at is not None:
        who = units.seat_title(desk.db, made.answered_by or 0)
        when = t.when(made.answered_at, zone, desk.now)
        lines.append(t("hinder-answer", text=made.answer or "", who=who, when=when))
    elif not one.own and not news:
        lines.append(t("hinder-how"))
    write = button(t.plain("button-hinder-write"), HinderCard(hindrance=made.id)) if news else None
    doors = (*_doors(desk, made, one), *column(write))
    return Screen(Safe("\n".join(lines)), (*doors, *_away(desk, one.row.id)))


def _doors(desk: Desk, made: Hindrance, one: Held) -> Rows:
    t, ids = desk.t, {"hindrance": made.id, "rev": made.rev}
    if one.own or made.state != "open":
        return ()
    quick = [
        button(t.plain(f"hinder-{made.kind}-{n}"), QuickHelp(**ids, which=n)) for n in range(1, QUICK + 1)
    ]  # fmt: skip
    if made.kind == "not-ours" and one.going:
        quick = [
            button(t.plain("button-hinder-reassign"), Reassign(hindrance=made.id)),
            button(t.plain("button-hinder-take-out"), TakeOut(**ids)),
            *quick[:1],
        ]
    return column(*quick)


@room.words(At(HinderCard), Typed())
def typed_answer(desk: Desk, message: Message, place: HinderCard) -> Screen:
    made, one = hindrance.one(desk.db, desk.who, place.hindrance)
    return _answered(desk, made, one, made.rev, message.text or "")


@room.act(QuickHelp)
def quick_answer(desk: Desk, data: QuickHelp) -> Screen:
    made, one = hindrance.one(desk.db, desk.who, data.hindrance)
    if not 1 <= data.which <= QUICK:
        raise NotThere
    return _answered(desk, made, one, data.rev, desk.t.plain(f"hinder-{made.kind}-{data.which}"))


def _answered(desk: Desk, made: Hindrance, one: Held, rev: int, text: str) -> Screen:
    hindrance.answer(desk.db, desk.who, made, one, rev, text, desk.now)
    return desk.open(HinderCard(hindrance=made.id)).said(desk.t.plain("hinder-answered-note"))


@room.view(Reassign)
def ask_who(desk: Desk, data: Reassign) -> Screen:
    made, one = hindrance.one(desk.db, desk.who, data.hindrance)
    if one.own or made.state != "open" or not one.going:
        return desk.open(HinderCard(hindrance=made.id))
    t = desk.t
    return Screen(
        t("hinder-ask-who", who=one.row.responsible), row(back(t, HinderCard(hindrance=made.id)), home(t))
    )  # fmt: skip


@room.words(At(Reassign), Typed())
def typed_who(desk: Desk, message: Message, place: Reassign) -> Screen:
    made, one = hindrance.one(desk.db, desk.who, place.hindrance)
    doing.reassign(desk.db, desk.who, one, one.row.rev, message.text or "", desk.now)
    return _answered(desk, made, one, made.rev, desk.t.plain("hinder-reassigned", who=one.row.responsible))


@room.act(TakeOut)
def take_out(desk: Desk, data: TakeOut) -> Screen:
    made, one = hindrance.one(desk.db, desk.who, data.hindrance)
    hindrance.answer(desk.db, desk.who, made, one, data.rev, desk.t.plain("hinder-taken-out"), desk.now)
    doing.take_out(desk.db, desk.who, one, one.row.rev, desk.now)
    return desk.open(MeasureCard(measure=one.row.id)).said(desk.t.plain("measure-let-out-note"))


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _seen(desk: Desk, number: int) -> tuple[Hindrance, Held] | None:
    try:
        return hindrance.one(desk.db, desk.who, number)
    except Refusal:
        return None


@notice("hindrance-said")
def heard(desk: Desk, seat_id: int, measure: int, hindrance: int) -> Screen | None:
    found = _seen(desk, hindrance)
    if found is None or found[0].state != "open" or found[1].own or not found[1].going:
        return None
    return draw(desk, *found, news=True)


@notice("hindrance-answered")
def answered(desk: Desk, seat_id: int, measure: int, hindrance: int) -> Screen | None:
    found = _seen(desk, hindrance)
    return draw(desk, *found) if found is not None and found[1].own else None
