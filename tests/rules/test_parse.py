"""What people type, and what becomes of it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.forms.answers import Given, Half, Later, NoData, Ratio, dumps, loads, postpone, toggle
from services.forms.lines import NotUnderstood
from services.forms.parse import LARGEST, answer
from services.forms.schema import Choice, Item

ROOT = Path(__file__).parents[2]
COUNT = Item(kind="integer", name="count")
SHARE = Item(kind="ratio", name="share")
DECIMAL = Item(kind="decimal", name="decimal")
WORDS = Item(kind="text", name="words")
DAY = Item(kind="date", name="day")
HOUR = Item(kind="time", name="hour")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        (" 7 ", 7),
        ("07", 7),
        ("1 200", 1200),
        ("1\xa0200", 1200),
        ("1\u202f200 чел.", 1200),
        ("1 200 000", 1_200_000),
        ("7 чел.", 7),
        ("7чел", 7),
        ("примерно 7", 7),
        ("семь", 7),
        ("Двадцать.", 20),
        ("ни одного", 0),
        ("-0", 0),
        ("\u22125", -5),
        ("1,0", 1),
        ("٧", 7),
        ("7\u200b", 7),
        ("\x007\x00", 7),
    ],
)
def test_a_count(text: str, value: int) -> None:
    found = answer(COUNT, text)
    assert found == Given(value)
    assert isinstance(found, Given)
    assert type(found.value) is int


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("17 %", "percent"),
        ("12,5%", "percent"),
        ("12 процентов", "percent"),
        ("нет", "zero-or-no-data"),
        ("Нет.", "zero-or-no-data"),
        ("-", "zero-or-no-data"),
        ("—", "zero-or-no-data"),
        ("нет данных", "zero-or-no-data"),
        ("1,5", "whole"),
        ("1.200", "whole"),
        ("1e999", "not-a-number"),
        ("1e5", "not-a-number"),
        ("NaN", "not-a-number"),
        ("inf", "not-a-number"),
        ("0x10", "not-a-number"),
        ("10^30", "not-a-number"),
        ("½", "not-a-number"),
        ("5²", "not-a-number"),
        ("много", "not-a-number"),
        ("😀" * 4096, "not-a-number"),
        ("9" * 40, "too-big"),
        (str(LARGEST + 1), "too-big"),
        ("7 из 42", "two-numbers"),
        ("7 7", "two-numbers"),
        ("5-6", "two-numbers"),
        ("1 2000", "two-numbers"),
        ("", "empty"),
        ("\x00", "empty"),
        ("\u200b", "empty"),
        ("\ud800", "empty"),
    ],
)
def test_a_count_that_is_none(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        answer(COUNT, text)
    assert refused.value.reason == reason


@pytest.mark.parametrize("text", ["7 из 42", "7/42", "7 / 42", "7из42", "7 чел. из 42 чел.", "7 of 42", "7 out of 42"])
def test_a_share_in_one_message(text: str) -> None:
    assert answer(SHARE, text) == Given(Ratio(7, 42))


def test_a_share_in_two_messages() -> None:
    assert answer(SHARE, "7") == Half(7)
    assert answer(SHARE, "42", half=7) == Given(Ratio(7, 42))
    assert answer(SHARE, "8 из 40", half=7) == Given(Ratio(8, 40))


def test_a_known_total_needs_one_number() -> None:
    assert answer(SHARE, "7", total=42) == Given(Ratio(7, 42))
    assert answer(SHARE, "0", total=42) == Given(Ratio(0, 42))
    assert answer(SHARE, "7 из 42", total=42) == Given(Ratio(7, 42))


@pytest.mark.parametrize(
    ("text", "known", "reason", "facts"),
    [
        ("17 %", {}, "percent", {"seen": "17\xa0%"}),
        ("17,5%", {"total": 42}, "percent-of", {"seen": "17,5\xa0%", "total": 42}),
        ("50 из 42", {}, "more-than-total", {"n": 50, "total": 42}),
        ("50", {"total": 42}, "more-than-total", {"n": 50, "total": 42}),
        ("5", {"half": 7}, "more-than-total", {"n": 7, "total": 5}),
        ("нет", {"half": 7}, "half", {}),
        ("не знаю", {"half": 7}, "half", {}),
        ("7 из 40", {"total": 42}, "total-differs", {"seen": 40, "total": 42}),
        ("-1 из 5", {}, "negative", {"seen": -1}),
        ("7,5 из 10", {}, "whole", {"seen": "7,5"}),
        ("много", {}, "not-a-ratio", {}),
        ("7 42", {}, "not-a-ratio", {}),
        ("нет", {"total": 42}, "zero-or-no-data", {}),
    ],
)
def test_a_share_that_is_none(text: str, known: dict[str, Any], reason: str, facts: dict[str, object]) -> None:
    with pytest.raises(NotUnderstood) as refused:
        answer(SHARE, text, **known)
    assert (refused.value.reason, refused.value.facts) == (reason, facts)


def test_other_kinds() -> None:
    assert answer(DECIMAL, "1 200,5 %") == Given(1200.5)
    assert answer(WORDS, " Слово\x0b\x00 ") == Given("Слово")
    assert answer(DAY, "14.10.2026") == Given("2026-10-14")
    assert answer(HOUR, "9:30") == Given("09:30")
    for item, text, reason in (
        (DAY, "31.02.2026", "date"),
        (HOUR, "25:00", "time"),
        (WORDS, "я" * 2000, "too-long"),
        (Item(kind="select_one", name="x", choices="y"), "да", "choose"),
    ):
        with pytest.raises(NotUnderstood) as refused:
            answer(item, text)
        assert refused.value.reason == reason


@given(st.text(), st.sampled_from([COUNT, SHARE, DECIMAL, DAY, HOUR, WORDS]), st.none() | st.integers(1, 50))
def test_any_text_gives_an_answer_or_a_reason_that_has_words(text: str, item: Item, total: int | None) -> None:
    reason = ""
    try:
        found = answer(item, text, total=total)
    except NotUnderstood as refused:
        reason = refused.reason
    if not reason:
        assert loads(dumps(found)) == found
        return
    for language in ("ru", "en"):
        assert f"answer-{reason} = " in (ROOT / "locales" / language / "answers.ftl").read_text(encoding="utf-8")


@given(st.integers(0, LARGEST))
def test_a_number_is_read_as_it_is_written(number: int) -> None:
    for text in (str(number), f"{number:,}".replace(",", " "), f"{number:,}".replace(",", "\xa0") + " чел."):
        assert answer(COUNT, text) == Given(number)


@pytest.mark.parametrize("text", ["{}", "[]", '{"value": null}', '{"n": "1", "of": 2}', "7"])
def test_what_is_no_stored_answer(text: str) -> None:
    with pytest.raises(ValueError, match="not an answer"):
        loads(text)


def test_stored_answers_come_back_the_same() -> None:
    for one in (Given(7), Given(1.5), Given("да"), Given(("a", "b")), Given(()), Given(Ratio(1, 2)), Half(3)):
        assert loads(dumps(one)) == one
    assert [loads(dumps(one)) for one in (Later(2), NoData())] == [Later(2), NoData()]
    assert postpone(Given(1)) == Later(1)
    assert postpone(Later(1)) == Later(2)


def test_an_exclusive_choice_stands_alone() -> None:
    choices = (
        Choice(name="a", label={}),
        Choice(name="b", label={}),
        Choice(name="none", label={}, exclusive=True),
    )
    assert toggle(choices, ("b",), "a") == ("a", "b")
    assert toggle(choices, ("a", "b"), "none") == ("none",)
    assert toggle(choices, ("none",), "b") == ("b",)
    assert toggle(choices, ("a", "b"), "a") == ("b",)
