"""The decision about the way out as a .docx to sign."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

MARKS = {"yes": "выполнено", "no": "не выполнено", "unknown": "нет данных"}


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on it; dates as 14.10.2026."""

    body: str
    school: str
    number: str
    on: str
    decided_by: str
    checks: tuple[tuple[str, str], ...]  # condition, yes no unknown
    results: tuple[tuple[str, int, int, int], ...]  # procedure, year, below, took


def make(paper: Paper) -> bytes:
    """The bytes of the document."""
    book = Document()
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)
    style = book.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.paragraph_format.space_after = Pt(6)
    _centred(book, _clean(paper.body), bold=True)
    _centred(book, "РЕШЕНИЕ", bold=True)
    _centred(book, "о выходе школы из зоны риска снижения образовательных результатов")
    book.add_paragraph(f"Школа: {_clean(paper.school)}")
    book.add_paragraph(f"Основание: приказ № {_clean(paper.number)} от {paper.on}")
    book.add_paragraph("Условия выхода:")
    _table(
        book,
        ("№", "Условие", "Проверка"),
        [(str(k), a, MARKS[b]) for k, (a, b) in enumerate(paper.checks, 1)],
        (1.2, 11.3, 4),
    )
    if paper.results:
        book.add_paragraph().paragraph_format.space_after = Pt(0)
        book.add_paragraph("Результаты оценочных процедур:")
        rows = [
            (a, str(year), f"{below} из {took} ({round(100 * below / took)} %)")
            for a, year, below, took in paper.results
        ]
        _table(book, ("Процедура", "Год", "Не набрали минимум"), rows, (9, 2.5, 5))
    book.add_paragraph()
    book.add_paragraph("Решено: перевести школу в эффективный режим работы. Наблюдение – один год со дня решения.")
    book.add_paragraph()
    book.add_paragraph(f"{_clean(paper.decided_by)}   ____________________ / ____________________ /")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _centred(book: "Document", words: str, bold: bool = False) -> None:  # type: ignore[valid-type]
    paragraph = book.add_paragraph()  # type: ignore[attr-defined]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(words).bold = bold


def _table(book: "Document", head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:  # type: ignore[valid-type]
    table = book.add_table(rows=1, cols=len(head))  # type: ignore[attr-defined]
    table.style, table.autofit = "Table Grid", False
    for words, cell in zip(head, table.rows[0].cells, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in rows:
        for words, cell in zip(row, table.add_row().cells, strict=True):
            cell.paragraphs[0].add_run(_clean(words))
    for wide, column in zip(widths, table.columns, strict=True):
        column.width = Cm(wide)
    for row in table.rows:
        for wide, cell in zip(widths, row.cells, strict=True):
            cell.width = Cm(wide)


def _clean(words: str) -> str:
    """XML takes no control characters."""
    return "".join(c for c in words if c.isprintable())
