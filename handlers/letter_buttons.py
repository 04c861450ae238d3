"""Buttons of letters that several rooms use."""

from aiogram.filters.callback_data import CallbackData


class Letters(CallbackData, prefix="lt"):
    """The letters of a body: drafts, running ones, all of them."""

    seat: int
    page: int = 0


class LetterDraft(CallbackData, prefix="lt-d"):
    """A letter while it is written: what is there, what is missing."""

    letter: int


class LetterPreview(CallbackData, prefix="lt-see"):
    """A letter exactly as a director will see it."""

    letter: int


class LetterAudience(CallbackData, prefix="lt-to"):
    """To whom it goes."""

    letter: int


class LetterReport(CallbackData, prefix="lt-rep"):
    """The form of the report."""

    letter: int


class Mirror(CallbackData, prefix="lt-mir"):
    """What sending it would do."""

    letter: int


class LetterBoard(CallbackData, prefix="lt-b"):
    """A published letter for its author: who has done what."""

    letter: int


class Received(CallbackData, prefix="ltr"):
    """A letter for its recipient."""

    delivery: int


class Inbox(CallbackData, prefix="lt-in"):
    """The letters a seat has got."""

    seat: int
    page: int = 0


class Mine(CallbackData, prefix="my-all"):
    """«Моё»: all that waits for a person, by term."""

    page: int = 0


class BurdenCard(CallbackData, prefix="lt-load"):
    """What schools are asked for in a month; so many months ago."""

    seat: int
    ago: int = 0


class TaskCard(CallbackData, prefix="lt-task"):
    """An item of a letter, or its report, in a deputy's hands."""

    task: int


class LetterSending(CallbackData, prefix="lt-run"):
    """A letter that has been sent off: how far it is, stopping it, going on, correcting it."""

    letter: int


class LettersReceived(CallbackData, prefix="lt-got"):
    """All letters that came to a seat, one that writes its own included."""

    seat: int
    page: int = 0


class LetterRegister(CallbackData, prefix="lt-reg"):
    """All letters of a body, or all that a seat has got; what is typed here is looked for."""

    seat: int
    page: int = 0
