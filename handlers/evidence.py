"""Evidence of a measure: a question first, then photos and files; shown to those who decide."""

from dataclasses import replace

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import doing_words as words
from handlers import parcel
from handlers.buttons import MeasureCard, back, home
from handlers.doing_buttons import EvidenceAsk, EvidenceHere, EvidenceList, HandIn
from handlers.paging import beside, near
from handlers.room import At, Desk, Room, notice
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from services import files, inspection
from services.org import units
from services.refusal import NotThere, Refusal
from services.roadmaps import doing, evidence
from services.roadmaps.doing import Held

room = Room("evidence")
PAGE = 5


class Faces(CallbackData, prefix="ev-no"):
    """What to do with a file that shows children or names."""

    measure: int


class OpenFile(CallbackData, prefix="ev-get"):
    file: int


class DropFile(CallbackData, prefix="ev-out"):
    file: int


@room.view(EvidenceAsk)
def ask(desk: Desk, data: EvidenceAsk) -> Screen:
    """Asked before any file: neither names nor children's faces."""
    one, t = _mine(desk, data.measure), desk.t
    expected = short(one.row.evidence, words.CUT)
    doors = column(
        button(t.plain("button-evidence-clean"), EvidenceHere(measure=data.measure)),
        button(t.plain("button-evidence-faces"), Faces(measure=data.measure)),
    )
    text = t("evidence-ask", text=expected, known="yes" if expected else "no")
    return Screen(text, (*doors, *_away(desk, data.measure)))


@room.view(Faces)
def faces(desk: Desk, data: Faces) -> Screen:
    _mine(desk, data.measure)
    go = button(desk.t.plain("button-evidence-clean"), EvidenceHere(measure=data.measure))
    return Screen(desk.t("evidence-faces"), (*column(go), *_away(desk, data.measure)))


@room.view(EvidenceHere)
def here(desk: Desk, data: EvidenceHere) -> Screen:
    one, t = _mine(desk, data.measure), desk.t
    n = len(evidence.pieces(desk.db, one.row.id))
    text = t("evidence-here", n=n, limit=inspection.LARGEST // 1024 // 1024)
    done = button(t.plain("button-measure-done"), HandIn(measure=data.measure)) if n and one.going else None
    look = button(t.plain("button-evidence-open", n=n), EvidenceList(measure=data.measure)) if n else None
    return Screen(text, (*column(done, look), *_away(desk, data.measure)))


def _mine(desk: Desk, number: int) -> Held:
    one = doing.held(desk.db, desk.who, number)
    if not one.own:
        raise NotThere
    if not (one.going or one.row.state == "checking"):
        raise doing.Moved
    return one


def _away(desk: Desk, number: int) -> Rows:
    return row(back(desk.t, MeasureCard(measure=number)), home(desk.t))


@room.words(At(EvidenceHere), F.photo | F.document)
def received(desk: Desk, message: Message, place: EvidenceHere) -> Screen | None:
    """A photo or a file. The further files of an album are taken silently: it is one piece."""
    one, (remote, name, size) = _mine(desk, place.measure), parcel.sent(message)
    fresh = evidence.receive(desk.db, desk.who, one, remote, name, size, message.media_group_id, desk.now)
    return desk.open(place).noted(desk.t("evidence-received", name=inspection.cleaned(name))) if fresh else None


@room.words(At(EvidenceAsk), F.photo | F.document)
def too_early(desk: Desk, message: Message, place: EvidenceAsk) -> Screen:
    return desk.open(place).noted(desk.t("evidence-ask-first"))


# ── shown ────────────────────────────────────────────────────────────────────────────────────


@room.view(EvidenceList)
def listed(desk: Desk, data: EvidenceList) -> Screen:
    """Piece by piece: an album is one, with a button for each of its files."""
    one, t = doing.held(desk.db, desk.who, data.measure), desk.t
    found = evidence.pieces(desk.db, one.row.id)
    page, pages = near(data.page, len(found), PAGE)
    lines, rows = [t("evidence-title", n=len(found), name=short(one.row.name, 60))], list[Rows]()
    for n, piece in list(enumerate(found, 1))[page * PAGE : (page + 1) * PAGE]:
        when = t.when(piece.at, one.plan.unit.zone, desk.now)
        name, who = short(piece.files[0].name, 60), units.seat_title(desk.db, piece.seat_id)
        lines.append(t("evidence-line", n=n, name=name, files=len(piece.files), who=who, when=when))
        rows.append(_doors(desk, one, n, piece))
    turn = beside(page, pages, lambda page: EvidenceList(measure=data.measure, page=page))
    return Screen(Safe("\n".join(lines)), (*(r for part in rows for r in part), *turn, *_away(desk, data.measure)))


def _doors(desk: Desk, one: Held, n: int, piece: evidence.Piece) -> Rows:
    t, many = desk.t, len(piece.files) > 1
    shown = [
        button(t.plain("button-evidence-file", n=n, k=k if many else 0), OpenFile(file=file.id))
        for k, file in enumerate(piece.files, 1)
    ]
    out = one.own and one.going
    drop = [button(t.plain("button-evidence-drop", n=n), DropFile(file=piece.files[-1].id))] if out else []
    both = [*shown, *drop]
    return tuple(tuple(both[k : k + 4]) for k in range(0, len(both), 4))


@room.act(OpenFile)
def opened(desk: Desk, data: OpenFile) -> Screen:
    file, one = evidence.one_file(desk.db, desk.who, data.file)
    return replace(desk.open(EvidenceList(measure=one.row.id)), document=parcel.copy(file))


@room.act(DropFile)
def dropped(desk: Desk, data: DropFile) -> Screen:
    one = evidence.take_out(desk.db, desk.who, data.file, desk.now)
    return desk.open(EvidenceList(measure=one.row.id)).said(desk.t.plain("evidence-dropped"))


@notice("evidence-refused")
def refused(desk: Desk, seat_id: int, file: int, measure: int) -> Screen | None:
    """The bytes could not be fetched, or are not what the name says."""
    try:
        one = doing.held(desk.db, desk.who, measure)
    except Refusal:
        return None
    found, t = files.refusal_of(desk.db, file), desk.t
    if found is None or not one.own:
        return None
    again = button(t.plain("button-evidence-again"), EvidenceHere(measure=measure))
    text = t("evidence-refused", name=found[0], why=t(found[1]))
    return Screen(text, (*column(again), *_away(desk, measure)))
