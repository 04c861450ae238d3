"""Which measures a word is due of: every step of the timeline on its own day, whatever the calendar."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.roadmaps import reminders, timeline
from services.roadmaps.reminders import Window

DAYS = st.dates(date(2026, 9, 1), date(2027, 6, 30))


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(1, 200), DAYS, st.integers(1, 10))
def test_the_index_finds_every_measure_of_which_a_word_is_due(
    starts: date, length: int, today: date, asleep: int
) -> None:
    ends, since = starts + timedelta(days=length), today - timedelta(days=asleep)
    steps = (*timeline.ahead(starts, ends, {}), *timeline.late(ends, {}))
    due = [step for step in steps if since < step.day <= today and step.name != "half"]
    if due:
        assert ends.isoformat() in reminders._ends_near(since, today, ())


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(0, 90))
def test_living_day_by_day_hears_each_step_once_and_waking_hears_the_last(starts: date, length: int) -> None:
    ends = starts + timedelta(days=length)
    steps = reminders._steps(starts.isoformat(), ends.isoformat(), ())
    heard = []
    day = starts - timedelta(days=20)  # the term of a day off is spoken of before it
    while day <= ends + timedelta(days=20):
        heard.append(Window(day - timedelta(days=1), day).newest(steps, reminders.SCHOOL_STEPS))
        day += timedelta(days=1)
    said = [step.name for step in heard if step is not None]
    expected = [step for step in steps if step.name in reminders.SCHOOL_STEPS]
    assert said == [step.name for step in sorted(expected, key=lambda step: step.day)]
    last = Window(starts - timedelta(days=1), ends).newest(steps, reminders.SCHOOL_STEPS)
    assert last is None or last.name in ("due-0", "due-1", "half", "due-3", "due-7")
    if length <= 3:
        assert any(name == "due-0" for name in said), "a term of three days is reminded of too"


def test_a_wednesday_after_a_holiday_counts_working_days() -> None:
    # 23.02.2027 is a holiday and 20.02.2027 a working Saturday.
    steps = {step.name: step.day for step in timeline.ahead(date(2027, 1, 18), date(2027, 2, 24), {})}
    assert steps["due-0"] == date(2027, 2, 24) and steps["due-1"] == date(2027, 2, 20)
    assert {step.name: step.day for step in timeline.late(date(2027, 2, 24), {})} == {
        "late-0": date(2027, 2, 25), "late-1": date(2027, 2, 26), "late-3": date(2027, 3, 2)
    }  # fmt: skip
