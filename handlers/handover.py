"""Handing schools over: to whom, what goes with them, a word, done; the brief for whoever takes them."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import briefs, mentor_brief
from handlers.buttons import Brief, CaseCard, Home, Profile, SchoolCard, back, home
from handlers.paging import beside, near
from handlers.region_buttons import CuratorCard, HandedToMe, HandOver, HandPick
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Screen, button, column, row, short
from locales import Safe
from models import Handover, Unit
from services.content import overrides
from services.forms import personal
from services.journey import mentors
from services.org import access, curators, handover, units
from services.org.curators import Curator
from services.org.people import Place
from services.refusal import NotThere
from services.risk import briefs as standing
from services.risk.hearing import occupied

room = Room("handover")
ABOVE = ("coordinator", "operator")
PAGE, NAMED = 6, 6


class HandPreview(CallbackData, prefix="hand-to"):
    """What goes over. A word typed here goes with it."""

    seat: int
    school: int
    to: int


class HandGo(CallbackData, prefix="hand-go"):
    seat: int
    school: int
    to: int


class HandoverCard(CallbackData, prefix="hand-me"):
    """What was handed over to one's own seat."""

    handover: int


def _curator(desk: Desk, seat_id: int) -> Curator:
    return curators.one(desk.db, desk.who, seat_id, *ABOVE)


@room.view(HandPick)
def pick(desk: Desk, data: HandPick) -> Screen:
    curator, t = _curator(desk, data.seat), desk.t
    every = curators.schools(desk.db, curator.seat_id)
    number, pages = near(data.page, len(every), PAGE)
    found = [
        button(short(name, 30), HandOver(seat=curator.seat_id, school=school, page=0))
        for school, name in every[number * PAGE : (number + 1) * PAGE]
    ]
    turn = beside(number, pages, lambda page: HandPick(seat=curator.seat_id, page=page))
    return Screen(
        t("hand-pick", n=len(every), who=curator.title),
        (*column(*found), *turn, *row(back(t, CuratorCard(seat=curator.seat_id)), home(t))),
    )


@room.view(HandOver)
def receivers(desk: Desk, data: HandOver) -> Screen:
    """To whom?"""
    curator, t = _curator(desk, data.seat), desk.t
    going = handover.load(desk.db, curator.seat_id, data.school)
    every = curators.colleagues(desk.db, curator)
    number, pages = near(data.page, len(every), PAGE)
    found = [
        button(
            short(title if unit == curator.unit else f"{title}, {unit}", 40),
            HandPreview(seat=curator.seat_id, school=data.school, to=seat),
        )
        for seat, title, unit in every[number * PAGE : (number + 1) * PAGE]
    ]
    at = {"seat": curator.seat_id, "school": data.school}
    turn = beside(number, pages, lambda page: HandOver(**at, page=page))
    text = t("hand-to-whom", n=len(going.schools), names=_named(desk, going.schools), who=curator.title)
    nobody = "" if every else t("hand-nobody")
    return Screen(
        Safe(f"{text}\n{nobody}" if nobody else text),
        (*column(*found), *turn, *row(back(t, CuratorCard(seat=curator.seat_id)), home(t))),
    )


def _named(desk: Desk, schools: tuple[tuple[int, str], ...] | list[tuple[int, str]]) -> str:
    names = ", ".join(name for _, name in schools[:NAMED])
    return names + (desk.t.plain("and-more", n=len(schools) - NAMED) if len(schools) > NAMED else "")


@room.view(HandPreview)
def preview(desk: Desk, data: HandPreview) -> Screen:
    curator, t = _curator(desk, data.seat), desk.t
    _, title, unit = curators.colleague(desk.db, curator, data.to)
    going = handover.load(desk.db, curator.seat_id, data.school)
    word = handover.word_of(desk.db, curator, data.school, data.to)
    lines = [
        t("hand-preview", n=len(going.schools), to=f"{title}, {unit}"),
        t("hand-from", who=curator.title, names=_named(desk, going.schools)),
        *_load(desk, going),
        t("hand-who-hears", n=len(occupied(desk.db, [curator.seat_id, data.to]))),
        t("hand-word", word=word) if word else t("hand-word-how"),
    ]
    ids = {"seat": curator.seat_id, "school": data.school, "to": data.to}
    return Screen(
        Safe("\n".join(lines)),
        (
            *column(button(t.plain("button-hand-go", n=len(going.schools)), HandGo(**ids))),
            *row(back(t, HandOver(seat=curator.seat_id, school=data.school, page=0)), home(t)),
        ),
    )


def _load(desk: Desk, going: handover.Load) -> list[Safe]:
    """What waits, without the zeros."""
    counts = {
        "waiting": going.waiting, "work": going.in_work, "unverified": going.unverified,
        "roadmaps": going.roadmaps, "measures": going.measures,
    }  # fmt: skip
    said = [desk.t(f"hand-load-{what}", n=n) for what, n in counts.items() if n]
    return [Safe(" ".join(said))] if said else []


@room.words(At(HandPreview), Typed())
def word(desk: Desk, message: Message, place: HandPreview) -> Screen:
    curator = _curator(desk, place.seat)
    personal.refuse(message.text or "")
    handover.write_word(desk.db, curator, place.school, place.to, message.text or "")
    return desk.open(place)


@room.act(HandGo)
def go(desk: Desk, data: HandGo) -> Screen:
    curator, t = _curator(desk, data.seat), desk.t
    done = handover.give(desk.db, desk.who, curator, data.school, data.to, desk.now, overrides())
    to = units.seat_title(desk.db, data.to)
    if done is None:
        return desk.open(CuratorCard(seat=curator.seat_id)).said(t.plain("hand-already"))
    screen = desk.open(CuratorCard(seat=curator.seat_id))
    return screen.noted(t("hand-done", n=len(done.school_ids), to=to))


# ── for whoever takes them ───────────────────────────────────────────────────────────────────


@room.view(HandedToMe)
def handed(desk: Desk, data: HandedToMe) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "curator"), desk.t
    rows = handover.given_to(desk.db, seat.seat_id, desk.now)
    lines = [t("handed-list", n=len(rows))]
    lines += [
        t(
            "handed-line", when=t.when(one.made_at, seat.zone, desk.now), n=len(one.school_ids),
            who=units.seat_title(desk.db, one.from_seat_id),
        )
        for one in rows[:5]
    ]  # fmt: skip
    cards = [
        button(t.plain("button-handed", when=t.when(one.made_at, seat.zone, desk.now)), HandoverCard(handover=one.id))
        for one in rows[:5]
    ]
    return Screen(Safe("\n".join(lines)), (*column(*cards), *row(back(t, Home()), home(t))))


@room.view(HandoverCard)
def card(desk: Desk, data: HandoverCard) -> Screen:
    one, seat = handover.one(desk.db, desk.who, data.handover)
    return draw(desk, one, seat.seat_id)


def draw(desk: Desk, one: Handover, seat_id: int) -> Screen:
    """One school in five lines, or the list of them with a button to each."""
    t, going = desk.t, handover.names(desk.db, one)
    who = units.seat_title(desk.db, one.from_seat_id)
    lines = [t("handed-over", n=len(going), who=who)]
    if len(going) == 1 and (school := desk.db.get(Unit, going[0][0])) is not None:
        lines += briefs.lines(desk, school)
    else:
        lines.append(t("handed-names", names=_named(desk, going)))
    if one.word:
        lines.append(t("handed-word", word=one.word))
    found = [button(short(name, 30), Brief(school=school)) for school, name in going[:NAMED]]
    return Screen(Safe("\n".join(lines)), (*column(*found), *row(back(t, HandedToMe(seat=seat_id)), home(t))))


@room.view(Brief)
def brief(desk: Desk, data: Brief) -> Screen:
    """For those who look after the school; for its director it is their own."""
    school, seat = access.school(desk.db, desk.who, data.school, *access.LOOK_AFTER, "director")
    t, found = desk.t, standing.of_school(desk.db, school)
    lines = briefs.lines(desk, school)
    if seat.role == "curator" and (said := handover.latest_word(desk.db, seat.seat_id, school.id, desk.now)):
        lines.append(t("handed-word", word=said))
    after = seat.role != "director"
    buttons = column(
        button(t.plain("button-brief-signals"), CaseCard(case=found.case.id)) if found.case and after else None,
        button(t.plain("button-open-profile"), Profile(submission=found.submission or 0))
        if found.state == "sent"
        else None,
        button(t.plain("button-brief-school"), SchoolCard(school=school.id)) if after else None,
    )
    to = HandedToMe(seat=seat.seat_id) if seat.role == "curator" else Home()
    return Screen(Safe("\n".join(lines)), (*buttons, *row(back(t, to), home(t))))


# ── what the courier says ────────────────────────────────────────────────────────────────────


@notice("handed-over")
def told(desk: Desk, seat_id: int, handover: int) -> Screen | None:
    one = desk.db.get(Handover, handover)
    return draw(desk, one, seat_id) if one is not None else None


@notice("handed-away")
def told_away(desk: Desk, seat_id: int, handover: int) -> Screen | None:
    one = desk.db.get(Handover, handover)
    if one is None:
        return None
    names = [(unit.id, unit.name) for number in one.school_ids if (unit := desk.db.get(Unit, number))]
    to = units.seat_title(desk.db, one.to_seat_id)
    return Screen(desk.t("handed-away", n=len(names), names=_named(desk, names), to=to), row(home(desk.t)))


@notice("curator-changed")
def curator_changed(desk: Desk, seat_id: int, school: int) -> Screen | None:
    titles = [units.seat_title(desk.db, seat) for seat in curators.keepers(desk.db, school)]
    unit = desk.db.get(Unit, school)
    if unit is None or not titles:
        return None
    return Screen(desk.t("curator-changed", school=unit.name, who="; ".join(titles)), row(home(desk.t)))


@notice("seat-brief")
def successor(desk: Desk, seat_id: int) -> Screen | None:
    """Somebody has taken a seat where another sat before: what there is."""
    seat = next((place for place in desk.who.seats if place.seat_id == seat_id), None)
    if seat is None:
        return None
    if seat.role == "director":
        try:
            screen = brief(desk, Brief(school=seat.unit_id))
        except NotThere:
            return None
        return screen.noted(desk.t("seat-brief"))
    if seat.role == "mentor":
        return _mentor(desk, seat)
    if seat.role != "curator":
        return None
    names = curators.schools(desk.db, seat_id)
    found = [button(short(name, 30), Brief(school=school)) for school, name in names[:NAMED]]
    text = desk.t("seat-brief-curator", n=len(names), names=_named(desk, names))
    return Screen(text, (*column(*found), *row(home(desk.t)))) if names else None


def _mentor(desk: Desk, seat: Place) -> Screen | None:
    schools = [(number, name) for number, name, *_ in mentors.mine(desk.db, seat)]
    if not schools:
        return None
    lines = [desk.t("seat-brief-mentor", n=len(schools)), *mentor_brief.lines(desk, schools)]
    return Screen(Safe("\n".join(lines)), (*mentor_brief.doors(schools), *row(home(desk.t))))
