"""Signals C1–C6: when each fires, what it says, what it lifts."""

from pathlib import Path

import pytest

from services.forms.answers import Answer, Given, NoData, Ratio
from services.forms.compiled import Compiled, compile_form
from services.forms.evaluate import state_of
from services.forms.xlsform import read
from services.risk.scoring import score
from services.risk.signals import Signal, fired

FORM = Path(__file__).with_name("two_factors.md")
BASE: dict[str, Answer] = {"P1": Given("soo"), "P5": Given("no"), "P10": Given(("g9", "g11"))}


@pytest.fixture(scope="module")
def form() -> Compiled:
    return compile_form(read(FORM))


def _fired(form: Compiled, answers: dict[str, Answer]) -> tuple[Signal, ...]:
    return fired(form, state_of(form, {**BASE, **answers}))


@pytest.mark.parametrize(
    ("answers", "signals"),
    [
        ({}, []),
        ({"q5_5": Given("one")}, []),
        ({"q5_5": Given("many")}, ["C1 high"]),
        ({"q5_5": Given("one"), "q5_6": Given("no")}, []),
        ({"q5_5": Given("one"), "q5_6": Given("yes")}, ["C2 high"]),
        ({"q5_5": Given("none"), "q5_6": Given("yes")}, []),
        ({"q5_1": Given(Ratio(29, 100))}, []),
        ({"q5_1": Given(Ratio(30, 100))}, ["C3 high"]),
        ({"q5_2": Given(Ratio(3, 10))}, ["C3 high"]),
        ({"q5_2": Given(Ratio(9, 9))}, []),
        ({"q5_1": Given(Ratio(9, 10)), "P1": Given("early")}, []),
        ({"q5_3": Given(Ratio(3, 10))}, ["C4 high"]),
        ({"q5_3": Given(Ratio(29, 100))}, []),
        ({"q5_3": Given(Ratio(9, 9))}, []),
        ({"q5_3": Given(Ratio(9, 10)), "P10": Given(("g11",))}, []),
        ({"q5_4": Given(Ratio(0, 40))}, []),
        ({"q5_4": Given(Ratio(1, 40))}, ["C4 medium"]),
        ({"q5_4": Given(Ratio(3, 10))}, ["C4 high"]),
        ({"q5_4": Given(Ratio(9, 9))}, ["C4 medium"]),
        ({"q5_3": Given(Ratio(3, 10)), "q5_4": Given(Ratio(1, 40))}, ["C4 high"]),
        ({"q7_2": Given("none")}, []),
        ({"q7_2": Given("one")}, ["C5 high"]),
        ({"q7_2": Given("many")}, ["C5 high"]),
        ({"q7_1": Given(Ratio(4, 40))}, []),
        ({"q7_1": Given(Ratio(5, 40))}, ["C6 medium"]),
        ({"q7_1": NoData(), "q7_2": NoData()}, []),
        (
            {"q7_1": Given(Ratio(5, 40)), "q5_5": Given("many"), "q7_2": Given("one")},
            ["C1 high", "C5 high", "C6 medium"],
        ),
    ],
)
def test_when_signals_fire(form: Compiled, answers: dict[str, Answer], signals: list[str]) -> None:
    assert [f"{one.code} {one.level}" for one in _fired(form, answers)] == signals


def test_soft_checks_are_no_signals(form: Compiled) -> None:
    answers: dict[str, Answer] = {"q7_1": Given(Ratio(0, 40)), "q7_3": Given(Ratio(40, 42))}
    assert state_of(form, {**BASE, **answers}).warnings
    assert _fired(form, answers) == ()


def test_the_message_gives_the_share_with_its_counts(form: Compiled) -> None:
    (signal,) = _fired(form, {"q5_2": Given(Ratio(11, 32))})
    assert signal.message == {
        "ru": "Математика: «2» у 11 из 32 (34\xa0%).",
        "en": "Mathematics: a “2” for 11 of 32 (34%).",
    }
    assert signal.action["ru"] == "Предметно-методическое сопровождение вне очереди"
    assert signal.factor == "F5"


def test_two_subjects_are_one_signal_with_the_words_of_both(form: Compiled) -> None:
    (signal,) = _fired(form, {"q5_1": Given(Ratio(400, 1240)), "q5_2": Given(Ratio(11, 32))})
    assert signal.message["ru"] == (
        "Русский язык: «2» у 400 из 1\xa0240 (32\xa0%); Математика: «2» у 11 из 32 (34\xa0%)."
    ), "one line of a list"


LOW: dict[str, Answer] = {
    **{f"q5_{n}": Given(Ratio(0, 100)) for n in (1, 2, 3, 4, 7)},
    "q5_8": Given(Ratio(10, 10)),
    "q5_5": Given("none"),
    **{f"q7_{n}": Given(Ratio(0, 100)) for n in (1, 3, 4, 5)},
    "q7_2": Given("none"),
    "q7_6": Given(("none",)),
}


@pytest.mark.parametrize(
    ("answers", "levels", "lifted_by"),
    [
        ({}, {"F5": "low", "F7": "low"}, {"F5": (), "F7": ()}),
        (
            {"q5_5": Given("many"), "q5_6": Given("no")},
            {"F5": "high", "F7": "low"},
            {"F5": ("C1",), "F7": ()},
        ),
        ({"q5_4": Given(Ratio(1, 100))}, {"F5": "medium", "F7": "low"}, {"F5": ("C4",), "F7": ()}),
        ({"q7_2": Given("one")}, {"F5": "low", "F7": "high"}, {"F5": (), "F7": ("C5",)}),
        ({"q7_1": Given(Ratio(11, 100))}, {"F5": "low", "F7": "medium"}, {"F5": (), "F7": ("C6",)}),
    ],
)
def test_signals_lift_levels_and_leave_the_score(
    form: Compiled, answers: dict[str, Answer], levels: dict[str, str], lifted_by: dict[str, tuple[str, ...]]
) -> None:
    factors = score(form, state_of(form, {**BASE, **LOW, **answers}))
    assert {one.factor: one.level for one in factors} == levels
    assert {one.factor: one.lifted_by for one in factors} == lifted_by
    assert {one.raw_level for one in factors} == {"low"}


def test_a_signal_lifts_even_where_little_is_answered(form: Compiled) -> None:
    factor = score(form, state_of(form, {**BASE, "q7_2": Given("one")}))[1]
    assert (factor.level, factor.raw_level, factor.raw) == ("high", "unknown", None)


def test_combined_classes_are_checked_by_hand_and_lift_nothing(form: Compiled) -> None:
    answers = {**BASE, **LOW, "P5": Given("yes"), "q5_5": Given("many"), "q5_6": Given("yes")}
    state = state_of(form, answers)
    signals = fired(form, state)
    assert [(one.code, one.level, one.factor, one.lifts) for one in signals] == [
        ("C1", "high", "F5", ()),
        ("C2", "high", "F5", ()),
    ]
    assert all("проверить вручную" in one.message["ru"] for one in signals)
    assert score(form, state)[0].lifted_by == ()


def test_every_signal_speaks_both_languages_and_names_a_step(form: Compiled) -> None:
    for item in form.form.items:
        if item.flag:
            assert set(item.flag.message) == {"ru", "en"}
            assert item.flag.level == "check" or set(item.flag.action) == {"ru", "en"}
