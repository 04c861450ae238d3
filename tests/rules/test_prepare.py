"""«Что подготовить»: all that must be looked up, by who knows it, on one page."""

import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from services.exports.prepare import SIZES, grouped, page
from services.forms.schema import Form, Item
from tests.rules.full_form import form

SCHOOL = {
    "Секретарь, кадры", "Социальный педагог", "Завуч по учебной работе", "Директор",
    "Заместитель по воспитательной работе", "Библиотекарь", "Завхоз (АХР)",
}  # fmt: skip


def _lines(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs if paragraph.text]


def test_everybody_finds_their_lines() -> None:
    found = grouped(form().form, "ru")
    assert set(found) == SCHOOL
    assert [str(line) for line in found["Библиотекарь"]] == [
        "Сколько учеников полностью обеспечены учебниками\xa0(4.1)"
    ]
    assert [line.numbers for line in found["Завуч по учебной работе"]][:2] == [["5.1", "5.2"], ["5.3", "5.4"]]


def test_every_question_that_needs_a_number_is_there_once() -> None:
    numbers = [number for lines in grouped(form().form, "ru").values() for line in lines for number in line.numbers]
    assert len(numbers) == len(set(numbers))
    counted = {i.number for i in form().form.items if i.kind in ("ratio", "integer", "decimal")}
    assert {number for number in counted if number[0].isdigit()} <= set(numbers)
    assert "2.7" not in numbers, "an emergency is not looked up on paper"


def test_everybody_asked_is_known() -> None:
    assert all(item.who for item in form().form.items if item.asked)


@pytest.mark.parametrize(("language", "title"), [("ru", "Что подготовить · Самодиагностика школы"),
                                                 ("en", "What to have at hand · School self-diagnosis")])  # fmt: skip
def test_the_page_reads_in_its_language(language: str, title: str) -> None:
    lines = _lines(page(form().form, language))
    assert lines[0] == title
    boxes = [line for line in lines if line.startswith("☐")]
    assert len(boxes) == sum(map(len, grouped(form().form, language).values())) == 44
    if language == "en":
        assert not re.search("[А-Яа-я]", "".join(lines))


def test_the_page_is_a4_in_two_columns() -> None:
    document = Document(io.BytesIO(page(form().form, "ru")))
    for section in document.sections:
        assert abs((section.page_width or 0) - Mm(210)) < Mm(1) > abs((section.page_height or 0) - Mm(297))
    columns = document.sections[-1]._sectPr.find(qn("w:cols"))
    assert columns.get(qn("w:num")) == "2"


def test_a_longer_form_gets_a_smaller_type() -> None:
    def many(n: int) -> Form:
        items = [
            Item(kind="integer", name=f"q{k}", label={"ru": "?"}, prepare={"ru": f"Бумага {k} " + "слово " * 6})
            for k in range(n)
        ]
        return form().form.model_copy(update={"items": tuple(items)})

    def size(n: int) -> float:
        document = Document(io.BytesIO(page(many(n), "ru")))
        sizes = [run.font.size for p in document.paragraphs for run in p.runs if p.text.startswith("☐")]
        return float((sizes[0] or Pt(0)).pt)

    sizes = [size(n) for n in range(10, 100, 3)]
    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) == set(SIZES)
    assert "Остальное" in _lines(page(many(1), "ru"))


def test_a_form_that_asks_for_no_papers_has_an_empty_page() -> None:
    empty = form().form.model_copy(update={"items": ()})
    assert len(_lines(page(empty, "ru"))) == 3
