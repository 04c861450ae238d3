"""The library as a workbook: written for Excel with its explanations, read back from the cells of the limited child."""

import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from services.forms.schema import Form
from services.org.region_rows import RowError
from services.org.workbook import Cell, Sheets
from services.roadmaps.effect import FEWEST, Effect
from services.roadmaps.measure_columns import (
    EFFORT_WORDS,
    ENGLISH,
    PLAIN,
    SHEET,
    SPOKEN,
    TOLD,
    Cells,
    Rows,
    fields,
    title,
    written,
)
from services.roadmaps.measures import Measure

EXPLAINED = "Пояснения"
LONGEST = 1000  # characters of a cell that are kept; every column has its own, lower limit
MOST_MEASURES = 300
Lines = Sequence[tuple[int, list[Cell]]]
_SPACES = re.compile(r"[^\S\xa0]+")
WIDE = {"name", "what", "indicator", "target", "evidence", "moved"}
ABOUT = {
    "Код": "M1.6: латинские буквы, цифры, точка, до 16 знаков. Одинаковый код – та же мера",
    "Фактор": "Код фактора, список ниже",
    "Название": "Что сделать, одной строкой",
    "Что сделать": "Как это делают: два-три предложения",
    "Показатель": "По чему видно, что помогло",
    "Единица": "%, уроков, да / нет",
    "Ожидаемый результат": "К чему идём, словами",
    "Ответственный": "Должность, не имя",
    "Подтверждение": "Какой документ покажет школа; без имён детей и учителей",
    "Вопросы": "На какие вопросы отвечает мера: q2_6, q2_5. q2_6:3 – только если ответ стоит 3 балла",
    "Исходное из вопроса": "Вопрос, ответ на который – исходное значение; пусто, если такого нет",
    "Мера СОП": "а – куратор и дорожная карта, б – наставник, в – соглашение с ТЦ ППМиСП, "
    "г – предметно-методическое сопровождение, д – антикризисная модель управления; можно несколько",
    "Недель, не меньше": "Целое число",
    "Недель, обычно": "Целое число; по нему бот предложит срок",
    "Трудоёмкость": ", ".join(EFFORT_WORDS),
    "Применять": "да или нет; «нет» – мера больше не предлагается, в готовых картах остаётся",
    "… (en)": "То же по-английски, можно не заполнять",
    "Школ, выполнивших меру": "Только для чтения: школы, выполнившие меру до следующей самодиагностики",
    "Как сдвинулся фактор": "Только для чтения: от профиля, на который отвечает карта, до следующего. "
    "Движение, а не причина; меньше чем по пяти школам вывода нет",
}  # fmt: skip


def to_xlsx(measures: Sequence[Measure], form: Form, effects: Mapping[str, Effect] | None = None) -> bytes:
    """The workbook. Every cell is a text: nothing in it computes, whatever it begins with."""
    from openpyxl import Workbook  # here: slow, and seldom needed

    book = Workbook()
    book.remove(book.worksheets[0])
    names, moved = (*fields(), *TOLD), effects or {}
    rows = [{name: title(name) for name in names}]
    rows += [{**written(one), **_told(moved.get(one.code, Effect()))} for one in measures]
    _sheet(book, SHEET, [[row[name] for name in names] for row in rows], [_width(name) for name in names])
    _sheet(book, EXPLAINED, _explained(form), [24, 90])
    _choices(book[SHEET], names, len(rows))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _told(effect: Effect) -> Cells:
    if not effect.told:
        return {"schools": str(effect.n), "moved": f"мало школ, нужно {FEWEST}" if effect.n else ""}
    levels = f"уровень ниже: {effect.lower}, тот же: {effect.same}, выше: {effect.higher}"
    return {"schools": str(effect.n), "moved": f"{levels}; балл в среднем {effect.before} → {effect.after}"}


def _width(name: str) -> int:
    plain = name.removesuffix(ENGLISH)
    return 46 if plain in WIDE else 26 if plain in SPOKEN else 16


def _sheet(book: Any, name: str, rows: list[list[str]], widths: list[int]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    for number, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type, cell.quotePrefix = text or None, "s" if text else "n", bool(text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "D2" if name == SHEET else "A2"


def _choices(sheet: Any, names: Sequence[str], rows: int) -> None:
    """Where there are few words to choose from, Excel offers them."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for name, words in (("effort", tuple(EFFORT_WORDS)), ("used", ("да", "нет"))):
        offered = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
        letter = get_column_letter(names.index(name) + 1)
        offered.add(f"{letter}2:{letter}{rows + 50}")
        sheet.add_data_validation(offered)


def _explained(form: Form) -> list[list[str]]:
    factors = [[one.code, one.name.get("ru", "")] for one in form.factors]
    asked = [
        [item.name, f"{item.number}. {item.label.get('ru', '')}".lstrip(". ")]
        for item in form.items
        if item.factor and not item.flag
    ]
    return [
        ["Столбец", "Что писать"], *([name, about] for name, about in ABOUT.items()),
        ["", ""], ["Фактор", "Название"], *factors, ["", ""], ["Вопрос", "Текст"], *asked,
    ]  # fmt: skip


# ── back ─────────────────────────────────────────────────────────────────────────────────────


def found_in(sheets: Sheets) -> dict[str, Any]:
    """What a sent workbook says, as it is kept with the file; raises nothing."""
    return {"measures": asdict(of_sheets(sheets))}


def kept(outcome: dict[str, Any]) -> Rows:
    """The same, read back."""
    found = outcome["measures"]
    rows = tuple((number, cells) for number, cells in found["rows"])
    return Rows(rows, tuple(RowError(**error) for error in found["errors"]))


def of_sheets(sheets: Sheets) -> Rows:
    """The rows of «Меры», each cell as a text under its field."""
    errors = [
        RowError(_clean(name), 1, "A", "measures-other-sheet")
        for name, lines in sheets.items()
        if lines and _plain(name) not in (_plain(SHEET), _plain(EXPLAINED))
    ]
    lines = next((lines for name, lines in sheets.items() if _plain(name) == _plain(SHEET)), [])
    if len(lines) < 2:
        return Rows((), (*errors, RowError(SHEET, 1, PLAIN["code"], "measures-nothing")))
    header, columns = lines[0][0], _columns(lines, errors)
    missing = [name for name in (*PLAIN, *SPOKEN) if name not in columns.values() and name != "used"]
    errors += [RowError(SHEET, header, title(name), "import-no-column") for name in missing]
    if len(lines) > MOST_MEASURES + 1:
        errors.append(RowError(SHEET, lines[MOST_MEASURES + 1][0], PLAIN["code"], "measures-too-many"))
    if missing:  # every row would tell the same again
        return Rows((), tuple(errors))
    rows = [(number, _row(number, cells, columns, errors)) for number, cells in lines[1 : MOST_MEASURES + 1]]
    return Rows(tuple((number, cells) for number, cells in rows if any(cells.values())), tuple(errors))


def _columns(lines: Lines, errors: list[RowError]) -> dict[int, str]:
    """Place → field; a column that would be dropped silently is told once, wherever its first cell stands."""
    known = {_plain(title(name)): name for name in fields()}
    found: dict[int, str] = {}
    ours = {_plain(name) for name in TOLD.values()}
    told = {place for place, cell in enumerate(lines[0][1]) if isinstance(cell, str) and _plain(cell) in ours}
    for number, cells in lines:
        header = number == lines[0][0]
        for place, cell in enumerate(cells):
            name = known.get(_plain(cell)) if header and isinstance(cell, str) else None
            if name and name not in found.values():
                found[place] = name
            elif cell is not None and place not in found and place not in told:
                told.add(place)
                head = _clean(cell)[:40] if header and isinstance(cell, str) else f"№ {place + 1}"
                errors.append(RowError(SHEET, number, head, "import-unknown-column"))
    return found


def _row(number: int, cells: Sequence[Cell], columns: dict[int, str], errors: list[RowError]) -> Cells:
    found: Cells = {}
    for place, name in columns.items():
        cell = cells[place] if place < len(cells) else None
        if isinstance(cell, dict):
            what = "import-formula" if "formula" in cell else "import-cell-error"
            errors.append(RowError(SHEET, number, title(name), what))
        elif cell:
            spoken = name.removesuffix(ENGLISH) in SPOKEN
            found[name] = _clean(cell) if spoken else _clean(cell).replace("\xa0", " ")
    return found


def _clean(text: str) -> str:
    """One line without invisible characters; hard spaces stay, in what people read they are meant."""
    joined = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return "".join(c for c in joined if unicodedata.category(c)[0] != "C").strip()[:LONGEST]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().replace("ё", "е").rstrip(" :*")
