"""The picture of the factors: every level is a word, nothing sums up, any name fits, the file is small."""

import struct
from itertools import product
from xml.etree import ElementTree

import pytest

from services.risk.picture import WIDTH, ZOOM, factors_svg, render
from services.risk.profile import FactorView

LEVELS = (
    FactorView("F1", 21, "low", "low", (), ()),
    FactorView("F2", 7, "high", "low", ("C12",), ()),
    FactorView("F3", 45, "medium", "medium", (), ()),
    FactorView("F4", None, "unknown", "unknown", (), ()),
    FactorView("F5", 78, "high", "high", ("C1",), ()),
    FactorView("F6", 12, "medium", "low", ("C8",), ()),
    FactorView("F7", None, "high", "unknown", ("C5",), ()),
    FactorView("F8", 100, "high", "high", (), ()),
)
NAMES = dict(zip((f"F{n}" for n in range(1, 9)), "АБВГДЕЖЗ", strict=True))


def _texts(svg: str) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("text")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ["риск низкий", "риск высокий", "риск средний", "недостаточно данных"]),
        ("en", ["low risk", "high risk", "medium risk", "too little data"]),
    ],
)
def test_levels_are_words(language: str, words: list[str]) -> None:
    low, high, medium, unknown = words
    texts = _texts(factors_svg(LEVELS, NAMES, language, "Школа 12"))
    assert [text for text in texts if text in words] == [low, high, medium, unknown, high, medium, high, high]
    assert [text for text in texts if text.isdigit()] == ["21", "7", "45", "78", "12", "100"]
    lifted = [text for text in texts if text.startswith("▲")]
    assert [text.split(": ")[1] for text in lifted] == [low, low, unknown]


def test_there_is_no_total() -> None:
    """Of numbers, only the factors' own scores and the two borders of the footer."""
    texts = _texts(factors_svg(LEVELS[:1], NAMES, "ru", "Школа"))
    assert texts == ["Школа", "А", "риск низкий", "21", *texts[-2:]]
    assert "не нормативы" in texts[-1]


@pytest.mark.parametrize("title", ["", "Школа <№ 12> & «Ёж» \x0b\x00\ud83d", "Школа " * 60, "Ш" * 300])
def test_any_name_fits(title: str) -> None:
    svg = factors_svg(LEVELS, {**NAMES, "F1": title}, "ru", title)
    assert all(len(text) <= 60 for text in _texts(svg))
    assert render(svg).startswith(b"\x89PNG")


def test_the_file_is_small_and_of_the_right_width() -> None:
    lifted = [FactorView(f"F{n}", 50, "high", "medium", ("C1",), ()) for n in range(1, 9)]
    names = {f"F{n}": "Ширококрылая щука №" for n in range(1, 9)}
    png = render(factors_svg(lifted, names, "ru", "Ширококрылая общеобразовательная школа № 12"))
    assert struct.unpack(">I", png[16:20])[0] == WIDTH * ZOOM
    assert len(png) <= 150_000


def test_bars_stay_inside_and_the_lifted_part_is_shown() -> None:
    for score, (level, raw) in product((None, 0, 1, 59, 100), (("low", "low"), ("high", "low"), ("medium", "unknown"))):
        view = FactorView("F1", score, level, raw, ("C1",) if level != raw else (), ())
        root = ElementTree.fromstring(factors_svg([view], NAMES, "ru", "Школа"))
        bars = [one.attrib for one in root if one.tag.endswith("rect")][1:]
        assert all(float(bar["x"]) + float(bar["width"]) <= WIDTH - 18 for bar in bars)
        assert sum(float(bar.get("fill-opacity", 1)) < 1 for bar in bars) == (level != raw)
