"""«Лист ознакомления» as .docx: who has marked which version when. A working mark, no signature, and it says so."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt, RGBColor

_FONT = "DejaVu Sans"
_WIDTHS = (12, 60, 80, 55, 18, 42)  # mm: №, municipality, unit, position, version, when
_WORDS = {
    "ru": {"title": "Лист ознакомления", "note": "Отметка в боте – рабочая и подпись не заменяет.",
           "heads": ("№", "Муниципалитет", "Организация", "Должность", "Версия", "Дата и время (местное)"),
           "not": "нет отметки", "foot": "Отметили: {} из {}. Составлено: {}."},
    "en": {"title": "Sheet of acknowledgement", "note": "A mark in the bot is a working one and replaces no signature.",
           "heads": ("No.", "Municipality", "Organisation", "Position", "Version", "Date and time (local)"),
           "not": "no mark", "foot": "Marked: {} of {}. Made: {}."},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """One recipient; `when` is empty where there is no mark."""

    town: str
    unit: str
    position: str
    version: int
    when: str


def page(name: str, heading: str, marks: Sequence[Mark], made: str, language: str) -> bytes:
    """The paper, A4 across."""
    words = _WORDS.get(language, _WORDS["en"])
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(14)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(9)
    normal.paragraph_format.space_after = Pt(3)
    title = document.add_paragraph()
    run = title.add_run(str(words["title"]))
    run.bold, run.font.size = True, Pt(14)
    document.add_paragraph(f"{name}. {heading}")
    _table(document, words, marks)
    done = sum(bool(mark.when) for mark in marks)
    foot = document.add_paragraph(str(words["foot"]).format(done, len(marks), made))
    foot.paragraph_format.space_before = Pt(8)
    document.add_paragraph(str(words["note"])).runs[0].font.color.rgb = RGBColor(0x66, 0x72, 0x7F)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: object, words: Mapping[str, object], marks: Sequence[Mark]) -> None:
    table = document.add_table(rows=1, cols=len(_WIDTHS))  # type: ignore[attr-defined]
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, _WIDTHS, strict=True):  # some programs read these, others the cells'
        column.width = Mm(width)
    _fill(table.rows[0].cells, words["heads"], bold=True)  # type: ignore[arg-type]
    for number, mark in enumerate(marks, 1):
        version = str(mark.version) if mark.when else ""
        shown = (str(number), mark.town, mark.unit, mark.position, version, mark.when or str(words["not"]))
        _fill(table.add_row().cells, shown)


def _fill(cells: Sequence[object], texts: Sequence[str], *, bold: bool = False) -> None:
    for cell, text, width in zip(cells, texts, _WIDTHS, strict=True):
        cell.width = Mm(width)  # type: ignore[attr-defined]
        paragraph = cell.paragraphs[0]  # type: ignore[attr-defined]
        paragraph.paragraph_format.space_after = Pt(1)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(8.5)
