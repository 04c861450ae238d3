"""Reading a form: the self-diagnosis itself, and everything a methodologist may get wrong."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from services.forms.schema import Bands, Form
from services.forms.survey import bands
from services.forms.xlsform import FormRefused, read

FORM = Path(__file__).parents[2] / "content" / "forms" / "selfdiagnosis.md"
SETTINGS = """
| settings | form_title | form_id | version | default_language |
| | Проба | trial | 1 | Русский (ru) |
"""


def _form(survey: str, rest: str = "") -> Form:
    return read((SETTINGS + survey + rest).encode(), "md")


def _problems(survey: str, rest: str = "") -> list[tuple[str, int, str, str]]:
    with pytest.raises(FormRefused) as refused:
        _form(survey, rest)
    assert all(problem.remedy for problem in refused.value.problems)
    return [(p.sheet, p.row, p.column, p.what) for p in refused.value.problems]


def test_the_self_diagnosis_is_whole() -> None:
    form = read(FORM)
    assert [section.label["ru"] for section in form.sections] == [
        "Паспорт школы", "Результаты", "Самоанализ", "Учителя", "Управление", "Кадры", "Среда", "Оснащение", "Ресурсы",
    ]  # fmt: skip
    asked = [item.number for item in form.items if item.asked]
    assert asked[:10] == [f"P{n}" for n in range(1, 11)] and len(asked) == 63
    codes = {item.flag.code for item in form.items if item.flag}
    # C14 compares two cycles and the hard checks K1 and K2 are constraints: no rows of their own.
    assert codes == {*(f"C{n}" for n in range(1, 16) if n != 14), *(f"K{n}" for n in range(3, 10))}
    assert len(form.factors) == 8
    assert form.languages == ("ru", "en")
    assert "не нормативы" in form.notice["ru"]
    assert Form.model_validate_json(form.model_dump_json()) == form


def test_every_text_of_the_self_diagnosis_is_short_and_in_both_languages() -> None:
    form = read(FORM)
    words = [item.label for item in form.items if item.label] + [c.label for cs in form.choices.values() for c in cs]
    words += [texts for item in form.items for texts in (item.hint, item.unit, item.constraint_message) if texts]
    words += [part.label for item in form.items for part in item.parts or ()]
    words += [texts for item in form.items if item.flag for texts in (item.flag.message, item.flag.action) if texts]
    for texts in words:
        assert set(texts) == {"ru", "en"}
        assert max(map(len, texts.values())) <= 140
    assert all(len(c.label[x]) <= 24 for cs in form.choices.values() for c in cs for x in ("ru", "en"))
    assert not [texts for texts in words if "0 %" in texts["ru"]], "a non-breaking space before the sign"


def test_a_ratio_is_one_question_with_its_two_numbers() -> None:
    item = next(item for item in read(FORM).items if item.name == "q7_3")
    assert item.kind == "ratio"
    assert [part.name for part in item.parts or ()] == ["q7_3_n", "q7_3_of"]
    assert (item.total_from, item.min_total, item.weight) == ("${P3}", 10, 2)
    assert item.bands == Bands(sign="<=", cuts=(15, 30, 50))


def test_excel_gives_the_same_form() -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    sheet = None
    for line in FORM.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|") or "---" in line:
            continue
        first, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        if first:
            sheet = book.create_sheet(first)
        assert sheet is not None
        sheet.append([cell.replace("\xa0", "\xa0") for cell in cells])
    file = BytesIO()
    book.save(file)
    ours, theirs = read(file.getvalue(), "xlsx"), read(FORM)
    plain = [form.model_dump_json().replace("\xa0", " ") for form in (ours, theirs)]
    assert plain[0] == plain[1]


def test_group_conditions_reach_every_question_inside() -> None:
    form = _form(
        """
| survey | type | name | label | relevant |
| | integer | a | А | |
| | begin_group | s | Раздел | ${a} > 1 |
| | begin_group | inner | Внутри | ${a} < 9 or ${a} = 20 |
| | integer | b | Б | ${a} != 5 |
| | end_group | | | |
| | end_group | | | |
"""
    )
    assert form.items[1].relevant == "((${a} > 1) and (${a} < 9 or ${a} = 20)) and (${a} != 5)"
    assert [section.name for section in form.sections] == ["s"]


def test_all_problems_come_at_once_with_their_rows() -> None:
    found = _problems(
        """
| survey |
| | type | name | label | relevant | constraint | bands | factor | colour |
| | --- | --- | --- | --- | --- | --- | --- | --- |
| | integer | a | А | | . > | | | red |
|  |  |  |  |  |  |  |  |  |
| | integer | b | Б | ${zz} > 1 | | <10 <5 <1 | F9 | |
| | select_one x | a | | | | | | |
| | geotrace | g | Г | foo(1) | | | | |
| | integer | 1st | Первый | | | | | |
| | begin_group | s | Раздел | | | | | |
""",
        "\n| what | a |\n| | b |\n",
    )
    rows = {(sheet, row, column) for sheet, row, column, _ in found}
    assert rows == {
        ("what", 0, ""),
        ("survey", 0, "colour"),
        ("survey", 8, "constraint"),
        ("survey", 10, "relevant"),
        ("survey", 10, "bands"),
        ("survey", 10, "factor"),
        ("survey", 11, "name"),
        ("survey", 11, "label"),
        ("survey", 11, "type"),
        ("survey", 12, "type"),
        ("survey", 12, "relevant"),
        ("survey", 13, "name"),
        ("survey", 14, "type"),
    }


@pytest.mark.parametrize(
    ("survey", "place", "what"),
    [
        ("| | end_group | | | |", ("type",), "end_group без"),
        ("| | begin_repeat | r | Р | |", ("type",), "повтор «r» не закрыт"),
        ("| | integer | a | А | ${b} > 1 |\n| | integer | b | Б | ${a} > 1 |", ("relevant",), "круг"),
        ("| | integer | a | А | ${a} > 1 |", ("relevant",), "круг"),
        ("| | calculate | c | | |", ("calculation",), "нечего"),
        ("| | integer | a | Вас ${nobody} | |", ("label",), "nobody"),
        ("| | integer | a b | А | |", ("name",), "не годится"),
    ],
)
def test_a_problem_is_named(survey: str, place: tuple[str], what: str) -> None:
    found = _problems("\n| survey | type | name | label | relevant |\n" + survey + "\n| | integer | z | Я | |\n")
    assert [(column,) for _, _, column, _ in found] == [place]
    assert what in found[0][3]


def test_a_ratio_needs_two_whole_numbers() -> None:
    found = _problems(
        """
| survey | type | name | label | appearance |
| | begin_group | r | Сколько? | ratio |
| | integer | r_n | Часть | |
| | text | r_of | Всего | |
| | end_group | | | |
"""
    )
    assert "два целых числа" in found[0][3]


def test_problems_of_choices_and_settings() -> None:
    found = _problems(
        "\n| survey | type | name | label |\n| | select_one x | a | А |\n",
        "\n| choices | list_name | name | label | score |\n| | x | one | Один | плохо |\n| | x | one | Два | |\n",
    )
    assert [(sheet, column) for sheet, _, column, _ in found] == [("choices", "score"), ("choices", "name")]
    with pytest.raises(FormRefused) as refused:
        read(b"| survey | type | name | label |\n| | integer | a | A |\n", "md")
    assert {problem.column for problem in refused.value.problems} == {"form_id", "form_title", "version"}


def test_pyxform_has_the_last_word() -> None:
    found = _problems("\n| survey | type | name | label | appearance |\n| | select_one x | a | А | |\n", BAD_FILTER)
    assert "pyxform" in found[0][3]


BAD_FILTER = "\n| choices | list_name | name | label | a:b |\n| | x | one | Один | 1 |\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "md"),
        (b"\xff\xfe", "md"),
        (b"PK\x03\x04", "xlsx"),
        (b"x" * 3_000_000, "xlsx"),
        (b"", "xls"),
        (b"", "xlsx"),
    ],
)
def test_a_file_that_is_no_form_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read(data, kind)
    assert refused.value.problems[0].remedy


@pytest.mark.parametrize(
    ("text", "sign"),
    [("<10 <20 <30", "<"), ("≤2 ≤5 ≤10", "<="), (">=90; >=70; >=40", ">="), ("<=2,5 % <=5 % <=10 %", "<=")],
)
def test_bands(text: str, sign: str) -> None:
    found = bands(text)
    assert found is not None
    assert found.sign == sign


@pytest.mark.parametrize(
    "text", ["<10 <20", "<10 <20 <20", "<30 <20 <10", ">=40 >=70 >=90", "<10 <=20 <30", "10 20 30", "x"]
)
def test_bad_bands(text: str) -> None:
    assert bands(text) is None
