"""The way as a picture: the stages from top to bottom, what is behind, where the school stands, what is ahead."""

from collections.abc import Sequence
from textwrap import wrap

from services.risk.drawing import INK, LEFT, PAPER, QUIET, TRACK, page, plain, text

GREEN, BLUE = "#2f7a5c", "#1f5fa8"
_X, _ROW, _TOP, _LINE = LEFT + 14, 52, 20, 20
Row = tuple[str, str, str, str]  # number, name, under it, past now ahead


def way_svg(title: str, rows: Sequence[Row], note: str) -> str:
    """SVG of the usual width; whoever cannot tell colours reads the marks: ✓, a filled number, an empty one."""
    heads = wrap(plain(title), 34, max_lines=2, placeholder="…") or [""]
    parts = [text(LEFT, _TOP + 8 + _LINE * k, line, 15, INK, bold=True) for k, line in enumerate(heads)]
    y = _TOP + _LINE * len(heads) + 24
    end = y + _ROW * (len(rows) - 1)
    parts.append(f'<line x1="{_X}" y1="{y}" x2="{_X}" y2="{end}" stroke="{TRACK}" stroke-width="4"/>')
    here = next((k for k, row in enumerate(rows) if row[3] == "now"), len(rows) - 1)
    parts.append(f'<line x1="{_X}" y1="{y}" x2="{_X}" y2="{y + _ROW * here}" stroke="{GREEN}" stroke-width="4"/>')
    for k, row in enumerate(rows):
        parts.append(_stage(row, y + _ROW * k))
    below = wrap(plain(note), 46, max_lines=3, placeholder="…")
    parts += [text(LEFT, end + 44 + 16 * k, line, 11, INK) for k, line in enumerate(below)]
    return page(end + 44 + 16 * len(below), *parts)


def _stage(row: Row, y: int) -> str:
    number, name, under, where = row
    fill, edge, ink = {
        "past": (GREEN, GREEN, PAPER), "now": (BLUE, BLUE, PAPER), "ahead": (PAPER, "#98a3ad", QUIET),
    }[where]  # fmt: skip
    mark = "✓" if where == "past" else number or "•"
    colour = QUIET if where == "ahead" else INK
    found = [
        f'<circle cx="{_X}" cy="{y}" r="13" fill="{fill}" stroke="{edge}" stroke-width="2"/>',
        text(_X, y + 4.5, mark, 13, ink, bold=True, middle=True),
    ]
    lines = wrap(plain(name), 38, max_lines=2, placeholder="…")
    top = y - 2 if under or len(lines) > 1 else y + 5
    found += [text(_X + 24, top + 15 * k, line, 12.5, colour, bold=where == "now") for k, line in enumerate(lines)]
    if under:
        found.append(text(_X + 24, top + 15 * len(lines), plain(under)[:48], 10.5, QUIET))
    return "\n".join(found)
