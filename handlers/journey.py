"""A school's way: where it stands in one look, what is next, whose move it is, who did what; listing, deciding."""

import functools
from dataclasses import replace
from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import corrected
from handlers.buttons import Home, SchoolCard, back, home
from handlers.journey_buttons import (
    CorrectOrder,
    ExitCard,
    Listing,
    ListOne,
    MentorLook,
    Passport,
    SupportList,
    VisitWrite,
    Way,
    WayBoard,
)
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Document, Rows, Screen, button, column, row, short
from locales import Safe
from models import Step
from services import deadlines
from services.journey import corrections, exits, school_paper, stages, typed, way, way_picture
from services.org import access, units
from services.risk import drawing

room = Room("journey")
PAGE, EVENTS = 6, 6


class WayPicture(CallbackData, prefix="way-pic"):
    school: int


class SchoolPaper(CallbackData, prefix="way-doc"):
    """The school on two pages, as .docx."""

    school: int


class WayEvents(CallbackData, prefix="way-log"):
    """Who did what when."""

    school: int
    page: int = 0


class AtStage(CallbackData, prefix="way-at"):
    """Schools of a seat at one stage."""

    seat: int
    item: int
    page: int = 0


class Decide(CallbackData, prefix="way-dec"):
    """To which stage, against the gates?"""

    school: int


class DecideTo(CallbackData, prefix="way-to"):
    """Why? What is typed here is the reason, and the decision."""

    school: int
    item: int
    rev: int


@room.view(Way)
def card(desk: Desk, data: Way) -> Screen:
    """Where the school stands, in words; the picture is a press away."""
    seen, t = way.read(desk.db, desk.who, data.school, desk.now), desk.t
    if seen.journey is None:
        text = t("journey-none", school=seen.school.name)
        mine = seen.seat.role in way.DECIDERS
        begin = button(t.plain("button-list-school"), ListOne(school=seen.school.id)) if mine else None
        return Screen(text, (*column(begin), *_away(desk, seen)))
    here = stages.stage(seen.journey.stage)
    today = deadlines.local(desk.now, seen.school.zone).date()
    since = deadlines.local(seen.journey.since, seen.school.zone).date()
    lines = [
        t("journey-title", school=seen.school.name, number=here.number or "none"),
        t("journey-here", stage=t.local(here.names), since=t.day(since, today)),
        _track(here.code),
    ]
    lines += [
        t("journey-need", holds="yes" if holds else "no", need=t.local(stages.gates()[code].names))
        for code, holds in seen.needs
    ]
    if seen.open:
        lines += [Safe(""), _next(desk, seen)]
    return Screen(Safe("\n".join(lines)), _buttons(desk, seen))


def _track(code: str) -> Safe:
    """«1 ✓ → 2 ✓ → 3 → 4», the present one bold."""
    parts = []
    for one in stages.stages().values():
        if one.number:
            past = stages.place(one.code) < stages.place(code)
            parts.append(f"<b>[{one.number}]</b>" if one.code == code else f"{one.number}{' ✓' if past else ''}")
    return Safe(" → ".join(parts))


def _next(desk: Desk, seen: way.Way) -> Safe:
    gate = stages.gates()[seen.open]
    whose = exits.read(desk.db, desk.who, seen.school.id, desk.now).decider if gate.whose == "decider" else gate.whose
    mine = "yes" if whose == seen.seat.role else "no"
    return desk.t("journey-next", need=desk.t.local(gate.names), whose=whose, mine=mine)


def _buttons(desk: Desk, seen: way.Way) -> Rows:
    t, number = desk.t, seen.school.id
    mentor, looks = seen.seat.role == "mentor", seen.seat.role in access.LOOK_AFTER
    if mentor:
        write = column(
            button(t.plain("button-visit"), VisitWrite(school=number, item=0)),
            button(t.plain("button-word"), VisitWrite(school=number, item=1)),
            button(t.plain("button-mentor-look"), MentorLook(school=number)),
        )
        log = row(
            button(t.plain("button-way-log"), WayEvents(school=number)),
            button(t.plain("button-way-picture"), WayPicture(school=number)),
        )
        return (*write, *log, *row(home(t)))
    out = looks or seen.seat.role == "director"
    return (
        *column(
            button(t.plain("button-supports"), SupportList(school=number)),
            button(t.plain("button-exit"), ExitCard(school=number)) if out else None,
        ),
        *row(
            button(t.plain("button-way-log"), WayEvents(school=number)),
            button(t.plain("button-way-picture"), WayPicture(school=number)),
        ),
        *column(
            button(t.plain("button-school-paper"), SchoolPaper(school=number)) if out else None,
            button(t.plain("button-way-decide"), Decide(school=number)) if seen.seat.role in way.DECIDERS else None,
            button(t.plain("button-sop"), Passport(seat=seen.seat.seat_id)),
        ),
        *_away(desk, seen),
    )


def _away(desk: Desk, seen: way.Way) -> Rows:
    to = SchoolCard(school=seen.school.id) if seen.seat.role in access.LOOK_AFTER else Home()
    return row(back(desk.t, to), home(desk.t))


@room.act(WayPicture)
def pictured(desk: Desk, data: WayPicture) -> Screen:
    """The picture first, the words with their buttons below it."""
    seen, t = way.read(desk.db, desk.who, data.school, desk.now), desk.t
    words = desk.open(Way(school=seen.school.id))
    if seen.journey is None:
        return words
    entered = {one.code: one.at for one in reversed(way.timeline(desk.db, seen.school.id)) if one.what == "step"}
    here, rows = stages.place(seen.journey.stage), []
    for k, stage in enumerate(stages.stages().values()):
        day = deadlines.local(entered[stage.code], seen.school.zone) if stage.code in entered and k <= here else None
        rows.append(
            (
                stage.number, t.local(stage.names), t.plain("journey-since", day=f"{day:%d.%m.%Y}") if day else "",
                "now" if k == here else "past" if k < here else "ahead",
            )
        )  # fmt: skip
    note = t.plain("journey-picture-next", need=t.local(stages.gates()[seen.open].names)) if seen.open else ""
    svg = way_picture.way_svg(seen.school.name, rows, note)
    return replace(
        words,
        document=Document(
            "way.png",
            functools.partial(drawing.render, svg),
            photo=True,
            caption=f"{seen.school.name}. {note}".rstrip(" .") + ".",
        ),
    )


@room.act(SchoolPaper)
def paper(desk: Desk, data: SchoolPaper) -> Screen:
    """For those who look after it and its director; a mentor sees less."""
    seen, t = way.read(desk.db, desk.who, data.school, desk.now, *access.LOOK_AFTER, "director"), desk.t
    made = school_paper.of_school(desk.db, seen, desk.now)
    name = t.plain("school-paper-file", school=seen.school.code)
    return replace(
        desk.open(Way(school=seen.school.id)), document=Document(name, functools.partial(school_paper.make, made))
    )


# ── who did what when ────────────────────────────────────────────────────────────────────────


@room.view(WayEvents)
def events(desk: Desk, data: WayEvents) -> Screen:
    seen, t = way.read(desk.db, desk.who, data.school, desk.now), desk.t
    found = way.timeline(desk.db, seen.school.id)
    number = min(max(data.page, 0), max(0, -(-len(found) // EVENTS) - 1))
    lines = [t("journey-log", school=seen.school.name)]
    shown = found[number * EVENTS : (number + 1) * EVENTS]
    mine = [one for one in shown if one.number and corrections.may(desk.db, desk.who, "step", one.step, desk.now)]
    for one in shown:
        lines.append(_event(desk, seen.school.zone, one))
        lines += corrected.lines(desk, "step", one.step, seen.school.zone) if one.step and one.number else []
    if not found:
        lines.append(t("journey-log-empty"))
    turn = row(
        button("‹", WayEvents(school=seen.school.id, page=number - 1)) if number else None,
        button("›", WayEvents(school=seen.school.id, page=number + 1)) if (number + 1) * EVENTS < len(found) else None,
    )
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
        order = t.plain("journey-order", number=one.number, day=_written(one.on)) if one.number and one.on else ""
        name = t.local(stages.stage(one.code).names)
        how = "overridden" if one.overridden else "order" if order else "itself" if not who else "other"
        return t("journey-event-step", **common, stage=name, order=order, how=how)
    if one.what == "support":
        kind = next((kind for kind in stages.kinds() if kind.code == one.code), None)
        return t("journey-event-support", **common, kind=t.local(kind.names) if kind else one.code)
    if one.what == "visit":
        return t("journey-event-visit", **common, kind=one.code)
    return t("journey-event-diagnosis", **common, what=one.what)


def _written(iso: str | None) -> str:
    return f"{date.fromisoformat(iso):%d.%m.%Y}" if iso else ""


# ── all schools of a seat ────────────────────────────────────────────────────────────────────


@room.view(WayBoard)
def board(desk: Desk, data: WayBoard) -> Screen:
    seat, t = access.seat(desk.who, data.seat, *access.LOOK_AFTER), desk.t
    counts = way.counts(desk.db, seat)
    lines = [t("journey-board", n=sum(counts.values()))]
    lines += [
        t("journey-board-line", number=one.number or "none", stage=t.local(one.names), n=counts.get(one.code, 0))
        for one in stages.stages().values()
    ]
    listing = button(t.plain("button-list-schools"), Listing(seat=seat.seat_id))
    found = [
        button(
            t.plain("button-at-stage", stage=short(t.local(one.names)), n=counts[one.code]),
            AtStage(seat=seat.seat_id, item=stages.place(one.code)),
        )
        for one in stages.stages().values()
        if counts.get(one.code)
    ]
    begins = column(listing) if seat.role in way.DECIDERS else ()
    more = [button(t.plain("button-sop"), Passport(seat=seat.seat_id))]
    return Screen(Safe("\n".join(lines)), (*begins, *column(*found, *more), *row(home(t))))


@room.view(AtStage)
def at_stage(desk: Desk, data: AtStage) -> Screen:
    seat, t = access.seat(desk.who, data.seat, *access.LOOK_AFTER), desk.t
    stage, number = stages.by_number(data.item), max(data.page, 0)
    total = way.counts(desk.db, seat).get(stage.code, 0)
    number = min(number, max(0, -(-total // PAGE) - 1))
    found = way.at_stage(desk.db, seat, stage.code, number, PAGE)
    today = deadlines.local(desk.now, seat.zone).date()
    lines = [t("journey-at-stage", stage=t.local(stage.names), n=total)]
    lines += [
        t("journey-at-line", school=name, since=t.day(deadlines.local(since, seat.zone).date(), today))
        for _, name, since in found
    ]
    here = {"seat": seat.seat_id, "item": data.item}
    turn = row(
        button("‹", AtStage(**here, page=number - 1)) if number else None,
        button("›", AtStage(**here, page=number + 1)) if (number + 1) * PAGE < total else None,
    )
    cards = column(*(button(short(name, 24), Way(school=one)) for one, name, _ in found))
    return Screen(Safe("\n".join(lines)), (*cards, *turn, *row(back(t, WayBoard(seat=seat.seat_id)), home(t))))


@room.command("journey")
def journey_command(desk: Desk, _: Message) -> Screen:
    """The stages with their schools; a director's own way."""
    for role in reversed(access.LOOK_AFTER):
        if seat := desk.who.seat(role):
            return desk.open(WayBoard(seat=seat.seat_id))
    seat = desk.who.seat("director")
    return desk.open(Way(school=seat.unit_id)) if seat else desk.open(Home())


# ── the operator's word against the gates ────────────────────────────────────────────────────


@room.view(Decide)
def decide(desk: Desk, data: Decide) -> Screen:
    seen, t = way.read(desk.db, desk.who, data.school, desk.now, *way.DECIDERS), desk.t
    if seen.journey is None:
        return desk.open(Way(school=seen.school.id))
    here = stages.place(seen.journey.stage)
    offered = [
        one
        for one in stages.stages().values()
        if one.code != seen.journey.stage and (stages.place(one.code) <= stages.place("exit") or one.code == "closed")
        if one.code != "closed" or seen.journey.stage == "effective"
    ]
    buttons = [
        button(
            t.plain("button-decide-to", way="back" if stages.place(one.code) < here else "on",
                    stage=short(t.local(one.names), 18)),
            DecideTo(school=seen.school.id, item=stages.place(one.code), rev=seen.journey.rev),
        )
        for one in offered
    ]  # fmt: skip
    text = t("journey-decide", school=seen.school.name, stage=t.local(stages.stage(seen.journey.stage).names))
    return Screen(text, (*column(*buttons), *row(back(t, Way(school=seen.school.id)), home(t))))


@room.view(DecideTo)
def decide_why(desk: Desk, data: DecideTo) -> Screen:
    seen, t = way.read(desk.db, desk.who, data.school, desk.now, *way.DECIDERS), desk.t
    if seen.journey is None or seen.journey.rev != data.rev:
        raise way.Moved
    stage = stages.by_number(data.item)
    text = t("journey-decide-why", school=seen.school.name, stage=t.local(stage.names))
    return Screen(text, row(back(t, Decide(school=seen.school.id)), home(t)))


@room.words(At(DecideTo), Typed())
def decided(desk: Desk, message: Message, place: DecideTo) -> Screen:
    reason = typed.words(message.text or "")
    way.decide(desk.db, desk.who, place.school, place.rev, stages.by_number(place.item).code, reason, desk.now)
    return desk.open(Way(school=place.school)).noted(desk.t("journey-decided"))


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
        "journey-listed", school=school, to=to, number=one.order_number or "", day=_written(one.order_on),
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
        day=_written(one.order_on),
    )  # fmt: skip
    return Screen(text, column(button(t.plain("button-way"), Way(school=one.school_id))))
