"""Attachments of a draft: a file sent here is one more; each can be looked at and taken off."""

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_to as to
from handlers import parcel
from handlers.buttons import back, home
from handlers.letter_buttons import LetterDraft
from handlers.letter_write_buttons import Enclosed
from handlers.room import At, Desk, Room
from handlers.screen import Document, Screen, button, row, short
from locales import Safe
from services import files, inspection
from services.letters import attached, letters

room = Room("letter files")


class SeeFile(CallbackData, prefix="lw-see"):
    letter: int
    file: int


class TakeOff(CallbackData, prefix="lw-off"):
    letter: int
    rev: int
    file: int


@room.view(Enclosed)
def listed(desk: Desk, data: Enclosed) -> Screen:
    one, t = letters.of(desk.db, desk.who, data.letter), desk.t
    limit = inspection.LARGEST // 1024 // 1024
    lines = [t("letter-attached-title", n=len(one.files), most=attached.MOST)]
    lines += [
        t("letter-file-line", n=n, name=file.name, state="asked" if file.state == "asked" else "kept")
        for n, file in enumerate(one.files, 1)
    ]
    if one.draft:
        lines.append(t("letter-files-how", limit=limit))
    pairs = [
        (
            button(f"{n}. {short(file.name, 9)}", SeeFile(letter=data.letter, file=file.id)),
            button(t.plain("button-letter-take-off", n=n), TakeOff(letter=data.letter, rev=one.row.rev, file=file.id)),
        )
        for n, file in enumerate(one.files, 1)
    ]
    # More than six pairs would be too high: two files share a row.
    rows = (
        tuple(pairs) if len(pairs) <= 6 else tuple(a + b for a, b in zip(pairs[::2], [*pairs[1::2], ()], strict=False))
    )
    away = row(back(t, LetterDraft(letter=data.letter)), home(t))
    return Screen(Safe("\n".join(lines)), (*rows, *away))


@room.words(At(Enclosed), F.document | F.photo)
@room.words(At(LetterDraft), F.document | F.photo)
def received(desk: Desk, message: Message, place: Enclosed | LetterDraft) -> Screen:
    """A file sent to the draft, or to its list of files."""
    one = to.writing(desk, place.letter)
    remote, name, size = parcel.sent(message)
    file = attached.attach(desk.db, desk.who, one, remote, name, size, desk.now)
    return desk.open(place).noted(desk.t("letter-attached", name=file.name))


@room.act(SeeFile)
def opened(desk: Desk, data: SeeFile) -> Screen:
    """Our own copy is sent, whatever became of the message it came with."""
    file = attached.one_of(letters.of(desk.db, desk.who, data.letter), data.file)
    screen, sha256 = desk.open(Enclosed(letter=data.letter)), file.sha256 or ""
    return Screen(screen.text, screen.rows, screen.place, document=Document(file.name, lambda: files.read(sha256)))


@room.act(TakeOff)
def take_off(desk: Desk, data: TakeOff) -> Screen:
    one = letters.of(desk.db, desk.who, data.letter)
    attached.take_off(desk.db, desk.who, one, data.rev, data.file, desk.now)
    return desk.open(Enclosed(letter=data.letter)).said(desk.t.plain("letter-file-off"))
