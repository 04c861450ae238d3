"""Buttons of a questionnaire: its questions, its parts in other hands, its end."""

from aiogram.filters.callback_data import CallbackData


class Continue(CallbackData, prefix="go"):
    """The next open question of a submission."""

    submission: int


class Question(CallbackData, prefix="q"):
    """One question of a submission, by its place in the form; a long list of choices has pages."""

    submission: int
    item: int
    page: int = 0


class Sections(CallbackData, prefix="s"):
    """The sections of a submission with how much of each is done."""

    submission: int


class Review(CallbackData, prefix="rev"):
    """All answers before they are sent."""

    submission: int


class Answers(CallbackData, prefix="ans"):
    """The list of all answers, page by page."""

    submission: int
    page: int


class Send(CallbackData, prefix="send"):
    """Send it to the curator, as it stood at this revision."""

    submission: int
    rev: int


class Changes(CallbackData, prefix="chg"):
    """What is answered differently from the last cycle."""

    submission: int
    page: int = 0


class Prepare(CallbackData, prefix="prep"):
    """What to have at hand before answering, as a page to print."""

    submission: int


class Part(CallbackData, prefix="dpart"):
    """A deputy's sections: what is answered, and handing them back."""

    submission: int
    page: int = 0


class Delegate(CallbackData, prefix="dlg"):
    """Which sections to give to a deputy; the chosen ones are bits of a number, by their place in the form."""

    submission: int
    chosen: int = 0


class HeldCard(CallbackData, prefix="sect"):
    """A section that a deputy has in hand."""

    submission: int
    section: int


class ByWord(CallbackData, prefix="byw"):
    """Entering a school's answers «со слов школы»."""

    school: int


class ByWordEnd(CallbackData, prefix="byw-end"):
    """What a curator has entered for a school, and what becomes of it."""

    submission: int


class ByWordList(CallbackData, prefix="byw-list"):
    """What was entered for the director's school, to agree with or to change."""

    submission: int
    page: int = 0


class AgreeSent(CallbackData, prefix="byw-sent"):
    """The director agrees with what the curator has sent."""

    submission: int


class Explain(CallbackData, prefix="c"):
    """A word to one's answer."""

    submission: int
    item: int


class TrialResult(CallbackData, prefix="try-end"):
    """What the answers of a trial walk would say."""

    submission: int
