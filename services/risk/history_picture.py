"""A school's levels over its last cycles as a picture: a row for each factor, a column for each cycle.

The word is in every cell, its height and an arrow say the same again; colour only repeats them.
"""

from collections.abc import Mapping, Sequence
from textwrap import wrap

from services.risk.drawing import COLOURS, INK, INKS, LEFT, PAPER, QUIET, RIGHT, TRACK, cut, page, plain, text
from services.risk.history import Past, Then, step

_NAMES = 104  # the width of the factors' names
_TOP, _LINE, _HEAD, _ROW = 22, 23, 26, 40
_LONGEST_TITLE, _LONGEST_NAME = 30, 13  # characters
_STEPS = {"low": 1, "medium": 2, "high": 3}
_ARROWS = {"worse": "▲", "better": "▼", "same": "="}
_WIDE = 65  # a column that takes two words in one line
_WORDS = {
    "ru": {
        "low": "низкий", "medium": "средний", "high": "высокий", "unknown": "нет данных",
        "arrows": "Риск: ▲ вырос, ▼ снизился, = без перемен.",
        "found": "В рамке – оценка муниципалитета, у школы другая.",
        "notice": "Границы – значения по умолчанию, не нормативы.",
    },
    "en": {
        "low": "low", "medium": "medium", "high": "high", "unknown": "no data",
        "arrows": "Risk: ▲ grew, ▼ fell, = unchanged.",
        "found": "Framed: the municipality's level, the school's differs.",
        "notice": "Borders are defaults, not official norms.",
    },
}  # fmt: skip


def history_svg(past: Sequence[Past], names: Mapping[str, str], heads: Sequence[str], language: str, title: str) -> str:
    """The picture as SVG; `names` are the factors' short names in their order, `heads` stand above the cycles."""
    words = _WORDS.get(language, _WORDS["en"])
    lines = wrap(plain(title), _LONGEST_TITLE, max_lines=2, placeholder="…", break_on_hyphens=False) or [""]
    start = _TOP + _LINE * len(lines)
    edges = _columns(len(past))
    parts = [text(LEFT, _TOP + 10 + _LINE * k, line, 15.5, INK, bold=True) for k, line in enumerate(lines)]
    parts += [
        text(x + wide / 2, start + 16, head, 11, QUIET, middle=True)
        for (x, wide), head in zip(edges, heads, strict=True)
    ]
    y = start + _HEAD
    for factor, name in names.items():
        parts.append(_row(past, factor, name, edges, words, y))
        y += _ROW
    notes = [words["arrows"], words["notice"]]
    if any(then.found for one in past for then in one.levels.values()):
        notes.insert(1, words["found"])
    parts += [text(LEFT, y + 14 + 16 * k, note, 10.5, QUIET) for k, note in enumerate(notes)]
    return page(y + 14 + 16 * len(notes), *parts)


def _columns(count: int) -> list[tuple[float, float]]:
    """(left edge, width) of each cycle's column."""
    wide = min((RIGHT - LEFT - _NAMES) / max(count, 1), 80)
    return [(LEFT + _NAMES + wide * k, wide) for k in range(count)]


def _row(
    past: Sequence[Past], factor: str, name: str, edges: Sequence[tuple[float, float]], words: Mapping[str, str], y: int
) -> str:
    found = [one.levels.get(factor, Then("unknown")) for one in past]
    cells = [_cell(then, words, x, wide, y) for then, (x, wide) in zip(found, edges, strict=True)]
    arrows = [
        _arrow(step(before.level, now.level), x, y)
        for before, now, (x, _) in zip(found, found[1:], edges[1:], strict=False)
    ]
    return "\n".join([text(LEFT, y + 23, cut(name, _LONGEST_NAME), 12.5, INK, bold=True), *cells, *arrows])


def _arrow(change: str, x: float, y: int) -> str:
    """On the border of two cycles, readable over a frame."""
    if change == "unknown":
        return ""
    ground = f'<circle cx="{x}" cy="{y + 28}" r="5.5" fill="{PAPER}"/>'
    return f"{ground}{text(x, y + 31, _ARROWS[change], 9, INK, bold=True, middle=True)}"


def _cell(then: Then, words: Mapping[str, str], x: float, wide: float, y: int) -> str:
    """The word, and below it one, two or three steps of three; a frame where it is the municipality's."""
    parts = [_frame(x, wide, y)] if then.found else []
    lines = [words[then.level]] if then.level in _STEPS or wide > _WIDE else words[then.level].split()
    for k, line in enumerate(lines):
        parts.append(text(x + wide / 2, y + 17 + 14 * k, line, 10, INKS[then.level], bold=True, middle=True))
    third = (wide - 20) / 3
    for k in range(3 if len(lines) == 1 else 0):
        fill = COLOURS[then.level] if k < _STEPS.get(then.level, 0) else TRACK
        left = round(x + 10 + third * k, 1)
        parts.append(f'<rect x="{left}" y="{y + 23}" width="{round(third - 2, 1)}" height="8" rx="2" fill="{fill}"/>')
    return "\n".join(parts)


def _frame(x: float, wide: float, y: int) -> str:
    place = f'x="{x + 1}" y="{y + 4}" width="{wide - 2}" height="32" rx="5"'
    return f'<rect {place} fill="none" stroke="{INK}" stroke-width="1.2"/>'
