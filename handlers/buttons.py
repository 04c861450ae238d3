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


class CycleCard(CallbackData, prefix="cyc"):
    """The self-diagnosis of a region: start it, prolong it, end it."""

    seat: int


class CyclePreview(CallbackData, prefix="cyc-look"):
    """What would happen with this term."""

    seat: int
    due: str


class BoardCard(CallbackData, prefix="brd"):
    """How the self-diagnosis goes, in numbers."""

    seat: int


class NudgeAsk(CallbackData, prefix="ndg"):
    """A word of one's own to those who have not finished: to whom?"""

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


class AwayCard(CallbackData, prefix="away"):
    """A curator's absence: the days, the substitute."""

    seat: int


class CuratorList(CallbackData, prefix="curs"):
    """The curators under a coordinator's or an operator's seat."""

    seat: int
    page: int


class CuratorCard(CallbackData, prefix="cur"):
    """One of them."""

    seat: int


class HandPick(CallbackData, prefix="hand-1"):
    """Which one school of a curator is to be handed over?"""

    seat: int
    page: int


class HandOver(CallbackData, prefix="hand"):
    """To whom? School 0 is all of them."""

    seat: int
    school: int
    page: int


class HandedToMe(CallbackData, prefix="handed"):
    """What was handed over to a seat of late."""

    seat: int


class Brief(CallbackData, prefix="brief"):
    """A school in five lines, for whoever takes it over."""

    school: int


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
