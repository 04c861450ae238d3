"""«Что мешает?»: said in one tap, answered by whoever can help, and back – about a measure or a letter."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import doing_words as words
from handlers.doing_buttons import ExtendDay, HinderAsk, HinderCard
from handlers.matter import Case, Matter, away, matter_of
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Rows, Screen, button, column, short
from locales import Safe
from models import Hindrance
from services import deadlines
from services.content import overrides
from services.org import units
from services.refusal import NotThere, Refusal
from services.roadmaps import in_the_way
from services.roadmaps.in_the_way import KINDS

room = Room("hindrance")
QUICK = 2  # ready answers to each kind


class Hinder(CallbackData, prefix="hi-go"):
    """One of KINDS, by its place."""

    about: str
    matter: int
    kind: int


class HinderSaid(CallbackData, prefix="hi-said"):
    """It is passed on; a word typed here goes with it."""

    hindrance: int


class QuickHelp(CallbackData, prefix="hi-q"):
    hindrance: int
    rev: int
    which: int


def found(desk: Desk, number: int) -> tuple[Hindrance, Matter, Case]:
    """What was said, as somebody who may see what it is about."""
    made = in_the_way.of(desk.db, number)
    matter = matter_of(made.about)
    return made, matter, matter.case(desk, made.about_id)


# ── who carries it out ───────────────────────────────────────────────────────────────────────


@room.view(HinderAsk)
def ask(desk: Desk, data: HinderAsk) -> Screen:
    case = matter_of(data.about).case(desk, data.matter)
    return question(desk, data.about, case) if case.own and case.going else desk.open(case.card)


def question(desk: Desk, about: str, case: Case) -> Screen:
    """Help before blame: four answers, each goes to whoever can do something."""
    t, ids = desk.t, {"about": about, "matter": case.number}
    kinds = [button(t.plain(f"button-hinder-{kind}"), Hinder(**ids, kind=n)) for n, kind in enumerate(KINDS)]
    time = button(t.plain("button-hinder-time"), ExtendDay(**ids)) if case.last else None
    return Screen(matter_of(about).ask_what(desk, case), (*column(*kinds, time), *away(desk, case)))


@room.act(Hinder)
def say(desk: Desk, data: Hinder) -> Screen:
    matter = matter_of(data.about)
    case = matter.case(desk, data.matter)
    if not 0 <= data.kind < len(KINDS):
        raise NotThere
    made = matter.help.say(desk.db, desk.who, case.held, KINDS[data.kind], desk.now)
    return desk.open(HinderSaid(hindrance=made.id))


@room.view(HinderSaid)
def said(desk: Desk, data: HinderSaid) -> Screen:
    """Who hears it and when; a word may be added."""
    made, matter, case = found(desk, data.hindrance)
    if not case.own:
        raise NotThere
    t, who = desk.t, words.who_hears(desk, matter.help.helpers(desk.db, case.held, made.kind))
    at = deadlines.next_working_moment(desk.now, case.unit.zone, overrides())
    when, known = words.when(desk, at, case.unit.zone), "yes" if made.word else "no"
    text = t(
        "hinder-said", kind=made.kind, who=who, when=when, word=made.word, known=known, heard="yes" if who else "no"
    )
    return Screen(text, away(desk, case))


@room.words(At(HinderSaid), Typed())
def typed_word(desk: Desk, message: Message, place: HinderSaid) -> Screen:
    made, matter, case = found(desk, place.hindrance)
    matter.help.add_word(desk.db, made, case.held, message.text or "", desk.now)
    return desk.open(place)


# ── who can help ─────────────────────────────────────────────────────────────────────────────


@room.view(HinderCard)
def card(desk: Desk, data: HinderCard) -> Screen:
    return _draw(desk, *found(desk, data.hindrance))


def _draw(desk: Desk, made: Hindrance, matter: Matter, case: Case, *, news: bool = False) -> Screen:
    """In a message that comes by itself words typed are not the answer yet: a button leads to where they are."""
    t, zone = desk.t, case.unit.zone
    off = case.own and case.off
    title = t("letter-let-off") if off else t("hinder-title", unit=short(case.unit.name, 28), kind=made.kind)
    lines = [title, case.name]
    if case.last and not off:
        lines.append(t("hinder-term", last=words.day(desk, zone, case.last), late="yes" if case.late else "no"))
    if made.word:
        lines.append(t("hinder-word", text=made.word))
    if made.state == "answered" and made.answered_at is not None:
        who, when = units.seat_title(desk.db, made.answered_by or 0), t.when(made.answered_at, zone, desk.now)
        lines.append(t("hinder-answer", text=made.answer or "", who=who, when=when))
    elif not case.own and not news:
        lines.append(t("hinder-how"))
    write = button(t.plain("button-hinder-write"), HinderCard(hindrance=made.id)) if news else None
    return Screen(Safe("\n".join(lines)), (*_doors(desk, made, matter, case), *column(write), *away(desk, case)))


def _doors(desk: Desk, made: Hindrance, matter: Matter, case: Case) -> Rows:
    t, ids = desk.t, {"hindrance": made.id, "rev": made.rev}
    if case.own or made.state != "open":
        return ()
    quick = [button(t.plain(f"hinder-{made.kind}-{n}"), QuickHelp(**ids, which=n)) for n in range(1, QUICK + 1)]
    if made.kind != "not-ours" or not case.going:
        return column(*quick)
    more = matter.not_ours(desk, made, case)
    return column(*more, *(quick[:1] if len(more) > 1 else quick))


@room.words(At(HinderCard), Typed())
def typed_answer(desk: Desk, message: Message, place: HinderCard) -> Screen:
    made, _, _ = found(desk, place.hindrance)
    return answered_with(desk, made.id, made.rev, message.text or "")


@room.act(QuickHelp)
def quick_answer(desk: Desk, data: QuickHelp) -> Screen:
    made, _, _ = found(desk, data.hindrance)
    if not 1 <= data.which <= QUICK:
        raise NotThere
    return answered_with(desk, made.id, data.rev, desk.t.plain(f"hinder-{made.kind}-{data.which}"))


def answered_with(desk: Desk, number: int, rev: int, text: str) -> Screen:
    """The answer is given; whoever asked hears it."""
    made, matter, case = found(desk, number)
    matter.help.answer(desk.db, desk.who, made, case.held, rev, text, desk.now)
    return desk.open(HinderCard(hindrance=made.id)).said(desk.t.plain("hinder-answered-note"))


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _seen(desk: Desk, number: int) -> tuple[Hindrance, Matter, Case] | None:
    try:
        return found(desk, number)
    except Refusal:
        return None


@notice("letter-hindrance-said")
@notice("hindrance-said")
def heard(desk: Desk, seat_id: int, hindrance: int, **_: int) -> Screen | None:
    seen = _seen(desk, hindrance)
    if seen is None or seen[0].state != "open" or seen[2].own or not seen[2].going:
        return None
    return _draw(desk, *seen, news=True)


@notice("letter-hindrance-answered")
@notice("hindrance-answered")
def answered(desk: Desk, seat_id: int, hindrance: int, **_: int) -> Screen | None:
    seen = _seen(desk, hindrance)
    return _draw(desk, *seen) if seen is not None and seen[2].own else None
