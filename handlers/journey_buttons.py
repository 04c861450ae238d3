"""Buttons of a school's way: several conversations lead to the same places."""

from aiogram.filters.callback_data import CallbackData


class Way(CallbackData, prefix="way"):
    """Where a school stands, what is next, whose move it is."""

    school: int


class WayEvents(CallbackData, prefix="way-log"):
    """Who did what when."""

    school: int
    page: int = 0


class Decide(CallbackData, prefix="way-dec"):
    """To which stage, against the gates?"""

    school: int


class WayBoard(CallbackData, prefix="ways"):
    """How many of a seat's schools stand at each stage."""

    seat: int


class SupportList(CallbackData, prefix="sup-all"):
    """The five support measures of a school."""

    school: int


class SupportCard(CallbackData, prefix="sup"):
    """One support measure; a file sent here is its scan."""

    school: int
    item: int


class MentorPick(CallbackData, prefix="ment"):
    """Who could stand by this school?"""

    school: int
    page: int = 0


class MentorHand(CallbackData, prefix="ment-hand"):
    """To whom does this mentor's work at a school go?"""

    school: int
    seat: int
    page: int = 0


class VisitWrite(CallbackData, prefix="visit"):
    """What is typed here is a visit, or a word to the school: by its place among the kinds."""

    school: int
    item: int


class ExitCard(CallbackData, prefix="exit"):
    """The conditions of the way out."""

    school: int


class ResultList(CallbackData, prefix="res"):
    """Results by year; what is typed here is a result."""

    school: int
    page: int = 0


class Appoint(CallbackData, prefix="app"):
    """The order that appoints curators; its number and date are typed here."""

    seat: int


class CorrectOrder(CallbackData, prefix="ord-fix"):
    """The right number and date of an order are typed here: of a roadmap, a support measure, a step."""

    what: str
    item: int


class Passport(CallbackData, prefix="sop"):
    """The standard procedure's own passport, as it holds for a seat."""

    seat: int
    page: int = 0


class Listing(CallbackData, prefix="list"):
    """The order that puts schools on the list: typed here."""

    seat: int


class ListOne(CallbackData, prefix="list-1"):
    """The same for one school."""

    school: int


class MentorLook(CallbackData, prefix="ment-see"):
    """What a mentor may see of a school: levels and measures in work."""

    school: int
