"""The whole self-diagnosis read once, answers that fit it, and the method written out by hand."""

import random
from functools import cache
from pathlib import Path

from services.forms.answers import Answer, Given, NoData, Ratio
from services.forms.compiled import Compiled, compile_form
from services.forms.xlsform import read

FORM = Path(__file__).parents[2] / "content" / "forms" / "selfdiagnosis.md"


@cache
def form() -> Compiled:
    """The compiled form; a test may share it, for nothing changes it."""
    return compile_form(read(FORM))


# question → factor, weight, sign, cuts, is it about people (then a small sample counts cases)
RATIOS: dict[str, tuple[str, int, str, tuple[float, float, float], bool]] = {
    "q1_1": ("F1", 3, "<=", (15, 30, 50), True),
    "q1_3": ("F1", 2, ">=", (80, 50, 20), False),
    "q1_5": ("F1", 2, ">=", (70, 40, 15), True),
    "q2_1": ("F2", 3, "<=", (1, 3, 6), True),
    "q2_3": ("F2", 2, "<=", (1, 3, 5), True),
    "q2_4": ("F2", 2, ">=", (80, 60, 40), True),
    "q3_1": ("F3", 1, ">=", (95, 80, 60), True),
    "q3_2": ("F3", 3, ">=", (80, 50, 20), True),
    "q3_3": ("F3", 1, ">=", (60, 40, 25), True),
    "q3_4": ("F3", 3, "<=", (5, 10, 20), True),
    "q4_1": ("F4", 3, ">=", (100, 95, 85), True),
    "q4_4": ("F4", 3, ">=", (90, 70, 40), False),
    "q4_5": ("F4", 1, ">=", (90, 70, 50), False),
    "q4_6": ("F4", 2, ">=", (95, 80, 60), True),
    "q5_1": ("F5", 3, "<", (10, 20, 30), True),
    "q5_2": ("F5", 3, "<", (10, 20, 30), True),
    "q5_3": ("F5", 3, "<", (5, 15, 30), True),
    "q5_4": ("F5", 3, "<=", (0, 5, 15), True),
    "q5_7": ("F5", 2, "<=", (2, 5, 10), True),
    "q5_8": ("F5", 2, ">=", (90, 70, 40), True),
    "q6_3": ("F6", 3, ">=", (85, 65, 40), False),
    "q6_4": ("F6", 2, ">=", (90, 70, 40), False),
    "q7_1": ("F7", 3, "<=", (2, 5, 10), False),
    "q7_3": ("F7", 2, "<=", (15, 30, 50), True),
    "q7_4": ("F7", 1, "<=", (20, 30, 45), True),
    "q7_5": ("F7", 2, "<=", (7, 12, 20), True),
    "q8_3": ("F8", 2, "<=", (0, 15, 35), True),
    "q8_4": ("F8", 1, "<=", (5, 15, 30), True),
    "q8_5": ("F8", 2, ">=", (100, 95, 80), True),
}
CHOICES: dict[str, tuple[str, int, dict[str, int]]] = {
    "q1_2": ("F1", 2, {"fresh": 0, "half": 1, "year": 2, "never": 3}),
    "q1_4": ("F1", 1, {"fresh": 0, "old": 1, "part": 2, "none": 3}),
    "q1_6": ("F1", 3, {"none": 0, "once": 2, "twice": 3}),
    "q2_2": ("F2", 2, {"order": 0, "loose": 1, "talk": 2, "none": 3}),
    "q2_5": ("F2", 2, {"85": 0, "70": 1, "55": 2, "low": 3, "none": 2}),
    "q2_6": ("F2", 2, {"staff": 0, "centre": 0, "call": 1, "none": 3}),
    "q2_7": ("F2", 1, {"none": 0, "closed": 1, "open": 3}),
    "q3_5": ("F3", 2, {"month": 0, "term": 1, "year": 2, "never": 3}),
    "q5_6": ("F5", 3, {"no": 0, "yes": 3}),
    "q6_1": ("F6", 2, {"none": 0, "once": 1, "twice": 2, "more": 3}),
    "q6_2": ("F6", 3, {"fresh": 0, "vague": 1, "old": 2, "none": 3}),
    "q6_6": ("F6", 3, {"none": 0, "one": 2, "many": 3}),
    "q8_1": ("F8", 3, {"good": 0, "minor": 1, "decided": 2, "undecided": 3, "emergency": 3}),
    "q8_2": ("F8", 3, {"none": 0, "one": 1, "few": 2, "many": 3}),
}
# question → factor, weight, points for 0, 1, 2 … things named
COUNTS: dict[str, tuple[str, int, tuple[int, ...]]] = {
    "q3_6": ("F3", 2, (0, 1, 2, 3)),
    "q5_5": ("F5", 3, (0, 2, 3)),
    "q7_2": ("F7", 3, (0, 2, 3)),
    "q7_6": ("F7", 1, (0, 1, 2, 3)),
}
NUMBERS: dict[str, tuple[str, int]] = {
    "q4_2": ("F4", 2), "q4_3": ("F4", 2), "q6_5": ("F6", 2), "q8_6": ("F8", 2), "q8_7": ("F8", 2),
}  # fmt: skip
DUTIES = ("teaching", "pupils", "method", "quality", "risk")
TOTALS = {
    **dict.fromkeys(("q2_1", "q2_3", "q4_1", "q8_3"), "P2"),
    **dict.fromkeys(("q1_5", "q3_1", "q3_3", "q3_4", "q7_3", "q7_4", "q7_5"), "P3"),
    "q4_6": "P6",
}

# A school of 300 without a risk or a signal: every question that it is asked has an answer.
GOOD: dict[str, Answer] = {
    "P1": Given("soo"), "P2": Given(300), "P3": Given(40), "P4": Given("city"), "P5": Given("no"),
    "P6": Given(20), "P7": Given(5), "P8": Given("2"), "P9": Given("yes"), "P10": Given(("g9", "g11")),
    **{name: Given(str(next(iter(scores)))) for name, (_, _, scores) in CHOICES.items()},
    **{name: Given(("none",)) for name in COUNTS},
    **{
        name: Given(Ratio(0 if sign != ">=" else 100, 100))
        for name, (_, _, sign, _, _) in RATIOS.items() if name not in TOTALS and name != "q6_4"
    },
    **{
        name: Given(Ratio({"P2": 300, "P3": 40, "P6": 20}[total] if RATIOS[name][2] == ">=" else 0, 0))
        for name, total in TOTALS.items()
    },
    "q6_4": Given(Ratio(20, 20)),
    "q4_2": Given(100), "q4_3": Given(60), "q6_5": Given(80), "q8_6": Given(80.0), "q8_7": Given(0),
    "q6_7": Given(DUTIES),
}  # fmt: skip


def random_submission(chance: random.Random) -> dict[str, Answer]:
    """Any answers at all, gaps and contradictions included; denominators near the small-sample edge."""
    special: list[Answer] = [Given(0), Given(4), Given(12), NoData()]
    answers: dict[str, Answer] = {
        "P1": Given(chance.choice(["early", "noo", "ooo", "soo", "soo", "soo"])),
        "P2": Given(chance.choice([7, 17, 99, 100, 300, 1200])),
        "P3": Given(chance.choice([3, 9, 10, 42])),
        "P4": Given(chance.choice(["city", "village"])),
        "P5": Given(chance.choice(["yes", "no"])),
        "P6": chance.choice(special),
        "P8": Given(chance.choice(["1", "2", "3"])),
        "P9": Given(chance.choice(["yes", "no"])),
        "P10": Given(chance.choice([("g9",), ("g11",), ("g9", "g11"), ("none",)])),
    }
    worst = chance.random()
    for name, (_, _, sign, _, _) in RATIOS.items():
        of = chance.choice([0, 1, 4, 9, 10, 20, 32, 50, 100, 333])
        total = answers.get(TOTALS.get(name, ""))
        if isinstance(total, Given) and isinstance(total.value, int) and total.value:
            of = total.value
        bad = int(of * chance.random() * worst + chance.choice((0, 0, 0.5)))
        answers[name] = Given(Ratio(of - bad if sign == ">=" else bad, of))
    for name, (_, _, scores) in CHOICES.items():
        answers[name] = Given(chance.choice([*scores, next(iter(scores)), next(iter(scores))]))
    for name in COUNTS:
        names = [choice.name for choice in form().nodes[name].choices if not choice.exclusive]
        answers[name] = Given(tuple(chance.sample(names, chance.choice([0, 0, 1, 2, 3, 4]))) or ("none",))
    answers["q6_7"] = Given(tuple(chance.sample(DUTIES, chance.randint(0, 5))) or ("none",))
    answers["q4_2"] = Given(chance.choice([0, 9, 10, 20, 25, 49, 50, 99, 100, 1000]))
    answers["q4_3"] = Given(chance.choice([0, 1, 2, 7, 12, 20, 37, 60, 150]))
    answers["q6_5"] = Given(chance.choice([0, 1, 4, 5, 9, 20, 21, 42, 84]))
    answers["q8_6"] = Given(chance.choice([0, 39.9, 40, 60, 79.9, 80, 100]))
    answers["q8_7"] = Given(chance.choice([0, 1, 2, 3, 5, 6, 30]))
    gaps = chance.choice([0, 0.05, 0.15, 0.3])
    for name in [name for name in answers if name not in ("P1", "P2", "P3", "P4", "P5", "P10")]:
        if chance.random() < gaps:
            answers[name] = NoData()
    return answers
