"""What the courier says of roadmaps: to those who decide, to those who write, to those who assign curators."""

from handlers import roadmap_words as words
from handlers.buttons import Brief, RoadmapCard, home
from handlers.roadmap_buttons import OrderAsk, RowCard
from handlers.room import Desk, Room, notice
from handlers.screen import Screen, button, column, row, short
from locales import Safe
from models import Roadmap, Unit
from services.refusal import Refusal
from services.roadmaps import approval, roadmaps, versions
from services.roadmaps.roadmaps import Plan

room = Room("approval news")


def _plan(desk: Desk, number: int) -> Plan | None:
    try:
        return words.read(desk, number)
    except Refusal:
        return None


@notice("roadmap-to-review")
def to_review(desk: Desk, seat_id: int, roadmap: int, version: int) -> Screen | None:
    """The whole is one press away; needless once it is decided or taken back."""
    plan = _plan(desk, roadmap)
    if plan is None or not plan.judged or plan.roadmap.version != version:
        return None
    t = desk.t
    changed = len(versions.changes(desk.db, plan)) if version > 1 else 0
    lines = [
        t("road-to-review", unit=plan.unit.name, again="yes" if version > 1 else "no", n=changed),
        words.span(desk, plan),
    ]
    last = roadmaps.version_of(desk.db, roadmap, version)
    if last is not None and last.reason:
        lines.append(t("road-reason", text=last.reason))
    look = button(t.plain("button-road-look"), RoadmapCard(roadmap=roadmap))
    return Screen(Safe("\n".join(lines)), (*column(look), *row(home(t))))


@notice("roadmap-returned")
def returned(desk: Desk, seat_id: int, roadmap: int) -> Screen | None:
    plan = _plan(desk, roadmap)
    if plan is None or plan.phase != "returned":
        return None
    t, n = desk.t, len(plan.remarks)
    lines = [
        t("road-came-back", unit=plan.unit.name, n=n),
        t("road-accepted", n=len(plan.present), done=len(plan.present) - n, left=n),
    ]
    lines += [
        t(
            "road-remark",
            n=words.numbered(plan, one),
            name=short(plan.fields(one)["name"], 40),
            text=one.remark or "",
            done="no",
        )
        for one in plan.remarks[:4]
    ]
    mend = [
        button(t.plain("button-road-mend", n=words.numbered(plan, one)), RowCard(measure=one.id))
        for one in plan.remarks[:4]
    ]
    return Screen(Safe("\n".join(lines)), (*column(*mend), *row(home(t))))


@notice("roadmap-agreed")
def agreed(desk: Desk, seat_id: int, roadmap: int) -> Screen | None:
    plan = _plan(desk, roadmap)
    if plan is None or plan.roadmap.state != "agreed":
        return None
    t = desk.t
    lines = [t("road-is-agreed", unit=plan.unit.name), words.state(desk, plan)]
    put = button(t.plain("button-road-order"), OrderAsk(roadmap=roadmap))
    look = button(t.plain("button-road-look"), RoadmapCard(roadmap=roadmap))
    return Screen(Safe("\n".join(lines)), (*column(put, look), *row(home(t))))


@notice("roadmap-change-agreed")
def change_agreed(desk: Desk, seat_id: int, roadmap: int) -> Screen | None:
    return _word(desk, roadmap, "road-change-agreed", "working")


@notice("roadmap-in-force")
def in_force(desk: Desk, seat_id: int, roadmap: int) -> Screen | None:
    return _word(desk, roadmap, "road-now-works", "working")


@notice("roadmap-withdrawn")
def withdrawn(desk: Desk, seat_id: int, roadmap: int) -> Screen | None:
    return _word(desk, roadmap, "road-was-withdrawn", "withdrawn")


def _word(desk: Desk, number: int, key: str, state: str) -> Screen | None:
    """One line, the state, a way to the card; None when it is so no longer."""
    plan = _plan(desk, number)
    if plan is None or plan.roadmap.state != state:
        return None
    look = button(desk.t.plain("button-road-look"), RoadmapCard(roadmap=number))
    text = Safe("\n".join([desk.t(key, unit=plan.unit.name), words.state(desk, plan)]))
    return Screen(text, (*column(look), *row(home(desk.t))))


@notice("roadmap-nobody-decides")
def nobody_decides(desk: Desk, seat_id: int, roadmap: int) -> Screen | None:
    """To the operators: until then it stays a draft, and private."""
    found = desk.db.get(Roadmap, roadmap)
    unit = desk.db.get(Unit, found.unit_id) if found else None
    if found is None or unit is None or approval.deciders(desk.db, unit):
        return None
    look = button(desk.t.plain("button-brief-school"), Brief(school=unit.id)) if unit.kind == "school" else None
    return Screen(desk.t("road-nobody-decides", unit=unit.name), (*column(look), *row(home(desk.t))))
