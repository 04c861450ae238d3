"""How roadmaps and their measures read: titles, states, lines, days."""

from collections.abc import Collection, Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, MeasureCard, RoadmapCard
from handlers.days import dotted
from handlers.paging import beside, near
from handlers.roadmap_buttons import RoadmapList, RoadmapRows, RowCard
from handlers.room import Desk
from handlers.screen import Button, Rows, button, row, short
from locales import Safe
from models import Measure
from services import deadlines
from services.org import units
from services.risk import profile
from services.risk.profile import FactorView
from services.roadmaps import library, pace, roadmaps, versions
from services.roadmaps.roadmaps import Plan

PAGE = 5
NAME = 56  # characters of a measure's name in a list


def read(desk: Desk, roadmap_id: int) -> Plan:
    return roadmaps.read(desk.db, desk.who, roadmap_id)


def factors(desk: Desk) -> dict[str, str]:
    """Short names of the factors."""
    return {one.code: desk.t.local(one.short) for one in library.diagnosis(desk.db).factors}


def title(desk: Desk, plan: Plan) -> Safe:
    return desk.t("road-title", kind=plan.unit.kind, unit=plan.unit.name)


def today(desk: Desk, plan: Plan) -> date:
    return deadlines.local(desk.now, plan.unit.zone).date()


def day(desk: Desk, plan: Plan, iso: str) -> str:
    """«пт, 20 ноября»."""
    return desk.t.day(date.fromisoformat(iso), today(desk, plan))


def state(desk: Desk, plan: Plan) -> Safe:
    """Where it stands, in words, with who and when."""
    t, roadmap = desk.t, plan.roadmap

    def when(at: object) -> str:
        return t.when(at, plan.unit.zone, desk.now) if at else ""  # type: ignore[arg-type]

    return t(
        "road-state", state=roadmap.state, whose="own" if plan.own else "other", sent=when(roadmap.sent_at),
        decided=when(roadmap.decided_at), who=units.seat_title(desk.db, roadmap.decided_by or 0),
        number=roadmap.order_number or "", on=dotted(roadmap.order_on), why=roadmap.ended_why or "",
        change=roadmap.change or "none",
    )  # fmt: skip


def span(desk: Desk, plan: Plan) -> Safe:
    """How many measures, from when until when."""
    rows = [plan.fields(one) for one in plan.present]
    if not rows:
        return desk.t("road-no-measures")
    first, last = min(one["starts_on"] for one in rows), max(one["ends_on"] for one in rows)
    done = sum(one.state == "done" for one in plan.present)
    return desk.t("road-span", n=len(rows), first=day(desk, plan, first), last=day(desk, plan, last), done=done)


def line(desk: Desk, plan: Plan, number: int, one: dict[str, str], names: dict[str, str], mark: str = "none") -> Safe:
    """«3. Закрыть критичные предметы… · Кадры · до пт, 20 ноября»."""
    return desk.t(
        "road-line", n=number, name=short(one["name"], NAME), factor=names.get(one["factor"], one["factor"]),
        last=day(desk, plan, one["ends_on"]), mark=mark,
    )  # fmt: skip


def mark(plan: Plan, one: Measure, changed: Collection[int]) -> str:
    """What stands beside a line: its state where the work goes on, a remark where it is decided upon."""
    if plan.remark(one) is not None:
        return "remark"
    if plan.phase == "settled":
        return one.state
    return "changed" if one.id in changed else "none"


def listed(desk: Desk, plan: Plan, page: int, turn: type[RoadmapCard] | type[RoadmapRows]) -> tuple[list[Safe], Rows]:
    """A page of measures: lines and a button each."""
    rows, names = plan.present, factors(desk)
    number, pages = near(page, len(rows), PAGE)
    shown = list(enumerate(rows, 1))[number * PAGE : (number + 1) * PAGE]
    changed = versions.changed(desk.db, plan)
    lines = [line(desk, plan, n, plan.fields(one), names, mark(plan, one, changed)) for n, one in shown]
    doors = [button(str(n), door(plan, one)) for n, one in shown]
    turned = beside(number, pages, lambda page: turn(roadmap=plan.roadmap.id, page=page))
    return lines, (*row(*doors), *turned)


def door(plan: Plan, one: Measure) -> CallbackData:
    """A measure in work has a card of its own."""
    # While a change is written or judged those two see the rows as they would be; to all others it is in work.
    changing = plan.phase != "settled" and (plan.own or plan.judged)
    working = plan.roadmap.state in ("working", "completed") and not changing
    return MeasureCard(measure=one.id) if working else RowCard(measure=one.id)


def crowds(desk: Desk, plan: Plan) -> list[Safe]:
    """What is too much at once."""
    lines = []
    for one in pace.crowded(desk.db, plan):
        what = f"{desk.t.month(int(one.what[5:]))} {one.what[:4]}" if one.kind == "month" else one.what
        lines.append(desk.t("road-crowd", kind=one.kind, what=what, n=one.n))
    return lines[:2]


def up(plan: Plan) -> CallbackData:
    """Where one came from: those who decide have a list of them."""
    return Home() if plan.own else RoadmapList(seat=plan.place.seat_id)


def levels(desk: Desk, plan: Plan) -> list[Safe]:
    """Why at all: the levels that count of the factors it works on."""
    names, taken = factors(desk), _taken(plan)
    found = [
        f"{names.get(one.factor, one.factor)}: {desk.t.plain(f'verdict-{one.counts}')}"
        for one in _profile(desk, plan)
        if one.factor in taken
    ]
    return [desk.t("road-levels", text="; ".join(found))] if found else []


def left(desk: Desk, plan: Plan) -> list[Safe]:
    """A high risk nothing is planned against: past the three factors, or raised where no answer is bad."""
    names, taken = factors(desk), _taken(plan)
    high = [one.factor for one in _profile(desk, plan) if one.counts == "high" and one.factor not in taken]
    return [desk.t("road-left", text=", ".join(names.get(one, one) for one in high))] if high else []


def _profile(desk: Desk, plan: Plan) -> Sequence[FactorView]:
    return profile.read(desk.db, plan.roadmap.submission_id) if plan.roadmap.submission_id else ()


def _taken(plan: Plan) -> set[str]:
    return {plan.fields(one)["factor"] for one in plan.present}


def page_of(plan: Plan, one: Measure) -> int:
    """The page of the list that a measure stands on."""
    return max(0, numbered(plan, one) - 1) // PAGE


def numbered(plan: Plan, one: Measure) -> int:
    """A measure's number in the list; 0 when it is not in it."""
    return plan.present.index(one) + 1 if one in plan.present else 0


def pairs(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[k : k + 2]) for k in range(0, len(buttons), 2))
