"""How a conversation is written: plain functions of a desk, registered beside their buttons.

A view draws a screen and can be opened again at any time; an act changes something and then opens a view.
Every handler runs inside the update's one transaction, on the writer's thread.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message
from sqlalchemy.orm import Session

from handlers.screen import Screen
from locales import Say
from models.engine import Transaction
from services.org.people import Who
from services.refusal import NotThere

Data = TypeVar("Data", bound=CallbackData)
Said = TypeVar("Said", Screen, Screen | None)
Act = Callable[["Desk", Data], Screen]
Words = TypeVar("Words", bound=Callable[..., Screen | None])
Acts = dict[str, tuple[type[CallbackData], Act[Any]]]  # by prefix
Sit = Callable[[Session], "Desk"]  # who acts is read in the handler's own hop

views: dict[str, tuple[type[CallbackData], Act[Any]]] = {}
prefixes: dict[str, type[CallbackData]] = {}
notices: dict[str, Callable[..., Any]] = {}


@dataclass(frozen=True, slots=True)
class Desk:
    """What a handler works at: the session, who speaks, the calendar moment, their language."""

    db: Session
    who: Who
    now: datetime
    t: Say

    def open(self, view: CallbackData) -> Screen:
        """Draw another screen."""
        return self.open_packed(view.pack())

    def open_packed(self, packed: str) -> Screen:
        data_class, draw = views[packed.split(":", 1)[0]]
        try:
            view = data_class.unpack(packed)
        except (TypeError, ValueError):  # a place written by another release
            raise NotThere from None
        screen = draw(self, view)
        return screen if screen.place else replace(screen, place=packed)


def is_place(packed: str | None) -> bool:
    """Can this packed data draw a screen?"""
    return packed is not None and packed.split(":", 1)[0] in views


class At(Filter):
    """Lets a message through when the conversation stands at a view of this kind."""

    def __init__(self, view: type[CallbackData]) -> None:
        self.view = view

    async def __call__(self, message: Message, who: Who) -> bool | dict[str, Any]:
        place = who.place
        if place is None or place.split(":", 1)[0] != self.view.__prefix__:
            return False
        try:
            return {"place": self.view.unpack(place)}
        except (TypeError, ValueError):  # a place written by another release
            return False


class Typed(Filter):
    """Lets a text through that is no command. aiogram would take F.text to another thread and back."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.text) and not (message.text or "").startswith("/")


class Pressed(Filter):
    """Lets a press through that a room knows: one look, where a filter for each button would be asked in turn."""

    def __init__(self, acts: Acts) -> None:
        self.acts = acts

    async def __call__(self, press: CallbackQuery) -> bool | dict[str, Any]:
        known = self.acts.get((press.data or "").split(":", 1)[0])
        if known is None or press.data is None:
            return False
        data, work = known
        try:
            return {"work": work, "data": data.unpack(press.data)}
        except (TypeError, ValueError):  # garbage, or a button of another release
            return False


class Room:
    """The doors of one conversation; a new aiogram router is made of it for every dispatcher."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._doors: list[Callable[[Router], object]] = []
        self._acts: Acts = {}

    def view(self, data: type[Data]) -> Callable[[Act[Data]], Act[Data]]:
        """A screen that a button of this kind opens and that can be drawn again."""

        def register(draw: Act[Data]) -> Act[Data]:
            views[data.__prefix__] = (data, draw)
            self.act(data)(lambda desk, press: desk.open(press))
            return draw

        return register

    def act(self, data: type[Data]) -> Callable[[Act[Data]], Act[Data]]:
        """What a press of this kind of button does."""

        def register(work: Act[Data]) -> Act[Data]:
            if prefixes.setdefault(data.__prefix__, data) is not data:
                raise ValueError(f"two buttons with the prefix {data.__prefix__!r}")

            self._acts[data.__prefix__] = (data, work)
            return work

        return register

    def words(self, *filters: Any) -> Callable[[Words], Words]:
        """What a message does: filters choose which; `place` is passed on when `At` found it."""

        def register(work: Words) -> Words:
            async def said(message: Message, tx: Transaction, sit: Sit, place: Any = None) -> Screen | None:
                given = (message,) if place is None else (message, place)
                return await tx.last(_run, work, sit, *given)

            self._doors.append(lambda router: router.message.register(said, *filters))
            return work

        return register

    def command(self, name: str) -> Callable[[Words], Words]:
        """What a command does."""
        return self.words(Command(name, ignore_case=True))

    def router(self) -> Router:
        """A fresh router: aiogram attaches one only once."""
        router = Router(name=self.name)
        router.callback_query.register(_pressed, Pressed(self._acts))
        for door in self._doors:
            door(router)
        return router


def notice(key: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """How a message of the outbox is worded when it is sent; None when it has become needless."""

    def register(word: Callable[..., Any]) -> Callable[..., Any]:
        notices[key] = word
        return word

    return register


def _plausible(data: CallbackData) -> bool:
    """Forged numbers and letters that no database takes are simply not there."""
    return all(
        abs(value) < 2**53 if isinstance(value, int) else value.isascii() and value.isprintable()
        for value in data.__dict__.values()
        if isinstance(value, (int, str))
    )


async def _pressed(press: CallbackQuery, work: Act[Any], data: CallbackData, tx: Transaction, sit: Sit) -> Screen:
    if not _plausible(data):
        raise NotThere
    return await tx.last(_run, work, sit, data)


def _run(db: Session, work: Callable[..., Said], sit: Sit, *given: Any) -> Said:
    return work(sit(db), *given)
