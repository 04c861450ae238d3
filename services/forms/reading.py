"""The parent's side of reading a stranger's form: the workbook in one limited child, its form in another."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from services.forms.problems import FormRefused, Problem
from services.forms.schema import Form
from services.org.workbook import Sheets, read_sheets

WALL_SECONDS = 40
CHILD = Path(__file__).with_name("reading_child.py")
TOO_HEAVY = Problem("", 0, "", "форма слишком сложна, не прочитать за отведённое время", "Разделите её на несколько")


def read(content: bytes, file_name: str) -> Form:
    """The form in an .xlsx or .xls. Raises Refusal for no workbook, FormRefused for no form. Takes seconds."""
    return form_of(read_sheets(content), file_name)


def form_of(sheets: Sheets, file_name: str) -> Form:
    """The form in the cells of a workbook; raises FormRefused."""
    asked = json.dumps({"sheets": sheets, "name": file_name}).encode()
    try:
        child = subprocess.run(
            [sys.executable, "-I", "-W", "ignore", str(CHILD)],
            input=asked, capture_output=True, timeout=WALL_SECONDS, env={"LANG": "C.UTF-8"}, check=False,
        )  # fmt: skip
        answer: dict[str, Any] = json.loads(child.stdout)
    except (subprocess.TimeoutExpired, ValueError):  # killed by its limits before it could answer
        raise FormRefused((TOO_HEAVY,)) from None
    if problems := answer.get("problems"):
        raise FormRefused(tuple(Problem(*one) for one in problems))
    return Form.model_validate_json(answer["form"])
