"""Mentors: who stands by a school, and what they write; they see and advise, they approve nothing."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import back, home
from handlers.days import dotted
from handlers.journey_buttons import MentorHand, MentorLook, MentorPick, SupportCard, VisitWrite, Way
from handlers.paging import beside, near
from handlers.region_buttons import SeatRoles
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Screen, button, column, row, short
from locales import Safe
from services.journey import mentors, seen, stages, supports
from services.org import access, units
from services.refusal import NotThere

room = Room("mentor")
PAGE = 4


class MentorName(CallbackData, prefix="ment-set"):
    school: int
    seat: int


class MentorEnd(CallbackData, prefix="ment-end"):
    """Really let a mentor go from this school?"""

    school: int
    seat: int


class MentorEndNow(CallbackData, prefix="ment-out"):
    school: int
    seat: int


class MentorSeat(CallbackData, prefix="ment-new"):
    """A new mentor's seat: code of the unit and position are typed here."""

    school: int


@room.view(MentorPick)
def pick(desk: Desk, data: MentorPick) -> Screen:
    """Who stands by it now; who could, the fittest and least busy first, with what speaks for them."""
    kind = stages.kind(mentors.kind_number())
    help_, t = supports.arranged(desk.db, desk.who, data.school, kind, desk.now), desk.t
    found, now = mentors.candidates(desk.db, help_), supports.mentors(desk.db, help_.school.id)
    number, pages = near(data.page, len(found), PAGE)
    shown = found[number * PAGE : (number + 1) * PAGE]
    lines = [t("mentor-pick", school=help_.school.name, n=len(found))]
    lines += [t("mentor-now", title=title) for _, title in now]
    lines += [
        t(
            "mentor-candidate", title=one.title, unit=one.unit, n=one.load,
            why="fits" if one.fits else "steady" if one.steady else "none",
        )
        for one in shown
    ]  # fmt: skip
    ids = {"school": help_.school.id}
    buttons = [button(short(one.unit, 24), MentorName(**ids, seat=one.seat_id)) for one in shown]
    ending = [
        button(t.plain("button-mentor-end", title=short(title, 12)), MentorEnd(**ids, seat=s)) for s, title in now
    ]
    new = button(t.plain("button-mentor-new"), MentorSeat(**ids)) if help_.seat.role == "operator" else None
    turn = beside(number, pages, lambda page: MentorPick(**ids, page=page))
    away = back(t, SupportCard(**ids, item=mentors.kind_number()))
    return Screen(Safe("\n".join(lines)), (*column(*buttons), *turn, *column(new, *ending), *row(away, home(t))))


@room.act(MentorName)
def name(desk: Desk, data: MentorName) -> Screen:
    kind = stages.kind(mentors.kind_number())
    help_ = supports.arranged(desk.db, desk.who, data.school, kind, desk.now)
    done = mentors.name(desk.db, desk.who, help_, data.seat, desk.now)
    screen, t = desk.open(SupportCard(school=help_.school.id, item=mentors.kind_number())), desk.t
    return screen.noted(t("mentor-named-now")) if done else screen.said(t.plain("mentor-already"))


@room.view(MentorEnd)
def end_ask(desk: Desk, data: MentorEnd) -> Screen:
    kind = stages.kind(mentors.kind_number())
    help_, t = supports.arranged(desk.db, desk.who, data.school, kind, desk.now), desk.t
    title = dict(supports.mentors(desk.db, help_.school.id)).get(data.seat)
    if title is None:
        raise NotThere
    keep = button(t.plain("button-mentor-keep"), MentorPick(school=help_.school.id))
    hand = button(t.plain("button-mentor-hand"), MentorHand(school=help_.school.id, seat=data.seat))
    out = button(t.plain("button-mentor-end-now"), MentorEndNow(school=help_.school.id, seat=data.seat))
    return Screen(t("mentor-end-ask", title=title, school=help_.school.name), column(keep, hand, out))


@room.act(MentorEndNow)
def end(desk: Desk, data: MentorEndNow) -> Screen:
    kind = stages.kind(mentors.kind_number())
    help_ = supports.arranged(desk.db, desk.who, data.school, kind, desk.now)
    mentors.end(desk.db, desk.who, help_, data.seat, desk.now)
    return desk.open(MentorPick(school=help_.school.id)).noted(desk.t("mentor-ended"))


# ── a new mentor ─────────────────────────────────────────────────────────────────────────────


@room.view(MentorSeat)
def new_seat(desk: Desk, data: MentorSeat) -> Screen:
    school, _ = access.school(desk.db, desk.who, data.school, "operator")
    t = desk.t
    return Screen(t("mentor-new"), row(back(t, MentorPick(school=school.id)), home(t)))


@room.words(At(MentorSeat), Typed())
def seat_made(desk: Desk, message: Message, place: MentorSeat) -> Screen:
    """The seat exists from now on; its invitation is issued like every other."""
    school, operator = access.school(desk.db, desk.who, place.school, "operator")
    code, title = mentors.typed_seat(message.text or "")
    mentors.region_seat(desk.db, desk.who, operator, code, title, desk.now)
    t = desk.t
    invite = button(t.plain("button-invitations"), SeatRoles(seat=operator.seat_id))
    screen = desk.open(MentorPick(school=school.id))
    return Screen(Safe(f"{t('mentor-seat-made')}\n\n{screen.text}"), (*column(invite), *screen.rows), screen.place)


# ── what a mentor sees and writes ────────────────────────────────────────────────────────────


@room.view(MentorLook)
def look(desk: Desk, data: MentorLook) -> Screen:
    """Levels and measures in work of a school one stands by: no signals, no answers."""
    school, _ = access.school(desk.db, desk.who, data.school, "mentor")
    t, levels, measures = desk.t, seen.levels(desk.db, school.id), seen.measures(desk.db, school.id)
    lines = [t("mentor-look", school=school.name)]
    for level in ("high", "medium", "low"):
        if names := [t.local(name_) for name_, height in levels if height == level]:
            lines.append(t("mentor-levels", level=level, names=", ".join(names)))
    lines.append(t("mentor-measures", n=len(measures)))
    lines += [t("mentor-measure", name=short(name_, 80), day=dotted(until)) for name_, until in measures[:5]]
    return Screen(Safe("\n".join(lines)), row(back(t, Way(school=school.id)), home(t)))


@room.view(VisitWrite)
def ask_visit(desk: Desk, data: VisitWrite) -> Screen:
    kind = mentors.KINDS[data.item] if 0 <= data.item < len(mentors.KINDS) else ""
    roles = ("mentor",) if kind in ("mentor", "word") else access.LOOK_AFTER if kind else ("nobody",)
    school, seat = access.school(desk.db, desk.who, data.school, *roles)
    t = desk.t
    away = Way(school=school.id) if seat.role == "mentor" else SupportCard(school=school.id, item=_measure(kind))
    return Screen(t("visit-ask", school=school.name, kind=kind), row(back(t, away), home(t)))


def _measure(kind: str) -> int:
    """Where the support measure of such a visit stands."""
    code = {"review": "model"}.get(kind, kind)
    return next((k for k, one in enumerate(stages.kinds()) if one.code == code), 0)


@room.words(At(VisitWrite), Typed())
def visited(desk: Desk, message: Message, place: VisitWrite) -> Screen:
    kind = mentors.KINDS[place.item] if 0 <= place.item < len(mentors.KINDS) else ""
    mentors.write(desk.db, desk.who, place.school, kind, message.text or "", desk.now)
    mentor = kind in ("mentor", "word")
    screen = desk.open(Way(school=place.school) if mentor else SupportCard(school=place.school, item=_measure(kind)))
    return screen.noted(desk.t("visit-kept"))


# ── what others hear ─────────────────────────────────────────────────────────────────────────


@notice("mentor-named")
def named(desk: Desk, _: int, mentoring: int) -> Screen | None:
    found = mentors.told(desk.db, mentoring)
    if found is None:
        return None
    school, t = found[1], desk.t
    return Screen(t("mentor-named", school=school.name), column(button(t.plain("button-way"), Way(school=school.id))))


@notice("mentor-thanked")
def thanked(desk: Desk, _: int, school: int) -> Screen | None:
    return Screen(desk.t("mentor-thanked", school=units.one(desk.db, school).name), row(home(desk.t)))


@notice("visit-written")
def told(desk: Desk, _: int, visit: int) -> Screen | None:
    found = mentors.visit(desk.db, visit)
    if found is None or not any(access.sees(desk.db, seat, found[1].id) for seat in desk.who.seats):
        return None
    note, school = found
    t, who = desk.t, units.seat_title(desk.db, note.seat_id)
    text = t("visit-written", school=school.name, kind=note.kind, who=who, day=dotted(note.visited_on), text=note.text)
    return Screen(text, column(button(t.plain("button-way"), Way(school=school.id))))
