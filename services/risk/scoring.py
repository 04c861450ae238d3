"""Levels of the risk factors, computed from the answers by the form's own weights and bands.

A factor's score is 100 × Σ(weight × score) / (3 × Σ weight) over the answered applicable questions; a
question's score is 0–3, higher is worse. There is no total over factors, on purpose.

Edges: the published levels are whole numbers (0–32, 33–59, 60–100), so the level is that of the score
rounded half up, the very number a person is shown: 32.49 is 32 and low, 32.5 is 33 and medium.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from services.forms.answers import Given, Ratio
from services.forms.compiled import Compiled, Node
from services.forms.evaluate import State
from services.forms.schema import Bands, Item
from services.forms.values import to_number
from services.risk.signals import Signal, fired

Level = Literal["unknown", "low", "medium", "high"]
_RISING: tuple[Level, ...] = ("unknown", "low", "medium", "high")
WORST = 3


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


def score(compiled: Compiled, state: State, cuts: Cuts = Cuts()) -> tuple[FactorScore, ...]:
    """The factors that this form asks about, in the order of its factors sheet."""
    marks: dict[str, list[_Mark]] = {}
    for node in compiled.nodes.values():
        if node.item.factor and not node.item.flag:
            marks.setdefault(node.item.factor, [])
            if (mark := _mark(state, node)) is not None:
                marks[node.item.factor].append(mark)
    signals = fired(compiled, state)
    order = [factor.code for factor in compiled.form.factors if factor.code in marks]
    return tuple(_factor(code, marks[code], signals, cuts) for code in order)


def _factor(code: str, marks: list[_Mark], signals: tuple[Signal, ...], cuts: Cuts) -> FactorScore:
    answered = [mark for mark in marks if mark.score is not None]
    points = sum((_points(mark) for mark in answered), Fraction())
    weight = sum((Fraction(mark.item.weight) for mark in answered), Fraction())
    applicable = sum((Fraction(mark.item.weight) for mark in marks), Fraction())
    enough = weight > 0 and weight * 100 >= cuts.enough * applicable
    raw = 100 * points / (WORST * weight) if enough else None
    raw_level = level_of(raw, cuts)
    lifts: list[tuple[str, Level]] = [
        (signal.code, "high" if least == "high" else "medium")
        for signal in signals
        for factor, least in signal.lifts
        if factor == code
    ]
    return FactorScore(
        factor=code,
        raw=None if raw is None else float(raw),
        level=max([raw_level, *(least for _, least in lifts)], key=_RISING.index),
        raw_level=raw_level,
        answered_weight=float(weight),
        applicable_weight=float(applicable),
        reasons=_reasons(answered, points),
        lifted_by=tuple(
            dict.fromkeys(c for c, least in lifts if _RISING.index(least) > _RISING.index(raw_level))
        ),
        missing=tuple(mark.item for mark in marks if mark.score is None),
    )


def _points(mark: _Mark) -> Fraction:
    return Fraction(mark.item.weight) * Fraction(mark.score or 0)


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
    if item.kind.startswith("select"):
        return _Mark(item, _choice_score(node, str(value).split()))
    return _Mark(item, _plain_band(item, to_number(value)))


def _choice_score(node: Node, names: list[str]) -> float | None:
    """One choice carries its own score; of several, the scores (1 where none is written) are counted and banded."""
    chosen = [choice for choice in node.choices if choice.name in names]
    if node.item.kind == "select_one":
        return chosen[0].score if chosen else None
    count = sum(1.0 if choice.score is None else choice.score for choice in chosen)
    return _plain_band(node.item, count) if chosen else None


def _plain_band(item: Item, measure: float) -> float | None:
    return banded(item.bands, Fraction(measure)) if item.bands and math.isfinite(measure) else None


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
    cuts = [Fraction(repr(cut)) for cut in bands.cuts]
    holds = {
        "<": [measure < cut for cut in cuts],
        "<=": [measure <= cut for cut in cuts],
        ">": [measure > cut for cut in cuts],
        ">=": [measure >= cut for cut in cuts],
    }[bands.sign]
    return holds.index(True) if True in holds else WORST
