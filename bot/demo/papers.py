"""The papers of the tour: the region's table, first with a mistake; the printed sheet of invitations."""

import io
import re
import tempfile
import zipfile
from pathlib import Path

from openpyxl import load_workbook

from services.org.example_region import write_example

SHEET, ROW, COLUMN, WRONG = "Места", 7, 2, "методист"
CODE = re.compile(r"Код: ([0-9A-Z]{4}[ -]?[0-9A-Z]{4})")


def region() -> bytes:
    """The example region: 3 municipalities, 12 schools."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "region.xlsx"
        write_example(path)
        return path.read_bytes()


def region_with_mistake() -> bytes:
    """The same with a role nobody knows in row 7 of «Места»."""
    book = load_workbook(io.BytesIO(region()))
    book[SHEET].cell(ROW, COLUMN).value = WRONG
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def codes(sheet: bytes) -> dict[str, str]:
    """School → the code printed on its card of the sheet of invitations (.docx)."""
    with zipfile.ZipFile(io.BytesIO(sheet)) as parts:
        xml = parts.read("word/document.xml").decode()
    lines = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<w:p[ >].*?</w:p>", xml, re.S)]
    found, school = {}, ""
    for before, text in zip(lines, lines[1:], strict=False):
        if before == "Приглашение":
            school = text
        elif match := CODE.search(text):
            found[school] = match[1]
    return found


def link_in(text: str) -> str:
    """The start parameter of the deep link in an invitation."""
    match = re.search(r"\?start=([\w-]+)", text)
    assert match, f"в приглашении нет ссылки: {text}"
    return match[1]


def code_in(text: str) -> str:
    """The code in what `invite` printed."""
    match = CODE.search(text)
    assert match, f"в приглашении нет кода: {text}"
    return match[1]
