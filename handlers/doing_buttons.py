"""Buttons of measures in work that several conversations use."""

from aiogram.filters.callback_data import CallbackData


class Report(CallbackData, prefix="ms-rep"):
    """A question of the report: 0 the fact, 1 the reason, 2 the next step. `progress` 0: nothing is said yet."""

    measure: int
    progress: int = 0
    step: int = 0


class HandIn(CallbackData, prefix="ms-done"):
    """Done? – who will see it and when."""

    measure: int


class Told(CallbackData, prefix="ms-story"):
    """What happened to a measure."""

    measure: int


class EvidenceAsk(CallbackData, prefix="ev-ask"):
    """«Фамилий и лиц детей нет?» – before any file."""

    measure: int


class EvidenceHere(CallbackData, prefix="ev"):
    """Files sent here are evidence."""

    measure: int


class EvidenceList(CallbackData, prefix="ev-list"):
    """The evidence of a measure, piece by piece."""

    measure: int
    page: int = 0


class ExtendDay(CallbackData, prefix="ex-day"):
    """More time for a measure or a letter: until when? By a calendar or in words."""

    about: str
    matter: int
    page: int = 0


class ExtensionCard(CallbackData, prefix="ex"):
    """A wish for more time."""

    extension: int


class HinderAsk(CallbackData, prefix="hi-ask"):
    """«Что мешает?»"""

    about: str
    matter: int


class HinderCard(CallbackData, prefix="hi"):
    """What stands in the way, for who can help; words typed here are the answer."""

    hindrance: int


class DueList(CallbackData, prefix="ms-due"):
    """A school's measures that are to be done, the earliest term first."""

    seat: int
    page: int = 0


class DecideList(CallbackData, prefix="ms-dec"):
    """What of measures waits for the word of a seat."""

    seat: int
    page: int = 0


class Begin(CallbackData, prefix="ms-go"):
    measure: int
    rev: int


class HandInNow(CallbackData, prefix="ms-in"):
    measure: int
    rev: int
    partly: int


class TakeBack(CallbackData, prefix="ms-back"):
    measure: int
    rev: int


class OutAsk(CallbackData, prefix="ms-out"):
    """Why is it to be withdrawn? The reason is typed here."""

    measure: int


class QuickOut(CallbackData, prefix="ms-outq"):
    measure: int
    rev: int
    which: int


class Accept(CallbackData, prefix="ms-ok"):
    measure: int
    rev: int


class ReturnAsk(CallbackData, prefix="ms-no"):
    """What is missing? The reason is typed here."""

    measure: int


class QuickReturn(CallbackData, prefix="ms-noq"):
    measure: int
    rev: int
    which: int


class LetOut(CallbackData, prefix="ms-let"):
    measure: int
    rev: int


class KeepIn(CallbackData, prefix="ms-keep"):
    measure: int
    rev: int


class Half(CallbackData, prefix="ms-half"):
    """«Как идёт?» – 1 по плану, 2 уже сделано."""

    measure: int
    which: int


class Grant(CallbackData, prefix="ex-ok"):
    extension: int
    rev: int


class OtherDay(CallbackData, prefix="ex-oth"):
    """Another day than the one asked for, by a calendar or in words."""

    extension: int
    page: int = 0


class NoAsk(CallbackData, prefix="ex-no"):
    """Why not? The word is typed here."""

    extension: int
