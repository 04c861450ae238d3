"""The whole self-diagnosis: its questions, its scoring against a computation by hand, every band edge and skip."""

import random
import re

import pytest

from services.forms.answers import Answer, Given, NoData, Ratio
from services.forms.evaluate import State, offered, state_of
from services.risk.scoring import score
from services.risk.signals import fired
from tests.rules.by_hand import marks
from tests.rules.full_form import CHOICES, COUNTS, DUTIES, GOOD, NUMBERS, RATIOS, TOTALS, form, random_submission

SECTIONS = [
    "profile", "results", "analysis", "teachers", "management", "staff", "environment", "equipment", "resources",
]  # fmt: skip


def _state(**changes: Answer) -> State:
    return state_of(form(), {**GOOD, **changes})


def _points(name: str, answer: Answer, **others: Answer) -> float | None:
    """The score of one question in a school without risks."""
    state = _state(**others, **{name: answer})
    reasons = [reason for factor in score(form(), state) for reason in factor.reasons]
    return next((reason.score for reason in reasons if reason.item.name == name), None)


def test_all_questions_in_the_asking_order() -> None:
    asked = [item.number for item in form().form.items if item.asked]
    sizes = {5: 8, 1: 6, 3: 6, 6: 7, 7: 6, 2: 7, 4: 6, 8: 7}
    assert [section.name for section in form().form.sections] == SECTIONS
    scored = [f"{factor}.{n}" for factor, size in sizes.items() for n in range(1, size + 1)]
    assert asked == [*(f"P{n}" for n in range(1, 11)), *scored]
    assert len(asked) == 63
    assert {name: form().nodes[name].item.total_from for name in TOTALS} == {n: f"${{{t}}}" for n, t in TOTALS.items()}


def test_weights_are_those_of_the_method() -> None:
    weights = {n: (f, w) for n, (f, w, *_) in [*RATIOS.items(), *CHOICES.items(), *COUNTS.items(), *NUMBERS.items()]}
    weights |= {"q6_7": ("F6", 1), "q1_7": ("F1", 1)}
    scored = {i.name: (i.factor, i.weight) for i in form().form.items if i.factor and not i.flag}
    assert scored == weights
    assert len(scored) == 54


def test_every_text_is_short_and_in_both_languages() -> None:
    items = form().form.items
    texts = [t for i in items for t in (i.label, i.hint, i.unit, i.who, i.prepare, i.constraint_message) if t]
    texts += [part.label for item in form().form.items for part in item.parts or ()]
    texts += [t for i in form().form.items if i.flag for t in (i.flag.message, i.flag.action) if t]
    assert all(set(words) == {"ru", "en"} and max(map(len, words.values())) <= 140 for words in texts)
    assert not [words["ru"] for words in texts if re.search(r"[\d}] [%\d]", words["ru"])], "a space that may break"
    labels = [text for choices in form().form.choices.values() for choice in choices for text in choice.label.values()]
    assert max(map(len, labels)) <= 24


def test_a_school_without_risks_is_low_everywhere_and_quiet() -> None:
    state = _state()
    assert state.complete and not state.warnings
    assert fired(form(), state) == ()
    found = {(one.factor, one.shown, one.level) for one in score(form(), state)}
    assert found == {(f"F{n}", 0, "low") for n in range(1, 9)}


def _agrees(chance: random.Random) -> set[str]:
    answers = random_submission(chance)
    levels: set[str] = set()
    by_hand = marks(answers)
    for factor in score(form(), state_of(form(), answers)):
        mine = by_hand[factor.factor]
        applicable = sum(weight for weight, _ in mine)
        answered = sum(weight for weight, points in mine if points is not None)
        total = sum(weight * points for weight, points in mine if points is not None)
        assert (factor.applicable_weight, factor.answered_weight) == (applicable, answered), (factor, answers)
        if answered == 0 or answered * 10 < applicable * 7:
            assert (factor.raw, factor.raw_level) == (None, "unknown"), answers
        else:
            rounded = (200 * total + 3 * answered) // (6 * answered)
            assert factor.raw == pytest.approx(100 * total / (3 * answered)), (factor, answers)
            assert factor.raw_level == ("low" if rounded <= 32 else "medium" if rounded <= 59 else "high")
        levels.add(factor.raw_level)
    return levels


def test_random_submissions_agree_with_the_computation_by_hand() -> None:
    chance = random.Random(20261105)
    assert set().union(*(_agrees(chance) for _ in range(600))) == {"unknown", "low", "medium", "high"}


@pytest.mark.torture
def test_ten_thousand_random_submissions_agree_with_the_computation_by_hand() -> None:
    chance = random.Random(1)
    for _ in range(10_000):
        _agrees(chance)


@pytest.mark.parametrize("name", [name for name in RATIOS if name not in TOTALS and name != "q6_4"])
def test_the_edges_of_shares(name: str) -> None:
    """Counts out of 1000 on both sides of each cut."""
    _, _, sign, cuts, _ = RATIOS[name]
    others: dict[str, Answer] = {"q5_5": Given(("region",))} if name == "q3_2" else {}
    for points, cut in enumerate(int(cut * 10) for cut in cuts):
        inside, outside = {"<": (cut - 1, cut), "<=": (cut, cut + 1), ">=": (cut, cut - 1)}[sign]
        assert _points(name, Given(Ratio(inside, 1000)), **others) == points
        assert _points(name, Given(Ratio(outside, 1000)), **others) == points + 1


@pytest.mark.parametrize("name", TOTALS)
def test_the_edges_of_shares_of_a_known_total(name: str) -> None:
    _, _, sign, cuts, _ = RATIOS[name]
    profile: dict[str, Answer] = {"P2": Given(1000), "P3": Given(1000), "P6": Given(1000)}
    for points, cut in enumerate(int(cut * 10) for cut in cuts):
        inside, outside = {"<=": (cut, cut + 1), ">=": (cut, cut - 1)}[sign]
        assert _points(name, Given(Ratio(inside, 0)), **profile) == points
        assert _points(name, Given(Ratio(outside, 0)), **profile) == points + 1


@pytest.mark.parametrize(
    ("name", "edges", "profile"),
    [
        ("q4_2", {100: 0, 99: 1, 50: 1, 49: 2, 20: 2, 19: 3, 0: 3}, {}),
        ("q4_2", {50: 0, 49: 1, 25: 1, 24: 2, 10: 2, 9: 3}, {"P4": Given("village")}),
        ("q4_3", {60: 0, 59: 1, 38: 1, 37: 2, 20: 2, 19: 3, 1: 3, 0: 3}, {}),
        ("q4_3", {1: 0, 0: 3}, {"P2": Given(5)}),
        ("q6_5", {80: 0, 79: 1, 40: 1, 39: 2, 20: 2, 19: 3, 0: 3}, {}),
        ("q8_6", {100: 0, 80: 0, 79.9: 1, 60: 1, 59.9: 2, 40: 2, 39.9: 3, 0: 3}, {}),
        ("q8_7", {0: 0, 1: 1, 2: 1, 3: 2, 5: 2, 6: 3}, {}),
    ],
)
def test_the_edges_of_numbers(name: str, edges: dict[float, int], profile: dict[str, Answer]) -> None:
    assert {said: _points(name, Given(said), **profile) for said in edges} == edges


def test_choices_and_counts() -> None:
    low: dict[str, Answer] = {"q5_5": Given(("region",))}
    for name, (_, _, scores) in CHOICES.items():
        others = low if name in ("q3_5", "q5_6") else {}
        assert {one: _points(name, Given(one), **others) for one in scores} == scores, name
    for name, (_, _, points) in COUNTS.items():
        names = [choice.name for choice in form().nodes[name].choices if not choice.exclusive]
        assert [_points(name, Given(tuple(names[:n]) or ("none",))) for n in range(len(points))] == list(points), name
        assert _points(name, Given(tuple(names[:4]))) == 3


@pytest.mark.parametrize(("pupils", "points"), [(100, [3, 3, 3, 2, 1, 0]), (99, [3, 2, 1, 0, 0, 0])])
def test_a_small_school_needs_a_smaller_team(pupils: int, points: list[int]) -> None:
    given = [Given(DUTIES[:n] or ("none",)) for n in range(6)]
    assert [_points("q6_7", one, P2=Given(pupils)) for one in given] == points


@pytest.mark.parametrize("name", [name for name, (*_, people) in RATIOS.items() if people])
def test_among_few_people_cases_are_counted(name: str) -> None:
    others: dict[str, Answer] = {"q5_5": Given(("region",)), "P2": Given(9), "P3": Given(9), "P6": Given(9)}
    for bad in range(4):
        n = 9 - bad if RATIOS[name][2] == ">=" else bad
        assert (_points(name, Given(Ratio(n, 9)), **others) or 0) <= bad
    state = _state(**others, **{name: Given(Ratio(4, 9))})
    assert name in {item.name for factor in score(form(), state) for item in factor.small_sample}


@pytest.mark.parametrize(
    ("changes", "skipped"),
    [
        ({}, {"q5_6", "q3_2", "q3_5"}),
        ({"P1": Given("early")}, {"P10", "q5_1", "q5_2", "q5_3", "q5_4", "q5_6", "q1_1", "q3_2", "q3_5", "q4_4"}),
        ({"P1": Given("noo")}, {"P10", "q5_3", "q5_4", "q5_6", "q3_2", "q3_5", "q4_4"}),
        ({"P10": Given(("g9",))}, {"q5_4", "q5_6", "q3_2", "q3_5"}),
        ({"q5_1": Given(Ratio(0, 0)), "q5_2": Given(Ratio(0, 0))}, {"q1_1", "q5_6", "q3_2", "q3_5"}),
        ({"q5_1": Given(Ratio(0, 0))}, {"q5_6", "q3_2", "q3_5"}),
        ({"q5_5": Given(("region",))}, set()),
        ({"q5_5": NoData()}, set()),
        ({"q5_1": Given(Ratio(10, 100))}, {"q5_6"}),
        ({"q5_2": Given(Ratio(99, 1000))}, {"q5_6", "q3_2", "q3_5"}),
        ({"q5_2": NoData()}, {"q5_6"}),
        ({"q1_2": Given("never")}, {"q1_3", "q5_6", "q3_2", "q3_5"}),
        ({"q6_2": Given("none")}, {"q6_3", "q5_6", "q3_2", "q3_5"}),
        ({"P6": Given(0)}, {"q4_6", "q5_6", "q3_2", "q3_5"}),
        ({"P6": NoData()}, {"q5_6", "q3_2", "q3_5"}),
        ({"P8": Given("1")}, {"q8_3", "q5_6", "q3_2", "q3_5"}),
        ({"P9": Given("no")}, {"q8_4", "q5_6", "q3_2", "q3_5"}),
    ],
)
def test_skips(changes: dict[str, Answer], skipped: set[str]) -> None:
    assert {node.item.name for node in form().asked} - _state(**changes).relevant == skipped


@pytest.mark.parametrize(("name", "change"), [("q1_3", {"q1_2": Given("never")}), ("q6_3", {"q6_2": Given("none")})])
def test_what_cannot_be_asked_may_still_be_a_risk(name: str, change: dict[str, Answer]) -> None:
    assert _points(name, Given(Ratio(100, 100)), **change) == 3


@pytest.mark.parametrize(("gaps", "points"), [(0, 0), (2, 0), (3, 1), (5, 1), (6, 2), (10, 2), (11, 3), (50, 3)])
def test_missing_data_are_a_question_of_their_own(gaps: int, points: int) -> None:
    """Of 50 questions asked; the passport is not counted."""
    names = [item.name for item in _state().asking if item.factor]
    assert len(names) == 50
    gone: dict[str, Answer] = dict.fromkeys([name for name in reversed(names) if name != "q1_2"][:gaps], NoData())
    if gaps == 50:
        gone |= dict.fromkeys(names, NoData())
    state = _state(**gone, P7=NoData())
    reasons = [reason for factor in score(form(), state) for reason in factor.reasons]
    assert next(reason.score for reason in reasons if reason.item.number == "1.7") == points or gaps == 50


@pytest.mark.parametrize(
    ("changes", "hidden"),
    [
        ({}, set()),
        ({"P1": Given("early")}, {"vpr", "oge", "ege"}),
        ({"P1": Given("noo")}, {"oge", "ege"}),
        ({"P10": Given(("g11",))}, {"oge"}),
        ({"P10": Given(("none",))}, {"oge", "ege"}),
    ],
)
def test_only_procedures_that_the_school_has_are_offered(changes: dict[str, Answer], hidden: set[str]) -> None:
    node = form().nodes["q5_5"]
    state = _state(**changes, q5_5=Given(("vpr_ru", "oge_ma", "ege_ru", "region")))
    shown = {choice.name for choice in offered(state, node.item)}
    assert {choice.name[:3] for choice in node.choices} - {name[:3] for name in shown} == hidden
    counted = [name for name in ("vpr_ru", "oge_ma", "ege_ru", "region") if name[:3] not in hidden]
    assert str(state.values["q5_5"]).split() == counted
