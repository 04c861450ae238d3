"""XPath 1.0 values: an answer is '' (empty), a string, a number or a boolean; conversions between them."""

import math
import re
from datetime import date
from typing import TypeAlias

Value: TypeAlias = "str | float | bool | tuple[Value, ...]"
"""Several values at once are those of the entries of a repeat; only functions such as sum() read them."""

_NUMBER = re.compile(r"[ \t\r\n]*-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[ \t\r\n]*", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_EPOCH = date(1970, 1, 1).toordinal()


def to_number(value: Value) -> float:
    """The XPath number of a value: '' and words are NaN, an ISO date is its day since 1970 (as in ODK)."""
    if isinstance(value, str):
        if _NUMBER.fullmatch(value):
            return float(value)
        return _day(value) if _DATE.fullmatch(value) else math.nan
    return math.nan if isinstance(value, tuple) else float(value)


def _day(text: str) -> float:
    try:
        return float(date.fromisoformat(text).toordinal() - _EPOCH)
    except ValueError:
        return math.nan


def to_string(value: Value) -> str:
    """The XPath string of a value: whole numbers have no point, no number has an exponent."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return " ".join(map(to_string, value))
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value):
        return str(int(value))
    text = repr(value)
    return f"{value:.20f}".rstrip("0") if "e" in text else text


def to_boolean(value: Value) -> bool:
    """The XPath boolean of a value: an empty string, zero and NaN are false."""
    if isinstance(value, float):
        return not (value == 0 or math.isnan(value))
    return bool(value)


def equal(left: Value, right: Value) -> bool:
    """XPath `=`: booleans win over numbers, numbers over strings."""
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) == to_boolean(right)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return to_number(left) == to_number(right)


def unequal(left: Value, right: Value) -> bool:
    """XPath `!=`: the negation of `=` for single values, so NaN differs from everything."""
    return not equal(left, right)


def divide(left: float, right: float) -> float:
    """IEEE division: by zero it gives an infinity, or NaN for zero and NaN."""
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def modulo(left: float, right: float) -> float:
    """The remainder with the sign of the dividend; NaN for a zero divisor or an infinite dividend."""
    return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)
