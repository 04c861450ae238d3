"""The papers of a roadmap: what they say, how they look to a machine, and what a hostile name does to them: nothing."""

import io
import logging
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docx import Document
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook

from services.deadlines import Overrides
from services.exports import roadmap_docx, roadmap_ics, roadmap_picture, roadmap_xlsx, templates
from services.exports.roadmap_sheet import Line, Sheet, plain
from services.risk import drawing

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAYS: Overrides = {}
HOSTILE = (
    "=cmd|' /C calc'!A0", "{{ 7*7 }}", "{% for x in ''.__class__.__mro__ %}", "{%tr endfor %}", "до\x0bпосле",
    "<b>жирно</b>", "]]></w:t>", "@SUM(1)", "a\r\nEND:VCALENDAR\r\nBEGIN:VALARM", "\ud800 \ufffe \x00", "-1+1",
    "А" * 300,
)  # fmt: skip


def line(number: int, **changes: Any) -> Line:
    starts = date(2026, 12, 1) + timedelta(days=10 * number)
    one = Line(
        id=number, number=number, factor="Дефицит педагогических кадров", short="Кадры", name=f"Мера {number}",
        starts=starts, ends=date(2027, 2, 24), first_ends=None, responsible="Директор", participants="",
        indicator="Доля учителей", baseline="7 из 42", target="4 из 42", evidence="Приказ", state="planned",
        done_on=None,
    )  # fmt: skip
    return replace(one, **changes)


def sheet(*lines: Line, **changes: Any) -> Sheet:
    found = Sheet(
        language="ru", roadmap=7, rev=3, code="S-01", unit="Заречная школа", school=True, author="Директор",
        state="project", edition=1, basis_sent=date(2026, 10, 10), basis_verified=date(2026, 10, 14), order_number="",
        order_on=None, agreed_by="", agreed_on=None, today=NOW.date(), lines=lines or (line(1), line(2)),
    )  # fmt: skip
    return replace(found, **changes)


IN_WORK: dict[str, Any] = {
    "state": "working", "edition": 2, "order_number": "31-о", "order_on": date(2026, 11, 25),
    "agreed_by": "Куратор, Приозёрный район", "agreed_on": date(2026, 11, 23),
}  # fmt: skip


def hostile() -> Sheet:
    """As a sheet is made: every text has become one line."""
    lines = (
        line(n, name=word, responsible=word, evidence=word, target=word, factor=word, starts=date(2026, 12, 1))
        for n, word in enumerate(map(plain, HOSTILE), 1)
    )
    return sheet(*lines, unit=plain(HOSTILE[0] + HOSTILE[1] + HOSTILE[5]))


def words(content: bytes) -> str:
    """All text of a Word file: paragraphs, tables, the footer."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    foot = [one.text for one in document.sections[0].footer.paragraphs]
    return "\n".join([one.text for one in document.paragraphs] + cells + foot)


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


# ── Word ─────────────────────────────────────────────────────────────────────────────────────


def test_a_project_is_ready_to_be_signed():
    content = roadmap_docx.to_docx(sheet())
    document, text = Document(io.BytesIO(content)), words(content)
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE and (section.page_width or 0) > (section.page_height or 0)
    assert [cell.text for cell in document.tables[1].rows[0].cells] == [
        "№ п/п", "Фактор риска", "Мероприятие", "Срок (начало – окончание)", "Ответственный (должность)", "Участники",
        "Показатель: исходное → целевое", "Подтверждающий документ", "Статус", "Отметка о выполнении",
    ]  # fmt: skip
    for said in ("СОГЛАСОВАНО", "УТВЕРЖДЕНО", "приказом директора", "№ _______ от «___»", "ПРОЕКТ", "ДОРОЖНАЯ КАРТА",
                 "на период с 11.12.2026 по 24.02.2027", "отправлена 10.10.2026, проверена 14.10.2026",
                 "7 из 42 → 4 из 42", "Всего мероприятий: 2", "редакция 1"):  # fmt: skip
        assert said in text, said
    assert "{{" not in text and "{%" not in text and len(document.tables[1].rows) == 3


def test_one_in_work_carries_its_order_its_agreement_and_what_was_done():
    done = line(1, state="done", done_on=date(2027, 2, 1))
    later = line(2, state="late", first_ends=date(2027, 2, 5))
    text = words(roadmap_docx.to_docx(sheet(done, later, **IN_WORK)))
    for said in ("№ 31-о от 25.11.2026", "Куратор, Приозёрный район", "23.11.2026", "выполнена", "01.02.2027",
                 "просрочена", "(первоначально до 05.02.2027)", "редакция 2"):  # fmt: skip
        assert said in text, said
    assert "ПРОЕКТ" not in text and text.count("первоначально") == 1


def test_a_municipality_has_a_programme_and_english_is_complete():
    text = words(roadmap_docx.to_docx(sheet(unit="Приозёрный район", school=False)))
    assert "ПРОГРАММА ПОДДЕРЖКИ" in text and "приказом руководителя" in text and "снижению рисков" not in text
    english = words(roadmap_docx.to_docx(sheet(line(1, factor="Staff", state="late"), language="en", **IN_WORK)))
    assert "ROADMAP" in english and "AGREED" in english and "No. 31-о of 25.11.2026" in english and "late" in english


def test_an_operators_own_template_goes_first_and_a_broken_one_never_costs_the_paper(tmp_path: Path, caplog):
    mine = Document()
    mine.add_paragraph("БЛАНК КОМИТЕТА: {{ unit }}, мер {{ total }}")
    mine.save(str(tmp_path / "roadmap.ru.docx"))
    templates.look_in(tmp_path)
    try:
        assert "БЛАНК КОМИТЕТА: Заречная школа, мер 2" in words(roadmap_docx.to_docx(sheet()))
        for broken in ("{{ unit", "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{% for %}"):
            mine = Document()
            mine.add_paragraph(broken)
            mine.save(str(tmp_path / "roadmap.ru.docx"))
            with caplog.at_level(logging.ERROR, "shagi.documents"):
                assert "СОГЛАСОВАНО" in words(roadmap_docx.to_docx(sheet())), broken
            assert "roadmap.ru.docx" in caplog.messages[-1]
    finally:
        templates.look_in(tmp_path / "nothing")


# ── Excel, calendar, picture ─────────────────────────────────────────────────────────────────


def test_the_table_has_days_that_are_days_and_prints_on_a_page():
    page = load_workbook(io.BytesIO(roadmap_xlsx.to_xlsx(sheet(**IN_WORK)))).worksheets[0]
    assert page["A1"].value == "Дорожная карта: Заречная школа"
    assert page["A2"].value == "Утверждена приказом № 31-о от 25.11.2026; редакция 2, на 20.11.2026"
    assert page["C4"].value == "Мероприятие" and page["C5"].value == "Мера 1"
    assert page["E5"].value == datetime(2027, 2, 24) and page["E5"].number_format == "DD.MM.YYYY"
    assert page.page_setup.orientation == "landscape" and page.print_title_rows == "$4:$4"
    assert page.auto_filter.ref == "A4:N6"


def test_the_calendar_reminds_on_the_days_the_bot_does():
    """The term is Wednesday 24.02.2027, Monday 22 and Tuesday 23 are days off, Saturday 20 is a working one."""
    done = line(2, state="done", done_on=date(2027, 2, 1))
    days = {date(2027, 2, 20): True, date(2027, 2, 22): False, date(2027, 2, 23): False}
    content = roadmap_ics.to_ics(sheet(line(1), done, **IN_WORK), NOW, days)
    first, second = events(content)
    assert first["SUMMARY"] == "Срок: Мера 1" and first["DTSTART"].dt == date(2027, 2, 24)
    assert first["DTEND"].dt == date(2027, 2, 25) and first["STATUS"] == "CONFIRMED" and first["SEQUENCE"] == 3
    at = [datetime(2027, 2, 24) + alarm["TRIGGER"].dt for alarm in first.walk("VALARM")]
    assert [f"{moment:%d.%m %H:%M}" for moment in at] == ["12.02 08:30", "18.02 08:30", "20.02 08:30", "24.02 08:30"]
    assert list(second.walk("VALARM")) == [], "what is done reminds of nothing"
    assert all(len(row) <= 75 for row in content.split(b"\r\n")) and first["UID"] != second["UID"]
    draft = events(roadmap_ics.to_ics(sheet(), NOW, days))[0]
    assert draft["STATUS"] == "TENTATIVE" and draft["UID"] == first["UID"], "the same event, renewed"


def test_the_picture_is_light_and_says_in_words_what_its_colours_say():
    many = [line(n, state=state) for n, state in enumerate(list(roadmap_picture.FILLS) * 3, 1)]
    whole = sheet(*many, **IN_WORK)
    assert roadmap_picture.pages(whole) == 2
    for number in range(2):
        svg = roadmap_picture.svg(whole, number)
        png = drawing.render_light(svg)
        assert png.startswith(b"\x89PNG") and len(png) <= 150_000
        assert "просрочена" in svg and "до 24.02" in svg
    years = roadmap_picture.svg(sheet(line(1, ends=date(2028, 2, 24))))
    assert "дек 26" in years and "фев 28" in years and "до 24.02.28" in years
    assert "и ещё 7" in roadmap_picture.svg(whole) and "и ещё" not in roadmap_picture.svg(whole, 1)


@given(
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(0, 900)), min_size=1, max_size=16),
    st.dates(date(2025, 1, 1), date(2032, 1, 1)),
)
@settings(max_examples=60)
def test_every_bar_stays_on_the_page(terms: list[tuple[date, int]], today: date):
    lines = [line(n, starts=day, ends=day + timedelta(days=k)) for n, (day, k) in enumerate(terms, 1)]
    root = ElementTree.fromstring(roadmap_picture.svg(sheet(*lines, today=today)))
    for bar in root.iter("{http://www.w3.org/2000/svg}rect"):
        x, width = float(bar.get("x", 0)), float(bar.get("width", 0))
        assert x >= 0 and width > 0 and x + width <= drawing.WIDTH + 0.1


# ── hostile names ────────────────────────────────────────────────────────────────────────────


def test_a_hostile_name_does_no_harm_in_word():
    text = words(roadmap_docx.to_docx(hostile()))
    for said in ("=cmd|' /C calc'!A0", "{{ 7*7 }}", "<b>жирно</b>", "{%tr endfor %}", "до после", "]]></w:t>"):
        assert said in text, said
    assert "49" not in text


def test_a_hostile_name_computes_nothing_in_excel():
    content = roadmap_xlsx.to_xlsx(hostile())
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert page["C5"].value == HOSTILE[0] and page["C5"].quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_a_hostile_name_adds_nothing_to_the_calendar():
    found = events(roadmap_ics.to_ics(hostile(), NOW, DAYS))
    assert len(found) == len(HOSTILE)
    assert "END:VCALENDAR BEGIN:VALARM" in found[8]["SUMMARY"]
    assert all(len(list(event.walk("VALARM"))) == 4 for event in found)


def test_a_hostile_name_is_drawn_as_it_is():
    svg = roadmap_picture.svg(hostile())
    texts = [one.text or "" for one in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert "6. <b>жирно</b>" in texts and drawing.render_light(svg).startswith(b"\x89PNG")
