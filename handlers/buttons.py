"""Buttons that several conversations use: the places everybody comes back to."""

from aiogram.filters.callback_data import CallbackData

from handlers.screen import Button, button
from locales import Say


class Home(CallbackData, prefix="home"):
    """The list of what is to be done."""


class Profile(CallbackData, prefix="prof"):
    """A school's sent profile."""

    submission: int


class CaseCard(CallbackData, prefix="case"):
    """A school's signals."""

    case: int


class Continue(CallbackData, prefix="go"):
    """The next open question of a submission."""

    submission: int


class Question(CallbackData, prefix="q"):
    """One question of a submission, by its place in the form; a long list of choices has pages."""

    submission: int
    item: int
    page: int = 0


class Review(CallbackData, prefix="rev"):
    """All answers before they are sent."""

    submission: int


class Prepare(CallbackData, prefix="prep"):
    """What to have at hand before answering, as a page to print."""

    submission: int


class Explain(CallbackData, prefix="c"):
    """A word to one's answer."""

    submission: int
    item: int


class CaseList(CallbackData, prefix="cases"):
    """The signals of a seat's schools."""

    seat: int
    page: int


class SchoolList(CallbackData, prefix="schools"):
    """The schools of a seat."""

    seat: int
    page: int


class CycleCard(CallbackData, prefix="cyc"):
    """The self-diagnosis of a region: start it, watch it."""

    seat: int


class SeatRoles(CallbackData, prefix="seats"):
    """Invitations: whose?"""

    seat: int


class RegionSettings(CallbackData, prefix="sets"):
    """What the region has set differently from the defaults."""

    seat: int


class SettingsSheet(CallbackData, prefix="set-xls"):
    """The settings as a table; the changed table is sent back."""

    seat: int


class ConsentAgain(CallbackData, prefix="again"):
    """A new edition of the consent, for somebody who is in."""

    seat: int


class ImportHelp(CallbackData, prefix="imp"):
    """How to load a region; a file sent here is read."""

    seat: int


class FormLibrary(CallbackData, prefix="forms"):
    """The published forms; a form sent here is read."""

    seat: int


class MeasureLibrary(CallbackData, prefix="msr"):
    """The measures of a region; a table of them sent here is read."""

    seat: int


class TrialResult(CallbackData, prefix="try-end"):
    """What the answers of a trial walk would say."""

    submission: int


class RoadmapCard(CallbackData, prefix="road"):
    """A unit's roadmap."""

    roadmap: int
    page: int = 0


class MeasureCard(CallbackData, prefix="meas"):
    """One measure of a roadmap."""

    measure: int


def home(t: Say) -> Button:
    return button(t.plain("button-home"), Home())


def back(t: Say, to: CallbackData) -> Button:
    return button(t.plain("button-back"), to)
