"""Buttons between a letter's board and what is done from it."""

from aiogram.filters.callback_data import CallbackData


class Judge(CallbackData, prefix="lj"):
    """The next report that waits to be read, after this delivery."""

    letter: int
    after: int = 0


class LetterFilesOut(CallbackData, prefix="lb-out"):
    """What of a letter can be taken away as a table or a paper."""

    letter: int


class LetterMore(CallbackData, prefix="lb-more"):
    """What is seldom needed: tables, the history, off control."""

    letter: int


class LetterNudge(CallbackData, prefix="lb-word"):
    """A word of one's own to those who are behind: to whom?"""

    letter: int


class LetterHistory(CallbackData, prefix="lb-hist"):
    """Who did what with a letter."""

    letter: int
    page: int = 0


class CloseLetter(CallbackData, prefix="lb-end"):
    """Take it off control: the next text is the reason."""

    letter: int
