"""Levels over the cycles: trends by the level that counts, and the picture that says them in words."""

import struct
from datetime import date
from itertools import product
from xml.etree import ElementTree

import pytest

from services.risk.drawing import WIDTH, ZOOM, render
from services.risk.history import Past, Then, step, trend
from services.risk.history_picture import history_svg

NAMES = {f"F{n}": f"Фактор {n}" for n in range(1, 9)}
RISING = ("low", "medium", "high")


def past(*cycles: dict[str, Then]) -> list[Past]:
    return [Past(n, date(2026, 10, 5), True, levels) for n, levels in enumerate(cycles)]


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("text")]


def test_a_step_is_worse_better_same_or_unknown() -> None:
    for before, now in product(RISING, RISING):
        change = RISING.index(now) - RISING.index(before)
        assert step(before, now) == {-1: "better", 0: "same", 1: "worse"}[(change > 0) - (change < 0)]
    assert step("unknown", "high") == step("low", "unknown") == "unknown"
    cycles = past({"F1": Then("low")}, {"F1": Then("high")}, {"F1": Then("medium")})
    assert trend(cycles, "F1") == "better" and trend(cycles, "F2") == "unknown"


@pytest.mark.parametrize(("language", "words"), [("ru", ("низкий", "высокий")), ("en", ("low", "high"))])
def test_every_level_is_a_word_and_every_change_an_arrow(language: str, words: tuple[str, str]) -> None:
    cycles = past({"F1": Then("low")}, {"F1": Then("high", found=True)})
    said = texts(history_svg(cycles, {"F1": "Кадры"}, ["окт 26", "апр 27"], language, "Школа"))
    assert said[:6] == ["Школа", "окт 26", "апр 27", "Кадры", *words] and said[6] == "▲"
    assert any("муниципалитет" in one or "municipality" in one for one in said[7:])
    alone = texts(history_svg(cycles[:1], {"F1": "Кадры"}, ["окт 26"], language, "Школа"))
    assert not any("муниципалитет" in one or "municipality" in one for one in alone)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_any_name_fits_and_the_file_is_small(count: int) -> None:
    levels = {factor: Then(RISING[k % 3], found=True) for k, factor in enumerate(NAMES)} | {"F8": Then("unknown")}
    names = {**NAMES, "F1": "Ш" * 80, "F2": "<&\x0b>"}
    svg = history_svg(past(*[levels] * count), names, ["сен 26"] * count, "ru", "Ширококрылая школа <№ 12> & «Ёж» " * 3)
    edges = [
        float(one.attrib["x"]) + float(one.attrib["width"]) for one in ElementTree.fromstring(svg) if "rx" in one.attrib
    ]
    assert max(edges) <= WIDTH - 18
    png = render(svg)
    assert struct.unpack(">I", png[16:20])[0] <= WIDTH * ZOOM and len(png) <= 150_000
