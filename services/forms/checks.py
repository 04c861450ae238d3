"""Checks across rows: references, choice lists, factors and cycles."""

import re
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

from services.forms.columns import Cells
from services.forms.expression import Expression, ExpressionError, parse
from services.forms.problems import Findings
from services.forms.schema import Choice, Item, Words

REFERENCE = re.compile(r"\$\{\s*([^{}]*?)\s*\}")
_EXPRESSIONS = ("relevant", "required", "constraint", "calculation", "total_from", "measure")
_TEXTS = ("label", "hint", "guidance_hint", "constraint_message", "message", "action")
_PLAINLY = {"yes", "no", "true", "false"}


def check_rows(rows: Iterable[Cells], names: frozenset[str], spoken: frozenset[str], findings: Findings) -> None:
    """Every expression reads and refers to what exists; so do the `${}` of the texts, which may name a ratio."""
    for cells in rows:
        for column in _EXPRESSIONS:
            text = cells.text(column)
            if text and not (column == "required" and text.lower() in _PLAINLY):
                _check(cells, column, text, frozenset(), names, findings)
        for column in _TEXTS:
            _check_words(cells, column, cells.words(column), spoken, findings)


def check_filter(
    cells: Cells, item: Item, choices: tuple[Choice, ...], names: frozenset[str], findings: Findings
) -> None:
    """A choice filter may also use the columns of its list."""
    if item.choice_filter:
        columns = frozenset(column for choice in choices for column in choice.columns) | {"name"}
        _check(cells, "choice_filter", item.choice_filter, columns, names, findings)


def _check(
    cells: Cells, column: str, text: str, bare: frozenset[str], names: frozenset[str], findings: Findings
) -> None:
    try:
        expression = parse(text, bare)
    except ExpressionError as why:
        findings.add(cells.number, column, f"выражение, знак {why.column}: {why.message}", "Исправьте выражение")
        return
    for name in sorted((expression.names | expression.previous) - names):
        findings.add(cells.number, column, f"нет вопроса «{name}»", "Проверьте имя в ${…}")


def _check_words(cells: Cells, column: str, words: Words, spoken: frozenset[str], findings: Findings) -> None:
    for text in words.values():
        for name in REFERENCE.findall(text):
            if name not in spoken:
                findings.add(cells.number, column, f"в тексте нет вопроса «{name}»", "Проверьте имя в ${…}")


def check_cycles(items: list[tuple[Cells, Item]], findings: Findings) -> None:
    """No question may hang on itself through relevance and calculations."""
    row_of = {item.name: cells.number for cells, item in items}
    try:
        TopologicalSorter(dependencies([item for _, item in items])).prepare()
    except CycleError as why:
        circle = why.args[1]
        path = " → ".join(circle)
        findings.add(row_of.get(circle[0], 0), "relevant", f"круг: {path}", "Уберите одну из ссылок")
    except ExpressionError:
        pass  # already noted at its own row


def dependencies(items: list[Item]) -> dict[str, list[str]]:
    """For each item, the items whose answers decide its relevance, value or total."""
    owner = {item.name: item.name for item in items}
    owner |= {part.name: item.name for item in items for part in item.parts or ()}
    scored = [item.name for item in items if item.factor and item.asked]
    graph = {}
    for item in items:
        read = [parse(text) for text in (item.relevant, item.calculation, item.total_from) if text]
        names = [*_names(read), *REFERENCE.findall(item.choice_filter)]
        graph[item.name] = [owner[name] for name in names if name in owner]
        if any(expression.counts_gaps for expression in read):
            graph[item.name] += scored
    return graph


def _names(read: list[Expression]) -> list[str]:
    return sorted({name for expression in read for name in expression.names})


def check_scoring(
    items: list[tuple[Cells, Item]],
    lists: dict[str, tuple[Choice, ...]],
    factors: frozenset[str],
    findings: Findings,
) -> None:
    """What is scored names a known factor and has something to be scored by."""
    for cells, item in items:
        for column, code in (("factor", item.factor), ("lifts", item.flag.lifts if item.flag else "")):
            if code and code not in factors:
                findings.add(cells.number, column, f"нет фактора «{code}»", "Проверьте лист factors")
        scored = any(choice.score is not None for choice in lists.get(item.choices, ()))
        if item.factor and not (item.flag or item.bands) and not (item.kind == "select_one" and scored):
            findings.add(cells.number, "bands", "фактор указан, а баллов нет", "Заполните bands или score в choices")
        if item.measure and (not item.bands or item.kind in ("ratio", "calculate")):
            findings.add(
                cells.number, "measure", "мера без границ или у доли и вычисления", "Заполните bands или уберите меру"
            )
        if item.bands and not item.factor:
            findings.add(cells.number, "factor", "границы есть, а фактора нет", "Укажите фактор или уберите bands")
