"""A paper of a few pages as .docx: the customary margins, centred lines, ruled tables."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt


def page(points: float = 13) -> Any:
    """An empty sheet of A4 with room for a binder at its left."""
    book = Document()
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)
    style = book.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(points)
    style.paragraph_format.space_after = Pt(6)
    return book


def centred(book: Any, words: str, bold: bool = False) -> None:
    """A line in the middle."""
    paragraph = book.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(words).bold = bold


def heading(book: Any, words: str) -> None:
    """What comes next; it stays with it on one page."""
    paragraph = book.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.add_run(words).bold = True


def table(book: Any, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """A ruled table; widths in centimetres."""
    made = book.add_table(rows=1, cols=len(head))
    made.style, made.autofit = "Table Grid", False
    for words, cell in zip(head, made.rows[0].cells, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in rows:
        for words, cell in zip(row, made.add_row().cells, strict=True):
            cell.paragraphs[0].add_run(clean(words))
    for wide, column in zip(widths, made.columns, strict=True):
        column.width = Cm(wide)
    for line in made.rows:
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # python-docx has no name for it
        for wide, cell in zip(widths, line.cells, strict=True):
            cell.width = Cm(wide)
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def clean(words: str) -> str:
    """XML takes no control characters."""
    return "".join(c for c in words if c.isprintable())


def saved(book: Any) -> bytes:
    """Its bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
