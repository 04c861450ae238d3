"""Reads a region's .xlsx into plain rows, collecting every mistake with its sheet, row and column."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from services.org import region_rows as words
from services.org.region_rows import RegionFile, RowError, SeatRow, UnitRow
from services.org.workbook import Cell, Sheets, read_sheets
from services.org.zone_names import zone_named
from services.refusal import Refusal

UNIT_COLUMNS = {
    words.CODE: ("код", "код территории", "код школы"),
    words.NAME: ("название", "наименование"),
    words.KIND: ("вид", "вид территории", "тип"),
    words.PARENT: ("входит в", "код родителя"),
    words.ZONE: ("часовой пояс", "пояс"),
}
SEAT_COLUMNS = {
    words.UNIT: ("код территории", "код школы", "код территории/школы", "код территории или школы", "код"),
    words.ROLE: ("роль",),
    words.TITLE: ("должность",),
    words.CURATES: ("курирует", "курирует школы"),
}
OPTIONAL = {words.PARENT, words.ZONE, words.CURATES}
PERSONAL = re.compile(r"\b(фио|ф\.? ?и\.? ?о|фамилия|имя|отчество|телефон|e-?mail|почта|снилс)\b")
LONGEST = {
    words.CODE: 64,
    words.UNIT: 64,
    words.PARENT: 64,
    words.NAME: 200,
    words.KIND: 32,
    words.TITLE: 160,
}
CODE_SHAPE = re.compile(r"[\w.\-/№]+")
NOBODY = ("-", "–", "—", "нет")

Columns = dict[str, int]


def read(data: bytes) -> RegionFile:
    """The rows of a region file; raises Refusal for a file that cannot be read at all.

    Takes up to 15 s of another process: call it outside a transaction and off the loop.
    """
    return of_sheets(read_sheets(data))


def of_sheets(sheets: Sheets) -> RegionFile:
    """The same out of cells that were read already."""
    errors: list[RowError] = []
    unit_rows = _table(sheets, words.UNITS, UNIT_COLUMNS, errors)
    seat_rows = _table(sheets, words.SEATS, SEAT_COLUMNS, errors)
    units = tuple(_unit(row, cells, errors) for row, cells in unit_rows)
    seats = tuple(_seat(row, cells, errors) for row, cells in seat_rows)
    if not unit_rows and not seat_rows and not errors:
        raise Refusal("import-nothing")
    return RegionFile(units, seats, tuple(sorted(errors, key=lambda e: (e.sheet != words.UNITS, e.row))))


def _table(
    sheets: Sheets, title: str, known: dict[str, tuple[str, ...]], errors: list[RowError]
) -> list[tuple[int, dict[str, str]]]:
    found = [name for name in sheets if _plain(name) == _plain(title)]
    if not found:
        raise Refusal("import-no-sheet", sheet=title, seen=", ".join(sheets))
    rows = sheets[found[0]]
    if not rows:
        return []
    header, columns = rows[0][0], _columns(rows[0][1], known)
    for missing in (c for c in known if c not in columns and c not in OPTIONAL):
        errors.append(RowError(title, header, missing, "import-no-column"))
    errors.extend(_unwanted(title, header, rows, columns))
    if any(error.sheet == title for error in errors):
        return []
    return [(number, _texts(title, number, cells, columns, errors)) for number, cells in rows[1:]]


def _columns(header: Sequence[Cell], known: dict[str, tuple[str, ...]]) -> Columns:
    names = {spelling: column for column, spellings in known.items() for spelling in spellings}
    places: Columns = {}
    for place, cell in enumerate(header):
        column = names.get(_plain(cell)) if isinstance(cell, str) else None
        if column:
            places.setdefault(column, place)
    return places


def _unwanted(title: str, header: int, rows: Sequence[tuple[int, list[Cell]]], columns: Columns) -> Iterator[RowError]:
    """Columns that would be dropped silently; those of names and telephones are not wanted at all."""
    heads = rows[0][1]
    width = max(len(cells) for _, cells in rows)
    for place in sorted(set(range(width)) - set(columns.values())):
        head = heads[place] if place < len(heads) else None
        name = _clean(head) if isinstance(head, str) else ""
        if PERSONAL.search(_plain(name)):
            yield RowError(title, header, name, "import-personal")
        elif any(place < len(cells) and cells[place] is not None for _, cells in rows[1:]):
            yield RowError(title, header, name or _letter(place), "import-unknown-column")


def _texts(title: str, row: int, cells: Sequence[Cell], columns: Columns, errors: list[RowError]) -> dict[str, str]:
    texts = {}
    for column, place in columns.items():
        cell = cells[place] if place < len(cells) else None
        broken = isinstance(cell, dict)
        if isinstance(cell, dict):
            what = "import-formula" if "formula" in cell else "import-cell-error"
            errors.append(RowError(title, row, column, what))
        texts[column] = text = "" if broken else _clean(cell or "")
        limit = LONGEST.get(column, 4000)
        if len(text) > limit:
            errors.append(RowError(title, row, column, "import-too-long", {"limit": limit}))
        if not text and not broken and column not in OPTIONAL:
            errors.append(RowError(title, row, column, "import-no-value"))
    return texts


def _unit(row: int, cells: dict[str, str], errors: list[RowError]) -> UnitRow:
    code, kind, written = cells[words.CODE], cells[words.KIND], cells.get(words.ZONE, "")
    zone = zone_named(written)
    if written and not zone:
        errors.append(RowError(words.UNITS, row, words.ZONE, "import-zone", {"seen": written}))
    if code and not CODE_SHAPE.fullmatch(code):
        errors.append(RowError(words.UNITS, row, words.CODE, "import-code-shape", {"seen": code}))
    kind = words.KINDS.get(kind.casefold(), kind.casefold())
    parent, misread = cells.get(words.PARENT, ""), bool(written and not zone)
    return UnitRow(row, code, cells[words.NAME], kind, parent, zone or "", misread)


def _seat(row: int, cells: dict[str, str], errors: list[RowError]) -> SeatRow:
    seen = cells[words.ROLE]
    role = words.ROLES.get(seen.casefold(), "")
    if seen and not role:
        known = ", ".join(words.ROLES)
        errors.append(RowError(words.SEATS, row, words.ROLE, "import-role", {"seen": seen, "known": known}))
    return SeatRow(row, cells[words.UNIT], role, cells[words.TITLE], _codes(cells.get(words.CURATES, "")))


def _codes(text: str) -> tuple[str, ...] | None:
    if not text:
        return None
    if text.casefold() in NOBODY:
        return ()
    return tuple(dict.fromkeys(code for code in re.split(r"[,;\s]+", text) if code))


def _clean(text: Any) -> str:
    """Without invisible characters and double spaces: they make two equal codes differ."""
    joined = " ".join(unicodedata.normalize("NFC", str(text)).split())
    return "".join(c for c in joined if unicodedata.category(c)[0] != "C")


def _plain(text: str) -> str:
    return _clean(text).casefold().replace("ё", "е").rstrip(" :*")


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else f"A{chr(ord('A') + place - 26)}"
