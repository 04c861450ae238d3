"""A school's levels over its last cycles: in words first, then as a picture."""

import functools
from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, SchoolCard, SchoolHistory, back, home
from handlers.room import Desk, Room
from handlers.school_words import by_height
from handlers.screen import Document, Screen, button, row
from locales import Safe
from models import Submission, Unit
from services.forms import submissions
from services.org import access
from services.org.people import Place
from services.refusal import NotThere
from services.risk import drawing, history
from services.risk.history import Past
from services.risk.history_picture import history_svg

room = Room("history")


class Trend(CallbackData, prefix="trend"):
    """The last cycles as a picture."""

    school: int


def _past(desk: Desk, school_id: int) -> tuple[Unit, Place, list[Past], dict[str, str]]:
    """The school, the last cycles, the factors' short names by the newest form."""
    school, seat = access.school(desk.db, desk.who, school_id, *access.LOOK_AFTER, "director")
    past = history.read(desk.db, school.id, school.zone)
    newest = desk.db.get(Submission, past[-1].submission) if past else None
    if newest is None:
        return school, seat, [], {}
    form = submissions.form_of(desk.db, newest.form_version_id).form
    return school, seat, past, {one.code: desk.t.local(one.short) for one in form.factors}


@room.view(SchoolHistory)
def words(desk: Desk, data: SchoolHistory) -> Screen:
    """The newest cycle whole, the change to the one before, the others by what was high."""
    school, seat, past, names = _past(desk, data.school)
    t, lines = desk.t, [desk.t("history-title", school=school.name)]
    if not past:
        lines.append(t("history-none"))
    for one in reversed(past):
        heights = {factor: then.level for factor, then in one.levels.items() if factor in names}
        lines.append(t("history-cycle", month=_head(desk, one), verified="yes" if one.verified else "no"))
        lines += by_height(desk, heights, names)[: 4 if one is past[-1] else 1]
    if len(past) > 1:
        trends = {factor: history.trend(past, factor) for factor in names}
        lines += [Safe(""), t("history-change")]
        lines += [
            t(f"history-{way}", names=", ".join(names[f] for f, found in trends.items() if found == way))
            for way in ("worse", "better", "same", "unknown")
            if way in trends.values()
        ]
    shown = button(t.plain("button-picture"), Trend(school=school.id)) if past else None
    away = Home() if seat.role == "director" else SchoolCard(school=school.id)
    return Screen(Safe("\n".join(lines)), (*row(shown), *row(back(t, away), home(t))))


@room.act(Trend)
def pictured(desk: Desk, data: Trend) -> Screen:
    """The picture first, the words with their buttons below it."""
    school, _, past, names = _past(desk, data.school)
    if not past:
        raise NotThere
    t = desk.t
    heads = [t.plain("history-head", month=t.month(one.began.month)[:3], year=f"{one.began:%y}") for one in past]
    svg = history_svg(past, names, heads, desk.t.language, school.name)
    document = Document(
        "history.png", functools.partial(drawing.render, svg), photo=True,
        caption=t.plain("picture-history", school=school.name),
    )  # fmt: skip
    return replace(desk.open(SchoolHistory(school=school.id)), document=document)


def _head(desk: Desk, one: Past) -> str:
    month = desk.t.month(one.began.month)
    return f"{month[0].upper()}{month[1:]} {one.began.year}"
