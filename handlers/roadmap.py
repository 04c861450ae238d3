"""A roadmap: begun in one tap, its card with what comes next, the list of those that wait for a word."""

from aiogram.filters.callback_data import CallbackData

from handlers import corrected
from handlers import roadmap_words as words
from handlers.buttons import Home, Profile, RoadmapCard, RoadmapFiles, Verify, back, home
from handlers.days import when
from handlers.paging import beside, near
from handlers.roadmap_buttons import (
    AddMeasure,
    Agree,
    ChangeRoadmap,
    Compared,
    GiveBack,
    More,
    OrderAsk,
    RoadmapList,
    RoadmapRows,
    RowCard,
    SendAsk,
    StartRoadmap,
)
from handlers.room import Desk, Room, notice
from handlers.screen import Button, Rows, Screen, button, column, row, short
from locales import Safe
from services.org import access, schools, units
from services.org.people import Place
from services.refusal import NotThere
from services.roadmaps import draft, roadmaps, standing, versions
from services.roadmaps.roadmaps import Plan

room = Room("roadmap")


class NotYet(CallbackData, prefix="rd-wait"):
    """Why there can be no roadmap yet, and who is to act."""

    seat: int


class AskToVerify(CallbackData, prefix="rd-ask"):
    seat: int


# ── begun ────────────────────────────────────────────────────────────────────────────────────


@room.act(StartRoadmap)
def start(desk: Desk, data: StartRoadmap) -> Screen:
    """One tap; before the municipality has spoken it is said who must."""
    seat = access.seat(desk.who, data.seat, "director", "coordinator")
    found = roadmaps.alive(desk.db, seat.unit_id)
    if found is None and seat.role == "coordinator":
        found = draft.empty(desk.db, desk.who, seat, desk.now)
    if found is None:
        profile = standing.profile_of(desk.db, seat.unit_id)
        if profile is None or profile.verified_at is None:
            return desk.open(NotYet(seat=seat.seat_id))
        made = draft.draft(desk.db, desk.who, seat, desk.now)
        plan = words.read(desk, made.id)
        return desk.open(RoadmapCard(roadmap=made.id)).noted(desk.t("road-made", n=len(plan.present)))
    return desk.open(RoadmapCard(roadmap=found.id))


@room.view(NotYet)
def not_yet(desk: Desk, data: NotYet) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "director"), desk.t
    profile = standing.profile_of(desk.db, seat.unit_id)
    if profile is None:
        return Screen(t("road-needs-profile"), row(back(t, Home())))
    if profile.verified_at is not None:
        return start(desk, StartRoadmap(seat=seat.seat_id))
    curators = schools.curators(desk.db, seat.unit_id)
    text = t("road-needs-verification", n=len(curators), who=", ".join(curators))
    ask = button(t.plain("button-road-ask", n=len(curators)), AskToVerify(seat=seat.seat_id))
    look = button(t.plain("button-open-profile"), Profile(submission=profile.id))
    return Screen(text, (*column(ask, look), *row(back(t, Home()))))


@room.act(AskToVerify)
def ask_to_verify(desk: Desk, data: AskToVerify) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "director"), desk.t
    at = draft.ask_verification(desk.db, desk.who, seat, desk.now)
    screen = desk.open(NotYet(seat=seat.seat_id))
    if at is None:
        return screen
    return screen.noted(t("road-asked", when=when(desk, at, seat.zone)))


@notice("profile-to-verify")
def to_verify(desk: Desk, seat_id: int, submission: int) -> Screen | None:
    found, place = access.sent_submission(desk.db, desk.who, submission, *access.LOOK_AFTER)
    if found.verified_at is not None:
        return None
    t, curators = desk.t, schools.curators(desk.db, found.school_id)
    name = units.one(desk.db, found.school_id).name
    go = button(t.plain("button-verify", done="no"), Verify(submission=submission))
    return Screen(t("road-verify-wanted", school=name, n=len(curators)), (*column(go), *row(home(t))))


# ── the card ─────────────────────────────────────────────────────────────────────────────────


@room.view(RoadmapCard)
def card(desk: Desk, data: RoadmapCard) -> Screen:
    """What comes next first, then the measures; of one that came back the remarks alone."""
    plan = words.read(desk, data.roadmap)
    if plan.own and plan.phase == "returned":
        return _returned(desk, plan)
    lines = [words.title(desk, plan), words.state(desk, plan)]
    if plan.roadmap.order_number:
        lines += corrected.lines(desk, "roadmap", plan.roadmap.id, plan.unit.zone)
    listed: Rows
    if plan.writing or plan.present:
        shown, listed = words.listed(desk, plan, data.page, RoadmapCard)
        lines += [words.span(desk, plan), *shown]
    else:
        lines += _as_sent(desk, plan)
        listed = ()
    if plan.judged:
        lines += words.levels(desk, plan)
    if plan.editable or plan.judged:
        lines += (*words.left(desk, plan), *words.crowds(desk, plan))
    return Screen(
        Safe("\n".join(lines)), (*_main(desk, plan), *listed, *_less(desk, plan), *row(_back(desk, plan), home(desk.t)))
    )


def _back(desk: Desk, plan: Plan) -> Button:
    return back(desk.t, words.up(plan))


def _main(desk: Desk, plan: Plan) -> Rows:
    """The one act that comes next here."""
    t, roadmap = desk.t, plan.roadmap
    ids = {"roadmap": roadmap.id, "rev": roadmap.rev}
    if plan.judged:
        n = len(plan.remarks)
        return column(
            button(t.plain("button-road-return", n=n), GiveBack(**ids))
            if n
            else button(t.plain("button-road-agree"), Agree(**ids)),
            button(t.plain("button-road-compared"), Compared(roadmap=roadmap.id)) if roadmap.version > 1 else None,
        )
    if plan.editable and plan.present:
        return column(button(t.plain("button-road-send", kind=plan.unit.kind), SendAsk(roadmap=roadmap.id)))
    if plan.own and roadmap.state == "agreed":
        return column(button(t.plain("button-road-order"), OrderAsk(roadmap=roadmap.id)))
    return ()


def _less(desk: Desk, plan: Plan) -> Rows:
    t, number = desk.t, plan.roadmap.id
    add = button(t.plain("button-road-add"), AddMeasure(roadmap=number)) if plan.editable else None
    change = plan.own and plan.roadmap.state == "working" and plan.phase == "settled"
    other = button(t.plain("button-road-change"), ChangeRoadmap(roadmap=number)) if change else None
    return (*row(add, other), *row(_papers(desk, plan), button(t.plain("button-road-more"), More(roadmap=number))))


def _papers(desk: Desk, plan: Plan) -> Button | None:
    """There is nothing to print of an empty draft."""
    if plan.writing and not plan.present:
        return None
    return button(desk.t.plain("button-road-files"), RoadmapFiles(roadmap=plan.roadmap.id))


def _as_sent(desk: Desk, plan: Plan) -> list[Safe]:
    """What the school writes now is its own; others read what they were sent."""
    names = words.factors(desk)
    rows = versions.sent(desk.db, plan)
    lines = [words.line(desk, plan, n, one, names) for n, one in enumerate(rows[: words.PAGE], 1)]
    return [desk.t("road-as-sent", n=len(rows)), *lines]


def _returned(desk: Desk, plan: Plan) -> Screen:
    """«Принято 7 из 9, два ждут правки», a button to each row."""
    t, waiting = desk.t, versions.unanswered(desk.db, plan)
    remarked = [one for one in plan.remarks if one in plan.present]
    lines = [
        words.title(desk, plan), words.state(desk, plan),
        t("road-accepted", n=len(plan.present), done=len(plan.present) - len(waiting), left=len(waiting)),
    ]  # fmt: skip
    for one in remarked[:6]:
        done = "no" if one in waiting else "yes"
        name = short(plan.fields(one)["name"], 40)
        lines.append(
            t("road-remark", n=words.numbered(plan, one), name=name, text=short(one.remark or "", 120), done=done)
        )
    send = button(t.plain("button-road-again"), SendAsk(roadmap=plan.roadmap.id)) if not waiting else None
    mend = [
        button(t.plain("button-road-mend", n=words.numbered(plan, one)), RowCard(measure=one.id)) for one in waiting[:4]
    ]
    every = button(t.plain("button-road-rows"), RoadmapRows(roadmap=plan.roadmap.id))
    more = button(t.plain("button-road-more"), More(roadmap=plan.roadmap.id))
    return Screen(
        Safe("\n".join(lines)),
        (*column(send, *mend, every), *row(_papers(desk, plan), more), *row(_back(desk, plan), home(t))),
    )


@room.view(RoadmapRows)
def rows(desk: Desk, data: RoadmapRows) -> Screen:
    plan = words.read(desk, data.roadmap)
    t = desk.t
    lines, listed = words.listed(desk, plan, data.page, RoadmapRows)
    add = button(t.plain("button-road-add"), AddMeasure(roadmap=data.roadmap)) if plan.editable else None
    head = [words.title(desk, plan), words.span(desk, plan)]
    away = row(back(t, RoadmapCard(roadmap=data.roadmap)), home(t))
    return Screen(Safe("\n".join([*head, *lines])), (*listed, *row(add), *away))


# ── those that wait for a word ───────────────────────────────────────────────────────────────


@room.view(RoadmapList)
def waiting(desk: Desk, data: RoadmapList) -> Screen:
    seat, t, rest = access.seat(desk.who, data.seat, *access.LOOK_AFTER), desk.t, bool(data.rest)
    total = standing.count(desk.db, seat, rest=rest)
    number, pages = near(data.page, total, standing.PAGE)
    found = standing.page(desk.db, seat, number, rest=rest)
    lines = [t("road-waiting", n=total, which="rest" if rest else "waiting")]
    lines += [
        t(
            "road-waiting-line", unit=one.unit, n=one.measures,
            state=one.state if rest else "again" if one.version > 1 else "first",
        )
        for one in found
    ]  # fmt: skip
    cards = [button(short(one.unit, 24), RoadmapCard(roadmap=one.id)) for one in found]
    ids = {"seat": seat.seat_id, "rest": data.rest}
    turn = beside(number, pages, lambda page: RoadmapList(**ids, page=page))
    others = 0 if rest else standing.count(desk.db, seat, rest=True)
    more = button(t.plain("button-road-others", n=others), RoadmapList(seat=seat.seat_id, rest=1)) if others else None
    mine = roadmaps.alive(desk.db, seat.unit_id) if seat.role == "coordinator" and not rest else None
    own = button(t.plain("button-road-open", kind="unit"), RoadmapCard(roadmap=mine.id)) if mine else None
    away = back(t, RoadmapList(seat=seat.seat_id) if rest else Home())
    return Screen(Safe("\n".join(lines)), (*column(*cards), *turn, *row(more), *row(own), *row(away, home(t))))


@room.command("roadmap")
def command(desk: Desk, _: object) -> Screen:
    """One's own; for whoever decides the list."""
    for seat in desk.who.seats:
        if seat.role == "director":
            return _own(desk, seat)
    for seat in desk.who.seats:
        if seat.role in access.LOOK_AFTER:
            return desk.open(RoadmapList(seat=seat.seat_id))
    return desk.open(Home())


def _own(desk: Desk, seat: Place) -> Screen:
    found = roadmaps.alive(desk.db, seat.unit_id)
    if found is not None:
        return desk.open(RoadmapCard(roadmap=found.id))
    try:
        return start(desk, StartRoadmap(seat=seat.seat_id))
    except NotThere:
        return desk.open(Home())
