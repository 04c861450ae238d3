"""A month of days to press; what is said to a typed day that has passed."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from aiogram.filters.callback_data import CallbackData

from handlers.screen import Rows, button, row
from locales import Say
from services.forms.lines import NotUnderstood
from services.refusal import Refusal

FARTHEST = 24  # months
HALF = 15  # the first half of a month ends with this day

Press = Callable[[date], CallbackData | None]
Turn = Callable[[int], CallbackData]


def month(t: Say, today: date, page: int, day: Press, turn: Turn, *, halves: bool = False) -> Rows:
    """The month `page` months from this one, or half a month where more is on the screen.

    `day` is what a press means, None for a day that cannot be chosen.
    """
    most = FARTHEST * 2 if halves else FARTHEST
    page = min(max(page, -most), most)
    shown = _span(today, page, halves)
    presses = [[(one, day(one) if one else None) for one in week] for week in _weeks(shown)]
    days = tuple(
        tuple(button(str(one.day), press) if one and press else button("·", turn(page)) for one, press in week)
        for week in presses
        if any(press for _, press in week)
    )

    def beside(other: int) -> bool:
        """Is there a day to choose?"""
        return abs(other) <= most and any(day(one) for one in _span(today, other, halves))

    return (
        *days,
        *row(
            button("‹", turn(page - 1)) if beside(page - 1) else None,
            button(_title(t, shown, today, halves), turn(0)),
            button("›", turn(page + 1)) if beside(page + 1) else None,
        ),
    )


def _title(t: Say, shown: list[date], today: date, halves: bool) -> str:
    first, last = shown[0], shown[-1]
    if not halves:
        return t.plain("form-month", month=t.month(first.month), year=str(first.year))
    year = "" if first.year == today.year else f" {first.year}"
    return t.plain("month-half", first=first.day, day=t.day_of_month(last)) + year


def _span(today: date, page: int, halves: bool) -> list[date]:
    """The days of a page."""
    this = today.year * 12 + today.month - 1
    months, second = divmod(this * 2 + (today.day > HALF) + page, 2) if halves else (this + page, 0)
    year, number = divmod(months, 12)
    last = monthrange(year, number + 1)[1]
    days = range(HALF + 1 if second else 1, (HALF if halves and not second else last) + 1)
    return [date(year, number + 1, n) for n in days]


def _weeks(days: list[date]) -> list[list[date | None]]:
    """Monday to Sunday; None for a day that is not among these."""
    monday = days[0] - timedelta(days=days[0].weekday())
    every = [monday + timedelta(days=n) for n in range((days[-1] - monday).days + 7 - days[-1].weekday())]
    return [[one if one in days else None for one in every[k : k + 7]] for k in range(0, len(every), 7)]


def past(why: NotUnderstood, today: date) -> Refusal | None:
    """«1 октября» on the fifth: a day ahead is needed, and how to say that the next year is meant."""
    if why.reason != "past":
        return None
    later, soon = date.fromisoformat(str(why.facts["day"])), today + timedelta(days=14)
    return Refusal("day-past", seen=f"{later:%d.%m}", soon=f"{soon:%d.%m.%Y}", later=f"{later:%d.%m.%Y}")
