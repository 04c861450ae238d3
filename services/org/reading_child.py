"""Reads one .xlsx or old .xls from stdin in a process of its own and prints its cells as JSON, or why it will not.

A workbook of 644 KiB can take 671 MiB and 15 s, so the reader has limits of memory and time and may die
of them without harm to anybody. It imports nothing of ours: it is started without our environment.
"""

import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime, time
from typing import Any

MEMORY = 512 * 1024 * 1024  # bytes of address space
CPU_SECONDS = 8
MAX_ENTRIES = 200
MAX_UNPACKED = 50 * 1024 * 1024  # bytes
MAX_RATIO = 100
RATIO_FROM = 1024 * 1024  # bytes; a small part that packs well is no bomb
MAX_SHEETS = 20
MAX_COLUMNS = 120
MAX_ROWS = 50_000
MAX_CHARACTERS = 5_000_000
OLD_FILE = b"\xd0\xcf\x11\xe0"  # an .xls – or an .xlsx that a password has wrapped
# How some programs write a plain yes and no.
BOOLEANS: dict[str, Any] = {"=TRUE()": "True", "=FALSE()": "False"}

Cell = Any  # str | None | {"formula": true} | {"error": "#REF!"}


class Refused(Exception):
    """A text key and its arguments, told to the parent as JSON."""

    def __init__(self, key: str, **args: Any) -> None:
        super().__init__(key)
        self.answer = {"refused": key, "args": args}


def main() -> None:
    """Say {"sheets": …} or {"refused": key, "args": …}."""
    limit_resources()
    try:
        data = sys.stdin.buffer.read()
        if data.startswith(OLD_FILE):
            answer: dict[str, Any] = {"sheets": read_old(data)}
        else:
            check_archive(data)
            answer = {"sheets": read_sheets(data)}
    except Refused as refused:
        answer = refused.answer
    except MemoryError:
        answer = {"refused": "import-too-heavy", "args": {}}
    except Exception:  # openpyxl raises whatever it stumbles over
        answer = {"refused": "import-unreadable", "args": {}}
    json.dump(answer, sys.stdout)


def limit_resources() -> None:
    """Memory and processor time from here on, before anything of the file is looked at."""
    wanted = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_CORE, 0))
    for kind, limit in wanted:
        with suppress(ValueError, OSError):  # macOS knows no limit of address space; the clock remains
            resource.setrlimit(kind, (limit, limit))


def check_archive(data: bytes) -> None:
    """Refuse bombs and secrets by the archive's own directory, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Refused("import-not-xlsx") from None
    if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
        raise Refused("import-bomb")
    if any(e.file_size > max(RATIO_FROM, MAX_RATIO * e.compress_size) for e in entries):
        raise Refused("import-bomb")
    if any(e.flag_bits & 0x1 for e in entries):
        raise Refused("import-password")
    names = {e.filename.lower() for e in entries}
    if "xl/vbaproject.bin" in names:
        raise Refused("import-macros")
    if "[content_types].xml" not in names:
        raise Refused("import-not-xlsx")


def read_sheets(data: bytes) -> dict[str, list[tuple[int, list[Cell]]]]:
    """The filled rows of every sheet with their numbers."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    if len(book.worksheets) > MAX_SHEETS:
        raise Refused("import-bomb")
    budget = [MAX_CHARACTERS]
    sheets = {}
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what the file says of its own size may be a lie
        rows = ([plain(cell) for cell in row] for row in sheet.iter_rows())
        sheets[sheet.title] = list(filled_rows(sheet.title, rows, budget))
    return sheets


def read_old(data: bytes) -> dict[str, list[tuple[int, list[Cell]]]]:
    """The same of an .xls; one that cannot be read is taken for a protected one."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO())
    except MemoryError:
        raise
    except Exception:  # a file behind a password has the same beginning and no workbook in it
        raise Refused("import-password") from None
    if book.nsheets > MAX_SHEETS:
        raise Refused("import-bomb")
    budget = [MAX_CHARACTERS]
    sheets = {}
    for sheet in book.sheets():
        rows = ([old_cell(book, cell) for cell in row] for row in sheet.get_rows())
        sheets[sheet.name] = list(filled_rows(sheet.name, rows, budget))
    return sheets


def old_cell(book: Any, cell: Any) -> Cell:
    """A cell of an .xls; it keeps days and hours as numbers, and the code 12 as 12.0."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_ERROR:
        return {"error": xlrd.error_text_from_code.get(cell.value, "#N/A")}
    if cell.ctype == xlrd.XL_CELL_DATE:
        moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        return text_of(moment.time() if cell.value < 1 else moment)
    return text_of(bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value)


def filled_rows(title: str, rows: Iterable[list[Cell]], budget: list[int]) -> Iterator[tuple[int, list[Cell]]]:
    """Rows that hold anything; the budget of characters is shared by all sheets."""
    seen = 0
    for number, cells in enumerate(rows, start=1):
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MAX_COLUMNS:
            raise Refused("import-too-wide", sheet=title, limit=MAX_COLUMNS)
        seen += 1
        budget[0] -= sum(len(c) for c in cells if isinstance(c, str))
        if seen > MAX_ROWS or budget[0] < 0:
            raise Refused("import-too-many-rows", sheet=title, limit=MAX_ROWS)
        yield number, cells


def plain(cell: Any) -> Cell:
    """A cell of an .xlsx as text."""
    if cell.value is None or cell.value == "":
        return None
    if cell.data_type == "f":
        return BOOLEANS.get(str(cell.value).upper(), {"formula": True})
    if cell.data_type == "e":
        return {"error": str(cell.value)}
    return text_of(cell.value)


def text_of(value: Any) -> str | None:
    """A value as text: Excel keeps the code 12 as the number 12.0, a day as midnight."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return str(value) or None


if __name__ == "__main__":
    main()
