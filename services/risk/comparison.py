"""This cycle beside the last one: C14, a factor that has grown worse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.forms.schema import Factor, Words, spoken
from services.risk.scoring import FactorScore
from services.risk.signals import Signal

GROWN = 20  # points
CODE = "C14"
_ACTION = {"ru": "Пересмотреть дорожную карту", "en": "Revise the roadmap"}


@dataclass(frozen=True, slots=True)
class Before:
    """A factor as the last cycle left it; `score` is None where too little was known."""

    score: float | None
    level: str


def compare(previous: Mapping[str, Before], now: Iterable[FactorScore], factors: Iterable[Factor]) -> Signal | None:
    """One signal for all factors that became high or grew by 20 points; None when none did or there was no cycle."""
    known = {factor.code: factor for factor in factors}
    worse = [one for one in now if one.factor in known.keys() & previous and _worse(previous[one.factor], one)]
    if not worse:
        return None
    return Signal(
        code=CODE,
        level="medium",
        factor=worse[0].factor,
        message=_lines([_said(known[one.factor], previous[one.factor], one) for one in worse]),
        action=_ACTION,
        lifts=tuple((one.factor, "medium") for one in worse),
    )


def _worse(before: Before, now: FactorScore) -> bool:
    """An unknown level before says nothing about growth."""
    became_high = now.level == "high" and before.level in ("low", "medium")
    return became_high or (now.raw is not None and before.score is not None and now.raw - before.score >= GROWN)


def _said(factor: Factor, before: Before, now: FactorScore) -> Words:
    words = {"ru": ("было", "стало", "риск высокий"), "en": ("was", "now", "the risk is high")}
    found = {}
    for language, (was, is_now, high) in words.items():
        name = spoken(factor.short, language) or factor.code
        counts = before.score is not None and now.raw is not None
        points = f"{was} {_whole(before.score)}, {is_now} {now.shown}" if counts else ""
        found[language] = f"{name}: {', '.join(filter(None, (points, high if now.level == 'high' else '')))}."
    return found


def _whole(score: float | None) -> int:
    return int((score or 0) + 0.5)


def _lines(messages: list[Words]) -> Words:
    return {language: "\n".join(message[language] for message in messages) for language in messages[0]}
