"""Lists instead of many messages: signals that are due together, the morning's, what yesterday had no room for."""

import re
from html import unescape

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import CaseCard, CaseList, Home, back, home
from handlers.casecard import draw, seen, short_of
from handlers.paging import beside, many
from handlers.room import Desk, Room, notice, notices
from handlers.screen import Screen, button, column, row
from locales import Safe
from services import pacing
from services.outbox import MEANT_FOR
from services.refusal import NotThere
from services.risk import caselist, ladder
from services.risk.caselist import CaseLine

room = Room("lists")
LINES, DOORS, PAGE = 8, 5, 6
TAG = re.compile(r"<[^>]+>")


class HeldList(CallbackData, prefix="over"):
    """Messages that a day had no room for; a list is known by the first of them."""

    first: int
    page: int


class Held(CallbackData, prefix="over-one"):
    """One of them, as it would read now."""

    notice: int
    first: int


@notice("cases-together")
def together(desk: Desk, seat_id: int, notices: list[int]) -> Screen | None:
    """One message for several schools whose signals came at once."""
    rows = pacing.lines_of(desk.db, notices, [seat.seat_id for seat in desk.who.seats], desk.now)
    fresh = {row.args["case"] for row in rows if row.key == "case-more"}
    lines = caselist.of_numbers(desk.db, desk.who.seats, [row.args["case"] for row in rows], also_taken=fresh)
    if len(lines) == 1:
        only = next(one for one in rows if one.args["case"] == lines[0].id)
        return _worded(desk, only.key, only.seat_id, only.args)
    return _schools(desk, seat_id, lines)


@notice("cases-morning")
def morning(desk: Desk, seat_id: int, cases: list[int]) -> Screen | None:
    """What could wait for the morning."""
    return _list_or_card(desk, seat_id, cases)


def _list_or_card(desk: Desk, seat_id: int, cases: list[int]) -> Screen | None:
    """A single school's signals are its card."""
    lines = caselist.of_numbers(desk.db, desk.who.seats, ladder.first_told(desk.db, cases))
    if len(lines) == 1 and not lines[0].unsent:
        found = seen(desk, lines[0].id)
        return draw(desk, *found) if found else None
    return _schools(desk, seat_id, lines)


@notice("cases-not-sent")
def not_sent(desk: Desk, seat_id: int, cycle: int) -> Screen | None:
    """As it was queued before the morning had one list."""
    return _list_or_card(desk, seat_id, caselist.still_not_sent(desk.db, cycle))


def _schools(desk: Desk, seat_id: int, lines: list[CaseLine]) -> Screen | None:
    """Schools with their counts, a button to each, and the whole list."""
    if not lines:
        return None
    t = desk.t
    unsent = [one.school for one in lines if one.unsent]
    signals = [one for one in lines if not one.unsent]
    said: list[Safe] = []
    if signals:
        said.append(t("cases-several", n=len(signals)))
        said += [t("cases-line", school=one.school, n=one.signals, level=one.level) for one in signals[:LINES]]
        said += [t("cases-rest", n=len(signals) - LINES)] if len(signals) > LINES else []
    if unsent:
        said += [Safe("")] if signals else []
        names = {"names": ", ".join(unsent[:LINES]), "more": max(0, len(unsent) - LINES)}
        said.append(t("cases-not-sent", n=len(unsent), **names))
    doors = [
        button(short_of(desk, one), CaseCard(case=one.id)) for one in (*signals, *(one for one in lines if one.unsent))
    ][:DOORS]
    whole = button(t.plain("button-all-signals"), CaseList(seat=seat_id, page=0))
    return Screen(Safe("\n".join(said)), (*column(*doors, whole), *row(home(t))))


# ── what a day had no room for ───────────────────────────────────────────────────────────────


@notice("held-over")
def held_over(desk: Desk, seat_id: int, notices: list[int]) -> Screen | None:
    return _held(desk, notices, 0)


@room.view(HeldList)
def held_list(desk: Desk, data: HeldList) -> Screen:
    screen = _held(desk, pacing.held_with(desk.db, data.first), max(data.page, 0))
    return screen or Screen(desk.t("held-none"), row(home(desk.t)))


def _held(desk: Desk, numbers: list[int], page: int) -> Screen | None:
    t, found = desk.t, []
    for line in pacing.lines_of(desk.db, numbers, [seat.seat_id for seat in desk.who.seats], desk.now):
        screen = _worded(desk, line.key, line.seat_id, line.args)
        if screen is not None:
            found.append((line.id, TAG.sub("", str(screen.text).split("\n", 1)[0])))
    if not found:
        return None
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines = list(enumerate(shown, page * PAGE + 1))
    said = [t("held-title", n=len(found)), *(t("held-line", n=n, text=Safe(text)) for n, (_, text) in lines)]
    # Numbered: several may be about the same.
    doors = [button(f"{n}. {unescape(text)}", Held(notice=one, first=numbers[0])) for n, (one, text) in lines]
    turn = beside(page, many(len(found), PAGE), lambda page: HeldList(first=numbers[0], page=page))
    return Screen(Safe("\n".join(said)), (*column(*doors), *turn, *row(home(t))))


@room.view(Held)
def held_one(desk: Desk, data: Held) -> Screen:
    """The message itself, with its own buttons."""
    rows = pacing.lines_of(desk.db, [data.notice], [seat.seat_id for seat in desk.who.seats], desk.now)
    if not rows or rows[0].state != "gathered":
        raise NotThere
    screen = _worded(desk, rows[0].key, rows[0].seat_id, rows[0].args)
    nav = row(back(desk.t, HeldList(first=data.first, page=0)), home(desk.t))
    if screen is None:
        return Screen(desk.t("held-none"), nav)
    return Screen(screen.text, (*(line for line in screen.rows if line[-1].data != Home().pack()), *nav))


def _worded(desk: Desk, key: str, seat_id: int, args: dict[str, object]) -> Screen | None:
    given = {name: value for name, value in args.items() if name != MEANT_FOR}
    screen = notices[key](desk, seat_id, **given)
    return screen if isinstance(screen, Screen) else None
