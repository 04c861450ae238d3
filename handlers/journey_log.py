"""Who did what when on a school's way; what others hear of a step when it is made."""

from handlers import corrected
from handlers.buttons import back, home
from handlers.days import dotted
from handlers.journey_buttons import (
    CorrectOrder,
    Way,
    WayEvents,
)
from handlers.paging import beside, near
from handlers.room import Desk, Room, notice
from handlers.screen import Screen, button, column, row, short
from locales import Safe
from models import Step
from services import deadlines
from services.journey import corrections, exits, stages, way
from services.org import access, units

room = Room("journey log")
EVENTS = 6  # on a page


@room.view(WayEvents)
def events(desk: Desk, data: WayEvents) -> Screen:
    seen, t = way.read(desk.db, desk.who, data.school, desk.now), desk.t
    found = way.timeline(desk.db, seen.school.id)
    number, pages = near(data.page, len(found), EVENTS)
    lines = [t("journey-log", school=seen.school.name)]
    shown = found[number * EVENTS : (number + 1) * EVENTS]
    mine = [one for one in shown if one.number and corrections.may(desk.db, desk.who, "step", one.step, desk.now)]
    for one in shown:
        lines.append(_event(desk, seen.school.zone, one))
        lines += corrected.lines(desk, "step", one.step, seen.school.zone) if one.step and one.number else []
    if not found:
        lines.append(t("journey-log-empty"))
    turn = beside(number, pages, lambda page: WayEvents(school=seen.school.id, page=page))
    correct = [
        button(t.plain("button-order-correct-which", number=one.number or ""), CorrectOrder(what="step", item=one.step))
        for one in mine[:3]
    ]
    away = row(back(t, Way(school=seen.school.id)), home(t))
    return Screen(Safe("\n".join(lines)), (*column(*correct), *turn, *away))


def _event(desk: Desk, zone: str, one: way.Event) -> Safe:
    t = desk.t
    day = f"{deadlines.local(one.at, zone):%d.%m.%Y}"
    who = units.seat_title(desk.db, one.seat) if one.seat else ""
    common = {"day": day, "who": who, "named": "yes" if who else "no", "text": short(one.text, 160)}
    if one.what == "step":
        order = t.plain("journey-order", number=one.number, day=dotted(one.on)) if one.number and one.on else ""
        name = t.local(stages.stage(one.code).names)
        how = "overridden" if one.overridden else "order" if order else "itself" if not who else "other"
        return t("journey-event-step", **common, stage=name, order=order, how=how)
    if one.what == "support":
        kind = next((kind for kind in stages.kinds() if kind.code == one.code), None)
        return t("journey-event-support", **common, kind=t.local(kind.names) if kind else one.code)
    if one.what == "visit":
        return t("journey-event-visit", **common, kind=one.code)
    return t("journey-event-diagnosis", **common, what=one.what)


# ── what others hear ─────────────────────────────────────────────────────────────────────────


def _stepped(desk: Desk, step: int) -> tuple[Step, str, str] | None:
    """The step, the school's name and the reader's role; None when they see the school no longer."""
    found = way.step_of(desk.db, step)
    if found is None:
        return None
    row_, school = found
    role = next((seat.role for seat in desk.who.seats if access.sees(desk.db, seat, school.id)), "")
    return (row_, school.name, role) if role else None


@notice("journey-listed")
def listed_notice(desk: Desk, _: int, step: int) -> Screen | None:
    found = _stepped(desk, step)
    if found is None:
        return None
    one, school, role = found
    t = desk.t
    to = "director" if role == "director" else "other"
    text = t(
        "journey-listed", school=school, to=to, number=one.order_number or "", day=dotted(one.order_on),
        stage=t.local(stages.stage(way.stage_now(desk.db, one)).names),
    )  # fmt: skip
    return Screen(text, column(button(t.plain("button-way"), Way(school=one.school_id))))


@notice("journey-step")
def step_notice(desk: Desk, _: int, step: int) -> Screen | None:
    found = _stepped(desk, step)
    if found is None:
        return None
    one, school, role = found
    t, stage = desk.t, stages.stage(one.to_stage)
    gate = stages.gates()[stage.needs[0]] if stage.needs else None
    forward = one.from_stage is None or stages.place(one.to_stage) > stages.place(one.from_stage)
    kind = "exit" if one.to_stage == exits.NEXT and one.order_number else "on" if forward else "back"
    text = t(
        "journey-step", school=school, to="director" if role == "director" else "other", kind=kind,
        stage=t.local(stage.names), next=t.local(gate.names) if gate else "", more="yes" if gate else "no",
        reason=one.reason, said="yes" if one.reason else "no", number=one.order_number or "",
        day=dotted(one.order_on),
    )  # fmt: skip
    return Screen(text, column(button(t.plain("button-way"), Way(school=one.school_id))))
