"""A measure: what a school does about a factor of risk, by whom, for how long, and how it shows."""

import re
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from services.forms.schema import Words

Support = Literal["a", "b", "c", "d", "e"]
"""The five support measures of the procedure's third stage, in its order."""
SUPPORTS: tuple[Support, ...] = ("a", "b", "c", "d", "e")
Effort = Literal["little", "medium", "much"]
EFFORTS: tuple[Effort, ...] = ("little", "medium", "much")
WORST = 3  # points of a question; from `least` points on a measure answers it
CODE = re.compile(r"[A-Z0-9][A-Z0-9.\-]{0,15}")  # travels in buttons
_RUNS = re.compile(r"(\d+)")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Answers(_Frozen):
    """A question of the self-diagnosis that the measure helps with, when its answer costs at least so many points."""

    question: str
    least: int = 1


class Indicator(_Frozen):
    """What shows that it has helped; the baseline is the school's own answer to a question, or nothing known yet."""

    name: Words
    unit: Words
    target: Words
    baseline: str = ""


class Measure(_Frozen):
    """One measure of the library; an unused one stays for the plans that have taken it, but is offered no more."""

    code: str
    factor: str
    name: Words
    what: Words
    support: tuple[Support, ...]
    answers: tuple[Answers, ...]
    weeks_least: int
    weeks: int
    responsible: Words
    indicator: Indicator
    evidence: Words
    effort: Effort
    used: bool = True


def ordered(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """By factor and code, M1.2 before M1.10."""
    return tuple(sorted(measures, key=lambda one: (_natural(one.factor), _natural(one.code))))


def _natural(code: str) -> list[tuple[int, str]]:
    return [(int(run), "") if run.isdigit() else (-1, run) for run in _RUNS.split(code)]
