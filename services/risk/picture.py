"""The profile as a picture: a bar for each factor with its level as a word, readable on a phone of 360 px.

No total, no order of merit; colour only repeats what the word and the length say.
"""

from collections.abc import Mapping, Sequence
from textwrap import wrap

from services.risk.drawing import (
    COLOURS,
    INK,
    INKS,
    LEFT,
    PAPER,
    QUIET,
    RIGHT,
    TRACK,
    WIDTH,
    ZOOM,
    cut,
    page,
    plain,
    render,
)
from services.risk.drawing import text as _text
from services.risk.profile import FactorView

__all__ = ["WIDTH", "ZOOM", "factors_svg", "render"]
ROW, CAPTION, BAR = 46, 15, 13
_TOP, _LINE = 22, 23
_MEDIUM, _HIGH = 33, 60  # where the levels begin, drawn as thin lines
_LONGEST_TITLE, _LONGEST_NAME = 30, 20  # characters

_WORDS = {
    "ru": {
        "low": "риск низкий", "medium": "риск средний", "high": "риск высокий", "unknown": "недостаточно данных",
        "lifted": "▲ поднят сигналом, по ответам:", "scale": "Длиннее – выше риск: средний от 33, высокий от 60.",
        "notice": "Значения по умолчанию, не нормативы.",
    },
    "en": {
        "low": "low risk", "medium": "medium risk", "high": "high risk", "unknown": "too little data",
        "lifted": "▲ raised by a signal, by the answers:", "scale": "Longer is riskier: medium from 33, high from 60.",
        "notice": "Defaults, not official norms.",
    },
}  # fmt: skip


def factors_svg(levels: Sequence[FactorView], names: Mapping[str, str], language: str, title: str) -> str:
    """The picture as SVG; `names` are the factors' short names in the language, `title` is the school's."""
    words = _WORDS.get(language, _WORDS["en"])
    lines = wrap(plain(title), _LONGEST_TITLE, max_lines=2, placeholder="…", break_on_hyphens=False) or [""]
    start = _TOP + _LINE * len(lines)
    rows, foot = [], start
    for one in levels:
        rows.append(_row(one, names, words, foot))
        foot += ROW + CAPTION * _lifted(one)
    height = foot + 44
    return page(
        height,
        _HATCH,
        *(_text(LEFT, _TOP + 10 + _LINE * k, line, 15.5, INK, bold=True) for k, line in enumerate(lines)),
        *rows,
        _text(LEFT, foot + 14, words["scale"], 10.5, QUIET),
        _text(LEFT, foot + 30, words["notice"], 10.5, QUIET),
    )


_HATCH = (
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="5" height="5" fill="{TRACK}"/><rect width="1.6" height="5" fill="#b7c0c8"/></pattern></defs>'
)


def _row(one: FactorView, names: Mapping[str, str], words: Mapping[str, str], y: int) -> str:
    name = cut(names.get(one.factor, one.factor), _LONGEST_NAME)
    parts = [
        _text(LEFT, y + 16, name, 13.5, INK, bold=True),
        _text(RIGHT, y + 16, words[one.level], 12.5, INKS[one.level], bold=True, end=True),
        _bar(one, y + 23),
    ]
    if one.score is not None:
        parts.append(_text(RIGHT, y + 34, str(one.score), 12.5, INK, end=True))
    if _lifted(one):
        parts.append(_text(LEFT, y + 50, f"{words['lifted']} {words[one.raw_level]}", 10.5, QUIET))
    return "\n".join(parts)


_SCORE_ROOM = 34  # right of the bar


def _lifted(one: FactorView) -> bool:
    return bool(one.lifted_by) and one.level != one.raw_level


def _reach(score: float) -> float:
    return round(LEFT + (RIGHT - LEFT - _SCORE_ROOM) * score / 100, 1)


def _least(level: str) -> int:
    return {"medium": _MEDIUM, "high": _HIGH}.get(level, 0)


def _bar(one: FactorView, y: int) -> str:
    """The track, the score, and how far a signal has lifted it."""
    whole = _reach(100) - LEFT
    parts = [_rect(LEFT, y, whole, "url(#hatch)" if one.score is None else TRACK)]
    if _lifted(one):
        parts.append(_rect(LEFT, y, _reach(_least(one.level)) - LEFT, COLOURS[one.level], opacity=0.25))
    if one.score:
        parts.append(_rect(LEFT, y, max(_reach(one.score) - LEFT, 4), COLOURS[one.level]))
    for edge in (_MEDIUM, _HIGH):
        parts.append(f'<rect x="{_reach(edge) - 0.5}" y="{y}" width="1" height="{BAR}" fill="{PAPER}"/>')
    return "\n".join(parts)


def _rect(x: float, y: float, width: float, fill: str, opacity: float = 1) -> str:
    place = f'x="{x}" y="{y}" width="{round(width, 1)}" height="{BAR}" rx="3"'
    return f'<rect {place} fill="{fill}" fill-opacity="{opacity}"/>'
