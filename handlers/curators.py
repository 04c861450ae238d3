"""Curators for those above them: how many schools each has, who is away; absence and handing over begin here."""

from datetime import date
from typing import Any

from handlers.buttons import Home, back, home
from handlers.journey_buttons import Appoint
from handlers.paging import beside, within
from handlers.region_buttons import AwayCard, CuratorCard, CuratorList, HandOver, HandPick
from handlers.room import Desk, Room
from handlers.screen import Screen, button, column, row
from locales import Safe
from services import deadlines
from services.journey import appointments
from services.org import absences, access, curators, units

room = Room("curators")
ABOVE = ("coordinator", "operator")
PAGE, NAMED = 5, 6


@room.view(CuratorList)
def listed(desk: Desk, data: CuratorList) -> Screen:
    seat, t = access.seat(desk.who, data.seat, *ABOVE), desk.t
    lines, pages = curators.page(desk.db, seat, max(data.page, 0), PAGE)
    number = within(data.page, pages)
    found = [button(one.title, CuratorCard(seat=one.seat_id)) for one in lines]
    bare = appointments.count(desk.db, seat)
    order = button(t.plain("button-appoint", n=bare), Appoint(seat=seat.seat_id)) if bare else None
    turn = beside(number, pages, lambda page: CuratorList(seat=seat.seat_id, page=page))
    said = [t("curators-list", page=number + 1, pages=pages, n=len(lines))] + [
        t("curators-line", who=one.title, schools=one.schools, state=one.state) for one in lines
    ]
    return Screen(Safe("\n".join(said)), (*column(*found), *turn, *row(order), *row(back(t, Home()), home(t))))


@room.view(CuratorCard)
def card(desk: Desk, data: CuratorCard) -> Screen:
    curator, t = curators.one(desk.db, desk.who, data.seat, *ABOVE), desk.t
    schools = curators.schools(desk.db, curator.seat_id)
    names = ", ".join(name for _, name in schools[:NAMED])
    names += t.plain("and-more", n=len(schools) - NAMED) if len(schools) > NAMED else ""
    lines = [t("curator-card", who=curator.title, unit=curator.unit, n=len(schools), names=names)]
    if (absence := absences.current(desk.db, curator.seat_id)) is not None:
        today = deadlines.local(desk.now, curator.zone).date()
        lines.append(
            t(
                "curator-away", state=absence.state, substitute=units.seat_title(desk.db, absence.substitute_id),
                first=t.day(date.fromisoformat(absence.from_on), today),
                last=t.day(date.fromisoformat(absence.until_on), today),
            )
        )  # fmt: skip
    at = {"seat": curator.seat_id}
    buttons = column(
        button(t.plain("button-away", away="yes" if absence else "no"), AwayCard(**at)),
        button(t.plain("button-hand-one"), HandPick(**at, page=0)) if len(schools) > 1 else None,
        button(t.plain("button-hand-all", n=len(schools)), HandOver(**at, school=0, page=0)) if schools else None,
    )
    to = CuratorList(seat=curator.by.seat_id, page=0)
    return Screen(Safe("\n".join(lines)), (*buttons, *row(back(t, to), home(t))))


@room.command("curators")
def command(desk: Desk, _: Any) -> Screen:
    seat = desk.who.seat("coordinator") or desk.who.seat("operator")
    return desk.open(CuratorList(seat=seat.seat_id, page=0)) if seat else desk.open(Home())
