"""The scoring of the whole self-diagnosis a second time, in plain Python from the published method alone."""

from collections.abc import Mapping
from fractions import Fraction

from services.forms.answers import Answer, Given, NoData, Ratio
from tests.rules.full_form import CHOICES, COUNTS, NUMBERS, RATIOS, TOTALS

Marks = list[tuple[int, int | None]]  # weight and points; None is asked but unanswered
_PROCEDURES = {"vpr": "early", "oge": "g9", "ege": "g11"}
_NOT_IN_PRIMARY = {
    "computing", "history", "society", "geography", "physics", "chemistry", "biology", "safety",
}  # fmt: skip


class School:
    """Answers with the skips of the method applied."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self.answers = answers
        self.primary = self.said("P1") in ("early", "noo")
        graduates = self.said("P10")
        self.graduates = graduates if isinstance(graduates, tuple) and not self.primary else ()
        self.asked = [name for name in (*RATIOS, *CHOICES, *COUNTS, *NUMBERS, "q6_7") if not self.skipped(name)]

    def said(self, name: str) -> object:
        answer = self.answers.get(name)
        return answer.value if isinstance(answer, Given) else None

    def share(self, name: str) -> Ratio | None:
        value = self.said(name)
        if not isinstance(value, Ratio) or self.skipped(name):
            return None
        total = self.said(TOTALS.get(name, ""))
        return Ratio(value.n, total) if isinstance(total, int) and total > 0 else value

    def named(self, name: str) -> int | None:
        """How many things a «which» question names; things the school cannot have do not count."""
        value = self.said(name)
        if not isinstance(value, tuple):
            return None
        kept = [one for one in value if self._possible(one)]
        return len([one for one in kept if one != "none"]) if kept else None

    def _possible(self, one: str) -> bool:
        if one[:3] == "vpr":
            return self.said("P1") != "early"
        if one[:4] in ("oge_", "ege_"):
            return _PROCEDURES[one[:3]] in self.graduates
        return not (one in _NOT_IN_PRIMARY and self.primary)

    def low_results(self) -> bool:
        if self.named("q5_5") != 0:
            return True
        if self.said("P1") == "early":
            return False
        shares = [self.share("q5_1"), self.share("q5_2")]
        return any(s is None or (s.of > 0 and s.n * 10 >= s.of) for s in shares)

    def skipped(self, name: str) -> bool:
        first, second = self.said("q5_1"), self.said("q5_2")
        empty = isinstance(first, Ratio) and isinstance(second, Ratio) and first.of == second.of == 0
        rules = {
            "q1_1": self.said("P1") == "early" or empty,
            "q1_3": self.said("q1_2") == "never",
            "q4_4": self.primary,
            "q4_6": self.said("P6") == 0,
            "q5_1": self.said("P1") == "early",
            "q5_2": self.said("P1") == "early",
            "q5_3": "g9" not in self.graduates,
            "q5_4": "g11" not in self.graduates,
            "q5_6": self.said("q5_5") == ("none",),
            "q6_3": self.said("q6_2") == "none",
            "q8_3": self.said("P8") == "1",
            "q8_4": self.said("P9") == "no",
        }
        if name in ("q3_2", "q3_5"):
            return not self.low_results()
        return rules.get(name, False)


def marks(answers: Mapping[str, Answer]) -> dict[str, Marks]:
    """Weights and points by factor."""
    school = School(answers)
    found: dict[str, Marks] = {f"F{n}": [] for n in range(1, 9)}
    for name, (factor, weight, sign, cuts, people) in RATIOS.items():
        if name in school.asked:
            ratio = school.share(name)
            if ratio is None or ratio.of > 0:
                found[factor].append((weight, None if ratio is None else _banded(ratio, sign, cuts, people)))
        elif name in ("q1_3", "q6_3"):
            found[factor].append((weight, 3))
    for name, (factor, weight, scores) in CHOICES.items():
        if name in school.asked:
            said = school.said(name)
            found[factor].append((weight, scores[said] if isinstance(said, str) else None))
    for name, (factor, weight, points) in COUNTS.items():
        count = school.named(name)
        found[factor].append((weight, None if count is None else points[min(count, len(points) - 1)]))
    for name, (factor, weight) in NUMBERS.items():
        found[factor].append((weight, _number(school, name)))
    found["F6"].append((1, _team(school)))
    gaps = sum(isinstance(answers.get(name), NoData) for name in school.asked)
    found["F1"].append((1, _first(gaps * 100, [c * len(school.asked) for c in (5, 10, 20)])))
    return found


def _first(measure: Fraction | float, cuts: list[float]) -> int:
    return next((points for points, cut in enumerate(cuts) if measure <= cut), 3)


def _banded(ratio: Ratio, sign: str, cuts: tuple[float, float, float], people: bool) -> int:
    n, of = ratio
    holds = {
        "<": [n * 100 < cut * of for cut in cuts],
        "<=": [n * 100 <= cut * of for cut in cuts],
        ">=": [n * 100 >= cut * of for cut in cuts],
    }[sign]
    found = holds.index(True) if True in holds else 3
    bad = of - n if sign == ">=" else n
    return min(found, bad) if people and of < 10 else found


def _number(school: School, name: str) -> int | None:
    said, pupils, teachers = school.said(name), school.said("P2"), school.said("P3")
    if not isinstance(said, int | float) or not isinstance(pupils, int) or not isinstance(teachers, int):
        return None
    value = Fraction(str(said))
    if name == "q4_2":
        norm = 100 if school.said("P4") == "city" else 50
        return 0 if value >= norm else 1 if value * 2 >= norm else 2 if value * 5 >= norm else 3
    if name == "q4_3":
        return 3 if value == 0 else _first(pupils / value, [5, 8, 15])
    if name == "q6_5":
        return 0 if value >= 2 * teachers else 1 if value >= teachers else 2 if value * 2 >= teachers else 3
    if name == "q8_6":
        return 0 if value >= 80 else 1 if value >= 60 else 2 if value >= 40 else 3
    return _first(value, [0, 2, 5])


def _team(school: School) -> int | None:
    named, pupils = school.named("q6_7"), school.said("P2")
    if named is None or not isinstance(pupils, int):
        return None
    return {5: 0, 4: 1, 3: 2}.get(named, 3) if pupils >= 100 else {0: 3, 1: 2, 2: 1}.get(named, 0)
