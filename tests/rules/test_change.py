"""The smallest change: it really lowers the level, nothing smaller of that answer does, and it is quick."""

import random
import time

import pytest

from services.forms.answers import Answer, Given, NoData, Ratio
from services.forms.evaluate import State, state_of
from services.forms.schema import spoken
from services.risk.change import Change, smallest_change
from services.risk.scoring import score, score_one
from tests.rules.full_form import GOOD, form, random_submission

RANK = {"low": 0, "medium": 1, "high": 2}


def _state(**changes: Answer) -> State:
    return state_of(form(), {**GOOD, **changes})


def _said(change: Change | None) -> list[tuple[str, object]]:
    return [(step.item.number, step.after.value) for step in change.steps] if change else []


@pytest.mark.parametrize(
    ("factor", "changes", "expected"),
    [
        ("F7", {}, []),
        ("F7", {"q7_1": NoData(), "q7_2": NoData(), "q7_3": NoData()}, []),
        ("F7", {"q7_1": Given(Ratio(11, 100))}, [("7.1", Ratio(10, 100))]),
        ("F7", {"q7_2": Given(("physics",))}, [("7.2", ("none",))]),
        ("F7", {"q7_2": Given(("physics", "maths"))}, [("7.2", ("none",))]),
        ("F5", {"q5_4": Given(Ratio(1, 100))}, [("5.4", Ratio(0, 100))]),
        ("F5", {"q5_1": Given(Ratio(400, 1200))}, [("5.1", Ratio(359, 1200))]),
        ("F5", {"q5_5": Given(("vpr_ru", "region")), "q5_6": Given("no"), "q3_2": Given(Ratio(9, 9))},
         [("5.5", ("vpr_ru",))]),
        ("F8", {"P8": Given("3")}, [("P8", "2")]),
        ("F8", {"q8_5": Given(Ratio(90, 100))}, [("8.5", Ratio(100, 100))]),
        ("F4", {"q4_1": Given(Ratio(254, 0))}, [("4.1", Ratio(255, 300))]),
        ("F4", {"q4_2": Given(5), "q4_3": Given(1)}, []),
        ("F4", {"q4_2": Given(5), "q4_3": Given(1), "q4_5": Given(Ratio(0, 100))}, [("4.2", 50)]),
        ("F6", {"q6_6": Given("one")}, [("6.6", "none")]),
        ("F2", {"q2_7": Given("open")}, [("2.7", "closed")]),
        # Two signals at once: one answer is not enough.
        ("F5", {"q5_1": Given(Ratio(30, 100)), "q5_2": Given(Ratio(40, 100))},
         [("5.1", Ratio(29, 100)), ("5.2", Ratio(29, 100))]),
        # To say that classes are combined is no improvement.
        ("F5", {"q5_5": Given(("region", "region_2")), "q5_6": Given("no")}, [("5.5", ("region",))]),
    ],
)  # fmt: skip
def test_what_would_lower_a_level(factor: str, changes: dict[str, Answer], expected: list[tuple[str, object]]) -> None:
    assert _said(smallest_change(form(), _state(**changes), factor)) == expected


def _lowers(state: State, factor: str, answers: dict[str, Answer]) -> bool:
    before = score_one(form(), state, factor).level
    then = score_one(form(), state_of(form(), {**state.answers, **answers}), factor).level
    return then != "unknown" and RANK[then] < RANK[before]


def test_the_change_lowers_the_level_and_no_smaller_one_of_that_answer_does() -> None:
    chance, found = random.Random(7), 0
    for _ in range(60):
        state = state_of(form(), random_submission(chance))
        for factor in score(form(), state):
            change = smallest_change(form(), state, factor.factor)
            if factor.level in ("low", "unknown"):
                assert change is None
            if change is None:
                continue
            found += len(change.steps) == 1
            assert _lowers(state, factor.factor, {step.item.name: step.after for step in change.steps})
            assert change.then.level in RANK and RANK[change.then.level] < RANK[factor.level]
            (last,) = change.steps[-1:]
            if isinstance(last.after.value, Ratio):
                sign = 1 if last.item.bands and last.item.bands.more_is_worse else -1
                n, of = last.after.value
                others = {step.item.name: step.after for step in change.steps[:-1]}
                assert not _lowers(state, factor.factor, {**others, last.item.name: Given(Ratio(n + sign, of))})
    assert found > 60


def test_it_is_quick() -> None:
    """Well under 50 ms a factor on a quiet machine; three times that here, for tests share theirs."""
    chance, longest = random.Random(3), 0.0
    for _ in range(15):
        state = state_of(form(), random_submission(chance))
        for factor in score(form(), state):
            start = time.process_time()
            smallest_change(form(), state, factor.factor)
            longest = max(longest, time.process_time() - start)
    assert longest < 0.15, f"{longest * 1000:.0f} ms"


def test_every_step_can_be_said() -> None:
    change = smallest_change(form(), _state(q7_1=Given(Ratio(11, 100))), "F7")
    assert change is not None
    (step,) = change.steps
    assert spoken(step.item.label, "ru") and step.before == Given(Ratio(11, 100))
    assert (change.then.level, change.then.lifted_by) == ("low", ())
