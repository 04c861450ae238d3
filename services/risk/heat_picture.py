"""Factor by municipality as a picture: in every cell how many of the schools that have sent stand at a high risk.

In the order of the alphabet, and nothing is said where too few have sent: no ranking, no school to be guessed.
"""

from collections.abc import Mapping, Sequence
from textwrap import wrap

from services.risk.bars import room_for_name
from services.risk.drawing import INK, LEFT, QUIET, RIGHT, TRACK, cut, page, plain, text
from services.risk.heat import FEWEST, TownHeat

CELL, ROW = 31, 56
_TOP, _LINE, _HEAD = 32, 22, 96
_LONGEST_TITLE, _LONGEST_FACTOR = 30, 13  # characters
_COLD, _HOT = (247, 236, 226), (200, 80, 62)
_WORDS = {
    "ru": {
        "whole": "Всего", "few": "мало данных: отправили {}", "of": "из {}", "sent": "отправили {}",
        "how": "В клетке: у скольких школ риск высокий", "least": f"Меньше {FEWEST} отправивших – мало данных.",
        "sign": "Значения по умолчанию, не нормативы.",
    },
    "en": {
        "whole": "All", "few": "too little data: {} sent", "of": "of {}", "sent": "{} sent",
        "how": "In a cell: how many schools stand at high risk",
        "least": f"Fewer than {FEWEST} sent: too little data.", "sign": "Defaults, not official norms.",
    },
}  # fmt: skip


def svg(whole: TownHeat, towns: Sequence[TownHeat], names: Mapping[str, str], language: str, title: str) -> str:
    """The picture; `names` are the factors' short names in their order."""
    words = _WORDS.get(language, _WORDS["en"])
    lines = wrap(plain(title), _LONGEST_TITLE, max_lines=2, placeholder="…", break_on_hyphens=False) or [""]
    parts = [text(LEFT, _TOP + _LINE * k, line, 15.5, INK, bold=True) for k, line in enumerate(lines)]
    y = _TOP + _LINE * (len(lines) - 1) + 18
    parts.append(text(LEFT, y, words["how"], 11, QUIET))
    y += _HEAD
    parts += [_factor(name, k, len(names), y) for k, name in enumerate(names.values())]
    y += 8
    for name, town in [(words["whole"], whole), *((town.name, town) for town in towns)]:
        parts.append(_row(name, town, list(names), words, y))
        y += ROW
    parts += [text(LEFT, y + 12, words["least"], 10.5, QUIET), text(LEFT, y + 27, words["sign"], 10.5, QUIET)]
    return page(y + 40, *parts)


def _place(k: int, n: int) -> float:
    """The left edge of a factor's column."""
    return LEFT + k * (RIGHT - LEFT) / max(n, 1)


def _factor(name: str, k: int, n: int, y: int) -> str:
    """A factor's name, upright over its column."""
    x = _place(k, n) + (RIGHT - LEFT) / max(n, 1) / 2 + 4
    turned = text(round(x, 1), y, cut(name, _LONGEST_FACTOR), 12, INK)
    return turned.replace("<text ", f'<text transform="rotate(-90 {x:.1f} {y})" ', 1)


def _row(name: str, town: TownHeat, factors: Sequence[str], words: Mapping[str, str], y: int) -> str:
    said = words["few" if town.few else "sent"].format(town.sent)
    parts = [
        text(LEFT, y + 13, cut(name, room_for_name(said)), 12.5, INK, bold=True),
        text(RIGHT, y + 13, said, 11, QUIET, end=True),
    ]
    for k, factor in enumerate(factors):
        parts.append(_cell(_place(k, len(factors)), y + 18, (RIGHT - LEFT) / len(factors) - 2, town, factor, words))
    return "\n".join(parts)


def _cell(x: float, y: int, width: float, town: TownHeat, factor: str, words: Mapping[str, str]) -> str:
    fill = TRACK if town.few else _warmth(town.high.get(factor, 0) / town.sent)
    box = f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{CELL}" rx="3" fill="{fill}"/>'
    if town.few:
        return f"{box}\n{text(round(x + width / 2, 1), y + 20, '–', 12, QUIET, middle=True)}"
    n, middle = town.high.get(factor, 0), round(x + width / 2, 1)
    ink = "#ffffff" if n / town.sent > 0.6 else INK
    small = 9.5 if town.sent < 1000 else 8
    return "\n".join(
        [
            box,
            text(middle, y + 15, str(n), 12.5, ink, bold=True, middle=True),
            text(middle, y + 26, words["of"].format(town.sent), small, ink, middle=True),
        ]
    )


def _warmth(share: float) -> str:
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(_COLD, _HOT, strict=True))
