"""«Моё»: all that waits, by term, one screen; the letters a seat has got; those a school is late with."""

from typing import Any

from aiogram.filters.callback_data import CallbackData

from handlers import letter_words as words
from handlers.buttons import CaseCard, Home, MeasureCard, Reply, RoadmapCard, SchoolCard, back, home
from handlers.doing_buttons import ExtensionCard, HinderCard
from handlers.form_buttons import Continue
from handlers.letter_buttons import Inbox, LetterBoard, LettersReceived, Mine, TaskCard
from handlers.letter_buttons import Received as ReceivedCard
from handlers.letter_checking import Second
from handlers.paging import beside, near
from handlers.roadmap_buttons import RoadmapList
from handlers.room import Desk, Room
from handlers.screen import Button, Screen, button, column, row, short
from locales import Safe
from models import Delivery, Unit
from services import deadlines
from services.letters import behind, mine, received
from services.letters.mine import Thing
from services.org import access

room = Room("letter mine")
PAGE = 6


@room.view(Mine)
def everything(desk: Desk, data: Mine) -> Screen:
    """Six things a page, the most pressing first."""
    found, t = mine.waiting(desk.db, desk.who, desk.now), desk.t
    page, pages = near(data.page, len(found), PAGE)
    shown = found[page * PAGE : (page + 1) * PAGE]
    several = len({thing.seat.seat_id for thing in found}) > 1
    lines = [t("mine-title", n=len(found))]
    lines += [Safe(f"{k}. {line(desk, thing, several=several)}") for k, thing in enumerate(shown, page * PAGE + 1)]
    doors = column(*(door(desk, thing, k) for k, thing in enumerate(shown, page * PAGE + 1)))
    return Screen(
        Safe("\n".join(lines)), (*doors, *beside(page, pages, lambda page: Mine(page=page)), *row(back(t, Home())))
    )


def line(desk: Desk, thing: Thing, *, several: bool = False) -> Safe:
    """«Приказ № 31: отчёт. Срок: пт, 20 ноября.»; with several seats the unit is named."""
    t = desk.t
    if thing.kind == "letter":
        said = words.brief(desk, _row(desk, thing), thing.seat.zone)
    else:
        name = short(thing.name, 70) or (t.plain("task-whole") if thing.kind == "task" else "")
        said = t(
            "mine-line", kind=thing.kind, name=name, n=thing.n, dated="yes" if thing.due_on else "no",
            day=words.day(desk, thing.seat.zone, thing.due_on) if thing.due_on else "",
            late="yes" if _late(desk, thing) else "no",
        )  # fmt: skip
    return t("mine-of", text=said, unit=thing.seat.unit_name) if several else said


def _late(desk: Desk, thing: Thing) -> bool:
    today = deadlines.local(desk.now, thing.seat.zone).date().isoformat()
    return thing.due_on is not None and thing.due_on < today


def _row(desk: Desk, thing: Thing) -> Delivery:
    return received.of(desk.db, desk.who, thing.number).row


TO: dict[str, Any] = {
    "question": lambda n: Reply(case=n),
    "signal": lambda n: CaseCard(case=n),
    "returned-plan": lambda n: RoadmapCard(roadmap=n),
    "approve": lambda n: RoadmapList(seat=n),
    "form": lambda n: Continue(submission=n),
    "section": lambda n: Continue(submission=n),
    "letter": lambda n: ReceivedCard(delivery=n),
    "task": lambda n: TaskCard(task=n),
    "measure": lambda n: MeasureCard(measure=n),
    "decide": lambda n: MeasureCard(measure=n),
    "letter-confirm": lambda n: Second(letter=n),
    "letter-judge": lambda n: LetterBoard(letter=n),
    "letter-late": lambda n: ReceivedCard(delivery=n),
    "letter-time": lambda n: ExtensionCard(extension=n),
    "letter-help": lambda n: HinderCard(hindrance=n),
}


def door(desk: Desk, thing: Thing, k: int) -> Button:
    """The way to it, numbered as its line."""
    if thing.kind == "letter":
        name = words.called(desk, received.text(desk.db, _row(desk, thing)))
    else:
        name = desk.t.plain("mine-button", kind=thing.kind, name=short(thing.name, 18))
    to: CallbackData = TO[thing.kind](thing.number)
    return button(f"{k}. {short(name, 34)}", to)


@room.view(Inbox)
def inbox(desk: Desk, data: Inbox) -> Screen:
    """The letters a seat has got and is not done with, by term."""
    seat, t = access.seat(desk.who, data.seat), desk.t
    found = received.inbox(desk.db, seat)
    page, pages = near(data.page, len(found), PAGE)
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines = [
        t("letters-title", n=len(found)),
        *(words.bullet(desk, words.brief(desk, one, seat.zone)) for one in shown),
    ]
    doors = column(*(
        button(words.called(desk, received.text(desk.db, one)), ReceivedCard(delivery=one.id))
        for one in shown
    ))  # fmt: skip
    turn = beside(page, pages, lambda page: Inbox(seat=data.seat, page=page))
    every = button(t.plain("button-register-mine"), LettersReceived(seat=data.seat))
    return Screen(Safe("\n".join(lines)), (*doors, *turn, *row(back(t, Home()), every)))


# ── what a school is late with ───────────────────────────────────────────────────────────────


class SchoolLetters(CallbackData, prefix="lt-of"):
    """For those who look after it."""

    school: int


def of_school(desk: Desk, school: Unit) -> tuple[list[Safe], list[Button]]:
    """On its card: how many, and the way to them; a single one opens at once."""
    late, t = _behind(desk, school), desk.t
    if not late:
        return [], []
    to = ReceivedCard(delivery=late[0].id) if len(late) == 1 else SchoolLetters(school=school.id)
    return [t("school-letters", n=len(late))], [button(t.plain("button-school-letters", n=len(late)), to)]


@room.view(SchoolLetters)
def of_school_listed(desk: Desk, data: SchoolLetters) -> Screen:
    """The longest late first."""
    school, _ = access.school(desk.db, desk.who, data.school)
    late, t = _behind(desk, school), desk.t
    lines = [t("school-letters-title", school=school.name)]
    lines += [words.bullet(desk, words.brief(desk, one, school.zone)) for one in late[:PAGE]]
    if len(late) > PAGE:
        lines.append(t("letters-more", n=len(late) - PAGE))
    doors = column(*(
        button(words.called(desk, received.text(desk.db, one)), ReceivedCard(delivery=one.id)) for one in late[:PAGE]
    ))  # fmt: skip
    return Screen(Safe("\n".join(lines)), (*doors, *row(back(t, SchoolCard(school=school.id)), home(t))))


def _behind(desk: Desk, school: Unit) -> list[Delivery]:
    return behind.of_school(desk.db, school.id, deadlines.local(desk.now, school.zone).date())


@room.command("mine")
def mine_command(desk: Desk, _: Any) -> Screen:
    return desk.open(Mine()) if desk.who.seats else desk.open(Home())
