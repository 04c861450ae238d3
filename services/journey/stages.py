"""The stages, gates, support measures and exit checks as `content/journey` has them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.content import CONTENT
from services.refusal import NotThere

FOLDER = CONTENT / "journey"
# What the program can find out; a table may use them in any way, but not invent others.
FACTS = (
    "listed", "sent", "verified", "roadmap", "curator", "mentor", "agreement", "subjects", "model",
    "decided", "watched",
)  # fmt: skip
Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its number in the procedure ('' after the last), what opens its gate, where the gate leads."""

    code: str
    number: str
    names: Texts
    needs: tuple[str, ...]
    next: str


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition: whose move it is until it holds."""

    code: str
    whose: str
    names: Texts


@dataclass(frozen=True, slots=True)
class Kind:
    """A support measure: who arranges it, what is written down, when somebody is reminded (days)."""

    code: str
    names: Texts
    who: tuple[str, ...]
    asks: tuple[str, ...]
    optional: bool
    ahead: tuple[int, ...]
    every: int


@dataclass(frozen=True, slots=True)
class Check:
    """A condition of the way out with its limit."""

    code: str
    limit: int
    names: Texts


def table(path: Path) -> list[dict[str, str]]:
    """The rows of the one table in a Markdown file, by the names in its head."""
    rows = [line.strip().strip("|").split("|") for line in path.read_text("utf-8").splitlines() if line[:1] == "|"]
    head, *body = [[cell.strip() for cell in row] for row in rows if set("".join(row).strip()) - set("- :")]
    for row in body:
        if len(row) != len(head):
            raise ValueError(f"{path.name}: a row of {len(row)} cells under {len(head)}: {row[0]}")
    return [dict(zip(head, row, strict=True)) for row in body]


def _names(row: dict[str, str]) -> Texts:
    return {"ru": row["ru"], "en": row["en"]}


@cache
def stages() -> dict[str, Stage]:
    """The stages in their order; raises ValueError where one leads nowhere or needs what nobody can find out."""
    found = {
        row["code"]: Stage(row["code"], row["number"], _names(row), tuple(row["needs"].split()), row["next"])
        for row in table(FOLDER / "stages.md")
    }
    for one in found.values():
        if one.next and one.next not in found:
            raise ValueError(f"stages.md: {one.code} leads to {one.next}, which is none")
        if unknown := [need for need in one.needs if need not in FACTS or need not in gates()]:
            raise ValueError(f"stages.md: {one.code} needs {unknown[0]}, which is none")
    return found


@cache
def gates() -> dict[str, Gate]:
    """The conditions by code."""
    return {row["code"]: Gate(row["code"], row["whose"], _names(row)) for row in table(FOLDER / "gates.md")}


@cache
def kinds() -> tuple[Kind, ...]:
    """The support measures in their order."""
    return tuple(
        Kind(
            row["code"], _names(row), tuple(row["who"].split()), tuple(row["asks"].split()), row["optional"] == "yes",
            tuple(int(days) for days in row["ahead"].split()), int(row["every"] or 0),
        )
        for row in table(FOLDER / "support.md")
    )  # fmt: skip


def kind(number: int) -> Kind:
    """A support measure by its place in the table, as buttons carry it."""
    if not 0 <= number < len(kinds()):
        raise NotThere
    return kinds()[number]


@cache
def checks() -> tuple[Check, ...]:
    """What the way out is judged by."""
    return tuple(Check(row["code"], int(row["limit"]), _names(row)) for row in table(FOLDER / "exit.md"))


def stage(code: str) -> Stage:
    """A stage by its code; one that the content no longer has is not there."""
    if code not in stages():
        raise NotThere
    return stages()[code]


def by_number(number: int) -> Stage:
    """A stage by its place in the table."""
    found = tuple(stages().values())
    if not 0 <= number < len(found):
        raise NotThere
    return found[number]


def place(code: str) -> int:
    """Where a stage stands in the order."""
    return tuple(stages()).index(stage(code).code)


def first() -> Stage:
    """Where everybody begins."""
    return next(iter(stages().values()))
