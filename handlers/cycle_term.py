"""A cycle that runs: its term put off, its end."""

from datetime import date, timedelta

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import back, home
from handlers.cycle_choices import day_of, typed_day
from handlers.month import month
from handlers.region_buttons import CycleCard
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column, row
from models import Cycle
from services import deadlines
from services.forms import cycles, timeline
from services.org import access
from services.risk import cases

room = Room("cycle term")


class CycleExtend(CallbackData, prefix="cyc-long"):
    """Until which day instead?"""

    seat: int
    cycle: int
    page: int = 0


class CycleExtendAsk(CallbackData, prefix="cyc-look2"):
    """Really put it off?"""

    cycle: int
    due: str


class CycleExtendNow(CallbackData, prefix="cyc-put"):
    cycle: int
    due: str


class CycleClose(CallbackData, prefix="cyc-ask"):
    """Really end it?"""

    seat: int
    cycle: int


class CycleCloseNow(CallbackData, prefix="cyc-end"):
    seat: int
    cycle: int


# ── a later term ─────────────────────────────────────────────────────────────────────────────


@room.view(CycleExtend)
def extend(desk: Desk, data: CycleExtend) -> Screen:
    cycle, seat = access.cycle(desk.db, desk.who, data.cycle)
    t, today = desk.t, deadlines.local(desk.now, seat.zone).date()
    first = _first_later(cycle, today)
    offers = [
        button(t.plain("button-term", day=t.day(day, today)), CycleExtendAsk(cycle=cycle.id, due=day.isoformat()))
        for day in timeline.terms(first - timedelta(days=7))
        if day >= first
    ]

    def press(day: date) -> CycleExtendAsk | None:
        return CycleExtendAsk(cycle=cycle.id, due=day.isoformat()) if day >= first else None

    ids = {"seat": seat.seat_id, "cycle": cycle.id}
    days = month(t, first, data.page, press, lambda page: CycleExtend(**ids, page=page), halves=True)
    text = t("cycle-ask-longer", due=t.day(date.fromisoformat(cycle.due_on), today))
    return Screen(text, (*column(*offers[:2]), *days, *row(back(t, CycleCard(seat=seat.seat_id)), home(t))))


def _first_later(cycle: Cycle, today: date) -> date:
    return max(date.fromisoformat(cycle.due_on), today) + timedelta(days=1)


@room.words(At(CycleExtend), Typed())
def typed_longer(desk: Desk, message: Message, place: CycleExtend) -> Screen:
    cycle, seat = access.cycle(desk.db, desk.who, place.cycle)
    day = typed_day(message, deadlines.local(desk.now, seat.zone).date())
    return desk.open(CycleExtendAsk(cycle=cycle.id, due=day.isoformat()))


@room.view(CycleExtendAsk)
def extend_ask(desk: Desk, data: CycleExtendAsk) -> Screen:
    """Who will hear of it, and the reminders to come."""
    cycle, seat = access.cycle(desk.db, desk.who, data.cycle)
    t, today, due = desk.t, deadlines.local(desk.now, seat.zone).date(), day_of(data.due)
    cycles.check_longer(cycle, seat, due, desk.now)
    counts = cycles.counts(desk.db, cycle.id)
    steps = [
        t.day(step.day, today)
        for step in timeline.reminders(cycles.began_on(cycle, seat.zone), due)
        if step.day > today and step.name != "after"
    ]
    text = t(
        "cycle-longer-ask", due=t.day(due, today), before=t.day(date.fromisoformat(cycle.due_on), today),
        n=counts["open"] + counts["started"], days="; ".join(steps), reminding="yes" if steps else "no",
    )  # fmt: skip
    go = button(t.plain("button-cycle-extend-now", n=counts["open"] + counts["started"]), CycleExtendNow(**dict(data)))
    return Screen(text, (*column(go), *row(back(t, CycleExtend(seat=seat.seat_id, cycle=cycle.id)), home(t))))


@room.act(CycleExtendNow)
def extend_now(desk: Desk, data: CycleExtendNow) -> Screen:
    cycle, seat = access.cycle(desk.db, desk.who, data.cycle)
    done = cycles.extend(desk.db, desk.who, cycle, seat, day_of(data.due), desk.now)
    if done:
        cases.term_put_off(desk.db, cycle.id, desk.now)
    screen, t = desk.open(CycleCard(seat=seat.seat_id)), desk.t
    return screen.noted(t("cycle-extended-now")) if done else screen.said(t.plain("cycle-extended-already"))


# ── its end ──────────────────────────────────────────────────────────────────────────────────


@room.view(CycleClose)
def ask(desk: Desk, data: CycleClose) -> Screen:
    cycle, seat = access.cycle(desk.db, desk.who, data.cycle)
    t, counts = desk.t, cycles.counts(desk.db, cycle.id)
    return Screen(
        t("cycle-end-ask", unfinished=counts["open"] + counts["started"]),
        column(
            button(t.plain("button-cycle-keep"), CycleCard(seat=seat.seat_id)),
            button(t.plain("button-cycle-end"), CycleCloseNow(seat=seat.seat_id, cycle=cycle.id)),
        ),
    )


@room.act(CycleCloseNow)
def close(desk: Desk, data: CycleCloseNow) -> Screen:
    cycle, seat = access.cycle(desk.db, desk.who, data.cycle)
    cycles.close(desk.db, desk.who, cycle, seat, desk.now)
    return desk.open(CycleCard(seat=seat.seat_id)).noted(desk.t("cycle-ended"))
