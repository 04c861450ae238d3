"""A unit's earlier roadmaps and versions, to be read: what was planned, what became of it, what was remarked on."""

from aiogram.filters.callback_data import CallbackData

from handlers import roadmap_words as words
from handlers.buttons import Home, RoadmapCard, SchoolCard, back, home
from handlers.days import dotted
from handlers.paging import beside, near
from handlers.roadmap_buttons import PastRoadmaps
from handlers.room import Desk, Room
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from models import RoadmapVersion
from services import deadlines
from services.org import units
from services.roadmaps import past
from services.roadmaps.roadmaps import Plan
from services.roadmaps.versions import REMARK

room = Room("roadmap past")


class Versions(CallbackData, prefix="rd-vers"):
    """What was sent of one roadmap."""

    roadmap: int
    page: int = 0


class VersionCard(CallbackData, prefix="rd-ver"):
    roadmap: int
    number: int
    page: int = 0


@room.view(PastRoadmaps)
def ended(desk: Desk, data: PastRoadmaps) -> Screen:
    """Completed and withdrawn ones, the last first; the versions of the one in hand beside them."""
    found, t = past.of_unit(desk.db, desk.who, data.unit), desk.t
    number, pages = near(data.page, found.total, past.PAGE)
    shown = past.page(desk.db, found, number)
    lines = [t("past-title", kind=found.unit.kind, unit=found.unit.name, n=found.total)]
    lines += [
        t(
            "past-line", n=k, state=one.state, day=_day(desk, found.unit.zone, one.ended_at), why=short(one.why, 80),
            ordered="yes" if one.order_number else "no", number=one.order_number, on=dotted(one.order_on),
            measures=one.measures, done=one.done,
        )
        for k, one in enumerate(shown, number * past.PAGE + 1)
    ]  # fmt: skip
    cards = [
        button(str(k), RoadmapCard(roadmap=one.id)) for k, one in enumerate(shown, number * past.PAGE + 1)
    ]  # fmt: skip
    turn = beside(number, pages, lambda page: PastRoadmaps(unit=found.unit.id, page=page))
    versions: Rows = ()
    if found.alive is not None and found.versions:
        lines.append(t("past-alive", n=found.versions))
        versions = column(button(t.plain("button-past-versions"), Versions(roadmap=found.alive.id)))
    return Screen(Safe("\n".join(lines)), (*row(*cards), *turn, *versions, *row(back(t, _up(found)), home(t))))


def _up(found: past.Past) -> CallbackData:
    if found.alive is not None:
        return RoadmapCard(roadmap=found.alive.id)
    after = not found.own and found.unit.kind == "school"
    return SchoolCard(school=found.unit.id) if after else Home()


def _day(desk: Desk, zone: str, at: object) -> str:
    return f"{deadlines.local(at, zone):%d.%m.%Y}" if at else ""  # type: ignore[arg-type]


# ── the versions of one ──────────────────────────────────────────────────────────────────────


@room.view(Versions)
def versions(desk: Desk, data: Versions) -> Screen:
    plan, t = words.read(desk, data.roadmap), desk.t
    every = past.versions(desk.db, plan.roadmap.id, own=plan.own)
    number, pages = near(data.page, len(every), past.PAGE)
    shown = every[number * past.PAGE : (number + 1) * past.PAGE]
    lines = [t("versions-title", kind=plan.unit.kind, unit=plan.unit.name, n=len(every))]
    lines += [_version(desk, plan, one) for one in shown]
    cards = [button(str(one.number), VersionCard(roadmap=plan.roadmap.id, number=one.number)) for one in shown]
    turn = beside(number, pages, lambda page: Versions(roadmap=plan.roadmap.id, page=page))
    away = row(back(t, PastRoadmaps(unit=plan.unit.id)), home(t))
    return Screen(Safe("\n".join(lines)), (*row(*cards), *turn, *away))


def _version(desk: Desk, plan: Plan, one: RoadmapVersion) -> Safe:
    remarks = sum(bool(line.get(REMARK)) for line in one.rows)
    return desk.t(
        "version-line", number=one.number, day=_day(desk, plan.unit.zone, one.sent_at), outcome=one.outcome,
        measures=len(one.rows), remarks=remarks,
    )  # fmt: skip


@room.view(VersionCard)
def version(desk: Desk, data: VersionCard) -> Screen:
    """The rows as they were sent; the remarks they came back with."""
    plan, t = words.read(desk, data.roadmap), desk.t
    one = past.version(desk.db, plan.roadmap.id, data.number, own=plan.own)
    names = words.factors(desk)
    number, pages = near(data.page, len(one.rows), past.PAGE)
    lines = [
        t("version-title", number=one.number, unit=plan.unit.name), _version(desk, plan, one),
        t("version-sent-by", who=units.seat_title(desk.db, one.sent_by)),
    ]  # fmt: skip
    if one.reason:
        lines.append(t("road-reason", text=one.reason))
    for k in range(number * past.PAGE, min((number + 1) * past.PAGE, len(one.rows))):
        lines.append(words.line(desk, plan, k + 1, one.rows[k], names))
        if remark := one.rows[k].get(REMARK):
            lines.append(t("road-had-remark", text=short(remark, 100)))
    ids = {"roadmap": plan.roadmap.id, "number": one.number}
    turn = beside(number, pages, lambda page: VersionCard(**ids, page=page))
    away = row(back(t, Versions(roadmap=plan.roadmap.id)), home(t))
    return Screen(Safe("\n".join(lines)), (*turn, *away))
