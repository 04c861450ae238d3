"""The functions an expression may call: XPath 1.0 and the ODK additions that forms really use."""

import math
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from services.forms.values import Value, equal, to_boolean, to_number, to_string

Code: TypeAlias = Callable[[dict[str, Value]], Value]


class Function(NamedTuple):
    """How many arguments a function takes and the code that computes it from their values."""

    least: int
    most: int
    apply: Callable[..., Value]


def selected(value: Value, name: Value) -> bool:
    """Whether a multiple choice (names separated by spaces) holds this name."""
    return to_string(name).strip() in to_string(value).split()


def rounded(value: Value, digits: Value = 0.0) -> float:
    """Round half towards plus infinity, as XPath does; `digits` after the point, as ODK adds."""
    number, places = to_number(value), to_number(digits)
    if not math.isfinite(number) or not math.isfinite(places) or abs(places) > 15:
        return number if math.isfinite(places) else math.nan
    scale = 10.0**places
    return math.floor(number * scale + 0.5) / scale if math.isfinite(number * scale) else number


def whole(value: Value) -> float:
    """The integer part, towards zero; NaN and infinities become NaN."""
    number = to_number(value)
    return float(math.trunc(number)) if math.isfinite(number) else math.nan


def _flat(values: tuple[Value, ...]) -> list[Value]:
    """The answers given, those of a repeat's entries one by one."""
    every = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    return [value for value in every if value != ""]


def _numbers(values: tuple[Value, ...]) -> list[float]:
    return [to_number(value) for value in _flat(values)]


def count(value: Value) -> float:
    """How many entries a repeat has; none where it is not asked."""
    return float(len(value)) if isinstance(value, tuple) else float(value != "")


def join(between: Value, *values: Value) -> str:
    """The answers given, with this between them."""
    return to_string(between).join(map(to_string, _flat(values)))


def total(*values: Value) -> float:
    """The sum of the answers given; empty ones are left out."""
    return float(sum(_numbers(values)))


def least(*values: Value) -> float:
    """The smallest of the answers given; NaN when there is none or one is not a number."""
    numbers = _numbers(values)
    return math.nan if not numbers or any(map(math.isnan, numbers)) else min(numbers)


def greatest(*values: Value) -> float:
    """The greatest of the answers given; NaN when there is none or one is not a number."""
    numbers = _numbers(values)
    return math.nan if not numbers or any(map(math.isnan, numbers)) else max(numbers)


_MANY = 100
GATHERING = frozenset({"sum", "min", "max", "count", "count-non-empty", "join"})
"""Functions that read the answers of all entries of a repeat at once."""
FUNCTIONS: dict[str, Function] = {
    "selected": Function(2, 2, selected),
    "count-selected": Function(1, 1, lambda value: float(len(to_string(value).split()))),
    "string-length": Function(1, 1, lambda value: float(len(to_string(value)))),
    "number": Function(1, 1, to_number),
    "int": Function(1, 1, whole),
    "round": Function(1, 2, rounded),
    "abs": Function(1, 1, lambda value: abs(to_number(value))),
    "min": Function(1, _MANY, least),
    "max": Function(1, _MANY, greatest),
    "sum": Function(1, _MANY, total),
    "true": Function(0, 0, lambda: True),
    "false": Function(0, 0, lambda: False),
    "not": Function(1, 1, lambda value: not to_boolean(value)),
    "boolean": Function(1, 1, to_boolean),
    "concat": Function(1, _MANY, lambda *values: "".join(map(to_string, values))),
    "string": Function(1, 1, to_string),
    "coalesce": Function(2, 2, lambda first, second: second if equal(first, "") else first),
    "count-non-empty": Function(1, _MANY, lambda *values: float(len(_flat(values)))),
    "count": Function(1, 1, count),
    "join": Function(2, _MANY, join),
}
