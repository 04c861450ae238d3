"""The order that appoints curators, entered once for many schools: typed, for whom, looked at, done."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import back, home
from handlers.journey_buttons import Appoint
from handlers.paging import beside, near
from handlers.region_buttons import CuratorList
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from services.journey import appointments
from services.org import access
from services.org.people import Place

room = Room("appointments")
TOWNS, CURATORS, NAMED = 4, 6, 3


class AppointWhom(CallbackData, prefix="app-who"):
    """Which municipality, or all of them?"""

    seat: int
    page: int = 0


class AppointTown(CallbackData, prefix="app-town"):
    seat: int
    unit: int


class AppointLook(CallbackData, prefix="app-look"):
    """Whom it appoints to which schools."""

    seat: int
    page: int = 0


class AppointGo(CallbackData, prefix="app-go"):
    seat: int


def _seat(desk: Desk, number: int) -> Place:
    return access.seat(desk.who, number, *appointments.ROLES)


def _away(desk: Desk, seat: Place, to: CallbackData | None = None) -> Rows:
    return row(back(desk.t, to or CuratorList(seat=seat.seat_id, page=0)), home(desk.t))


@room.view(Appoint)
def ask(desk: Desk, data: Appoint) -> Screen:
    seat = _seat(desk, data.seat)
    return Screen(desk.t("appoint-order", n=appointments.count(desk.db, seat)), _away(desk, seat))


@room.words(At(Appoint), Typed())
def ordered(desk: Desk, message: Message, place: Appoint) -> Screen:
    seat = _seat(desk, place.seat)
    appointments.order(desk.db, seat, message.text or "", desk.now)
    return desk.open(AppointWhom(seat=seat.seat_id))


@room.view(AppointWhom)
def whom(desk: Desk, data: AppointWhom) -> Screen:
    """Where there is only one municipality, it is looked at straight away."""
    seat, t = _seat(desk, data.seat), desk.t
    draft, towns, ids = appointments.begun(desk.db, seat), appointments.towns(desk.db, seat), {"seat": seat.seat_id}
    if draft is None or not towns:
        return desk.open(Appoint(**ids))
    if len(towns) == 1:
        return desk.open(AppointLook(**ids))
    number, pages = near(data.page, len(towns), TOWNS)
    found = [
        button(t.plain("button-appoint-town", town=short(name, 18), n=n), AppointTown(**ids, unit=unit))
        for unit, name, n in towns[number * TOWNS : (number + 1) * TOWNS]
    ]
    every = button(t.plain("button-appoint-all", n=sum(n for *_, n in towns)), AppointTown(**ids, unit=seat.unit_id))
    turn = beside(number, pages, lambda page: AppointWhom(**ids, page=page))
    text = t("appoint-whom", number=draft.number, on=f"{draft.day:%d.%m.%Y}")
    return Screen(text, (*column(every, *found), *turn, *_away(desk, seat, Appoint(**ids))))


@room.act(AppointTown)
def town(desk: Desk, data: AppointTown) -> Screen:
    seat = _seat(desk, data.seat)
    appointments.choose(desk.db, seat, data.unit)
    return desk.open(AppointLook(seat=seat.seat_id))


@room.view(AppointLook)
def look(desk: Desk, data: AppointLook) -> Screen:
    """Curators with their schools, before anything is written."""
    seat, t = _seat(desk, data.seat), desk.t
    draft, ids = appointments.begun(desk.db, seat), {"seat": seat.seat_id}
    if draft is None or not draft.unit:
        return desk.open(Appoint(**ids))
    every, n = appointments.look(desk.db, seat, draft), appointments.schools(desk.db, seat, draft)
    number, pages = near(data.page, len(every), CURATORS)
    lines = [t("appoint-look", number=draft.number, on=f"{draft.day:%d.%m.%Y}", n=n, curators=len(every))]
    for one in every[number * CURATORS : (number + 1) * CURATORS]:
        names = ", ".join(one.schools[:NAMED])
        more = t.plain("and-more", n=len(one.schools) - NAMED) if len(one.schools) > NAMED else ""
        lines.append(t("appoint-line", who=one.title, unit=one.unit, names=names + more))
    lines.append(t("appoint-heard"))
    turn = beside(number, pages, lambda page: AppointLook(**ids, page=page))
    go = button(t.plain("button-appoint-go", n=n), AppointGo(**ids)) if n else None
    one_town = len(appointments.towns(desk.db, seat)) < 2
    to = Appoint(**ids) if one_town else AppointWhom(**ids)
    return Screen(Safe("\n".join(lines)), (*column(go), *turn, *_away(desk, seat, to)))


@room.act(AppointGo)
def go(desk: Desk, data: AppointGo) -> Screen:
    seat, t = _seat(desk, data.seat), desk.t
    done = appointments.carry_out(desk.db, desk.who, seat, desk.now)
    screen = desk.open(CuratorList(seat=seat.seat_id, page=0))
    return screen.said(t.plain("appoint-already")) if done is None else screen.noted(t("appoint-done", n=done))
