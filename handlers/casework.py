"""Work on a case that somebody has taken: steps as they are done, and its end."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import CaseCard, back, home
from handlers.casecard import Finishing, Steps
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column, row
from services.org import access, units
from services.risk import talk, work

room = Room("casework")


class Step(CallbackData, prefix="step"):
    """One of the usual steps was done."""

    case: int
    step: int


class Finish(CallbackData, prefix="fin"):
    """Close it."""

    case: int
    rev: int


@room.view(Steps)
def steps(desk: Desk, data: Steps) -> Screen:
    case, _ = access.case(desk.db, desk.who, data.case)
    t, school = desk.t, units.one(desk.db, case.school_id)
    usual = [button(t.plain(f"button-step-{what}"), Step(case=case.id, step=n)) for n, what in enumerate(work.STEPS)]
    nav = row(back(t, CaseCard(case=case.id)), home(t))
    return Screen(t("steps-title", school=school.name), (*column(*usual), *nav))


@room.act(Step)
def step(desk: Desk, data: Step) -> Screen:
    what = work.STEPS[data.step % len(work.STEPS)]
    return _noted(desk, data.case, f"{talk.STEP}{what}")


@room.words(At(Steps), Typed())
def typed_step(desk: Desk, message: Message, place: Steps) -> Screen:
    """A step in one's own words."""
    return _noted(desk, place.case, talk.NOTE + talk.own_step(message.text or ""))


def _noted(desk: Desk, case_id: int, words: str) -> Screen:
    case, seat = access.case(desk.db, desk.who, case_id)
    done = work.step(desk.db, desk.who, case, seat, words, desk.now)
    card = desk.open(CaseCard(case=case.id))
    return card.said(desk.t.plain("step-noted" if done else "case-not-in-work"))


@room.view(Finishing)
def finishing(desk: Desk, data: Finishing) -> Screen:
    """Asked first: what is closed is not opened again by hand."""
    case, _ = access.case(desk.db, desk.who, data.case)
    if case.state != "taken":
        return desk.open(CaseCard(case=case.id))
    t, school = desk.t, units.one(desk.db, case.school_id)
    spoken = "yes" if talk.words(desk.db, case.id, school=True) else "no"
    done = button(t.plain("button-finish-case"), Finish(case=case.id, rev=case.rev))
    nav = row(back(t, CaseCard(case=case.id)), home(t))
    return Screen(t("finish-title", school=school.name, spoken=spoken), (*column(done), *nav))


@room.act(Finish)
def finish(desk: Desk, data: Finish) -> Screen:
    case, seat = access.case(desk.db, desk.who, data.case)
    done = work.finish(desk.db, desk.who, case, seat, data.rev, desk.now)
    return desk.open(CaseCard(case=case.id)).said(desk.t.plain("case-finished" if done else "case-not-in-work"))
