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


class CaseList(CallbackData, prefix="cases"):
    """The signals of a seat's schools."""

    seat: int
    page: int


class FinishedList(CallbackData, prefix="cases-done"):
    """The signals that were worked on and closed."""

    seat: int
    page: int


class AskSchool(CallbackData, prefix="ask"):
    """A question to the school about its signals; what is typed here is the question."""

    case: int


class TalkView(CallbackData, prefix="talk"):
    """What the school and those who look after it have said about its signals."""

    case: int
    page: int


class Reply(CallbackData, prefix="reply"):
    """The director's answer to what was asked; what is typed here is the answer."""

    case: int


class SchoolList(CallbackData, prefix="schools"):
    """The schools of a seat."""

    seat: int
    page: int


class SchoolCard(CallbackData, prefix="school"):
    """One school as those see it who look after it."""

    school: int


class SchoolAnswers(CallbackData, prefix="said"):
    """Every sent answer of a school with its author, page by page."""

    submission: int
    page: int


class SchoolHistory(CallbackData, prefix="hist"):
    """The levels of a school over the last cycles."""

    school: int


class Verify(CallbackData, prefix="vf"):
    """The municipality's word on the levels of a sent profile."""

    submission: int


class ConsentAgain(CallbackData, prefix="again"):
    """A new edition of the consent, for somebody who is in."""

    seat: int


class Brief(CallbackData, prefix="brief"):
    """A school in five lines, for whoever takes it over."""

    school: int


class RoadmapCard(CallbackData, prefix="road"):
    """A unit's roadmap."""

    roadmap: int
    page: int = 0


class RoadmapFiles(CallbackData, prefix="rd-docs"):
    """Its papers; with `force`, of what holds while a change is being written."""

    roadmap: int
    force: int = 0


class MeasureCard(CallbackData, prefix="meas"):
    """One measure of a roadmap."""

    measure: int


def home(t: Say) -> Button:
    return button(t.plain("button-home"), Home())


def back(t: Say, to: CallbackData) -> Button:
    return button(t.plain("button-back"), to)
