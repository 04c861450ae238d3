"""What would lower a factor's level with the least done: found by trying answers on the engine itself."""

from dataclasses import dataclass
from itertools import combinations

from services.forms.answers import Answer, Given
from services.forms.compiled import Compiled
from services.forms.evaluate import State, state_of
from services.forms.schema import Item
from services.risk.scoring import Cuts, FactorScore, Level, score_one
from services.risk.ways import Way, ways

_LOWER: dict[Level, tuple[Level, ...]] = {"medium": ("low",), "high": ("low", "medium")}
_CUTS = Cuts()
HEAVIEST = 4  # questions whose pairs are tried when no single answer is enough


@dataclass(frozen=True, slots=True)
class Step:
    """One answer as it is and as it would have to be."""

    item: Item
    before: Answer
    after: Given


@dataclass(frozen=True, slots=True)
class Change:
    """One answer, or two, and the factor as it would then be."""

    steps: tuple[Step, ...]
    then: FactorScore


@dataclass(frozen=True, slots=True)
class _Trial:
    compiled: Compiled
    state: State
    factor: str
    cuts: Cuts
    now: FactorScore

    def lowers(self, answers: dict[str, Given]) -> FactorScore | None:
        """The factor with these answers, if its level is then lower and nothing new must be asked."""
        state = state_of(
            self.compiled, {**self.state.answers, **answers}, today=self.state.today, previous=self.state.previous
        )
        then = score_one(self.compiled, state, self.factor, self.cuts)
        if then.level not in _LOWER[self.now.level]:
            return None
        new = state.relevant - self.state.relevant
        opened = any(item.name in new and not state.settled(item) for item in state.asking)
        wrong = any(state.problem(self.compiled.nodes[name].item) for name in answers)
        return None if opened or wrong else then

    def first(self, way: Way, size: int, given: dict[str, Given]) -> int | None:
        """The smallest of the first `size` changes of this way that lowers the level, beside the given answers."""
        if size <= 5:
            return next((k for k in range(size) if self._does(way, k, given)), None)
        if not self._does(way, size - 1, given):
            return None
        low, high = -1, size - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._does(way, middle, given) else (middle, high)
        return high

    def _does(self, way: Way, k: int, given: dict[str, Given]) -> bool:
        return self.lowers({**given, way.item.name: way.at(k)}) is not None

    def change(self, answers: dict[str, Given]) -> Change | None:
        then = self.lowers(answers)
        if then is None:
            return None
        steps = [Step(self.compiled.nodes[n].item, self.state.answers[n], after) for n, after in answers.items()]
        return Change(tuple(steps), then)


def smallest_change(compiled: Compiled, state: State, factor: str, cuts: Cuts = _CUTS) -> Change | None:
    """The answer that needs to move the smallest part of its way to lower the factor's level; else two answers.

    None for a factor that is low or unknown, and where not even two of the heaviest answers are enough.
    """
    now = score_one(compiled, state, factor, cuts)
    if now.level not in _LOWER:
        return None
    trial = _Trial(compiled, state, factor, cuts, now)
    better = ways(compiled, state, factor)
    return _single(trial, better) or _pair(trial, better)


def _single(trial: _Trial, better: list[Way]) -> Change | None:
    best: tuple[float, dict[str, Given]] | None = None
    for way in better:
        # Only what is cheaper than the best so far is worth trying.
        size = way.size if best is None else _cheaper(way, best[0])
        k = trial.first(way, size, {}) if size else None
        if k is not None:
            best = way.cost(k), {way.item.name: way.at(k)}
    return trial.change(best[1]) if best else None


def _cheaper(way: Way, limit: float) -> int:
    """How many changes of a way cost less than the limit; costs rise."""
    low, high = 0, way.size
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if way.cost(middle) < limit else (low, middle)
    return low


def _pair(trial: _Trial, better: list[Way]) -> Change | None:
    """The heaviest pair that is enough: each of the two as little as it can be."""
    order = [reason.item.name for reason in trial.now.reasons]
    weighty = sorted(better, key=lambda way: order.index(way.item.name) if way.item.name in order else -1)
    for one, other in combinations(weighty[:HEAVIEST], 2):
        if one.item.name == other.item.name:
            continue
        whole = {other.item.name: other.at(other.size - 1)}
        k = trial.first(one, one.size, whole)
        if k is None:
            continue
        first = {one.item.name: one.at(k)}
        least = trial.first(other, other.size, first)
        if least is not None:
            return trial.change({**first, other.item.name: other.at(least)})
    return None
