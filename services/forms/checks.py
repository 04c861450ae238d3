"""Checks across rows: references, choice lists, factors and cycles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from services.forms.columns import Cells
from services.forms.expression import Expression, ExpressionError, parse
from services.forms.problems import Findings
from services.forms.repeats import POSITION, REFERENCE
from services.forms.schema import Choice, Item, Words

_EXPRESSIONS = ("relevant", "required", "constraint", "calculation", "total_from", "measure", "repeat_count")
_TEXTS = ("label", "hint", "guidance_hint", "constraint_message", "message", "action")
LAST_SAVED = "last-saved#"
TOGETHER = "Вне повтора их читают вместе: sum(${имя}), count(${имя}), min, max, join; в тексте – через calculate"
_PLAINLY = {"yes", "no", "true", "false"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be referred to: names with a value, names a text may speak of, and whose each of a repeat is."""

    names: frozenset[str]
    spoken: frozenset[str]
    repeat_of: Mapping[str, str] = field(default_factory=dict)
    inside: Mapping[int, str] = field(default_factory=dict)  # row → the repeat it stands in

    def in_reach(self, name: str, row: int) -> bool:
        """Is it one answer here? Outside its repeat a name stands for the answers of all entries."""
        saved = name.startswith(LAST_SAVED)
        repeat = self.repeat_of.get(name.removeprefix(LAST_SAVED))
        return repeat is None or (not saved and repeat == self.inside.get(row))


def scope_of(items: list[Item], inside: Mapping[int, str]) -> Scope:
    """A ratio is spoken of as a whole, its numbers have the values."""
    parts = {part.name for item in items for part in item.parts or ()}
    every = {item.name for item in items} | parts
    repeat_of = {item.name: item.repeat for item in items if item.repeat}
    repeat_of |= {part.name: item.repeat for item in items if item.repeat for part in item.parts or ()}
    repeat_of |= {item.name: "" for item in items if item.kind == "repeat"}  # all of it is nowhere one answer
    values = frozenset(every - {item.name for item in items if item.parts})
    return Scope(values, frozenset(every), repeat_of, {row: repeat for row, repeat in inside.items() if repeat})


def check_rows(rows: Iterable[Cells], scope: Scope, findings: Findings) -> None:
    """Every expression reads and refers to what exists; so do the `${}` of the texts, which may name a ratio."""
    for cells in rows:
        for column in _EXPRESSIONS:
            text = cells.text(column)
            if text and not (column == "required" and text.lower() in _PLAINLY):
                _check(cells, column, text, frozenset(), scope, findings)
        for column in _TEXTS:
            _check_words(cells, column, cells.words(column), scope, findings)


def check_filter(cells: Cells, item: Item, choices: tuple[Choice, ...], scope: Scope, findings: Findings) -> None:
    """A choice filter may also use the columns of its list."""
    if item.choice_filter:
        columns = frozenset(column for choice in choices for column in choice.columns) | {"name"}
        _check(cells, "choice_filter", item.choice_filter, columns, scope, findings)


def _check(cells: Cells, column: str, text: str, bare: frozenset[str], scope: Scope, findings: Findings) -> None:
    if scope.inside.get(cells.number):
        text = POSITION.sub("1", text)
    try:
        expression = parse(text, bare)
    except ExpressionError as why:
        findings.add(cells.number, column, f"выражение, знак {why.column}: {why.message}", "Исправьте выражение")
        return
    for name in sorted((expression.names | expression.previous) - scope.names):
        findings.add(cells.number, column, f"нет вопроса «{name}»", "Проверьте имя в ${…}")
    for name in sorted(expression.alone):
        if not scope.in_reach(name, cells.number):
            findings.add(cells.number, column, f"«{name}» – ответы всех записей повтора, а не один", TOGETHER)


def _check_words(cells: Cells, column: str, words: Words, scope: Scope, findings: Findings) -> None:
    for text in words.values():
        for name in REFERENCE.findall(text):
            if name in scope.spoken and not scope.in_reach(name, cells.number):
                findings.add(cells.number, column, f"«{name}» – ответы всех записей повтора, а не один", TOGETHER)
            if name not in scope.spoken:
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
    """For each item, the items whose answers decide its relevance, value or total; an entry hangs on its repeat."""
    owner = {item.name: item.name for item in items}
    owner |= {part.name: item.name for item in items for part in item.parts or ()}
    scored = [item.name for item in items if item.factor and item.asked]
    graph = {}
    for item in items:
        graph[item.name] = [owner[name] for name in (*reads(item), item.repeat) if name in owner]
        if any(expression.counts_gaps for expression in _read(item)):
            graph[item.name] += scored
    return graph


def reads(item: Item) -> list[str]:
    """Names whose values decide the relevance, the value, the total or the choices of an item."""
    names = sorted({name for expression in _read(item) for name in expression.names})
    return [*names, *REFERENCE.findall(item.choice_filter)]


def _read(item: Item) -> list[Expression]:
    texts = (item.relevant, item.calculation, item.total_from, item.count)
    return [parse(POSITION.sub("1", text)) for text in texts if text]


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
        if item.repeat and (item.factor or item.flag):
            column = "flag" if item.flag else "factor"
            remedy = "Посчитайте после end_repeat: calculate с sum() или count()"
            findings.add(cells.number, column, "баллы и сигналы внутри повтора не считаются", remedy)
        scored = any(choice.score is not None for choice in lists.get(item.choices, ()))
        if item.factor and not (item.flag or item.bands) and not (item.kind == "select_one" and scored):
            findings.add(cells.number, "bands", "фактор указан, а баллов нет", "Заполните bands или score в choices")
        if item.measure and (not item.bands or item.kind in ("ratio", "calculate")):
            findings.add(
                cells.number, "measure", "мера без границ или у доли и вычисления", "Заполните bands или уберите меру"
            )
        if item.bands and not item.factor:
            findings.add(cells.number, "factor", "границы есть, а фактора нет", "Укажите фактор или уберите bands")
