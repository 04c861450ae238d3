"""What of a measure is typed: the fields, how long each may be, and a text made fit to keep."""

import unicodedata

from services.forms import personal
from services.refusal import Refusal
from services.roadmaps.roadmaps import ANSWER

LONGEST = {
    "name": 300, "responsible": 160, "participants": 255, "indicator": 300, "baseline": 200, "target": 200,
    "evidence": 300, ANSWER: 300,
}  # fmt: skip
FIELDS = tuple(LONGEST)  # their places travel in buttons: only append
WORTH = 3  # letters: fewer tell nobody anything
NEEDED = ("name", "responsible", ANSWER)


def clean(field: str, text: str) -> str:
    """A typed text for a field; raises `Refusal`: empty, too long, somebody's name."""
    return fit(text, LONGEST[field])


def told(text: str, most: int) -> str:
    """A remark or a reason that somebody else has to act upon: not «х», not «ок»."""
    line = fit(text, most)
    if sum(map(str.isalpha, line)) < WORTH:
        raise Refusal("text-too-short", seen=line[:40])
    return line


def fit(text: str, most: int) -> str:
    """One line of plain characters, at most so many, without anybody's name."""
    kept = "".join(char if char.isprintable() or char.isspace() else "" for char in text)
    line = " ".join("".join(char for char in kept if unicodedata.category(char) not in ("Cs", "Co", "Cn")).split())
    if not line:
        raise Refusal("text-empty")
    if len(line) > most:
        raise Refusal("text-too-long", most=most, seen=len(line))
    personal.refuse(line)
    return line
