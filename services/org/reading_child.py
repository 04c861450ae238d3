"""Reads one .xlsx from stdin in a process of its own and prints its cells as JSON, or why it will not.

A workbook of 644 KiB can take 671 MiB and 15 s, so the reader has limits of memory and time and may die
of them without harm to anybody. It imports nothing of ours: it is started without our environment.
"""

import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

MEMORY = 512 * 1024 * 1024  # bytes of address space
CPU_SECONDS = 8
MAX_ENTRIES = 200
MAX_UNPACKED = 50 * 1024 * 1024  # bytes
MAX_RATIO = 100
RATIO_FROM = 1024 * 1024  # bytes; a small part that packs well is no bomb
MAX_SHEETS = 20
MAX_COLUMNS = 40
MAX_ROWS = 50_000
MAX_CHARACTERS = 5_000_000

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
        check_archive(data)
        answer: dict[str, Any] = {"sheets": read_sheets(data)}
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
    return {sheet.title: list(filled_rows(sheet, budget)) for sheet in book.worksheets}


def filled_rows(sheet: Any, budget: list[int]) -> Iterator[tuple[int, list[Cell]]]:
    """Rows that hold anything; the budget of characters is shared by all sheets."""
    seen = 0
    sheet.reset_dimensions()  # what the file says of its own size may be a lie
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if not row:
            continue
        cells = [plain(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MAX_COLUMNS:
            raise Refused("import-too-wide", sheet=sheet.title, limit=MAX_COLUMNS)
        seen += 1
        budget[0] -= sum(len(c) for c in cells if isinstance(c, str))
        if seen > MAX_ROWS or budget[0] < 0:
            raise Refused("import-too-many-rows", sheet=sheet.title, limit=MAX_ROWS)
        yield number, cells


def plain(cell: Any) -> Cell:
    """A cell as text; Excel keeps the code 12 as the number 12.0."""
    value = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "f":
        return {"formula": True}
    if cell.data_type == "e":
        return {"error": str(value)}
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


if __name__ == "__main__":
    main()
