"""The library of measures: the forty of the content, the workbook there and back, what is wrong named by row."""

import io
import re
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook

from services.content import CONTENT
from services.forms.schema import Form
from services.forms.xlsform import read as read_form
from services.org.workbook import read_sheets
from services.roadmaps import measure_check, measure_content, measure_file
from services.roadmaps.measure_columns import Rows, fields, title, written
from services.roadmaps.measures import SUPPORTS, Measure, ordered


@cache
def form() -> Form:
    return read_form(CONTENT / "forms" / "selfdiagnosis.md", "md")


@cache
def known() -> measure_check.Known:
    return measure_check.Known.of(form())


@cache
def forty() -> tuple[Measure, ...]:
    return measure_content.default_measures(known())


@cache
def table() -> bytes:
    return measure_file.to_xlsx(forty(), form())


def test_all_forty_are_there_five_for_each_factor():
    assert len({one.code for one in forty()}) == 40
    assert {one.factor: sum(o.factor == one.factor for o in forty()) for one in forty()} == {
        f"F{n}": 5 for n in range(1, 9)
    }
    assert all(one.code[1] == one.factor[1] for one in forty())
    assert {one for measure in forty() for one in measure.support} == set(SUPPORTS)


def test_each_says_what_a_plan_needs():
    for one in forty():
        assert one.support and 1 <= one.weeks_least <= one.weeks, one.code
        said = (one.name, one.what, one.responsible, one.evidence, one.indicator.name, one.indicator.target)
        assert all(words["ru"] and words["en"] for words in said), one.code
        assert one.indicator.unit["ru"], one.code
        assert not re.search("ё?(ИО|И\\.О\\.)|фамили[яи] ", one.evidence["ru"]), one.code


def test_every_scored_question_has_a_measure_and_every_measure_its_questions():
    asked = {answer.question for one in forty() for answer in one.answers}
    assert asked == set(known().questions)
    for one in forty():
        assert one.factor in {known().questions[answer.question] for answer in one.answers}, one.code
        start = one.indicator.baseline
        assert start == "" or start in {answer.question for answer in one.answers}, one.code


def test_the_workbook_comes_back_the_same():
    found = measure_file.of_sheets(read_sheets(table()))
    kept = measure_file.kept(measure_file.found_in(read_sheets(table())))
    assert measure_check.read(found, known()) == measure_check.read(kept, known()) == (forty(), ())


def test_nothing_in_the_workbook_computes():
    evil = forty()[0].model_copy(update={"name": {"ru": '=HYPERLINK("http://x")'}, "what": {"ru": "+1 и -1"}})
    book = load_workbook(io.BytesIO(measure_file.to_xlsx((evil,), form())))
    assert {cell.data_type for row in book["Меры"].iter_rows() for cell in row} <= {"s", "n"}
    again = measure_file.of_sheets(read_sheets(measure_file.to_xlsx((evil,), form())))
    assert measure_check.read(again, known())[0] == (evil,)


WRONG = {
    "name": ("", "import-no-value"),
    "what": ("а" * 401, "import-too-long"),
    "name (en)": ("a" * 141, "import-too-long"),
    "code": ("Мера 1", "measures-code-shape"),
    "factor": ("F9", "measures-factor-unknown"),
    "questions": ("q1_2 q9_9", "measures-question"),
    "baseline": ("P2", "measures-question"),  # a question, but nothing is scored by it
    "support": ("а, ж", "measures-support"),
    "least": ("0", "measures-weeks"),
    "weeks": ("²", "measures-weeks"),
    "effort": ("огромная", "measures-choice"),
    "used": ("может быть", "measures-choice"),
    "responsible": ("Иванова М. П.", "measures-position"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named_by_row_and_column(name: str):
    text, key = WRONG[name]
    rows = tuple((n, written(one)) for n, one in enumerate(forty()[:3], start=2))
    rows[1][1][name] = text
    measures, errors = measure_check.read(Rows(rows), known())
    assert [(error.row, error.column, error.what) for error in errors] == [(3, title(name), key)]
    assert measures == (forty()[0], forty()[2]), "the others are read"


def said(**cells: str) -> list[str]:
    rows = Rows(((2, written(forty()[0])), (3, {**written(forty()[1]), **cells})))
    return [error.what for error in measure_check.read(rows, known())[1]]


def test_what_only_looks_different_is_the_same():
    first = written(forty()[0])
    typed = {"code": "м1.1", "factor": "f1", "support": "A", "questions": "1.2; 1.3 5.5", "baseline": "1.3", "used": ""}
    assert measure_check.read(Rows(((2, {**first, **typed}),)), known()) == (forty()[:1], ())
    assert said(code="М1.1") == ["measures-twice"], "a Russian letter does not make another code"


def test_rules_between_cells():
    assert said(least="9", weeks="8") == ["measures-shorter"]
    assert said(questions="q2_1, q2_2", baseline="") == ["measures-other-factor"]
    assert said(questions="q1_1:4") == ["measures-least"]
    [measure] = measure_check.read(Rows(((2, {**written(forty()[0]), "questions": "q1_2:3"}),)), known())[0]
    assert [(a.question, a.least) for a in measure.answers] == [("q1_2", 3)]
    assert written(measure)["questions"] == "q1_2:3"


def changed(**cells: str) -> bytes:
    book = load_workbook(io.BytesIO(table()))
    for place, value in cells.items():
        book["Меры"][place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def faults(data: bytes) -> list[tuple[int, str, str]]:
    found = measure_file.kept(measure_file.found_in(read_sheets(data)))
    return [(error.row, error.column, error.what) for error in measure_check.read(found, known())[1]]


def test_faulty_sheets():
    assert faults(changed(C2="=1+1")) == [(2, "Название", "import-formula")], "told once, not as an empty cell too"
    assert faults(changed(A1="Номер"))[-2:] == [(1, "Номер", "import-unknown-column"), (1, "Код", "import-no-column")]
    book = load_workbook(io.BytesIO(table()))
    width = book["Меры"].max_column + 1  # beside the columns that are only read
    book["Меры"].cell(4, width, "на полях")
    book["Меры"].cell(5, width, "и здесь")
    book.create_sheet("Лист1")["A1"] = "черновик"
    out = io.BytesIO()
    book.save(out)
    assert faults(out.getvalue()) == [
        (1, "A", "measures-other-sheet"),
        (4, f"№ {width}", "import-unknown-column"),
    ]


@pytest.mark.parametrize("rows", [[], [["Код"]], [["Код", "Фактор"], ["M1.1", "F1"]], [[None], ["", "x"]]])
def test_hardly_a_table(rows: list[list[str]]):
    book = Workbook()
    book.worksheets[0].title = "Меры"
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    assert faults(out.getvalue())


def test_a_table_without_end_is_cut():
    book = load_workbook(io.BytesIO(table()))
    for number in range(400):
        book["Меры"].append([f"X{number}"])
    out = io.BytesIO()
    book.save(out)
    assert any(what == "measures-too-many" and row == 302 for row, _, what in faults(out.getvalue()))


def test_what_no_database_takes_is_left_out():
    cells = {"Меры": [(1, [title(name) for name in fields()]), (2, ["M1\x00\ud800.1", "F1", "Имя\u200b \x0b меры"])]}
    found = measure_file.kept(measure_file.found_in(cells))  # type: ignore[arg-type]
    assert found.rows[0][1] == {"code": "M1.1", "factor": "F1", "name": "Имя меры"}


def test_codes_are_in_the_order_people_count():
    other = [forty()[0].model_copy(update={"code": code}) for code in ("M1.10", "M1.2", "A", "M1", "7")]
    assert [one.code for one in ordered(other)] == ["7", "A", "M1", "M1.2", "M1.10"]
