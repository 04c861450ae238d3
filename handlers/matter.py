"""What more time or help is asked for – a measure, a letter – as the conversations about both see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import back, home
from handlers.room import Desk
from handlers.screen import Button, Rows, row
from locales import Safe
from models import Extension, Hindrance, Unit
from services.refusal import NotThere
from services.roadmaps import more_time


@dataclass(frozen=True, slots=True)
class Case:
    """One of them in somebody's hands."""

    held: Any  # as its rules take it
    number: int
    unit: Unit
    own: bool  # is the reader who carries it out?
    going: bool
    late: bool
    today: date  # by the clock of the unit
    last: str | None  # the day that holds
    first: str | None
    extended: int  # how many times
    name: Safe
    card: CallbackData  # where it belongs
    off: bool = False  # is it off the reader's hands as «не наше»?


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of them: its rules are services of one shape, its own words are functions."""

    case: Callable[[Desk, int], Case]  # by its number, as this person
    time: Any  # ask check waiting deciders may_decide grant refuse recall
    help: Any  # say add_word helpers answer
    ask_day: Callable[[Desk, Case], Safe]
    decided_above: Callable[[Desk, Case], Safe]
    ask_what: Callable[[Desk, Case], Safe]
    not_ours: Callable[[Desk, Hindrance, Case], list[Button]]  # what can be done when it is not theirs


matters: dict[str, Matter] = {}  # by what the rows say they are about


def matter_of(about: str) -> Matter:
    """The kind that a row or a button is about."""
    if about not in matters:
        raise NotThere
    return matters[about]


def wished(desk: Desk, number: int) -> tuple[Extension, Matter, Case]:
    """A wish as somebody who may see what it is about."""
    wish = more_time.of(desk.db, number)
    matter = matter_of(wish.about)
    return wish, matter, matter.case(desk, wish.about_id)


def away(desk: Desk, case: Case) -> Rows:
    """Back to its card."""
    return row(back(desk.t, case.card), home(desk.t))
