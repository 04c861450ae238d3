"""Bars of counts, one a row, with a legend: how many stand where, in every municipality.

Every part of a bar carries its count; colour only repeats what the legend says in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from services.risk.drawing import INK, LEFT, QUIET, RIGHT, TRACK, cut, page, plain, text

ROW, BAR = 44, 17
_TOP, _LINE, _LEGEND = 32, 22, 19
_LONGEST_TITLE = 30  # characters


@dataclass(frozen=True, slots=True)
class Kind:
    """One state: its code, the legend's word, the colour and the ink that can be read on it."""

    code: str
    word: str
    fill: str
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: a name, what stands at the end of its line, how many are in each state."""

    name: str
    said: str
    counts: dict[str, int]


def svg(title: str, kinds: Sequence[Kind], whole: Bar, rows: Sequence[Bar], *, last: bool = True) -> str:
    """The picture; the whole comes first."""
    lines = wrap(plain(title), _LONGEST_TITLE, max_lines=2, placeholder="…", break_on_hyphens=False) or [""]
    parts = [text(LEFT, _TOP + _LINE * k, line, 15.5, INK, bold=True) for k, line in enumerate(lines)]
    y = _TOP + _LINE * (len(lines) - 1) + 14
    for kind in kinds:
        parts.append(_legend(kind, whole.counts[kind.code], y))
        y += _LEGEND
    y += 6
    parts.append(_row(whole, kinds, y))
    y += ROW
    parts.append(f'<rect x="{LEFT}" y="{y}" width="{RIGHT - LEFT}" height="1" fill="{TRACK}"/>')
    y += 4
    for one in rows:
        parts.append(_row(one, kinds, y))
        y += ROW
    if not last:
        parts.append(text(LEFT, y + 12, "…", 13, QUIET))
        y += 16
    return page(y + 12, *parts)


def _legend(kind: Kind, n: int, y: int) -> str:
    box = f'<rect x="{LEFT}" y="{y}" width="13" height="13" rx="3" fill="{kind.fill}"/>'
    return f"{box}\n{text(LEFT + 21, y + 11, f'{kind.word}: {n}', 12, INK)}"


def _row(bar: Bar, kinds: Sequence[Kind], y: int) -> str:
    parts = [
        text(LEFT, y + 13, cut(bar.name, room_for_name(bar.said)), 12.5, INK, bold=True),
        text(RIGHT, y + 13, bar.said, 11, QUIET, end=True),
    ]
    x, by_code = float(LEFT), {kind.code: kind for kind in kinds}
    for code, width in _widths({kind.code: bar.counts[kind.code] for kind in kinds}).items():
        parts.append(f'<rect x="{x:.1f}" y="{y + 19}" width="{max(width - 1, 1):.1f}" height="{BAR}" rx="2" '
                     f'fill="{by_code[code].fill}"/>')  # fmt: skip
        middle = round(x + (width - 1) / 2, 1)
        parts.append(text(middle, y + 32, str(bar.counts[code]), 11, by_code[code].ink, middle=True))
        x += width
    return "\n".join(parts)


def room_for_name(beside: str) -> int:
    """How many bold letters fit on a line before what stands at its end."""
    return int((RIGHT - LEFT - 6.9 * len(beside) - 8) / 8.6)


def _widths(counts: dict[str, int]) -> dict[str, float]:
    """By the count; the smallest part still has room for its number, at the others' expense."""
    wide = {code: n for code, n in counts.items() if n}
    least = {code: 12.0 + 7 * len(str(n)) for code, n in wide.items()}
    widths = dict(least)
    while wide:
        room = RIGHT - LEFT - sum(least[code] for code in least.keys() - wide.keys())
        total = sum(wide.values())
        shares = {code: room * n / total for code, n in wide.items()}
        tight = {code for code, share in shares.items() if share < least[code]}
        if not tight:
            return widths | shares
        # What these take from the others may leave one of them without room, too.
        wide = {code: n for code, n in wide.items() if code not in tight}
    return widths
