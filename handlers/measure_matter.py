"""More time and help for a measure: its own words; «не наше» is somebody else's, or out of the plan."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import doing_words as words
from handlers.buttons import MeasureCard, back, home
from handlers.doing_buttons import HinderCard
from handlers.hindrance import answered_with, found
from handlers.matter import Case, Matter, matters
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Button, Screen, button, row, short
from locales import Safe
from models import Hindrance
from services.refusal import NotThere
from services.roadmaps import doing, extensions, hindrance
from services.roadmaps.doing import Held

room = Room("measure matter")


class Reassign(CallbackData, prefix="hi-who"):
    """Who is responsible instead? The position is typed here."""

    hindrance: int


class TakeOut(CallbackData, prefix="hi-out"):
    hindrance: int
    rev: int


def case_of(desk: Desk, number: int) -> Case:
    return case(desk, doing.held(desk.db, desk.who, number))


def case(desk: Desk, one: Held) -> Case:
    """A measure that is in hand already."""
    row_ = one.row
    return Case(
        one, row_.id, one.plan.unit, one.own, one.going, one.late(desk.now), one.today(desk.now), row_.ends_on,
        row_.first_ends_on or row_.ends_on, row_.extended, desk.t("measure-name", name=row_.name),
        MeasureCard(measure=row_.id),
    )  # fmt: skip


def _ask_day(desk: Desk, case: Case) -> Safe:
    zone, last = case.unit.zone, case.last or ""
    return desk.t(
        "extension-ask-day", last=words.day(desk, zone, last), first=words.day(desk, zone, case.first or last),
        n=case.extended, above="yes" if extensions.above(case.held) else "no",
    )  # fmt: skip


def _above(desk: Desk, case: Case) -> Safe:
    return desk.t("extension-above", n=case.extended)


def _ask_what(desk: Desk, case: Case) -> Safe:
    last, late = words.day(desk, case.unit.zone, case.last or ""), "yes" if case.late else "no"
    return desk.t("hinder-ask", name=short(case.held.row.name, 120), last=last, late=late)


def _not_ours(desk: Desk, made: Hindrance, case: Case) -> list[Button]:
    return [
        button(desk.t.plain("button-hinder-reassign"), Reassign(hindrance=made.id)),
        button(desk.t.plain("button-hinder-take-out"), TakeOut(hindrance=made.id, rev=made.rev)),
    ]


matters[extensions.ABOUT] = Matter(case_of, extensions, hindrance, _ask_day, _above, _ask_what, _not_ours)


def _measure(desk: Desk, number: int) -> tuple[Hindrance, Case]:
    made, _, case = found(desk, number)
    if made.about != extensions.ABOUT:
        raise NotThere
    return made, case


@room.view(Reassign)
def ask_who(desk: Desk, data: Reassign) -> Screen:
    made, case = _measure(desk, data.hindrance)
    if case.own or made.state != "open" or not case.going:
        return desk.open(HinderCard(hindrance=made.id))
    t = desk.t
    away = row(back(t, HinderCard(hindrance=made.id)), home(t))
    return Screen(t("hinder-ask-who", who=case.held.row.responsible), away)


@room.words(At(Reassign), Typed())
def typed_who(desk: Desk, message: Message, place: Reassign) -> Screen:
    made, case = _measure(desk, place.hindrance)
    one = case.held
    doing.reassign(desk.db, desk.who, one, one.row.rev, message.text or "", desk.now)
    return answered_with(desk, made.id, made.rev, desk.t.plain("hinder-reassigned", who=one.row.responsible))


@room.act(TakeOut)
def take_out(desk: Desk, data: TakeOut) -> Screen:
    made, case = _measure(desk, data.hindrance)
    one, word = case.held, desk.t.plain("hinder-taken-out")
    hindrance.answer(desk.db, desk.who, made, one, data.rev, word, desk.now)
    doing.take_out(desk.db, desk.who, one, one.row.rev, desk.now)
    return desk.open(MeasureCard(measure=one.row.id)).said(desk.t.plain("measure-let-out-note"))
