"""All signals and consistency checks of the whole self-diagnosis, the comparison of cycles included."""

import pytest

from services.forms.answers import Answer, Given, NoData, Ratio
from services.forms.evaluate import State, state_of
from services.forms.values import Value
from services.forms.wording import say
from services.risk.comparison import Before, compare
from services.risk.scoring import FactorScore, score
from services.risk.signals import fired
from tests.rules.full_form import GOOD, form

THREE_PAIRS: dict[str, Answer] = {
    "q5_5": Given(("none",)), "q5_1": Given(Ratio(30, 100)),
    "q7_1": Given(Ratio(0, 40)), "q7_2": Given(("physics",)), "q7_3": Given(Ratio(30, 0)),
}  # fmt: skip


def _state(changes: dict[str, Answer], previous: dict[str, Value] | None = None) -> State:
    return state_of(form(), {**GOOD, **changes}, previous=previous)


@pytest.mark.parametrize(
    ("changes", "signals", "lifted"),
    [
        ({"q5_5": Given(("vpr_ru",))}, [], {}),
        ({"q5_5": Given(("vpr_ru", "oge_ma"))}, ["C1 high"], {"F5": "high"}),
        # Of two procedures only one is held here: the other does not count.
        ({"q5_5": Given(("region", "oge_ma")), "P10": Given(("none",))}, [], {}),
        ({"q5_5": Given(("vpr_ru", "oge_ma")), "P5": Given("yes")}, ["C1 high"], {}),
        ({"q5_5": Given(("vpr_ru",)), "q5_6": Given("yes")}, ["C2 high"], {"F5": "high"}),
        ({"q5_1": Given(Ratio(30, 100))}, ["C3 high"], {"F5": "high"}),
        ({"q5_2": Given(Ratio(9, 9))}, [], {}),
        ({"q5_3": Given(Ratio(3, 10))}, ["C4 high"], {"F5": "high"}),
        ({"q5_4": Given(Ratio(1, 100))}, ["C4 medium"], {"F5": "medium"}),
        ({"q7_2": Given(("physics",)), "q7_1": Given(Ratio(1, 100))}, ["C5 high"], {"F7": "high"}),
        ({"q7_1": Given(Ratio(10, 100))}, [], {}),
        ({"q7_1": Given(Ratio(11, 100))}, ["C6 medium"], {"F7": "medium"}),
        ({"q1_6": Given("once")}, [], {}),
        ({"q1_6": Given("twice")}, ["C7 high"], {"F1": "high"}),
        ({"q6_6": Given("one")}, ["C8 medium"], {"F6": "medium"}),
        ({"q6_6": Given("many")}, ["C8 high"], {"F6": "high"}),
        ({"q8_1": Given("undecided")}, [], {}),
        ({"q8_1": Given("emergency")}, ["C8 high"], {"F8": "high"}),
        ({"q8_2": Given("few")}, [], {}),
        ({"q8_2": Given("many"), "q6_6": Given("one")}, ["C8 high"], {"F6": "medium", "F8": "high"}),
        ({"P8": Given("3")}, ["C9 medium"], {"F8": "medium"}),
        ({"q4_1": Given(Ratio(255, 0))}, [], {}),
        ({"q4_1": Given(Ratio(254, 0))}, ["C10 high"], {"F4": "high"}),
        ({"q8_5": Given(Ratio(99, 100))}, ["C11 high"], {"F8": "high"}),
        ({"q8_5": Given(Ratio(0, 0))}, [], {}),
        ({"q2_7": Given("closed")}, [], {}),
        ({"q2_7": Given("open")}, ["C12 emergency"], {"F2": "high"}),
        (THREE_PAIRS, ["C3 high", "C5 high", "C15 process"], {"F5": "high", "F7": "high"}),
    ],
)
def test_when_signals_fire_and_what_they_lift(
    changes: dict[str, Answer], signals: list[str], lifted: dict[str, str]
) -> None:
    state = _state(changes)
    assert [f"{one.code} {one.level}" for one in fired(form(), state)] == signals
    factors = score(form(), state)
    assert {one.factor: one.level for one in factors if one.lifted_by} == lifted
    assert all(one.level == one.raw_level for one in factors if not one.lifted_by)


@pytest.mark.parametrize(("gaps", "signals"), [(10, []), (11, ["C13"])])
def test_more_than_a_fifth_of_gaps_calls_for_a_call(gaps: int, signals: list[str]) -> None:
    asked = [item.name for item in _state({}).asking if item.factor and item.name != "q1_2"]
    state = _state(dict.fromkeys(asked[-gaps:], NoData()))
    assert [one.code for one in fired(form(), state)] == signals


def test_signals_speak_in_counts_and_names() -> None:
    state = _state({**THREE_PAIRS, "q5_5": Given(("vpr_ru", "oge_ma")), "q4_1": Given(Ratio(200, 0))})
    said = {one.code: one.message["ru"] for one in fired(form(), state)}
    assert said["C1"] == "ВПР русский, ОГЭ матем.: не справились 30\xa0% и больше."
    assert said["C5"] == "Физика: не ведётся больше месяца."
    assert said["C10"] == "Учебниками обеспечены 200 из 300 (67\xa0%)."


def test_an_emergency_tells_no_details() -> None:
    (signal,) = fired(form(), _state({"q2_7": Given("open")}))
    assert "Подробности не пишите" in signal.message["ru"] and "112" in signal.action["ru"]
    assert "жизн" not in signal.message["ru"] and "здоров" not in signal.message["ru"]


@pytest.mark.parametrize(
    ("changes", "checks"),
    [
        ({}, []),
        ({"q5_3": Given(Ratio(30, 100))}, ["K3"]),
        ({"q5_3": Given(Ratio(29, 100))}, []),
        ({"q5_4": Given(Ratio(30, 100))}, []),
        ({"q5_1": Given(Ratio(20, 100))}, ["K4"]),
        ({"q5_1": Given(Ratio(19, 100))}, []),
        ({"q5_2": Given(Ratio(20, 100)), "q5_7": Given(Ratio(3, 100))}, []),
        ({"q5_2": Given(Ratio(20, 100)), "q1_1": Given(Ratio(16, 100))}, []),
        ({"q7_2": Given(("physics",))}, ["K5"]),
        ({"q7_2": Given(("physics",)), "q7_1": Given(Ratio(1, 100))}, []),
        ({"q7_3": Given(Ratio(21, 0))}, ["K6"]),
        ({"q7_3": Given(Ratio(20, 0))}, []),
        ({"q6_2": Given("none")}, ["K7"]),
        ({"q6_2": Given("none"), "q6_4": Given(Ratio(17, 20))}, []),
        ({"q5_7": Given(Ratio(11, 100))}, ["K8"]),
        ({"q5_7": Given(Ratio(11, 100)), "q5_8": Given(Ratio(89, 100))}, []),
        ({"q5_7": Given(Ratio(11, 100)), "q5_8": Given(Ratio(0, 0))}, []),
    ],
)
def test_soft_checks(changes: dict[str, Answer], checks: list[str]) -> None:
    assert [doubt.code for doubt in _state(changes).warnings] == checks


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"q5_1": Given(Ratio(11, 10))}, "q5_1"),
        ({"q7_3": Given(Ratio(41, 0))}, "q7_3"),
        ({"P6": Given(301), "q4_6": Given(Ratio(301, 0))}, "P6"),
        ({"P7": Given(301)}, "P7"),
        ({"P2": Given(19)}, "P6"),
        ({"q6_4": Given(Ratio(1, 21))}, "q6_4"),
        ({"q7_1": Given(Ratio(0, 0))}, "q7_1"),
        ({"q8_6": Given(100.5)}, "q8_6"),
        ({"q3_6": Given(("none", "maths"))}, "q3_6"),
    ],
)
def test_contradictions_stop(changes: dict[str, Answer], name: str) -> None:
    state = _state(changes)
    assert name in [issue.item.name for issue in state.problems]
    assert all(issue.message for issue in state.problems if issue.item.name == name and name != "q7_3")
    assert not state.complete


def test_in_one_shift_nobody_studies_in_the_second() -> None:
    """The other half of K2 cannot even be said: the question is gone, and its old answer counts for nothing."""
    state = _state({"P8": Given("1"), "q8_3": Given(Ratio(200, 0))})
    assert "q8_3" in state.stale and "q8_3" not in state.ratios
    assert {one.factor: one.shown for one in score(form(), state)}["F8"] == 0


def _previous(**changes: Answer) -> dict[str, Value]:
    return _state(changes).values


@pytest.mark.parametrize(
    ("before", "now", "checks"),
    [
        ({}, {}, []),
        ({"q5_7": Given(Ratio(40, 100))}, {"q5_7": Given(Ratio(10, 100))}, []),
        ({"q5_7": Given(Ratio(41, 100))}, {"q5_7": Given(Ratio(10, 100))}, ["K9"]),
        ({"q5_7": Given(Ratio(9, 9))}, {"q5_7": Given(Ratio(0, 100))}, []),
        ({"q5_7": NoData()}, {"q5_7": Given(Ratio(0, 100))}, []),
        ({"q8_6": Given(100.0)}, {"q8_6": Given(69.5)}, ["K9"]),
        ({"q8_6": NoData()}, {"q8_6": Given(0)}, []),
        ({"q7_4": Given(Ratio(20, 0))}, {"q7_4": Given(Ratio(0, 0))}, ["K9"]),
    ],
)
def test_a_great_change_since_the_last_cycle_asks(
    before: dict[str, Answer], now: dict[str, Answer], checks: list[str]
) -> None:
    state = _state(now, _previous(**before))
    assert [doubt.code for doubt in state.warnings if doubt.code == "K9"] == checks
    for doubt in state.warnings:
        assert doubt.items and (doubt.code != "K9" or doubt.items[0].number in say(state, doubt.message, "ru"))


def test_many_changes_are_one_mismatch() -> None:
    before = _previous(q5_7=Given(Ratio(90, 100)), q5_8=Given(Ratio(0, 100)), q7_4=Given(Ratio(40, 0)))
    state = _state({}, before)
    assert [doubt.code for doubt in state.warnings] == ["K9"] * 3
    assert fired(form(), state) == ()
    with_two_more = _state({"q7_2": Given(("physics",)), "q7_3": Given(Ratio(30, 0))}, before)
    assert [one.code for one in fired(form(), with_two_more)] == ["C5", "C15"]


@pytest.mark.parametrize(
    ("before", "fires"),
    [
        (Before(0, "low"), True),
        (Before(13, "low"), True),
        (Before(13.1, "low"), False),
        (Before(40, "medium"), False),
        (Before(None, "unknown"), False),
        (None, False),
    ],
)
def test_a_factor_that_grew_by_twenty_points(before: Before | None, fires: bool) -> None:
    now = [FactorScore("F1", 33.0, "medium", "medium", 1, 1), FactorScore("F2", 90.0, "high", "high", 1, 1)]
    signal = compare({"F1": before} if before else {}, now, form().form.factors)
    assert (signal is not None) == fires
    if signal:
        assert (signal.code, signal.level, signal.factor, signal.lifts) == ("C14", "medium", "F1", (("F1", "medium"),))
        assert signal.message["ru"].startswith("Самоанализ: было") and signal.message["ru"].endswith("стало 33.")
        assert set(signal.message) == set(signal.action) == {"ru", "en"}


def test_a_factor_that_became_high_lifts_and_is_told_once_for_all() -> None:
    state = _state({"q2_7": Given("open"), "q1_6": Given("twice")})
    factors = score(form(), state)
    before = {one.factor: Before(one.raw, "low") for one in factors}
    signal = compare(before, factors, form().form.factors)
    assert signal is not None
    assert signal.lifts == (("F1", "medium"), ("F2", "medium"))
    assert signal.message["en"].splitlines()[1] == "Environment: was 7, now 7, the risk is high."
    high_before = {code: Before(one.score, "high") for code, one in before.items()}
    assert compare(high_before, factors, form().form.factors) is None


def test_a_comparison_lifts_like_any_signal() -> None:
    state = _state({"q1_6": Given("once"), "q1_2": Given("year")})
    factors = score(form(), state)
    signal = compare({"F1": Before(0, "low")}, factors, form().form.factors)
    assert signal is not None and factors[0].level == "low"
    lifted = score(form(), state, more=[signal])[0]
    assert (lifted.level, lifted.raw_level, lifted.lifted_by) == ("medium", "low", ("C14",))
