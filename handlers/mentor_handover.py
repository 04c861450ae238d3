"""A mentor's schools go to another mentor: to whom, what goes with them, done; the brief for whoever takes them."""

from aiogram.filters.callback_data import CallbackData

from handlers import mentor_brief
from handlers.buttons import back, home
from handlers.journey_buttons import MentorHand, MentorPick, SupportCard
from handlers.paging import beside, near
from handlers.room import Desk, Room, notice
from handlers.screen import Screen, button, column, row, short
from locales import Safe
from services.journey import mentor_handover, mentors, stages, supports
from services.journey.supports import Help
from services.org import units
from services.refusal import NotThere

room = Room("mentor handover")
PAGE, NAMED = 5, 6


class MentorHandTo(CallbackData, prefix="ment-to"):
    """What goes over."""

    school: int
    seat: int
    to: int


class MentorHandGo(CallbackData, prefix="ment-go"):
    school: int
    seat: int
    to: int
    every: int


def _help(desk: Desk, school_id: int) -> Help:
    return supports.arranged(desk.db, desk.who, school_id, stages.kind(mentors.kind_number()), desk.now)


def _going(desk: Desk, help_: Help, seat_id: int) -> list[tuple[int, str]]:
    """The mentor's schools; one who stands by this school no longer has nothing to hand over."""
    found = mentor_handover.schools(desk.db, help_, seat_id)
    if help_.school.id not in {number for number, _ in found}:
        raise NotThere
    return found


@room.view(MentorHand)
def receivers(desk: Desk, data: MentorHand) -> Screen:
    """To whom?"""
    help_, t = _help(desk, data.school), desk.t
    _going(desk, help_, data.seat)
    found = mentors.candidates(desk.db, help_)
    number, pages = near(data.page, len(found), PAGE)
    ids = {"school": help_.school.id, "seat": data.seat}
    cards = [
        button(short(one.unit, 24), MentorHandTo(**ids, to=one.seat_id))
        for one in found[number * PAGE : (number + 1) * PAGE]
    ]
    turn = beside(number, pages, lambda page: MentorHand(**ids, page=page))
    who = units.seat_title(desk.db, data.seat)
    lines = [t("mentor-hand-whom", school=help_.school.name, who=who, n=len(found))]
    lines += [
        t(
            "mentor-candidate", title=one.title, unit=one.unit, n=one.load,
            why="fits" if one.fits else "steady" if one.steady else "none",
        )
        for one in found[number * PAGE : (number + 1) * PAGE]
    ]  # fmt: skip
    return Screen(
        Safe("\n".join(lines)), (*column(*cards), *turn, *row(back(t, MentorPick(school=help_.school.id)), home(t)))
    )


@room.view(MentorHandTo)
def preview(desk: Desk, data: MentorHandTo) -> Screen:
    help_, t = _help(desk, data.school), desk.t
    going = _going(desk, help_, data.seat)
    to = next((one for one in mentors.candidates(desk.db, help_) if one.seat_id == data.to), None)
    if to is None:
        raise NotThere
    names = ", ".join(name for _, name in going[:NAMED])
    text = t(
        "mentor-hand-look", school=help_.school.name, to=f"{to.title}, {to.unit}", load=to.load, n=len(going),
        names=names + (t.plain("and-more", n=len(going) - NAMED) if len(going) > NAMED else ""),
    )  # fmt: skip
    ids = {"school": help_.school.id, "seat": data.seat, "to": data.to}
    one = button(t.plain("button-mentor-hand-one"), MentorHandGo(**ids, every=0))
    every = button(t.plain("button-mentor-hand-all", n=len(going)), MentorHandGo(**ids, every=1))
    away = MentorHand(school=help_.school.id, seat=data.seat)
    return Screen(text, (*column(one, every if len(going) > 1 else None), *row(back(t, away), home(t))))


@room.act(MentorHandGo)
def go(desk: Desk, data: MentorHandGo) -> Screen:
    help_, t = _help(desk, data.school), desk.t
    card = SupportCard(school=help_.school.id, item=mentors.kind_number())
    if data.seat not in dict(supports.mentors(desk.db, help_.school.id)):  # pressed twice
        return desk.open(card).said(t.plain("mentor-hand-already"))
    done = mentor_handover.give(
        desk.db, desk.who, help_, data.seat, data.to, desk.now, every=bool(data.every)
    )  # fmt: skip
    return desk.open(card).noted(t("mentor-hand-done", n=len(done), to=units.seat_title(desk.db, data.to)))


# ── what the courier says ────────────────────────────────────────────────────────────────────


@notice("mentor-handed")
def handed(desk: Desk, _: int, handover: int) -> Screen | None:
    found = mentor_handover.given(desk.db, handover)
    if found is None or not found[1]:
        return None
    given, schools = found
    head = desk.t("mentor-handed", n=len(schools), who=units.seat_title(desk.db, given.from_seat_id))
    text = Safe("\n".join([head, *mentor_brief.lines(desk, schools)]))
    return Screen(text, (*mentor_brief.doors(schools), *row(home(desk.t))))


@notice("mentor-handed-away")
def handed_away(desk: Desk, _: int, handover: int) -> Screen | None:
    found = mentor_handover.given(desk.db, handover)
    if found is None:
        return None
    given, schools = found
    names = ", ".join(name for _, name in schools[:NAMED])
    to = units.seat_title(desk.db, given.to_seat_id)
    return Screen(desk.t("mentor-handed-away", n=len(schools), names=names, to=to), row(home(desk.t)))
