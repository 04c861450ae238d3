"""Photos, files and places as answers: asked about first, taken piece by piece, opened by those who may read them."""

from dataclasses import replace

from aiogram import F
from aiogram.types import Message

from handlers import parcel
from handlers.answer_buttons import AttachFaces, AttachHere, ClearFiles, Onward, OpenAttached, file_rows
from handlers.answering import item_at, store, stored
from handlers.buttons import back, home
from handlers.fallback import current
from handlers.form_buttons import Question
from handlers.room import At, Desk, Room, notice
from handlers.screen import Rows, Screen, button, column, row
from services import inspection
from services.forms import attachments, parse, parts, submissions
from services.forms.answers import Files, Given, Later
from services.forms.schema import ATTACHED, Item
from services.forms.submissions import Draft
from services.forms.wording import say
from services.org import access
from services.refusal import NotThere, Refusal

room = Room("attachments")


@room.view(AttachHere)
def here(desk: Desk, data: AttachHere) -> Screen:
    draft, item = _asked(desk, data.submission, data.item)
    t, ids, kept = desk.t, {"submission": draft.id, "item": data.item}, attachments.of(draft, item)
    text = t(
        "attach-here", kind=item.kind, label=say(draft.state, item.label, t.language), n=len(kept.kept),
        album="yes" if kept.album else "no", limit=inspection.LARGEST // 1024 // 1024,
    )  # fmt: skip
    done = button(t.plain("button-onward"), Onward(**ids)) if kept.kept else None
    clear = button(t.plain("button-attach-clear"), ClearFiles(**ids, rev=draft.rev)) if kept.kept else None
    return Screen(text, (*column(done), *file_rows(desk, draft, item, data.item), *column(clear), *_away(desk, **ids)))


@room.view(AttachFaces)
def faces(desk: Desk, data: AttachFaces) -> Screen:
    draft, _ = _asked(desk, data.submission, data.item)
    ids = {"submission": draft.id, "item": data.item}
    go = button(desk.t.plain("button-attach-clean"), AttachHere(**ids))
    return Screen(desk.t("evidence-faces"), (*column(go), *_away(desk, **ids)))


def _asked(desk: Desk, submission: int, place: int) -> tuple[Draft, Item]:
    """A question for files that is still asked."""
    draft = parts.walked(desk.db, desk.who, submission, desk.now)
    item = item_at(desk, draft, place)
    if item.kind not in ATTACHED or item.name not in draft.state.relevant:
        raise NotThere
    if not draft.open:
        raise Refusal("form-already-sent")
    return draft, item


def _away(desk: Desk, **ids: int) -> Rows:
    return row(back(desk.t, Question(**ids)), home(desk.t))


@room.words(At(AttachHere), F.photo | F.document)
def received(desk: Desk, message: Message, place: AttachHere) -> Screen | None:
    """A photo or a file. The further ones of an album are taken silently: it is one piece."""
    draft, item = _asked(desk, place.submission, place.item)
    (remote, name, size), album = parcel.sent(message), message.media_group_id
    further = album is not None and attachments.of(draft, item).album == album
    said = attachments.receive(desk.db, draft, item, remote, name, size, album, desk.now)
    if store(desk, draft, draft.rev, item, Given(said)) is None:
        raise Refusal("answer-stale")
    note = desk.t("attach-received", name=inspection.cleaned(name), album="yes" if album else "no")
    return None if further else desk.open(place).noted(note)


@room.act(ClearFiles)
def cleared(desk: Desk, data: ClearFiles) -> Screen:
    """All of them: the question is open again."""
    draft, item = _asked(desk, data.submission, data.item)
    if attachments.of(draft, item) != Files(()) and store(desk, draft, data.rev, item, Later()) is None:
        return desk.open(Question(submission=draft.id, item=data.item)).said(desk.t.plain("answer-stale"))
    return desk.open(AttachHere(submission=draft.id, item=data.item)).said(desk.t.plain("attach-cleared"))


@room.words(At(Question), F.photo | F.document | F.location)
def sent_to_a_question(desk: Desk, message: Message, place: Question) -> Screen:
    """A place is an answer at once; before a file comes one question; nothing else is kept."""
    draft = parts.walked(desk.db, desk.who, place.submission, desk.now)
    item = item_at(desk, draft, place.item)
    if message.location is None:
        no = "attach-ask-first" if item.kind in ATTACHED else "hint-photo" if message.photo else "hint-document"
        raise Refusal("answer-place" if item.kind == "geopoint" else no)
    if item.kind != "geopoint":
        raise Refusal(f"answer-{item.kind}" if item.kind in ATTACHED else "hint-other")
    if not draft.open or item.name not in draft.state.relevant:
        raise Refusal("answer-too-late")
    said = Given(parse.place(message.location.latitude, message.location.longitude))
    return stored(desk, store(desk, draft, draft.rev, item, said), draft.id, item, typed=True)


# ── shown ────────────────────────────────────────────────────────────────────────────────────


@room.act(OpenAttached)
def opened(desk: Desk, data: OpenAttached) -> Screen:
    draft = _readable(desk, data.submission)
    item = item_at(desk, draft, data.item) if draft.open else draft.compiled.at(data.item)
    if item is None:
        raise NotThere
    file = attachments.one(desk.db, draft, item, data.nth)
    return replace(current(desk), document=parcel.copy(file))


def _readable(desk: Desk, submission: int) -> Draft:
    """One's own draft or part of it; what was sent, for those who look after the school."""
    try:
        return parts.walked(desk.db, desk.who, submission, desk.now)
    except NotThere:
        _, place = access.sent_submission(desk.db, desk.who, submission, *access.LOOK_AFTER, "director")
        return submissions.sent(desk.db, place, submission, desk.now)


@notice("attachment-refused")
def refused(desk: Desk, seat_id: int, file: int, submission: int, item: str) -> Screen | None:
    """The bytes could not be fetched, or are not what the name says."""
    found, t = attachments.refusal_of(desk.db, desk.who, file), desk.t
    if found is None:
        return None
    text = t("attachment-refused", name=found[0], why=t(found[1]))
    try:
        draft = parts.walked(desk.db, desk.who, submission, desk.now)
        node = draft.compiled.nodes.get(item)
    except Refusal:
        return Screen(text, row(home(t)))
    if node is None or not draft.open:
        return Screen(text, row(home(t)))
    again = button(t.plain("button-attach-again"), AttachHere(submission=draft.id, item=node.place))
    return Screen(text, (*column(again), *row(home(t))))
