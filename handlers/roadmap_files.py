"""The papers of a roadmap: to sign, to sort, for a calendar, as a picture; in force or as it is being written."""

import functools
from collections.abc import Callable
from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import RoadmapCard, RoadmapFiles, back, home
from handlers.room import Desk, Room
from handlers.screen import Button, Document, Rows, Screen, button, column, row
from locales import Safe
from services.content import overrides
from services.exports import roadmap_docx, roadmap_ics, roadmap_picture, roadmap_sheet, roadmap_xlsx
from services.exports.roadmap_sheet import Sheet
from services.refusal import NotThere
from services.risk import drawing
from services.roadmaps import roadmaps
from services.roadmaps.roadmaps import Plan

room = Room("roadmap files")
KINDS = ("docx", "xlsx", "ics", "png")  # their places travel in buttons: only append
NAMED = 60  # characters of a unit in a file's name


class RoadmapFile(CallbackData, prefix="rd-file"):
    """One of them; a picture of many measures has pages."""

    roadmap: int
    kind: int
    force: int
    page: int = 0


def _sheet(desk: Desk, data: RoadmapFiles | RoadmapFile) -> tuple[Plan, Sheet]:
    """What this reader may see of it, and only that."""
    plan = roadmaps.read(desk.db, desk.who, data.roadmap)
    force = bool(data.force) and roadmap_sheet.changing(plan)
    return plan, roadmap_sheet.of_plan(desk.db, plan, desk.now, desk.t.language, in_force=force)


@room.view(RoadmapFiles)
def files(desk: Desk, data: RoadmapFiles) -> Screen:
    (plan, sheet), t = _sheet(desk, data), desk.t
    away = row(back(t, RoadmapCard(roadmap=data.roadmap)), home(t))
    if not sheet.lines:
        return Screen(t("road-files-none", unit=sheet.unit), away)
    lines = [t("road-files", unit=sheet.unit, n=len(sheet.lines), state=sheet.state, **_facts(sheet))]
    if roadmap_sheet.changing(plan):
        lines.append(t("road-files-which", which="force" if data.force else "change"))
    return Screen(Safe("\n".join([*lines, t("road-files-kinds")])), (*_offered(desk, plan, data), *away))


def _facts(sheet: Sheet) -> dict[str, str]:
    return {
        "last": f"{sheet.last:%d.%m.%Y}", "number": sheet.order_number,
        "on": f"{sheet.order_on:%d.%m.%Y}" if sheet.order_on else "",
        "agreed": f"{sheet.agreed_on:%d.%m.%Y}" if sheet.agreed_on else "",
    }  # fmt: skip


def _offered(desk: Desk, plan: Plan, data: RoadmapFiles) -> Rows:
    docx, xlsx, ics, png = (
        button(desk.t.plain("button-road-file", kind=kind), RoadmapFile(roadmap=data.roadmap, kind=n, force=data.force))
        for n, kind in enumerate(KINDS)
    )
    return (*column(docx), *row(xlsx, ics), *column(png, _other(desk, plan, data)))


def _other(desk: Desk, plan: Plan, data: RoadmapFiles) -> Button | None:
    """While something is changed there are two of them: what holds, and what is to hold."""
    if not roadmap_sheet.changing(plan):
        return None
    label = desk.t.plain("button-road-files-other", which="change" if data.force else "force")
    return button(label, RoadmapFiles(roadmap=data.roadmap, force=0 if data.force else 1))


@room.act(RoadmapFile)
def given(desk: Desk, data: RoadmapFile) -> Screen:
    plan, sheet = _sheet(desk, data)
    screen = desk.open(RoadmapFiles(roadmap=data.roadmap, force=data.force))
    if not sheet.lines:
        return screen
    if not 0 <= data.kind < len(KINDS):
        raise NotThere
    kind, number = KINDS[data.kind], min(max(data.page, 0), roadmap_picture.pages(sheet) - 1)
    made = Document(_named(sheet, kind), _maker(desk, sheet, kind, number), photo=kind == "png")
    further = kind == "png" and number + 1 < roadmap_picture.pages(sheet)
    turn = RoadmapFile(roadmap=data.roadmap, kind=data.kind, force=data.force, page=number + 1)
    more = button(desk.t.plain("button-road-picture-more"), turn) if further else None
    return replace(screen, rows=(*column(more), *screen.rows), document=made)


def _maker(desk: Desk, sheet: Sheet, kind: str, number: int) -> Callable[[], bytes]:
    """What makes the bytes, after the commit: nothing of it may ask the database."""
    if kind == "docx":
        return functools.partial(roadmap_docx.to_docx, sheet)
    if kind == "xlsx":
        return functools.partial(roadmap_xlsx.to_xlsx, sheet)
    if kind == "ics":
        return functools.partial(roadmap_ics.to_ics, sheet, desk.now, overrides())
    return functools.partial(drawing.render_light, roadmap_picture.svg(sheet, number))


def _named(sheet: Sheet, kind: str) -> str:
    """A file's name of plain characters, whatever the school is called."""
    said = f"{sheet.kind} {sheet.unit[:NAMED]} {sheet.today.isoformat()}"
    return f"{''.join(c if c.isalnum() or c in ' -_,()№«»' else '_' for c in said)}.{kind}"
