"""What somebody without a seat reads; who had one also reads since when it is not theirs."""

from handlers.room import Desk
from handlers.screen import Screen
from locales import Safe
from services import deadlines
from services.org import seats


def greet(desk: Desk) -> Screen:
    """«Он работает по приглашению»; before it the place that went to somebody else."""
    t, gone = desk.t, seats.lost(desk.db, desk.who)
    if gone is None:
        return Screen(t("stranger"))
    day = t.day(deadlines.local(gone.at, gone.zone).date(), deadlines.local(desk.now, gone.zone).date())
    said = t("seat-lost", title=gone.title, unit=gone.unit, day=day, taken="yes" if gone.taken else "no")
    return Screen(Safe(f"{t('stranger')}\n\n{said}"))
