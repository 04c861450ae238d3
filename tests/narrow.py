"""What fits a cheap phone: at most eight rows of buttons, at most 24 characters on each, no two that read alike."""

from collections.abc import Iterable, Iterator
from typing import Any

from sandbox.telegram import Call

MOST_ROWS = 8
MOST_CHARACTERS = 24
UNMARKED = ("·",)  # days that cannot be chosen
SHOWING = ("sendMessage", "editMessageText")


def misfits(calls: Iterable[Call]) -> list[str]:
    """Every screen among these calls that is too high or has too long a button, each told once."""
    shown = (call.params for call in calls if call.method in SHOWING and call.params.get("reply_markup"))
    return sorted({line for params in shown for line in _of(params)})


def _of(params: dict[str, Any]) -> Iterator[str]:
    rows = params["reply_markup"]["inline_keyboard"]
    first_line = str(params.get("text")).split("\n", 1)[0]
    if len(rows) > MOST_ROWS:
        yield f"{len(rows)} rows: {first_line} [{' | '.join(' · '.join(b['text'] for b in row) for row in rows)}]"
    said = [(one["text"], one["callback_data"]) for row in rows for one in row]
    for label, data in said:
        if label not in UNMARKED and any(label == other and data != its for other, its in said):
            yield f"two buttons «{label}» under {first_line}"
    for label, _ in said:
        if len(label) > MOST_CHARACTERS:
            yield f"{len(label)} characters: «{label}» under {first_line}"
