"""When a letter speaks: the words before its term, on it and after it, around holidays and in short terms (P15)."""

from datetime import date

import pytest

from services.letters import timeline

MON = date(2026, 10, 5)


def said(published: date, due: date, **more: object) -> dict[str, str]:
    return {step.name: f"{step.day:%d.%m}" for step in timeline.steps(published, due, **more)}  # type: ignore[arg-type]


def test_a_usual_term_has_its_four_words_and_two_rungs() -> None:
    assert said(MON, date(2026, 10, 16)) == {
        "due-7": "07.10", "due-3": "13.10", "due-1": "15.10", "due-0": "16.10", "late-1": "19.10", "late-3": "21.10",
        "late-5": "23.10",
    }  # fmt: skip
    rungs = {step.name: step.whom for step in timeline.steps(MON, date(2026, 10, 16))[-3:]}
    assert rungs == {"late-1": ("recipient", "curator"), "late-3": ("coordinator",), "late-5": ("operator",)}


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (MON, ["due-0"]),
        (date(2026, 10, 6), ["due-0"]),
        (date(2026, 10, 7), ["due-1", "due-0"]),
        (date(2026, 10, 8), ["due-1", "due-0"]),
    ],
)
def test_p15_a_short_term_has_sensible_words_and_none_before_it_came(due: date, words: list[str]) -> None:
    assert [one.name for one in timeline.steps(MON, due) if one.name.startswith("due")] == words


def test_a_long_term_is_asked_half_way_and_grace_moves_the_rungs() -> None:
    long = timeline.steps(MON, date(2026, 12, 1), timeline.ladder(2))
    assert [one.name for one in long] == ["half", "due-7", "due-3", "due-1", "due-0", "late-1", "late-3", "late-5"]
    assert [f"{one.day:%d.%m}" for one in long][-3:] == ["04.12", "08.12", "10.12"]
    assert "half" not in said(MON, date(2026, 10, 23)), "fourteen working days"
    assert "half" in said(MON, date(2026, 11, 3)), "and a letter of four weeks"


def test_holidays_and_the_working_saturday_are_known() -> None:
    assert said(date(2027, 2, 15), date(2027, 2, 24))["due-1"] == "20.02"
    assert said(date(2026, 10, 29), date(2026, 11, 8))["due-0"] == "06.11", "a term on a Sunday is said on Friday"


def test_acknowledging_has_a_word_of_its_own_where_the_term_does_not_speak() -> None:
    own = said(MON, date(2026, 10, 19), acknowledge_on=date(2026, 10, 9))
    assert (own["ack-0"], own["ack-1"]) == ("09.10", "12.10")
    assert "ack-0" not in said(MON, date(2026, 10, 16), acknowledge_on=date(2026, 10, 7)), "the same day: one word"
