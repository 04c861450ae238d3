"""A roadmap as .xlsx: a measure a row, days that can be sorted, ready to print in landscape."""

import io
from datetime import date
from textwrap import wrap
from typing import Any

from services.exports.roadmap_sheet import Line, Sheet, states

WIDTHS = (4, 22, 36, 11, 11, 11, 18, 15, 26, 15, 19, 22, 12, 11)  # letters
LINE, MOST = 13.5, 400  # points
FACE = "Arial"
WORDS = {
    "ru": {
        "page": "Страница &P из &N",
        "columns": (
            "№", "Фактор риска", "Мероприятие", "Начало", "Окончание", "Первый срок", "Ответственный", "Участники",
            "Показатель", "Исходное", "Целевое", "Подтверждающий документ", "Статус", "Выполнена",
        ),
        "project": "Проект, редакция {edition}, на {today}",
        "agreed": "Согласована {agreed}, приказа ещё нет; редакция {edition}, на {today}",
        "working": "Утверждена приказом № {number} от {order}; редакция {edition}, на {today}",
        "completed": "Завершена; приказ № {number} от {order}, редакция {edition}, на {today}",
        "withdrawn": "Снята; редакция {edition}, на {today}",
    },
    "en": {
        "page": "Page &P of &N",
        "columns": (
            "No.", "Factor of risk", "Measure", "From", "Until", "First term", "Responsible", "Participants",
            "Indicator", "At the start", "Target", "Confirming document", "State", "Done",
        ),
        "project": "Draft, edition {edition}, {today}",
        "agreed": "Agreed on {agreed}, no order yet; edition {edition}, {today}",
        "working": "In force by order No. {number} of {order}; edition {edition}, {today}",
        "completed": "Completed; order No. {number} of {order}, edition {edition}, {today}",
        "withdrawn": "Withdrawn; edition {edition}, {today}",
    },
}  # fmt: skip
HEAD = 4  # the row of the columns' names


def to_xlsx(sheet: Sheet) -> bytes:
    """The workbook. Days are days and numbers numbers; no text of it computes, whatever it begins with."""
    from openpyxl import Workbook  # here: slow, and seldom needed
    from openpyxl.styles import Font

    words: dict[str, Any] = WORDS.get(sheet.language, WORDS["en"])
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet.kind
    _put(page.cell(1, 1), f"{sheet.kind}: {sheet.unit}").font = Font(name=FACE, bold=True, size=14)
    _put(page.cell(2, 1), standing(sheet)).font = Font(name=FACE, size=10)
    for column, name in enumerate(words["columns"], 1):
        _head(page.cell(HEAD, column), name)
    for number, one in enumerate(sheet.lines, HEAD + 1):
        for column, value in enumerate(_values(one, sheet), 1):
            _row(page.cell(number, column), value)
        page.row_dimensions[number].height = _height(_values(one, sheet))
    _print(page, words, HEAD + len(sheet.lines))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def standing(sheet: Sheet) -> str:
    """Where it stands, in a line."""
    words: dict[str, Any] = WORDS.get(sheet.language, WORDS["en"])
    said: str = words[sheet.state].format(
        edition=sheet.edition, today=_day(sheet.today), agreed=_day(sheet.agreed_on), number=sheet.order_number,
        order=_day(sheet.order_on),
    )  # fmt: skip
    return said


def _values(one: Line, sheet: Sheet) -> tuple[Any, ...]:
    return (
        one.number, one.factor, one.name, one.starts, one.ends, one.first_ends, one.responsible, one.participants,
        one.indicator, one.baseline, one.target, one.evidence, states(sheet.language)[one.state], one.done_on,
    )  # fmt: skip


def _height(values: tuple[Any, ...]) -> float:
    """Of the longest text of a row: not every program finds it out by itself."""
    texts = ((value, width) for value, width in zip(values, WIDTHS, strict=True) if isinstance(value, str))
    return min(MOST, LINE * max(len(wrap(value, width - 1)) for value, width in texts) + 3)


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _put(cell: Any, value: Any) -> Any:
    if isinstance(value, str):
        cell.value = value
        cell.data_type, cell.quotePrefix = "s", True
    else:
        cell.value = value
    return cell


def _row(cell: Any, value: Any) -> None:
    from openpyxl.styles import Alignment, Font

    _put(cell, value or None)
    cell.border, cell.font = _border(), Font(name=FACE, size=10)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=None if isinstance(value, str) else "center")
    if isinstance(value, date):
        cell.number_format = "DD.MM.YYYY"


def _head(cell: Any, name: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    _put(cell, name)
    cell.font, cell.border = Font(name=FACE, bold=True, size=10), _border()
    cell.fill = PatternFill("solid", fgColor="E9EDF1")
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")


def _border() -> Any:
    from openpyxl.styles import Border, Side

    thin = Side(style="thin", color="98A3AD")
    return Border(left=thin, right=thin, top=thin, bottom=thin)


def _print(page: Any, words: dict[str, Any], last: int) -> None:
    """On paper: landscape, as wide as a page, the columns' names on each."""
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(WIDTHS, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.row_dimensions[HEAD].height = 32
    page.freeze_panes = page.cell(HEAD + 1, 4)
    page.auto_filter.ref = f"A{HEAD}:{get_column_letter(len(WIDTHS))}{last}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{HEAD}:{HEAD}"
    page.oddFooter.right.text = words["page"]
    page.page_margins.left = page.page_margins.right = 0.4  # inches
