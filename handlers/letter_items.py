"""The items of a draft: what is done, by whom, until when; added by a line, changed, moved, taken out."""

from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_missing
from handlers import letter_to as to
from handlers.buttons import back, home
from handlers.days import pressed
from handlers.letter_buttons import LetterDraft
from handlers.letter_write_buttons import ItemCard, LetterItems
from handlers.month import month
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Rows, Screen, button, row, short
from locales import Safe
from models import LetterItem
from services import content, deadlines
from services.letters import drafting, letters
from services.letters.letters import Written
from services.refusal import NotThere, Refusal

room = Room("letter items")
CUT = 110
REFUSED = 5  # lines that are named with the reason
FIELDS = ("action", "responsible")


class ItemField(CallbackData, prefix="lw-i-f"):
    """One field of an item; what is typed here is its value."""

    item: int
    what: int


class ItemDay(CallbackData, prefix="lw-i-d"):
    """An item's own term."""

    item: int
    page: int = 0


class PickItemDay(CallbackData, prefix="lw-i-on"):
    item: int
    rev: int
    day: int  # ordinal; 0 is the letter's term again


class MoveItem(CallbackData, prefix="lw-i-mv"):
    item: int
    rev: int
    up: int


class DropItem(CallbackData, prefix="lw-i-x"):
    item: int
    rev: int


class UndropItem(CallbackData, prefix="lw-i-u"):
    item: int
    rev: int


def _item(desk: Desk, number: int) -> tuple[LetterItem, Written]:
    found, one = drafting.item(desk.db, desk.who, number)
    if not one.draft:
        raise letters.Changed
    return found, one


@room.view(LetterItems)
def listed(desk: Desk, data: LetterItems) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    lines = [t("letter-items", n=len(one.items))]
    lines += [_line(desk, one, n, item) for n, item in enumerate(one.items, 1)]
    lines.append(t("letter-items-how"))
    cards = [button(str(n), ItemCard(item=item.id)) for n, item in enumerate(one.items, 1)]
    rows = tuple(tuple(cards[k : k + 4]) for k in range(0, len(cards), 4))
    missing = letter_missing.gaps(desk, one)
    on = letter_missing.to_fill(t, data.letter, missing[0]) if missing and one.items else None
    away = row(back(t, LetterDraft(letter=data.letter)), home(t))
    return Screen(Safe("\n".join(lines)), (*row(on), *rows, *away))


def _line(desk: Desk, one: Written, n: int, item: LetterItem) -> Safe:
    day = desk.t.day(date.fromisoformat(item.due_on), drafting.today(one, desk.now)) if item.due_on else ""
    return desk.t(
        "letter-item", n=n, action=short(item.action, CUT), who=item.responsible, day=day,
        own="yes" if item.responsible else "no", dated="yes" if day else "no",
    )  # fmt: skip


@room.words(At(LetterItems), Typed())
def add(desk: Desk, message: Message, place: LetterItems) -> Screen:
    """Every line is an item; «отв.:» and «до …» at its end are its own performer and term."""
    one, t = to.writing(desk, place.letter), desk.t
    n, refused = drafting.add_items(desk.db, desk.who, one, message.text or "", desk.now)
    if not n and len(refused) < 2:
        raise refused[0][1] if refused else Refusal("letter-item-empty")
    said = [t("letter-items-added", n=n)]
    said += [
        t("letter-item-refused", line=short(line, CUT), why=t(no.key, **no.facts)) for line, no in refused[:REFUSED]
    ]
    if len(refused) > REFUSED:
        said.append(t("letter-items-refused-more", n=len(refused) - REFUSED))
    return desk.open(place).noted(Safe("\n".join(said)))


@room.view(ItemCard)
def card(desk: Desk, data: ItemCard) -> Screen:
    found, one, t = *drafting.item(desk.db, desk.who, data.item), desk.t
    if not one.draft:
        return desk.open(LetterDraft(letter=one.row.id))
    away = row(back(t, LetterItems(letter=one.row.id)), home(t))
    ids = {"item": data.item, "rev": one.row.rev}
    if found.place < 0:
        return Screen(t("letter-item-out"), (*row(button(t.plain("button-letter-restore"), UndropItem(**ids))), *away))
    day = t.day(date.fromisoformat(found.due_on), drafting.today(one, desk.now)) if found.due_on else ""
    text = t(
        "letter-item-card", n=1 + [item.id for item in one.items].index(found.id), action=short(found.action, 800),
        who=found.responsible or one.row.responsible, own="yes" if found.responsible else "no", day=day,
        dated="yes" if day else "no",
    )  # fmt: skip
    doors = (
        *row(
            button(t.plain("button-item-action"), ItemField(item=data.item, what=0)),
            button(t.plain("button-item-responsible"), ItemField(item=data.item, what=1)),
        ),
        *row(
            button(t.plain("button-item-term"), ItemDay(item=data.item)),
            button("↑", MoveItem(**ids, up=1)),
            button("↓", MoveItem(**ids, up=0)),
        ),
        *row(button(t.plain("button-item-remove"), DropItem(**ids))),
    )
    return Screen(text, (*doors, *away))


@room.view(ItemField)
def field(desk: Desk, data: ItemField) -> Screen:
    found, _, t = *_item(desk, data.item), desk.t
    if not 0 <= data.what < len(FIELDS):
        raise NotThere
    text = t("letter-item-ask", what=FIELDS[data.what], value=short(getattr(found, FIELDS[data.what]), 300))
    return Screen(text, row(back(t, ItemCard(item=data.item)), home(t)))


@room.words(At(ItemField), Typed())
def typed_value(desk: Desk, message: Message, place: ItemField) -> Screen:
    found, one = _item(desk, place.item)
    if not 0 <= place.what < len(FIELDS):
        raise NotThere
    drafting.put_item(
        desk.db, one, found, one.row.rev, desk.now, **{FIELDS[place.what]: message.text or ""}
    )  # fmt: skip
    return desk.open(ItemCard(item=place.item))


@room.view(ItemDay)
def day_(desk: Desk, data: ItemDay) -> Screen:
    found, one, t = *_item(desk, data.item), desk.t
    today, last = drafting.today(one, desk.now), one.row.due_on or "9999"
    ids = {"item": data.item, "rev": one.row.rev}

    def press(on: date) -> PickItemDay | None:
        fits = on >= today and on.isoformat() <= last and deadlines.is_working_day(on, content.overrides())
        return PickItemDay(**ids, day=on.toordinal()) if fits else None

    days = month(t, today, data.page, press, lambda page: ItemDay(item=data.item, page=page))
    same = button(t.plain("button-item-same-term"), PickItemDay(**ids, day=0)) if found.due_on else None
    away: Rows = row(back(t, ItemCard(item=data.item)), home(t))
    return Screen(t("letter-item-day"), (*days, *row(same), *away))


@room.act(PickItemDay)
def pick_day(desk: Desk, data: PickItemDay) -> Screen:
    found, one = _item(desk, data.item)
    on = pressed(data.day).isoformat() if data.day else None
    drafting.put_item(desk.db, one, found, data.rev, desk.now, due_on=on)
    return desk.open(ItemCard(item=data.item))


@room.words(At(ItemDay), Typed())
def typed_day(desk: Desk, message: Message, place: ItemDay) -> Screen:
    found, one = _item(desk, place.item)
    on = letter_missing.day(desk, one, "due_on", message.text or "")
    drafting.put_item(desk.db, one, found, one.row.rev, desk.now, due_on=on)
    return desk.open(ItemCard(item=place.item))


@room.act(MoveItem)
def move(desk: Desk, data: MoveItem) -> Screen:
    found, one = _item(desk, data.item)
    drafting.move_item(desk.db, one, found, data.rev, bool(data.up))
    return desk.open(ItemCard(item=data.item))


@room.act(DropItem)
def drop(desk: Desk, data: DropItem) -> Screen:
    """Taken out at once; the same place brings it back."""
    found, one = _item(desk, data.item)
    drafting.remove_item(desk.db, one, found, data.rev)
    undo = button(desk.t.plain("button-letter-restore"), UndropItem(item=data.item, rev=one.row.rev))
    screen = desk.open(LetterItems(letter=one.row.id)).noted(desk.t("letter-item-out"))
    return Screen(screen.text, (*row(undo), *screen.rows), place=screen.place)


@room.act(UndropItem)
def undrop(desk: Desk, data: UndropItem) -> Screen:
    found, one = _item(desk, data.item)
    drafting.restore_item(desk.db, one, found, data.rev)
    return desk.open(LetterItems(letter=one.row.id))
