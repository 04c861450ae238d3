"""A region's settings as a table: written for editing in Excel, read back with every mistake by row, then applied."""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import update
from sqlalchemy.orm import Session

from models import StoredFile
from models.engine import affected
from services.org import consent, settings, settings_values
from services.org.people import Place, Who
from services.org.region_rows import RowError
from services.org.workbook import Sheets
from services.refusal import Refusal

SHEET, DAYS = "Настройки", "Календарь"
CODE, NAME, VALUE, DEFAULT, DAY, WORKS = "Код", "Название", "Значение", "По умолчанию", "Дата", "День"
LONGEST = 2000  # characters of one cell
Names = dict[str, str]  # a setting's name → how people call it


@dataclass(frozen=True, slots=True)
class Difference:
    """What applying the table would change."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Plan:
    """The differences, and every mistake; with a mistake nothing is applied."""

    changes: tuple[Difference, ...]
    errors: tuple[RowError, ...]


def write(db: Session, unit_id: int, names: Names) -> bytes:
    """The settings that hold at a unit as .xlsx."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    _line(sheet, CODE, NAME, VALUE, DEFAULT)
    for one in settings.REGISTRY.values():
        if one.kind != "calendar":
            held = settings_values.written(one, settings.value(db, unit_id, one.name))
            _line(sheet, one.name, names[one.name], held, settings_values.written(one, one.default))
    days = book.create_sheet(DAYS)
    _line(days, DAY, WORKS)
    for day, works in settings.value(db, unit_id, "calendar").items():
        words = (settings_values.WORKING, settings_values.RESTING)[not works]
        _line(days, settings_values.russian(day), words[0])
    for table, widths in ((sheet, (20, 44, 60, 24)), (days, (16, 16))):
        for place, width in enumerate(widths):
            table.column_dimensions["ABCD"[place]].width = width
            table.cell(1, place + 1).font = Font(bold=True)
        table.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _line(sheet: Worksheet, *words: str) -> None:
    """Cells that stay texts: a name that begins with «=» must not become a formula."""
    cells = [Cell(sheet, row=1, column=1, value=word or None) for word in words]
    for cell, word in zip(cells, words, strict=True):
        if word:
            cell.data_type = "s"
        cell.number_format = "@"  # what is typed there stays as typed: 8:30 is no fraction of a day
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append(cells)


# ── reading it back ──────────────────────────────────────────────────────────────────────────


def of_sheets(sheets: Sheets) -> dict[str, Any]:
    """The rows worth keeping of a workbook: [sheet, row, first cell, value]; raises Refusal."""
    kept: list[list[Any]] = []
    present = []
    for title, rows in sheets.items():
        sheet = next((name for name in (SHEET, DAYS) if name.casefold() == title.strip().casefold()), None)
        if sheet is None:
            continue
        present.append(sheet)
        key, wanted = (CODE, VALUE) if sheet == SHEET else (DAY, WORKS)
        header = [str(cell or "").strip().casefold() for cell in rows[0][1]] if rows else []
        if key.casefold() not in header or wanted.casefold() not in header:
            raise Refusal("settings-no-columns", sheet=sheet, first=key, second=wanted)
        a, b = header.index(key.casefold()), header.index(wanted.casefold())
        kept += [[sheet, number, _cell(cells, a), _cell(cells, b)] for number, cells in rows[1:400]]
    return {"settings": kept, "sheets": present}


def _cell(cells: list[Any], place: int) -> Any:
    cell = cells[place] if place < len(cells) else None
    return cell if isinstance(cell, dict) else str(cell or "").strip()[:LONGEST]


def plan(db: Session, unit_id: int, outcome: dict[str, Any]) -> Plan:
    """What would change, and what is wrong with which row. A setting that is not in the table stays."""
    new: dict[str, Any] = {}
    days: dict[str, bool] = {}
    errors: list[RowError] = []
    for sheet, number, key, text in outcome["settings"]:
        column = VALUE if sheet == SHEET else WORKS
        if isinstance(key, dict) or isinstance(text, dict):
            formula = "formula" in (key if isinstance(key, dict) else text)
            errors.append(RowError(sheet, number, column, "import-formula" if formula else "import-cell-error"))
        elif sheet == DAYS and (key or text):
            errors += _day(number, key, text, days)
        elif key:
            errors += _setting(number, key, text, new)
    if DAYS in outcome["sheets"]:
        new["calendar"] = dict(sorted(days.items()))
    held = {name: settings.value(db, unit_id, name) for name in new}
    changes = tuple(Difference(name, held[name], value) for name, value in new.items() if held[name] != value)
    return Plan(changes, tuple(errors))


def _day(number: int, day: str, word: str, days: dict[str, bool]) -> list[RowError]:
    try:
        days |= settings_values.read(settings.known("calendar"), f"{day} {word}")
    except Refusal as no:
        return [RowError(DAYS, number, DAY, no.key, no.facts)]
    return []


def _setting(number: int, name: str, text: str, new: dict[str, Any]) -> list[RowError]:
    one = settings.REGISTRY.get(name)
    if one is None or one.kind == "calendar":
        return [RowError(SHEET, number, CODE, "setting-unknown", {"seen": name[:30]})]
    if name in new:
        return [RowError(SHEET, number, CODE, "setting-twice", {"seen": name})]
    try:
        new[name] = settings_values.read(one, text) if text else one.default
    except Refusal as no:
        return [RowError(SHEET, number, VALUE, no.key, no.facts)]
    return []


def apply(db: Session, who: Who, seat: Place, row: StoredFile, now: datetime) -> Plan | None:
    """Apply it, all or nothing; None when it was applied before."""
    planned = plan(db, seat.unit_id, row.outcome or {})
    if planned.errors:
        raise Refusal("import-has-errors", count=len(planned.errors))
    unread = update(StoredFile).where(StoredFile.id == row.id, StoredFile.state == "read")
    if not affected(db, unread.values(state="loaded")):
        return None
    for change in planned.changes:
        if change.name == "consent-text":
            consent.change(db, who, seat, change.after, now)
        else:
            settings.put(db, who, seat, change.name, change.after, now)
    return planned
