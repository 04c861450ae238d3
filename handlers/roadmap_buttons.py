"""Buttons of a roadmap that several of its conversations use."""

from aiogram.filters.callback_data import CallbackData


class StartRoadmap(CallbackData, prefix="rd-new"):
    """A draft in one tap; for whom one exists, that one."""

    seat: int


class RoadmapList(CallbackData, prefix="rd-list"):
    """The roadmaps that wait for a seat's word; with `rest` the others that are agreed to or in work."""

    seat: int
    page: int = 0
    rest: int = 0


class RoadmapRows(CallbackData, prefix="rd-rows"):
    """All measures of one that came back: its card shows the remarks alone."""

    roadmap: int
    page: int = 0


class More(CallbackData, prefix="rd-more"):
    """What is needed less often."""

    roadmap: int


class PastRoadmaps(CallbackData, prefix="rd-past"):
    """A unit's roadmaps that have ended, and the versions of the one in hand."""

    unit: int
    page: int = 0


class Coming(CallbackData, prefix="rd-when"):
    """The reminders to come, day by day."""

    roadmap: int
    page: int = 0


class Reasons(CallbackData, prefix="rd-why"):
    """The levels and answers it stands on."""

    roadmap: int


class Compared(CallbackData, prefix="rd-diff"):
    """What has changed between two versions, side by side."""

    roadmap: int
    page: int = 0


class Removed(CallbackData, prefix="rd-gone"):
    """What was taken out and may come back."""

    roadmap: int


class Restore(CallbackData, prefix="rd-back"):
    measure: int
    rev: int


class RowCard(CallbackData, prefix="rd-row"):
    """One measure while its roadmap is written or decided upon."""

    measure: int


class AddMeasure(CallbackData, prefix="rd-add"):
    """Where from? `instead` is a measure it replaces, 0 for none. Words typed here are searched for."""

    roadmap: int
    instead: int = 0


class EditField(CallbackData, prefix="rd-set"):
    """A field of a measure, by its place in FIELDS; what is typed here is its new value."""

    measure: int
    what: int


class EditDay(CallbackData, prefix="rd-day"):
    """The first (0) or the last (1) day, by a calendar or in words."""

    measure: int
    last: int
    page: int = 0


class Remark(CallbackData, prefix="rd-rem"):
    """A word on this row; what is typed here is the word."""

    measure: int


class SendAsk(CallbackData, prefix="rd-send"):
    """Who will see it and when."""

    roadmap: int


class OrderAsk(CallbackData, prefix="rd-ord"):
    """The order's number and date; they are typed here."""

    roadmap: int


class WithdrawAsk(CallbackData, prefix="rd-end"):
    """Why is it withdrawn? The reason is typed here."""

    roadmap: int


class Agree(CallbackData, prefix="rd-ok"):
    roadmap: int
    rev: int


class GiveBack(CallbackData, prefix="rd-no"):
    roadmap: int
    rev: int


class Recall(CallbackData, prefix="rd-call"):
    roadmap: int
    rev: int


class ChangeRoadmap(CallbackData, prefix="rd-chg"):
    roadmap: int


class DropChange(CallbackData, prefix="rd-drop"):
    roadmap: int
