"""The measures that come with the product: `content/measures`, a file for each factor, a table for each measure."""

import hashlib
import re
from pathlib import Path

from services.content import CONTENT
from services.roadmaps.measure_check import Known, read
from services.roadmaps.measure_columns import ENGLISH, SPOKEN, Cells, Rows
from services.roadmaps.measures import Measure

FOLDER = CONTENT / "measures"
_BAR = re.compile(r"(?<!\\)\|")


def files() -> tuple[Path, ...]:
    """One for each factor, named by its code."""
    return tuple(path for path in sorted(FOLDER.glob("*.md")) if path.stem != "README")


def digest() -> str:
    """What changes when any of them does."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files())).hexdigest()


def default_measures(known: Known) -> tuple[Measure, ...]:
    """All of them; raises ValueError that names file, line and fault."""
    found: list[Measure] = []
    for path in files():
        measures, errors = read(Rows(tuple(_tables(path))), known)
        if errors:
            faults = "; ".join(f"line {e.row} {e.column}: {e.what} {e.args or ''}" for e in errors)
            raise ValueError(f"{path.name}: {faults}")
        found += measures
    return tuple(found)


def _tables(path: Path) -> list[tuple[int, Cells]]:
    """By the line of its heading, the cells of every measure."""
    found: list[tuple[int, Cells]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("## "):
            found.append((number, {"code": line[3:].strip(), "factor": path.stem}))
        elif line.startswith("|") and found:
            name, *texts = (cell.strip().replace("\\|", "|") for cell in _BAR.split(line.strip().strip("|")))
            found[-1][1].update(_cells(name, texts))
    return found


def _cells(name: str, texts: list[str]) -> Cells:
    first = texts[0] if texts else ""
    if name in SPOKEN:
        return {name: first, name + ENGLISH: texts[1] if len(texts) > 1 else ""}
    if name == "weeks":  # «3 4»: not less than three, four as a rule
        least, _, usual = first.partition(" ")
        return {"least": least, "weeks": usual or least}
    return {name: first}
