"""Reports that came: read one after another, accepted by a tap or returned with a reason to the very answer."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_text, letter_words
from handlers.buttons import back, home
from handlers.letter_board import published
from handlers.letter_board_buttons import CloseLetter, Judge
from handlers.letter_buttons import LetterBoard, Received
from handlers.letter_card import OpenReport
from handlers.paging import beside, near
from handlers.room import At, Desk, Room, Typed, notice
from handlers.said import line
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from services.forms import submissions
from services.forms.schema import Item
from services.forms.submissions import Draft
from services.letters import doing, judging, received
from services.refusal import NotThere, Refusal

room = Room("letter judge")
PAGE = 6  # answers on a page
REASONS = 2  # ready ones: letter-why-1 and -2


class Report(CallbackData, prefix="lj-r"):
    """One report, page by page."""

    delivery: int
    page: int = 0


class Accept(CallbackData, prefix="lj-ok"):
    delivery: int
    rev: int


class AcceptAll(CallbackData, prefix="lj-all"):
    letter: int
    sure: int = 0


class GiveBack(CallbackData, prefix="lj-no"):
    """Which answers are to be mended (bits of their places), then why: the next text."""

    delivery: int
    page: int = 0
    bits: int = 0


class QuickWhy(CallbackData, prefix="lj-why"):
    delivery: int
    rev: int
    bits: int
    why: int


def _judged(desk: Desk, delivery: int) -> received.Received:
    one = received.of(desk.db, desk.who, delivery)
    if not one.issuer:
        raise NotThere
    return one


@room.view(Judge)
def following(desk: Desk, data: Judge) -> Screen:
    """The next one that waits; when there is none, the board."""
    published(desk, data.letter)
    number = judging.waiting(desk.db, data.letter, data.after)
    return desk.open(Report(delivery=number)) if number else desk.open(LetterBoard(letter=data.letter))


@room.view(Report)
def report(desk: Desk, data: Report) -> Screen:
    """What was reported, and by whom."""
    one, t = _judged(desk, data.delivery), desk.t
    left = judging.count(desk.db, one.letter.id)
    lines = [t("letter-report-title", unit=one.unit.name, name=letter_text.name(t, one.said), left=left)]
    lines += letter_words.standing(desk, one)
    draft = _draft(desk, one)
    turn: Rows = ()
    if draft is not None:
        shown, number, pages = _page(draft, data.page)
        lines += [Safe(""), *(line(desk, draft, item) for item in shown)]
        ids = {"delivery": one.row.id}
        turn = beside(number, pages, lambda page: Report(**ids, page=page))
    return Screen(Safe("\n".join(lines)), (*turn, *_doors(desk, one, left)))


def _doors(desk: Desk, one: received.Received, left: int) -> Rows:
    t, ids = desk.t, {"delivery": one.row.id}
    waits = one.row.work == "reported" and one.letter.state == "running"
    file = button(t.plain("letter-button-report"), OpenReport(**ids)) if one.row.file_id else None
    ok = button(t.plain("letter-button-accept"), Accept(**ids, rev=one.row.rev)) if waits else None
    no = button(t.plain("letter-button-return"), GiveBack(**ids)) if waits else None
    more = left - 1 if waits else left
    on = button(t.plain("letter-button-next", n=more), Judge(letter=one.letter.id, after=one.row.id)) if more else None
    every = button(t.plain("letter-button-accept-all", n=left), AcceptAll(letter=one.letter.id)) if left > 1 else None
    return (*column(ok, file, no, on, every), *row(back(t, LetterBoard(letter=one.letter.id)), home(t)))


def _draft(desk: Desk, one: received.Received) -> Draft | None:
    if one.row.submission_id is None:
        return None
    try:
        return submissions.sent(desk.db, one.place, one.row.submission_id, desk.now)
    except NotThere:  # returned: its answers are the school's own again
        return None


def _page(draft: Draft, wanted: int) -> tuple[list[Item], int, int]:
    items = list(draft.state.asking)
    number, pages = near(wanted, len(items), PAGE)
    return items[number * PAGE : (number + 1) * PAGE], number, pages


@room.act(Accept)
def accept(desk: Desk, data: Accept) -> Screen:
    one = _judged(desk, data.delivery)
    judging.accept(desk.db, desk.who, one, data.rev, desk.now)
    return desk.open(Judge(letter=one.letter.id, after=one.row.id)).said(desk.t.plain("letter-accepted-note"))


@room.act(AcceptAll)
def accept_all(desk: Desk, data: AcceptAll) -> Screen:
    one, name, _ = published(desk, data.letter)
    n, t = judging.count(desk.db, data.letter), desk.t
    if not data.sure and n:
        sure = button(t.plain("letter-button-accept-all", n=n), AcceptAll(letter=data.letter, sure=1))
        text = t("letter-accept-all", n=n, name=name)
        return Screen(text, (*column(sure), *row(back(t, Judge(letter=data.letter)), home(t))))
    done = judging.accept_all(desk.db, desk.who, one, desk.now)
    return desk.open(LetterBoard(letter=data.letter)).noted(t("letter-accepted-all", n=done))


# ── returned ─────────────────────────────────────────────────────────────────────────────────


@room.view(GiveBack)
def giving_back(desk: Desk, data: GiveBack) -> Screen:
    """Of a form: which answers? Then why, by a button or in words."""
    one, t = _judged(desk, data.delivery), desk.t
    draft, ids = _draft(desk, one), {"delivery": data.delivery}
    ticks: Rows = ()
    if draft is not None:
        shown, number, pages = _page(draft, data.page)
        places = {item.name: k for k, item in enumerate(draft.state.asking)}
        ticks = column(*(
            button(_ticked(desk, item, data.bits >> places[item.name] & 1),
                   GiveBack(**ids, page=number, bits=data.bits ^ 1 << places[item.name]))
            for item in shown[:4]
        ))  # fmt: skip
        if pages > 1:
            after = GiveBack(**ids, page=(number + 1) % pages, bits=data.bits)
            ticks += row(button(t.plain("letter-button-more-answers", page=number + 1, pages=pages), after))
    whys = [
        button(t.plain(f"letter-why-{k}"), QuickWhy(**ids, rev=one.row.rev, bits=data.bits, why=k))
        for k in range(1, REASONS + 1)
    ]
    text = t("letter-give-back", unit=one.unit.name, form="yes" if draft is not None else "no")
    return Screen(text, (*ticks, *row(*whys), *row(back(t, Report(delivery=data.delivery)), home(t))))


def _ticked(desk: Desk, item: Item, on: int) -> str:
    return short(f"{'☑' if on else '☐'} {item.number or '•'}. {desk.t.local(item.label)}", 24)


@room.words(At(GiveBack), Typed())
def said_why(desk: Desk, message: Message, place: GiveBack) -> Screen:
    one = _judged(desk, place.delivery)
    return _returned(desk, one, one.row.rev, place.bits, message.text or "")


@room.act(QuickWhy)
def quick_why(desk: Desk, data: QuickWhy) -> Screen:
    if not 1 <= data.why <= REASONS:
        raise NotThere
    one = _judged(desk, data.delivery)
    return _returned(desk, one, data.rev, data.bits, desk.t.plain(f"letter-why-{data.why}"))


def _returned(desk: Desk, one: received.Received, rev: int, bits: int, why: str) -> Screen:
    draft = _draft(desk, one)
    asked = draft.state.asking if draft is not None else ()
    items = tuple(item.name for k, item in enumerate(asked) if bits >> k & 1)
    judging.give_back(desk.db, desk.who, one, rev, why, desk.now, items)
    at = letter_words.when(desk, doing.heard_at(one, desk.now), one.place.zone)
    screen = desk.open(Judge(letter=one.letter.id, after=one.row.id))
    return screen.noted(desk.t("letter-given-back", unit=one.unit.name, when=at))


# ── off control ──────────────────────────────────────────────────────────────────────────────


class CloseNow(CallbackData, prefix="lb-end1"):
    letter: int
    rev: int


@room.view(CloseLetter)
def closing(desk: Desk, data: CloseLetter) -> Screen:
    one, name, _ = published(desk, data.letter)
    if one.row.state != "running":
        return desk.open(LetterBoard(letter=data.letter))
    t, left = desk.t, judging.left(desk.db, data.letter)
    now = button(t.plain("letter-button-close"), CloseNow(letter=data.letter, rev=one.row.rev)) if not left else None
    text = t("letter-close", name=name, left=left)
    return Screen(text, (*column(now), *row(back(t, LetterBoard(letter=data.letter)), home(t))))


@room.act(CloseNow)
def close(desk: Desk, data: CloseNow) -> Screen:
    return _close(desk, data.letter, data.rev, "")


@room.words(At(CloseLetter), Typed())
def closed_why(desk: Desk, message: Message, place: CloseLetter) -> Screen:
    one, _, _ = published(desk, place.letter)
    return _close(desk, place.letter, one.row.rev, message.text or "")


def _close(desk: Desk, letter: int, rev: int, why: str) -> Screen:
    one, _, _ = published(desk, letter)
    judging.close(desk.db, desk.who, one, rev, why, desk.now)
    return desk.open(LetterBoard(letter=letter)).noted(desk.t("letter-closed"))


@notice("letter-off-control")
def off_control(desk: Desk, seat_id: int, delivery: int) -> Screen | None:
    """To whoever was to do something: nothing any more; by whom, and why."""
    try:
        one = received.of(desk.db, desk.who, delivery)
    except Refusal:
        return None
    off = letter_words.off_control(desk, one)
    if off is None or not one.own:
        return None
    t, (_, who, why) = desk.t, off
    text = t("letter-off-control", name=letter_text.name(t, one.said), who=who, why=why)
    return Screen(text, (*column(button(t.plain("letter-button-open"), Received(delivery=delivery))), *row(home(t))))


@notice("letter-accepted")
def accepted(desk: Desk, seat_id: int, delivery: int) -> Screen | None:
    """Warmly and once, in the morning."""
    try:
        one = received.of(desk.db, desk.who, delivery)
    except Refusal:
        return None
    if not one.own or one.row.work != "accepted":
        return None
    t = desk.t
    opened = button(t.plain("letter-button-open"), Received(delivery=delivery))
    return Screen(t("letter-accepted", name=letter_text.name(t, one.said)), (*column(opened), *row(home(t))))
