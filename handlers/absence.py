"""A curator's absence: the days, the substitute, who hears; ended by its last day or by one tap."""

from datetime import date
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.absence_news import days_of, span
from handlers.buttons import Home, back, home
from handlers.days import pressed
from handlers.month import month, past
from handlers.paging import beside, near
from handlers.region_buttons import AwayCard, CuratorCard, CuratorList
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Rows, Screen, button, column, row, short
from services import deadlines
from services.content import overrides
from services.forms import dates
from services.forms.lines import NotUnderstood
from services.forms.period import period
from services.org import absences, curators, units
from services.org.curators import Curator
from services.refusal import Refusal

room = Room("absence")
PAGE = 6


class AwayFirst(CallbackData, prefix="aw-from"):
    """The first day, from a calendar."""

    seat: int
    page: int


class AwayLast(CallbackData, prefix="aw-till"):
    """The last day; days travel as numbers."""

    seat: int
    first: int
    page: int


class AwayWho(CallbackData, prefix="aw-who"):
    seat: int
    first: int
    last: int
    page: int


class AwayAsk(CallbackData, prefix="aw-ask"):
    """Everything before it is noted: the substitute hears of it."""

    seat: int
    first: int
    last: int
    who: int


class AwayGo(CallbackData, prefix="aw-go"):
    seat: int
    first: int
    last: int
    who: int


class AwayEnd(CallbackData, prefix="aw-end"):
    """Back earlier, or not going at all."""

    absence: int


def _today(desk: Desk, zone: str) -> date:
    return deadlines.local(desk.now, zone).date()


def _home(desk: Desk, curator: Curator) -> Rows:
    to = Home() if curator.own else CuratorCard(seat=curator.seat_id)
    return row(back(desk.t, to), home(desk.t))


@room.view(AwayCard)
def card(desk: Desk, data: AwayCard) -> Screen:
    """The absence there is, or the question from when until when."""
    curator, t = curators.one(desk.db, desk.who, data.seat), desk.t
    absence = absences.current(desk.db, curator.seat_id)
    own = "yes" if curator.own else "no"
    if absence is None:
        days = button(t.plain("button-calendar"), AwayFirst(seat=curator.seat_id, page=0))
        text = t("away-ask", own=own, who=curator.title)
        return Screen(text, (*column(days), *_home(desk, curator)))
    text = t(
        "away-card", state=absence.state, own=own, who=curator.title,
        substitute=units.seat_title(desk.db, absence.substitute_id), **span(desk, absence, curator.zone),
    )  # fmt: skip
    end = button(t.plain("button-away-end", state=absence.state, own=own), AwayEnd(absence=absence.id))
    return Screen(text, (*column(end), *_home(desk, curator)))


@room.words(At(AwayCard), Typed())
@room.words(At(AwayFirst), Typed())
@room.words(At(AwayWho), Typed())
@room.words(At(AwayAsk), Typed())
def typed(desk: Desk, message: Message, place: AwayCard | AwayFirst | AwayWho | AwayAsk) -> Screen:
    """«с 10 по 24 марта», «до 15.03»; also later on, for other days than those said before."""
    curator = curators.one(desk.db, desk.who, place.seat)
    today = _today(desk, curator.zone)
    try:
        first, last = period(message.text or "", today)
    except NotUnderstood as why:
        raise past(why, today) or Refusal("away-not-understood", seen=(message.text or "")[:40]) from None
    return _who(desk, curator, first, last)


@room.view(AwayFirst)
def first_day(desk: Desk, data: AwayFirst) -> Screen:
    curator = curators.one(desk.db, desk.who, data.seat)
    t, today = desk.t, _today(desk, curator.zone)

    def press(day: date) -> CallbackData | None:
        return AwayLast(seat=curator.seat_id, first=day.toordinal(), page=0) if day >= today else None

    days = month(t, today, data.page, press, lambda page: AwayFirst(seat=curator.seat_id, page=page))
    return Screen(t("away-first"), (*days, *row(back(t, AwayCard(seat=curator.seat_id)), home(t))))


@room.view(AwayLast)
def last_day(desk: Desk, data: AwayLast) -> Screen:
    curator, first, t = curators.one(desk.db, desk.who, data.seat), pressed(data.first), desk.t

    def press(day: date) -> CallbackData | None:
        at = {"seat": curator.seat_id, "first": data.first, "last": day.toordinal()}
        return AwayWho(**at, page=0) if day >= first else None

    def turn(page: int) -> CallbackData:
        return AwayLast(seat=curator.seat_id, first=data.first, page=page)

    days = month(t, first, data.page, press, turn)
    text = t("away-last", first=t.day(first, _today(desk, curator.zone)))
    return Screen(text, (*days, *row(back(t, AwayFirst(seat=curator.seat_id, page=0)), home(t))))


@room.words(At(AwayLast), Typed())
def typed_last(desk: Desk, message: Message, place: AwayLast) -> Screen:
    curator, first = curators.one(desk.db, desk.who, place.seat), pressed(place.first)
    try:
        last = dates.ahead(message.text or "", first)
    except NotUnderstood as why:
        raise past(why, first) or Refusal("away-not-understood", seen=(message.text or "")[:40]) from None
    return _who(desk, curator, first, last)


def _who(desk: Desk, curator: Curator, first: date, last: date) -> Screen:
    absences.check_days(first, last, _today(desk, curator.zone))
    at = {"first": first.toordinal(), "last": last.toordinal()}
    return desk.open(AwayWho(seat=curator.seat_id, **at, page=0))


@room.view(AwayWho)
def who(desk: Desk, data: AwayWho) -> Screen:
    curator, t = curators.one(desk.db, desk.who, data.seat), desk.t
    first, last, today = pressed(data.first), pressed(data.last), _today(desk, curator.zone)
    absences.check_days(first, last, today)
    every = curators.colleagues(desk.db, curator)
    number, pages = near(data.page, len(every), PAGE)
    at = {"seat": curator.seat_id, "first": data.first, "last": data.last}
    found = [
        button(short(title if unit == curator.unit else f"{title}, {unit}", 40), AwayAsk(**at, who=seat))
        for seat, title, unit in every[number * PAGE : (number + 1) * PAGE]
    ]
    turn = beside(number, pages, lambda page: AwayWho(**at, page=page))
    text = t("away-who", days=days_of(desk, first, last, today), n=len(every))
    return Screen(text, (*column(*found), *turn, *row(back(t, AwayCard(seat=curator.seat_id)), home(t))))


@room.view(AwayAsk)
def ask(desk: Desk, data: AwayAsk) -> Screen:
    curator, t = curators.one(desk.db, desk.who, data.seat), desk.t
    first, last, today = pressed(data.first), pressed(data.last), _today(desk, curator.zone)
    seat_id, title, unit = curators.colleague(desk.db, curator, data.who)
    if (other := absences.overlapping(desk.db, seat_id, first, last)) is not None:
        raise Refusal("away-substitute-away", days=span(desk, other, curator.zone)["days"])
    text = t(
        "away-check", days=days_of(desk, first, last, today), substitute=f"{title}, {unit}",
        n=len(curators.schools(desk.db, curator.seat_id)),
    )  # fmt: skip
    at = {"seat": curator.seat_id, "first": data.first, "last": data.last}
    go = button(t.plain("button-away-go"), AwayGo(**at, who=seat_id))
    return Screen(text, (*column(go), *row(back(t, AwayWho(**at, page=0)), home(t))))


@room.act(AwayGo)
def go(desk: Desk, data: AwayGo) -> Screen:
    curator = curators.one(desk.db, desk.who, data.seat)
    first, last = pressed(data.first), pressed(data.last)
    before = absences.overlapping(desk.db, curator.seat_id, first, last)
    here = AwayCard(seat=curator.seat_id)
    if before is not None and before.substitute_id == data.who and before.from_on == first.isoformat():
        return desk.open(here).said(desk.t.plain("away-noted-already"))
    absences.plan(desk.db, desk.who, curator, first, last, data.who, desk.now, overrides())
    return desk.open(here).noted(desk.t("away-done"))


@room.act(AwayEnd)
def end(desk: Desk, data: AwayEnd) -> Screen:
    absence, curator = absences.one(desk.db, desk.who, data.absence)
    done = absences.end(desk.db, desk.who, absence, curator.zone, desk.now, overrides(), curator.by.seat_id)
    screen = desk.open(AwayCard(seat=curator.seat_id))
    return screen.noted(desk.t("away-ended")) if done else screen.said(desk.t.plain("away-ended-already"))


@room.command("away")
def away_command(desk: Desk, _: Any) -> Screen:
    """A curator's own; those above them choose whose."""
    if (seat := desk.who.seat("curator")) is not None:
        return desk.open(AwayCard(seat=seat.seat_id))
    above = desk.who.seat("coordinator") or desk.who.seat("operator")
    return desk.open(CuratorList(seat=above.seat_id, page=0)) if above else desk.open(Home())
