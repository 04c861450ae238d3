"""A measure in work: its card, the report, handing it in; accepting, returning, withdrawing on the other side."""

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import doing_words as words
from handlers.buttons import MeasureCard, RoadmapCard, back, home
from handlers.doing_buttons import (
    DecideList,
    EvidenceAsk,
    EvidenceList,
    ExtendDay,
    ExtensionCard,
    HandIn,
    HinderAsk,
    HinderCard,
    Report,
    Told,
)
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Button, Rows, Screen, button, column, row, short
from locales import Safe
from services.org import units
from services.refusal import NotThere, Refusal
from services.roadmaps import doing, evidence, extensions, hindrance
from services.roadmaps.doing import Held

room = Room("measure")
FIELDS = ("fact", "reason", "next_step")
QUICK_RETURNS, QUICK_OUTS = 3, 3


class Begin(CallbackData, prefix="ms-go"):
    measure: int
    rev: int


class HandInNow(CallbackData, prefix="ms-in"):
    measure: int
    rev: int
    partly: int


class TakeBack(CallbackData, prefix="ms-back"):
    measure: int
    rev: int


class OutAsk(CallbackData, prefix="ms-out"):
    """Why is it to be withdrawn? The reason is typed here."""

    measure: int


class QuickOut(CallbackData, prefix="ms-outq"):
    measure: int
    rev: int
    which: int


class Accept(CallbackData, prefix="ms-ok"):
    measure: int
    rev: int


class ReturnAsk(CallbackData, prefix="ms-no"):
    """What is missing? The reason is typed here."""

    measure: int


class QuickReturn(CallbackData, prefix="ms-noq"):
    measure: int
    rev: int
    which: int


class LetOut(CallbackData, prefix="ms-let"):
    measure: int
    rev: int


class KeepIn(CallbackData, prefix="ms-keep"):
    measure: int
    rev: int


class Half(CallbackData, prefix="ms-half"):
    """«Как идёт?» – 1 по плану, 2 уже сделано."""

    measure: int
    which: int


def _held(desk: Desk, number: int) -> Held:
    return doing.held(desk.db, desk.who, number)


def _back_to(desk: Desk, number: int) -> Rows:
    return row(back(desk.t, MeasureCard(measure=number)), home(desk.t))


# ── the card ─────────────────────────────────────────────────────────────────────────────────


@room.view(MeasureCard)
def card(desk: Desk, data: MeasureCard) -> Screen:
    return draw(desk, _held(desk, data.measure))


def draw(desk: Desk, one: Held, lead: Safe | None = None) -> Screen:
    """The card; `lead` says why it comes."""
    lines = words.lines(desk, one)
    if lead:
        lines.insert(1, lead)
    doors = _own(desk, one) if one.own else _judge(desk, one)
    to = back(desk.t, RoadmapCard(roadmap=one.row.roadmap_id))
    return Screen(Safe("\n".join(lines)), (*doors, *row(to, home(desk.t))))


def _own(desk: Desk, one: Held) -> Rows:
    t, ids = desk.t, {"measure": one.row.id}
    story = button(t.plain("button-measure-story"), Told(**ids))
    if one.row.state == "checking":
        take_back = button(t.plain("button-measure-take-back"), TakeBack(**ids, rev=one.row.rev))
        return column(take_back, _shown(desk, one), story)
    if not one.going:
        return column(_shown(desk, one), story)
    begin = button(t.plain("button-measure-begin"), Begin(**ids, rev=one.row.rev))
    done = button(t.plain("button-measure-done"), HandIn(**ids))
    asked = extensions.waiting(desk.db, one.row.id)
    longer = ExtensionCard(extension=asked.id) if asked else ExtendDay(**ids)
    return (
        *column(begin if one.row.state == "planned" else done),
        *column(button(t.plain("button-measure-report"), Report(**ids))),
        *row(button(t.plain("button-evidence-add"), EvidenceAsk(**ids)), _shown(desk, one)),
        *row(
            button(t.plain("button-measure-hinder"), HinderAsk(**ids)), button(t.plain("button-measure-longer"), longer)
        ),
        *row(story, button(t.plain("button-measure-out"), OutAsk(**ids)) if doing.wish(desk.db, one) is None else None),
        *column(done if one.row.state == "planned" else None),
    )


def _shown(desk: Desk, one: Held) -> Button | None:
    n = len(evidence.pieces(desk.db, one.row.id))
    return button(desk.t.plain("button-evidence-open", n=n), EvidenceList(measure=one.row.id)) if n else None


def _judge(desk: Desk, one: Held) -> Rows:
    """What waits for this very word comes first."""
    t, ids = desk.t, {"measure": one.row.id}
    act, rev = one.plan.roadmap.state == "working", one.row.rev
    checking, wished = act and one.row.state == "checking", doing.wish(desk.db, one) is not None
    asked, way = extensions.waiting(desk.db, one.row.id), hindrance.open_of(desk.db, one.row.id)
    return column(
        button(t.plain("button-measure-accept"), Accept(**ids, rev=rev)) if checking else None,
        button(t.plain("button-measure-return"), ReturnAsk(**ids)) if checking else None,
        button(t.plain("button-measure-let-out"), LetOut(**ids, rev=rev)) if wished else None,
        button(t.plain("button-measure-keep-in"), KeepIn(**ids, rev=rev)) if wished else None,
        button(t.plain("button-extension-decide"), ExtensionCard(extension=asked.id)) if asked else None,
        button(t.plain("button-hindrance-help"), HinderCard(hindrance=way.id)) if way else None,
        _shown(desk, one),
        button(t.plain("button-measure-story"), Told(**ids)),
    )


@room.view(Told)
def told(desk: Desk, data: Told) -> Screen:
    """What happened to it, the newest first."""
    one, t = _held(desk, data.measure), desk.t
    lines = [words.title(desk, one)]
    for step in doing.steps(desk.db, one.row.id):
        text = ". ".join(part for part in (step.fact, step.reason, step.next_step) if part)
        lines.append(
            t("measure-step", kind=step.kind, when=t.when(step.at, one.plan.unit.zone, desk.now),
              who=units.seat_title(desk.db, step.seat_id), text=short(text, 160), said="yes" if text else "no")
        )  # fmt: skip
    if len(lines) == 1:
        lines.append(t("measure-no-steps"))
    return Screen(Safe("\n".join(lines)), _back_to(desk, one.row.id))


# ── the school ───────────────────────────────────────────────────────────────────────────────


@room.act(Begin)
def begin(desk: Desk, data: Begin) -> Screen:
    doing.begin(desk.db, desk.who, _held(desk, data.measure), data.rev, desk.now)
    return desk.open(MeasureCard(measure=data.measure)).said(desk.t.plain("measure-begun"))


@room.view(Report)
def report(desk: Desk, data: Report) -> Screen:
    """Plan beside fact, then the reason, then the next step; each is skipped by one tap."""
    one, t = _held(desk, data.measure), desk.t
    if not (one.own and one.going) or not 0 <= data.step < len(FIELDS):
        return desk.open(MeasureCard(measure=data.measure))
    last = data.step == len(FIELDS) - 1
    following = (
        MeasureCard(measure=data.measure)
        if last
        else Report(measure=data.measure, progress=data.progress, step=data.step + 1)
    )
    skip = button(t.plain("button-report-skip", step=data.step), following)
    plan = one.row.target or one.row.name
    text = t("measure-report", step=data.step, plan=short(plan, 200), goal="yes" if one.row.target else "no")
    return Screen(text, (*column(skip), *_back_to(desk, one.row.id)))


@room.words(At(Report), Typed())
def typed_report(desk: Desk, message: Message, place: Report) -> Screen:
    one = _held(desk, place.measure)
    if not 0 <= place.step < len(FIELDS) or not one.going:
        return desk.open(MeasureCard(measure=place.measure))
    field = FIELDS[place.step]
    kept = doing.note(desk.db, desk.who, one, place.progress, field, message.text or "", desk.now)
    if place.step + 1 < len(FIELDS):
        return desk.open(Report(measure=place.measure, progress=kept.id, step=place.step + 1))
    return desk.open(MeasureCard(measure=place.measure)).noted(desk.t("measure-reported-note"))


@room.view(HandIn)
def ask_hand_in(desk: Desk, data: HandIn) -> Screen:
    """Who will see it and when; without evidence it is said what was expected."""
    one, t = _held(desk, data.measure), desk.t
    if not (one.own and one.going):
        return desk.open(MeasureCard(measure=data.measure))
    n, ids = len(evidence.pieces(desk.db, one.row.id)), {"measure": one.row.id, "rev": one.row.rev}
    bare = not n and bool(one.row.evidence)
    lines = [t("measure-hand-in", name=short(one.row.name, 120))]
    lines.append(
        t("measure-without", text=short(one.row.evidence, words.CUT)) if bare else t("measure-with", n=n)
    )  # fmt: skip
    seen = words.who_hears(desk, doing.deciders(desk.db, one.plan))
    at = words.when(desk, doing.heard_at(one.plan, desk.now), one.plan.unit.zone)
    lines.append(t("measure-sees", who=seen, when=at, known="yes" if seen else "no"))
    attach = button(t.plain("button-evidence-add"), EvidenceAsk(measure=one.row.id)) if bare else None
    whole = button(t.plain("button-hand-in-whole", bare="yes" if bare else "no"), HandInNow(**ids, partly=0))
    part = button(t.plain("button-hand-in-part"), HandInNow(**ids, partly=1))
    return Screen(Safe("\n".join(lines)), (*column(attach, whole, part), *_back_to(desk, one.row.id)))


@room.act(HandInNow)
def hand_in(desk: Desk, data: HandInNow) -> Screen:
    one = _held(desk, data.measure)
    at = doing.hand_in(desk.db, desk.who, one, data.rev, bool(data.partly), desk.now)
    said = desk.t("measure-handed-in", when=words.when(desk, at, one.plan.unit.zone))
    return desk.open(MeasureCard(measure=data.measure)).noted(said)


@room.act(TakeBack)
def take_back(desk: Desk, data: TakeBack) -> Screen:
    doing.take_back(desk.db, desk.who, _held(desk, data.measure), data.rev, desk.now)
    return desk.open(MeasureCard(measure=data.measure)).said(desk.t.plain("measure-taken-back"))


@room.view(OutAsk)
def ask_out(desk: Desk, data: OutAsk) -> Screen:
    one, t = _held(desk, data.measure), desk.t
    if not (one.own and one.going) or doing.wish(desk.db, one) is not None:
        return desk.open(MeasureCard(measure=data.measure))
    ids = {"measure": one.row.id, "rev": one.row.rev}
    quick = [button(t.plain(f"measure-out-{n}"), QuickOut(**ids, which=n)) for n in range(1, QUICK_OUTS + 1)]
    return Screen(t("measure-ask-out", name=short(one.row.name, 120)), (*column(*quick), *_back_to(desk, one.row.id)))


@room.words(At(OutAsk), Typed())
def typed_out(desk: Desk, message: Message, place: OutAsk) -> Screen:
    one = _held(desk, place.measure)
    return _wish_out(desk, one, one.row.rev, message.text or "")


@room.act(QuickOut)
def quick_out(desk: Desk, data: QuickOut) -> Screen:
    if not 1 <= data.which <= QUICK_OUTS:
        raise NotThere
    return _wish_out(desk, _held(desk, data.measure), data.rev, desk.t.plain(f"measure-out-{data.which}"))


def _wish_out(desk: Desk, one: Held, rev: int, reason: str) -> Screen:
    at = doing.ask_out(desk.db, desk.who, one, rev, reason, desk.now)
    said = desk.t("measure-out-asked", when=words.when(desk, at, one.plan.unit.zone))
    return desk.open(MeasureCard(measure=one.row.id)).noted(said)


@room.act(Half)
def half(desk: Desk, data: Half) -> Screen:
    """«По плану» is noted; «уже сделано» goes on to handing it in."""
    one = _held(desk, data.measure)
    if not one.going:
        return desk.open(MeasureCard(measure=data.measure))
    doing.half(desk.db, desk.who, one, "well" if data.which == 1 else "ready", desk.now)
    if data.which == 1:
        return desk.open(MeasureCard(measure=data.measure)).said(desk.t.plain("measure-half-noted"))
    return desk.open(HandIn(measure=data.measure))


# ── those who decide ─────────────────────────────────────────────────────────────────────────


@room.act(Accept)
def accept(desk: Desk, data: Accept) -> Screen:
    doing.accept(desk.db, desk.who, _held(desk, data.measure), data.rev, desk.now)
    return _next(desk, data.measure, "measure-accepted-note")


def _next(desk: Desk, number: int, key: str) -> Screen:
    """What else waits is one press away."""
    screen, t = desk.open(MeasureCard(measure=number)), desk.t
    seat = _held(desk, number).plan.place
    more = button(t.plain("button-decide-next"), DecideList(seat=seat.seat_id))
    return Screen(screen.text, (*column(more), *screen.rows), screen.place, toast=t.plain(key))


@room.view(ReturnAsk)
def ask_return(desk: Desk, data: ReturnAsk) -> Screen:
    one, t = _held(desk, data.measure), desk.t
    if one.own or one.row.state != "checking":
        return desk.open(MeasureCard(measure=data.measure))
    ids = {"measure": one.row.id, "rev": one.row.rev}
    quick = [button(t.plain(f"measure-return-{n}"), QuickReturn(**ids, which=n)) for n in range(1, QUICK_RETURNS + 1)]
    return Screen(t("measure-ask-return"), (*column(*quick), *_back_to(desk, one.row.id)))


@room.words(At(ReturnAsk), Typed())
def typed_return(desk: Desk, message: Message, place: ReturnAsk) -> Screen:
    one = _held(desk, place.measure)
    return _return(desk, one, one.row.rev, message.text or "")


@room.act(QuickReturn)
def quick_return(desk: Desk, data: QuickReturn) -> Screen:
    if not 1 <= data.which <= QUICK_RETURNS:
        raise NotThere
    return _return(desk, _held(desk, data.measure), data.rev, desk.t.plain(f"measure-return-{data.which}"))


def _return(desk: Desk, one: Held, rev: int, reason: str) -> Screen:
    doing.give_back(desk.db, desk.who, one, rev, reason, desk.now)
    return _next(desk, one.row.id, "measure-returned-note")


@room.act(LetOut)
def let_out(desk: Desk, data: LetOut) -> Screen:
    doing.let_out(desk.db, desk.who, _held(desk, data.measure), data.rev, desk.now)
    return _next(desk, data.measure, "measure-let-out-note")


@room.act(KeepIn)
def keep_in(desk: Desk, data: KeepIn) -> Screen:
    doing.keep_in(desk.db, desk.who, _held(desk, data.measure), data.rev, desk.now)
    return _next(desk, data.measure, "measure-kept-note")


@room.words(At(MeasureCard), F.photo | F.document)
def file_too_early(desk: Desk, message: Message, place: MeasureCard) -> Screen:
    """The question about names and faces comes before any file."""
    one = _held(desk, place.measure)
    if not one.own:
        return desk.open(place)
    return desk.open(EvidenceAsk(measure=place.measure)).noted(desk.t("evidence-ask-first"))


# ── what the courier says ────────────────────────────────────────────────────────────────────


def seen(desk: Desk, number: int) -> Held | None:
    """The measure for a message: None for somebody who no longer has to do with it."""
    try:
        return _held(desk, number)
    except Refusal:
        return None


def _to_judges(key: str, *states: str) -> None:
    @notice(key)
    def word(desk: Desk, seat_id: int, measure: int) -> Screen | None:
        one = seen(desk, measure)
        if one is None or one.own or one.row.state not in states:
            return None
        if key == "measure-wish-out" and doing.wish(desk.db, one) is None:
            return None
        return draw(desk, one, desk.t(key))


def _to_school(key: str, *states: str) -> None:
    @notice(key)
    def word(desk: Desk, seat_id: int, measure: int) -> Screen | None:
        one = seen(desk, measure)
        if one is None or not one.own or (states and one.row.state not in states):
            return None
        return draw(desk, one, desk.t(key))


_to_judges("measure-to-check", "checking")
_to_judges("measure-wish-out", *doing.OPEN)
_to_judges("measure-reported", *doing.OPEN, "checking")
_to_school("measure-accepted", "done", "partial")
_to_school("measure-returned", *doing.OPEN)
_to_school("measure-let-out", "withdrawn")
_to_school("measure-kept", *doing.OPEN)
_to_school("roadmap-completed")
