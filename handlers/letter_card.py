"""A letter for its recipient: read, acknowledged in one tap, its text and files, the way to its report."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_difference, letter_text
from handlers import letter_words as words
from handlers.buttons import home
from handlers.doing_buttons import HinderAsk
from handlers.form_buttons import Answers, Continue
from handlers.letter_buttons import Received as ReceivedCard
from handlers.letter_doing_buttons import (
    Give,
    LetterFiles,
    LetterNews,
    LetterWhole,
    ReportFile,
)
from handlers.paging import beside, within
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Button, Document, Rows, Screen, button, column, packed, row, short
from locales import Safe
from services import files
from services.letters import burden, doing, received
from services.letters.received import Received
from services.org import units
from services.refusal import NotThere, Refusal

room = Room("letter card")


class Acknowledge(CallbackData, prefix="ltr-ack"):
    """«Отметить ознакомление» with the version that was shown."""

    delivery: int
    version: int


class Tick(CallbackData, prefix="ltr-tick"):
    delivery: int
    rev: int


class Untick(CallbackData, prefix="ltr-un"):
    delivery: int
    rev: int


class Fill(CallbackData, prefix="ltr-fill"):
    """Begin or go on with the report's form."""

    delivery: int


class OpenAttachment(CallbackData, prefix="ltr-file"):
    """The nth attachment of the version that is read."""

    delivery: int
    nth: int


class OpenReport(CallbackData, prefix="ltr-rep"):
    """The report that is a file."""

    delivery: int


class HalfWell(CallbackData, prefix="ltr-half"):
    delivery: int


@room.view(ReceivedCard)
def card(desk: Desk, data: ReceivedCard) -> Screen:
    return draw(desk, received.of(desk.db, desk.who, data.delivery))


def draw(desk: Desk, one: Received, above: Safe | None = None) -> Screen:
    """The letter and where it stands; to its recipient what is next."""
    t, said = desk.t, [above] if above else list[Safe]()
    if not one.own:
        title = t("letter-of", unit=short(one.unit.name, 30), state=words.state_of(one, desk.now))
        said += [title, t("letter-of-name", name=letter_text.name(t, one.said), heading=one.said["heading"])]
        if one.row.due_on:
            said.append(t("letter-due", day=words.day(desk, one.unit.zone, one.row.due_on)))
        said += words.standing(desk, one)
        return Screen(Safe("\n".join(said)), (*_reading(desk, one), *row(home(t))))
    said += _text(desk, one)
    said += words.standing(desk, one)
    if not one.acknowledged:
        said += [Safe(""), t("letter-no-signature")]
    return Screen(Safe("\n".join(said)), (*packed(_doors(desk, one)), *_reading(desk, one), *row(home(t))))


def reminder(desk: Desk, one: Received, above: Safe, *before: Button) -> Screen:
    """Which letter, what is asked in a line and what there is to press; its card is a tap away."""
    t, said, ids = desk.t, one.said, {"delivery": one.row.id}
    lines = [above, t("letter-of-name", name=letter_text.name(t, said), heading=said["heading"])]
    if said["report"]:
        n, minutes = burden.asked(desk.db, one.letter)
        lines.append(t("letter-report", kind=said["report"], n=n, minutes=minutes))
    # What a correction changed is read before it is acknowledged.
    mark = None if one.acknowledged or received.changed(desk.db, one) else _mark(desk, one)
    look = button(t.plain("letter-button-open"), ReceivedCard(**ids))
    acts = (_report(desk, one), _hinder(desk, one)) if one.going else ()
    return Screen(Safe("\n".join(lines)), (*column(*before, mark, *acts, look), *row(home(t))))


def _text(desk: Desk, one: Received) -> list[Safe]:
    """As it was published; of a correction the difference alone."""
    body, today = units.one(desk.db, one.letter.unit_id).name, one.today(desk.now)
    due, first = one.row.due_on or one.said["due_on"], one.said["due_on"]
    # Items without a term of their own move with the letter's.
    items = [{**item, "due_on": due} if item["due_on"] == first else item for item in one.said["items"]]
    mine = {**one.said, "due_on": due, "items": items}
    changed = received.changed(desk.db, one)
    if changed is None:
        return letter_text.lines(desk.t, mine, body, today, burden.asked(desk.db, one.letter))
    title = letter_text.title(desk.t, one.said)
    return [title, desk.t("letter-changed-since", n=one.row.version), *letter_difference.lines(desk, changed, today)]


def _doors(desk: Desk, one: Received) -> list[Button]:
    """The main act first and alone."""
    t, row, ids = desk.t, one.row, {"delivery": one.row.id}
    found: list[Button | None] = []
    if row.state != "cancelled" and one.letter.state in (
        "planned",
        "running",
    ):  # a correction, too, whatever was reported
        found.append(None if one.acknowledged else _mark(desk, one))
    if one.going:
        found.append(_report(desk, one))
        give = one.place.role == "director"
        found.append(button(t.plain("letter-button-give"), Give(**ids)) if give else None)
        found.append(_hinder(desk, one))
        found.append(button(t.plain("letter-button-news"), LetterNews(**ids)) if one.acknowledged else None)
    if row.work == "reported" and one.letter.state == "running" and one.said["report"] != "form":
        found.append(button(t.plain("letter-button-untick"), Untick(**ids, rev=row.rev)))
    return [each for each in found if each]


def _mark(desk: Desk, one: Received) -> Button:
    mark = Acknowledge(delivery=one.row.id, version=one.row.version)
    return button(desk.t.plain("letter-button-acknowledge"), mark)


def _hinder(desk: Desk, one: Received) -> Button:
    return button(desk.t.plain("letter-button-hinder"), HinderAsk(about="letter", matter=one.row.id))


def _report(desk: Desk, one: Received) -> Button | None:
    t, row, kind = desk.t, one.row, one.said["report"]
    if kind == "form":
        state = "mend" if row.work == "returned" else "go-on" if row.work == "started" else "begin"
        return button(t.plain("letter-button-fill", state=state), Fill(delivery=row.id))
    if kind == "file":
        return button(t.plain("letter-button-report-file"), ReportFile(delivery=row.id))
    return button(t.plain("letter-button-tick"), Tick(delivery=row.id, rev=row.rev)) if kind == "tick" else None


def _reading(desk: Desk, one: Received) -> Rows:
    """What there is to read: the whole text, the files, the report that was given."""
    t, ids, n = desk.t, {"delivery": one.row.id}, len(one.said["files"])
    whole = not one.own or letter_text.is_cut(one.said) or received.changed(desk.db, one) is not None
    text = button(t.plain("letter-button-whole"), LetterWhole(**ids)) if whole else None
    first = OpenAttachment(**ids, nth=0) if n == 1 else LetterFiles(**ids)
    attached = button(t.plain("letter-button-files", n=n), first) if n else None
    sent = one.row.work in doing.GIVEN and one.own
    answers = Answers(submission=one.row.submission_id, page=0) if sent and one.row.submission_id else None
    given = button(t.plain("letter-button-answers"), answers) if answers else None
    file = (
        button(t.plain("letter-button-report"), OpenReport(**ids)) if one.row.file_id and one.row.reported_at else None
    )
    return column(text, attached, given, file)


# ── acknowledged, reported ───────────────────────────────────────────────────────────────────


@room.act(Acknowledge)
def acknowledge(desk: Desk, data: Acknowledge) -> Screen:
    """Of a version that has been corrected meanwhile the mark is kept, and the new one is shown."""
    one = received.of(desk.db, desk.who, data.delivery)
    new = received.acknowledge(desk.db, desk.who, one, data.version, desk.now)
    screen = desk.open(ReceivedCard(delivery=data.delivery))
    if data.version != one.row.version:
        return screen.said(desk.t.plain("letter-ack-older"))
    return screen.said(desk.t.plain("letter-ack-note" if new else "letter-ack-already"))


@room.act(Tick)
def tick(desk: Desk, data: Tick) -> Screen:
    one = received.of(desk.db, desk.who, data.delivery)
    doing.tick(desk.db, desk.who, one, data.rev, desk.now)
    return desk.open(ReceivedCard(delivery=data.delivery)).said(desk.t.plain("letter-tick-note"))


@room.act(Untick)
def untick(desk: Desk, data: Untick) -> Screen:
    one = received.of(desk.db, desk.who, data.delivery)
    doing.untick(desk.db, desk.who, one, data.rev, desk.now)
    return desk.open(ReceivedCard(delivery=data.delivery)).said(desk.t.plain("letter-untick-note"))


@room.act(Fill)
def fill(desk: Desk, data: Fill) -> Screen:
    one = received.of(desk.db, desk.who, data.delivery)
    if not one.own or one.row.submission_id is None:
        raise NotThere
    if not one.going:
        return desk.open(ReceivedCard(delivery=data.delivery))
    doing.begin(desk.db, one)
    return desk.open(Continue(submission=one.row.submission_id))


# ── read ─────────────────────────────────────────────────────────────────────────────────────


@room.view(LetterWhole)
def whole(desk: Desk, data: LetterWhole) -> Screen:
    one, t = received.of(desk.db, desk.who, data.delivery), desk.t
    body = units.one(desk.db, one.letter.unit_id).name
    pages = letter_text.pages(t, one.said, body, one.today(desk.now), burden.asked(desk.db, one.letter))
    page = within(data.page, len(pages))
    turn = beside(page, len(pages), lambda page: LetterWhole(delivery=one.row.id, page=page))
    return Screen(pages[page], (*turn, *words.away(desk, one.row.id)))


@room.view(LetterFiles)
def attached(desk: Desk, data: LetterFiles) -> Screen:
    one, t = received.of(desk.db, desk.who, data.delivery), desk.t
    shown = [
        button(short(file["name"], 40), OpenAttachment(delivery=one.row.id, nth=n))
        for n, file in enumerate(one.said["files"][:8])
    ]
    return Screen(t("letter-files-title", n=len(one.said["files"])), (*column(*shown), *words.away(desk, one.row.id)))


@room.act(OpenAttachment)
def open_attachment(desk: Desk, data: OpenAttachment) -> Screen:
    """Our own copy, as it was frozen with the version."""
    one = received.of(desk.db, desk.who, data.delivery)
    if not 0 <= data.nth < len(one.said["files"]):
        raise NotThere
    file = one.said["files"][data.nth]
    return _copied(desk, one, file["name"], file["sha256"])


@room.act(OpenReport)
def open_report(desk: Desk, data: OpenReport) -> Screen:
    one = received.of(desk.db, desk.who, data.delivery)
    found = received.report_file(desk.db, one)
    return _copied(desk, one, found.name, found.sha256)


def _copied(desk: Desk, one: Received, name: str, sha256: str | None) -> Screen:
    if sha256 is None or not files.there(sha256):
        raise Refusal("letter-file-gone")
    screen = desk.open(ReceivedCard(delivery=one.row.id))
    return Screen(screen.text, screen.rows, screen.place, document=Document(name, lambda: files.read(sha256)))


# ── how it goes ──────────────────────────────────────────────────────────────────────────────


@room.view(LetterNews)
def news(desk: Desk, data: LetterNews) -> Screen:
    one, t = received.of(desk.db, desk.who, data.delivery), desk.t
    if not (one.own and one.going):
        return desk.open(ReceivedCard(delivery=data.delivery))
    last = words.day(desk, one.unit.zone, one.row.due_on) if one.row.due_on else ""
    text = t("letter-news-ask", day=last, body=units.one(desk.db, one.letter.unit_id).name)
    well = button(t.plain("letter-button-well"), HalfWell(delivery=one.row.id))
    return Screen(text, (*column(well), *words.away(desk, one.row.id)))


@room.words(At(LetterNews), Typed())
def typed_news(desk: Desk, message: Message, place: LetterNews) -> Screen:
    one = received.of(desk.db, desk.who, place.delivery)
    doing.news(desk.db, desk.who, one, message.text or "", desk.now)
    return desk.open(ReceivedCard(delivery=place.delivery)).noted(desk.t("letter-news-note"))


@room.act(HalfWell)
def half_well(desk: Desk, data: HalfWell) -> Screen:
    one = received.of(desk.db, desk.who, data.delivery)
    doing.half(desk.db, desk.who, one, desk.now)
    return desk.open(ReceivedCard(delivery=data.delivery)).said(desk.t.plain("letter-half-note"))
