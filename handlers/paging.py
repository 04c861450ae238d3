"""Lists longer than a screen: which page is shown, the way to the pages beside it."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData

from handlers.screen import Rows, button, row


def many(lines: int, size: int) -> int:
    """How many pages that makes; no lines are one as well."""
    return max(1, -(-lines // size))


def near(page: int, lines: int, size: int) -> tuple[int, int]:
    """(the page that is shown when this one is asked for, how many there are)."""
    pages = many(lines, size)
    return within(page, pages), pages


def within(page: int, pages: int) -> int:
    """The nearest page there is."""
    return min(max(page, 0), pages - 1)


def beside(page: int, pages: int, to: Callable[[int], CallbackData]) -> Rows:
    """«‹» and «›», where there is a page before or after."""
    return row(
        button("‹", to(page - 1)) if page else None,
        button("›", to(page + 1)) if page + 1 < pages else None,
    )
