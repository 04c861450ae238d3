"""The Fluent files as data: keys with the arguments they need; and what the code asks of them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as ftl

from tests.house.source import ROOT, calls, dotted, modules

SPEAKING = ("bot", "handlers", "scheduler", "services")


@dataclass
class Texts:
    """One language: the arguments of every key, keys said twice, what could not be read."""

    arguments: dict[str, set[str]]
    twice: list[str]
    junk: list[str]


class _Uses(visitor.Visitor):
    def __init__(self) -> None:
        self.arguments: set[str] = set()
        self.others: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.arguments.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:
        self.others.add(node.id.name)


@cache
def texts(language: str) -> Texts:
    """Everything said in one language."""
    found: dict[str, _Uses] = {}
    twice, junk = [], []
    for path in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ftl.Junk):
                junk.append(f"{path.name}: {(entry.content or '').splitlines()[0]}")
            elif isinstance(entry, ftl.Message):
                if entry.id.name in found:
                    twice.append(entry.id.name)
                found[entry.id.name] = _Uses()
                found[entry.id.name].visit(entry)
    return Texts({key: _all_arguments(key, found) for key in found}, twice, junk)


def _all_arguments(key: str, found: dict[str, _Uses]) -> set[str]:
    uses = found.get(key)
    if uses is None:
        return set()
    return uses.arguments.union(*(_all_arguments(other, found) for other in uses.others))


@dataclass(frozen=True)
class Asked:
    """One place that says a text by its literal key; `arguments` is None where they are only known at run time."""

    where: str
    key: str
    arguments: frozenset[str] | None


def asked() -> Iterator[Asked]:
    """Every `t("key")`, `t.plain("key")` and `Refusal("key")`."""
    for where, name, call in calls(*SPEAKING):
        speaks = name.split(".")[-1] == "t" or name.endswith("t.plain") or name.split(".")[-1] == "Refusal"
        if speaks and call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
            yield Asked(where, call.args[0].value, _arguments(call))


def _arguments(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def notified() -> Iterator[tuple[str, str]]:
    """Every literal key of a message to somebody: where, which."""
    for where, name, call in calls("bot", "scheduler", "services", "handlers"):
        last = name.split(".")[-1]
        place = {"notify": 2, "alarm": 1}.get(last)
        if name.endswith("write") and call.args and dotted(call.args[0]).split(".")[-1] in ("alarm", "notify"):
            place = {"alarm": 1, "notify": 2}[dotted(call.args[0]).split(".")[-1]]
        if place is not None and len(call.args) > place and isinstance(call.args[place], ast.Constant):
            yield where, call.args[place].value  # type: ignore[attr-defined]


def mentioned() -> tuple[set[str], set[str]]:
    """Every literal that may be a key or a key's ending, and every beginning that an f-string completes to a key."""
    whole, beginnings = set(), set()
    for tree in modules(*SPEAKING).values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    return whole, {begin for begin in beginnings if begin.endswith("-")}
