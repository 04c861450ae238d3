"""The table of promises names all seventeen, and only tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")


def test_every_promise_has_a_line_with_a_test() -> None:
    lines = dict(re.findall(r"^\| P(\d+) \|[^|]+\| (.+) \|$", TABLE, re.MULTILINE))
    assert list(lines) == [str(number) for number in range(1, 18)]
    assert all("`test_" in told for told in lines.values())


def test_a_promise_is_kept_by_a_test_of_its_name() -> None:
    lines = dict(re.findall(r"^\| P(\d+) \|[^|]+\| (.+) \|$", TABLE, re.MULTILINE))
    assert [number for number, told in lines.items() if f"`test_p{number}_" not in told] == []


def test_every_test_it_names_exists() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    told = set(re.findall(r"`(test_\w+)`", TABLE))
    assert told - set(re.findall(r"def (test_\w+)", sources)) == set()
