"""A curator's absence: the days, the substitute, who hears; ended by its last day or by one tap."""

from datetime import date
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import Home, SchoolList, back, home
from handlers.days import pressed
from handlers.month import month, past
from handlers.paging import beside, near
from handlers.region_buttons import AwayCard, CuratorCard, CuratorList
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Button, Rows, Screen, button, column, row, short
from locales import Safe
from models import Absence
from services import deadlines
from services.content import overrides
from services.forms import parse
from services.forms.period import period
from services.org import absences, curators, units
from services.org.curators import Curator
from services.refusal import Refusal
from services.risk import briefs

room = Room("absence")
PAGE, NAMED = 6, 3


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


def _span(desk: Desk, absence: Absence, zone: str) -> dict[str, str]:
    today = _today(desk, zone)
    first, last = date.fromisoformat(absence.from_on), date.fromisoformat(absence.until_on)
    return {"days": _days(desk, first, last, today), "last": desk.t.day(last, today)}


def _days(desk: Desk, first: date, last: date, today: date) -> str:
    """«с пн, 5 октября по пт, 9 октября»; a single day is said once."""
    t, one = desk.t, "yes" if first == last else "no"
    return t.plain("away-days", one=one, first=t.day(first, today), last=t.day(last, today))


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
        substitute=units.seat_title(desk.db, absence.substitute_id), **_span(desk, absence, curator.zone),
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
    except parse.NotUnderstood as why:
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
        last = parse.ahead(message.text or "", first)
    except parse.NotUnderstood as why:
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
    text = t("away-who", days=_days(desk, first, last, today), n=len(every))
    return Screen(text, (*column(*found), *turn, *row(back(t, AwayCard(seat=curator.seat_id)), home(t))))


@room.view(AwayAsk)
def ask(desk: Desk, data: AwayAsk) -> Screen:
    curator, t = curators.one(desk.db, desk.who, data.seat), desk.t
    first, last, today = pressed(data.first), pressed(data.last), _today(desk, curator.zone)
    seat_id, title, unit = curators.colleague(desk.db, curator, data.who)
    if (other := absences.overlapping(desk.db, seat_id, first, last)) is not None:
        raise Refusal("away-substitute-away", days=_span(desk, other, curator.zone)["days"])
    text = t(
        "away-check", days=_days(desk, first, last, today), substitute=f"{title}, {unit}",
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


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _told(key: str, *states: str) -> None:
    """A message about an absence that is still as it was."""

    @notice(key)
    def said(desk: Desk, seat_id: int, absence: int) -> Screen | None:
        found = desk.db.get(Absence, absence)
        place = next((seat for seat in desk.who.seats if seat.seat_id == seat_id), None)
        if found is None or place is None or found.state not in states:
            return None
        names = [name for _, name in curators.schools(desk.db, found.seat_id)]
        text = desk.t(
            key, who=units.seat_title(desk.db, found.seat_id), n=len(names), names=_named(desk, names, 6),
            substitute=units.seat_title(desk.db, found.substitute_id), **_span(desk, found, place.zone),
        )  # fmt: skip
        mine: Button | None = None
        if found.substitute_id == seat_id and found.state == "running":
            mine = button(desk.t.plain("button-schools"), SchoolList(seat=seat_id, page=0))
        return Screen(text, (*column(mine), *row(home(desk.t))))


_told("away-asked", "planned", "running")
_told("away-noted", "planned", "running")
_told("away-known", "planned", "running")
_told("away-began", "running")
_told("away-over", "ended")
_told("away-cancelled", "ended")


@notice("away-back")
def came_back(desk: Desk, seat_id: int, absence: int) -> Screen | None:
    """One brief of what happened meanwhile."""
    found = desk.db.get(Absence, absence)
    place = next((seat for seat in desk.who.seats if seat.seat_id == seat_id), None)
    if found is None or place is None:
        return None
    t = desk.t
    # Noted at noon for today, it holds from noon: the morning's work was one's own.
    since = max(deadlines.start_of_day(date.fromisoformat(found.from_on), place.zone), found.made_at)
    own = [school for school, _ in curators.schools(desk.db, seat_id)]
    happened = briefs.meanwhile(desk.db, own, since)
    lines = [t("away-back", substitute=units.seat_title(desk.db, found.substitute_id))]
    for key, names in (
        ("away-back-waiting", happened.waiting), ("away-back-taken", happened.taken),
        ("away-back-sent", happened.sent), ("away-back-verified", happened.verified),
    ):  # fmt: skip
        if names:
            lines.append(t(key, n=len(names), names=_named(desk, list(names), NAMED)))
    if happened.nothing:
        lines.append(t("away-back-quiet"))
    schools = button(t.plain("button-schools"), SchoolList(seat=seat_id, page=0))
    return Screen(Safe("\n".join(lines)), (*column(schools), *row(home(t))))


def _named(desk: Desk, names: list[str], most: int) -> str:
    return ", ".join(names[:most]) + (desk.t.plain("and-more", n=len(names) - most) if len(names) > most else "")
