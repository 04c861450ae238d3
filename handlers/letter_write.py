"""The letters of a body: what is written, on its way, over; a new one by kind, from an earlier one, from a paper."""

from datetime import date
from typing import Any

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_text
from handlers.buttons import Home, back, home
from handlers.letter_buttons import BurdenCard, LetterBoard, LetterDraft, LetterRegister, Letters
from handlers.letter_checking import CorrectCard
from handlers.letter_write_buttons import Copies, DropLetter, LetterKinds, RestoreLetter
from handlers.paging import beside, within
from handlers.room import At, Desk, Room, notice
from handlers.screen import Button, Rows, Screen, button, column, row, short
from locales import Safe
from models import Letter
from services import files
from services.letters import drafting, from_file, letters
from services.org import access
from services.org.people import Place
from services.refusal import NotThere, Refusal

room = Room("letters")
HEADING = 60


class BeginLetter(CallbackData, prefix="lw-begin"):
    seat: int
    kind: int  # in drafting.kinds
    after: int  # the newest letter when this was drawn: a second press begins no second one


class CopyLetter(CallbackData, prefix="lw-copy"):
    letter: int
    after: int


def _seat(desk: Desk, number: int) -> Place:
    return access.seat(desk.who, number, *letters.WRITE)


@room.view(Letters)
def listed(desk: Desk, data: Letters) -> Screen:
    """Drafts first, then what is on its way, then what is over."""
    seat, t = _seat(desk, data.seat), desk.t
    found, pages = drafting.listed(desk.db, seat, data.page)
    page = within(data.page, pages)
    drafts, running = drafting.counts(desk.db, seat.unit_id)
    lines = [t("letters-of-body", body=short(letters.body(desk.db, seat.unit_id), 28), drafts=drafts, running=running)]
    lines += [_line(desk, n, letter) for n, letter in enumerate(found, 1)]
    if not found:
        lines.append(t("letters-none"))
    lines.append(t("letters-how"))
    turn = beside(page, pages, lambda page: Letters(seat=seat.seat_id, page=page))
    write = button(t.plain("button-letter-new"), LetterKinds(seat=seat.seat_id))
    cards = [button(f"{n}. {_label(desk, one)}", _card(one)) for n, one in enumerate(found, 1)]
    more = row(
        button(t.plain("button-register"), LetterRegister(seat=seat.seat_id)),
        button(t.plain("button-burden"), BurdenCard(seat=seat.seat_id)),
    )
    return Screen(Safe("\n".join(lines)), (*row(write), *_pairs(cards), *turn, *more, *row(back(t, Home()))))


def _pairs(cards: list[Button]) -> Rows:
    """Up to four have a row each, more of them go by their numbers."""
    if len(cards) <= 4:
        return column(*cards)
    numbers = [Button(card.label.split(".")[0], card.data) for card in cards]
    return (tuple(numbers),)


def _named(desk: Desk, letter: Letter) -> str:
    return letter_text.name(desk.t, {"kind": letter.kind, "number": letter.number})


def _label(desk: Desk, letter: Letter) -> str:
    """What tells it from the others on a narrow button."""
    return f"№\xa0{short(letter.number, 16)}" if letter.number else short(letter.heading or _named(desk, letter), 20)


def _line(desk: Desk, n: int, letter: Letter) -> Safe:
    t, heading, today = desk.t, short(letter.heading, HEADING), desk.now.date()
    day = t.day(date.fromisoformat(letter.due_on), today) if letter.due_on else ""
    state = "correction" if letter.state == "draft" and drafting.correction(letter) else drafting.standing(letter)
    return t(
        "letters-line", n=n, name=_named(desk, letter), heading=heading, state=state, day=day,
        dated="yes" if day else "no", known="yes" if heading else "no",
    )  # fmt: skip


def _card(letter: Letter) -> CallbackData:
    """A draft is written on, a published letter is looked at."""
    drafted = letter.state in ("draft", "confirming")
    if drafted and drafting.correction(letter):
        return CorrectCard(letter=letter.id)
    return LetterDraft(letter=letter.id) if drafted else LetterBoard(letter=letter.id)


# ── a new one ────────────────────────────────────────────────────────────────────────────────


@room.view(LetterKinds)
def which(desk: Desk, data: LetterKinds) -> Screen:
    seat, t = _seat(desk, data.seat), desk.t
    after = drafting.newest(desk.db, seat.seat_id)
    kinds = [
        button(t.plain("button-letter-kind", kind=kind), BeginLetter(seat=seat.seat_id, kind=n, after=after))
        for n, kind in enumerate(drafting.kinds(desk.db, seat))
    ]
    old = drafting.patterns(desk.db, seat, 1)
    copies = button(t.plain("button-letter-copies"), Copies(seat=seat.seat_id)) if old else None
    away = row(back(t, Letters(seat=seat.seat_id)), home(t))
    return Screen(t("letter-which-kind", copies="yes" if old else "no"), (*column(*kinds, copies), *away))


@room.act(BeginLetter)
def begin(desk: Desk, data: BeginLetter) -> Screen:
    kinds = drafting.kinds(desk.db, _seat(desk, data.seat))
    if not 0 <= data.kind < len(kinds):
        raise NotThere
    one = drafting.begin(desk.db, desk.who, data.seat, kinds[data.kind], data.after, desk.now)
    return desk.open(LetterDraft(letter=one.row.id))


@room.view(Copies)
def copies(desk: Desk, data: Copies) -> Screen:
    seat, t = _seat(desk, data.seat), desk.t
    after = drafting.newest(desk.db, seat.seat_id)
    old = drafting.patterns(desk.db, seat)
    lines = [t("letter-which-copy")]
    lines += [_line(desk, n, letter) for n, letter in enumerate(old, 1)]
    doors = [
        button(f"{n}. {_label(desk, one)}", CopyLetter(letter=one.id, after=after)) for n, one in enumerate(old, 1)
    ]
    away = row(back(t, LetterKinds(seat=seat.seat_id)), home(t))
    return Screen(Safe("\n".join(lines)), (*column(*doors), *away))


@room.act(CopyLetter)
def copy(desk: Desk, data: CopyLetter) -> Screen:
    one = drafting.copy(desk.db, desk.who, data.letter, data.after, desk.now)
    return desk.open(LetterDraft(letter=one.row.id)).noted(desk.t("letter-copied"))


# ── thrown away, fetched back ────────────────────────────────────────────────────────────────


@room.act(DropLetter)
def drop(desk: Desk, data: DropLetter) -> Screen:
    one = letters.of(desk.db, desk.who, data.letter)
    drafting.drop(desk.db, desk.who, one, data.rev, desk.now)
    undo = button(desk.t.plain("button-letter-restore"), RestoreLetter(letter=one.row.id, rev=one.row.rev))
    screen = desk.open(Letters(seat=one.place.seat_id)).noted(desk.t("letter-dropped", name=_named(desk, one.row)))
    return Screen(screen.text, (*row(undo), *screen.rows[:7]), place=screen.place)


@room.act(RestoreLetter)
def restore(desk: Desk, data: RestoreLetter) -> Screen:
    drafting.restore(desk.db, desk.who, letters.of(desk.db, desk.who, data.letter), data.rev, desk.now)
    return desk.open(LetterDraft(letter=data.letter)).said(desk.t.plain("letter-restored"))


# ── from a paper ─────────────────────────────────────────────────────────────────────────────


@room.words(At(Letters), F.document)
@room.words(At(LetterKinds), F.document)
def paper(desk: Desk, message: Message, place: Letters | LetterKinds) -> Screen:
    """A document with or without a caption: read after the commit."""
    document = message.document
    if document is None:
        raise NotThere
    name, size = document.file_name or "file", document.file_size or 0
    from_file.take(
        desk.db, desk.who, place.seat, document.file_id, name, size, message.caption or "", desk.now
    )  # fmt: skip
    return desk.open(Letters(seat=place.seat)).noted(desk.t("letter-paper-received"))


@notice("letter-read")
def read(desk: Desk, seat_id: int, file: int, letter: int) -> Screen | None:
    """What was understood; the draft itself says what is missing."""
    try:
        paper_row, _ = from_file.told(desk.db, desk.who, file)
        screen = desk.open(LetterDraft(letter=letter))
    except Refusal:
        return None
    unread = (paper_row.outcome or {}).get("unread")
    why = desk.t(unread) if unread else ""
    return screen.noted(
        desk.t("letter-paper-read", name=paper_row.name, why=why, read="no" if unread else "yes")
    )  # fmt: skip


@notice("letter-file-refused")
def refused(desk: Desk, seat_id: int, file: int, letter: int) -> Screen | None:
    """The bytes could not be fetched, or are not what the name says."""
    found, t = files.refusal_of(desk.db, file), desk.t
    if found is None:
        return None
    to: CallbackData = LetterDraft(letter=letter) if letter else Letters(seat=seat_id)
    again = button(t.plain("button-letter-write-on" if letter else "button-letters"), to)
    return Screen(t("letter-file-refused", name=found[0], why=t(found[1])), (*row(again), *row(home(t))))


@room.command("letters")
def letters_command(desk: Desk, _: Any) -> Screen:
    seat = desk.who.seat("operator") or desk.who.seat("coordinator")
    if seat is not None:
        return desk.open(Letters(seat=seat.seat_id))
    return desk.open(LetterRegister(seat=desk.who.seats[0].seat_id)) if desk.who.seats else desk.open(Home())
