"""The report is a file: asked about first, then taken; what cannot be read is said and asked for again."""

from aiogram import F
from aiogram.types import Message

from handlers import letter_words as words
from handlers import parcel
from handlers.letter_buttons import Received as ReceivedCard
from handlers.letter_doing_buttons import ReportFile
from handlers.room import At, Desk, Room, notice
from handlers.screen import Screen, button, column
from services import files, inspection
from services.letters import received, reporting
from services.org import units
from services.refusal import NotThere, Refusal

room = Room("letter file")


@room.view(ReportFile)
def ask(desk: Desk, data: ReportFile) -> Screen:
    """Asked before any file: neither names nor children's faces."""
    one, t = received.of(desk.db, desk.who, data.delivery), desk.t
    if not one.own or one.said["report"] != "file":
        raise NotThere
    if not (one.going or one.row.work == "reported"):
        return desk.open(ReceivedCard(delivery=data.delivery))
    body = units.one(desk.db, one.letter.unit_id).name
    text = t(
        "letter-file-ask", clean="yes" if data.clean else "no", body=body, limit=inspection.LARGEST // 1024 // 1024
    )
    clean = button(t.plain("button-evidence-clean"), ReportFile(delivery=data.delivery, clean=1))
    return Screen(text, (*(() if data.clean else column(clean)), *words.away(desk, data.delivery)))


@room.words(At(ReportFile), F.photo | F.document)
def taken(desk: Desk, message: Message, place: ReportFile) -> Screen:
    """A second file replaces the first until it is accepted."""
    if not place.clean:
        return desk.open(place).noted(desk.t("evidence-ask-first"))
    one = received.of(desk.db, desk.who, place.delivery)
    remote, name, size = parcel.sent(message)
    reporting.receive(desk.db, desk.who, one, remote, name, size, desk.now)
    screen = desk.open(ReceivedCard(delivery=place.delivery))
    return screen.noted(desk.t("letter-file-received", name=inspection.cleaned(name)))


@notice("letter-report-refused")
def refused(desk: Desk, seat_id: int, delivery: int, file: int) -> Screen | None:
    """The bytes could not be fetched, or are not what the name says."""
    found, t = files.refusal_of(desk.db, file), desk.t
    try:
        one = received.of(desk.db, desk.who, delivery)
    except Refusal:
        one = None
    if found is None:
        return None
    again = button(t.plain("button-evidence-again"), ReportFile(delivery=delivery, clean=1))
    text = t("evidence-refused", name=found[0], why=t(found[1]))
    return Screen(text, column(again) if one is not None and one.own else ())
