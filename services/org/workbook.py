"""The parent's side of reading a stranger's workbook: sizes first, then the limited child."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from services.refusal import Refusal

MAX_BYTES = 5 * 1024 * 1024
WALL_SECONDS = 15
CHILD = Path(__file__).with_name("reading_child.py")
OLD_FILE = b"\xd0\xcf\x11\xe0"  # how both a protected .xlsx and an old .xls begin

Cell = str | dict[str, Any] | None
Sheets = dict[str, list[tuple[int, list[Cell]]]]


def read_sheets(data: bytes) -> Sheets:
    """The filled rows of every sheet; raises Refusal. Takes up to 15 s, so never inside a transaction."""
    if not data:
        raise Refusal("import-empty")
    if len(data) > MAX_BYTES:
        raise Refusal("import-too-large", limit=MAX_BYTES // 1024 // 1024)
    if not data.startswith((b"PK", OLD_FILE)):
        raise Refusal("import-not-xlsx")
    answer = _ask_child(data)
    if "refused" in answer:
        raise Refusal(answer["refused"], **answer["args"])
    return {name: [(number, cells) for number, cells in rows] for name, rows in answer["sheets"].items()}


def _ask_child(data: bytes) -> dict[str, Any]:
    # -I and an empty environment: the child of a hostile file knows neither our token nor our folders.
    command = [sys.executable, "-I", str(CHILD)]
    environment = {"OPENPYXL_LXML": "False", "OPENBLAS_NUM_THREADS": "1", "LANG": "C.UTF-8"}
    try:
        child = subprocess.run(
            command, input=data, capture_output=True, timeout=WALL_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refusal("import-too-heavy") from None
    try:
        answer: dict[str, Any] = json.loads(child.stdout)
    except ValueError:  # killed by its limits before it could answer
        raise Refusal("import-too-heavy") from None
    return answer
