"""What a measure is to change: the school's own answer now, and the same answer one band better, in counts."""

from bisect import bisect_left

from services.forms.answers import Given, Ratio
from services.forms.evaluate import State, state_of
from services.forms.schema import Item, spoken
from services.forms.wording import answer_text, number_text, ratio_text
from services.risk.scoring import Reason, score_one
from services.risk.ways import Way, ways

WORDS = {
    "ru": {"most": "не больше {}", "least": "не меньше {}"},
    "en": {"most": "at most {}", "least": "at least {}"},
}


def baseline(state: State, question: str, language: str) -> str:
    """The answer as the school gave it: «11 из 32 (34 %)»; '' where it gave none."""
    return answer_text(state, question, language) if isinstance(state.answers.get(question), Given) else ""


def target(state: State, factor: str, question: str, language: str) -> str:
    """One band better: «не больше 6 из 32 (19 %)»; '' where nothing can be counted or it is at its best."""
    node = state.compiled.nodes.get(question)
    if node is None or not isinstance(state.answers.get(question), Given):
        return ""
    own = node.item.factor or factor
    before = _points(state, own, question)
    if not before:
        return ""
    for way in ways(state.compiled, state, own):
        if way.item.name == question and (better := _first_better(state, own, way, before)) is not None:
            return _worded(state, node.item, better, language)
    return ""


def _first_better(state: State, factor: str, way: Way, before: float) -> Given | None:
    """The nearest answer of this way with fewer points; points fall along a way, so halving finds it."""
    k = bisect_left(range(way.size), True, key=lambda k: _after(state, factor, way, k) < before)
    return way.at(k) if k < way.size else None


def _after(state: State, factor: str, way: Way, k: int) -> float:
    answers = {**state.answers, way.item.name: way.at(k)}
    then = state_of(state.compiled, answers, today=state.today, previous=state.previous)
    return _points(then, factor, way.item.name)


def _points(state: State, factor: str, question: str) -> float:
    found: tuple[Reason, ...] = score_one(state.compiled, state, factor).reasons
    return next((float(one.score) for one in found if one.item.name == question), 0.0)


def _worded(state: State, item: Item, better: Given, language: str) -> str:
    value = better.value
    words = WORDS.get(language, WORDS["ru"])
    if isinstance(value, Ratio):
        fewer = item.bands is None or item.bands.more_is_worse
        return words["most" if fewer else "least"].format(ratio_text(value, language))
    if isinstance(value, int | float):
        now = state.values.get(item.name)
        fewer = isinstance(now, int | float) and value < now
        unit = spoken(item.unit, language) if item.unit else ""
        return words["most" if fewer else "least"].format(f"{number_text(value, language)} {unit}".strip())
    then = state_of(state.compiled, {**state.answers, item.name: better}, today=state.today, previous=state.previous)
    return answer_text(then, item.name, language)
