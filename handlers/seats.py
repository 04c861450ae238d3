"""Invitations: who is in, who is invited; a link, a picture and a code for one, a printable sheet for all."""

import functools
from datetime import timedelta

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, back, home
from handlers.newcomer import invitation
from handlers.paging import beside
from handlers.region_buttons import CuratorCard, HandOver, SeatRoles
from handlers.room import Desk, Room, notice
from handlers.screen import Document, Screen, button, column, fitted, row
from locales import Safe
from services import deadlines
from services.forms import delegation
from services.letters import tasks
from services.org import access, curators, entry, invitation_sheet, invitations, links, seats, units

room = Room("seats")
ROLES = ("director", "curator", "coordinator", "operator", "deputy", "mentor")


class SeatList(CallbackData, prefix="seat-list"):
    seat: int
    role: str
    page: int


class SeatCard(CallbackData, prefix="seat"):
    seat: int


class Invite(CallbackData, prefix="seat-inv"):
    seat: int


class InviteAsk(CallbackData, prefix="seat-inv-ask"):
    """Somebody sits there: really invite another?"""

    seat: int


class InviteOver(CallbackData, prefix="seat-inv-go"):
    """Whoever enters takes the place of the one who sits there."""

    seat: int


class Revoke(CallbackData, prefix="seat-rev"):
    seat: int


class Free(CallbackData, prefix="seat-free"):
    """Really take the seat from the person?"""

    seat: int


class FreeNow(CallbackData, prefix="seat-out"):
    seat: int


class SheetAsk(CallbackData, prefix="sheet"):
    """Before printing: earlier open invitations of these seats die."""

    seat: int


class Sheet(CallbackData, prefix="sheet-go"):
    seat: int


@room.view(SeatRoles)
def roles(desk: Desk, data: SeatRoles) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    found = []
    for role in ROLES:
        entered, n = seats.entered(desk.db, seat, role)
        if n:
            label = t.plain("button-seats", role=role, entered=entered, n=n)
            found.append(button(label, SeatList(seat=seat.seat_id, role=role, page=0)))
    sheet = button(t.plain("button-sheet"), SheetAsk(seat=seat.seat_id))
    return Screen(t("seats-title"), (*column(*found, sheet), *row(back(t, Home()))))


@room.view(SeatList)
def listed(desk: Desk, data: SeatList) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    number = max(data.page, 0)
    lines, pages = seats.page(desk.db, seat, data.role, number)
    found = [
        button(label, SeatCard(seat=line.seat_id)) for label, line in zip(_labels(desk, lines), lines, strict=True)
    ]
    turn = beside(number, pages, lambda page: SeatList(seat=seat.seat_id, role=data.role, page=page))
    title = t("seats-list", role=data.role, page=min(number + 1, pages), pages=pages)
    whole = (t("seats-list-line", title=line.title, unit=line.unit, state=line.state) for line in lines)
    text = Safe("\n".join([title, *whole]))
    return Screen(text, (*column(*found), *turn, *row(back(t, SeatRoles(seat=seat.seat_id)), home(t))))


def _labels(desk: Desk, lines: list[seats.Line]) -> list[str]:
    """By the unit, or by the title where it has several such seats; numbered where they are cut alike."""
    names = [line.unit if line.alone else line.title for line in lines]
    labels = [_label(desk, name, line.state) for name, line in zip(names, lines, strict=True)]
    return [
        _label(desk, f"{n}. {name}", line.state) if labels.count(label) > 1 else label
        for n, (label, name, line) in enumerate(zip(labels, names, lines, strict=True), 1)
    ]


def _label(desk: Desk, name: str, state: str) -> str:
    return fitted(lambda unit: desk.t.plain("button-seat", unit=unit, state=state), name)


@room.view(SeatCard)
def card(desk: Desk, data: SeatCard) -> Screen:
    seat, unit, state, operator = seats.one(desk.db, desk.who, data.seat)
    t, ids = desk.t, {"seat": seat.id}
    own = any(place.seat_id == seat.id for place in desk.who.seats)
    buttons = column(
        button(t.plain("button-invite", state=state), Invite(**ids)),
        button(t.plain("button-revoke"), Revoke(**ids)) if state in ("invited", "frozen") else None,
        button(t.plain("button-seat-schools"), CuratorCard(**ids)) if seat.role == "curator" else None,
        button(t.plain("button-free"), Free(**ids)) if state in ("entered", "blocked") and not own else None,
    )
    listing = SeatList(seat=operator.seat_id, role=seat.role, page=0)
    since = seats.vacant_since(desk.db, seat.id) if seat.person_id is None else None
    day = t.day(deadlines.local(since, unit.zone).date(), deadlines.local(desk.now, unit.zone).date()) if since else ""
    shown = "freed" if since and state == "waiting" else state
    return Screen(
        t("seat-card", title=seat.title, unit=unit.name, state=shown, day=day),
        (*buttons, *row(back(t, listing), home(t))),
    )


@room.act(Invite)
def invite(desk: Desk, data: Invite) -> Screen:
    seat, _, _, _ = seats.one(desk.db, desk.who, data.seat)
    return desk.open(InviteAsk(seat=seat.id)) if seat.person_id else _invite(desk, seat.id)


@room.view(InviteAsk)
def invite_ask(desk: Desk, data: InviteAsk) -> Screen:
    seat, unit, _, _ = seats.one(desk.db, desk.who, data.seat)
    t = desk.t
    return Screen(
        t("invite-over", title=seat.title, unit=unit.name),
        column(
            button(t.plain("button-leave"), SeatCard(seat=seat.id)),
            button(t.plain("button-invite", state="entered"), InviteOver(seat=seat.id)),
        ),
    )


@room.act(InviteOver)
def invite_over(desk: Desk, data: InviteOver) -> Screen:
    return _invite(desk, data.seat)


def _invite(desk: Desk, seat_id: int) -> Screen:
    seat, unit, _, _ = seats.one(desk.db, desk.who, seat_id)
    issued, card = seats.invite(desk.db, desk.who, seat.id, desk.now), SeatCard(seat=seat.id)
    return invitation(desk, issued, seat.title, unit.name, unit.zone, row(back(desk.t, card), home(desk.t)), card)


@room.act(Revoke)
def revoke(desk: Desk, data: Revoke) -> Screen:
    gone = seats.revoke(desk.db, desk.who, data.seat, desk.now)
    return desk.open(SeatCard(seat=data.seat)).said(desk.t.plain("invitation-revoked", n=gone))


@room.view(Free)
def free(desk: Desk, data: Free) -> Screen:
    seat, unit, _, _ = seats.one(desk.db, desk.who, data.seat)
    t, schools = desk.t, curators.schools(desk.db, seat.id) if seat.role == "curator" else []
    text = t("seat-free-ask", title=seat.title, unit=unit.name)
    if schools:
        text = Safe(f"{text}\n{t('free-hand-first', n=len(schools))}")
    hand = button(t.plain("button-hand-all", n=len(schools)), HandOver(seat=seat.id, school=0, page=0))
    return Screen(
        text,
        column(
            hand if schools else None,
            button(t.plain("button-leave"), SeatCard(seat=seat.id)),
            button(t.plain("button-free"), FreeNow(seat=seat.id)),
        ),
    )


@room.act(FreeNow)
def free_now(desk: Desk, data: FreeNow) -> Screen:
    done = seats.free(desk.db, desk.who, data.seat, desk.now)
    if done:
        delegation.leave(desk.db, desk.who, data.seat, desk.now)
        tasks.leave(desk.db, desk.who, data.seat, desk.now)
    return desk.open(SeatCard(seat=data.seat)).said(desk.t.plain("seat-freed" if done else "seat-free-already"))


@room.view(SheetAsk)
def sheet_ask(desk: Desk, data: SheetAsk) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    waiting = seats.without_people(desk.db, seat, "director")
    if not waiting:
        return Screen(t("sheet-nobody"), row(back(t, SeatRoles(seat=seat.seat_id)), home(t)))
    n = min(len(waiting), invitations.AT_ONCE)
    return Screen(
        t("sheet-ask", n=n),
        (
            *column(button(t.plain("button-sheet-go", n=n), Sheet(seat=seat.seat_id))),
            *row(back(t, SeatRoles(seat=seat.seat_id)), home(t)),
        ),
    )


@room.act(Sheet)
def sheet(desk: Desk, data: Sheet) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    issued = invitations.for_all_directors(desk.db, desk.who, seat, desk.now)
    entries = [
        invitation_sheet.Entry(
            one.unit, one.title, entry.spaced(one.issued.code), links.deep_link(desk.db, one.issued.link) or "",
            (deadlines.local(one.issued.expires_at, seat.zone) - timedelta(days=1)).date(),
        )
        for one in issued
    ]  # fmt: skip
    screen = desk.open(SeatRoles(seat=seat.seat_id)).noted(t("sheet-made", n=len(entries)))
    if not entries:
        return desk.open(SheetAsk(seat=seat.seat_id))
    made = functools.partial(invitation_sheet.sheet, entries, t.language)
    return Screen(screen.text, screen.rows, screen.place, document=Document(t.plain("sheet-file"), made))


# ── what the courier says ────────────────────────────────────────────────────────────────────


@notice("invitation-frozen")
def frozen(desk: Desk, seat_id: int, invitation: int) -> Screen | None:
    found = invitations.seat_of(desk.db, invitation)
    if found is None:
        return None
    seat, unit = found
    t = desk.t
    return Screen(
        t("invitation-frozen", title=seat.title, unit=unit.name),
        column(button(t.plain("button-open-seat"), SeatCard(seat=seat.id))),
    )


@notice("seat-empty")
def empty(desk: Desk, seat_id: int, seat: int) -> Screen:
    t = desk.t
    return Screen(
        t("seat-empty", who=units.seat_title(desk.db, seat)),
        column(button(t.plain("button-open-seat"), SeatCard(seat=seat))),
    )


@notice("seat-taken-over")
def taken_over(desk: Desk, seat_id: int, seat: int) -> Screen | None:
    """To whoever sat there, through a seat they still have; needless if it is theirs again."""
    if any(place.seat_id == seat for place in desk.who.seats):
        return None
    return Screen(desk.t("seat-taken-over", who=units.seat_title(desk.db, seat)), row(home(desk.t)))


def _alarm(key: str) -> None:
    @notice(key)
    def said(desk: Desk, seat_id: int, **facts: object) -> Screen:
        return Screen(Safe(desk.t(key, **facts)), row(home(desk.t)))


for _key in ("alarm-quarantine", "alarm-unworded", "alarm-stopped", "alarm-guessing"):
    _alarm(_key)
