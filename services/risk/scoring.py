"""Levels of the risk factors, computed from the answers by the form's own weights and bands.

A factor's score is 100 × Σ(weight × score) / (3 × Σ weight) over the answered applicable questions; a
question's score is 0–3, higher is worse. There is no total over factors, on purpose.

Edges: the published levels are whole numbers (0–32, 33–59, 60–100), so the level is that of the score
rounded half up, the very number a person is shown: 32.49 is 32 and low, 32.5 is 33 and medium.
"""

import math
import operator
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from services.forms.answers import Given, Ratio
from services.forms.compiled import Compiled, Node
from services.forms.evaluate import State
from services.forms.expression import SELF
from services.forms.schema import Bands, Item
from services.forms.values import Value, to_number
from services.risk.signals import Signal, lifts

Level = Literal["unknown", "low", "medium", "high"]
_RISING: tuple[Level, ...] = ("unknown", "low", "medium", "high")
WORST = 3
_SIGNS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where a level begins, in points, and the least share of weight that must be answered, in per cent."""

    medium: int = 33
    high: int = 60
    enough: int = 70


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer behind a factor's score; `share` is its part of the factor's points in whole per cent."""

    item: Item
    score: int | float
    weight: float
    share: int
    ratio: Ratio | None = None
    small_sample: bool = False


@dataclass(frozen=True, slots=True)
class FactorScore:
    """One factor. `raw` is None where too little is answered; `raw_level` is the level before the signals."""

    factor: str
    raw: float | None
    level: Level
    raw_level: Level
    answered_weight: float
    applicable_weight: float
    reasons: tuple[Reason, ...] = ()
    lifted_by: tuple[str, ...] = ()
    missing: tuple[Item, ...] = ()

    @property
    def shown(self) -> int | None:
        """The score as people see it, whole points."""
        return None if self.raw is None else int(self.raw + 0.5)

    @property
    def small_sample(self) -> tuple[Item, ...]:
        """Questions whose share rests on too few people."""
        return tuple(reason.item for reason in self.reasons if reason.small_sample)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A question's part in its factor; `score` None is applicable but unanswered."""

    item: Item
    score: float | None
    ratio: Ratio | None = None
    small: bool = False


def score(
    compiled: Compiled, state: State, cuts: Cuts = Cuts(), more: Iterable[Signal] = ()
) -> tuple[FactorScore, ...]:
    """The factors that this form asks about, in the order of its factors sheet.

    `more` are signals from outside the form, such as the comparison with the last cycle.
    """
    state = state.whole
    lifting = [*lifts(state), *((one.code, factor, least) for one in more for factor, least in one.lifts)]
    scored = {node.item.factor for node in compiled.nodes.values() if _is_scored(node)}
    order = [factor.code for factor in compiled.form.factors if factor.code in scored]
    return tuple(_factor(code, _marks(compiled, state, code), lifting, cuts) for code in order)


def score_one(compiled: Compiled, state: State, code: str, cuts: Cuts = Cuts()) -> FactorScore:
    """One factor alone, for those who try many answers."""
    return _factor(code, _marks(compiled, state, code), lifts(state), cuts)


def _is_scored(node: Node) -> bool:
    return bool(node.item.factor) and not node.item.flag


def _marks(compiled: Compiled, state: State, code: str) -> list[_Mark]:
    nodes = (node for node in compiled.nodes.values() if node.item.factor == code and _is_scored(node))
    return [mark for node in nodes if (mark := _mark(state, node)) is not None]


def _factor(code: str, marks: list[_Mark], lifting: Iterable[tuple[str, str, str]], cuts: Cuts) -> FactorScore:
    answered = [mark for mark in marks if mark.score is not None]
    points = sum((_points(mark) for mark in answered), Fraction())
    weight = sum((_product(mark.item.weight, 1) for mark in answered), Fraction())
    applicable = sum((_product(mark.item.weight, 1) for mark in marks), Fraction())
    enough = weight > 0 and weight * 100 >= cuts.enough * applicable
    raw = 100 * points / (WORST * weight) if enough else None
    raw_level = level_of(raw, cuts)
    own: list[tuple[str, Level]] = [
        (signal, "high" if least == "high" else "medium") for signal, factor, least in lifting if factor == code
    ]
    return FactorScore(
        factor=code,
        raw=None if raw is None else float(raw),
        level=max([raw_level, *(least for _, least in own)], key=_RISING.index),
        raw_level=raw_level,
        answered_weight=float(weight),
        applicable_weight=float(applicable),
        reasons=_reasons(answered, points),
        lifted_by=tuple(dict.fromkeys(c for c, least in own if _RISING.index(least) > _RISING.index(raw_level))),
        missing=tuple(mark.item for mark in marks if mark.score is None),
    )


def _points(mark: _Mark) -> Fraction:
    return _product(mark.item.weight, mark.score or 0)


@lru_cache(maxsize=1024)
def _product(weight: float, score: float) -> Fraction:
    return Fraction(weight) * Fraction(score)


def level_of(raw: Fraction | None, cuts: Cuts) -> Level:
    """The level of a score; None is too little data."""
    if raw is None:
        return "unknown"
    shown = int(raw + Fraction(1, 2))
    if shown >= cuts.high:
        return "high"
    return "medium" if shown >= cuts.medium else "low"


def _reasons(answered: list[_Mark], points: Fraction) -> tuple[Reason, ...]:
    """The heaviest first."""
    ordered = sorted(answered, key=_points, reverse=True)
    return tuple(
        Reason(
            item=mark.item,
            score=mark.score or 0,
            weight=mark.item.weight,
            share=int(100 * _points(mark) / points + Fraction(1, 2)) if points else 0,
            ratio=mark.ratio,
            small_sample=mark.small,
        )
        for mark in ordered
    )


def _mark(state: State, node: Node) -> _Mark | None:
    """None for a question that leaves both sums: skipped, or a share of nobody (0 of 0)."""
    item = node.item
    if item.name not in state.relevant:
        return None if item.score_if_skipped is None else _Mark(item, item.score_if_skipped)
    if item.kind == "ratio":
        return _ratio_mark(item, state.ratios.get(item.name))
    value = state.values.get(item.name, "")
    if item.kind == "calculate":
        return _Mark(item, _plain_band(item, to_number(value)) if value != "" else None)
    if not isinstance(state.answers.get(item.name), Given):
        return _Mark(item, None)
    if node.measure is not None:
        return _Mark(item, _measured(state, node, value))
    if item.kind.startswith("select"):
        return _Mark(item, _choice_score(node, str(value).split()))
    return _Mark(item, _plain_band(item, to_number(value)))


def points_at(state: State, node: Node, number: int | float) -> float | None:
    """The points of a question that is answered by a number, were this the number."""
    return _measured(state, node, float(number))


def _measured(state: State, node: Node, value: Value) -> float | None:
    """What the bands give for the answer, or for what the form measures instead of it."""
    if node.measure is not None and value != "":
        value = node.measure.evaluate({**state.values, SELF: value, node.item.name: value})
    return _plain_band(node.item, to_number(value))


def _choice_score(node: Node, names: list[str]) -> float | None:
    """One choice carries its own score; of several, the scores (1 where none is written) are counted and banded."""
    chosen = [choice for choice in node.choices if choice.name in names]
    if node.item.kind == "select_one":
        return chosen[0].score if chosen else None
    count = sum(1.0 if choice.score is None else choice.score for choice in chosen)
    return _plain_band(node.item, count) if chosen else None


def _plain_band(item: Item, measure: float) -> float | None:
    if item.bands is None or math.isnan(measure):
        return None
    if math.isinf(measure):  # so many pupils to no computer at all
        return WORST if (measure > 0) == item.bands.more_is_worse else 0
    return banded(item.bands, Fraction(measure))


def _ratio_mark(item: Item, ratio: Ratio | None) -> _Mark | None:
    if ratio is None or item.bands is None:
        return _Mark(item, None)
    if ratio.of <= 0:
        return None
    found = banded(item.bands, Fraction(100 * ratio.n, ratio.of))
    small = ratio.of < item.min_total
    if small:
        # Among few people a share jumps: the score may not exceed the number of bad cases.
        bad = ratio.n if item.bands.more_is_worse else ratio.of - ratio.n
        found = min(found, max(bad, 0))
    return _Mark(item, found, ratio, small)


def banded(bands: Bands, measure: Fraction) -> int:
    """0, 1 or 2 for the first cut that holds, 3 for none; exact, so an edge is an edge."""
    holds, n, of = _SIGNS[bands.sign], measure.numerator, measure.denominator
    for points, (cut, parts) in enumerate(_exact(bands.cuts)):
        if holds(n * parts, cut * of):
            return points
    return WORST


@lru_cache(maxsize=1024)
def _exact(cuts: tuple[float, ...]) -> tuple[tuple[int, int], ...]:
    """Cuts as whole numbers over whole numbers: 0.1 as it was written, not as a float keeps it."""
    return tuple(Fraction(repr(cut)).as_integer_ratio() for cut in cuts)
