"""Days and moments: how they are said, what a press of a calendar means, what somebody types."""

from datetime import date, datetime

from handlers.room import Desk
from handlers.screen import short
from services import deadlines
from services.forms import dates
from services.forms.lines import NotUnderstood
from services.refusal import NotThere, Refusal


def day(desk: Desk, zone: str, iso: str) -> str:
    """«пт, 20 ноября»."""
    return desk.t.day(date.fromisoformat(iso), deadlines.local(desk.now, zone).date())


def when(desk: Desk, at: datetime, zone: str) -> str:
    """A moment by the reader's clock; «сразу» for now."""
    return desk.t.plain("at-once") if at <= desk.now else desk.t.when(at, zone, desk.now)


def dotted(iso: str | None) -> str:
    """«20.11.2026», as papers say it; '' for no day."""
    return f"{date.fromisoformat(iso):%d.%m.%Y}" if iso else ""


def pressed(number: int) -> date:
    """The day behind a button; one that no calendar has, or that has no day after it, is not there."""
    if not 0 < number < date.max.toordinal():
        raise NotThere
    return date.fromordinal(number)


def typed(text: str, today: date) -> date:
    """The day of a new term as somebody wrote it. Raises `Refusal`."""
    try:
        return dates.day(text, today)
    except NotUnderstood:
        raise Refusal("extension-day", seen=short(text, 30)) from None
