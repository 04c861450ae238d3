"""The project's own source, for tests that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOORS = ("bot", "handlers", "scheduler", "locales", "services", "models", "sandbox")


@cache
def modules(*floors: str) -> dict[str, ast.Module]:
    """Every module of these floors, parsed, by its path from the root."""
    paths = sorted(path for floor in floors or FLOORS for path in (ROOT / floor).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): parsed(path) for path in paths}


@cache
def parsed(path: Path) -> ast.Module:
    """The module in this file, read once."""
    return ast.parse(path.read_text("utf-8"))


def calls(*floors: str) -> Iterator[tuple[str, str, ast.Call]]:
    """Every call: where it stands (`file:line`), the dotted name of what is called, the call."""
    for path, tree in modules(*floors).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield f"{path}:{node.lineno}", dotted(node.func), node


def imports(*floors: str) -> Iterator[tuple[str, str]]:
    """Every import, the lazy ones as well: in which file, of which module."""
    for path, tree in modules(*floors).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((path, f"{node.module}.{alias.name}") for alias in node.names)


def dotted(node: ast.expr) -> str:
    """`desk.t.plain` of the expression that says so; "" of what is not a plain name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    return ""
