"""A profile as the municipality speaks of it: its levels, what is said of them, who was first. No conversation."""

from collections.abc import Mapping

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Verify
from handlers.days import when
from handlers.room import Desk
from handlers.school_words import both_values
from handlers.screen import Screen
from locales import Safe
from models import Submission
from services.forms import submissions
from services.org.people import Place
from services.risk import profile, verification
from services.risk.profile import FactorView
from services.risk.verification import Finding, Taken


class Exceptions(CallbackData, prefix="vf-ex"):
    """In which factors the municipality differs."""

    submission: int


def opened(desk: Desk, number: int) -> tuple[Submission, Place, dict[str, FactorView], dict[str, str]]:
    """The profile, the seat that speaks, its levels, the factors' short names."""
    submission, seat = verification.open_for(desk.db, desk.who, number)
    form = submissions.form_of(desk.db, submission.form_version_id).form
    levels = {one.factor: one for one in profile.read(desk.db, number)}
    return submission, seat, levels, {one.code: desk.t.local(one.short) for one in form.factors}


def when_told(desk: Desk, zone: str) -> str:
    """The moment the director hears of it, in the school's own time; «сразу» for now."""
    return when(desk, verification.heard_at(zone, desk.now), zone)


def said_of(desk: Desk, levels: Mapping[str, FactorView], names: Mapping[str, str]) -> list[Safe]:
    """What the municipality has said: how many it agrees with, and the others with both values."""
    differing = [one for one in levels.values() if one.differs]
    lines = [desk.t("verify-counts", n=len(levels), same=len(levels) - len(differing), other=len(differing))]
    return lines + [both_values(desk, one, names[one.factor]) for one in differing]


def confirmed(desk: Desk, number: int, rev: int, differing: Mapping[str, Finding]) -> Screen:
    """One effect however many press: the others see who was first and when."""
    submission, seat = verification.open_for(desk.db, desk.who, number)
    try:
        told = verification.confirm(desk.db, desk.who, submission, seat, rev, differing, desk.now)
    except Taken:
        desk.db.refresh(submission)
        mine = submission.verified_by == seat.seat_id
        return desk.open(Verify(submission=number)).said(desk.t.plain("verify-mine" if mine else "verify-taken"))
    return desk.open(Verify(submission=number)).said(desk.t.plain("verify-told" if told else "verify-kept"))
