"""The municipality's word on a profile: all levels agreed with in one press; when it was said; who hears."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, Profile, SchoolCard, Verify, back, home
from handlers.roadmap_buttons import StartRoadmap
from handlers.room import Desk, Room, notice
from handlers.school_words import by_height
from handlers.screen import Rows, Screen, button, column, row
from handlers.verified import Exceptions, confirmed, opened, said_of, when_told
from locales import Safe
from models import Submission
from services.forms import submissions
from services.org import access, units
from services.risk import moves, profile
from services.roadmaps import standing

room = Room("verification")


class ConfirmAll(CallbackData, prefix="vf-all"):
    """Agree with every level of the school."""

    submission: int
    rev: int


@room.view(Verify)
def verify(desk: Desk, data: Verify) -> Screen:
    """All at once comes first."""
    submission, _, levels, names = opened(desk, data.submission)
    if submission.verified_at is not None:
        return _done(desk, submission)
    t, school = desk.t, units.one(desk.db, submission.school_id)
    lines = [t("verify-title", school=school.name), t("verify-school-levels")]
    lines += by_height(desk, {factor: one.level for factor, one in levels.items()}, names)
    lines += [Safe(""), t("verify-seen", when=when_told(desk, school.zone))]
    return Screen(
        Safe("\n".join(lines)),
        (
            *column(
                button(
                    t.plain("button-verify-all", n=len(levels)),
                    ConfirmAll(submission=data.submission, rev=submission.rev),
                ),
                button(t.plain("button-verify-exceptions"), Exceptions(submission=data.submission)),
                button(t.plain("button-open-profile"), Profile(submission=data.submission)),
            ),
            *row(back(t, SchoolCard(school=school.id)), home(t)),
        ),
    )


def _done(desk: Desk, submission: Submission) -> Screen:
    """Who has spoken and when; the next school."""
    t, school = desk.t, units.one(desk.db, submission.school_id)
    _, seat, levels, names = opened(desk, submission.id)
    when = t.when(submission.verified_at or desk.now, school.zone, desk.now)
    who = units.seat_title(desk.db, submission.verified_by or 0)
    lines = [t("verify-done", school=school.name), t("verified-by", who=who, when=when)]
    lines += said_of(desk, levels, names)
    following, left = moves.next_unverified(desk.db, seat, desk.now, school.id)
    if following is None:
        lines.append(t("verify-no-more"))
    onward = Verify(submission=following.submission) if following and following.submission else None
    return Screen(
        Safe("\n".join(lines)),
        (
            *column(
                button(t.plain("button-verify-next", left=left), onward) if onward else None,
                button(t.plain("button-verify-again"), Exceptions(submission=submission.id)),
            ),
            *row(back(t, SchoolCard(school=school.id)), home(t)),
        ),
    )


@room.act(ConfirmAll)
def confirm_all(desk: Desk, data: ConfirmAll) -> Screen:
    return confirmed(desk, data.submission, data.rev, {})


@notice("levels-verified")
def told(desk: Desk, seat_id: int, submission: int) -> Screen | None:
    """To the director: both values, as they stand when it is read."""
    found, _ = access.sent_submission(desk.db, desk.who, submission, "director")
    if found.verified_at is None:
        return None
    t, form = desk.t, submissions.form_of(desk.db, found.form_version_id).form
    names = {one.code: t.local(one.short) for one in form.factors}
    levels = {one.factor: one for one in profile.read(desk.db, submission)}
    lines = [t("levels-verified", school=units.one(desk.db, found.school_id).name), *said_of(desk, levels, names)]
    lines.append(t("levels-verified-onward"))
    plan = standing.of_unit(desk.db, found.school_id)
    start = button(t.plain("button-road-start", kind="school"), StartRoadmap(seat=seat_id)) if plan is None else None
    look = button(t.plain("button-open-profile"), Profile(submission=submission))
    rows: Rows = (*column(start, look), *row(home(t)))
    return Screen(Safe("\n".join(lines)), rows, place=Home().pack())
