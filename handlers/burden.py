"""«Нагрузка»: what schools are asked for in a month, by whom, and how much of it was known already."""

import functools
from dataclasses import replace
from datetime import date, timedelta

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import back, home
from handlers.letter_buttons import BurdenCard, Letters
from handlers.room import Desk, Room
from handlers.screen import Document, Screen, button, row
from locales import Safe
from services import deadlines
from services.letters import burden, burden_picture
from services.letters.burden import Ledger
from services.org import access
from services.org.people import Place
from services.refusal import NotThere
from services.risk import drawing

room = Room("burden")
MOST, FARTHEST, PICTURED = 5, 24, 6  # schools on the screen; months back; months in the picture


class BurdenPicture(CallbackData, prefix="lt-loadp"):
    """The last months as a picture."""

    seat: int


def _month(today: date, ago: int) -> date:
    for _ in range(ago):
        today = today.replace(day=1) - timedelta(days=1)
    return today.replace(day=1)


def _read(desk: Desk, seat: Place, ago: int) -> Ledger:
    today = deadlines.local(desk.now, seat.zone).date()
    return burden.ledger(desk.db, seat, _month(today, ago), desk.now)


def _name(desk: Desk, month: date) -> str:
    return desk.t.plain("burden-month", n=month.month, year=str(month.year))


@room.view(BurdenCard)
def ledger(desk: Desk, data: BurdenCard) -> Screen:
    seat = access.seat(desk.who, data.seat, "operator", "coordinator")
    if not 0 <= data.ago <= FARTHEST:
        raise NotThere
    t, one = desk.t, _read(desk, seat, data.ago)
    most = one.loads[0].minutes if one.loads else 0
    sent = sum(letters for _, letters, _ in one.authors)
    lines = [
        t("burden-title", place=seat.unit_name, month=_name(desk, one.month)),
        t("burden-school", median=one.median, most=most, n=one.schools),
        t("burden-letters", n=sent, quiet=one.quiet, weeks=one.weeks),
        t("burden-saved", n=one.saved, minutes=one.saved_minutes),
    ]
    if one.authors:
        lines += [Safe(""), t("burden-authors")]
        lines += [t("burden-author", body=body, n=n, minutes=minutes) for body, n, minutes in one.authors[:MOST]]
    if one.loads:
        lines += [Safe(""), t("burden-schools")]
        lines += [
            t("burden-of", school=load.school, letters=load.letters, forms=load.forms, minutes=load.minutes)
            for load in one.loads[:MOST]
        ]
    lines.append(t("burden-how"))
    ids = {"seat": seat.seat_id}
    turn = row(
        button(t.plain("button-month-before"), BurdenCard(**ids, ago=data.ago + 1)) if data.ago < FARTHEST else None,
        button(t.plain("button-month-after"), BurdenCard(**ids, ago=data.ago - 1)) if data.ago else None,
    )
    picture = row(button(t.plain("button-burden-picture"), BurdenPicture(**ids)))
    return Screen(Safe("\n".join(lines)), (*picture, *turn, *row(back(t, Letters(seat=seat.seat_id)), home(t))))


@room.act(BurdenPicture)
def pictured(desk: Desk, data: BurdenPicture) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator", "coordinator"), desk.t
    months = [_read(desk, seat, ago) for ago in range(PICTURED)]
    while len(months) > 1 and not months[-1].loads:
        months.pop()
    title = t.plain("burden-picture", place=seat.unit_name)
    shown = [(_name(desk, one.month), sum(n for _, n, _ in one.authors), one) for one in months]
    svg = burden_picture.svg(shown, t.language, title)
    caption = t.plain("burden-caption", place=seat.unit_name, median=months[0].median, minutes=months[0].saved_minutes)
    made = functools.partial(drawing.render_light, svg)
    document = Document("burden.png", made, photo=True, caption=caption)
    return replace(desk.open(BurdenCard(seat=seat.seat_id)), document=document)
