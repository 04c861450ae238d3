"""A table of codes sent as the list of recipients: what it means, its mistakes by row, taken by one press."""

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_to as to
from handlers.buttons import back, home
from handlers.letter_audience import LetterCodes
from handlers.letter_buttons import LetterAudience, LetterDraft
from handlers.room import At, Desk, Room, notice
from handlers.screen import Screen, button, column, row
from locales import Safe
from models import StoredFile
from services.letters import listed
from services.refusal import NotThere

room = Room("letter list")
SHOWN = 6  # mistakes


class ListTake(CallbackData, prefix="lt-list-go"):
    file: int


@room.words(At(LetterCodes), F.document)
@room.words(At(LetterAudience), F.document)
def received(desk: Desk, message: Message, place: LetterCodes | LetterAudience) -> Screen:
    one, document = to.writing(desk, place.letter), message.document
    if document is None:
        raise NotThere
    name, size = document.file_name or "", document.file_size or 0
    listed.ask(desk.db, one, document.file_id, name, size, desk.now)
    return desk.open(LetterCodes(letter=place.letter)).noted(desk.t("import-received"))


def draw(desk: Desk, number: int) -> Screen:
    file, one = listed.mine(desk.db, desk.who, number)
    t, ids = desk.t, {"letter": one.row.id}
    if not one.draft:
        return desk.open(LetterDraft(**ids))
    lines = [t("import-title", name=file.name)]
    if file.state == "refused":
        lines.append(_refused(desk, file))
        return Screen(Safe("\n".join(lines)), row(back(t, LetterCodes(**ids)), home(t)))
    schools, wrong = listed.found(desk.db, file, one)
    lines.append(t("letter-list-found", n=len(schools), wrong=len(wrong)))
    lines += [t("letter-list-wrong", row=one_.row, seen=one_.seen, why=one_.why) for one_ in wrong[:SHOWN]]
    if len(wrong) > SHOWN:
        lines.append(t("letter-list-more", n=len(wrong) - SHOWN))
    if file.state == "used":
        lines.append(t("letter-list-used"))
    may = schools and file.state == "read"
    go = button(t.plain("button-letter-list-take", n=len(schools)), ListTake(file=file.id)) if may else None
    return Screen(Safe("\n".join(lines)), (*column(go), *row(back(t, LetterAudience(**ids)), home(t))))


def _refused(desk: Desk, file: StoredFile) -> Safe:
    outcome = file.outcome or {}
    return desk.t(outcome["refused"], **outcome.get("facts", {}))


@room.act(ListTake)
def take(desk: Desk, data: ListTake) -> Screen:
    file, one = listed.mine(desk.db, desk.who, data.file)
    n = listed.take(desk.db, desk.who, file, one)
    screen = desk.open(LetterAudience(letter=one.row.id))
    return screen.noted(desk.t("letter-list-taken", n=n)) if n else screen.said(desk.t.plain("letter-list-used"))


@notice("letter-list-read")
def was_read(desk: Desk, seat_id: int, file: int) -> Screen | None:
    found = desk.db.get(StoredFile, file)
    if found is None or found.state == "used":
        return None
    try:
        return draw(desk, file)
    except NotThere:
        return None
