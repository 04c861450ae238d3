"""«Что подготовить»: one page of A4 with what a form will ask for, by who in a school knows it."""

import io
from dataclasses import dataclass, field

from docx import Document
from docx.document import Document as Page
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from services.forms.schema import Form, spoken

MARGIN = 14  # mm
FONT = "DejaVu Sans"
SIZES = (9.5, 9.0, 8.5, 8.0)  # points: the largest that one page holds
_ROOM = 1340  # points of height in both columns together, with some to spare
_LETTERS = 380  # letters in a line of a column, times the size
_LEADING = 1.17  # DejaVu's line height
_QUIET = RGBColor(0x66, 0x72, 0x7F)

WORDS = {
    "ru": {
        "title": "Что подготовить",
        "lead": "Раздайте строки тем, кто знает. Нужны только числа, без имён детей и учителей.",
        "others": "Остальное",
        "foot": "Нет числа под рукой – «Узнаю позже»: вопрос вернётся перед отправкой.",
    },
    "en": {
        "title": "What to have at hand",
        "lead": "Hand the lines to those who know. Only numbers are needed, no names of pupils or teachers.",
        "others": "Other",
        "foot": "No number at hand? “Later” brings the question back before sending.",
    },
}


@dataclass(slots=True)
class Line:
    """One thing to have at hand and the numbers of the questions it answers."""

    text: str
    numbers: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.text}\xa0({', '.join(self.numbers)})" if self.numbers else self.text


def grouped(form: Form, language: str) -> dict[str, list[Line]]:
    """Lines by who knows them, in the form's order; questions that need one paper share a line."""
    found: dict[str, dict[str, Line]] = {}
    for item in form.items:
        if item.asked and item.prepare:
            who = spoken(item.who, language, form.default_language) or _words(language)["others"]
            text = spoken(item.prepare, language, form.default_language)
            line = found.setdefault(who, {}).setdefault(text, Line(text))
            line.numbers += [item.number] if item.number[:1].isdigit() else []  # the passport has no numbers in chat
    return {who: list(lines.values()) for who, lines in found.items()}


def page(form: Form, language: str) -> bytes:
    """The page as .docx, with a box before each line to tick."""
    groups, words = grouped(form, language), _words(language)
    size = _size(groups)
    document = _document(size)
    _heading(document, words["title"], spoken(form.title, language, form.default_language), words["lead"])
    _two_columns(document)
    for who, lines in groups.items():
        _who(document, who, size)
        for line in lines:
            _line(document, str(line), size)
    foot = _paragraph(document, words["foot"], size - 0.5, before=6)
    foot.runs[0].font.color.rgb = _QUIET
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _words(language: str) -> dict[str, str]:
    return WORDS.get(language, WORDS["en"])


def _size(groups: dict[str, list[Line]]) -> float:
    """The largest type with which everything stays on the page, by a cautious count of its height."""
    return next((size for size in SIZES if _height(groups, size) <= _ROOM), SIZES[-1])


def _height(groups: dict[str, list[Line]], size: float) -> float:
    letters = int(_LETTERS / size)
    heads = len(groups) * (_LEADING * (size + 1) + 9)
    texts = [str(line) for lines in groups.values() for line in lines]
    return heads + sum((1 + len(text) // letters) * _LEADING * size + 1.5 for text in texts)


def _document(size: float) -> Page:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(0)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(size)
    normal.element.rPr.rFonts.set(qn("w:cs"), FONT)
    return document


def _heading(document: Page, title: str, form: str, lead: str) -> None:
    first = _paragraph(document, f"{title} · {form}", 15, after=3)
    first.runs[0].bold = True
    _paragraph(document, lead, 9, after=4).runs[0].font.color.rgb = _QUIET


def _two_columns(document: Page) -> None:
    """What follows runs in two columns of the same page."""
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "400")


def _who(document: Page, who: str, size: float) -> None:
    paragraph = _paragraph(document, who, size + 1, before=7, after=2)
    paragraph.runs[0].bold = True
    paragraph.paragraph_format.keep_with_next = True


def _line(document: Page, text: str, size: float) -> None:
    paragraph = _paragraph(document, f"☐\t{text}", size, after=1.5)
    paragraph.paragraph_format.left_indent = Mm(5)
    paragraph.paragraph_format.first_line_indent = Mm(-5)
    paragraph.paragraph_format.keep_together = True


def _paragraph(document: Page, text: str, size: float, *, before: float = 0, after: float = 0) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    paragraph.add_run(text).font.size = Pt(size)
    return paragraph
