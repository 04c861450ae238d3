"""Columns and functions of the engine that a whole questionnaire needs, on forms of a few rows."""

import pytest

from services.forms.answers import Answer, Given, NoData
from services.forms.compiled import Compiled, compile_form
from services.forms.evaluate import state_of
from services.forms.schema import Form
from services.forms.xlsform import FormRefused, read
from services.risk.scoring import score

SETTINGS = """
| settings | form_title | form_id | version | default_language |
| | Проба | trial | 1 | Русский (ru) |
| factors | code | name |
| | F1 | Первый |
"""
_COLUMNS = "type name label relevant calculation factor bands measure choice_filter who prepare"
HEAD = f"| survey | {_COLUMNS.replace(' ', ' | ')} |\n"


def _form(rows: str, rest: str = "") -> Form:
    return read((SETTINGS + HEAD + rows + rest).encode(), "md")


def _points(form: Compiled, **answers: Answer) -> list[float | None]:
    (factor,) = score(form, state_of(form, answers))
    return [reason.score for reason in factor.reasons]


PER_COMPUTER = """| | integer | pupils | Учеников? | | | | | | | | |
| | integer | computers | Компьютеров? | | | F1 | <=5 <=8 <=15 | ${pupils} div . | | Завхоз | Опись |
"""


@pytest.mark.parametrize(("computers", "points"), [(20, 0), (19, 1), (12, 2), (6, 3), (1, 3), (0, 3)])
def test_what_the_bands_look_at_may_be_computed(computers: int, points: int) -> None:
    form = compile_form(_form(PER_COMPUTER))
    assert _points(form, pupils=Given(100), computers=Given(computers)) == [points]


def test_a_measure_of_something_unknown_is_no_answer() -> None:
    form = compile_form(_form(PER_COMPUTER))
    assert _points(form, computers=Given(5)) == []
    assert _points(form, pupils=Given(100), computers=NoData()) == []


def test_who_knows_and_what_to_prepare_are_kept() -> None:
    item = _form(PER_COMPUTER).items[1]
    assert (item.who, item.prepare) == ({"ru": "Завхоз"}, {"ru": "Опись"})
    assert Form.model_validate_json(_form(PER_COMPUTER).model_dump_json()) == _form(PER_COMPUTER)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("| | integer | a | А | | | F1 | | . * 2 | | | |", "measure"),
        ("| | integer | a | А | | | F1 | <1 <2 <3 | . * | | | |", "measure"),
        ("| | integer | a | А | | | F1 | <1 <2 <3 | ${nobody} | | | |", "measure"),
        ("| | integer | a | А | | | F1 | <1 <2 <3 | nodata-share(1) | | | |", "measure"),
    ],
)
def test_a_measure_that_cannot_be_read_is_named(row: str, column: str) -> None:
    with pytest.raises(FormRefused) as refused:
        _form(row + "\n")
    assert column in [problem.column for problem in refused.value.problems]


GAPS = """| | calculate | gaps | Доля | | nodata-share() | F1 | <=5 <=10 <=20 | | | | |
| | integer | a | А | | | F1 | <1 <2 <3 | | | | |
| | integer | b | Б | ${a} > 0 | | F1 | <1 <2 <3 | | | | |
| | integer | unscored | В | | | | | | | | |
"""


@pytest.mark.parametrize(
    ("answers", "share"),
    [
        ({}, 0),
        ({"a": NoData()}, 100),
        ({"a": Given(0), "b": NoData()}, 0),
        ({"a": Given(1), "b": NoData()}, 50),
        ({"a": Given(1), "b": Given(1), "unscored": NoData()}, 0),
    ],
)
def test_the_share_of_missing_data(answers: dict[str, Answer], share: float) -> None:
    """Wherever its row stands, it counts the scored questions that apply."""
    assert state_of(compile_form(_form(GAPS)), answers).values["gaps"] == share


def test_a_question_may_not_hang_on_its_own_gap() -> None:
    with pytest.raises(FormRefused, match="круг"):
        _form("| | integer | a | А | nodata-share() < 10 | | F1 | <1 <2 <3 | | | | |\n")


FILTERED = """| | select_multiple things | which | Какие? | | | F1 | <=0 <=1 <=2 | | kind = ${level} | | |
| | select_one levels | level | Уровень? | ${asked} = 1 | | | | | | | |
| | integer | asked | Спросить? | | | | | | | | |
"""
LISTS = """
| choices | list_name | name | label | kind |
| | things | one | Один | low |
| | things | two | Два | high |
| | levels | low | Низкий | |
| | levels | high | Высокий | |
"""


@pytest.mark.parametrize(("level", "counted"), [("low", "one"), ("high", "two")])
def test_a_choice_filter_waits_for_the_answers_it_reads(level: str, counted: str) -> None:
    form = compile_form(_form(FILTERED, LISTS))
    state = state_of(form, {"asked": Given(1), "level": Given(level), "which": Given(("one", "two"))})
    assert state.values["which"] == counted
