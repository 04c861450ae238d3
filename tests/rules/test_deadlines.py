"""Terms in eleven zones against a calendar typed by hand from the decrees and a walk hour by hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services import deadlines
from services.forms.timeline import reminder_day

ZONES = {
    "Europe/Kaliningrad": 2,
    "Europe/Moscow": 3,
    "Europe/Samara": 4,
    "Asia/Yekaterinburg": 5,
    "Asia/Omsk": 6,
    "Asia/Krasnoyarsk": 7,
    "Asia/Irkutsk": 8,
    "Asia/Yakutsk": 9,
    "Asia/Vladivostok": 10,
    "Asia/Magadan": 11,
    "Asia/Kamchatka": 12,
}
# Weekdays off and weekends at work, as the government's decrees for the three years print them.
WEEKDAYS_OFF = {
    2025: "01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31",
    2026: "01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31",
    2027: "01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31",
}
WEEKENDS_AT_WORK = {date(2025, 11, 1), date(2027, 2, 20)}
OFF = {date.fromisoformat(f"{year}-{day}") for year, days in WEEKDAYS_OFF.items() for day in days.split()}

zones = st.sampled_from(sorted(ZONES))
unhurried = settings(deadline=None)  # the first example of all imports the calendar
moments = st.datetimes(datetime(2025, 1, 1), datetime(2027, 11, 1), timezones=st.just(UTC))


def at_work(day: date) -> bool:
    return day in WEEKENDS_AT_WORK or (day.isoweekday() < 6 and day not in OFF)


def clock(moment: datetime, zone: str) -> datetime:
    """The wall clock by plain arithmetic: Russia has had no summer time since 2014."""
    return moment.replace(tzinfo=None) + timedelta(hours=ZONES[zone])


def utc(text: str, zone: str = "Europe/Moscow") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_every_day_of_three_years_is_as_the_decrees_say() -> None:
    days = [date(2025, 1, 1) + timedelta(days=k) for k in range(3 * 365)]
    assert [d for d in days if deadlines.is_working_day(d, {}) != at_work(d)] == []
    assert [sum(map(at_work, days[year * 365 :][:365])) for year in range(3)] == [247, 247, 247]


@pytest.mark.parametrize(
    ("short", "next_one"), [("2025-12-29 2025-12-30", "2026-01-12"), ("2026-12-28 2026-12-29 2026-12-30", "2027-01-11")]
)
def test_the_short_weeks_of_december(short: str, next_one: str) -> None:
    """What falls due after the year's last working day is due on the first one of January, in each zone's own noon."""
    days = [date.fromisoformat(day) for day in [*short.split(), next_one]]
    for zone in ZONES:
        noons = [datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC) for day in days]
        assert [deadlines.add_working_days(noons[0], n, zone, {}) for n in range(len(days))] == noons
        assert deadlines.working_days_earlier(noons[-1], 1, zone, {}) == noons[-2]


@settings(deadline=None)
@given(st.dates(date(2025, 2, 1), date(2027, 11, 1)), st.sampled_from([3, 1, 0, -1]))
def test_reminders_are_counted_in_working_days_from_the_term(due: date, offset: int) -> None:
    step = timedelta(days=1 if offset < 0 else -1)
    expected, left = due, abs(offset)
    while left:
        expected += step
        left -= at_work(expected)
    while offset == 0 and not at_work(expected):  # a term on a day off is reminded of before it
        expected -= timedelta(days=1)
    assert reminder_day(due, offset) == expected


def test_the_working_saturday_and_the_monday_it_pays_for() -> None:
    assert deadlines.is_working_day(date(2027, 2, 20), {})
    assert not deadlines.is_working_day(date(2027, 2, 22), {})
    assert deadlines.add_working_days(utc("2027-02-19T12:00"), 2, "Europe/Moscow", {}) == utc("2027-02-24T12:00")


def test_the_reminder_of_a_term_after_the_holiday_falls_on_the_working_saturday() -> None:
    term = deadlines.end_of_day(date(2027, 2, 24), "Asia/Vladivostok")
    assert deadlines.working_days_earlier(term, 1, "Asia/Vladivostok", {}) == utc(
        "2027-02-20T18:00", "Asia/Vladivostok"
    )


@pytest.mark.parametrize("day", range(1, 9))
def test_the_first_week_of_january_is_never_at_work(day: int) -> None:
    for year in (2026, 2027, 2028, 2031):
        assert not deadlines.is_working_day(date(year, 1, day), {})


def test_a_signal_of_new_years_eve_waits_for_the_first_working_morning() -> None:
    asked = utc("2026-12-30T18:00", "Asia/Kamchatka")
    assert deadlines.next_working_moment(asked, "Asia/Kamchatka", {}) == utc("2027-01-11T09:00", "Asia/Kamchatka")


def test_a_year_without_a_decree_moves_holidays_from_weekends_by_law() -> None:
    assert not deadlines.has_decree(2029)
    assert deadlines.has_decree(2026) and deadlines.has_decree(2027)
    assert not deadlines.is_working_day(date(2028, 11, 6), {})  # 4 November 2028 is a Saturday
    assert deadlines.is_working_day(date(2028, 11, 7), {})
    assert deadlines.is_working_day(date(2028, 1, 10), {})  # those of January move by decree only


def test_an_override_wins_in_both_directions() -> None:
    snow, subbotnik = date(2027, 2, 3), date(2027, 4, 17)
    overrides = {snow: False, subbotnik: True}
    assert not deadlines.is_working_day(snow, overrides)
    assert deadlines.is_working_day(subbotnik, overrides)
    assert deadlines.next_working_moment(utc("2027-02-03T12:00"), "Europe/Moscow", overrides) == utc("2027-02-04T09:00")


def test_a_calendar_without_a_working_day_is_refused_and_not_walked_for_ever() -> None:
    never = {date(2026, 1, 1) + timedelta(days=k): False for k in range(800)}
    with pytest.raises(ValueError, match="no working day"):
        deadlines.add_working_days(utc("2026-01-01T12:00"), 1, "Europe/Moscow", never)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        deadlines.local(datetime(2026, 10, 5, 12), "Europe/Moscow")


def test_the_message_of_saturday_evening_is_read_on_monday_morning() -> None:
    sent = utc("2026-10-10T21:40", "Asia/Yekaterinburg")
    assert deadlines.next_working_moment(sent, "Asia/Yekaterinburg", {}) == datetime(2026, 10, 12, 4, 0, tzinfo=UTC)


def test_a_term_ends_at_six_in_the_evening_there() -> None:
    assert deadlines.end_of_day(date(2026, 10, 16), "Asia/Vladivostok") == datetime(2026, 10, 16, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "is_quiet"),
    [("18:59", False), ("19:00", True), ("00:00", True), ("07:59", True), ("08:00", False)],
)
def test_quiet_hours(at: str, is_quiet: bool) -> None:
    for zone in ZONES:
        assert deadlines.quiet(utc(f"2026-10-07T{at}", zone), zone) is is_quiet


@unhurried
@given(moments, zones)
def test_the_wall_clock_is_plain_arithmetic(now: datetime, zone: str) -> None:
    assert deadlines.local(now, zone).replace(tzinfo=None) == clock(now, zone)


@unhurried
@given(moments, st.integers(0, 25), zones)
def test_working_days_added_are_those_counted(now: datetime, n: int, zone: str) -> None:
    later = deadlines.add_working_days(now, n, zone, {})
    here, there = clock(now, zone), clock(later, zone)
    passed = [here.date() + timedelta(days=k) for k in range(1, (there.date() - here.date()).days + 1)]
    assert later.tzinfo is UTC
    assert there.time() == here.time()
    assert sum(map(at_work, passed)) == n
    assert n == 0 or at_work(there.date())
    assert deadlines.working_days_between(now, later, zone, {}) == n
    assert deadlines.working_days_between(later, now, zone, {}) == -n
    if at_work(here.date()):
        assert deadlines.working_days_earlier(later, n, zone, {}) == now


@unhurried
@given(moments, zones)
def test_the_next_working_moment_is_the_first_hour_at_work(now: datetime, zone: str) -> None:
    found = deadlines.next_working_moment(now, zone, {})

    def working(moment: datetime) -> bool:
        here = clock(moment, zone)
        return at_work(here.date()) and 9 <= here.hour < 18

    probe = now
    while not working(probe):
        probe = (probe + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    assert found == probe
    assert not deadlines.quiet(found, zone)
    assert deadlines.next_working_moment(found, zone, {}) == found


@unhurried
@given(moments, zones, st.sampled_from([time(8, 30), time(13), time(16)]))
def test_a_chosen_hour_comes_on_the_first_working_day_that_still_has_it(now: datetime, zone: str, hour: time) -> None:
    found = deadlines.next_hour_of_day(now, zone, hour, {})
    here, there = clock(now, zone), clock(found, zone)
    days = [here.date() + timedelta(days=k) for k in range(15)]
    expected = next(d for d in days if at_work(d) and datetime.combine(d, hour) >= here)
    assert there == datetime.combine(expected, hour)
