"""A month of days to press; what is said to a typed day that has passed."""

from calendar import monthcalendar
from collections.abc import Callable
from datetime import date, timedelta

from aiogram.filters.callback_data import CallbackData

from handlers.screen import Rows, button, row
from locales import Say
from services.forms.parse import NotUnderstood
from services.refusal import Refusal

FARTHEST = 24  # months


def month(
    t: Say, today: date, page: int, day: Callable[[date], CallbackData | None], turn: Callable[[int], CallbackData]
) -> Rows:
    """The month `page` months from this one. `day` is what a press means, None for a day that cannot be chosen."""
    page = min(max(page, -FARTHEST), FARTHEST)
    presses = [[(one, day(one) if one else None) for one in week] for week in _weeks(today, page)]
    days = tuple(
        tuple(button(str(one.day), press) if one and press else button("·", turn(page)) for one, press in week)
        for week in presses
        if any(press for _, press in week)
    )
    years, number = divmod(today.year * 12 + today.month - 1 + page, 12)
    title = t.plain("form-month", month=t.month(number + 1), year=str(years))

    def beside(other: int) -> bool:
        """Is there a day to choose in that month?"""
        return abs(other) <= FARTHEST and any(day(one) for week in _weeks(today, other) for one in week if one)

    return (
        *days,
        *row(
            button("‹", turn(page - 1)) if beside(page - 1) else None,
            button(title, turn(0)),
            button("›", turn(page + 1)) if beside(page + 1) else None,
        ),
    )


def _weeks(today: date, page: int) -> list[list[date | None]]:
    """The weeks of the month `page` months from this one; None for a day of another month."""
    year, number = divmod(today.year * 12 + today.month - 1 + page, 12)
    return [[date(year, number + 1, n) if n else None for n in week] for week in monthcalendar(year, number + 1)]


def past(why: NotUnderstood, today: date) -> Refusal | None:
    """«1 октября» on the fifth: a day ahead is needed, and how to say that the next year is meant."""
    if why.reason != "past":
        return None
    later, soon = date.fromisoformat(str(why.facts["day"])), today + timedelta(days=14)
    return Refusal("day-past", seen=f"{later:%d.%m}", soon=f"{soon:%d.%m.%Y}", later=f"{later:%d.%m.%Y}")
