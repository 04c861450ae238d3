"""The printed invitations: everything a director needs is on the card, four to a page."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document

from services.org.invitation_sheet import PER_PAGE, Entry, qr_png, sheet

LINK = "https://t.me/shagi_demo_bot?start=i_8Jk2mQp0ZrT5vXw9aBcDeF"


def entry(number: int, school: str = "Школа № {}") -> Entry:
    return Entry(school.format(number), "Директор", f"ABCD234{number}", f"{LINK}{number}", date(2026, 10, 19))


def cards(data: bytes) -> list[str]:
    tables = Document(io.BytesIO(data)).tables
    return [cell.text for table in tables for row in table.rows for cell in row.cells if cell.text]


def test_a_card_says_who_where_how_and_until_when() -> None:
    (card,) = cards(sheet([entry(7)], "ru"))
    for told in ("Школа № 7", "Директор", "ABCD2347", f"{LINK}7", "@shagi_demo_bot", "до 19.10.2026"):
        assert told in card


@pytest.mark.parametrize("count", [0, 1, 4, 5, 9])
def test_four_cards_a_page_each_with_its_own_picture(count: int) -> None:
    data = sheet([entry(k) for k in range(count)], "ru")
    assert [card.split("\n")[1] for card in cards(data)] == [f"Школа № {k}" for k in range(count)]
    assert len(Document(io.BytesIO(data)).tables) == -(-count // PER_PAGE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pictures = {archive.read(name) for name in archive.namelist() if name.startswith("word/media/")}
    assert pictures == {qr_png(entry(k).link) for k in range(count)}


def test_an_english_sheet_is_english_and_an_unknown_language_russian() -> None:
    assert "Valid through" in cards(sheet([entry(1)], "en"))[0]
    assert "Действует до" in cards(sheet([entry(1)], "tt"))[0]


def test_a_name_with_markup_and_controls_stays_a_text() -> None:
    (card,) = cards(sheet([entry(1, "<b>Школа</b> & \x0b\x00Ко {}")], "ru"))
    assert "<b>Школа</b> & Ко 1" in card


def test_the_picture_is_a_png_of_a_legible_size() -> None:
    picture = qr_png(LINK)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") >= 300
    assert len(picture) < 5000
