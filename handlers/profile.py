"""A school's profile: levels of the factors and why they are so. No total, no ranking."""

from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, Profile, SchoolAnswers, SchoolCard, SchoolHistory, back, home
from handlers.form_buttons import AgreeSent
from handlers.pictures import profile_picture
from handlers.room import Desk, Room
from handlers.school_words import both_values, by_height
from handlers.screen import Button, Rows, Screen, button, row, short
from locales import Safe
from models import Submission
from services.forms import submissions
from services.forms.submissions import Draft
from services.forms.wording import answer_text, say
from services.org import access, units
from services.refusal import NotThere
from services.risk import caselist, profile
from services.risk.change import smallest_change
from services.risk.profile import FactorView
from services.risk.scoring import score, score_one

room = Room("profile")
REASONS = 4
DIFFERING, SIGNALS, SIGNAL = 2, 2, 90  # on the short card: lines, lines, characters


class Picture(CallbackData, prefix="pic"):
    """The factors as a picture."""

    submission: int


class ProfileWhole(CallbackData, prefix="prof-all"):
    """Every factor on a line of its own, signals and words in full."""

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
    submission, place = access.sent_submission(desk.db, desk.who, data.submission)
    draft = submissions.sent(desk.db, place, submission.id, desk.now)
    t, levels = desk.t, profile.read(desk.db, draft.id)
    lines = [t("profile-title", school=draft.school)]
    if draft.sent_at:
        lines.append(t("profile-sent", when=t.when(draft.sent_at, draft.zone, desk.now)))
    if draft.unconfirmed:
        lines.append(t("profile-on-word"))
    lines += _checked(desk, submission)
    short_of = {f.factor: t.local(_names(draft, f.factor)[0]) for f in levels}
    lines += by_height(desk, {f.factor: f.counts for f in levels}, short_of)
    differing = [replace(f, word=None) for f in levels if f.differs][:DIFFERING]
    lines += [both_values(desk, f, short_of[f.factor]) for f in differing]
    if first := profile.priorities(levels):
        names = ", ".join(t.local(_names(draft, factor.factor)[0]) for factor in first)
        lines.append(t("profile-priorities", names=names))
    lines += _few(desk, draft)
    if draft.state.no_data:
        lines.append(t("profile-gaps", n=len(draft.state.no_data)))
    lines += [t("profile-signal", text=short(text, SIGNAL)) for text in _signals(desk, draft)[:SIGNALS]]
    whys = [button(short_of[f.factor], Why(submission=draft.id, factor=f.factor)) for f in levels]
    show = button(t.plain("button-picture"), Picture(submission=draft.id))
    whole = button(t.plain("button-read-whole"), ProfileWhole(submission=draft.id))
    agrees = draft.unconfirmed and draft.seat.role == "director"
    own = draft.seat.role == "director"
    said = SchoolAnswers(submission=draft.id, page=0)
    past = SchoolHistory(school=draft.school_id)
    return Screen(
        Safe("\n".join(lines)),
        (
            *row(button(t.plain("button-by-word-confirm"), AgreeSent(submission=draft.id)) if agrees else None),
            *row(show, whole),
            *_two(whys),
            *row(button(t.plain("button-school-answers"), said), button(t.plain("button-history"), past)),
            *row(back(t, Home()) if own else back(t, SchoolCard(school=draft.school_id)), home(t)),
        ),
    )


@room.view(ProfileWhole)
def in_full(desk: Desk, data: ProfileWhole) -> Screen:
    """Factor by factor with points, what was found otherwise and why, every signal, what is left out."""
    draft, t = _draft(desk, data.submission), desk.t
    lines = [t("profile-title", school=draft.school)]
    lines += [_level(desk, draft, factor) for factor in profile.read(desk.db, draft.id)]
    lines += [*_few(desk, draft), t("profile-gaps", n=len(draft.state.no_data))]
    lines += [t("profile-signal", text=text) for text in _signals(desk, draft)]
    lines.append(t("profile-notice", text=t.local(draft.compiled.form.notice)))
    return Screen(Safe("\n".join(lines)), row(back(t, Profile(submission=draft.id)), home(t)))


def _few(desk: Desk, draft: Draft) -> list[Safe]:
    """Where so few people stand behind a share that it counts with care."""
    few = [one for one in score(draft.compiled, draft.state) if one.small_sample]
    names = ", ".join(desk.t.local(_names(draft, one.factor)[0]) for one in few)
    return [desk.t("profile-small-sample", names=names)] if few else []


def _signals(desk: Desk, draft: Draft) -> list[str]:
    """The gravest first."""
    case_id = caselist.of_submission(desk.db, draft.id)
    return [desk.t.local(one.message) for one in caselist.signals_of(desk.db, case_id)] if case_id is not None else []


def _checked(desk: Desk, submission: Submission) -> list[Safe]:
    """Whether the municipality has spoken, who and when; a form without levels is not checked."""
    t = desk.t
    if submission.verified_at is None:
        return [t("profile-not-verified")]
    who = units.seat_title(desk.db, submission.verified_by or 0)
    zone = units.one(desk.db, submission.school_id).zone
    return [t("profile-verified", who=who, when=t.when(submission.verified_at, zone, desk.now))]


def _two(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[k : k + 2]) for k in range(0, len(buttons), 2))


@room.act(Picture)
def pictured(desk: Desk, data: Picture) -> Screen:
    """The picture first, the profile with its buttons below it."""
    draft = _draft(desk, data.submission)
    return replace(desk.open(Profile(submission=draft.id)), document=profile_picture(desk, draft))


def _level(desk: Desk, draft: Draft, factor: FactorView) -> Safe:
    t = desk.t
    if factor.differs:
        return both_values(desk, factor, t.local(_names(draft, factor.factor)[0]))
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
    few = {item.name for item in score_one(draft.compiled, draft.state, data.factor).small_sample}
    for reason in factor.reasons[:REASONS]:
        item = draft.compiled.item(reason.item)
        if reason.score:
            line = t(
                "why-line", label=say(draft.state, item.label, t.language),
                answer=answer_text(draft.state, item.name, t.language), share=reason.share,
            )  # fmt: skip
            lines.append(Safe(f"{line} {t('small-sample')}") if reason.item in few else line)
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
