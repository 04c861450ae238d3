"""Writes an invented region as the .xlsx that the import accepts: an example to fill in, the demo's town."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from services.org import region_rows as words

UNITS = (
    ("R", "Озёрный край", "регион", "", "МСК"),
    ("M-01", "Приозёрный район", "муниципалитет", "R", "Europe/Moscow"),
    ("M-02", "Каменский городской округ", "муниципалитет", "R", "МСК+2"),
    ("M-03", "Дальний район", "муниципалитет", "R", "Asia/Vladivostok"),
    ("S-01", "Заречная школа", "школа", "M-01", ""),
    ("S-02", "Школа № 12", "школа", "M-01", ""),
    ("S-03", "Сосновская школа", "школа", "M-01", ""),
    ("S-04", "Лицей «Исток»", "школа", "M-01", ""),
    ("S-05", "Каменская школа № 3", "школа", "M-02", ""),
    ("S-06", "Каменская школа № 7", "школа", "M-02", ""),
    ("S-07", "Гимназия на Горной", "школа", "M-02", ""),
    ("S-08", "Рудничная школа", "школа", "M-02", ""),
    ("S-09", "Школа посёлка Маячный", "школа", "M-03", ""),
    ("S-10", "Бухтинская школа", "школа", "M-03", ""),
    ("S-11", "Кедровская школа", "школа", "M-03", ""),
    ("S-12", "Дальненская школа № 1", "школа", "M-03", ""),
)
# Школа № 12 has two curators and Дальненская школа № 1 none: both happen and both must be seen.
STAFF = (
    ("R", "оператор", "Методист краевого центра", ""),
    ("R", "оператор", "Аналитик краевого центра", ""),
    ("M-01", "координатор", "Муниципальный координатор Приозёрного района", ""),
    ("M-02", "координатор", "Муниципальный координатор Каменского округа", ""),
    ("M-03", "координатор", "Муниципальный координатор Дальнего района", ""),
    ("M-01", "куратор", "Куратор 1 Приозёрного района", "S-01, S-02"),
    ("M-01", "куратор", "Куратор 2 Приозёрного района", "S-02, S-03, S-04"),
    ("M-02", "куратор", "Куратор Каменского округа", "S-05, S-06, S-07, S-08"),
    ("M-03", "куратор", "Куратор Дальнего района", "S-09, S-10, S-11"),
    ("S-01", "заместитель", "Заместитель директора по учебной работе", ""),
)
DIRECTORS = tuple((code, "директор", "Директор", "") for code, _, kind, _, _ in UNITS if kind == "школа")
HELP = (
    "Лист «Территории»: у каждой строки свой код. «Входит в» – код того, кто стоит выше; у региона пусто.",
    "Часовой пояс: «МСК+2», «UTC+5» или «Asia/Yekaterinburg». Пусто – как у того, кто выше.",
    "Лист «Места»: должности, без фамилий. Роли: оператор, координатор, куратор, директор, заместитель.",
    "«Курирует»: коды школ через запятую. Пусто – оставить как есть, «нет» – ни одной школы.",
    "Повторная загрузка ничего не портит: чего нет в файле, то остаётся как было.",
)
WIDTHS = {words.NAME: 34, words.TITLE: 46, words.CURATES: 28, words.ZONE: 20, words.UNIT: 18, words.KIND: 18}


def write_example(path: Path | str) -> None:
    """Save the example region; the import accepts it without a mistake."""
    book = Workbook()
    units = book.active
    assert isinstance(units, Worksheet)
    units.title = words.UNITS
    _fill(units, (words.CODE, words.NAME, words.KIND, words.PARENT, words.ZONE), UNITS)
    seats = (words.UNIT, words.ROLE, words.TITLE, words.CURATES)
    _fill(book.create_sheet(words.SEATS), seats, STAFF + DIRECTORS)
    _explain(book.create_sheet("Как заполнить"))
    book.save(path)


def _fill(sheet: Worksheet, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    sheet.append(list(header))
    for row in rows:
        sheet.append([_text(sheet, value) for value in row])
    for place, column in enumerate(header):
        sheet.cell(1, place + 1).font = Font(bold=True)
        sheet.column_dimensions[chr(ord("A") + place)].width = WIDTHS.get(column, 14)
    sheet.freeze_panes = "A2"


def _text(sheet: Worksheet, value: str) -> Cell:
    """A cell that stays a text: a name that begins with «=» must not become a formula."""
    cell = Cell(sheet, row=1, column=1, value=value or None)
    if value:
        cell.data_type = "s"
    return cell


def _explain(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 100
    for line in HELP:
        sheet.append([line])
        sheet.cell(sheet.max_row, 1).alignment = Alignment(wrap_text=True)
