"""Buttons of a letter while it is written: the places that its rooms open for each other."""

from aiogram.filters.callback_data import CallbackData


class LetterKinds(CallbackData, prefix="lw-new"):
    """Which kind of letter?"""

    seat: int


class LetterFields(CallbackData, prefix="lw-all"):
    """Everything that can be set."""

    letter: int


class LetterField(CallbackData, prefix="lw-f"):
    """One typed field; what is typed here is its value."""

    letter: int
    what: int  # in drafting.TYPED


class LetterDay(CallbackData, prefix="lw-day"):
    """One day of a letter, by a calendar or in words."""

    letter: int
    what: int  # in drafting.DAYS
    page: int = 0


class LetterItems(CallbackData, prefix="lw-it"):
    """The items; a line typed here is a new one."""

    letter: int


class ItemCard(CallbackData, prefix="lw-i"):
    """One item."""

    item: int


class Enclosed(CallbackData, prefix="lw-fl"):
    """The attachments; a file sent here is one more."""

    letter: int


class FormLines(CallbackData, prefix="lw-ask"):
    """The report's questions, a line each."""

    letter: int


class Publish(CallbackData, prefix="lw-go"):
    """To the mirror, if nothing is missing."""

    letter: int


class Copies(CallbackData, prefix="lw-old"):
    """Which earlier letter to begin from?"""

    seat: int


class DropLetter(CallbackData, prefix="lw-drop"):
    letter: int
    rev: int


class RestoreLetter(CallbackData, prefix="lw-undo"):
    letter: int
    rev: int
