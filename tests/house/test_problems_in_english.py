"""Every word about a faulty form is said in English too."""

import ast
import re

import pytest

from services.forms.problems import Problem
from services.forms.problems_in_english import WORDS, in_english
from tests.house.source import ROOT

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
SAYING = (
    "checks", "columns", "expression", "limits", "patterns", "reading", "refusals", "rows", "spreadsheet", "survey",
    "tokens", "xlsform",
)  # fmt: skip
NO_MESSAGE = {"да"}  # what a methodologist writes in a cell


def said(module: str) -> set[str]:
    """The Russian literals of a module, docstrings left out; what an f-string fills in is an «x»."""
    tree = ast.parse((ROOT / "services" / "forms" / f"{module}.py").read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            told |= {id(part) for part in node.values}
            found.add("".join(str(p.value) if isinstance(p, ast.Constant) else "x" for p in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            found.add(node.value)
    return {text for text in found if CYRILLIC.search(text)} - NO_MESSAGE


@pytest.mark.parametrize("module", SAYING)
def test_nothing_is_left_in_russian(module):
    # A sentence put together of two literals ends its first one where the rest begins.
    turned = {text: in_english(text + "x»" if text.endswith("«") else text) for text in said(module)}
    assert {text: english for text, english in turned.items() if CYRILLIC.search(english)} == {}


def test_what_stands_in_the_text_stays_as_it_was_written():
    nested = "выражение, знак 7: лишнее после выражения: «и»"
    problem = Problem("survey", 4, "relevant", nested, "Исправьте выражение")
    assert problem.spoken("en") == (
        "sheet “survey”, row 4, column “relevant”: expression, character 7: something follows the expression: “и”. "
        "Correct the expression."
    )
    assert problem.spoken("ru") == str(problem)
    assert all(one.count("{}") == other.count("{}") for one, other in WORDS.items())
