"""What a board gives out: pictures, how quickly signals are taken, tables of everything."""

import functools
from dataclasses import replace
from typing import TypeVar

from handlers.board_buttons import BoardAnswers, BoardHeat, BoardPace, BoardPicture, BoardTable, looking
from handlers.buttons import back, home
from handlers.paging import near
from handlers.region_buttons import BoardCard
from handlers.room import Desk, Room
from handlers.screen import Document, Screen, button, column, row
from locales import Safe
from models import Cycle
from services.exports import answers_xlsx
from services.exports import board as table
from services.forms import progress, submissions
from services.forms import table as answers
from services.journey import appointments
from services.risk import board_picture, drawing, heat, heat_picture, response

room = Room("board out")
Town = TypeVar("Town")
PICTURED, HEATED = 14, 6  # municipalities in one picture: a longer one cannot be read on a phone


@room.act(BoardPicture)
def pictured(desk: Desk, data: BoardPicture) -> Screen:
    seat, cycle, today = looking(desk, data.seat)
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
    seat, cycle, today = looking(desk, data.seat)
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
    seat, cycle, _ = looking(desk, data.seat)
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
    seat, cycle, today = looking(desk, data.seat)
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
    seat, cycle, today = looking(desk, data.seat)
    made = functools.partial(answers_xlsx.to_xlsx, answers.of_cycle(desk.db, seat, cycle), desk.t.language)
    name = desk.t.plain("board-answers-file", day=today.isoformat())
    return replace(desk.open(BoardCard(seat=seat.seat_id)), document=Document(name, made))
