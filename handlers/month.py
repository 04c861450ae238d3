"""A month of days to press."""

from calendar import monthcalendar
from collections.abc import Callable
from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.screen import Rows, button, row
from locales import Say

FARTHEST = 24  # months


def month(
    t: Say, today: date, page: int, day: Callable[[date], CallbackData | None], turn: Callable[[int], CallbackData]
) -> Rows:
    """The month `page` months from this one. `day` is what a press means, None for a day that cannot be chosen."""
    page = min(max(page, -FARTHEST), FARTHEST)
    years, number = divmod(today.year * 12 + today.month - 1 + page, 12)
    weeks = [[date(years, number + 1, n) if n else None for n in week] for week in monthcalendar(years, number + 1)]
    presses = [[(one, day(one) if one else None) for one in week] for week in weeks]
    days = tuple(
        tuple(button(str(one.day), press) if one and press else button("·", turn(page)) for one, press in week)
        for week in presses
        if any(press for _, press in week)
    )
    title = t.plain("form-month", month=t.month(number + 1), year=str(years))
    return (*days, *row(button("‹", turn(page - 1)), button(title, turn(0)), button("›", turn(page + 1))))
