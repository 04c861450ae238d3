"""A measure added or put in the place of another: from the library by factor or by a word, or the school's own."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import roadmap_words as words
from handlers.buttons import RoadmapCard, back, home
from handlers.paging import beside, near
from handlers.roadmap_buttons import AddMeasure, RowCard
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Button, Screen, button, row, short
from locales import Safe
from services.refusal import NotThere, Refusal
from services.roadmaps import edit, edit_fields, effect, library, roadmaps
from services.roadmaps.measures import Measure as Offer
from services.roadmaps.roadmaps import Plan

room = Room("roadmap add")
OFFERED = 5  # on one screen


class OfFactor(CallbackData, prefix="rd-fac"):
    """The library's measures of a factor."""

    roadmap: int
    instead: int
    factor: str
    page: int = 0


class Offered(CallbackData, prefix="rd-one"):
    """One of them, before it is taken."""

    roadmap: int
    instead: int
    code: str


class Take(CallbackData, prefix="rd-take"):
    roadmap: int
    instead: int
    code: str


class OwnFactor(CallbackData, prefix="rd-own"):
    """A measure of one's own: for which factor?"""

    roadmap: int


class OwnName(CallbackData, prefix="rd-name"):
    """Its name is typed here."""

    roadmap: int
    factor: str


def _open(desk: Desk, roadmap_id: int) -> Plan:
    plan = words.read(desk, roadmap_id)
    if not plan.editable:
        raise Refusal("measure-closed")
    return plan


@room.view(AddMeasure)
def add(desk: Desk, data: AddMeasure) -> Screen:
    """Factors that the roadmap works on come first."""
    plan, t, names = _open(desk, data.roadmap), desk.t, words.factors(desk)
    taken = [code for code in names if any(plan.fields(one)["factor"] == code for one in plan.present)]
    order = [*taken, *(code for code in names if code not in taken)]
    ids = {"roadmap": data.roadmap, "instead": data.instead}
    found = [button(short(names[code], 14), OfFactor(**ids, factor=code)) for code in order]
    own = None if data.instead else button(t.plain("button-road-own"), OwnFactor(roadmap=data.roadmap))
    return Screen(
        t("road-add", instead=_replaced(desk, plan, data.instead), replacing="yes" if data.instead else "no"),
        (*words.pairs(found), *row(own), *row(_away(desk, data), home(t))),
    )


def _replaced(desk: Desk, plan: Plan, number: int) -> str:
    return next((short(plan.fields(one)["name"], 60) for one in plan.rows if one.id == number), "")


def _away(desk: Desk, data: AddMeasure | OfFactor) -> Button:
    return back(desk.t, RowCard(measure=data.instead) if data.instead else RoadmapCard(roadmap=data.roadmap))


@room.words(At(AddMeasure), Typed())
def search(desk: Desk, message: Message, place: AddMeasure) -> Screen:
    """Measures whose name, contents or code have every typed word."""
    plan, t = _open(desk, place.roadmap), desk.t
    text = " ".join((message.text or "").split())[:60]
    found = edit.search(desk.db, plan, text)
    if not found:
        return desk.open(place).noted(t("road-not-found", text=text[:40]))
    lines = [t("road-found", text=text[:40], n=len(found)), *_lines(desk, found[:OFFERED])]
    if len(found) > OFFERED:
        lines.append(t("road-found-more", n=len(found) - OFFERED))
    doors = _doors(found[:OFFERED], place.roadmap, place.instead)
    return Screen(Safe("\n".join(lines)), (*row(*doors), *row(back(t, place), home(t))), place=place.pack())


def _lines(desk: Desk, found: list[Offer]) -> list[Safe]:
    return [desk.t("road-offer", code=one.code, name=short(desk.t.local(one.name), 90)) for one in found]


def _doors(found: list[Offer], number: int, instead: int) -> list[Button]:
    return [button(one.code, Offered(roadmap=number, instead=instead, code=one.code)) for one in found]


@room.view(OfFactor)
def of_factor(desk: Desk, data: OfFactor) -> Screen:
    plan, t = _open(desk, data.roadmap), desk.t
    found = [one for one in edit.offers(desk.db, plan) if one.factor == data.factor]
    number, pages = near(data.page, len(found), OFFERED)
    shown = found[number * OFFERED : (number + 1) * OFFERED]
    ids = {"roadmap": data.roadmap, "instead": data.instead, "factor": data.factor}
    turn = beside(number, pages, lambda page: OfFactor(**ids, page=page))
    factor = words.factors(desk).get(data.factor, data.factor)
    lines = [t("road-offers", factor=factor, n=len(found)), *_lines(desk, shown)]
    away = back(t, AddMeasure(roadmap=data.roadmap, instead=data.instead))
    doors = _doors(shown, data.roadmap, data.instead)
    return Screen(Safe("\n".join(lines)), (*row(*doors), *turn, *row(away, home(t))))


@room.view(Offered)
def offered(desk: Desk, data: Offered) -> Screen:
    """What it is, before it is taken."""
    plan, t = _open(desk, data.roadmap), desk.t
    one = library.of_unit(desk.db, plan.unit.id).measure(data.code)
    lines = [
        t("road-offer-name", name=t.local(one.name), what=t.local(one.what)),
        t("road-offer-weeks", n=one.weeks, responsible=t.local(one.responsible)),
        t("road-offer-indicator", name=t.local(one.indicator.name), evidence=t.local(one.evidence)),
    ]
    moved = effect.of_measure(desk.db, plan.unit.id, one.code)
    if moved.n:
        told = "yes" if moved.told else "no"
        lines.append(
            t("road-offer-effect", n=moved.n, told=told, lower=moved.lower, same=moved.same, higher=moved.higher)
        )
    take = Take(roadmap=data.roadmap, instead=data.instead, code=data.code)
    label = t.plain("button-road-take", replacing="yes" if data.instead else "no")
    away = OfFactor(roadmap=data.roadmap, instead=data.instead, factor=one.factor)
    return Screen(Safe("\n".join(lines)), (*row(button(label, take)), *row(back(t, away), home(t))))


@room.act(Take)
def take(desk: Desk, data: Take) -> Screen:
    plan, t = _open(desk, data.roadmap), desk.t
    if data.instead:
        found, plan = roadmaps.row_of(desk.db, desk.who, data.instead)
        if found.roadmap_id != data.roadmap:
            raise NotThere
        edit.replace(desk.db, plan, found, found.rev, data.code, desk.now)
        return desk.open(RowCard(measure=found.id)).noted(t("road-replaced"))
    made = edit.add_from_library(desk.db, plan, data.code, desk.now)
    return desk.open(RowCard(measure=made.id)).noted(t("road-added"))


# ── one's own ────────────────────────────────────────────────────────────────────────────────


@room.view(OwnFactor)
def own_factor(desk: Desk, data: OwnFactor) -> Screen:
    _open(desk, data.roadmap)
    t = desk.t
    found = [
        button(short(name, 14), OwnName(roadmap=data.roadmap, factor=code))
        for code, name in words.factors(desk).items()
    ]
    away = row(back(t, AddMeasure(roadmap=data.roadmap)), home(t))
    return Screen(t("road-own-factor"), (*words.pairs(found), *away))


@room.view(OwnName)
def own_name(desk: Desk, data: OwnName) -> Screen:
    _open(desk, data.roadmap)
    t, factor = desk.t, words.factors(desk).get(data.factor)
    if factor is None:
        raise NotThere
    return Screen(t("road-own-name", factor=factor), row(back(t, OwnFactor(roadmap=data.roadmap)), home(t)))


@room.words(At(OwnName), Typed())
def typed_name(desk: Desk, message: Message, place: OwnName) -> Screen:
    plan = _open(desk, place.roadmap)
    if place.factor not in words.factors(desk):
        raise NotThere
    name = edit_fields.clean("name", message.text or "")
    made = edit.add_own(desk.db, plan, place.factor, name, desk.now)
    return desk.open(RowCard(measure=made.id)).noted(desk.t("road-own-added"))
