"""Terms of measures and what is said about them, against days counted by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.forms import orders, personal
from services.refusal import Refusal
from services.roadmaps import terms, timeline

# Written out by hand from the decrees on transferred days; weekends are counted separately.
DAYS_OFF = {
    *(date(year, 1, day) for year in (2026, 2027) for day in range(1, 9)),
    date(2026, 1, 9), date(2026, 2, 23), date(2026, 3, 9), date(2026, 5, 1), date(2026, 5, 11), date(2026, 6, 12),
    date(2026, 11, 4), date(2026, 12, 31),
    date(2027, 2, 22), date(2027, 2, 23), date(2027, 3, 8), date(2027, 5, 3), date(2027, 5, 10), date(2027, 6, 14),
    date(2027, 11, 4), date(2027, 11, 5), date(2027, 12, 31),
}  # fmt: skip
WORKING_SATURDAYS = {date(2027, 2, 20)}
DAYS = st.dates(date(2026, 1, 12), date(2027, 5, 31))


def works(day: date) -> bool:
    """By the list above."""
    return day in WORKING_SATURDAYS or (day.weekday() < 5 and day not in DAYS_OFF)


def earlier(day: date, n: int) -> date:
    """n working days earlier, counted one by one."""
    while n:
        day -= timedelta(days=1)
        n -= works(day)
    return day


@settings(deadline=None)  # the first look at a year reads its decree
@given(DAYS, st.integers(1, 26))
def test_a_measure_begins_and_ends_on_working_days_and_never_in_summer(today: date, weeks: int) -> None:
    starts = terms.beginning(today, {})
    ends = terms.end(starts, weeks, max(1, weeks // 2), {})
    assert works(starts) and works(ends)
    assert starts - today >= terms.NOTICE and ends > starts
    for day in (starts, ends):
        assert not date(day.year, 6, 1) <= day <= date(day.year, 8, 31)


@settings(deadline=None)  # the first look at a year reads its decree
@given(st.dates(date(2026, 1, 12), date(2027, 8, 31)))
def test_what_is_offered_instead_of_a_day_off_is_the_nearest_good_day(day: date) -> None:
    summer = date(day.year, 6, 1) <= day <= date(day.year, 8, 31)
    before, after = terms.near(day, {})
    assert before <= day <= after and works(before) and works(after)
    assert summer or all(not works(day + timedelta(days=n)) for n in range((before - day).days + 1, (after - day).days))
    assert (before, after) == (day, day) or summer or not works(day)
    assert before.month != 6 and after.month not in (6, 7, 8) or not summer


def test_a_plan_does_not_begin_all_at_once() -> None:
    first = terms.beginning(date(2026, 10, 14), {})
    assert first == date(2026, 10, 19)
    starts = [terms.start(first, factor, nth, {}) for factor in range(3) for nth in range(3)]
    assert starts[:3] == [date(2026, 10, 19), date(2026, 11, 2), date(2026, 11, 16)]
    assert starts[3] == date(2026, 10, 26)


@pytest.mark.parametrize(
    ("starts", "weeks", "least", "ends"),
    [
        (date(2026, 10, 19), 4, 2, date(2026, 11, 13)),
        (date(2026, 12, 14), 3, 2, date(2026, 12, 30)),  # 1 January is no term
        (date(2027, 4, 19), 8, 6, date(2027, 5, 31)),  # six weeks fit before the summer
        (date(2027, 5, 17), 8, 6, date(2027, 9, 15)),  # they do not: after September has settled
        (date(2027, 2, 1), 3, 2, date(2027, 2, 19)),
    ],
)
def test_terms_move_off_holidays_and_summer(starts: date, weeks: int, least: int, ends: date) -> None:
    assert terms.end(starts, weeks, least, {}) == ends


@settings(deadline=None)  # the first look at a year reads its decree
@given(DAYS, st.integers(0, 200))
def test_what_is_said_ahead_falls_on_working_days_once_each(starts: date, length: int) -> None:
    ends = starts + timedelta(days=length)
    steps = timeline.ahead(starts, ends, {})
    days = [step.day for step in steps]
    assert days == sorted(set(days)) and all(works(day) for day in days)
    if works(ends):
        assert steps[-1] == timeline.Step("due-0", ends)
    by_name = {step.name: step.day for step in steps}
    for name, n in (("due-7", 7), ("due-3", 3), ("due-1", 1)):
        assert by_name.get(name) in (None, earlier(ends, n) if works(ends) else by_name.get(name))
        if works(ends) and earlier(ends, n) > starts:
            assert by_name[name] == earlier(ends, n)


def test_the_reminder_falls_on_the_working_saturday() -> None:
    steps = timeline.ahead(date(2027, 1, 11), date(2027, 2, 24), {})
    assert timeline.Step("due-1", date(2027, 2, 20)) in steps
    assert [step.name for step in steps] == ["half", "due-7", "due-3", "due-1", "due-0"]


def test_a_short_term_still_has_sensible_words() -> None:
    steps = timeline.ahead(date(2026, 10, 12), date(2026, 10, 15), {})
    assert [(step.name, step.day.day) for step in steps] == [("due-1", 14), ("due-0", 15)]
    assert [step.name for step in timeline.ahead(date(2026, 10, 14), date(2026, 10, 14), {})] == ["due-0"]


def test_after_the_term_the_school_is_asked_first() -> None:
    steps = timeline.late(date(2026, 10, 30), {})
    assert [(step.name, step.day) for step in steps] == [
        ("late-0", date(2026, 11, 2)), ("late-1", date(2026, 11, 3)), ("late-3", date(2026, 11, 6)),
    ]  # fmt: skip


@settings(deadline=None)  # the first look at a year reads its decree
@given(DAYS, st.integers(1, 26), st.sets(st.integers(0, 200), max_size=20))
def test_a_regions_own_days_off_are_kept_off_too(today: date, weeks: int, off: set[int]) -> None:
    own = {today + timedelta(days=n): False for n in off}
    starts = terms.beginning(today, own)
    ends = terms.end(starts, weeks, max(1, weeks // 2), own)
    assert starts not in own and ends not in own and works(starts) and works(ends)
    for step in timeline.ahead(starts, ends, own):
        assert step.day not in own and works(step.day)


@pytest.mark.parametrize("typed", ["№ 31 от 05.10.2026", "31 от 5 октября", "Приказ № 31 от 5 октября 2026 г."])
def test_an_order_is_read_as_it_is_written(typed: str) -> None:
    assert orders.read(typed, date(2026, 10, 6)) == ("31", date(2026, 10, 5))


@pytest.mark.parametrize("typed", ["завтра", "№ 31", "от 05.10.2026", "№ 31 от весны", "31 от 05.10.2020", "x" * 200])
def test_what_is_no_order_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        orders.read(typed, date(2026, 10, 6))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("учитель Иванов И. И.", "Иванов И. И."),
        ("И.И. Петрова", "И.И. Петрова"),
        ("поручить Анне Сергеевне", "Анне Сергеевне"),
        ("звонить +7 900 123-45-67", "+7 900 123-45-67"),
        ("Школа имени А. С. Пушкина", ""),
        ("учителя 8–9 классов, приказ № 31 от 05.10.2026", ""),
        ("Договор с ТЦ ППМиСП", ""),
        ("Земский учитель", ""),
    ],
)
def test_names_of_people_are_seen(typed: str, name: str) -> None:
    assert personal.seen(typed) == name
