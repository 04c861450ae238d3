"""The message that tells an author how the sending goes: one, edited in place, without buttons until it is over."""

from datetime import datetime

from handlers import letter_text
from handlers.letter_buttons import LetterBoard
from handlers.room import Desk, Room, notice
from handlers.screen import Screen, button, column
from locales import Safe
from services.letters import frozen, letters, progress
from services.letters.progress import Progress
from services.refusal import NotThere

room = Room("letter_progress")


@notice("letter-progress")
def worded(desk: Desk, seat_id: int, letter: int, since: str) -> Screen | None:
    """None for somebody who does not work for that body any more."""
    try:
        one = letters.of(desk.db, desk.who, letter)
    except NotThere:
        return None
    now = progress.of(desk.db, one.row, datetime.fromisoformat(since), desk.now)
    said = frozen.version(desk.db, letter, one.row.version).content
    lines = _lines(desk, letter_text.name(desk.t, said), now, one.place.zone)
    # A button turns the message into the screen it opens, and the next edit would throw one out of that.
    rows = column(button(desk.t.plain("button-letter-open"), LetterBoard(letter=letter))) if now.over else ()
    return Screen(Safe("\n".join(lines)), rows)


def _lines(desk: Desk, name: str, now: Progress, zone: str) -> list[Safe]:
    t, books = desk.t, now.books
    state = "stopped" if now.state == "stopped" else "over" if now.over else "going"
    lines = [t("letter-progress-title", name=name, state=state)]
    lines.append(t("letter-progress", sent=books.sent, all=books.intended))
    if books.unreachable:
        lines.append(t("letter-progress-lost", n=books.unreachable))
    if books.cancelled:
        lines.append(t("letter-progress-cancelled", n=books.cancelled))
    if not now.over and now.seconds:
        lines.append(t("letter-progress-left", minutes=-(-now.seconds // 60), seconds=now.seconds))
    if not now.over and now.later and now.next_at is not None:
        lines.append(t("letter-progress-later", n=now.later, when=t.when(now.next_at, zone, desk.now)))
    if not now.over:
        lines.append(t("letter-progress-door"))
    return lines
