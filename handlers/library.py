"""The library of forms: a form is sent, read, walked for a made-up school, published, given back as .xlsx."""

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import Home, back, home
from handlers.form_buttons import Continue, Review, TrialResult
from handlers.region_buttons import FormLibrary
from handlers.room import At, Desk, Room, notice
from handlers.screen import Button, Document, Screen, button, column, row, short
from locales import Safe
from models import StoredFile
from services import content
from services.forms import library, submissions
from services.forms.contents import contents
from services.forms.export import to_xlsx
from services.forms.schema import Form
from services.forms.submissions import Draft
from services.org import access, uploads
from services.refusal import NotThere
from services.risk.scoring import FactorScore, score
from services.risk.signals import fired

room = Room("library")
SHOWN = 5  # mistakes shown in chat; all of them are in the list that comes as a file
LISTED = 6  # forms with a button of their own


class FormCard(CallbackData, prefix="lib-file"):
    """What is in a form that was sent, or what is wrong with it."""

    file: int


class FormMistakes(CallbackData, prefix="lib-bad"):
    """All mistakes as a text file."""

    file: int


class TryForm(CallbackData, prefix="lib-try"):
    """Walk a form that was sent, for a made-up school."""

    file: int


class PublishForm(CallbackData, prefix="lib-pub"):
    file: int


class VersionCard(CallbackData, prefix="lib-ver"):
    """A published form."""

    seat: int
    version: int


class TryVersion(CallbackData, prefix="lib-walk"):
    """Walk a published form, for a made-up school."""

    seat: int
    version: int


class GetForm(CallbackData, prefix="lib-get"):
    """A published form as .xlsx."""

    seat: int
    version: int


# ── what is published ────────────────────────────────────────────────────────────────────────


@room.view(FormLibrary)
def shelf(desk: Desk, data: FormLibrary) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    listed = library.published(desk.db)
    lines = [t("library-title")]
    lines += [t("library-line", title=t.local(p.title), version=p.version, versions=p.versions) for p in listed]
    lines.append(t("library-how"))
    cards = [
        button(short(t.local(p.title), 24) or p.name, VersionCard(seat=seat.seat_id, version=p.id)) for p in listed
    ]
    return Screen(Safe("\n".join(lines)), (*column(*cards[:LISTED]), *row(back(t, Home()))))


@room.view(VersionCard)
def version_card(desk: Desk, data: VersionCard) -> Screen:
    form, t = _published(desk, data.seat, data.version), desk.t
    ids = {"seat": data.seat, "version": data.version}
    ways = column(button(t.plain("button-get-form"), GetForm(**ids)), button(t.plain("button-try"), TryVersion(**ids)))
    return Screen(_told(desk, form), (*ways, *row(back(t, FormLibrary(seat=data.seat)), home(t))))


def _published(desk: Desk, seat_id: int, version_id: int) -> Form:
    access.seat(desk.who, seat_id, "operator")
    return Form.model_validate_json(library.version(desk.db, version_id).definition)


@room.act(GetForm)
def get(desk: Desk, data: GetForm) -> Screen:
    form = _published(desk, data.seat, data.version)
    screen = desk.open(VersionCard(seat=data.seat, version=data.version))
    name = "".join(c if c.isalnum() or c in "-_." else "_" for c in f"{form.name}_{form.version}")
    return Screen(screen.text, screen.rows, screen.place, document=Document(f"{name}.xlsx", lambda: to_xlsx(form)))


@room.act(TryVersion)
def try_version(desk: Desk, data: TryVersion) -> Screen:
    return _walk(desk, data.seat, _published(desk, data.seat, data.version))


# ── a form that was sent ─────────────────────────────────────────────────────────────────────


@room.words(At(FormLibrary), F.document)
def received(desk: Desk, message: Message, place: FormLibrary) -> Screen:
    """A file sent to the shelf; its sheets tell whether it is a form."""
    seat, document = access.seat(desk.who, place.seat, "operator"), message.document
    if document is None:
        raise NotThere
    uploads.ask(desk.db, seat, document.file_id, document.file_name or "", document.file_size or 0, desk.now)
    return desk.open(place).noted(desk.t("import-received"))


@room.view(FormCard)
def card(desk: Desk, data: FormCard) -> Screen:
    file, _ = uploads.one(desk.db, desk.who, data.file, "form")
    return draw(desk, file)


def draw(desk: Desk, file: StoredFile) -> Screen:
    """What the form holds – or what is wrong with it and how to mend it."""
    t, shelf_button = desk.t, FormLibrary(seat=file.seat_id)
    if problems := library.problems_in(file):
        lines = [t("import-title", name=file.name), t("library-refused", n=len(problems))]
        lines += [t("library-problem", text=problem.spoken(t.language)) for problem in problems[:SHOWN]]
        every = button(t.plain("button-mistakes"), FormMistakes(file=file.id)) if len(problems) > SHOWN else None
        return Screen(Safe("\n".join(lines)), (*column(every), *row(back(t, shelf_button), home(t))))
    form = library.form_in(file)
    if file.state == "loaded":
        return Screen(_told(desk, form, t("library-published-before")), row(back(t, shelf_button), home(t)))
    ways: list[Button | None] = [button(t.plain("button-try"), TryForm(file=file.id))]
    if library.nothing_new(desk.db, form):
        note = t("library-nothing-new")
    else:
        note = t("library-ready", version=content.free_version(desk.db, form))
        ways.append(button(t.plain("button-publish"), PublishForm(file=file.id)))
    return Screen(_told(desk, form, note), (*column(*ways), *row(back(t, shelf_button), home(t))))


def _told(desk: Desk, form: Form, note: Safe | None = None) -> Safe:
    t, held = desk.t, contents(form)
    kinds = ", ".join(f"{t.plain(f'kind-{kind}')} {n}" for kind, n in held.kinds)
    lines = [
        t("library-form", title=t.local(held.title), version=held.version),
        t("library-counts", n=held.questions, minutes=held.minutes, languages=", ".join(held.languages)),
        t("library-kinds", kinds=kinds),
    ]
    if held.sections:
        named = ", ".join(f"{t.local(label)} ({n})" if t.local(label) else str(n) for label, n in held.sections)
        lines.append(t("library-sections", names=named[:1500]))
    if held.signals:
        lines.append(t("library-signals", n=len(held.signals), codes=", ".join(held.signals)[:300]))
    return Safe("\n".join([*lines, *([note] if note else [])]))


@room.act(FormMistakes)
def mistakes(desk: Desk, data: FormMistakes) -> Screen:
    file, _ = uploads.one(desk.db, desk.who, data.file, "form")
    screen = desk.open(FormCard(file=file.id))
    text = "\r\n".join(problem.spoken(desk.t.language) for problem in library.problems_in(file))
    made = Document(desk.t.plain("mistakes-file"), lambda: text.encode("utf-8-sig"))
    return Screen(screen.text, screen.rows, screen.place, document=made)


@room.act(PublishForm)
def publish(desk: Desk, data: PublishForm) -> Screen:
    file, seat = uploads.one(desk.db, desk.who, data.file, "form")
    version = library.publish(desk.db, desk.who, seat, file, desk.now)
    if version is None:
        return desk.open(FormCard(file=file.id)).said(desk.t.plain("library-published-already"))
    t = desk.t
    done = t("library-published", version=version.version, main="yes" if version.name == "selfdiagnosis" else "no")
    return desk.open(VersionCard(seat=seat.seat_id, version=version.id)).noted(done)


@notice("form-read")
def read(desk: Desk, seat_id: int, file: int) -> Screen | None:
    row_ = desk.db.get(StoredFile, file)
    return draw(desk, row_) if row_ is not None and row_.state != "loaded" else None


# ── a trial walk ─────────────────────────────────────────────────────────────────────────────


@room.act(TryForm)
def try_file(desk: Desk, data: TryForm) -> Screen:
    file, seat = uploads.one(desk.db, desk.who, data.file, "form")
    return _walk(desk, seat.seat_id, library.form_in(file))


def _walk(desk: Desk, seat_id: int, form: Form) -> Screen:
    seat = access.seat(desk.who, seat_id, "operator")
    number = library.begin_trial(desk.db, desk.who, seat, form, desk.now)
    return desk.open(Continue(submission=number)).noted(desk.t("trial-begun"))


@room.view(TrialResult)
def result(desk: Desk, data: TrialResult) -> Screen:
    """The levels and signals that sending would make; nothing is kept of them, nobody hears of them."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    if not draft.trial:
        raise NotThere
    if not draft.state.complete:
        return desk.open(Review(submission=draft.id))
    t, signals = desk.t, fired(draft.compiled, draft.state)
    lines = [t("trial-result", title=t.local(draft.compiled.form.title))]
    lines += [_level(desk, draft, factor) for factor in score(draft.compiled, draft.state)]
    lines.append(t("trial-signals", n=len(signals)))
    lines += [t("trial-signal", code=signal.code, text=t.local(signal.message)[:200]) for signal in signals]
    lines.append(t("trial-nobody"))
    shelf_button = button(t.plain("button-forms"), FormLibrary(seat=draft.seat.seat_id))
    return Screen(Safe("\n".join(lines)), row(back(t, Review(submission=draft.id)), shelf_button))


def _level(desk: Desk, draft: Draft, factor: FactorScore) -> Safe:
    t = desk.t
    names = {one.code: one.short for one in draft.compiled.form.factors}
    said = {"factor": t.local(names.get(factor.factor, {})), "level": t.plain(f"level-{factor.level}")}
    return t("profile-level-bare", **said) if factor.shown is None else t("profile-level", score=factor.shown, **said)
