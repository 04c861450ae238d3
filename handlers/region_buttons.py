"""Buttons of whoever keeps a region: its cycle, its seats and curators, its tables, what it has set."""

from aiogram.filters.callback_data import CallbackData


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


class ImportHelp(CallbackData, prefix="imp"):
    """How to load a region; a file sent here is read."""

    seat: int


class FormLibrary(CallbackData, prefix="forms"):
    """The published forms; a form sent here is read."""

    seat: int


class MeasureLibrary(CallbackData, prefix="msr"):
    """The measures of a region; a table of them sent here is read."""

    seat: int
