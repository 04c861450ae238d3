"""What home says of letters to whoever writes them."""

from handlers.letter_buttons import Letters
from handlers.room import Desk
from handlers.screen import Button, button
from locales import Safe
from services.letters import drafting
from services.org.people import Place


def of_author(desk: Desk, seat: Place) -> tuple[list[Safe], Button]:
    """A line where anything is written or on its way; the way to all of it."""
    t, (drafts, running) = desk.t, drafting.counts(desk.db, seat.unit_id)
    both = "yes" if drafts and running else "no"
    lines = [t("home-letters", drafts=drafts, running=running, both=both)] if drafts or running else []
    return lines, button(t.plain("button-letters"), Letters(seat=seat.seat_id))
