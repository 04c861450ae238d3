"""A measure in work: its card, and what the other side is told of it."""

from aiogram import F
from aiogram.types import Message

from handlers import doing_words as words
from handlers.buttons import MeasureCard, RoadmapCard, back, home
from handlers.doing_buttons import (
    Accept,
    Begin,
    EvidenceAsk,
    EvidenceList,
    ExtendDay,
    ExtensionCard,
    HandIn,
    HinderAsk,
    HinderCard,
    KeepIn,
    LetOut,
    OutAsk,
    Report,
    ReturnAsk,
    TakeBack,
    Told,
)
from handlers.doing_words import back_to, held
from handlers.room import At, Desk, Room, notice
from handlers.screen import Button, Rows, Screen, button, column, row, short
from locales import Safe
from services.org import units
from services.refusal import Refusal
from services.roadmaps import doing, evidence, extensions, hindrance
from services.roadmaps.doing import Held

room = Room("measure")


@room.view(MeasureCard)
def card(desk: Desk, data: MeasureCard) -> Screen:
    return draw(desk, held(desk, data.measure))


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
    longer = ExtensionCard(extension=asked.id) if asked else ExtendDay(about="measure", matter=one.row.id)
    return (
        *column(begin if one.row.state == "planned" else done),
        *column(button(t.plain("button-measure-report"), Report(**ids))),
        *row(button(t.plain("button-evidence-add"), EvidenceAsk(**ids)), _shown(desk, one)),
        *row(
            button(t.plain("button-measure-hinder"), HinderAsk(about="measure", matter=one.row.id)),
            button(t.plain("button-measure-longer"), longer),
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
    one, t = held(desk, data.measure), desk.t
    lines = [words.title(desk, one)]
    for step in doing.steps(desk.db, one.row.id):
        text = ". ".join(part for part in (step.fact, step.reason, step.next_step) if part)
        lines.append(
            t("measure-step", kind=step.kind, when=t.when(step.at, one.plan.unit.zone, desk.now),
              who=units.seat_title(desk.db, step.seat_id), text=short(text, 160), said="yes" if text else "no")
        )  # fmt: skip
    if len(lines) == 1:
        lines.append(t("measure-no-steps"))
    return Screen(Safe("\n".join(lines)), back_to(desk, one.row.id))


@room.words(At(MeasureCard), F.photo | F.document)
def file_too_early(desk: Desk, message: Message, place: MeasureCard) -> Screen:
    """The question about names and faces comes before any file."""
    one = held(desk, place.measure)
    if not one.own:
        return desk.open(place)
    return desk.open(EvidenceAsk(measure=place.measure)).noted(desk.t("evidence-ask-first"))


# ── what the courier says ────────────────────────────────────────────────────────────────────


def seen(desk: Desk, number: int) -> Held | None:
    """The measure for a message: None for somebody who no longer has to do with it."""
    try:
        return held(desk, number)
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
