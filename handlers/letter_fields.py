"""The fields of a draft one by one: typed, or picked from the usual ones and from one's own earlier letters."""

import hashlib
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_missing
from handlers import letter_to as to
from handlers.buttons import back, home
from handlers.days import pressed
from handlers.letter_buttons import LetterDraft
from handlers.letter_write_buttons import Enclosed, LetterDay, LetterField, LetterFields, LetterItems
from handlers.month import month
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Button, Rows, Screen, button, column, row, short
from locales import Safe
from services import content, deadlines
from services.letters import drafting, letters, typed
from services.letters.letters import Written
from services.refusal import NotThere, Refusal

room = Room("letter fields")
CUT = 70
USUAL = ("responsible", "participants", "controller", "signed_by")  # there are texts letter-usual-…
OFFERED = 5


class PickValue(CallbackData, prefix="lw-pick"):
    letter: int
    what: int
    rev: int
    tag: str  # of the value: the list may have changed meanwhile


class PickDay(CallbackData, prefix="lw-on"):
    letter: int
    what: int
    rev: int
    day: int  # ordinal; 0 takes the day away


class Urgent(CallbackData, prefix="lw-urg"):
    letter: int
    rev: int
    on: int


class KindCard(CallbackData, prefix="lw-kind"):
    """Which kind it is after all."""

    letter: int


class PickKind(CallbackData, prefix="lw-k"):
    letter: int
    rev: int
    kind: int


def _name(names: tuple[str, ...], what: int) -> str:
    if not 0 <= what < len(names):
        raise NotThere
    return names[what]


def _away(desk: Desk, letter: int) -> Rows:
    return row(back(desk.t, LetterDraft(letter=letter)), home(desk.t))


# ── all of them ──────────────────────────────────────────────────────────────────────────────


@room.view(LetterFields)
def fields(desk: Desk, data: LetterFields) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    urgent = Urgent(letter=data.letter, rev=one.row.rev, on=int(not one.row.urgent))
    typed_ = {name: LetterField(letter=data.letter, what=n) for n, name in enumerate(drafting.TYPED)}
    days = {name: LetterDay(letter=data.letter, what=n) for n, name in enumerate(drafting.DAYS)}

    def door(name: str) -> Button:
        return button(t.plain("letter-field", name=name), {**typed_, **days}[name])

    rows = (
        *row(door("number"), door("dated"), button(t.plain("letter-field", name="kind"), KindCard(letter=data.letter))),
        *row(door("heading"), door("basis")),
        *row(door("due_on"), door("responsible")),
        *row(door("participants"), door("body")),
        *row(door("signed_by"), door("controller")),
        *row(door("acknowledge_on")),
        *row(button(t.plain("button-letter-urgent", on="yes" if one.row.urgent else "no"), urgent)),
    )
    text = t("letter-fields", urgent="yes" if one.row.urgent else "no")
    return Screen(text, (*rows, *_away(desk, data.letter)))


@room.act(Urgent)
def urgent_(desk: Desk, data: Urgent) -> Screen:
    one = to.writing(desk, data.letter)
    drafting.put(desk.db, one, data.rev, desk.now, urgent=bool(data.on))
    return desk.open(LetterFields(letter=data.letter))


@room.view(KindCard)
def kind(desk: Desk, data: KindCard) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    kinds = [
        button(t.plain("button-letter-kind", kind=name), PickKind(letter=data.letter, rev=one.row.rev, kind=n))
        for n, name in enumerate(drafting.kinds(desk.db, one.place))
        if name != one.row.kind
    ]
    return Screen(t("letter-other-kind", kind=one.row.kind), (*column(*kinds), *_away(desk, data.letter)))


@room.act(PickKind)
def pick_kind(desk: Desk, data: PickKind) -> Screen:
    one = to.writing(desk, data.letter)
    name = _name(tuple(drafting.kinds(desk.db, one.place)), data.kind)
    drafting.put(desk.db, one, data.rev, desk.now, kind=name)
    return desk.open(LetterDraft(letter=data.letter))


# ── a typed one ──────────────────────────────────────────────────────────────────────────────


@room.view(LetterField)
def field(desk: Desk, data: LetterField) -> Screen:
    one, t, name = to.writing(desk, data.letter), desk.t, _name(drafting.TYPED, data.what)
    held = str(getattr(one.row, name))
    lines = [t("letter-field-title", field=t.plain("letter-field", name=name))]
    if held:
        lines.append(t("letter-field-now", value=short(held, 300)))
    lines.append(t("letter-field-ask", name=name, most=letters.LONGEST.get(name, letters.TEXT)))
    ids = {"letter": data.letter, "what": data.what, "rev": one.row.rev}
    offers = [button(short(value, 24), PickValue(**ids, tag=_tag(value))) for value in _offered(desk, one, name)]
    by_items = button(t.plain("button-letter-by-items"), LetterItems(letter=data.letter)) if name == "body" else None
    file = button(t.plain("button-letter-by-file"), Enclosed(letter=data.letter)) if name == "body" else None
    return Screen(Safe("\n".join(lines)), (*column(*offers, by_items, file), *_away(desk, data.letter)))


def _offered(desk: Desk, one: Written, name: str) -> list[str]:
    """Earlier ones of this body first, then the usual positions."""
    if name in ("number", "body", "heading"):
        return []
    mine = drafting.earlier(desk.db, one.row.unit_id, name, one.row.id)
    usual = desk.t.plain(f"letter-usual-{name}").split(" | ") if name in USUAL else []
    return [value for value in dict.fromkeys([*mine, *usual]) if value != getattr(one.row, name)][:OFFERED]


def _tag(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:12]


@room.act(PickValue)
def pick(desk: Desk, data: PickValue) -> Screen:
    one, name = to.writing(desk, data.letter), _name(drafting.TYPED, data.what)
    value = next((one_ for one_ in _offered(desk, one, name) if _tag(one_) == data.tag), None)
    if value is None:
        raise letters.Changed
    return _set(desk, one, data.rev, name, value)


@room.words(At(LetterField), Typed())
def typed_value(desk: Desk, message: Message, place: LetterField) -> Screen:
    one, name = to.writing(desk, place.letter), _name(drafting.TYPED, place.what)
    said = (message.text or "").strip()
    if name != "number":
        return _set(desk, one, one.row.rev, name, said)
    number = said.removeprefix("№").strip()
    found = typed.numbered(number, drafting.today(one, desk.now))
    return _set(desk, one, one.row.rev, name, number, found)


def _set(
    desk: Desk, one: Written, rev: int, name: str, value: str, found: Mapping[str, str] = MappingProxyType({})
) -> Screen:
    before = letter_missing.gaps(desk, one)
    drafting.put(desk.db, one, rev, desk.now, **{name: value, **found})
    note = desk.t("letter-taken", field=desk.t.plain("letter-field", name=name), value=short(value, CUT))
    return letter_missing.after(desk, one, before, note)


# ── a day ────────────────────────────────────────────────────────────────────────────────────


@room.view(LetterDay)
def day(desk: Desk, data: LetterDay) -> Screen:
    one, t, name = to.writing(desk, data.letter), desk.t, _name(drafting.DAYS, data.what)
    today, held = drafting.today(one, desk.now), getattr(one.row, name)
    ids = {"letter": data.letter, "what": data.what, "rev": one.row.rev}

    def press(on: date) -> PickDay | None:
        return PickDay(**ids, day=on.toordinal()) if _fits(desk, one, name, on) else None

    days = month(t, today, data.page, press, lambda page: LetterDay(letter=data.letter, what=data.what, page=page))
    none = button(t.plain("button-letter-no-day"), PickDay(**ids, day=0)) if name == "acknowledge_on" and held else None
    now = t.day(date.fromisoformat(held), today) if held else ""
    text = t("letter-day-ask", name=name, held="yes" if held else "no", day=now)
    return Screen(text, (*days, *row(back(t, LetterDraft(letter=data.letter)), none, home(t))))


def _fits(desk: Desk, one: Written, name: str, on: date) -> bool:
    """Days to press: a document has any date, terms end on working days; a typed one may be any day ahead."""
    try:
        drafting.check_day(one, name, on, desk.now)
    except Refusal:
        return False
    return name == "dated" or deadlines.is_working_day(on, content.overrides())


@room.act(PickDay)
def pick_day(desk: Desk, data: PickDay) -> Screen:
    one, name = to.writing(desk, data.letter), _name(drafting.DAYS, data.what)
    if data.day == 0 and name == "acknowledge_on":
        drafting.put(desk.db, one, data.rev, desk.now, acknowledge_on=None)
        return desk.open(LetterDraft(letter=data.letter))
    return _set_day(desk, one, data.rev, name, pressed(data.day))


@room.words(At(LetterDay), Typed())
def typed_day(desk: Desk, message: Message, place: LetterDay) -> Screen:
    one, name = to.writing(desk, place.letter), _name(drafting.DAYS, place.what)
    on = letter_missing.day(desk, one, name, message.text or "")
    return _set_day(desk, one, one.row.rev, name, date.fromisoformat(on))


def _set_day(desk: Desk, one: Written, rev: int, name: str, on: date) -> Screen:
    """A term on a day off is taken as it is, and it is said."""
    t, before = desk.t, letter_missing.gaps(desk, one)
    drafting.put(desk.db, one, rev, desk.now, **{name: on.isoformat()})
    off = name != "dated" and not deadlines.is_working_day(on, content.overrides())
    value = t.day(on, drafting.today(one, desk.now))
    note = t("letter-day-taken", field=t.plain("letter-field", name=name), day=value, off="yes" if off else "no")
    return letter_missing.after(desk, one, before, note)
