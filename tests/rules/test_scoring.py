"""Scoring against a second computation written out by hand, and every edge of F5 and F7."""

import random
from fractions import Fraction
from pathlib import Path

import pytest

from services.forms.answers import Answer, Given, Later, NoData, Ratio
from services.forms.compiled import Compiled, compile_form
from services.forms.evaluate import state_of
from services.forms.xlsform import read
from services.risk.scoring import Cuts, FactorScore, level_of, score

FORM = Path(__file__).with_name("two_factors.md")

# The method once more, independent of the form's file: question → weight, sign, cuts, is it about people.
RATIOS: dict[str, tuple[int, str, tuple[int, int, int], bool]] = {
    "q5_1": (3, "<", (10, 20, 30), True),
    "q5_2": (3, "<", (10, 20, 30), True),
    "q5_3": (3, "<", (5, 15, 30), True),
    "q5_4": (3, "<=", (0, 5, 15), True),
    "q5_7": (2, "<=", (2, 5, 10), True),
    "q5_8": (2, ">=", (90, 70, 40), True),
    "q7_1": (3, "<=", (2, 5, 10), False),
    "q7_3": (2, "<=", (15, 30, 50), True),
    "q7_4": (1, "<=", (20, 30, 45), True),
    "q7_5": (2, "<=", (7, 12, 20), True),
}
CHOICES = {
    "q5_5": (3, {"none": 0, "one": 2, "many": 3}),
    "q5_6": (3, {"no": 0, "yes": 3}),
    "q7_2": (3, {"none": 0, "one": 2, "many": 3}),
}
FACTORS = {
    "F5": ["q5_1", "q5_2", "q5_3", "q5_4", "q5_5", "q5_6", "q5_7", "q5_8"],
    "F7": ["q7_1", "q7_2", "q7_3", "q7_4", "q7_5", "q7_6"],
}


@pytest.fixture(scope="module")
def form() -> Compiled:
    return compile_form(read(FORM))


def _factor(form: Compiled, code: str, answers: dict[str, Answer], cuts: Cuts | None = None) -> FactorScore:
    return next(one for one in score(form, state_of(form, answers), cuts or Cuts()) if one.factor == code)


def _points(form: Compiled, name: str, answer: Answer, **others: Answer) -> float | None:
    """The score of one question, whatever the rest."""
    answers: dict[str, Answer] = {"P1": Given("soo"), "P10": Given(("g9", "g11")), **others, name: answer}
    reasons = [reason for factor in score(form, state_of(form, answers)) for reason in factor.reasons]
    return next((reason.score for reason in reasons if reason.item.name == name), None)


@pytest.mark.parametrize(
    ("name", "edges"),
    [
        ("q5_1", {0: 0, 99: 0, 100: 1, 199: 1, 200: 2, 299: 2, 300: 3, 1000: 3}),
        ("q5_2", {0: 0, 99: 0, 100: 1, 199: 1, 200: 2, 299: 2, 300: 3, 1000: 3}),
        ("q5_3", {0: 0, 49: 0, 50: 1, 149: 1, 150: 2, 299: 2, 300: 3}),
        ("q5_4", {0: 0, 1: 1, 50: 1, 51: 2, 150: 2, 151: 3, 1000: 3}),
        ("q5_7", {0: 0, 20: 0, 21: 1, 50: 1, 51: 2, 100: 2, 101: 3}),
        ("q5_8", {1000: 0, 900: 0, 899: 1, 700: 1, 699: 2, 400: 2, 399: 3, 0: 3}),
        ("q7_1", {0: 0, 20: 0, 21: 1, 50: 1, 51: 2, 100: 2, 101: 3}),
        ("q7_3", {0: 0, 150: 0, 151: 1, 300: 1, 301: 2, 500: 2, 501: 3}),
        ("q7_4", {200: 0, 201: 1, 300: 1, 301: 2, 450: 2, 451: 3}),
        ("q7_5", {70: 0, 71: 1, 120: 1, 121: 2, 200: 2, 201: 3}),
    ],
)
def test_band_edges(form: Compiled, name: str, edges: dict[int, int]) -> None:
    """Counts out of 1000."""
    assert {n: _points(form, name, Given(Ratio(n, 1000))) for n in edges} == edges


@pytest.mark.parametrize("name", ["q5_1", "q7_3"])
def test_an_edge_is_an_edge_in_any_total(form: Compiled, name: str) -> None:
    """No rounding by floating point: 3 of 10, 6 of 20 … are 30 % exactly."""
    found = {_points(form, name, Given(Ratio(3 * k, 10 * k))) for k in range(1, 200)}
    assert found == ({3} if name == "q5_1" else {1})


def test_choices(form: Compiled) -> None:
    for name, (_, scores) in CHOICES.items():
        others: dict[str, Answer] = {"q5_5": Given("one")} if name == "q5_6" else {}
        assert {one: _points(form, name, Given(one), **others) for one in scores} == scores


def test_missing_specialists_are_counted(form: Compiled) -> None:
    every = ("psychologist", "speech", "defectologist", "social", "tutor")
    assert [_points(form, "q7_6", Given(every[:n])) for n in (1, 2, 3, 4, 5)] == [1, 2, 3, 3, 3]
    assert _points(form, "q7_6", Given(("none",))) == 0
    assert _points(form, "q7_6", Given(())) is None


@pytest.mark.parametrize(
    ("name", "n", "of", "expected", "small"),
    [
        ("q5_1", 0, 9, 0, True),
        ("q5_1", 1, 2, 1, True),
        ("q5_1", 2, 9, 2, True),
        ("q5_1", 2, 2, 2, True),
        ("q5_1", 3, 9, 3, True),
        ("q5_1", 9, 9, 3, True),
        ("q5_1", 3, 10, 3, False),
        ("q5_4", 1, 3, 1, True),
        ("q5_8", 2, 3, 1, True),
        ("q5_8", 0, 2, 2, True),
        ("q5_8", 0, 3, 3, True),
        ("q5_8", 3, 3, 0, True),
        ("q7_5", 1, 4, 1, True),
        ("q7_1", 1, 4, 3, False),
    ],
)
def test_few_people(form: Compiled, name: str, n: int, of: int, expected: int, small: bool) -> None:
    answers: dict[str, Answer] = {"P1": Given("soo"), "P10": Given(("g9", "g11")), name: Given(Ratio(n, of))}
    factors = score(form, state_of(form, answers))
    reason = next(reason for factor in factors for reason in factor.reasons if reason.item.name == name)
    assert (reason.score, reason.small_sample) == (expected, small)


def test_a_share_of_nobody_leaves_both_sums(form: Compiled) -> None:
    whole = _factor(form, "F5", {"P1": Given("soo")})
    without = _factor(form, "F5", {"P1": Given("soo"), "q5_8": Given(Ratio(0, 0))})
    assert whole.applicable_weight - without.applicable_weight == 2


STAFF: dict[str, Answer] = {
    "q7_1": Given(Ratio(0, 40)),
    "q7_2": Given("none"),
    "q7_3": Given(Ratio(0, 40)),
    "q7_4": Given(Ratio(0, 40)),
    "q7_5": Given(Ratio(0, 40)),
    "q7_6": Given(("none",)),
}


@pytest.mark.parametrize(
    ("unanswered", "level"),
    [
        ((), "low"),
        (("q7_1",), "low"),
        (("q7_1", "q7_4"), "unknown"),
        (("q7_3", "q7_4"), "low"),
        (("q7_3", "q7_5"), "unknown"),
        (tuple(STAFF), "unknown"),
    ],
)
def test_too_few_answers_are_not_a_low_risk(form: Compiled, unanswered: tuple[str, ...], level: str) -> None:
    """Of the weight of 12, 70 % is 8.4."""
    for gap in (NoData(), Later(), None):
        answers = {name: answer for name, answer in STAFF.items() if name not in unanswered}
        answers |= {name: gap for name in unanswered if gap}
        factor = _factor(form, "F7", answers)
        assert (factor.raw_level, factor.applicable_weight) == (level, 12)
        assert (factor.raw is None) == (level == "unknown")
        assert [item.name for item in factor.missing] == [name for name in STAFF if name in unanswered]


@pytest.mark.parametrize(
    ("points", "shown", "level"),
    [
        (Fraction(0), 0, "low"),
        (Fraction(32), 32, "low"),
        (Fraction(3249, 100), 32, "low"),
        (Fraction(65, 2), 33, "medium"),
        (Fraction(33), 33, "medium"),
        (Fraction(59), 59, "medium"),
        (Fraction(5949, 100), 59, "medium"),
        (Fraction(119, 2), 60, "high"),
        (Fraction(60), 60, "high"),
        (Fraction(100), 100, "high"),
    ],
)
def test_level_edges(points: Fraction, shown: int, level: str) -> None:
    assert level_of(points, Cuts()) == level
    assert FactorScore("F5", float(points), "low", "low", 1, 1).shown == shown


def test_cuts_are_a_setting(form: Compiled) -> None:
    answers = {**STAFF, "q7_5": Given(Ratio(40, 40)), "q7_4": Given(Ratio(40, 40))}
    factor = _factor(form, "F7", answers)
    assert (factor.shown, factor.level) == (25, "low")
    assert _factor(form, "F7", answers, Cuts(medium=25)).level == "medium"
    assert _factor(form, "F7", answers, Cuts(medium=10, high=25)).level == "high"


def test_reasons_stand_by_weight(form: Compiled) -> None:
    factor = _factor(form, "F7", {**STAFF, "q7_3": Given(Ratio(10, 40)), "q7_5": Given(Ratio(10, 40))})
    assert [(r.item.number, r.score, r.weight, r.share, r.ratio) for r in factor.reasons][:2] == [
        ("7.5", 3, 2, 75, Ratio(10, 40)),
        ("7.3", 1, 2, 25, Ratio(10, 40)),
    ]


def test_only_factors_that_are_asked_about(form: Compiled) -> None:
    assert [factor.factor for factor in score(form, state_of(form, {}))] == ["F5", "F7"]


# ── the independent computation ──


def _skipped(name: str, answers: dict[str, Answer]) -> bool:
    def said(question: str) -> object:
        answer = answers.get(question)
        return answer.value if isinstance(answer, Given) else None

    level, graduates = said("P1"), said("P10")
    graduated: tuple[str, ...] = ()
    if level not in ("early", "noo") and isinstance(graduates, tuple):
        graduated = graduates
    return (
        (name in ("q5_1", "q5_2") and level == "early")
        or (name == "q5_3" and "g9" not in graduated)
        or (name == "q5_4" and "g11" not in graduated)
        or (name == "q5_6" and said("q5_5") == "none")
    )


def _by_hand(name: str, answers: dict[str, Answer]) -> tuple[int, int | None] | None:
    """Weight and score; None for a question outside both sums."""
    if _skipped(name, answers):
        return None
    answer = answers.get(name)
    value = answer.value if isinstance(answer, Given) else None
    if name in CHOICES:
        weight, scores = CHOICES[name]
        return weight, scores[value] if isinstance(value, str) else None
    if name == "q7_6":
        return 1, min(3, len([one for one in value if one != "none"])) if isinstance(value, tuple) else None
    weight, sign, cuts, people = RATIOS[name]
    if not isinstance(value, Ratio):
        return weight, None
    n, of = value
    teachers = answers.get("P3")
    if name in ("q7_3", "q7_4", "q7_5") and isinstance(teachers, Given) and isinstance(teachers.value, int):
        of = teachers.value
    if of == 0:
        return None
    within = [(n * 100 < c * of if sign == "<" else n * 100 <= c * of) for c in cuts]
    if sign == ">=":
        within = [n * 100 >= c * of for c in cuts]
    found = within.index(True) if any(within) else 3
    bad = of - n if sign == ">=" else n
    return weight, min(found, bad) if people and of < 10 else found


def _random_submission(chance: random.Random) -> dict[str, Answer]:
    answers: dict[str, Answer] = {
        "P1": Given(chance.choice(["early", "noo", "ooo", "soo", "soo"])),
        "P10": Given(chance.choice([("g9",), ("g11",), ("g9", "g11"), ("none",)])),
        "P5": Given(chance.choice(["yes", "no"])),
    }
    if chance.random() < 0.5:
        answers["P3"] = Given(chance.choice([3, 9, 10, 42]))
    teachers = answers.get("P3")
    for name in RATIOS:
        of = chance.choice([0, 1, 4, 9, 10, 20, 32, 50, 100, 333])
        if name in ("q7_3", "q7_4", "q7_5") and isinstance(teachers, Given) and isinstance(teachers.value, int):
            of = teachers.value
        answers[name] = Given(Ratio(chance.randint(0, chance.choice([of, of // 3])), of))
    for name, (_, scores) in CHOICES.items():
        answers[name] = Given(chance.choice(list(scores)))
    missing = chance.sample(["psychologist", "speech", "tutor", "social"], chance.randint(0, 4))
    answers["q7_6"] = Given(tuple(missing) or ("none",))
    for name in list(answers):
        if chance.random() < 0.12:
            answers[name] = NoData() if chance.random() < 0.5 else Later()
    return answers


def test_thousands_of_random_submissions_agree_with_the_computation_by_hand(form: Compiled) -> None:
    chance = random.Random(20261005)
    levels: set[str] = set()
    for _ in range(3000):
        answers = _random_submission(chance)
        for factor in score(form, state_of(form, answers)):
            marks = [mark for name in FACTORS[factor.factor] if (mark := _by_hand(name, answers)) is not None]
            applicable = sum(weight for weight, _ in marks)
            answered = sum(weight for weight, points in marks if points is not None)
            assert (factor.applicable_weight, factor.answered_weight) == (applicable, answered), answers
            if answered == 0 or answered / applicable < 0.7 - 1e-12:
                expected, level = None, "unknown"
            else:
                total = sum(weight * points for weight, points in marks if points is not None)
                expected = 100 * total / (3 * answered)
                rounded = (200 * total + 3 * answered) // (6 * answered)
                level = "low" if rounded <= 32 else "medium" if rounded <= 59 else "high"
            assert factor.raw == (None if expected is None else pytest.approx(expected)), answers
            assert factor.raw_level == level, answers
            levels.add(level)
    assert levels == {"unknown", "low", "medium", "high"}
