"""How the self-diagnosis goes: numbers with lists behind them; the same for a coordinator's part."""

from datetime import date, datetime

from aiogram.filters.callback_data import CallbackData

from handlers.board_buttons import BoardAnswers, BoardHeat, BoardPace, BoardPicture, BoardTable, looking
from handlers.buttons import Home, back, home
from handlers.paging import beside, near
from handlers.region_buttons import BoardCard, CycleCard, NudgeAsk, SeatRoles
from handlers.room import Desk, Room, notice
from handlers.school_words import by_town
from handlers.screen import Screen, button, column, fitted, row
from locales import Safe
from services import outages
from services.forms import progress
from services.org import access
from services.refusal import NotThere

room = Room("board")
LISTS = (*progress.STATES, "unreached")
TOWNS = 6  # to choose from on one page


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


@room.view(BoardCard)
def card(desk: Desk, data: BoardCard) -> Screen:
    seat = access.seat(desk.who, data.seat, "operator", "coordinator")
    if not progress.has_cycle(desk.db, seat):
        plan = button(desk.t.plain("button-cycle", running="no"), CycleCard(seat=seat.seat_id))
        return Screen(desk.t("board-nothing"), (*column(plan if seat.role == "operator" else None), *row(home(desk.t))))
    seat, cycle, today = looking(desk, data.seat)
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
    seat, cycle, _ = looking(desk, data.seat)
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
    seat, cycle, _ = looking(desk, data.seat)
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
