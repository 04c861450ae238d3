"""Sheets of tables that are only read: numbers and dates as such, no text computes, whatever it begins with."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

from services import deadlines

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what the format cannot hold
_COMPUTES = ("=", "+", "-", "@", "\t", "#")  # what a spreadsheet may take for a formula or an error
_DATE, _MOMENT = "DD.MM.YYYY", "DD.MM.YYYY HH:MM"
WIDTHS = {1: 30, 2: 34}
NARROWEST, WIDEST = 18, 40  # characters of a column whose width nobody has named: as wide as its heading
A4, ON_A_PAGE = 9, 16  # the number of a size of paper; columns that can still be read on one page of it


def sheet(book: Any, title: str, rows: Iterable[Sequence[Any]], widths: Mapping[int, int] = WIDTHS) -> None:
    """One sheet of a write-only workbook; the first row is its heading and stays in sight."""
    from openpyxl.utils import get_column_letter  # here: slow, and seldom needed
    from openpyxl.worksheet.properties import PageSetupProperties

    made = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", title)[:31])
    made.freeze_panes = "A2"
    lines = iter(rows)
    heading = next(lines, ())
    for column, name in enumerate(heading, 1):
        width = max(NARROWEST, min(len(str(name)) + 3, WIDEST))
        made.column_dimensions[get_column_letter(column)].width = widths.get(column, width)
    if len(heading) <= ON_A_PAGE:
        made.page_setup.orientation, made.page_setup.paperSize = "landscape", A4
        made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
        made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.append([_cell(made, value, bold=True) for value in heading])
    for row in lines:
        made.append([_cell(made, value, bold=False) for value in row])


def local(moment: datetime | None, zone: str) -> datetime | None:
    """A moment by the clock of a zone, as a table can hold it."""
    return deadlines.local(moment, zone).replace(tzinfo=None, microsecond=0) if moment else None


def _cell(sheet: Any, value: Any, *, bold: bool) -> Any:
    """Plain where it can be: a styled cell costs ten plain ones, and there may be 40 000 schools."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    if isinstance(value, str):
        value = _FORBIDDEN.sub("", value)
        if not bold and not value.startswith(_COMPUTES):
            return value
        cell = WriteOnlyCell(sheet, value)
        cell.data_type, cell.quotePrefix = "s", True
        if bold:
            cell.font = Font(bold=True)
        return cell
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, cast(datetime, value))  # its stubs know no bare date
        cell.number_format = _MOMENT if isinstance(value, datetime) else _DATE
        return cell
    return value
