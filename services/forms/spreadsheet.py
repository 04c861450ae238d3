"""A form out of somebody's workbook: cells as the limited child gave them, in the spelling our reader knows."""

import re
import unicodedata
from pathlib import PurePath
from typing import Any

from services.forms import dialect
from services.forms.columns import SHEETS
from services.forms.limits import unfit
from services.forms.problems import FormRefused, Problem
from services.forms.rows import MOST_ROWS, Row, Sheet
from services.forms.schema import Form
from services.forms.xlsform import read_rows

Rows = list[tuple[int, list[Any]]]  # as services.org.workbook gives them: text, None, a formula or an error
MOST_PROBLEMS = 300


def is_form(sheets: dict[str, Rows]) -> bool:
    """Does this workbook hold a form, by the names of its sheets?"""
    return any(_plain(name) == "survey" for name in sheets)


def read(sheets: dict[str, Rows], file_name: str) -> Form:
    """The form; raises FormRefused. What the settings leave out is taken from the file's name."""
    problems: list[Problem] = []
    found = {_plain(name): _sheet(_plain(name), rows, problems) for name, rows in sheets.items() if rows}
    found["settings"] = _settings(found.get("settings"), PurePath(file_name).stem)
    try:
        form = read_rows(found)
        problems += unfit(form, found["survey"])
    except FormRefused as no:  # a cell left out above may come back as missing; the list then tells both
        problems += no.problems
    if problems:
        raise FormRefused(tuple(problems[:MOST_PROBLEMS]))
    return form


def _plain(name: str) -> str:
    return name.strip().casefold()


def _sheet(name: str, rows: Rows, problems: list[Problem]) -> Sheet:
    if name not in SHEETS:  # the reader says what it is; its rows are nobody's business
        return Sheet(name, (), ())
    number, first = rows[0]
    header = tuple(dialect.header(_text(name, number, "", cell, problems)) for cell in first)
    for title in sorted({title for title in header if title and header.count(title) > 1}):
        problems.append(Problem(name, number, title, "столбец назван дважды", "Оставьте один"))
    if len(rows) > MOST_ROWS:
        problems.append(Problem(name, 0, "", f"больше {MOST_ROWS} строк", "Разделите форму на несколько"))
    return Sheet(name, header, tuple(_row(name, header, *row, problems) for row in rows[1 : MOST_ROWS + 1]))


def _row(name: str, header: tuple[str, ...], number: int, cells: list[Any], problems: list[Problem]) -> Row:
    filled: dict[str, str] = {}
    for place, cell in enumerate(cells):
        title = header[place] if place < len(header) else ""
        text = _text(name, number, title, cell, problems)
        if text and not title:
            remedy = "Назовите столбец или очистите ячейку"
            problems.append(Problem(name, number, "", f"ячейка «{text[:30]}» без заголовка", remedy))
        elif text:
            filled[title] = dialect.kind(text) if (name, title) == ("survey", "type") else text
    return Row(number, filled)


def _text(sheet: str, row: int, title: str, cell: Any, problems: list[Problem]) -> str:
    if isinstance(cell, dict):
        what = "в ячейке формула" if "formula" in cell else "в ячейке ошибка Excel"
        problems.append(Problem(sheet, row, title, what, "Вставьте готовое значение: «Вставить значения»"))
        return ""
    # Excel leaves hard spaces in names and expressions; in what people read they are meant.
    spoken = "::" in title or title in ("label", "hint")
    text = str(cell or "") if spoken else str(cell or "").replace("\xa0", " ")
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn")).strip()


def _settings(sheet: Sheet | None, stem: str) -> Sheet:
    """What many forms leave out: the form's name and title are its file's, the version is 1."""
    old = sheet.rows[0] if sheet and sheet.rows else Row(0, {})
    title = " ".join(stem.split())[:60] or "form"
    given = {"form_id": re.sub(r"\W+", "_", title.casefold()).strip("_") or "form", "form_title": title, "version": "1"}
    if language := old.cells.get("default_language"):
        given["default_language"] = dialect.language(language)
    cells = {**given, **{name: text for name, text in old.cells.items() if name != "default_language"}}
    header = tuple(dict.fromkeys([*(sheet.header if sheet else ()), *cells]))
    return Sheet("settings", header, (Row(old.number, cells), *(sheet.rows[1:] if sheet else ())))
