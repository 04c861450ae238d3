"""A printable .docx of invitations: four cards on a page of A4, to be cut apart and handed over."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import segno
from docx import Document
from docx.document import Document as Page
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

MARGIN = 10  # mm
CARD_WIDTH, CARD_HEIGHT = 95, 136  # mm: two by two on 210 × 297 and a little air, or a blank page follows
PER_PAGE = 4
QR_SIDE = 42  # mm, read easily from a phone held over a desk
FONT = "DejaVu Sans"

WORDS = {
    "ru": {
        "invites": "Приглашение",
        "scan": "Наведите камеру телефона на рисунок или откройте ссылку в Telegram.",
        "type": "Не открывается? Найдите в Telegram {} и отправьте код.",
        "bot": "бота",
        "code": "Код",
        "until": "Действует до {} включительно, для одного входа.",
    },
    "en": {
        "invites": "Invitation",
        "scan": "Point the phone's camera at the picture or open the link in Telegram.",
        "type": "Does not open? Find {} in Telegram and send the code.",
        "bot": "the bot",
        "code": "Code",
        "until": "Valid through {}, for one entry.",
    },
}


@dataclass(frozen=True)
class Entry:
    """One invitation as its card shows it; `expires` is the last day, local to the school."""

    school: str
    position: str
    code: str
    link: str
    expires: date


def qr_png(link: str) -> bytes:
    """The link as a QR picture with its quiet zone, legible after a bad photocopy."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=10, border=4)
    return out.getvalue()


def sheet(entries: Sequence[Entry], lang: str) -> bytes:
    """The .docx with a card for every entry, in their order."""
    words = WORDS.get(lang, WORDS["ru"])
    page = _page()
    for start in range(0, len(entries), PER_PAGE):
        four = entries[start : start + PER_PAGE]
        table = _table(page, (len(four) + 1) // 2)
        for place, entry in enumerate(four):
            _card(table.cell(place // 2, place % 2), entry, words)
        _tiny_gap(page)
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def _page() -> Page:
    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(0)
    normal = page.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.element.rPr.rFonts.set(qn("w:cs"), FONT)
    normal.paragraph_format.space_after = Pt(4)
    return page


def _table(page: Page, rows: int) -> Table:
    table: Table = page.add_table(rows, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _cut_lines(table)
    for row in table.rows:
        row.height, row.height_rule = Mm(CARD_HEIGHT), WD_ROW_HEIGHT_RULE.EXACTLY
        for cell in row.cells:
            cell.width = Mm(CARD_WIDTH)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return table


def _cut_lines(table: Table) -> None:
    """Dashed lines around every card, to cut along."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "dashed"), ("sz", "4"), ("space", "0"), ("color", "999999")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _tiny_gap(page: Page) -> None:
    """Word wants a paragraph after a table; a tall one would push an empty page out of the printer."""
    gap = page.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(1)


def _card(cell: _Cell, entry: Entry, words: dict[str, str]) -> None:
    _line(cell, words["invites"], 9, first=True)
    _line(cell, entry.school, _size(entry.school, 14), bold=True)
    _line(cell, entry.position, _size(entry.position, 11))
    picture = cell.add_paragraph()
    picture.alignment = WD_ALIGN_PARAGRAPH.CENTER
    picture.paragraph_format.space_after = Pt(2)
    picture.add_run().add_picture(io.BytesIO(qr_png(entry.link)), width=Mm(QR_SIDE))
    _line(cell, words["scan"], 9)
    _line(cell, entry.link, 8)
    _line(cell, words["type"].format(_bot(entry.link) or words["bot"]), 9)
    _line(cell, f"{words['code']}: {entry.code}", 15, bold=True)
    _line(cell, words["until"].format(entry.expires.strftime("%d.%m.%Y")), 9)


def _size(text: str, usual: int) -> int:
    """Points: official names run to 200 letters, and a line pushed off the card would be the code's."""
    return usual if len(text) < 50 else 10 if len(text) < 110 else 8


def _bot(link: str) -> str:
    """The bot's name out of its deep link; '' when the link is of another kind."""
    found = re.match(r"https://t\.me/(\w+)", link)
    return f"@{found[1]}" if found else ""


def _line(cell: _Cell, text: str, size: int, *, bold: bool = False, first: bool = False) -> None:
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run("".join(c for c in text if c.isprintable()))
    run.bold, run.font.size = bold, Pt(size)
