"""Which measures a school should begin with: the worst answers of its worst factors, and what helps with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.roadmaps.measures import EFFORTS, Measure

MOST_FACTORS = 3
FEWEST, MOST = 3, 4  # measures of a factor; the fourth only for a bad answer that the three leave alone
BAD = 2  # points of such an answer
_RISING = ("medium", "high")  # a low factor is no priority, and neither is one of which too little is known


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer behind a factor's level: its points, 0–3, higher is worse, and its weight."""

    question: str
    points: float
    weight: float = 1

    @property
    def worth(self) -> float:
        """Its part in the factor's score."""
        return self.points * self.weight


@dataclass(frozen=True, slots=True)
class Weak:
    """A factor of a profile: its level (the verified one where there is one), its score, its answers."""

    factor: str
    level: str
    score: float | None
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """A measure for a factor, with the answers it is suggested for, the worst first."""

    factor: str
    measure: Measure
    because: tuple[str, ...]


def priorities(profile: Iterable[Weak]) -> tuple[Weak, ...]:
    """At most three factors: by level, then by score."""
    worth = [one for one in profile if one.level in _RISING]
    return tuple(sorted(worth, key=lambda f: (-_RISING.index(f.level), -(f.score or 0), f.factor))[:MOST_FACTORS])


def suggest(profile: Iterable[Weak], library: Sequence[Measure]) -> tuple[Suggested, ...]:
    """At most twelve measures, no measure twice, each for an answer that the school has given."""
    taken: list[Suggested] = []
    for weak in priorities(profile):
        left = [one for one in library if one.used and all(one.code != other.measure.code for other in taken)]
        taken += _of_factor(weak, left)
    return tuple(taken)


def _of_factor(weak: Weak, library: Sequence[Measure]) -> list[Suggested]:
    bad = {one.question: one for one in weak.answers if one.points > 0}
    fitting = {one.code: (one, found) for one in library if (found := _answered(one, bad))}
    chosen: list[Suggested] = []
    covered: set[str] = set()
    while fitting and len(chosen) < MOST:
        code = min(fitting, key=lambda code: _place(weak, *fitting[code], covered, bad))
        measure, found = fitting.pop(code)
        new = [question for question in found if question not in covered]
        if len(chosen) >= FEWEST and not any(bad[question].points >= BAD for question in new):
            continue
        chosen.append(Suggested(weak.factor, measure, found))
        covered |= set(found)
    return chosen


def _answered(measure: Measure, bad: Mapping[str, Answered]) -> tuple[str, ...]:
    """The bad answers that this measure helps with, the worst first."""
    found = [one.question for one in measure.answers if one.question in bad and bad[one.question].points >= one.least]
    return tuple(sorted(found, key=lambda question: (-bad[question].worth, question)))


def _place(
    weak: Weak, measure: Measure, found: tuple[str, ...], covered: set[str], bad: Mapping[str, Answered]
) -> tuple[float | bool | int | str, ...]:
    """Lower is sooner: the worst answer nobody helps with yet, the factor's own, what takes less effort."""
    new = [bad[question].worth for question in found if question not in covered]
    return (
        -max(new, default=0), -sum(new), -sum(bad[question].worth for question in found),
        measure.factor != weak.factor, EFFORTS.index(measure.effort), measure.code,
    )  # fmt: skip
