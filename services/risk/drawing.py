"""What every picture is drawn with: the page's width, colours, letters; SVG in, PNG out."""

from pathlib import Path
from xml.sax.saxutils import escape

WIDTH = 360  # the unit of everything drawn; rendered ZOOM times as large
ZOOM = 2.5  # 900 px: sharp on any phone, and the worst case stays below 150 KB
LEFT, RIGHT = 18, WIDTH - 18
INK, QUIET, TRACK, PAPER = "#1f2933", "#66727f", "#e9edf1", "#ffffff"
COLOURS = {"low": "#4f9d7e", "medium": "#d9982b", "high": "#c2453c", "unknown": "#98a3ad"}
INKS = {"low": "#2f7a5c", "medium": "#96640a", "high": "#a8332b", "unknown": QUIET}
_FONTS = Path(__file__).parents[2] / "content" / "fonts"


def text(
    x: float, y: float, words: str, size: float, fill: str, *, bold: bool = False, end: bool = False,
    middle: bool = False,
) -> str:  # fmt: skip
    """One line of text that begins, ends or is centred at x."""
    weight = ' font-weight="bold"' if bold else ""
    anchor = ' text-anchor="end"' if end else ' text-anchor="middle"' if middle else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}"{weight}{anchor}>{escape(words)}</text>'


def plain(words: str) -> str:
    """One line without the characters that XML forbids."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def cut(words: str, most: int) -> str:
    """A name in at most so many characters."""
    words = plain(words)
    return words if len(words) <= most else words[: most - 1] + "…"


def page(height: float, *parts: str) -> str:
    """A whole picture of the usual width."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}"'
            f' viewBox="0 0 {WIDTH} {height}" font-family="DejaVu Sans">',
            f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
            *parts,
            "</svg>",
        ]
    )


def render(svg: str, zoom: float = ZOOM) -> bytes:
    """PNG, `zoom` times the size; with the bundled fonts alone, so that it looks the same on every machine."""
    import resvg_py  # here: the library is needed by whoever draws, not by whoever lays out

    fonts = [str(_FONTS / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, skip_system_fonts=True, font_files=fonts))


def render_light(svg: str, most: int = 150_000) -> bytes:
    """PNG of at most so many bytes: what is long and full of numbers is drawn a little less sharp."""
    zoom, png = ZOOM, render(svg)
    while len(png) > most and zoom > 1:
        zoom *= 0.85
        png = render(svg, zoom)
    return png
