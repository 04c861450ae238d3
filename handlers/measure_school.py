"""The school's side of a measure: begun, reported, handed in, asked to be withdrawn."""

from aiogram.types import Message

from handlers import doing_words as words
from handlers.buttons import MeasureCard
from handlers.doing_buttons import (
    Begin,
    EvidenceAsk,
    Half,
    HandIn,
    HandInNow,
    OutAsk,
    QuickOut,
    Report,
    TakeBack,
)
from handlers.doing_words import back_to, held
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column, short
from locales import Safe
from services.refusal import NotThere
from services.roadmaps import doing, evidence
from services.roadmaps.doing import Held

room = Room("measure-school")
FIELDS = ("fact", "reason", "next_step")
QUICK_OUTS = 3


@room.act(Begin)
def begin(desk: Desk, data: Begin) -> Screen:
    doing.begin(desk.db, desk.who, held(desk, data.measure), data.rev, desk.now)
    return desk.open(MeasureCard(measure=data.measure)).said(desk.t.plain("measure-begun"))


@room.view(Report)
def report(desk: Desk, data: Report) -> Screen:
    """Plan beside fact, then the reason, then the next step; each is skipped by one tap."""
    one, t = held(desk, data.measure), desk.t
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
    return Screen(text, (*column(skip), *back_to(desk, one.row.id)))


@room.words(At(Report), Typed())
def typed_report(desk: Desk, message: Message, place: Report) -> Screen:
    one = held(desk, place.measure)
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
    one, t = held(desk, data.measure), desk.t
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
    return Screen(Safe("\n".join(lines)), (*column(attach, whole, part), *back_to(desk, one.row.id)))


@room.act(HandInNow)
def hand_in(desk: Desk, data: HandInNow) -> Screen:
    one = held(desk, data.measure)
    at = doing.hand_in(desk.db, desk.who, one, data.rev, bool(data.partly), desk.now)
    said = desk.t("measure-handed-in", when=words.when(desk, at, one.plan.unit.zone))
    return desk.open(MeasureCard(measure=data.measure)).noted(said)


@room.act(TakeBack)
def take_back(desk: Desk, data: TakeBack) -> Screen:
    doing.take_back(desk.db, desk.who, held(desk, data.measure), data.rev, desk.now)
    return desk.open(MeasureCard(measure=data.measure)).said(desk.t.plain("measure-taken-back"))


@room.view(OutAsk)
def ask_out(desk: Desk, data: OutAsk) -> Screen:
    one, t = held(desk, data.measure), desk.t
    if not (one.own and one.going) or doing.wish(desk.db, one) is not None:
        return desk.open(MeasureCard(measure=data.measure))
    ids = {"measure": one.row.id, "rev": one.row.rev}
    quick = [button(t.plain(f"measure-out-{n}"), QuickOut(**ids, which=n)) for n in range(1, QUICK_OUTS + 1)]
    return Screen(t("measure-ask-out", name=short(one.row.name, 120)), (*column(*quick), *back_to(desk, one.row.id)))


@room.words(At(OutAsk), Typed())
def typed_out(desk: Desk, message: Message, place: OutAsk) -> Screen:
    one = held(desk, place.measure)
    return _wish_out(desk, one, one.row.rev, message.text or "")


@room.act(QuickOut)
def quick_out(desk: Desk, data: QuickOut) -> Screen:
    if not 1 <= data.which <= QUICK_OUTS:
        raise NotThere
    return _wish_out(desk, held(desk, data.measure), data.rev, desk.t.plain(f"measure-out-{data.which}"))


def _wish_out(desk: Desk, one: Held, rev: int, reason: str) -> Screen:
    at = doing.ask_out(desk.db, desk.who, one, rev, reason, desk.now)
    said = desk.t("measure-out-asked", when=words.when(desk, at, one.plan.unit.zone))
    return desk.open(MeasureCard(measure=one.row.id)).noted(said)


@room.act(Half)
def half(desk: Desk, data: Half) -> Screen:
    """«По плану» is noted; «уже сделано» goes on to handing it in."""
    one = held(desk, data.measure)
    if not one.going:
        return desk.open(MeasureCard(measure=data.measure))
    doing.half(desk.db, desk.who, one, "well" if data.which == 1 else "ready", desk.now)
    if data.which == 1:
        return desk.open(MeasureCard(measure=data.measure)).said(desk.t.plain("measure-half-noted"))
    return desk.open(HandIn(measure=data.measure))
