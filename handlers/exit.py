"""The way out of the risk zone: results by year, the checklist of facts, the decision with its order and paper."""

import functools

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import back, home
from handlers.days import dotted
from handlers.journey_buttons import ExitCard, ResultList, Way
from handlers.paging import beside, near
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Document, Screen, button, column, row
from locales import Safe
from services.journey import exit_paper, exits, results, stages, way
from services.journey.exits import Checked, Exit
from services.org import access, settings, units
from services.refusal import NotThere, Refusal

room = Room("exit")
PAGE = 8


class ExitOrder(CallbackData, prefix="exit-ord"):
    """Number and date of the order: typed here."""

    school: int
    rev: int


class ExitAsk(CallbackData, prefix="exit-ask"):
    """Really? Who will hear of it."""

    school: int
    rev: int


class ExitGo(CallbackData, prefix="exit-go"):
    school: int
    rev: int


class ExitPaper(CallbackData, prefix="exit-doc"):
    school: int


def _read(desk: Desk, school_id: int) -> Exit:
    """Those who look after it and its director; a mentor has no part in it."""
    access.school(desk.db, desk.who, school_id, *access.LOOK_AFTER, "director")
    return exits.read(desk.db, desk.who, school_id, desk.now)


@room.view(ExitCard)
def card(desk: Desk, data: ExitCard) -> Screen:
    exit_, t = _read(desk, data.school), desk.t
    school, decision = exit_.way.school, exits.decision(desk.db, data.school)
    lines = [t("exit-title", school=school.name)]
    lines += [_line(desk, one) for one in exit_.checks]
    holding = sum(one.holds for one in exit_.checks)
    lines += [
        Safe(""),
        t("exit-standing", holding=holding, n=len(exit_.checks), at="yes" if exit_.at_gate else "no",
          may="yes" if exit_.may else "no", decider=exit_.decider),
    ]  # fmt: skip
    if decision is not None:
        lines.append(t("exit-decided", number=decision.order_number or "", day=dotted(decision.order_on)))
    rev = exit_.way.journey.rev if exit_.way.journey else 0
    return Screen(
        Safe("\n".join(lines)),
        (
            *column(
                button(t.plain("button-exit-decide"), ExitOrder(school=school.id, rev=rev)) if exit_.may else None,
                button(t.plain("button-results"), ResultList(school=school.id)),
                button(t.plain("button-exit-paper"), ExitPaper(school=school.id)) if decision else None,
            ),
            *row(back(t, Way(school=school.id)), home(t)),
        ),
    )


def _line(desk: Desk, one: Checked) -> Safe:
    t = desk.t
    facts = {"n": 0, "year": "", "all": 0, "done": 0, "total": 0, "share": 0, "trend": "unknown", **one.facts}
    about = t.plain("exit-fact", check=one.check.code, found=one.found, **facts)
    return t("exit-check", found=one.found, name=t.local(one.check.names), about=about)


# ── the decision ─────────────────────────────────────────────────────────────────────────────


def _deciding(desk: Desk, school_id: int, rev: int) -> Exit:
    exit_ = _read(desk, school_id)
    if exit_.way.seat.role != exit_.decider:
        raise Refusal("exit-not-yours", role=exit_.decider)
    if exit_.way.journey is None or not exit_.at_gate or exit_.way.journey.rev != rev:
        raise way.Moved
    if not exit_.ready:
        raise Refusal("exit-not-ready", n=sum(not one.holds for one in exit_.checks))
    return exit_


@room.view(ExitOrder)
def order(desk: Desk, data: ExitOrder) -> Screen:
    exit_, t = _deciding(desk, data.school, data.rev), desk.t
    name = exit_.way.school.name
    return Screen(t("exit-order", school=name), row(back(t, ExitCard(school=data.school)), home(t)))


@room.words(At(ExitOrder), Typed())
def ordered(desk: Desk, message: Message, place: ExitOrder) -> Screen:
    exit_ = _deciding(desk, place.school, place.rev)
    exits.keep_order(desk.db, exit_, message.text or "", desk.now)
    return desk.open(ExitAsk(school=place.school, rev=place.rev))


@room.view(ExitAsk)
def ask(desk: Desk, data: ExitAsk) -> Screen:
    exit_, t = _deciding(desk, data.school, data.rev), desk.t
    kept = exits.kept_order(desk.db, exit_)
    if kept is None:
        return desk.open(ExitOrder(school=data.school, rev=data.rev))
    text = t("exit-ask", school=exit_.way.school.name, number=kept[0], day=dotted(kept[1]))
    go = button(t.plain("button-exit-go"), ExitGo(school=data.school, rev=data.rev))
    return Screen(text, (*column(go), *row(back(t, ExitOrder(school=data.school, rev=data.rev)), home(t))))


@room.act(ExitGo)
def go(desk: Desk, data: ExitGo) -> Screen:
    exit_ = _read(desk, data.school)
    kept = exits.kept_order(desk.db, exit_)
    if kept is None or exit_.way.journey is None or exit_.way.journey.rev != data.rev:
        return desk.open(Way(school=data.school)).said(desk.t.plain("journey-moved"))
    exits.decide(desk.db, desk.who, data.school, data.rev, *kept, desk.now)
    return desk.open(ExitCard(school=data.school)).noted(desk.t("exit-done"))


@room.act(ExitPaper)
def paper(desk: Desk, data: ExitPaper) -> Screen:
    """The decision as a .docx to sign."""
    exit_, decision = _read(desk, data.school), exits.decision(desk.db, data.school)
    if decision is None:
        raise NotThere
    school = exit_.way.school
    rows = results.last_year(results.of_school(desk.db, school.id))
    made = exit_paper.Paper(
        body=str(settings.value(desk.db, school.id, "inviting-body") or ""),
        school=f"{school.name} ({school.code})", number=decision.order_number or "", on=dotted(decision.order_on),
        decided_by=units.seat_title(desk.db, decision.by or 0),
        checks=tuple((one.names["ru"], "yes") for one in stages.checks()),
        results=tuple((one.procedure, one.year, one.below, one.took) for one in rows),
    )  # fmt: skip
    screen = desk.open(ExitCard(school=data.school))
    name = desk.t.plain("exit-file", school=school.code)
    return Screen(
        screen.text, screen.rows, screen.place, document=Document(name, functools.partial(exit_paper.make, made))
    )


# ── results by year ──────────────────────────────────────────────────────────────────────────


@room.view(ResultList)
def listed(desk: Desk, data: ResultList) -> Screen:
    school, seat = results.seat_of(desk.db, desk.who, data.school)
    t, found = desk.t, results.of_school(desk.db, school.id)
    number, pages = near(data.page, len(found), PAGE)
    lines = [t("results-title", school=school.name, n=len(found))]
    lines += [
        t(
            "result-line", procedure=one.procedure, year=str(one.year), below=one.below, took=one.took,
            share=round(results.share(one)), biased="yes" if one.biased else "no",
        )
        for one in found[number * PAGE : (number + 1) * PAGE]
    ]  # fmt: skip
    if seat.role in results.WRITERS:
        lines.append(t("results-hint"))
    turn = beside(number, pages, lambda page: ResultList(school=school.id, page=page))
    return Screen(Safe("\n".join(lines)), (*turn, *row(back(t, ExitCard(school=school.id)), home(t))))


@room.words(At(ResultList), Typed())
def entered(desk: Desk, message: Message, place: ResultList) -> Screen:
    """Each line is a result; one that cannot be read changes nothing."""
    for line in (message.text or "").splitlines():
        if line.strip():
            results.write(desk.db, desk.who, place.school, line, desk.now)
    return desk.open(ResultList(school=place.school)).noted(desk.t("result-kept"))
