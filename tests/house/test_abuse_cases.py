"""The table of hostile cases names every case and only tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "abuse-cases.md").read_text(encoding="utf-8")


def test_every_case_has_a_line_with_a_test_or_a_reason() -> None:
    lines = dict(re.findall(r"^\| (\d+) \|[^|]+\| (.+) \|$", TABLE, re.MULTILINE))
    assert list(lines) == [str(number) for number in range(1, 49)]
    assert all("`test_" in told or told.startswith("Not yet") for told in lines.values())


def test_every_test_it_names_exists() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    told = set(re.findall(r"`(test_\w+)`", TABLE))
    assert told - set(re.findall(r"def (test_\w+)", sources)) == set()
