"""What a sender reads after sending: who sees it and when."""

from dataclasses import replace

from handlers.buttons import Profile
from handlers.days import when
from handlers.pictures import profile_picture
from handlers.room import Desk
from handlers.screen import Screen
from services.forms.submissions import Draft
from services.risk.hearing import RANK, heard_at
from services.risk.signals import Signal


def when_heard(desk: Desk, draft: Draft, level: str) -> str:
    """The moment the curator hears of it, in the school's own time; «сразу» for now."""
    return when(desk, heard_at(level, desk.now, draft.zone), draft.zone)


def sent_screen(desk: Desk, draft: Draft, signals: tuple[Signal, ...]) -> Screen:
    """The profile with its picture, and above it who will see it and when."""
    screen = replace(desk.open(Profile(submission=draft.id)), document=profile_picture(desk, draft))
    if not signals:
        return screen.noted(desk.t("sent-quiet"))
    level = max((signal.level for signal in signals), key=RANK.__getitem__)
    return screen.noted(desk.t("sent", when=when_heard(desk, draft, level)))
