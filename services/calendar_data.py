"""The Russian production calendar: which days are days off by law and by the government's yearly decree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

SATURDAY = 5


@dataclass(frozen=True)
class Year:
    """The exceptions of one year from the week of five days."""

    days_off: frozenset[date]
    working_weekends: frozenset[date]


@cache
def year_of(year: int) -> Year:
    """The exceptions of a year; without a decree yet, those of article 112 of the Labour Code alone."""
    # Imported here because it takes up to 0.8 s: whoever needs no calendar should not wait for one.
    from holidays import country_holidays

    calendar = country_holidays("RU", years=year)
    days_off = frozenset(calendar)
    if not has_decree(year):
        days_off |= _moved_by_law(days_off)
    return Year(days_off, frozenset(d for d in calendar.weekend_workdays if d.year == year))


@cache
def has_decree(year: int) -> bool:
    """Whether the government's transfers of this year are known; without them the calendar is a guess."""
    from holidays.countries.russia import RussiaStaticHolidays

    return year in RussiaStaticHolidays.special_public_holidays


def _moved_by_law(days_off: Iterable[date]) -> frozenset[date]:
    """A holiday on a weekend moves to the next working day; those of January move by decree only."""
    taken = set(days_off)
    moved = set()
    for holiday in sorted(taken):
        if holiday.month == 1 or holiday.weekday() < SATURDAY:
            continue
        day = holiday
        while day in taken or day.weekday() >= SATURDAY:
            day += timedelta(days=1)
        taken.add(day)
        moved.add(day)
    return frozenset(moved)
