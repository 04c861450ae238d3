"""What of a letter can be taken away: the table of everything, the sheet of acknowledgement."""

import functools
from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import back, home
from handlers.letter_board import published
from handlers.letter_board_buttons import LetterFilesOut, LetterMore
from handlers.room import Desk, Room
from handlers.screen import Document, Screen, button, column, row
from services import deadlines
from services.exports import letter_sheet, letter_xlsx
from services.letters import consolidated, overview
from services.letters.overview import Row

room = Room("letter out")


class LetterTable(CallbackData, prefix="lb-xlsx"):
    letter: int


class LetterSheet(CallbackData, prefix="lb-docx"):
    letter: int


@room.view(LetterFilesOut)
def offered(desk: Desk, data: LetterFilesOut) -> Screen:
    one, name, _ = published(desk, data.letter)
    t, ids = desk.t, {"letter": data.letter}
    doors = column(
        button(t.plain("letter-button-xlsx"), LetterTable(**ids)),
        button(t.plain("letter-button-sheet"), LetterSheet(**ids)),
    )
    text = t("letter-out", name=name, form="yes" if one.row.report == "form" else "no")
    return Screen(text, (*doors, *row(back(t, LetterMore(**ids)), home(t))))


@room.act(LetterTable)
def as_table(desk: Desk, data: LetterTable) -> Screen:
    """The recipients, the unreachable, the municipalities; of a form all answers with their sums."""
    one, _, today = published(desk, data.letter)
    t, rows = desk.t, list(overview.everything(desk.db, data.letter, today))
    towns = overview.by_town(desk.db, data.letter, today)
    everything = letter_xlsx.Everything(t.language, rows, towns, consolidated.gather(desk.db, one.row))
    name = t.plain("letter-file", number=one.row.number or str(one.row.id), day=today.isoformat()) + ".xlsx"
    made = functools.partial(letter_xlsx.to_xlsx, everything)
    return replace(desk.open(LetterFilesOut(letter=data.letter)), document=Document(name, made))


@room.act(LetterSheet)
def as_sheet(desk: Desk, data: LetterSheet) -> Screen:
    """Everyone it was meant for, with or without a mark."""
    one, name, today = published(desk, data.letter)
    t = desk.t
    rows = overview.everything(desk.db, data.letter, today)
    marks = [_mark(row) for row in rows if row.state != "cancelled"]
    file = t.plain("letter-sheet-file", number=one.row.number or str(one.row.id), day=today.isoformat()) + ".docx"
    made = functools.partial(letter_sheet.page, name, one.row.heading, marks, f"{today:%d.%m.%Y}", t.language)
    return replace(desk.open(LetterFilesOut(letter=data.letter)), document=Document(file, made))


def _mark(one: Row) -> letter_sheet.Mark:
    when = f"{deadlines.local(one.acknowledged_at, one.zone):%d.%m.%Y %H:%M}" if one.acknowledged_at else ""
    return letter_sheet.Mark(one.town, one.unit, one.position, one.version, when)
