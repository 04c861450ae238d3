"""One's own things: language, the hour of reminders, what is kept, being forgotten."""

from dataclasses import replace
from datetime import UTC
from typing import Any

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, home
from handlers.room import Desk, Room
from handlers.screen import Screen, button, column, row
from locales import LANGUAGES, Safe, Say
from services import outbox
from services.forms import delegation
from services.letters import tasks
from services.org import people, privacy, seats, settings
from services.refusal import Refusal

room = Room("person")


class Languages(CallbackData, prefix="langs"):
    pass


class Speak(CallbackData, prefix="lang"):
    language: str


class RemindAt(CallbackData, prefix="hour"):
    hour: str


class MyData(CallbackData, prefix="mine"):
    pass


class Forget(CallbackData, prefix="forget"):
    pass


class ForgetForGood(CallbackData, prefix="forget-yes"):
    pass


@room.view(Languages)
def languages(desk: Desk, _: Languages) -> Screen:
    t = desk.t
    buttons = [button(t.plain(f"language-{code}"), Speak(language=code)) for code in LANGUAGES]
    return Screen(t("languages"), (*row(*buttons), *row(home(t))))


@room.act(Speak)
def speak(desk: Desk, data: Speak) -> Screen:
    if data.language not in LANGUAGES:
        return desk.open(Languages())
    people.speak(desk.db, desk.who, data.language)
    who = people.by_id(desk.db, desk.who.person_id)
    if who is None:
        return Screen(Say(data.language)("stranger"))
    for seat in who.seats[:1]:
        once = f"commands/p{who.person_id}/{desk.now:%Y%m%d%H%M%S%f}"
        outbox.notify(desk.db, seat.seat_id, "commands", once=once, now=desk.now)
    return Desk(desk.db, who, desk.now, Say(data.language)).open(Home())


@room.view(MyData)
def my_data(desk: Desk, _: MyData) -> Screen:
    t = desk.t
    if not desk.who.person_id:
        return Screen(t("mydata-nothing"))
    kept = privacy.record(desk.db, desk.who)
    lines = [t("mydata-title", account=str(kept.messenger_id), language=kept.language)]
    lines += [t("mydata-seat", title=title, unit=unit) for title, unit, _ in kept.seats]
    lines += [
        t("mydata-consent", edition=edition, day=f"{at.astimezone(UTC):%d.%m.%Y}") for edition, at in kept.consents
    ]
    lines.append(t("mydata-acts", n=kept.acts))
    if _reminded(desk):
        lines.append(t("mydata-hour", hour=kept.reminder_hour.removeprefix("0")))
    hours = [
        button(hour.removeprefix("0"), RemindAt(hour=hour.replace(":", ".")))
        for hour in _hours(desk)
        if _reminded(desk)
    ]
    return Screen(
        Safe("\n".join(lines)), (*row(*hours), *row(button(t.plain("button-forget"), Forget())), *row(home(t)))
    )


def _reminded(desk: Desk) -> bool:
    """Only a school's own people hear of terms at an hour of their choice."""
    return any(seat.role in ("director", "deputy") for seat in desk.who.seats)


def _hours(desk: Desk) -> list[str]:
    """The hours one may choose: those of all regions where one has a seat."""
    offered = [settings.value(desk.db, seat.unit_id, "reminder-hours") for seat in desk.who.seats]
    return sorted({hour for hours in offered for hour in hours})


@room.act(RemindAt)
def remind_at(desk: Desk, data: RemindAt) -> Screen:
    hour = data.hour.replace(".", ":")
    if hour in _hours(desk):
        people.remind_at(desk.db, desk.who, hour)
        desk = replace(desk, who=replace(desk.who, reminder_hour=hour))
    return desk.open(MyData()).said(desk.t.plain("hour-kept", hour=hour.removeprefix("0")))


@room.view(Forget)
def forget(desk: Desk, _: Forget) -> Screen:
    t = desk.t
    if not desk.who.person_id:
        return Screen(t("mydata-nothing"))
    return Screen(
        t("forget"),
        column(button(t.plain("button-keep-me"), Home()), button(t.plain("button-forget-me"), ForgetForGood())),
    )


def _somebody_stays(desk: Desk) -> None:
    """A region at work is not left without an operator."""
    if (place := seats.left_alone(desk.db, desk.who)) is not None:
        raise Refusal("forget-last-operator", unit=place.unit_name)


@room.act(ForgetForGood)
def forget_for_good(desk: Desk, _: ForgetForGood) -> Screen:
    if desk.who.person_id:
        _somebody_stays(desk)
        for place in desk.who.seats:
            if place.role == "deputy":
                delegation.leave(desk.db, desk.who, place.seat_id, desk.now)
                tasks.leave(desk.db, desk.who, place.seat_id, desk.now)
        privacy.forget(desk.db, desk.who, desk.now)
    return Screen(desk.t("forgotten"), farewell=True)


@room.command("language")
def language_command(desk: Desk, _: Any) -> Screen:
    return desk.open(Languages()) if desk.who.person_id else Screen(desk.t("stranger"))


@room.command("mydata")
def mydata_command(desk: Desk, _: Any) -> Screen:
    return desk.open(MyData()) if desk.who.person_id else Screen(desk.t("mydata-nothing"))


@room.command("forget")
def forget_command(desk: Desk, _: Any) -> Screen:
    return desk.open(Forget()) if desk.who.person_id else Screen(desk.t("mydata-nothing"))
