"""What each item of a form is worth, worked out one after another in the form's order."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from services.forms.answers import Answer, Files, Given, Point, Ratio, entries_in
from services.forms.compiled import Node
from services.forms.expression import Expression
from services.forms.repeats import MOST
from services.forms.schema import Choice
from services.forms.values import Value, to_number


@dataclass(slots=True)
class Sheet:
    """What is known so far: the answers, the worth of each name; ratios and totals that are in force."""

    answers: Mapping[str, Answer]
    values: dict[str, Value]
    ratios: dict[str, Ratio] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)


def settle(sheet: Sheet, node: Node) -> None:
    """Work out what a relevant item is worth."""
    name, values = node.item.name, sheet.values
    if node.item.kind == "repeat":
        values[name] = _entries(sheet, node)
        return
    if node.calculation is not None:
        value = node.calculation.evaluate(values)
        empty = isinstance(value, float) and math.isnan(value)  # NaN is an empty answer, as in ODK
        values[name] = "" if empty else value
        return
    answer = sheet.answers.get(name)
    if node.item.parts:
        _settle_ratio(sheet, node, answer)
    elif isinstance(answer, Given):
        values[name] = _value(sheet, node, answer)


def _entries(sheet: Sheet, node: Node) -> Value:
    if node.calculation is None:
        entries = entries_in(sheet.answers.get(node.item.name))
        return tuple(float(number) for number in entries.numbers) if entries else ()
    many = to_number(node.calculation.evaluate(sheet.values))
    return tuple(float(n) for n in range(1, 1 + int(min(MOST, many)))) if many > 0 else ()


def _settle_ratio(sheet: Sheet, node: Node, answer: Answer | None) -> None:
    item = node.item
    known = to_number(node.total_from.evaluate(sheet.values)) if node.total_from else 0.0
    if 0 < known < 1e15 and known.is_integer():
        sheet.totals[item.name] = int(known)
    if isinstance(answer, Given) and isinstance(answer.value, Ratio) and item.parts:
        # A total known from elsewhere wins over the one stored when the answer was given.
        ratio = Ratio(answer.value.n, sheet.totals.get(item.name, answer.value.of))
        sheet.ratios[item.name] = ratio
        sheet.values[item.parts[0].name] = float(ratio.n)
        sheet.values[item.parts[1].name] = float(ratio.of)


def _value(sheet: Sheet, node: Node, answer: Given) -> Value:
    value = answer.value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, Files):
        return value.names
    if isinstance(value, Point):  # as ODK writes it: latitude, longitude, altitude, accuracy
        return f"{value.lat:.6f} {value.lon:.6f} 0 0"
    if not node.choices:
        return value if isinstance(value, str) else ""
    names = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    allowed = node.names
    if node.choice_filter:
        # Only what was chosen is looked at: a long list costs an answer no more than a short one.
        chosen = [choice for choice in node.choices if choice.name in names]
        allowed = frozenset(choice.name for choice in let_through(sheet.values, node.choice_filter, chosen))
    return " ".join(name for name in names if name in allowed)


def let_through(known: Mapping[str, Value], choice_filter: Expression, choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """The choices that a filter lets through, where this is known."""
    values, found = dict(known), []
    for choice in choices:
        columns = _columns(choice)
        values.update(columns)
        if choice_filter.holds(values):
            found.append(choice)
        for name in columns:  # the next choice may lack one
            del values[name]
    return tuple(found)


def _columns(choice: Choice) -> dict[str, Value]:
    return {f"choice#{column}": text for column, text in {**choice.columns, "name": choice.name}.items()}
