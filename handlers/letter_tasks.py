"""What of a letter is in a deputy's hands: its card, done with a word, taken back; who hears of it."""

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_text, parcel
from handlers import letter_words as words
from handlers.buttons import Home, home
from handlers.form_buttons import Continue
from handlers.letter_buttons import Received as ReceivedCard
from handlers.letter_buttons import TaskCard
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from services import inspection
from services.letters import reporting, tasks
from services.letters.tasks import WHOLE, Held
from services.org import units
from services.refusal import Refusal

room = Room("letter tasks")


class TakeBack(CallbackData, prefix="ltg-back"):
    task: int


class TaskDone(CallbackData, prefix="ltg-done"):
    task: int
    rev: int


class TaskTick(CallbackData, prefix="ltg-tick"):
    """The whole report is a mark: the deputy sets it for the director."""

    task: int
    rev: int


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
        t("task-name", name=words.task_name(desk, one.said, one.row.item)),
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
    remote, name, size = parcel.sent(message)
    reporting.receive_for(desk.db, desk.who, one, remote, name, size, desk.now)
    return desk.open(place).noted(desk.t("letter-file-received", name=inspection.cleaned(name)))


@room.act(TakeBack)
def take_back(desk: Desk, data: TakeBack) -> Screen:
    one = tasks.of(desk.db, desk.who, data.task)
    done = tasks.take_back(desk.db, desk.who, one, desk.now)
    said = desk.t.plain("task-back-note" if done else "letter-moved")
    return desk.open(ReceivedCard(delivery=one.delivery.id)).said(said)


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
    text = t("task-back", name=words.task_name(desk, one.said, one.row.item), letter=letter_text.name(t, one.said))
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
    text = t(key, name=words.task_name(desk, one.said, one.row.item), letter=letter_text.name(t, one.said), word=word,
             said="yes" if word else "no", who=units.seat_title(desk.db, one.row.seat_id))  # fmt: skip
    look = button(t.plain("letter-button-open"), ReceivedCard(delivery=one.delivery.id))
    return Screen(text, (*column(look), *row(home(t))))
