"""A school's profile: levels of the factors and why they are so. No total, no ranking."""

from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import CaseCard, Home, Profile, back, home
from handlers.pictures import profile_picture
from handlers.room import Desk, Room
from handlers.screen import Button, Rows, Screen, button, row
from locales import Safe
from services.forms import submissions
from services.forms.submissions import Draft
from services.forms.wording import answer_text, say
from services.org import access
from services.refusal import NotThere
from services.risk import caselist, profile
from services.risk.change import smallest_change
from services.risk.profile import FactorView

room = Room("profile")
REASONS = 4


class Picture(CallbackData, prefix="pic"):
    """The factors as a picture."""

    submission: int


class Why(CallbackData, prefix="why"):
    """The answers that weigh most in one factor."""

    submission: int
    factor: str


def _draft(desk: Desk, submission_id: int) -> Draft:
    _, place = access.sent_submission(desk.db, desk.who, submission_id)
    return submissions.sent(desk.db, place, submission_id, desk.now)


def _names(draft: Draft, factor: str) -> tuple[dict[str, str], dict[str, str]]:
    """(short, full) names of a factor by language."""
    for one in draft.compiled.form.factors:
        if one.code == factor:
            return one.short, one.name
    raise NotThere


@room.view(Profile)
def card(desk: Desk, data: Profile) -> Screen:
    draft = _draft(desk, data.submission)
    t, levels = desk.t, profile.read(desk.db, draft.id)
    lines = [t("profile-title", school=draft.school)]
    if draft.sent_at:
        lines.append(t("profile-sent", when=t.when(draft.sent_at, draft.zone, desk.now)))
    lines += [_level(desk, draft, factor) for factor in levels]
    if first := profile.priorities(levels):
        names = ", ".join(t.local(_names(draft, factor.factor)[0]) for factor in first)
        lines.append(t("profile-priorities", names=names))
    lines.append(t("profile-gaps", n=len(draft.state.no_data)))
    case_id = caselist.of_submission(desk.db, draft.id)
    if case_id is not None:
        for signal in caselist.signals_of(desk.db, case_id):
            lines.append(t("profile-signal", text=t.local(signal.message)))
    lines.append(t("profile-notice", text=t.local(draft.compiled.form.notice)))
    short = {f.factor: t.local(_names(draft, f.factor)[0]) for f in levels}
    whys = [button(short[f.factor], Why(submission=draft.id, factor=f.factor)) for f in levels]
    show = button(t.plain("button-picture"), Picture(submission=draft.id))
    looks_after = draft.seat.role != "director" and case_id is not None
    return Screen(
        Safe("\n".join(lines)),
        (
            *row(show),
            *_two(whys),
            *row(back(t, CaseCard(case=case_id or 0)) if looks_after else back(t, Home()), home(t)),
        ),
    )


def _two(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[k : k + 2]) for k in range(0, len(buttons), 2))


@room.act(Picture)
def pictured(desk: Desk, data: Picture) -> Screen:
    """The picture first, the profile with its buttons below it."""
    draft = _draft(desk, data.submission)
    return replace(desk.open(Profile(submission=draft.id)), document=profile_picture(desk, draft))


def _level(desk: Desk, draft: Draft, factor: FactorView) -> Safe:
    t = desk.t
    names = {"factor": t.local(_names(draft, factor.factor)[0]), "level": t.plain(f"level-{factor.level}")}
    bare = factor.score is None
    line = t("profile-level-bare", **names) if bare else t("profile-level", score=factor.score, **names)
    lifted = factor.level != factor.raw_level and factor.lifted_by
    return Safe(f"{line} {t('profile-lifted', raw=t.plain(f'level-{factor.raw_level}'))}") if lifted else line


@room.view(Why)
def why(desk: Desk, data: Why) -> Screen:
    """The heaviest answers of a factor, in the school's own numbers."""
    draft = _draft(desk, data.submission)
    factor = next((f for f in profile.read(desk.db, draft.id) if f.factor == data.factor), None)
    if factor is None:
        raise NotThere
    t = desk.t
    lines = [t("why-title", factor=t.local(_names(draft, data.factor)[1])), _level(desk, draft, factor)]
    for reason in factor.reasons[:REASONS]:
        item = draft.compiled.item(reason.item)
        if reason.score:
            lines.append(
                t(
                    "why-line", label=say(draft.state, item.label, t.language),
                    answer=answer_text(draft.state, item.name, t.language), share=reason.share,
                )
            )  # fmt: skip
    if len(lines) == 2:
        lines.append(t("why-nothing"))
    if (change := smallest_change(draft.compiled, draft.state, data.factor)) is not None:
        lines += [Safe(""), t("change-title", level=t.plain(f"level-{change.then.level}"))]
        lines += [
            t(
                "change-step", label=say(draft.state, step.item.label, t.language),
                before=answer_text(draft.state, step.item.name, t.language),
                after=answer_text(draft.state.with_answer(step.item, step.after), step.item.name, t.language),
            )
            for step in change.steps
        ]  # fmt: skip
    return Screen(Safe("\n".join(lines)), row(back(t, Profile(submission=draft.id)), home(t)))
