"""Raw rows of an XLSForm, from Markdown tables or .xlsx, with the row numbers of the file.

pyxform's own readers drop blank Markdown rows and foreign sheets, so a row could not be named in a message.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias
from zipfile import BadZipFile, ZipFile

from services.forms.problems import FormRefused, Problem

LARGEST_FILE = 2_000_000
LARGEST_UNPACKED = 30_000_000
MOST_ROWS = 3_000
MOST_COLUMNS = 120
_PIPE = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"[|\-: ]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header: its number in the file and its non-empty cells by header."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the header as written and the rows."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheets(source: Path | bytes, kind: str) -> dict[str, Sheet]:
    """Sheets by lower-case name; `kind` is md or xlsx. Raises FormRefused for a file that cannot be read."""
    data = source.read_bytes() if isinstance(source, Path) else source
    if len(data) > LARGEST_FILE:
        raise _refused("файл больше 2 МБ", "Уберите картинки и лишние листы")
    if kind == "md":
        tables = _markdown(data)
    elif kind == "xlsx":
        tables = _workbook(data)
    else:
        raise _refused(f"вид файла «{kind}» не читается", "Сохраните форму как .xlsx")
    return {name.strip().lower(): _sheet(name.strip().lower(), lines) for name, lines in tables.items() if lines}


def _refused(what: str, remedy: str) -> FormRefused:
    return FormRefused((Problem("", 0, "", what, remedy),))


Line: TypeAlias = tuple[int, list[str]]


def _markdown(data: bytes) -> dict[str, list[Line]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused("файл не в кодировке UTF-8", "Сохраните его в UTF-8") from None
    tables: dict[str, list[Line]] = {}
    current: list[Line] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.strip()
        if not line.startswith("|") or _SEPARATOR.fullmatch(line):
            continue
        first, *cells = (cell.strip().replace("\\|", "|") for cell in _PIPE.split(line.strip("|") + " "))
        if first:
            current = tables.setdefault(first, [])
        if current is not None and any(cells):
            current.append((number, cells))
    return tables


def _workbook(data: bytes) -> dict[str, list[Line]]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                raise _refused("файл слишком велик внутри", "Уберите картинки и лишние листы")
    except BadZipFile:
        raise _refused("это не файл .xlsx", "Сохраните форму в Excel как .xlsx") from None
    import openpyxl  # imported here: slow, and walking a stored form never needs it

    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        SyntaxError,
    ):  # whatever its XML parser meets
        raise _refused("файл .xlsx повреждён", "Откройте его в Excel и сохраните заново") from None
    with_rows = {}
    for sheet in book.worksheets:
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        with_rows[sheet.title] = [(number, list(map(_cell, row))) for number, row in enumerate(rows, start=1)]
    book.close()
    return with_rows


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\xa0", " ").strip()


def _sheet(name: str, lines: list[Line]) -> Sheet:
    header = tuple(lines[0][1])
    while header and not header[-1]:
        header = header[:-1]
    problems = [
        Problem(name, lines[0][0], title, "столбец назван дважды", "Оставьте один")
        for title in sorted(set(header))
        if title and header.count(title) > 1
    ]
    rows = []
    for number, cells in lines[1:]:
        filled = {title: cell for title, cell in zip(header, cells, strict=False) if cell}
        if any(cells[len(header) :]) or "" in filled:
            problems.append(Problem(name, number, "", "ячейка без заголовка", "Назовите столбец или уберите её"))
        if filled:
            rows.append(Row(number, filled))
    if problems:
        raise FormRefused(tuple(problems))
    return Sheet(name, header, tuple(rows))
