"""What the courier says of letters: one that came, the morning's list, what is due, what stands still."""

from collections.abc import Sequence

from handlers import letter_matter, letter_text
from handlers import letter_words as words
from handlers.buttons import home
from handlers.doing_buttons import HinderAsk
from handlers.hindrance import question
from handlers.letter_buttons import Inbox, TaskCard
from handlers.letter_buttons import Received as ReceivedCard
from handlers.letter_card import HalfWell, draw, reminder
from handlers.room import Desk, Room, notice
from handlers.screen import Button, Screen, button, column, row, short
from locales import Safe
from models import Delivery
from services.letters import books, hindered, received, reminders, standstill, tasks
from services.letters.received import Received
from services.refusal import Refusal

room = Room("letter news")
SHOWN = 6


def _seen(desk: Desk, number: int) -> Received | None:
    try:
        return received.of(desk.db, desk.who, number)
    except Refusal:
        return None


def _own(desk: Desk, numbers: Sequence[int]) -> list[Received]:
    return [one for one in received.those(desk.db, desk.who, numbers) if one.own]


@notice("letter")
def came(desk: Desk, seat_id: int, delivery: int) -> Screen | None:
    """As its card; nothing if it was read at home meanwhile."""
    one = _seen(desk, delivery)
    if one is None or not one.own or one.acknowledged or not (one.going or one.row.work in ("none", "reported")):
        return None
    return draw(desk, one)


@notice("letters-today")
def todays(desk: Desk, seat_id: int, at: str, deliveries: list[int]) -> Screen | None:
    """«Письма на сегодня: 3», by term, a button to each."""
    found = _own(desk, books.todays(desk.db, seat_id, at))
    if len(found) == 1:
        return draw(desk, found[0])
    return _listed(desk, desk.t("letters-today", n=len(found)), found, seat_id) if found else None


def _listed(desk: Desk, title: Safe, found: Sequence[Received], seat_id: int) -> Screen:
    t, zone = desk.t, found[0].unit.zone
    lines = [title, *(words.bullet(desk, words.brief(desk, one.row, zone)) for one in found[:SHOWN])]
    if len(found) > SHOWN:
        lines.append(t("letters-more", n=len(found) - SHOWN))
    all_ = button(t.plain("letter-button-all"), Inbox(seat=seat_id)) if len(found) > SHOWN else None
    return Screen(Safe("\n".join(lines)), (*column(*(door(desk, one) for one in found[:SHOWN]), all_), *row(home(t))))


def door(desk: Desk, one: Received) -> Button:
    """A late one opens «Что мешает?», any other its card."""
    late, name = one.late(desk.now), words.called(desk, one.said)
    to = HinderAsk(about="letter", matter=one.row.id) if late else ReceivedCard(delivery=one.row.id)
    return button(desk.t.plain("letter-button-due", name=short(name, 30), late="yes" if late else "no"), to)


@notice("letters-due")
def due(desk: Desk, seat_id: int, letters: Sequence[tuple[int, str]]) -> Screen | None:
    """One thing is said as itself, several as a list; what was done meanwhile is left out."""
    found = still_due(desk, letters)
    if not found:
        return None
    if len(found) == 1:
        return _alone(desk, *found[0])
    late = sum(one.late(desk.now) for one, _ in found)
    return _listed(desk, desk.t("letters-due", n=len(found), late=late), [one for one, _ in found], seat_id)


def still_due(desk: Desk, letters: Sequence[tuple[int, str]]) -> list[tuple[Received, str]]:
    """Those not done yet, by term, with the word that is due of each."""
    steps = dict(letters)
    return [(one, steps[one.row.id]) for one in _own(desk, list(steps)) if _still(one, steps[one.row.id])]


def line(desk: Desk, one: Received, step: str) -> tuple[str, Safe, Button]:
    """Its last day, how it reads in a list, its button."""
    return _term(one, step), words.bullet(desk, words.brief(desk, one.row, one.unit.zone)), door(desk, one)


def _term(one: Received, step: str) -> str:
    return str((one.said["acknowledge_on"] if step.startswith("ack") else one.row.due_on) or "")


def _still(one: Received, step: str) -> bool:
    return words.unread(one.row) if step.startswith("ack") else one.going


def _alone(desk: Desk, one: Received, step: str) -> Screen:
    t = desk.t
    if step.startswith("ack"):
        until = one.said["acknowledge_on"]
        day = words.day(desk, one.unit.zone, until) if until else ""
        return reminder(desk, one, t("letter-ack-due", day=day, late="yes" if step == "ack-1" else "no"))
    if one.late(desk.now):
        return question(desk, "letter", letter_matter.case(desk, one))
    day = words.day(desk, one.unit.zone, one.row.due_on) if one.row.due_on else ""
    half = [button(t.plain("letter-button-well"), HalfWell(delivery=one.row.id))] if step == "half" else []
    return reminder(desk, one, t("letter-due-news", day=day, half="yes" if half else "no"), *half)


@notice("tasks-due")
def tasks_due(desk: Desk, seat_id: int, letters: list[list[object]]) -> Screen | None:
    """To a deputy: what was given, by term."""
    t, lines, doors = desk.t, list[Safe](), list[Button]()
    for number, _ in letters:
        try:
            one = tasks.of(desk.db, desk.who, int(str(number)))
        except Refusal:
            continue
        if not (one.mine and one.open):
            continue
        name = short(one.item["action"], 80) if one.item else t.plain("task-whole")
        late = "yes" if one.late(desk.now) else "no"
        day = words.day(desk, one.unit.zone, one.row.due_on)
        lines.append(words.bullet(desk, t("task-line", name=name, day=day, late=late)))
        doors.append(button(t.plain("task-button-open", name=short(name, 30)), TaskCard(task=one.row.id)))
    if not lines:
        return None
    return Screen(Safe("\n".join([t("tasks-due", n=len(lines)), *lines])), (*column(*doors[:SHOWN]), *row(home(t))))


def late_lines(desk: Desk, letters: Sequence[tuple[int, str]]) -> list[tuple[str, Safe, Button]]:
    """What stands still: its last day, which help is needed, the way to it; silent about what has moved since."""
    found = list[tuple[str, Safe, Button]]()
    for number, step in letters:
        one = _seen(desk, number)
        if one is not None and not one.own and _stands(desk, one.row, step, one):
            door = button(one.unit.name, ReceivedCard(delivery=one.row.id))
            found.append((_term(one, step), _line(desk, one, step), door))
    return found


def _stands(desk: Desk, row_: Delivery, step: str, one: Received) -> bool:
    if step.startswith("ack"):
        return words.unread(row_) and not reminders.moved_unread(desk.db, row_, one.letter, one.unit.zone)
    return one.late(desk.now) and standstill.stands(desk.db, row_, one.unit.zone, desk.now)


def _line(desk: Desk, one: Received, step: str) -> Safe:
    term = _term(one, step)
    way = hindered.newest(desk.db, one.row.id)
    word = short(way.word, 80) if way is not None and way.state == "open" else ""
    kind = way.kind if way is not None and way.state == "open" else "unread" if step.startswith("ack") else "silent"
    kind = "nobody" if one.row.state == "unreachable" else kind
    return desk.t(
        "letter-late-line", unit=short(one.unit.name, 60), name=letter_text.name(desk.t, one.said), kind=kind,
        word=word, day=words.day(desk, one.unit.zone, term) if term else "", said="yes" if word else "no",
    )  # fmt: skip


@notice("letter-returned")
def returned(desk: Desk, seat_id: int, delivery: int) -> Screen | None:
    """The report came back: why, and the way to what is to be mended."""
    one = _seen(desk, delivery)
    if one is None or not one.own or one.row.work != "returned":
        return None
    return draw(desk, one, desk.t("letter-returned-news", name=letter_text.name(desk.t, one.said)))
