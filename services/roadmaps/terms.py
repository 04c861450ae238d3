"""When a measure begins and ends: working days, no term in the summer, not everything at once."""

from datetime import date, timedelta

from services import deadlines
from services.deadlines import Overrides

SUMMER_FROM = (6, 1)  # schools have exams and holidays until the new year of study
SUMMER_UNTIL = (8, 31)
SETTLING = timedelta(days=14)  # of September: timetables and people before measures
NOTICE = timedelta(days=4)  # between agreeing on a plan and its first measure
STAGGER = timedelta(weeks=2)  # between two measures of one factor
WEEK = timedelta(weeks=1)


def beginning(today: date, overrides: Overrides) -> date:
    """The first working day of a week that leaves some days for agreeing."""
    monday = today + NOTICE + timedelta(days=(-(today + NOTICE).weekday()) % 7)
    return forward(_after_summer(monday), overrides)


def start(first: date, factor: int, nth: int, overrides: Overrides) -> date:
    """The start of the nth measure of a factor: factors a week apart, measures of a factor two weeks."""
    return forward(_after_summer(first + factor * WEEK + nth * STAGGER), overrides)


def end(starts: date, weeks: int, least: int, overrides: Overrides) -> date:
    """A working day `weeks` later; what would end in summer ends in May if `least` weeks fit, else in September."""
    day = starts + timedelta(weeks=weeks, days=-3)  # weeks begin on Monday and end on Friday
    if in_summer(day):
        may = backward(date(day.year, 5, 31), overrides)
        return may if (may - starts).days >= least * 7 - 3 else forward(_after_summer(day), overrides)
    return backward(day, overrides) if backward(day, overrides) > starts else forward(day, overrides)


def in_summer(day: date) -> bool:
    """Whether schools are not at work as schools on this day."""
    return SUMMER_FROM <= (day.month, day.day) <= SUMMER_UNTIL


def forward(day: date, overrides: Overrides) -> date:
    """This day, or the next working one."""
    while not deadlines.is_working_day(day, overrides):
        day += timedelta(days=1)
    return day


def backward(day: date, overrides: Overrides) -> date:
    """This day, or the working one before it."""
    while not deadlines.is_working_day(day, overrides):
        day -= timedelta(days=1)
    return day


def near(day: date, overrides: Overrides) -> tuple[date, date]:
    """The last good day before a day off or a summer's day, and the first one after it."""
    if in_summer(day):
        return backward(date(day.year, *SUMMER_FROM) - timedelta(days=1), overrides), forward(
            _after_summer(day), overrides
        )
    return backward(day, overrides), forward(day, overrides)


def _after_summer(day: date) -> date:
    return date(day.year, 9, 1) + SETTLING if in_summer(day) else day
