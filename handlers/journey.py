"""A school's way: where it stands in one look, what is next, whose move it is; as a picture, as a paper."""

import functools
from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, SchoolCard, back, home
from handlers.journey_buttons import (
    Decide,
    ExitCard,
    ListOne,
    MentorLook,
    Passport,
    SupportList,
    VisitWrite,
    Way,
    WayEvents,
)
from handlers.room import Desk, Room
from handlers.screen import Document, Rows, Screen, button, column, row
from locales import Safe
from services import deadlines
from services.journey import exits, school_paper, stages, way, way_picture
from services.org import access
from services.risk import drawing

room = Room("journey")


class WayPicture(CallbackData, prefix="way-pic"):
    school: int


class SchoolPaper(CallbackData, prefix="way-doc"):
    """The school on two pages, as .docx."""

    school: int


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
