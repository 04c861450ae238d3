"""The profile as a picture: a bar for each factor with its level as a word, readable on a phone of 360 px.

No total, no order of merit; colour only repeats what the word and the length say.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from xml.sax.saxutils import escape

from services.risk.profile import FactorView

WIDTH = 360  # the unit of everything below; rendered ZOOM times as large
ZOOM = 2.5  # 900 px: sharp on any phone, and the worst case stays below 150 KB
LEFT, RIGHT = 18, WIDTH - 18
ROW, CAPTION, BAR = 46, 15, 13
_TOP, _LINE = 22, 23
_FONTS = Path(__file__).parents[2] / "content" / "fonts"
_MEDIUM, _HIGH = 33, 60  # where the levels begin, drawn as thin lines
_LONGEST_TITLE, _LONGEST_NAME = 30, 20  # characters

_INK, _QUIET, _TRACK, _PAPER = "#1f2933", "#66727f", "#e9edf1", "#ffffff"
_COLOURS = {"low": "#4f9d7e", "medium": "#d9982b", "high": "#c2453c", "unknown": "#98a3ad"}
_INKS = {"low": "#2f7a5c", "medium": "#96640a", "high": "#a8332b", "unknown": _QUIET}
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
    lines = wrap(_plain(title), _LONGEST_TITLE, max_lines=2, placeholder="…", break_on_hyphens=False) or [""]
    start = _TOP + _LINE * len(lines)
    rows, foot = [], start
    for one in levels:
        rows.append(_row(one, names, words, foot))
        foot += ROW + CAPTION * _lifted(one)
    height = foot + 44
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}"'
            f' viewBox="0 0 {WIDTH} {height}" font-family="DejaVu Sans">',
            _HATCH,
            f'<rect width="{WIDTH}" height="{height}" fill="{_PAPER}"/>',
            *(_text(LEFT, _TOP + 10 + _LINE * k, line, 15.5, _INK, bold=True) for k, line in enumerate(lines)),
            *rows,
            _text(LEFT, foot + 14, words["scale"], 10.5, _QUIET),
            _text(LEFT, foot + 30, words["notice"], 10.5, _QUIET),
            "</svg>",
        ]
    )


def render(svg: str) -> bytes:
    """PNG, ZOOM times the size; with the bundled fonts alone, so that it looks the same on every machine."""
    import resvg_py  # here: the library is needed by whoever draws, not by whoever lays out

    fonts = [str(_FONTS / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, skip_system_fonts=True, font_files=fonts))


_HATCH = (
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="5" height="5" fill="{_TRACK}"/><rect width="1.6" height="5" fill="#b7c0c8"/></pattern></defs>'
)


def _row(one: FactorView, names: Mapping[str, str], words: Mapping[str, str], y: int) -> str:
    name = _plain(names.get(one.factor, one.factor))
    name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    parts = [
        _text(LEFT, y + 16, name, 13.5, _INK, bold=True),
        _text(RIGHT, y + 16, words[one.level], 12.5, _INKS[one.level], bold=True, end=True),
        _bar(one, y + 23),
    ]
    if one.score is not None:
        parts.append(_text(RIGHT, y + 34, str(one.score), 12.5, _INK, end=True))
    if _lifted(one):
        parts.append(_text(LEFT, y + 50, f"{words['lifted']} {words[one.raw_level]}", 10.5, _QUIET))
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
    parts = [_rect(LEFT, y, whole, "url(#hatch)" if one.score is None else _TRACK)]
    if _lifted(one):
        parts.append(_rect(LEFT, y, _reach(_least(one.level)) - LEFT, _COLOURS[one.level], opacity=0.25))
    if one.score:
        parts.append(_rect(LEFT, y, max(_reach(one.score) - LEFT, 4), _COLOURS[one.level]))
    for cut in (_MEDIUM, _HIGH):
        parts.append(f'<rect x="{_reach(cut) - 0.5}" y="{y}" width="1" height="{BAR}" fill="{_PAPER}"/>')
    return "\n".join(parts)


def _rect(x: float, y: float, width: float, fill: str, opacity: float = 1) -> str:
    place = f'x="{x}" y="{y}" width="{round(width, 1)}" height="{BAR}" rx="3"'
    return f'<rect {place} fill="{fill}" fill-opacity="{opacity}"/>'


def _text(x: float, y: float, text: str, size: float, fill: str, *, bold: bool = False, end: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    anchor = ' text-anchor="end"' if end else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}"{weight}{anchor}>{escape(text)}</text>'


def _plain(text: str) -> str:
    """One line without the characters that XML forbids."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
