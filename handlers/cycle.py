"""The operator starts a self-diagnosis after seeing whom it reaches; what the directors hear of it."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Home, back, home
from handlers.cycle_choices import CycleBegin, CycleDays, CycleForms, CycleWho, audience_words, day_of, planning
from handlers.cycle_term import CycleClose, CycleExtend
from handlers.form_buttons import Continue
from handlers.paging import beside
from handlers.region_buttons import BoardCard, CycleCard, CyclePreview
from handlers.room import Desk, Room, notice
from handlers.school_words import by_town
from handlers.screen import Screen, button, column, row
from locales import Safe
from models import Cycle
from services import deadlines
from services.forms import cycles, plan, progress, reach, submissions, timeline
from services.forms.contents import minutes
from services.forms.plan import Plan
from services.org import access
from services.org.people import Place
from services.refusal import NotThere, Refusal

room = Room("cycle")
NAMED = 3  # schools named before «и ещё …»


class CycleStart(CallbackData, prefix="cyc-go"):
    """Start what was previewed: this plan, this term."""

    seat: int
    due: str
    rev: int = 0


class CycleUnreached(CallbackData, prefix="cyc-out"):
    """The schools whose director would not hear of it."""

    seat: int
    due: str
    page: int = 0


@room.view(CycleCard)
def card(desk: Desk, data: CycleCard) -> Screen:
    seat, today, chosen = planning(desk, data.seat)
    cycle = cycles.open_cycle(desk.db, seat.unit_id)
    return _planned(desk, seat, today, chosen) if cycle is None else _running(desk, seat, today, cycle)


def _planned(desk: Desk, seat: Place, today: date, chosen: Plan) -> Screen:
    """Three terms first, for that is all most cycles need; below them whatever else can be chosen."""
    t, ids = desk.t, {"seat": seat.seat_id}
    terms = [
        button(t.plain("button-term", day=t.day(day, today)), CyclePreview(**ids, due=day.isoformat()))
        for day in timeline.terms(chosen.begins_on)
    ]
    several = len(plan.forms(desk.db)) > 1
    at_once = "yes" if chosen.begins_on == today else "no"
    more = column(
        button(t.plain("button-other-day"), CycleDays(**ids)),
        button(t.plain("button-for", who=audience_words(desk, seat, chosen)), CycleWho(**ids)),
        button(t.plain("button-begins", today=at_once, day=t.day(chosen.begins_on, today)), CycleBegin(**ids)),
        button(t.plain("button-of-form"), CycleForms(**ids)) if several else None,
    )
    last = button(t.plain("button-last-board"), BoardCard(**ids)) if progress.has_cycle(desk.db, seat) else None
    form = t("cycle-form", title=t.local(chosen.form.title)) if several else Safe("")
    return Screen(t("cycle-choose-term", form=form), (*column(*terms), *more, *row(back(t, Home()), last)))


def _running(desk: Desk, seat: Place, today: date, cycle: Cycle) -> Screen:
    t, counts = desk.t, cycles.counts(desk.db, cycle.id)
    lines = [t("cycle-running", due=t.day(date.fromisoformat(cycle.due_on), today), n=sum(counts.values()), **counts)]
    if cycle.begins_on and cycle.begins_on > today.isoformat():
        lines.append(t("cycle-begins-later", day=t.day(date.fromisoformat(cycle.begins_on), today)))
    ids = {"seat": seat.seat_id}
    ways = column(
        button(t.plain("button-board"), BoardCard(**ids)),
        button(t.plain("button-cycle-extend"), CycleExtend(**ids, cycle=cycle.id)),
        button(t.plain("button-cycle-end"), CycleClose(**ids, cycle=cycle.id)),
    )
    return Screen(Safe("\n".join(lines)), (*ways, *row(back(t, Home()), home(t))))


# ── before it starts ─────────────────────────────────────────────────────────────────────────


@room.view(CyclePreview)
def look(desk: Desk, data: CyclePreview) -> Screen:
    """Whom it reaches, who cannot be reached and why, the whole timeline of reminders."""
    seat, today, chosen = planning(desk, data.seat)
    due = day_of(data.due)
    cycles.check_term(due, chosen.begins_on)
    found = reach.preview(desk.db, seat, chosen.audience, chosen.form.name)
    t = desk.t
    lines = [t("cycle-preview", schools=found.schools, due=t.day(due, today)), *_reached(desk, found)]
    if found.uncurated:
        names = ", ".join(found.no_curator) + (
            t.plain("and-more", n=found.uncurated - NAMED) if found.uncurated > NAMED else ""
        )
        lines.append(t("cycle-no-curator", n=found.uncurated, names=names))
    lines += _timeline(desk, chosen.begins_on, due, today)
    at_work = timeline.last_working_day(due)
    if earlier := at_work if chosen.begins_on < at_work < due else None:
        lines.append(t("cycle-due-off", due=t.day(due, today)))
    waiting = found.schools - found.states.get("entered", 0)
    ids = {"seat": seat.seat_id, "due": data.due}
    go = button(t.plain("button-cycle-start", n=found.schools), CycleStart(**ids, rev=chosen.rev))
    ways = column(
        go if found.schools else None,
        button(t.plain("button-term", day=t.day(earlier, today)), CyclePreview(**{**ids, "due": earlier.isoformat()}))
        if earlier
        else None,
        button(t.plain("button-unreached", n=waiting), CycleUnreached(**ids)) if waiting else None,
    )
    return Screen(Safe("\n".join(lines)), (*ways, *row(back(t, CycleCard(seat=seat.seat_id)), home(t))))


def _reached(desk: Desk, found: reach.Reach) -> list[Safe]:
    t, states = desk.t, found.states
    if not found.schools:
        return [t("cycle-nobody-chosen")]
    lines = []
    if len(found.towns) > 1:
        named = [f"{town.name} {town.schools}" for town in found.towns]
        more = t.plain("and-more", n=len(named) - 6) if len(named) > 6 else ""
        lines.append(t("cycle-towns", names=", ".join(named[:6]) + more))
    waiting = sum(states.get(reason, 0) for reason in ("not-invited", "frozen", "invited"))
    lines.append(t("cycle-reach", entered=states.get("entered", 0), waiting=waiting))
    hopeless = {"seatless": states.get("no-seat", 0), "blocked": states.get("blocked", 0)}
    return [*lines, t("cycle-unreached", **hopeless)] if any(hopeless.values()) else lines


def _timeline(desk: Desk, begins_on: date, due: date, today: date) -> list[Safe]:
    t = desk.t
    steps = {step.name: t.day(step.day, today) for step in timeline.reminders(begins_on, due)}
    half, after = steps.pop("half", ""), timeline.reminder_day(due, -1)
    steps.pop("after", None)
    return [
        t("cycle-timeline-start", today="no" if begins_on > today else "yes", day=t.day(begins_on, today)),
        t("cycle-timeline", halved="yes" if half else "no", half=half, days="; ".join(steps.values())),
        t("cycle-timeline-after", day=t.day(after, today)),
    ]


@room.view(CycleUnreached)
def unreached(desk: Desk, data: CycleUnreached) -> Screen:
    """By municipality, each with its reason."""
    seat, _, chosen = planning(desk, data.seat)
    who, number = reach.chosen(desk.db, seat, chosen.audience, chosen.form.name), max(data.page, 0)
    listed, pages = reach.unreached(desk.db, who, number)
    t = desk.t
    lines = [t("unreached-title", page=number + 1, pages=pages), *by_town(desk, listed)]
    ids = {"seat": seat.seat_id, "due": data.due}
    turn = beside(number, pages, lambda page: CycleUnreached(**ids, page=page))
    return Screen(Safe("\n".join(lines)), (*turn, *row(back(t, CyclePreview(**ids)), home(t))))


@room.act(CycleStart)
def start(desk: Desk, data: CycleStart) -> Screen:
    seat = access.seat(desk.who, data.seat, "operator")
    try:
        cycles.start(desk.db, desk.who, seat, day_of(data.due), desk.now, data.rev)
    except Refusal as no:
        if no.key == "cycle-plan-changed":
            return desk.open(CyclePreview(seat=seat.seat_id, due=data.due)).noted(desk.t("cycle-plan-changed"))
        if no.key != "cycle-runs-already":
            raise
        return desk.open(CycleCard(seat=seat.seat_id)).said(desk.t.plain("cycle-runs-already"))
    return desk.open(CycleCard(seat=seat.seat_id)).noted(desk.t("cycle-started-now"))


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _unfinished(desk: Desk, submission: int, key: str) -> Screen | None:
    """To a director who has not sent it yet; silence for everybody else."""
    try:
        draft = submissions.own(desk.db, desk.who, submission, desk.now)
    except NotThere:
        return None
    if not draft.open or not submissions.running(desk.db, draft.cycle_id):
        return None
    t = desk.t
    today = deadlines.local(desk.now, draft.zone).date()
    due = date.fromisoformat(draft.due_on)
    left = len(draft.state.missing)
    text = t(
        key, school=draft.school, left=left, n=len(draft.state.asking), minutes=minutes(left),
        due=t.day(due, today), late="yes" if today > due else "no", status=draft.status,
    )  # fmt: skip
    label = "button-start-form" if draft.status == "open" else "button-continue-form"
    return Screen(text, column(button(t.plain(label), Continue(submission=draft.id))))


def _to_the_unfinished(key: str) -> None:
    @notice(key)
    def said(desk: Desk, seat_id: int, submission: int) -> Screen | None:
        return _unfinished(desk, submission, key)


for _key in ("cycle-started", "cycle-extended", "cycle-half", "form-reminder"):
    _to_the_unfinished(_key)
