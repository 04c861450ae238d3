"""How the self-diagnosis goes: numbers with lists behind them, pictures, a table; the same for a coordinator's part."""

import functools
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, back, home
from handlers.paging import beside, near
from handlers.region_buttons import BoardCard, CycleCard, NudgeAsk, SeatRoles
from handlers.room import Desk, Room, notice
from handlers.school_words import by_town
from handlers.screen import Document, Screen, button, column, fitted, row
from locales import Safe
from models import Cycle
from services import deadlines, outages
from services.exports import answers_xlsx
from services.exports import board as table
from services.forms import progress, submissions
from services.forms import table as answers
from services.journey import appointments
from services.org import access
from services.org.people import Place
from services.refusal import NotThere
from services.risk import board_picture, drawing, heat, heat_picture, response

room = Room("board")
Town = TypeVar("Town")
LISTS = (*progress.STATES, "unreached")
TOWNS = 6  # to choose from on one page
PICTURED, HEATED = 14, 6  # municipalities in one picture: a longer one cannot be read on a phone


class BoardPicture(CallbackData, prefix="brd-pic"):
    """The board as a picture; many municipalities make several."""

    seat: int
    page: int = 0


class BoardList(CallbackData, prefix="brd-list"):
    """The schools behind a number; `town` 0 is all municipalities."""

    seat: int
    kind: int
    town: int = 0
    page: int = 0


class BoardTowns(CallbackData, prefix="brd-muni"):
    """Which municipality's schools?"""

    seat: int
    kind: int
    page: int = 0


class BoardHeat(CallbackData, prefix="brd-heat"):
    """Where the risk is high, factor by municipality."""

    seat: int
    page: int = 0


class BoardPace(CallbackData, prefix="brd-pace"):
    """How quickly signals are taken and profiles verified."""

    seat: int


class BoardTable(CallbackData, prefix="brd-xlsx"):
    """Everything as .xlsx."""

    seat: int


class BoardAnswers(CallbackData, prefix="brd-said"):
    """Every sent answer as .xlsx."""

    seat: int


def _looking(desk: Desk, seat_id: int) -> tuple[Place, Cycle, date]:
    seat = access.seat(desk.who, seat_id, "operator", "coordinator")
    return seat, progress.cycle_of(desk.db, seat), deadlines.local(desk.now, seat.zone).date()


@room.view(BoardCard)
def card(desk: Desk, data: BoardCard) -> Screen:
    seat = access.seat(desk.who, data.seat, "operator", "coordinator")
    if not progress.has_cycle(desk.db, seat):
        plan = button(desk.t.plain("button-cycle", running="no"), CycleCard(seat=seat.seat_id))
        return Screen(desk.t("board-nothing"), (*column(plan if seat.role == "operator" else None), *row(home(desk.t))))
    seat, cycle, today = _looking(desk, data.seat)
    t, whole = desk.t, progress.total(progress.by_town(desk.db, seat, cycle))
    due = t.day(date.fromisoformat(cycle.due_on), today)
    text = t(
        "board", place=seat.unit_name, due=due, over="yes" if cycle.closed_at else "no", n=whole.schools,
        unreached=whole.unreached, **whole.states,
    )  # fmt: skip
    ids = {"seat": seat.seat_id}
    numbers = {**whole.states, "unreached": whole.unreached}
    lists = [
        button(t.plain("button-board-list", kind=kind, n=numbers[kind]), BoardList(**ids, kind=k))
        for k, kind in enumerate(LISTS)
        if numbers[kind]
    ]
    operator = seat.role == "operator"
    nudge = operator and cycle.closed_at is None and (whole.states["idle"] or whole.states["started"])
    return Screen(
        text,
        (
            *row(button(t.plain("button-picture-short"), BoardPicture(**ids)), button(".xlsx", BoardTable(**ids))),
            *(tuple(lists[k : k + 2]) for k in range(0, len(lists), 2)),
            *row(
                button(t.plain("button-heat"), BoardHeat(**ids))
                if whole.states["sent"] + whole.states["verified"]
                else None,
                button(t.plain("button-pace"), BoardPace(**ids)),
            ),
            *column(
                button(t.plain("button-board-answers"), BoardAnswers(**ids))
                if whole.states["sent"] + whole.states["verified"]
                else None,
                button(t.plain("button-nudge"), NudgeAsk(**ids)) if nudge else None,
            ),
            *row(back(t, Home()), button(t.plain("button-term-short"), CycleCard(**ids)) if operator else None),
        ),
    )


# ── lists behind the numbers ─────────────────────────────────────────────────────────────────


@room.view(BoardList)
def listed(desk: Desk, data: BoardList) -> Screen:
    """Schools by municipality; for the unreachable, why they are."""
    seat, cycle, _ = _looking(desk, data.seat)
    if not 0 <= data.kind < len(LISTS):
        raise NotThere
    kind, number, t = LISTS[data.kind], max(data.page, 0), desk.t
    shown, pages, n = progress.page(desk.db, seat, cycle, kind, data.town, number)
    lines = [t("board-list", kind=kind, n=n, page=number + 1, pages=pages), *by_town(desk, shown)]
    ids = {"seat": seat.seat_id, "kind": data.kind}
    turn = beside(number, pages, lambda page: BoardList(**ids, town=data.town, page=page))
    more = column(
        button(t.plain("button-town"), BoardTowns(**ids)) if pages > 1 or data.town else None,
        button(t.plain("button-invitations"), SeatRoles(seat=seat.seat_id))
        if kind in ("out", "unreached") and seat.role == "operator" and n
        else None,
    )
    return Screen(Safe("\n".join(lines)), (*turn, *more, *row(back(t, BoardCard(seat=seat.seat_id)), home(t))))


@room.view(BoardTowns)
def towns(desk: Desk, data: BoardTowns) -> Screen:
    seat, cycle, _ = _looking(desk, data.seat)
    if not 0 <= data.kind < len(LISTS):
        raise NotThere
    t, kind = desk.t, LISTS[data.kind]
    found = [
        (one, one.unreached if kind == "unreached" else one.states[kind])
        for one in progress.by_town(desk.db, seat, cycle)
    ]
    found = [(one, n) for one, n in found if n]
    number, pages = near(data.page, len(found), TOWNS)
    ids = {"seat": seat.seat_id, "kind": data.kind}
    ways = [
        button(fitted(f"{{}} · {n}".format, one.name), BoardList(**ids, town=one.id))
        for one, n in found[number * TOWNS : (number + 1) * TOWNS]
    ]
    turn = beside(number, pages, lambda page: BoardTowns(**ids, page=page))
    return Screen(t("board-which-town", kind=kind), (*column(*ways), *turn, *row(back(t, BoardList(**ids)), home(t))))


# ── pictures and the table ───────────────────────────────────────────────────────────────────


@room.act(BoardPicture)
def pictured(desk: Desk, data: BoardPicture) -> Screen:
    seat, cycle, today = _looking(desk, data.seat)
    t, found = desk.t, progress.by_town(desk.db, seat, cycle)
    shown, number, pages = _part(found, data.page, PICTURED)
    title = t.plain("board-picture", place=seat.unit_name, day=t.day(today, today))
    svg = board_picture.svg(progress.total(found), shown, t.language, title, last=number + 1 == pages)
    screen = desk.open(BoardCard(seat=seat.seat_id))
    more = button(
        t.plain("button-more-towns", page=number + 2, pages=pages), BoardPicture(seat=seat.seat_id, page=number + 1)
    )
    rows = (*column(more if number + 1 < pages else None), *screen.rows)
    made = functools.partial(drawing.render_light, svg)
    return replace(screen, rows=rows, document=Document("board.png", made, photo=True, caption=title))


def _part(found: list[Town], page: int, most: int) -> tuple[list[Town], int, int]:
    number, pages = near(page, len(found), most)
    return found[number * most : (number + 1) * most], number, pages


@room.act(BoardHeat)
def hot(desk: Desk, data: BoardHeat) -> Screen:
    """The picture first, what it says in words below it."""
    seat, cycle, today = _looking(desk, data.seat)
    t, found = desk.t, heat.by_town(desk.db, seat, cycle)
    names = _factors(desk, cycle)
    shown, number, pages = _part(found, data.page, HEATED)
    title = t.plain("heat-picture", place=seat.unit_name, day=t.day(today, today))
    whole = heat.whole(found)
    svg = heat_picture.svg(whole, shown, names, t.language, title)
    lines = [t("heat-title", n=whole.sent)]
    if not whole.few:
        hot_ones = [(names[code], whole.high.get(code, 0)) for code in names]
        lines += [t("heat-line", factor=name, n=n, sent=whole.sent) for name, n in hot_ones if n]
        if len(lines) == 1:
            lines.append(t("heat-none"))
    lines.append(t("heat-few"))
    ids = {"seat": seat.seat_id}
    more = button(t.plain("button-more-towns", page=number + 2, pages=pages), BoardHeat(**ids, page=number + 1))
    rows = (*column(more if number + 1 < pages else None), *row(back(t, BoardCard(**ids)), home(t)))
    made = functools.partial(drawing.render_light, svg)
    document = Document("heat.png", made, photo=True, caption=title)
    return Screen(Safe("\n".join(lines)), rows, BoardCard(**ids).pack(), document=document)


def _factors(desk: Desk, cycle: Cycle) -> dict[str, str]:
    form = submissions.form_of(desk.db, cycle.form_version_id).form
    return {factor.code: desk.t.local(factor.short) for factor in form.factors}


@room.view(BoardPace)
def pace(desk: Desk, data: BoardPace) -> Screen:
    seat, cycle, _ = _looking(desk, data.seat)
    t, found = desk.t, response.by_town(desk.db, seat, cycle)
    lines = [t("pace-title"), *_paces(desk, found[0])]
    for one in found[1:9] if len(found) > 2 else ():
        lines += [t("board-town", name=one.name), *_paces(desk, one)]
    lines.append(t("pace-notice", more=max(0, len(found) - 9)))
    return Screen(Safe("\n".join(lines)), row(back(t, BoardCard(seat=seat.seat_id)), home(t)))


def _paces(desk: Desk, one: response.TownPace) -> list[Safe]:
    return [
        desk.t(
            f"pace-{what}", n=each.n, waiting=one.waiting, known="yes" if each.median is not None else "no",
            median=_hours(each.median), ninth=_hours(each.ninth),
        )
        for what, each in (("taken", one.taken), ("verified", one.verified))
    ]  # fmt: skip


def _hours(hours: float | None) -> float:
    """Half hours are exact enough."""
    return round((hours or 0.0) * 2) / 2


@room.act(BoardTable)
def as_table(desk: Desk, data: BoardTable) -> Screen:
    seat, cycle, today = _looking(desk, data.seat)
    t = desk.t
    content = table.Board(
        t.language, list(progress.everything(desk.db, seat, cycle)), progress.by_town(desk.db, seat, cycle),
        response.by_town(desk.db, seat, cycle), heat.by_town(desk.db, seat, cycle), _factors(desk, cycle),
        appointments.orders(desk.db, seat),
    )  # fmt: skip
    name = t.plain("board-file", day=today.isoformat())
    return replace(
        desk.open(BoardCard(seat=seat.seat_id)), document=Document(name, functools.partial(table.to_xlsx, content))
    )


@room.act(BoardAnswers)
def said(desk: Desk, data: BoardAnswers) -> Screen:
    """What the schools of this seat have answered, in one table with sums; entries on a sheet of their own."""
    seat, cycle, today = _looking(desk, data.seat)
    made = functools.partial(answers_xlsx.to_xlsx, answers.of_cycle(desk.db, seat, cycle), desk.t.language)
    name = desk.t.plain("board-answers-file", day=today.isoformat())
    return replace(desk.open(BoardCard(seat=seat.seat_id)), document=Document(name, made))


# ── what the courier says ────────────────────────────────────────────────────────────────────


@notice("alarm-outage")
def outage(desk: Desk, seat_id: int, kind: str, begin: str, end: str, updates: int) -> Screen:
    """Once, when everything that was late has left."""
    since, until = datetime.fromisoformat(begin), datetime.fromisoformat(end)
    zone = next((seat.zone for seat in desk.who.seats if seat.seat_id == seat_id), "UTC")
    t = desk.t
    text = t(
        "alarm-outage", kind=kind, begin=t.when(since, zone, desk.now), end=t.when(until, zone, desk.now),
        updates=updates, late=outages.sent_late(desk.db, until),
    )  # fmt: skip
    return Screen(text, row(home(t)))
