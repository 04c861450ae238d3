"""Fields of a measure: typed or chosen from what is usual; its days by a calendar or in words."""

from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import roadmap_words as words
from handlers.buttons import back, home
from handlers.days import pressed
from handlers.month import month
from handlers.roadmap_buttons import EditDay, EditField, RowCard
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Rows, Screen, button, column, packed, row, short
from locales import Safe, Say
from models import Measure
from services import deadlines
from services.content import overrides
from services.forms import dates
from services.forms.lines import NotUnderstood
from services.refusal import NotThere, Refusal
from services.roadmaps import draft, edit, edit_fields, roadmaps, terms
from services.roadmaps.roadmaps import ANSWER, Plan

room = Room("roadmap edit")
POSTS = 6  # usual positions
LAST, SURE = 1, 2  # bits of SetDay.how


class QuickPost(CallbackData, prefix="rd-post"):
    """One of the usual positions as the responsible."""

    measure: int
    rev: int
    which: int


class ClearField(CallbackData, prefix="rd-nil"):
    measure: int
    rev: int
    what: int


class SetDay(CallbackData, prefix="rd-on"):
    """This day, as date.toordinal; `how` is LAST for the last day, SURE after it was said that nobody works on it."""

    measure: int
    rev: int
    how: int
    day: int


class AskDay(CallbackData, prefix="rd-off"):
    """Nobody works on this day: move it?"""

    measure: int
    last: int
    day: int


def _open(desk: Desk, measure_id: int) -> tuple[Measure, Plan]:
    found, plan = roadmaps.row_of(desk.db, desk.who, measure_id)
    if not plan.may_edit(found):
        raise Refusal("measure-closed")
    return found, plan


def _field(what: int) -> str:
    if not 0 <= what < len(edit_fields.FIELDS):
        raise NotThere
    return edit_fields.FIELDS[what]


# ── words ────────────────────────────────────────────────────────────────────────────────────


@room.view(EditField)
def ask(desk: Desk, data: EditField) -> Screen:
    (found, plan), field, t = _open(desk, data.measure), _field(data.what), desk.t
    now = roadmaps.seen(found).get(field) or ""
    lines = [
        t("road-row-title", n=words.numbered(plan, found), factor=short(roadmaps.seen(found)["name"], 30)),
        t("road-ask-field", field=t.plain(f"field-{field}"), now=now, known="yes" if now else "no"),
        t(f"road-how-{field}"),
    ]
    ids = {"measure": found.id, "rev": found.rev}
    quick: Rows = ()
    if field == "responsible":
        posts = [button(t.plain(f"button-post-{k}"), QuickPost(**ids, which=k)) for k in range(1, POSTS + 1)]
        quick = packed(posts)
    clear = now and field not in edit_fields.NEEDED
    empty = button(t.plain("button-field-clear"), ClearField(**ids, what=data.what)) if clear else None
    return Screen(Safe("\n".join(lines)), (*quick, *row(empty), *row(back(t, RowCard(measure=found.id)), home(t))))


@room.words(At(EditField), Typed())
def typed(desk: Desk, message: Message, place: EditField) -> Screen:
    (found, plan), field = _open(desk, place.measure), _field(place.what)
    text = edit_fields.clean(field, message.text or "")
    if field == ANSWER:
        edit.answer(desk.db, plan, found, found.rev, text)
    else:
        edit.change(desk.db, plan, found, found.rev, **{field: text})
    return _done(desk, found)


@room.act(QuickPost)
def quick_post(desk: Desk, data: QuickPost) -> Screen:
    found, plan = _open(desk, data.measure)
    if not 1 <= data.which <= POSTS:
        raise NotThere
    post = Say(draft.LANGUAGE).plain(f"post-{data.which}")  # the roadmap's own language, whoever writes it
    edit.change(desk.db, plan, found, data.rev, responsible=post)
    return _done(desk, found)


@room.act(ClearField)
def clear(desk: Desk, data: ClearField) -> Screen:
    (found, plan), field = _open(desk, data.measure), _field(data.what)
    if field in edit_fields.NEEDED:
        raise NotThere
    edit.change(desk.db, plan, found, data.rev, **{field: ""})
    return _done(desk, found)


def _done(desk: Desk, found: Measure) -> Screen:
    return desk.open(RowCard(measure=found.id)).said(desk.t.plain("road-saved"))


# ── days ─────────────────────────────────────────────────────────────────────────────────────


@room.view(EditDay)
def ask_day(desk: Desk, data: EditDay) -> Screen:
    (found, plan), t = _open(desk, data.measure), desk.t
    now = roadmaps.seen(found)
    today, ids = words.today(desk, plan), {"measure": found.id, "last": data.last}
    how = LAST if data.last else 0
    least = max(today, date.fromisoformat(now["starts_on"])) if data.last else today

    def press(day: date) -> SetDay | None:
        return SetDay(measure=found.id, rev=found.rev, how=how, day=day.toordinal()) if day >= least else None

    shown = date.fromisoformat(now["ends_on" if data.last else "starts_on"])
    days = month(t, shown, data.page, press, lambda page: EditDay(**ids, page=page))
    first, last = words.day(desk, plan, now["starts_on"]), words.day(desk, plan, now["ends_on"])
    text = t("road-ask-day", which="last" if data.last else "first", first=first, last=last)
    return Screen(text, (*days, *row(back(t, RowCard(measure=found.id)), home(t))))


@room.words(At(EditDay), Typed())
def typed_day(desk: Desk, message: Message, place: EditDay) -> Screen:
    found, plan = _open(desk, place.measure)
    try:
        day = dates.day(message.text or "", words.today(desk, plan))
    except NotUnderstood:
        raise Refusal("road-day-not-understood", seen=short(message.text or "", 30)) from None
    return _take(desk, found, plan, found.rev, place.last, day, sure=False)


@room.words(At(AskDay), Typed())
def typed_again(desk: Desk, message: Message, place: AskDay) -> Screen:
    """Another day instead of choosing."""
    screen: Screen = typed_day(desk, message, EditDay(measure=place.measure, last=place.last))
    return screen


@room.act(SetDay)
def set_day(desk: Desk, data: SetDay) -> Screen:
    found, plan = _open(desk, data.measure)
    return _take(desk, found, plan, data.rev, data.how & LAST, pressed(data.day), sure=bool(data.how & SURE))


def _take(desk: Desk, found: Measure, plan: Plan, rev: int, last: int, day: date, *, sure: bool) -> Screen:
    if day < words.today(desk, plan):
        raise Refusal("road-day-past", day=f"{day:%d.%m.%Y}")
    if not sure and (terms.in_summer(day) or not deadlines.is_working_day(day, overrides())):
        return desk.open(AskDay(measure=found.id, last=last, day=day.toordinal()))
    edit.set_day(desk.db, plan, found, rev, "ends_on" if last else "starts_on", day)
    return _done(desk, found)


@room.view(AskDay)
def day_off(desk: Desk, data: AskDay) -> Screen:
    """A day on which nobody works, or one in the summer: nothing is moved silently."""
    (found, plan), t, day = _open(desk, data.measure), desk.t, pressed(data.day)
    today = words.today(desk, plan)
    ids, how = {"measure": found.id, "rev": found.rev}, LAST if data.last else 0
    offers = [
        button(t.plain("button-move-to", day=t.day_of_month(one)), SetDay(**ids, how=how, day=one.toordinal()))
        for one in terms.near(day, overrides())
        if one >= today
    ]
    keep = button(t.plain("button-keep-day"), SetDay(**ids, how=how | SURE, day=data.day))
    away = row(back(t, EditDay(measure=found.id, last=data.last)), home(t))
    text = t("road-day-off", day=t.day(day, today), kind="summer" if terms.in_summer(day) else "rest")
    return Screen(text, (*column(*offers, keep), *away))
