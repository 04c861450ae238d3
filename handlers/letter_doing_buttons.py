"""Buttons about a letter that is being done, for the rooms of its recipient."""

from aiogram.filters.callback_data import CallbackData


class LetterWhole(CallbackData, prefix="ltr-all"):
    """«Прочитать полностью»: a page of the whole text."""

    delivery: int
    page: int = 0


class LetterFiles(CallbackData, prefix="ltr-files"):
    """What is attached, a button each."""

    delivery: int


class ReportFile(CallbackData, prefix="ltr-rf"):
    """The report is a file: asked about first, then sent here."""

    delivery: int
    clean: int = 0


class LetterNews(CallbackData, prefix="ltr-how"):
    """«Сообщить, как идёт»: the word is typed here."""

    delivery: int


class Give(CallbackData, prefix="ltr-give"):
    """What of it to a deputy?"""

    delivery: int
