"""The municipality's word on a profile: all levels agreed with in one press, or the exceptions with a word why."""

import json
import zlib
from collections.abc import Mapping

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import Home, Profile, SchoolCard, Verify, back, home
from handlers.days import when
from handlers.room import At, Desk, Room, Typed, notice
from handlers.school_words import both_values, by_height
from handlers.screen import Rows, Screen, button, column, row
from locales import Safe
from models import Submission
from services.forms import submissions
from services.org import access, units
from services.org.people import Place
from services.refusal import NotThere
from services.risk import moves, profile, verification
from services.risk.profile import FactorView
from services.risk.verification import LEVELS, Finding, Taken

room = Room("verification")
QUICK = 4  # ready words why


class ConfirmAll(CallbackData, prefix="vf-all"):
    """Agree with every level of the school."""

    submission: int
    rev: int


class Exceptions(CallbackData, prefix="vf-ex"):
    """In which factors the municipality differs."""

    submission: int


class Choose(CallbackData, prefix="vf-on"):
    """Differ in a factor (1) or agree after all (0)."""

    submission: int
    factor: str
    differs: int


class Proceed(CallbackData, prefix="vf-go"):
    """What is still to be said, or the summary."""

    submission: int


class Height(CallbackData, prefix="vf-lv"):
    """Which level it is instead."""

    submission: int
    factor: str


class SetHeight(CallbackData, prefix="vf-set"):
    submission: int
    factor: str
    level: int


class Word(CallbackData, prefix="vf-why"):
    """Why it is another one."""

    submission: int
    factor: str


class QuickWord(CallbackData, prefix="vf-q"):
    submission: int
    factor: str
    which: int


class Summary(CallbackData, prefix="vf-sum"):
    """What the director will read."""

    submission: int


class Confirm(CallbackData, prefix="vf-ok"):
    """Say it: as it stood when it was read."""

    submission: int
    rev: int
    tag: str


def _opened(desk: Desk, number: int) -> tuple[Submission, Place, dict[str, FactorView], dict[str, str]]:
    """The profile, the seat that speaks, its levels, the factors' short names."""
    submission, seat = verification.open_for(desk.db, desk.who, number)
    form = submissions.form_of(desk.db, submission.form_version_id).form
    levels = {one.factor: one for one in profile.read(desk.db, number)}
    return submission, seat, levels, {one.code: desk.t.local(one.short) for one in form.factors}


@room.view(Verify)
def verify(desk: Desk, data: Verify) -> Screen:
    """All at once comes first."""
    submission, _, levels, names = _opened(desk, data.submission)
    if submission.verified_at is not None:
        return _done(desk, submission)
    t, school = desk.t, units.one(desk.db, submission.school_id)
    lines = [t("verify-title", school=school.name), t("verify-school-levels")]
    lines += by_height(desk, {factor: one.level for factor, one in levels.items()}, names)
    lines += [Safe(""), t("verify-seen", when=_when(desk, school.zone))]
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


def _when(desk: Desk, zone: str) -> str:
    """The moment the director hears of it, in the school's own time; «сразу» for now."""
    return when(desk, verification.heard_at(zone, desk.now), zone)


def _done(desk: Desk, submission: Submission) -> Screen:
    """Who has spoken and when; the next school."""
    t, school = desk.t, units.one(desk.db, submission.school_id)
    _, seat, levels, names = _opened(desk, submission.id)
    when = t.when(submission.verified_at or desk.now, school.zone, desk.now)
    who = units.seat_title(desk.db, submission.verified_by or 0)
    lines = [t("verify-done", school=school.name), t("verified-by", who=who, when=when)]
    lines += _said(desk, levels, names)
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


def _said(desk: Desk, levels: Mapping[str, FactorView], names: Mapping[str, str]) -> list[Safe]:
    """What the municipality has said: how many it agrees with, and the others with both values."""
    differing = [one for one in levels.values() if one.differs]
    lines = [desk.t("verify-counts", n=len(levels), same=len(levels) - len(differing), other=len(differing))]
    return lines + [both_values(desk, one, names[one.factor]) for one in differing]


@room.act(ConfirmAll)
def confirm_all(desk: Desk, data: ConfirmAll) -> Screen:
    return _confirm(desk, data.submission, data.rev, {})


def _confirm(desk: Desk, number: int, rev: int, differing: Mapping[str, Finding]) -> Screen:
    """One effect however many press: the others see who was first and when."""
    submission, seat = verification.open_for(desk.db, desk.who, number)
    try:
        told = verification.confirm(desk.db, desk.who, submission, seat, rev, differing, desk.now)
    except Taken:
        desk.db.refresh(submission)
        mine = submission.verified_by == seat.seat_id
        return desk.open(Verify(submission=number)).said(desk.t.plain("verify-mine" if mine else "verify-taken"))
    return desk.open(Verify(submission=number)).said(desk.t.plain("verify-told" if told else "verify-kept"))


# ── the exceptions ───────────────────────────────────────────────────────────────────────────


@room.view(Exceptions)
def exceptions(desk: Desk, data: Exceptions) -> Screen:
    submission, seat, levels, names = _opened(desk, data.submission)
    t, kept = desk.t, verification.findings(desk.db, submission, seat)
    school = units.one(desk.db, submission.school_id)
    lines = [t("verify-exceptions", school=school.name), t("verify-school-levels")]
    lines += by_height(desk, {factor: one.level for factor, one in levels.items()}, names)
    lines += [Safe(""), t("verify-mark")]
    found = [
        button(
            f"{'☑' if factor in kept else '☐'} {names[factor]}",
            Choose(submission=data.submission, factor=factor, differs=int(factor not in kept)),
        )
        for factor in levels
    ]
    rows = tuple(tuple(found[k : k + 2]) for k in range(0, len(found), 2))
    go = button(t.plain("button-verify-go", n=len(kept)), Proceed(submission=data.submission))
    away = back(t, SchoolCard(school=school.id) if submission.verified_at else Verify(submission=data.submission))
    return Screen(Safe("\n".join(lines)), (*rows, *row(go), *row(away, home(t))))


@room.act(Choose)
def choose(desk: Desk, data: Choose) -> Screen:
    """A second press of the same button changes nothing."""
    submission, seat = verification.open_for(desk.db, desk.who, data.submission)
    verification.choose(desk.db, submission, seat, data.factor, differs=bool(data.differs))
    return desk.open(Exceptions(submission=data.submission))


@room.act(Proceed)
def proceed(desk: Desk, data: Proceed) -> Screen:
    """To the first factor that lacks a level or a word, else to the summary."""
    submission, seat = verification.open_for(desk.db, desk.who, data.submission)
    for factor, one in verification.findings(desk.db, submission, seat).items():
        if one.level is None:
            return desk.open(Height(submission=data.submission, factor=factor))
        if not one.word:
            return desk.open(Word(submission=data.submission, factor=factor))
    return desk.open(Summary(submission=data.submission))


@room.view(Height)
def height(desk: Desk, data: Height) -> Screen:
    _, _, levels, names = _opened(desk, data.submission)
    t, factor = desk.t, _one(levels, data.factor)
    others = [
        button(t.plain("button-level", level=level), SetHeight(submission=data.submission, factor=data.factor, level=k))
        for k, level in enumerate(LEVELS)
        if level != factor.level
    ]
    text = t("verify-height", factor=names[data.factor], level=t.plain(f"level-{factor.level}"))
    agree = Choose(submission=data.submission, factor=data.factor, differs=0)
    away = row(back(t, Exceptions(submission=data.submission)), home(t))
    return Screen(text, (*column(*others, button(t.plain("button-verify-agree"), agree)), *away))


def _one(levels: Mapping[str, FactorView], factor: str) -> FactorView:
    if factor not in levels:
        raise NotThere
    return levels[factor]


@room.act(SetHeight)
def set_height(desk: Desk, data: SetHeight) -> Screen:
    submission, seat = verification.open_for(desk.db, desk.who, data.submission)
    level = LEVELS[data.level] if 0 <= data.level < len(LEVELS) else ""
    verification.find(desk.db, submission, seat, data.factor, level)
    return proceed(desk, Proceed(submission=data.submission))


@room.view(Word)
def word(desk: Desk, data: Word) -> Screen:
    submission, seat, levels, names = _opened(desk, data.submission)
    t, factor = desk.t, _one(levels, data.factor)
    said = verification.findings(desk.db, submission, seat).get(data.factor, Finding())
    if said.level is None:
        return desk.open(Height(submission=data.submission, factor=data.factor))
    quick = [
        button(t.plain(f"verify-quick-{k}"), QuickWord(submission=data.submission, factor=data.factor, which=k))
        for k in range(1, QUICK + 1)
    ]
    text = t(
        "verify-word", factor=names[data.factor], school=t.plain(f"level-{factor.level}"),
        town=t.plain(f"level-{said.level}"),
    )  # fmt: skip
    away = row(back(t, Height(submission=data.submission, factor=data.factor)), home(t))
    return Screen(text, (*column(*quick), *away))


@room.words(At(Word), Typed())
def typed_word(desk: Desk, message: Message, place: Word) -> Screen:
    return _explain(desk, place.submission, place.factor, message.text or "")


@room.act(QuickWord)
def quick_word(desk: Desk, data: QuickWord) -> Screen:
    if not 1 <= data.which <= QUICK:
        raise NotThere
    return _explain(desk, data.submission, data.factor, desk.t.plain(f"verify-quick-{data.which}"))


def _explain(desk: Desk, number: int, factor: str, text: str) -> Screen:
    submission, seat = verification.open_for(desk.db, desk.who, number)
    verification.explain(desk.db, submission, seat, factor, text)
    return proceed(desk, Proceed(submission=number))


@room.view(Summary)
def summary(desk: Desk, data: Summary) -> Screen:
    """What others will see, before they do."""
    submission, seat, levels, names = _opened(desk, data.submission)
    kept = verification.findings(desk.db, submission, seat)
    if not all(one.ready for one in kept.values()):
        return desk.open(Exceptions(submission=data.submission))
    t, school = desk.t, units.one(desk.db, submission.school_id)
    said = {factor: kept.get(factor, Finding()) for factor in levels}
    would = {factor: profile.as_found(one, said[factor].level, said[factor].word) for factor, one in levels.items()}
    lines = [t("verify-summary", school=school.name), *_said(desk, would, names)]
    lines += [Safe(""), t("verify-seen", when=_when(desk, school.zone))]
    press = Confirm(submission=data.submission, rev=submission.rev, tag=_tag(kept))
    return Screen(
        Safe("\n".join(lines)),
        (
            *column(
                button(t.plain("button-verify-confirm"), press),
                button(t.plain("button-verify-change"), Exceptions(submission=data.submission)),
            ),
            *row(back(t, SchoolCard(school=school.id)), home(t)),
        ),
    )


def _tag(kept: Mapping[str, Finding]) -> str:
    """Changes when the findings do: an older summary on another phone confirms nothing."""
    said = json.dumps([[factor, one.level, one.word] for factor, one in sorted(kept.items())])
    return f"{zlib.crc32(said.encode()):x}"


@room.act(Confirm)
def confirm(desk: Desk, data: Confirm) -> Screen:
    submission, seat = verification.open_for(desk.db, desk.who, data.submission)
    kept = verification.findings(desk.db, submission, seat)
    if submission.rev == data.rev and _tag(kept) != data.tag:
        return desk.open(Summary(submission=data.submission)).said(desk.t.plain("verify-changed"))
    return _confirm(desk, data.submission, data.rev, kept)


# ── what the courier says ────────────────────────────────────────────────────────────────────


@notice("levels-verified")
def told(desk: Desk, seat_id: int, submission: int) -> Screen | None:
    """To the director: both values, as they stand when it is read."""
    found, _ = access.sent_submission(desk.db, desk.who, submission, "director")
    if found.verified_at is None:
        return None
    t, form = desk.t, submissions.form_of(desk.db, found.form_version_id).form
    names = {one.code: t.local(one.short) for one in form.factors}
    levels = {one.factor: one for one in profile.read(desk.db, submission)}
    lines = [t("levels-verified", school=units.one(desk.db, found.school_id).name), *_said(desk, levels, names)]
    lines.append(t("levels-verified-onward"))
    rows: Rows = (*column(button(t.plain("button-open-profile"), Profile(submission=submission))), *row(home(t)))
    return Screen(Safe("\n".join(lines)), rows, place=Home().pack())
