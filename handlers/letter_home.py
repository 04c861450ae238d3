"""What home says of letters: to whoever has got some, to whoever holds a part of one."""

from handlers import letter_words as words
from handlers.letter_buttons import Inbox, LettersReceived, Mine, Received, TaskCard
from handlers.room import Desk
from handlers.screen import HIGH, Button, button, packed, short
from locales import Safe
from services.letters import mine, received, tasks
from services.org.people import Place

FIRST = 2  # letters that home names
SEVERAL = 3  # things that wait, before home offers a list of them


def inbox(desk: Desk, seat: Place, of: str = "") -> tuple[list[Safe], list[Button]]:
    """The most pressing letters of a seat and a way to them; where nothing waits, the way to those that came before."""
    t, found = desk.t, received.inbox(desk.db, seat)
    ask, to_ask = asked(desk, seat)
    if not found:
        every = button(t.plain("button-register-mine") + of, LettersReceived(seat=seat.seat_id))
        return ask, [*to_ask, *([every] if received.has_any(desk.db, seat) else [])]
    lines = [words.brief(desk, row, seat.zone) for row in found[:FIRST]]
    if len(found) > FIRST:
        lines.append(t("letters-more", n=len(found) - FIRST))
    lines += ask
    if len(found) > 1:
        return lines, [button(t.plain("letter-button-inbox", n=len(found)) + of, Inbox(seat=seat.seat_id)), *to_ask]
    name = words.called(desk, received.text(desk.db, found[0]))
    first = button(t.plain("letter-button-open-one", name=name) + of, Received(delivery=found[0].id))
    return lines, [first, *to_ask]


def tasks_of(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    """What a deputy has in hand."""
    t, lines, doors = desk.t, list[Safe](), list[Button]()
    for task, delivery in tasks.in_hand(desk.db, seat)[:3]:
        name = short(tasks.name_of(desk.db, task, delivery), 80) or t.plain("task-whole")
        lines.append(t("task-line", name=name, day=words.day(desk, seat.zone, task.due_on), late="no"))
        doors.append(button(t.plain("task-button-open", name=short(name, 30)), TaskCard(task=task.id)))
    return lines, doors


def fitted(desk: Desk, seat: Place, buttons: list[Button]) -> list[Button]:
    """With «Открыть все дела» once there are several; what does not fit beside it is found there."""
    n = len(mine.of_seat(desk.db, seat, desk.now))
    if n < SEVERAL:
        return buttons
    every = button(desk.t.plain("mine-button-all", n=n), Mine())
    while buttons and len(packed([*buttons, every])) > HIGH:
        buttons = buttons[:-1]
    return [*buttons, every]


def asked(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    """What of letters waits for this seat's answer: time asked for, what is in the way."""
    n = len(mine.asked(desk.db, seat))
    if not n:
        return [], []
    return [desk.t("home-letters-ask", n=n)], [button(desk.t.plain("button-letters-ask", n=n), Mine())]
