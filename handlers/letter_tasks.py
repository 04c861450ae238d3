"""An item of a letter, or its whole report, to a deputy: what, to whom, by which day; done with a word, taken back."""

import functools
from datetime import date

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_text
from handlers import letter_words as words
from handlers.buttons import Continue, Home, back, home
from handlers.letter_buttons import Received as ReceivedCard
from handlers.letter_buttons import TaskCard
from handlers.letter_doing_buttons import Give
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Document, Rows, Screen, button, column, row, short
from locales import Safe
from services import inspection
from services.forms import delegation, parse
from services.forms.delegation import Deputy
from services.letters import doing, received, reporting, tasks
from services.letters.received import Received
from services.letters.tasks import WHOLE, Held
from services.org import entry, invitation_sheet, links, units
from services.refusal import NotThere, Refusal

room = Room("letter tasks")
TITLES = ("studies", "upbringing", "facilities", "library", "psychology")  # quick choices: deputy-title-…


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


class TakeBack(CallbackData, prefix="ltg-back"):
    task: int


class TaskDone(CallbackData, prefix="ltg-done"):
    task: int
    rev: int


class TaskTick(CallbackData, prefix="ltg-tick"):
    """The whole report is a mark: the deputy sets it for the director."""

    task: int
    rev: int


def _mine(desk: Desk, delivery: int) -> Received:
    one = received.of(desk.db, desk.who, delivery)
    if not one.own or one.place.role != "director":
        raise NotThere
    if not one.going:
        raise doing.Moved
    return one


def _name(desk: Desk, said: dict[str, object], item: int) -> str:
    """«отчёт» or the action of the item."""
    found = next((one for one in said["items"] if one["place"] == item), None)  # type: ignore[attr-defined]
    return desk.t.plain("task-whole") if found is None else f"{item}. {found['action']}"


def _date(number: int) -> date:
    try:
        return date.fromordinal(number)
    except (ValueError, OverflowError):
        raise NotThere from None


# ── the director ─────────────────────────────────────────────────────────────────────────────


@room.view(Give)
def what(desk: Desk, data: Give) -> Screen:
    """The items and the report; what is in somebody's hands opens its card."""
    one, t = _mine(desk, data.delivery), desk.t
    held = {task.item: task for task, _, _ in tasks.given(desk.db, one.row.id) if task.state == "held"}
    rows = []
    for item in (*(each["place"] for each in one.said["items"]), WHOLE):
        name = short(_name(desk, one.said, item), 34)
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
    text = t("task-when", name=_name(desk, one.said, data.item), last=last)
    return Screen(text, (*column(*days), *row(back(t, Give(delivery=one.row.id)), home(t))))


@room.words(At(GiveDay), Typed())
def typed_day(desk: Desk, message: Message, place: GiveDay) -> Screen:
    one = _mine(desk, place.delivery)
    try:
        day = parse.day(message.text or "", one.today(desk.now))
    except parse.NotUnderstood:
        raise Refusal("extension-day", seen=short(message.text or "", 30)) from None
    tasks.check(one, day, desk.now)
    return desk.open(GiveWhom(delivery=place.delivery, item=place.item, day=day.toordinal()))


@room.view(GiveWhom)
def whom(desk: Desk, data: GiveWhom) -> Screen:
    one, t, day = _mine(desk, data.delivery), desk.t, _date(data.day)
    tasks.check(one, day, desk.now)
    ids = {"delivery": one.row.id, "item": data.item, "day": data.day}
    known = delegation.deputies(desk.db, one.unit.id)
    rows = [button(short(each.title, 24), Hand(**ids, seat=each.seat_id)) for each in known[:5]]
    if not known:
        rows = [button(t.plain(f"deputy-title-{name}"), Titled(**ids, title=n)) for n, name in enumerate(TITLES)]
    until = words.day(desk, one.unit.zone, day.isoformat())
    text = t("task-whom", name=_name(desk, one.said, data.item), day=until)
    return Screen(text, (*column(*rows), *row(back(t, GiveDay(delivery=one.row.id, item=data.item)), home(t))))


@room.words(At(GiveWhom), Typed())
def typed_title(desk: Desk, message: Message, place: GiveWhom) -> Screen:
    one = _mine(desk, place.delivery)
    to = delegation.new_deputy(desk.db, desk.who, one.place, message.text or "", desk.now)
    return _given(desk, one, place.item, _date(place.day), to)


@room.act(Titled)
def titled(desk: Desk, data: Titled) -> Screen:
    one = _mine(desk, data.delivery)
    if not 0 <= data.title < len(TITLES):
        raise NotThere
    title = desk.t.plain(f"deputy-title-{TITLES[data.title]}")
    to = delegation.new_deputy(desk.db, desk.who, one.place, title, desk.now)
    return _given(desk, one, data.item, _date(data.day), to)


@room.act(Hand)
def hand(desk: Desk, data: Hand) -> Screen:
    one = _mine(desk, data.delivery)
    to = delegation.deputy(desk.db, one.unit.id, data.seat)
    return _given(desk, one, data.item, _date(data.day), to)


def _given(desk: Desk, one: Received, item: int, day: date, to: Deputy) -> Screen:
    t = desk.t
    if tasks.give(desk.db, desk.who, one, item, to, day, desk.now) is None:
        return desk.open(ReceivedCard(delivery=one.row.id)).said(t.plain("section-given-already"))
    until = words.day(desk, one.unit.zone, day.isoformat())
    said = t("task-given-now", who=to.title, day=until)
    return desk.open(ReceivedCard(delivery=one.row.id)).noted(said) if to.entered else _invited(desk, one, to, said)


def _invited(desk: Desk, one: Received, to: Deputy, said: Safe) -> Screen:
    """Who is not in the bot yet gets a link; its secrets are shown this once."""
    t, issued = desk.t, entry.issue(desk.db, to.seat_id, desk.who, desk.now)
    link = links.deep_link(desk.db, issued.link)
    text = t(
        "invitation", title=to.title, unit=one.unit.name, link=link or t.plain("no-link"),
        code=entry.spaced(issued.code), until=t.when(issued.expires_at, one.unit.zone, desk.now),
        revoked="yes" if issued.revoked else "no",
    )  # fmt: skip
    picture = Document("qr.png", functools.partial(invitation_sheet.qr_png, link)) if link else None
    place = ReceivedCard(delivery=one.row.id)
    return Screen(text, words.away(desk, one.row.id), place.pack(), document=picture).noted(said)


@room.act(TakeBack)
def take_back(desk: Desk, data: TakeBack) -> Screen:
    one = tasks.of(desk.db, desk.who, data.task)
    done = tasks.take_back(desk.db, desk.who, one, desk.now)
    said = desk.t.plain("task-back-note" if done else "letter-moved")
    return desk.open(ReceivedCard(delivery=one.delivery.id)).said(said)


# ── the deputy ───────────────────────────────────────────────────────────────────────────────


@room.view(TaskCard)
def card(desk: Desk, data: TaskCard) -> Screen:
    return draw(desk, tasks.of(desk.db, desk.who, data.task))


def draw(desk: Desk, one: Held, above: Safe | None = None) -> Screen:
    """Only this item: what, from which letter, by when; how it ended."""
    t, zone, word = desk.t, one.unit.zone, short(one.row.word, 200)
    state = one.row.state if not one.open else "late" if one.late(desk.now) else "held"
    lines = [
        *([above] if above else []),
        t("task-title", state=state),
        t("task-name", name=_name(desk, one.said, one.row.item)),
        t("task-letter", name=letter_text.name(t, one.said), heading=one.said["heading"],
          body=units.one(desk.db, one.letter.unit_id).name),
    ]  # fmt: skip
    if one.row.item == WHOLE and one.said["body"]:
        lines.append(t("letter-body", text=short(one.said["body"], 300)))
    lines.append(t("task-term", day=words.day(desk, zone, one.row.due_on)))
    if not one.mine:
        lines.append(t("task-holder", who=units.seat_title(desk.db, one.row.seat_id)))
    if word:
        lines.append(t("task-word", text=word))
    elif one.mine and one.open and (one.row.item != WHOLE or one.said["report"] == "file"):
        lines.append(t("task-how", kind="item" if one.row.item else "file"))
    return Screen(Safe("\n".join(lines)), (*_doors(desk, one), *_ways(desk, one)))


def _doors(desk: Desk, one: Held) -> Rows:
    t = desk.t
    if not one.open:
        return ()
    if not one.mine:
        return column(button(t.plain("task-button-back"), TakeBack(task=one.row.id)))
    ids = {"task": one.row.id, "rev": one.row.rev}
    if one.row.item != WHOLE:
        return column(button(t.plain("task-button-done"), TaskDone(**ids)))
    kind = one.said["report"]
    if kind == "form" and one.delivery.submission_id is not None:
        fill = Continue(submission=one.delivery.submission_id)
        return column(button(t.plain("letter-button-fill", state="begin"), fill))
    return column(button(t.plain("letter-button-tick"), TaskTick(**ids))) if kind == "tick" else ()


def _ways(desk: Desk, one: Held) -> Rows:
    return row(home(desk.t)) if one.mine else words.away(desk, one.delivery.id)


@room.act(TaskDone)
def done(desk: Desk, data: TaskDone) -> Screen:
    return _done(desk, data.task, data.rev, "")


@room.words(At(TaskCard), Typed())
def done_with_a_word(desk: Desk, message: Message, place: TaskCard) -> Screen:
    one = tasks.of(desk.db, desk.who, place.task)
    if one.row.item == WHOLE or not one.mine or not one.open:
        return desk.open(place).noted(desk.t("answer-too-late"))
    return _done(desk, place.task, one.row.rev, message.text or "")


def _done(desk: Desk, number: int, rev: int, word: str) -> Screen:
    one = tasks.of(desk.db, desk.who, number)
    tasks.done(desk.db, desk.who, one, rev, word, desk.now)
    return desk.open(Home()).noted(desk.t("task-done-note"))


@room.act(TaskTick)
def tick(desk: Desk, data: TaskTick) -> Screen:
    one = tasks.of(desk.db, desk.who, data.task)
    reporting.tick_for(desk.db, desk.who, one, data.rev, desk.now)
    return desk.open(TaskCard(task=data.task)).said(desk.t.plain("letter-tick-note"))


@room.words(At(TaskCard), F.photo | F.document)
def file_of_deputy(desk: Desk, message: Message, place: TaskCard) -> Screen:
    """The whole report is a file: it comes through the deputy."""
    one = tasks.of(desk.db, desk.who, place.task)
    remote, name, size = words.sent_file(message)
    reporting.receive_for(desk.db, desk.who, one, remote, name, size, desk.now)
    return desk.open(place).noted(desk.t("letter-file-received", name=inspection.cleaned(name)))


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _seen(desk: Desk, number: int) -> Held | None:
    try:
        return tasks.of(desk.db, desk.who, number)
    except Refusal:
        return None


@notice("task-given")
def heard_given(desk: Desk, seat_id: int, task: int) -> Screen | None:
    one = _seen(desk, task)
    return draw(desk, one, desk.t("task-given")) if one is not None and one.mine and one.open else None


@notice("task-back")
def heard_back(desk: Desk, seat_id: int, task: int) -> Screen | None:
    """To the deputy: nothing more to do here."""
    one, t = _seen(desk, task), desk.t
    if one is None or not one.mine:
        return None
    text = t("task-back", name=_name(desk, one.said, one.row.item), letter=letter_text.name(t, one.said))
    return Screen(text, row(home(t)))


@notice("task-done")
def heard_done(desk: Desk, seat_id: int, task: int) -> Screen | None:
    """To the director: who did what, and what is left to do with it."""
    return _to_director(desk, task, "task-done")


@notice("task-left")
def heard_left(desk: Desk, seat_id: int, task: int) -> Screen | None:
    return _to_director(desk, task, "task-left")


def _to_director(desk: Desk, number: int, key: str) -> Screen | None:
    one, t = _seen(desk, number), desk.t
    if one is None or one.mine:
        return None
    word = short(one.row.word, 200)
    text = t(key, name=_name(desk, one.said, one.row.item), letter=letter_text.name(t, one.said), word=word,
             said="yes" if word else "no", who=units.seat_title(desk.db, one.row.seat_id))  # fmt: skip
    look = button(t.plain("letter-button-open"), ReceivedCard(delivery=one.delivery.id))
    return Screen(text, (*column(look), *row(home(t))))
