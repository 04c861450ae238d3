"""A word against the gates: a school is put on another stage, with a reason."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import back, home
from handlers.journey_buttons import (
    Decide,
    Way,
)
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column, row, short
from services.journey import stages, typed, way

room = Room("journey decide")


class DecideTo(CallbackData, prefix="way-to"):
    """Why? What is typed here is the reason, and the decision."""

    school: int
    item: int
    rev: int


@room.view(Decide)
def decide(desk: Desk, data: Decide) -> Screen:
    seen, t = way.read(desk.db, desk.who, data.school, desk.now, *way.DECIDERS), desk.t
    if seen.journey is None:
        return desk.open(Way(school=seen.school.id))
    here = stages.place(seen.journey.stage)
    offered = [
        one
        for one in stages.stages().values()
        if one.code != seen.journey.stage and (stages.place(one.code) <= stages.place("exit") or one.code == "closed")
        if one.code != "closed" or seen.journey.stage == "effective"
    ]
    buttons = [
        button(
            t.plain("button-decide-to", way="back" if stages.place(one.code) < here else "on",
                    stage=short(t.local(one.names), 18)),
            DecideTo(school=seen.school.id, item=stages.place(one.code), rev=seen.journey.rev),
        )
        for one in offered
    ]  # fmt: skip
    text = t("journey-decide", school=seen.school.name, stage=t.local(stages.stage(seen.journey.stage).names))
    return Screen(text, (*column(*buttons), *row(back(t, Way(school=seen.school.id)), home(t))))


@room.view(DecideTo)
def decide_why(desk: Desk, data: DecideTo) -> Screen:
    seen, t = way.read(desk.db, desk.who, data.school, desk.now, *way.DECIDERS), desk.t
    if seen.journey is None or seen.journey.rev != data.rev:
        raise way.Moved
    stage = stages.by_number(data.item)
    text = t("journey-decide-why", school=seen.school.name, stage=t.local(stage.names))
    return Screen(text, row(back(t, Decide(school=seen.school.id)), home(t)))


@room.words(At(DecideTo), Typed())
def decided(desk: Desk, message: Message, place: DecideTo) -> Screen:
    reason = typed.words(message.text or "")
    way.decide(desk.db, desk.who, place.school, place.rev, stages.by_number(place.item).code, reason, desk.now)
    return desk.open(Way(school=place.school)).noted(desk.t("journey-decided"))
