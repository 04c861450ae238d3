"""How a cycle goes, as a picture: a bar of schools for every municipality, in the order of the alphabet.

Every part of a bar carries its count; colour only repeats what the legend says in words.
"""

from collections.abc import Sequence
from textwrap import wrap

from services.forms.progress import STATES, TownProgress
from services.risk.drawing import INK, LEFT, QUIET, RIGHT, TRACK, cut, page, plain, text

ROW, BAR = 44, 17
_TOP, _LINE, _LEGEND = 32, 22, 19
_LONGEST_TITLE = 30  # characters
# From grey to green; ink that can be read on each.
_FILLS = {"out": "#c3cad1", "idle": "#f0c46c", "started": "#8fb8de", "sent": "#7cc2a0", "verified": "#2f7a5c"}
_INKS = {state: INK for state in STATES} | {"verified": "#ffffff"}
_WORDS = {
    "ru": {
        "out": "не вошли", "idle": "вошли, не начали", "started": "заполняют", "sent": "отправили, не проверены",
        "verified": "проверены", "whole": "Всего", "of": "отправили {} из {}", "none": "школ нет",
    },
    "en": {
        "out": "not in yet", "idle": "in, not begun", "started": "filling in", "sent": "sent, not verified",
        "verified": "verified", "whole": "All", "of": "{} of {} sent", "none": "no schools",
    },
}  # fmt: skip


def svg(whole: TownProgress, towns: Sequence[TownProgress], language: str, title: str, *, last: bool = True) -> str:
    """The picture; the whole comes first, then these municipalities."""
    words = _WORDS.get(language, _WORDS["en"])
    lines = wrap(plain(title), _LONGEST_TITLE, max_lines=2, placeholder="…", break_on_hyphens=False) or [""]
    parts = [text(LEFT, _TOP + _LINE * k, line, 15.5, INK, bold=True) for k, line in enumerate(lines)]
    y = _TOP + _LINE * (len(lines) - 1) + 14
    for state in STATES:
        parts.append(_legend(words[state], whole.states[state], state, y))
        y += _LEGEND
    y += 6
    parts.append(_row(words["whole"], whole, words, y))
    y += ROW
    parts.append(f'<rect x="{LEFT}" y="{y}" width="{RIGHT - LEFT}" height="1" fill="{TRACK}"/>')
    y += 4
    for town in towns:
        parts.append(_row(town.name, town, words, y))
        y += ROW
    if not last:
        parts.append(text(LEFT, y + 12, "…", 13, QUIET))
        y += 16
    return page(y + 12, *parts)


def _legend(word: str, n: int, state: str, y: int) -> str:
    box = f'<rect x="{LEFT}" y="{y}" width="13" height="13" rx="3" fill="{_FILLS[state]}"/>'
    return f"{box}\n{text(LEFT + 21, y + 11, f'{word}: {n}', 12, INK)}"


def _row(name: str, town: TownProgress, words: dict[str, str], y: int) -> str:
    done = town.states["sent"] + town.states["verified"]
    said = words["of"].format(done, town.schools) if town.schools else words["none"]
    parts = [
        text(LEFT, y + 13, cut(name, room_for_name(said)), 12.5, INK, bold=True),
        text(RIGHT, y + 13, said, 11, QUIET, end=True),
    ]
    x = float(LEFT)
    for state, width in _widths(town).items():
        parts.append(f'<rect x="{x:.1f}" y="{y + 19}" width="{max(width - 1, 1):.1f}" height="{BAR}" rx="2" '
                     f'fill="{_FILLS[state]}"/>')  # fmt: skip
        parts.append(
            text(round(x + (width - 1) / 2, 1), y + 32, str(town.states[state]), 11, _INKS[state], middle=True)
        )
        x += width
    return "\n".join(parts)


def room_for_name(beside: str) -> int:
    """How many bold letters fit on a line before what stands at its end."""
    return int((RIGHT - LEFT - 6.9 * len(beside) - 8) / 8.6)


def _widths(town: TownProgress) -> dict[str, float]:
    """By the number of schools; the smallest part still has room for its count, at the others' expense."""
    present = {state: n for state, n in town.states.items() if n}
    least = {state: 12.0 + 7 * len(str(n)) for state, n in present.items()}
    room, total = RIGHT - LEFT, sum(present.values())
    widths = {state: room * n / total for state, n in present.items()}
    tight = {state for state in present if widths[state] < least[state]}
    free = room - sum(least[state] for state in tight)
    rest = sum(n for state, n in present.items() if state not in tight) or 1
    return {state: least[state] if state in tight else free * n / rest for state, n in present.items()}
