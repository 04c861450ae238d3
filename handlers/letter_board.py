"""A letter at a glance for the body that issued it: numbers with lists behind them, a picture, the reports."""

import functools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from aiogram.filters.callback_data import CallbackData

from handlers import letter_text
from handlers.buttons import back, home
from handlers.letter_board_buttons import CloseLetter, Judge, LetterFilesOut, LetterHistory, LetterMore, LetterNudge
from handlers.letter_buttons import LetterBoard, LetterDraft, Letters, LetterSending, Received
from handlers.paging import beside, near
from handlers.room import Desk, Room
from handlers.screen import Document, Rows, Screen, button, column, row
from locales import Safe
from services import deadlines
from services.letters import books, frozen, letters, overview, overview_picture
from services.letters.letters import Written
from services.refusal import NotThere
from services.risk import drawing

room = Room("letter board")
PICTURED = 14  # municipalities in one picture
TOWNS = 6


class BoardPicture(CallbackData, prefix="lb-pic"):
    letter: int
    page: int = 0


class BoardList(CallbackData, prefix="lb-list"):
    """The recipients behind a number; `town` 0 is all municipalities."""

    letter: int
    kind: int
    town: int = 0
    page: int = 0


class BoardTowns(CallbackData, prefix="lb-muni"):
    """Which municipality's?"""

    letter: int
    kind: int
    page: int = 0


def published(desk: Desk, letter_id: int) -> tuple[Written, str, date]:
    """A published letter of one's own body, its name and the body's today."""
    one = letters.of(desk.db, desk.who, letter_id)
    if not one.row.version:
        raise NotThere
    said = frozen.version(desk.db, letter_id, one.row.version).content
    return one, letter_text.name(desk.t, said), deadlines.local(desk.now, one.place.zone).date()


@room.view(LetterBoard)
def card(desk: Desk, data: LetterBoard) -> Screen:
    one = letters.of(desk.db, desk.who, data.letter)
    if not one.row.version:
        return desk.open(LetterDraft(letter=data.letter))
    one, name, today = published(desk, data.letter)
    t, whole = desk.t, overview.total(overview.by_town(desk.db, data.letter, today))
    account = books.of(desk.db, data.letter)
    due = t.day(date.fromisoformat(one.row.due_on), today) if one.row.due_on else ""
    lines = [
        t("letter-board", name=name, state=one.row.state, heading=one.row.heading, due=due,
          asks="yes" if due else "no"),
        t("letter-books", n=account.intended, read=account.acknowledged, waiting=account.waiting,
          lost=account.unreachable, off=account.cancelled),
    ]  # fmt: skip
    if not one.news:
        done = whole.states["reported"] + whole.states["accepted"]
        lines.append(t("letter-board-work", done=done, n=whole.meant - whole.states["cancelled"],
                       late=whole.states["late"], reported=whole.states["reported"]))  # fmt: skip
    if one.row.state == "closed":
        lines.append(t("letter-board-ended", why=one.row.ended_why, said="yes" if one.row.ended_why else "no"))
    return Screen(Safe("\n".join(lines)), (*_doors(desk, one, whole), *_ways(desk, one)))


def _doors(desk: Desk, one: Written, whole: overview.TownState) -> Rows:
    """What waits for the author first; then the numbers, two in a row."""
    t, ids, came = desk.t, {"letter": one.row.id}, whole.states["reported"]
    judge = button(t.plain("letter-button-judge", n=came), Judge(**ids)) if came else None
    lists = [
        button(t.plain("letter-button-list", kind=kind, n=whole.states[kind]), BoardList(**ids, kind=k))
        for k, kind in enumerate(overview.STATES)
        if whole.states[kind]
    ]
    numbers = [*lists, button(t.plain("button-picture-short"), BoardPicture(**ids))]
    return (*column(judge), *(tuple(numbers[k : k + 2]) for k in range(0, len(numbers), 2)))


def _ways(desk: Desk, one: Written) -> Rows:
    t, ids = desk.t, {"letter": one.row.id}
    running = one.row.state == "running"
    return (
        *row(
            button(t.plain("letter-button-nudge"), LetterNudge(**ids)) if running else None,
            button(t.plain("letter-button-sending"), LetterSending(**ids)),
            button(t.plain("letter-button-more"), LetterMore(**ids)),
        ),
        *row(back(t, Letters(seat=one.place.seat_id)), home(t)),
    )


@room.view(LetterMore)
def more(desk: Desk, data: LetterMore) -> Screen:
    """Tables and papers, the history, off control."""
    one, name, _ = published(desk, data.letter)
    t, ids = desk.t, {"letter": data.letter}
    doors = column(
        button(t.plain("letter-button-tables"), LetterFilesOut(**ids)),
        button(t.plain("letter-button-history"), LetterHistory(**ids)),
        button(t.plain("letter-button-close"), CloseLetter(**ids)) if one.row.state == "running" else None,
    )
    return Screen(t("letter-more", name=name), (*doors, *row(back(t, LetterBoard(**ids)), home(t))))


@room.act(BoardPicture)
def pictured(desk: Desk, data: BoardPicture) -> Screen:
    one, name, today = published(desk, data.letter)
    t, towns = desk.t, overview.by_town(desk.db, data.letter, today)
    number, pages = near(data.page, len(towns), PICTURED)
    shown = towns[number * PICTURED : (number + 1) * PICTURED]
    title = t.plain("letter-picture", name=name, day=t.day(today, today))
    whole = overview.total(towns)
    svg = overview_picture.svg(whole, shown, t.language, title, news=one.news, last=number + 1 == pages)
    screen = desk.open(LetterBoard(letter=data.letter))
    label = t.plain("button-more-towns", page=number + 2, pages=pages)
    more = button(label, BoardPicture(letter=data.letter, page=number + 1)) if number + 1 < pages else None
    made = functools.partial(drawing.render_light, svg)
    rows = (*column(more), *screen.rows)
    return replace(screen, rows=rows, document=Document("letter.png", made, photo=True, caption=title))


@room.view(BoardList)
def listed(desk: Desk, data: BoardList) -> Screen:
    """By municipality; for the unreachable, why they are. Each opens its delivery."""
    _, name, today = published(desk, data.letter)
    if not 0 <= data.kind < len(overview.STATES):
        raise NotThere
    t, kind, number = desk.t, overview.STATES[data.kind], max(data.page, 0)
    shown, pages, n = overview.page(desk.db, data.letter, kind, data.town, number, today)
    lines = [t("letter-list", kind=kind, n=n, name=name, page=number + 1, pages=pages), *_by_town(desk, shown, today)]
    ids = {"letter": data.letter, "kind": data.kind}
    doors = [button(one.unit, Received(delivery=one.delivery_id)) for one in shown] if kind != "unreachable" else []
    turn = beside(number, pages, lambda page: BoardList(**ids, town=data.town, page=page))
    town = button(t.plain("button-town"), BoardTowns(**ids)) if pages > 1 or data.town else None
    return Screen(
        Safe("\n".join(lines)),
        (*column(*doors[:5]), *turn, *column(town), *row(back(t, LetterBoard(letter=data.letter)), home(t))),
    )


def _by_town(desk: Desk, shown: Sequence[overview.Line], today: date) -> list[Safe]:
    """Under their municipalities with the term; the unreachable of one reason in one line."""
    t, lines, town = desk.t, list[Safe](), ""
    for (at, reason), found in groupby(shown, key=lambda one: (one.town, one.reason)):
        if at != town:
            town = at
            lines.append(t("board-town", name=town))
        same = list(found)
        if reason:
            lines.append(t("letter-lost-line", units=", ".join(one.unit for one in same), reason=reason))
            continue
        for one in same:
            due = t.day(date.fromisoformat(one.due_on), today) if one.due_on else ""
            lines.append(t("letter-list-line", unit=one.unit, due=due, known="yes" if due else "no"))
    return lines


@room.view(BoardTowns)
def towns(desk: Desk, data: BoardTowns) -> Screen:
    _, _, today = published(desk, data.letter)
    if not 0 <= data.kind < len(overview.STATES):
        raise NotThere
    t, kind = desk.t, overview.STATES[data.kind]
    found = [one for one in overview.by_town(desk.db, data.letter, today) if one.states[kind]]
    number, pages = near(data.page, len(found), TOWNS)
    ids = {"letter": data.letter, "kind": data.kind}
    ways = [
        button(f"{one.states[kind]} · {one.name}", BoardList(**ids, town=one.id))
        for one in found[number * TOWNS : (number + 1) * TOWNS]
    ]
    turn = beside(number, pages, lambda page: BoardTowns(**ids, page=page))
    return Screen(t("letter-which-town", kind=kind), (*column(*ways), *turn, *row(back(t, BoardList(**ids)), home(t))))
