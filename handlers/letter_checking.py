"""Buttons between the mirror and what is done from it."""

from aiogram.filters.callback_data import CallbackData


class LetterSend(CallbackData, prefix="lt-send"):
    """Send it as it stood at this revision; of a correction also which letter it corrects."""

    letter: int
    rev: int
    of: int


class AskSecond(CallbackData, prefix="lt-2nd-ask"):
    """Give it to a second person."""

    letter: int
    rev: int


class Second(CallbackData, prefix="lt-2nd"):
    """The second person's look; what is typed here is the count."""

    letter: int


class GiveBack(CallbackData, prefix="lt-2nd-no"):
    """Not confirmed: what is typed here is why."""

    letter: int


class LetterLoad(CallbackData, prefix="lt-full"):
    """Schools that have many letters this week; what is typed here is why one more."""

    letter: int
    page: int = 0


class LetterWhen(CallbackData, prefix="lt-at"):
    """When it leaves: at once, or on a day."""

    letter: int
    page: int = 0


class CorrectCard(CallbackData, prefix="lt-cor-c"):
    """The correction as it is being written; what is typed here is the reason."""

    letter: int
