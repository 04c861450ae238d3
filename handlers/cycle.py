"""The operator starts a self-diagnosis after seeing whom it reaches, and watches it."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Continue, CycleCard, Home, back, home
from handlers.room import Desk, Room, notice
from handlers.screen import Screen, button, column, row
from locales import Safe
from services import deadlines
from services.forms import cycles, submissions
from services.org import access
from services.org.people import Place
from services.refusal import NotThere, Refusal

room = Room("cycle")
NAMED = 3  # schools named before «и ещё …»


class CyclePreview(CallbackData, prefix="cyc-look"):
    """What would happen with this term."""

    seat: int
    due: str


class CycleStart(CallbackData, prefix="cyc-go"):
    seat: int
    due: str


class CycleClose(CallbackData, prefix="cyc-ask"):
    """Really end it?"""

    seat: int
    cycle: int


class CycleCloseNow(CallbackData, prefix="cyc-end"):
    seat: int
    cycle: int


def _operator(desk: Desk, seat_id: int) -> tuple[Place, date]:
    seat = access.seat(desk.who, seat_id, "operator")
    return seat, deadlines.local(desk.now, seat.zone).date()


@room.view(CycleCard)
def card(desk: Desk, data: CycleCard) -> Screen:
    seat, today = _operator(desk, data.seat)
    t, cycle = desk.t, cycles.open_cycle(desk.db, seat.unit_id)
    if cycle is None:
        offers = [
            button(t.plain("button-term", day=t.day(day, today)), CyclePreview(seat=seat.seat_id, due=day.isoformat()))
            for day in cycles.terms(today)
        ]
        return Screen(t("cycle-choose-term"), (*column(*offers), *row(back(t, Home()))))
    counts = cycles.counts(desk.db, cycle.id)
    text = t("cycle-running", due=t.day(date.fromisoformat(cycle.due_on), today), n=sum(counts.values()), **counts)
    end = button(t.plain("button-cycle-end"), CycleClose(seat=seat.seat_id, cycle=cycle.id))
    return Screen(text, (*row(end), *row(back(t, Home()), home(t))))


@room.view(CyclePreview)
def look(desk: Desk, data: CyclePreview) -> Screen:
    """Whom it reaches, who cannot be reached and why, the whole timeline of reminders."""
    seat, today = _operator(desk, data.seat)
    due = _day(data.due)
    cycles.check_term(due, today)
    t, found = desk.t, cycles.preview(desk.db, seat, due)
    lines = [
        t("cycle-preview", schools=found.schools, due=t.day(due, today)),
        t("cycle-reach", entered=found.entered, waiting=found.not_entered),
    ]
    if found.no_director:
        lines.append(t("cycle-no-director", n=len(found.no_director), names=_named(desk, found.no_director)))
    if found.no_curator:
        lines.append(t("cycle-no-curator", n=len(found.no_curator), names=_named(desk, found.no_curator)))
    lines.append(t("cycle-timeline", days="; ".join(t.day(day, today) for day in found.reminders)))
    go = button(t.plain("button-cycle-start", n=found.schools), CycleStart(seat=seat.seat_id, due=data.due))
    return Screen(Safe("\n".join(lines)), (*column(go), *row(back(t, CycleCard(seat=seat.seat_id)), home(t))))


def _named(desk: Desk, names: tuple[str, ...]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (desk.t.plain("and-more", n=more) if more > 0 else "")


@room.act(CycleStart)
def start(desk: Desk, data: CycleStart) -> Screen:
    seat, _ = _operator(desk, data.seat)
    try:
        cycles.start(desk.db, desk.who, seat, _day(data.due), desk.now)
    except Refusal as no:
        if no.key != "cycle-runs-already":
            raise
        return desk.open(CycleCard(seat=seat.seat_id)).said(desk.t.plain("cycle-runs-already"))
    return desk.open(CycleCard(seat=seat.seat_id)).noted(desk.t("cycle-started-now"))


@room.view(CycleClose)
def ask(desk: Desk, data: CycleClose) -> Screen:
    cycle, seat = access.cycle(desk.db, desk.who, data.cycle)
    t, counts = desk.t, cycles.counts(desk.db, cycle.id)
    return Screen(
        t("cycle-end-ask", unfinished=counts["open"] + counts["started"]),
        column(
            button(t.plain("button-cycle-keep"), CycleCard(seat=seat.seat_id)),
            button(t.plain("button-cycle-end"), CycleCloseNow(seat=seat.seat_id, cycle=cycle.id)),
        ),
    )


@room.act(CycleCloseNow)
def close(desk: Desk, data: CycleCloseNow) -> Screen:
    cycle, seat = access.cycle(desk.db, desk.who, data.cycle)
    cycles.close(desk.db, desk.who, cycle, seat, desk.now)
    return desk.open(CycleCard(seat=seat.seat_id)).noted(desk.t("cycle-ended"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotThere from None


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
    text = t(
        key, school=draft.school, left=len(draft.state.missing), n=len(draft.state.asking),
        due=t.day(due, today), late="yes" if today > due else "no", status=draft.status,
    )  # fmt: skip
    label = "button-start-form" if draft.status == "open" else "button-continue-form"
    return Screen(text, column(button(t.plain(label), Continue(submission=draft.id))))


@notice("cycle-started")
def started(desk: Desk, seat_id: int, submission: int) -> Screen | None:
    return _unfinished(desk, submission, "cycle-started")


@notice("form-reminder")
def reminder(desk: Desk, seat_id: int, submission: int) -> Screen | None:
    return _unfinished(desk, submission, "form-reminder")
