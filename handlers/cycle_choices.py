"""What an operator chooses before a cycle: of which form, for whom, from which day, until which day."""

from datetime import date, timedelta

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import back, home
from handlers.days import pressed
from handlers.month import month, past
from handlers.paging import beside, near
from handlers.region_buttons import CycleCard, CyclePreview
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Button, Screen, button, column, fitted, row
from locales import Safe
from services import deadlines
from services.forms import dates, plan, reach
from services.forms.lines import NotUnderstood
from services.org import access
from services.org.people import Place
from services.refusal import NotThere, Refusal

room = Room("cycle choices")
TOWNS = 5  # on one page
MOST_CODES = 500


class CycleDays(CallbackData, prefix="cyc-due"):
    """Until which day, by a calendar."""

    seat: int
    page: int = 0


class CycleBegin(CallbackData, prefix="cyc-from"):
    """From which day, by a calendar."""

    seat: int
    page: int = 0


class CycleBeginOn(CallbackData, prefix="cyc-on"):
    seat: int
    day: int  # as date.toordinal


class CycleWho(CallbackData, prefix="cyc-who"):
    """For whom?"""

    seat: int


class CycleFor(CallbackData, prefix="cyc-for"):
    """Everybody, or those who have not sent the last time."""

    seat: int
    everybody: int  # or else those who have not sent the last time


class CycleTowns(CallbackData, prefix="cyc-muni"):
    """Municipalities to tick."""

    seat: int
    page: int = 0


class CycleTick(CallbackData, prefix="cyc-tick"):
    seat: int
    unit: int
    page: int


class CycleCodes(CallbackData, prefix="cyc-codes"):
    """Codes of schools to paste."""

    seat: int


class CycleForms(CallbackData, prefix="cyc-form"):
    """Of which form?"""

    seat: int


class CycleForm(CallbackData, prefix="cyc-of"):
    seat: int
    version: int


def planning(desk: Desk, seat_id: int) -> tuple[Place, date, plan.Plan]:
    """The operator's seat, today there, and what is chosen so far."""
    seat = access.seat(desk.who, seat_id, "operator")
    today = deadlines.local(desk.now, seat.zone).date()
    return seat, today, plan.read(desk.db, seat, today)


def audience_words(desk: Desk, seat: Place, chosen: plan.Plan) -> str:
    """«все школы», «2 муниципалитета», …"""
    t, audience = desk.t, chosen.audience
    if audience is None:
        return t.plain("cycle-for-all")
    if audience["kind"] == "towns":
        return t.plain("cycle-for-towns", n=len(plan.ticked(audience)))
    return (
        t.plain("cycle-for-codes", n=len(audience["schools"]))
        if audience["kind"] == "codes"
        else t.plain("cycle-for-unsent")
    )


# ── until and from ───────────────────────────────────────────────────────────────────────────


@room.view(CycleDays)
def until(desk: Desk, data: CycleDays) -> Screen:
    seat, _, chosen = planning(desk, data.seat)
    t, first = desk.t, chosen.begins_on + timedelta(days=1)

    def press(day: date) -> CyclePreview | None:
        return CyclePreview(seat=seat.seat_id, due=day.isoformat()) if day >= first else None

    days = month(t, first, data.page, press, lambda page: CycleDays(seat=seat.seat_id, page=page))
    return Screen(t("cycle-ask-until"), (*days, *row(back(t, CycleCard(seat=seat.seat_id)), home(t))))


@room.words(At(CycleDays), Typed())
@room.words(At(CycleCard), Typed())
@room.words(At(CyclePreview), Typed())
def typed_until(desk: Desk, message: Message, place: CycleDays | CycleCard | CyclePreview) -> Screen:
    """«до 30 октября»: the same as a press on that day."""
    seat, _, chosen = planning(desk, place.seat)
    day = typed_day(message, chosen.begins_on)
    return desk.open(CyclePreview(seat=seat.seat_id, due=day.isoformat()))


def day_of(text: str) -> date:
    """The day that travels in a button."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotThere from None


def typed_day(message: Message, today: date) -> date:
    """A day in words; refused with an example."""
    try:
        return dates.ahead(message.text or "", today)
    except NotUnderstood as why:
        raise past(why, today) or Refusal("cycle-day-not-understood") from None


@room.view(CycleBegin)
def begin(desk: Desk, data: CycleBegin) -> Screen:
    seat, today, _ = planning(desk, data.seat)
    t = desk.t

    def press(day: date) -> CycleBeginOn | None:
        return CycleBeginOn(seat=seat.seat_id, day=day.toordinal()) if day >= today else None

    days = month(t, today, data.page, press, lambda page: CycleBegin(seat=seat.seat_id, page=page), halves=True)
    at_once = button(t.plain("button-begin-today"), CycleBeginOn(seat=seat.seat_id, day=today.toordinal()))
    return Screen(t("cycle-ask-begin"), (*column(at_once), *days, *row(back(t, CycleCard(seat=seat.seat_id)), home(t))))


@room.act(CycleBeginOn)
def begin_on(desk: Desk, data: CycleBeginOn) -> Screen:
    return _begins(desk, data.seat, pressed(data.day))


@room.words(At(CycleBegin), Typed())
def typed_begin(desk: Desk, message: Message, place: CycleBegin) -> Screen:
    _, today, _ = planning(desk, place.seat)
    return _begins(desk, place.seat, typed_day(message, today))


def _begins(desk: Desk, seat_id: int, day: date) -> Screen:
    seat, today, _ = planning(desk, seat_id)
    plan.choose_begin(desk.db, seat, day, today)
    return desk.open(CycleCard(seat=seat.seat_id))


# ── for whom ─────────────────────────────────────────────────────────────────────────────────


@room.view(CycleWho)
def who(desk: Desk, data: CycleWho) -> Screen:
    seat, _, chosen = planning(desk, data.seat)
    t, ids = desk.t, {"seat": seat.seat_id}
    last = reach.last_cycle(desk.db, seat.unit_id, chosen.form.name)
    ways = column(
        button(t.plain("button-for-all"), CycleFor(**ids, everybody=1)),
        button(t.plain("button-for-unsent"), CycleFor(**ids, everybody=0)) if last else None,
        button(t.plain("button-for-towns"), CycleTowns(**ids)),
        button(t.plain("button-for-codes"), CycleCodes(**ids)),
    )
    text = t("cycle-ask-who", now=audience_words(desk, seat, chosen))
    return Screen(text, (*ways, *row(back(t, CycleCard(**ids)), home(t))))


@room.act(CycleFor)
def for_all(desk: Desk, data: CycleFor) -> Screen:
    seat, _, _ = planning(desk, data.seat)
    plan.choose_audience(desk.db, seat, None if data.everybody else {"kind": "unsent"})
    return desk.open(CycleCard(seat=seat.seat_id))


@room.view(CycleTowns)
def towns(desk: Desk, data: CycleTowns) -> Screen:
    seat, _, chosen = planning(desk, data.seat)
    t, ids = desk.t, {"seat": seat.seat_id}
    listed = reach.towns(desk.db, reach.chosen(desk.db, seat, None, chosen.form.name))
    ticked = set(plan.ticked(chosen.audience))
    number, pages = near(data.page, len(listed), TOWNS)
    boxes = [
        button(
            fitted(f"{'☑' if one.id in ticked else '☐'} {{}} · {one.schools}".format, one.name),
            CycleTick(**ids, unit=one.id, page=number),
        )
        for one in listed[number * TOWNS : (number + 1) * TOWNS]
    ]
    turn = beside(number, pages, lambda page: CycleTowns(**ids, page=page))
    schools = sum(one.schools for one in listed if one.id in ticked)
    done: Button | None = button(t.plain("button-done"), CycleCard(**ids)) if ticked else None
    text = t("cycle-ask-towns", n=len(ticked), schools=schools, page=number + 1, pages=pages)
    return Screen(text, (*column(*boxes), *turn, *column(done), *row(back(t, CycleWho(**ids)), home(t))))


@room.act(CycleTick)
def tick(desk: Desk, data: CycleTick) -> Screen:
    seat, _, chosen = planning(desk, data.seat)
    known = reach.towns(desk.db, reach.chosen(desk.db, seat, None, chosen.form.name))
    if data.unit not in {one.id for one in known}:
        raise NotThere
    plan.toggle_town(desk.db, seat, data.unit)
    return desk.open(CycleTowns(seat=seat.seat_id, page=data.page))


@room.view(CycleCodes)
def codes(desk: Desk, data: CycleCodes) -> Screen:
    seat, _, chosen = planning(desk, data.seat)
    t, audience = desk.t, chosen.audience
    n = len(audience["schools"]) if audience is not None and audience["kind"] == "codes" else 0
    done = button(t.plain("button-done"), CycleCard(seat=seat.seat_id)) if n else None
    return Screen(t("cycle-ask-codes", n=n), (*column(done), *row(back(t, CycleWho(seat=seat.seat_id)), home(t))))


@room.words(At(CycleCodes), Typed())
def typed_codes(desk: Desk, message: Message, place: CycleCodes) -> Screen:
    """One code or many, however they are parted; what is not found is named and left out."""
    seat, _, _ = planning(desk, place.seat)
    given = list(dict.fromkeys((message.text or "").replace(",", " ").replace(";", " ").split()))
    if len(given) > MOST_CODES:
        raise Refusal("cycle-codes-many", n=len(given), most=MOST_CODES)
    found, unknown = reach.by_codes(desk.db, seat, given)
    if not found:
        raise Refusal("cycle-codes-none", names=", ".join(unknown[:5]))
    plan.choose_audience(desk.db, seat, {"kind": "codes", "schools": found})
    t = desk.t
    note = t("cycle-codes-found", found=len(found), given=len(given))
    if unknown:
        note = Safe(f"{note} {t('cycle-codes-unknown', names=', '.join(unknown[:10]), more=max(0, len(unknown) - 10))}")
    return desk.open(place).noted(note)


# ── of which form ────────────────────────────────────────────────────────────────────────────


@room.view(CycleForms)
def forms(desk: Desk, data: CycleForms) -> Screen:
    seat, _, chosen = planning(desk, data.seat)
    t = desk.t
    offered = [
        button(t.local(one.title), CycleForm(seat=seat.seat_id, version=one.version)) for one in plan.forms(desk.db)[:7]
    ]
    text = t("cycle-ask-form", title=t.local(chosen.form.title))
    return Screen(text, (*column(*offered), *row(back(t, CycleCard(seat=seat.seat_id)), home(t))))


@room.act(CycleForm)
def form(desk: Desk, data: CycleForm) -> Screen:
    seat, _, _ = planning(desk, data.seat)
    plan.choose_form(desk.db, seat, data.version)
    return desk.open(CycleCard(seat=seat.seat_id))
