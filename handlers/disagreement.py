"""Where the municipality differs from a school: in which factors, which level it is instead, a word why."""

import json
import zlib
from collections.abc import Mapping

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import SchoolCard, Verify, back, home
from handlers.room import At, Desk, Room, Typed
from handlers.school_words import by_height
from handlers.screen import Screen, button, column, row
from handlers.verified import Exceptions, confirmed, opened, said_of, when_told
from locales import Safe
from services.org import units
from services.refusal import NotThere
from services.risk import profile, verification
from services.risk.profile import FactorView
from services.risk.verification import LEVELS, Finding

room = Room("disagreement")
QUICK = 4  # ready words why


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


@room.view(Exceptions)
def exceptions(desk: Desk, data: Exceptions) -> Screen:
    submission, seat, levels, names = opened(desk, data.submission)
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
    _, _, levels, names = opened(desk, data.submission)
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
    submission, seat, levels, names = opened(desk, data.submission)
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
    submission, seat, levels, names = opened(desk, data.submission)
    kept = verification.findings(desk.db, submission, seat)
    if not all(one.ready for one in kept.values()):
        return desk.open(Exceptions(submission=data.submission))
    t, school = desk.t, units.one(desk.db, submission.school_id)
    said = {factor: kept.get(factor, Finding()) for factor in levels}
    would = {factor: profile.as_found(one, said[factor].level, said[factor].word) for factor, one in levels.items()}
    lines = [t("verify-summary", school=school.name), *said_of(desk, would, names)]
    lines += [Safe(""), t("verify-seen", when=when_told(desk, school.zone))]
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
    return confirmed(desk, data.submission, data.rev, kept)
