"""A word of the operator's own to those who have not begun or not sent: typed, looked at, then sent."""

from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import back, home
from handlers.days import when
from handlers.form_buttons import Continue
from handlers.region_buttons import BoardCard, NudgeAsk
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Screen, button, column, row
from models import Cycle
from services import deadlines
from services.content import overrides
from services.forms import nudges, progress, submissions
from services.org import access
from services.org.people import Place
from services.refusal import NotThere

room = Room("nudge")


class NudgeWrite(CallbackData, prefix="ndg-say"):
    """What to say to this group; the next text is it."""

    seat: int
    group: int  # a place in nudges.GROUPS


class NudgeLook(CallbackData, prefix="ndg-look"):
    """The word as its readers will see it, and how many they are."""

    nudge: int


class NudgeGo(CallbackData, prefix="ndg-go"):
    nudge: int


def _writing(desk: Desk, seat_id: int) -> tuple[Place, Cycle]:
    seat = access.seat(desk.who, seat_id, "operator")
    cycle = progress.cycle_of(desk.db, seat)
    if cycle.closed_at is not None:
        raise NotThere
    return seat, cycle


@room.view(NudgeAsk)
def ask(desk: Desk, data: NudgeAsk) -> Screen:
    """To whom?"""
    seat, cycle = _writing(desk, data.seat)
    t = desk.t
    ways = []
    for place, group in enumerate(nudges.GROUPS):
        n = nudges.count(desk.db, cycle, group)
        if n:
            label = t.plain("button-nudge-group", group=group, n=n)
            ways.append(button(label, NudgeWrite(seat=seat.seat_id, group=place)))
    text = t("nudge-ask") if ways else t("nudge-nobody")
    return Screen(text, (*column(*ways), *row(back(t, BoardCard(seat=seat.seat_id)), home(t))))


@room.view(NudgeWrite)
def write(desk: Desk, data: NudgeWrite) -> Screen:
    seat, cycle = _writing(desk, data.seat)
    group, t = _group(data.group), desk.t
    heard = nudges.sent_today(desk.db, cycle, group, seat, desk.now)
    n = nudges.count(desk.db, cycle, group)
    text = t("nudge-heard-today", group=group) if heard else t("nudge-write", group=group, n=n, most=nudges.LONGEST)
    return Screen(text, row(back(t, NudgeAsk(seat=seat.seat_id)), home(t)))


@room.words(At(NudgeWrite), Typed())
def written(desk: Desk, message: Message, place: NudgeWrite) -> Screen:
    seat, cycle = _writing(desk, place.seat)
    row_ = nudges.write(desk.db, seat, cycle, _group(place.group), message.text or "", desk.now)
    return desk.open(NudgeLook(nudge=row_.id))


def _group(place: int) -> str:
    if not 0 <= place < len(nudges.GROUPS):
        raise NotThere
    return nudges.GROUPS[place]


@room.view(NudgeLook)
def look(desk: Desk, data: NudgeLook) -> Screen:
    nudge, cycle, seat = nudges.mine(desk.db, desk.who, data.nudge)
    t, group = desk.t, nudge.state_of
    if nudge.state == "sent":
        return Screen(t("nudge-sent-already", text=nudge.text), row(back(t, BoardCard(seat=seat.seat_id)), home(t)))
    n = nudges.count(desk.db, cycle, group)
    at = deadlines.next_working_moment(desk.now, seat.zone, overrides())
    text = t("nudge-look", group=group, n=n, text=nudge.text, when=when(desk, at, seat.zone))
    go = button(t.plain("button-nudge-go", n=n), NudgeGo(nudge=nudge.id)) if n else None
    again = button(t.plain("button-nudge-again"), NudgeWrite(seat=seat.seat_id, group=nudges.GROUPS.index(group)))
    return Screen(text, (*column(go, again), *row(back(t, BoardCard(seat=seat.seat_id)), home(t))))


@room.words(At(NudgeLook), Typed())
def rewritten(desk: Desk, message: Message, place: NudgeLook) -> Screen:
    """Another text instead of the one that is looked at."""
    nudge, cycle, seat = nudges.mine(desk.db, desk.who, place.nudge)
    if nudge.state != "draft":
        return desk.open(place)
    return desk.open(
        NudgeLook(nudge=nudges.write(desk.db, seat, cycle, nudge.state_of, message.text or "", desk.now).id)
    )


@room.act(NudgeGo)
def go(desk: Desk, data: NudgeGo) -> Screen:
    nudge, cycle, seat = nudges.mine(desk.db, desk.who, data.nudge)
    told = nudges.send(desk.db, desk.who, nudge, cycle, seat, desk.now)
    screen, t = desk.open(BoardCard(seat=seat.seat_id)), desk.t
    return screen.said(t.plain("nudge-gone-already")) if told is None else screen.noted(t("nudge-gone", n=told))


@notice("nudge")
def said(desk: Desk, seat_id: int, nudge: int, submission: int) -> Screen | None:
    """To a director who is still where the word was meant for."""
    text = nudges.still_wanted(desk.db, nudge, submission)
    if text is None:
        return None
    try:
        draft = submissions.own(desk.db, desk.who, submission, desk.now)
    except NotThere:
        return None
    t = desk.t
    due = t.day(date.fromisoformat(draft.due_on), deadlines.local(desk.now, draft.zone).date())
    label = "button-start-form" if draft.status == "open" else "button-continue-form"
    return Screen(
        t("nudge", school=draft.school, text=text, due=due),
        column(button(t.plain(label), Continue(submission=draft.id))),
    )
