"""A draft exactly as a director will see it; the whole text where a card cuts it."""

from aiogram.filters.callback_data import CallbackData

from handlers import letter_text
from handlers.buttons import back, home
from handlers.letter_buttons import LetterDraft, LetterPreview
from handlers.letter_write_buttons import Enclosed, FormLines
from handlers.paging import beside, within
from handlers.room import Desk, Room
from handlers.screen import Screen, button, row
from locales import Safe
from services.letters import burden, drafting, frozen, letters

room = Room("letter preview")


class PreviewWhole(CallbackData, prefix="lw-whole"):
    """Its whole text, page by page."""

    letter: int
    page: int = 0


@room.view(LetterPreview)
def preview(desk: Desk, data: LetterPreview) -> Screen:
    """The same lines as on the recipient's card; the word above them is the author's alone."""
    one, t = letters.of(desk.db, desk.who, data.letter), desk.t
    said = frozen.content(one)
    asked = burden.asked(desk.db, one.row)
    lines = letter_text.lines(t, said, letters.body(desk.db, one.row.unit_id), drafting.today(one, desk.now), asked)
    doors = (
        *row(
            button(t.plain("button-letter-whole"), PreviewWhole(letter=data.letter))
            if letter_text.is_cut(said)
            else None
        ),
        *row(button(t.plain("button-letter-see-files"), Enclosed(letter=data.letter)) if one.files else None),
        *row(
            button(t.plain("button-letter-see-form"), FormLines(letter=data.letter))
            if one.row.form_version_id
            else None
        ),
    )
    text = Safe("\n".join([t("letter-preview"), "", *lines, "", t("letter-no-signature")]))
    return Screen(text, (*doors, *row(back(t, LetterDraft(letter=data.letter)), home(t))))


@room.view(PreviewWhole)
def whole(desk: Desk, data: PreviewWhole) -> Screen:
    one, t = letters.of(desk.db, desk.who, data.letter), desk.t
    asked = burden.asked(desk.db, one.row)
    pages = letter_text.pages(
        t, frozen.content(one), letters.body(desk.db, one.row.unit_id), drafting.today(one, desk.now), asked
    )
    page = within(data.page, len(pages))
    turn = beside(page, len(pages), lambda page: PreviewWhole(letter=data.letter, page=page))
    return Screen(pages[page], (*turn, *row(back(t, LetterPreview(letter=data.letter)), home(t))))
