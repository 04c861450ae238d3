"""«Что мешает?» about a letter: said in one tap, answered by whoever can help, and back to the recipient."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_text
from handlers import letter_words as words
from handlers.buttons import back, home
from handlers.letter_buttons import Received as ReceivedCard
from handlers.letter_doing_buttons import HinderLetter, LetterHindrance, LongerDay
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from models import Hindrance
from services.letters import doing, hindered, received
from services.letters.received import Received
from services.org import units
from services.refusal import NotThere, Refusal

room = Room("letter hindered")
QUICK = 2  # ready answers to each kind


class Hinder(CallbackData, prefix="lh-go"):
    """One of KINDS, by its place."""

    delivery: int
    kind: int


class HinderSaid(CallbackData, prefix="lh-said"):
    """It is passed on; a word typed here goes with it."""

    hindrance: int


class QuickHelp(CallbackData, prefix="lh-q"):
    hindrance: int
    rev: int
    which: int


class LetOff(CallbackData, prefix="lh-off"):
    """Not theirs indeed: why? The word is typed here, and the letter is off this recipient."""

    hindrance: int


class LetOffNow(CallbackData, prefix="lh-off1"):
    hindrance: int
    rev: int


@room.view(HinderLetter)
def ask(desk: Desk, data: HinderLetter) -> Screen:
    one = received.of(desk.db, desk.who, data.delivery)
    if not (one.own and one.going):
        return desk.open(ReceivedCard(delivery=data.delivery))
    return question(desk, one)


def question(desk: Desk, one: Received) -> Screen:
    """Help before blame: four answers, each goes to whoever can do something."""
    t, late = desk.t, "yes" if one.late(desk.now) else "no"
    kinds = [
        button(t.plain(f"button-hinder-{kind}"), Hinder(delivery=one.row.id, kind=n))
        for n, kind in enumerate(hindered.KINDS)
    ]
    time = button(t.plain("button-hinder-time"), LongerDay(delivery=one.row.id)) if one.row.due_on else None
    last = words.day(desk, one.unit.zone, one.row.due_on) if one.row.due_on else ""
    name = letter_text.name(t, one.said)
    text = t("letter-hinder-ask", name=name, heading=one.said["heading"], last=last, late=late)
    return Screen(text, (*column(*kinds, time), *words.away(desk, one.row.id)))


@room.act(Hinder)
def say(desk: Desk, data: Hinder) -> Screen:
    one = received.of(desk.db, desk.who, data.delivery)
    if not 0 <= data.kind < len(hindered.KINDS):
        raise NotThere
    made = hindered.say(desk.db, desk.who, one, hindered.KINDS[data.kind], desk.now)
    return desk.open(HinderSaid(hindrance=made.id))


@room.view(HinderSaid)
def said(desk: Desk, data: HinderSaid) -> Screen:
    """Who hears it and when; a word may be added."""
    made, one = hindered.one(desk.db, desk.who, data.hindrance)
    if not one.own:
        raise NotThere
    t, who = desk.t, words.who_hears(desk, hindered.helpers(desk.db, one, made.kind))
    when, known = words.when(desk, doing.heard_at(one, desk.now), one.unit.zone), "yes" if made.word else "no"
    text = t(
        "hinder-said", kind=made.kind, who=who, when=when, word=made.word, known=known, heard="yes" if who else "no"
    )
    return Screen(text, words.away(desk, one.row.id))


@room.words(At(HinderSaid), Typed())
def typed_word(desk: Desk, message: Message, place: HinderSaid) -> Screen:
    made, one = hindered.one(desk.db, desk.who, place.hindrance)
    hindered.add_word(desk.db, made, one, message.text or "")
    return desk.open(place)


# ── who can help ─────────────────────────────────────────────────────────────────────────────


@room.view(LetterHindrance)
def card(desk: Desk, data: LetterHindrance) -> Screen:
    return draw(desk, *hindered.one(desk.db, desk.who, data.hindrance))


def draw(desk: Desk, made: Hindrance, one: Received, *, news: bool = False) -> Screen:
    """In a message that comes by itself words typed are not the answer yet: a button leads to where they are."""
    t, zone = desk.t, one.unit.zone
    lines = [
        t("hinder-title", unit=short(one.unit.name, 28), kind=made.kind),
        t("letter-of-name", name=letter_text.name(t, one.said), heading=one.said["heading"]),
    ]
    if one.row.due_on:
        late = "yes" if one.late(desk.now) else "no"
        lines.append(t("hinder-term", last=words.day(desk, zone, one.row.due_on), late=late))
    if made.word:
        lines.append(t("hinder-word", text=made.word))
    if made.state == "answered" and made.answered_at is not None:
        who, when = units.seat_title(desk.db, made.answered_by or 0), t.when(made.answered_at, zone, desk.now)
        lines.append(t("hinder-answer", text=made.answer or "", who=who, when=when))
    elif not one.own and not news:
        lines.append(t("hinder-how"))
    if one.own and one.row.state == "cancelled":
        lines.append(t("letter-let-off"))
    write = button(t.plain("button-hinder-write"), LetterHindrance(hindrance=made.id)) if news else None
    return Screen(Safe("\n".join(lines)), (*_doors(desk, made, one), *column(write), *words.away(desk, one.row.id)))


def _doors(desk: Desk, made: Hindrance, one: Received) -> Rows:
    t, ids = desk.t, {"hindrance": made.id, "rev": made.rev}
    if one.own or made.state != "open":
        return ()
    quick = [button(t.plain(f"hinder-{made.kind}-{n}"), QuickHelp(**ids, which=n)) for n in range(1, QUICK + 1)]
    if made.kind == "not-ours" and one.going and one.issuer:
        quick = [button(t.plain("letter-button-let-off"), LetOff(hindrance=made.id)), *quick]
    return column(*quick)


@room.words(At(LetterHindrance), Typed())
def typed_answer(desk: Desk, message: Message, place: LetterHindrance) -> Screen:
    made, one = hindered.one(desk.db, desk.who, place.hindrance)
    return _answered(desk, made, one, made.rev, message.text or "")


@room.act(QuickHelp)
def quick_answer(desk: Desk, data: QuickHelp) -> Screen:
    made, one = hindered.one(desk.db, desk.who, data.hindrance)
    if not 1 <= data.which <= QUICK:
        raise NotThere
    return _answered(desk, made, one, data.rev, desk.t.plain(f"hinder-{made.kind}-{data.which}"))


def _answered(desk: Desk, made: Hindrance, one: Received, rev: int, text: str) -> Screen:
    hindered.answer(desk.db, desk.who, made, one, rev, text, desk.now)
    return desk.open(LetterHindrance(hindrance=made.id)).said(desk.t.plain("hinder-answered-note"))


@room.view(LetOff)
def ask_off(desk: Desk, data: LetOff) -> Screen:
    """Others see it: asked once more, with a word."""
    made, one = hindered.one(desk.db, desk.who, data.hindrance)
    if made.state != "open" or not (one.issuer and one.going):
        return desk.open(LetterHindrance(hindrance=made.id))
    t = desk.t
    sure = button(t.plain("letter-button-let-off-now"), LetOffNow(hindrance=made.id, rev=made.rev))
    away = row(back(t, LetterHindrance(hindrance=made.id)), home(t))
    return Screen(t("letter-let-off-ask", unit=one.unit.name), (*column(sure), *away))


@room.words(At(LetOff), Typed())
def typed_off(desk: Desk, message: Message, place: LetOff) -> Screen:
    made, one = hindered.one(desk.db, desk.who, place.hindrance)
    return _off(desk, made, one, made.rev, message.text or "")


@room.act(LetOffNow)
def off_now(desk: Desk, data: LetOffNow) -> Screen:
    made, one = hindered.one(desk.db, desk.who, data.hindrance)
    return _off(desk, made, one, data.rev, desk.t.plain("letter-let-off-word"))


def _off(desk: Desk, made: Hindrance, one: Received, rev: int, word: str) -> Screen:
    hindered.let_off(desk.db, desk.who, made, one, rev, word, desk.now)
    return desk.open(LetterHindrance(hindrance=made.id)).said(desk.t.plain("letter-let-off-note"))


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _seen(desk: Desk, number: int) -> tuple[Hindrance, Received] | None:
    try:
        return hindered.one(desk.db, desk.who, number)
    except Refusal:
        return None


@notice("letter-hindrance-said")
def heard(desk: Desk, seat_id: int, delivery: int, hindrance: int) -> Screen | None:
    found = _seen(desk, hindrance)
    if found is None or found[0].state != "open" or found[1].own or not found[1].going:
        return None
    return draw(desk, *found, news=True)


@notice("letter-hindrance-answered")
def answered(desk: Desk, seat_id: int, delivery: int, hindrance: int) -> Screen | None:
    found = _seen(desk, hindrance)
    return draw(desk, *found) if found is not None and found[1].own else None
