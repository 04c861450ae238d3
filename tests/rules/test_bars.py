"""Bars of counts: parsed back from the picture, nothing is lost, nothing leaves the page, every count can be read."""

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.letters import burden_picture, overview, overview_picture
from services.letters.burden import Ledger, Load
from services.letters.overview import STATES, TownState
from services.risk.bars import Bar, Kind, svg
from services.risk.drawing import LEFT, RIGHT, TRACK, WIDTH, render

SVG = "{http://www.w3.org/2000/svg}"
FILLS = {state: f"#0000{n:02x}" for n, state in enumerate(STATES)}
KINDS = tuple(Kind(state, f"слово {state}", fill) for state, fill in FILLS.items())
COUNTS = st.fixed_dictionaries({state: st.sampled_from((0, 1, 2, 9, 27, 300, 9999)) for state in STATES})


def rects(picture: str) -> list[tuple[float, float, float, str]]:
    """(x, y, width, fill) of everything drawn on the paper."""
    found = ElementTree.fromstring(picture).findall(f"{SVG}rect")[1:]
    return [(float(one.get("x", 0)), float(one.get("y", 0)), float(one.get("width", 0)), one.get("fill", ""))
            for one in found]  # fmt: skip


def texts(picture: str) -> list[tuple[float, str]]:
    """(y, words) from top to bottom."""
    found = ElementTree.fromstring(picture).findall(f"{SVG}text")
    return sorted(((float(one.get("y", 0)), one.text or "") for one in found), key=lambda one: one[0])


def parts_of(picture: str) -> dict[float, list[tuple[float, float, str]]]:
    """The parts of each bar, by its height: (x, width, fill); the legend's boxes are not among them."""
    found: dict[float, list[tuple[float, float, str]]] = {}
    boxes = {y for x, y, width, _ in rects(picture) if x == LEFT and width == 13}
    for x, y, width, fill in rects(picture):
        if y not in boxes and fill != TRACK:
            found.setdefault(y, []).append((x, width, fill))
    return found


@given(COUNTS)
@example(dict.fromkeys(STATES, 9999))
@example({**dict.fromkeys(STATES, 1), "new": 300, "read": 27})
@example(dict.fromkeys(STATES, 0))
def test_a_bar_is_as_long_as_the_page_and_every_number_has_room(counts: dict[str, int]) -> None:
    picture = svg("Письмо", KINDS, Bar("Всего", "0 из 0", counts), [])
    present = [state for state in STATES if counts[state]]
    bars = parts_of(picture)
    assert len(bars) == bool(present)
    for parts in bars.values():
        assert [fill for _, _, fill in parts] == [FILLS[state] for state in present]
        assert parts[0][0] == LEFT and abs(parts[-1][0] + parts[-1][1] + 1 - RIGHT) < 0.3
        for (x, width, _), (after, _, _) in pairwise(parts):
            assert abs(x + width + 1 - after) < 0.3, "they touch and do not overlap"
        for state, (_, width, _) in zip(present, parts, strict=True):
            assert width + 1 >= 12 + 7 * len(str(counts[state])) - 0.1, state
    said = [words for _, words in texts(picture)]
    assert [words for words in said if words.isdigit()] == [str(counts[state]) for state in present]
    assert [words for words in said if words.startswith("слово")] == [f"слово {one}: {counts[one]}" for one in STATES]


@given(st.lists(st.text(max_size=90), max_size=6), st.booleans())
def test_any_name_in_any_number_of_rows_stays_on_the_page(names: list[str], last: bool) -> None:
    counts = {**dict.fromkeys(STATES, 0), "new": 3}
    picture = svg("Т" * 200, KINDS[:1], Bar("Всего", "", counts), [Bar(one, "", counts) for one in names], last=last)
    root = ElementTree.fromstring(picture)
    height = float(root.get("height", 0))
    assert all(x >= LEFT and x + width <= RIGHT and y < height for x, y, width, _ in rects(picture))
    assert all(y <= height for y, _ in texts(picture)) and float(root.get("width", 0)) == WIDTH
    assert len(parts_of(picture)) == 1 + len(names), "a row for each, the whole first"
    assert ("…" in [words for _, words in texts(picture)][-1:]) >= (not last)


def town(name: str, **states: int) -> TownState:
    return TownState(1, name, {**dict.fromkeys(STATES, 0), **states})


@pytest.mark.parametrize(
    ("language", "news", "said"),
    [
        ("ru", False, ["отчёт у 3 из 10", "отчёт у 3 из 7", "отчёт у 0 из 3"]),
        ("ru", True, ["ознакомились 4 из 10", "ознакомились 4 из 7", "ознакомились 0 из 3"]),
        ("en", False, ["3 of 10 reported", "3 of 7 reported", "0 of 3 reported"]),
        ("fr", True, ["4 of 10 have read it", "4 of 7 have read it", "0 of 3 have read it"]),
    ],
)
def test_what_was_called_off_is_asked_of_nobody(language: str, news: bool, said: list[str]) -> None:
    towns = [town("Арский", read=4, reported=1, accepted=2, cancelled=5), town("Буинский", new=2, unreachable=1)]
    whole = overview.total(towns)
    assert whole.meant == 15 and whole.states["cancelled"] == 5
    picture = overview_picture.svg(whole, towns, language, "Приказ № 1", news=news)
    words = [one for _, one in texts(picture)]
    assert [one for one in words if (" из " in one or " of " in one) and ":" not in one] == said
    numbers = sorted(int(one) for one in words if one.isdigit())
    assert numbers == sorted([4, 1, 2, 5, 2, 1] * 2), "each town's and the sum's, as the states lie apart"
    assert not [one for one in words if one.startswith(("срок прошёл", "past the term"))], "nobody is there"


@given(st.lists(COUNTS, max_size=5))
def test_a_total_is_the_sum_of_its_towns(every: list[dict[str, int]]) -> None:
    towns = [TownState(n, str(n), counts) for n, counts in enumerate(every)]
    whole = overview.total(towns)
    assert whole.meant == sum(n for counts in every for n in counts.values()) == sum(one.meant for one in towns)


def ledger(minutes: list[int], schools: int, saved: int = 0) -> Ledger:
    loads = tuple(Load(n, f"Ш{n}", 1, 0, one) for n, one in enumerate(minutes))
    return Ledger(date(2026, 10, 1), schools, loads, (), saved, 2, 4)


@pytest.mark.parametrize(
    ("minutes", "schools", "middle"),
    [([], 0, 0), ([], 5, 0), ([10, 20, 30], 3, 20), ([10, 20, 30], 7, 0), ([60, 60], 4, 30), ([5], 1, 5)],
)
def test_the_school_in_the_middle_counts_those_who_were_asked_nothing(
    minutes: list[int], schools: int, middle: int
) -> None:
    one = ledger(minutes, schools)
    assert (one.median, one.minutes, one.letters) == (middle, sum(minutes), len(minutes))


def test_months_are_drawn_to_one_scale() -> None:
    months = [("Октябрь", 3, ledger([40, 40], 2, saved=8)), ("Сентябрь", 0, ledger([20, 20], 2)), ("Август", 0,
              ledger([], 0))]  # fmt: skip
    picture = burden_picture.svg(months, "ru", "Нагрузка")
    widths = [width for x, _, width, _ in rects(picture) if x == LEFT and width != 13]
    full = RIGHT - LEFT - 62
    assert widths == [full, full * 2 / 40, full / 2, 2, 2, 2], "40 minutes; 4 saved by 2 schools; half; nothing"
    words = [one for _, one in texts(picture)]
    assert [one for one in words if one.endswith("мин")] == ["40 мин", "2 мин", "20 мин", "0 мин", "0 мин", "0 мин"]
    assert "писем: 3 · тихих недель: 2 из 4" in words
    half = burden_picture.svg([("М", 1, ledger([1], 4, saved=4))], "ru", "")
    assert "0,5 мин" in [one for _, one in texts(half)], "a decimal comma"
    assert render(picture).startswith(b"\x89PNG")
