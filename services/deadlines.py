"""When: working days, quiet hours and terms in the zone of a place; the only module that decides local dates.

Every moment comes in and goes out as an aware UTC datetime; zones are IANA names; `overrides` says of a
date whether it is a working day, whatever the production calendar thinks.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services import calendar_data

Overrides = Mapping[date, bool]

DAY_STARTS = time(9, 0)
DAY_ENDS = time(18, 0)
QUIET_FROM = time(19, 0)
QUIET_UNTIL = time(8, 0)
LONGEST_REST = 366  # days; overrides that never let anybody work are a mistake, not a calendar
ONE_DAY = timedelta(days=1)

has_decree = calendar_data.has_decree


class Calendar(dict[date, bool]):
    """What a region has set: dates against the production calendar, and the hours of its day."""

    def __init__(
        self,
        days: Mapping[date, bool] | Iterable[tuple[date, bool]] = (),
        *,
        work: tuple[time, time] = (DAY_STARTS, DAY_ENDS),
        quiet: tuple[time, time] = (QUIET_FROM, QUIET_UNTIL),
    ) -> None:
        super().__init__(days)
        self.work, self.quiet = work, quiet


def working_hours(overrides: Overrides) -> tuple[time, time]:
    """When a working day begins and ends, on the local clock."""
    return overrides.work if isinstance(overrides, Calendar) else (DAY_STARTS, DAY_ENDS)


def quiet_hours(overrides: Overrides) -> tuple[time, time]:
    """From when until when ordinary messages wait, on the local clock."""
    return overrides.quiet if isinstance(overrides, Calendar) else (QUIET_FROM, QUIET_UNTIL)


def local(now: datetime, zone: str) -> datetime:
    """The same moment on the wall clock of a zone."""
    if now.tzinfo is None:
        raise ValueError(f"a moment without a zone: {now!r}")
    return now.astimezone(ZoneInfo(zone))


def is_working_day(day: date, overrides: Overrides) -> bool:
    """Whether people are at work on this date."""
    if day in overrides:
        return overrides[day]
    year = calendar_data.year_of(day.year)
    if day.weekday() >= calendar_data.SATURDAY:
        return day in year.working_weekends
    return day not in year.days_off


def add_working_days(moment: datetime, n: int, zone: str, overrides: Overrides) -> datetime:
    """The same local time of day n working days later; n = 0 is the moment itself."""
    if n < 0:
        raise ValueError(f"n must not be negative: {n}")
    return _stepped(moment, n, ONE_DAY, zone, overrides)


def working_days_earlier(moment: datetime, n: int, zone: str, overrides: Overrides) -> datetime:
    """The same local time of day n working days earlier, for reminders ahead of a term."""
    if n < 0:
        raise ValueError(f"n must not be negative: {n}")
    return _stepped(moment, n, -ONE_DAY, zone, overrides)


def next_working_moment(
    now: datetime, zone: str, overrides: Overrides, *, start: time | None = None, end: time | None = None
) -> datetime:
    """Now, if people are at work; otherwise the next working morning. The hours are the region's unless given."""
    first, last = working_hours(overrides)
    start, end = start or first, end or last
    here = local(now, zone)
    if start <= here.time() < end and is_working_day(here.date(), overrides):
        return here.astimezone(UTC)
    return next_hour_of_day(now, zone, start, overrides)


def next_hour_of_day(now: datetime, zone: str, hour: time, overrides: Overrides) -> datetime:
    """The first time, not before now, that a working day's clock shows this hour."""
    here = local(now, zone)
    first = here.date() if here.time() <= hour else here.date() + ONE_DAY
    return _moment(_working_day_from(first, overrides), hour, zone)


def quiet(now: datetime, zone: str, overrides: Overrides | None = None) -> bool:
    """Whether ordinary messages wait: 19:00–8:00 on the local clock, or as the region has set it."""
    clock = local(now, zone).time()
    first, last = quiet_hours(overrides or {})
    return clock >= first or clock < last


def end_of_day(day: date, zone: str) -> datetime:
    """The moment a term of this date expires: 18:00 local."""
    return _moment(day, DAY_ENDS, zone)


def start_of_day(day: date, zone: str) -> datetime:
    """Midnight, local."""
    return _moment(day, time(0), zone)


def working_days_between(a: datetime, b: datetime, zone: str, overrides: Overrides) -> int:
    """Working dates after a's date up to and including b's; negative when b is the earlier."""
    first, last = local(a, zone).date(), local(b, zone).date()
    sign = 1
    if last < first:
        first, last, sign = last, first, -1
    span = (first + timedelta(days=k) for k in range(1, (last - first).days + 1))
    return sign * sum(is_working_day(day, overrides) for day in span)


def moment(day: date, clock: time, zone: str) -> datetime:
    """The moment at which a zone's clock shows this on this day."""
    return _moment(day, clock, zone)


def working_hours_between(a: datetime, b: datetime, zone: str, overrides: Overrides) -> float:
    """Hours of working days between two moments; none when b is the earlier."""
    opens, closes = working_hours(overrides)
    first, last = local(a, zone), local(b, zone)
    total, day = 0.0, first.date()
    while day <= last.date():
        if is_working_day(day, overrides):
            begin = first.time() if day == first.date() else time(0)
            end = last.time() if day == last.date() else time.max
            total += max(0.0, _hours(min(end, closes)) - _hours(max(begin, opens)))
        day += ONE_DAY
    return total


def _hours(clock: time) -> float:
    return clock.hour + clock.minute / 60 + clock.second / 3600


def _stepped(moment: datetime, n: int, step: timedelta, zone: str, overrides: Overrides) -> datetime:
    here = local(moment, zone)
    day = here.date()
    for _ in range(n):
        day = _working_day_from(day + step, overrides, step)
    return _moment(day, here.time(), zone) if n else here.astimezone(UTC)


def _working_day_from(day: date, overrides: Overrides, step: timedelta = ONE_DAY) -> date:
    for k in range(LONGEST_REST):
        if is_working_day(day + k * step, overrides):
            return day + k * step
    raise ValueError(f"no working day within {LONGEST_REST} days of {day}")


def _moment(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock.replace(tzinfo=None), ZoneInfo(zone)).astimezone(UTC)
