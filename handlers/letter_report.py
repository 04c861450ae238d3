"""What is asked in return: a mark, a file, or a form – an earlier one, a table, or lines written here."""

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_missing
from handlers import letter_to as to
from handlers.buttons import back, home
from handlers.letter_buttons import LetterDraft, LetterReport
from handlers.letter_write_buttons import FormLines
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Screen, button, column, row, short
from locales import Safe
from models import StoredFile
from services.forms.problems import Problem
from services.forms.schema import Form
from services.letters import burden, form_lines, letters, report_form
from services.letters.letters import Written
from services.refusal import NotThere, Refusal

room = Room("letter report")
SHOWN = 12  # questions of a form at once
MISTAKES = 6


class PickReport(CallbackData, prefix="lw-rep"):
    letter: int
    rev: int
    kind: int  # in report_form.KINDS


class EarlierForms(CallbackData, prefix="lw-forms"):
    """Forms that are published already."""

    letter: int


class PickForm(CallbackData, prefix="lw-form"):
    letter: int
    rev: int
    version: int


class WriteLines(CallbackData, prefix="lw-line"):
    """How to write the questions; lines typed here become the form."""

    letter: int


@room.view(LetterReport)
def card(desk: Desk, data: LetterReport) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    ids = {"letter": data.letter, "rev": one.row.rev}
    n, minutes = burden.asked(desk.db, one.row)
    held = t("letter-report", kind=one.row.report, n=n, minutes=minutes) if one.row.report else t("letter-report-none")
    doors = column(
        button(t.plain("button-letter-see-form"), FormLines(letter=data.letter)) if one.row.form_version_id else None,
        *(button(t.plain(f"button-report-{kind}"), PickReport(**ids, kind=k))
          for k, kind in enumerate(report_form.KINDS)),
        button(t.plain("button-report-lines"), WriteLines(letter=data.letter)),
        button(t.plain("button-report-earlier"), EarlierForms(letter=data.letter)),
    )  # fmt: skip
    text = Safe("\n".join([t("letter-asked-title"), held, t("letter-report-how")]))
    return Screen(text, (*doors, *row(back(t, LetterDraft(letter=data.letter)), home(t))))


@room.act(PickReport)
def pick(desk: Desk, data: PickReport) -> Screen:
    one = to.writing(desk, data.letter)
    if not 0 <= data.kind < len(report_form.KINDS):
        raise NotThere
    before = letter_missing.gaps(desk, one)
    report_form.put(desk.db, one, data.rev, report_form.KINDS[data.kind])
    return letter_missing.after(desk, one, before, desk.t("letter-report", kind=one.row.report or "", n=0, minutes=0))


# ── a form that is there ─────────────────────────────────────────────────────────────────────


@room.view(EarlierForms)
def earlier(desk: Desk, data: EarlierForms) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    found = report_form.offered(desk.db, one)
    lines = [t("letter-forms", n=len(found))]
    lines += [
        t("letter-form-line", n=n, title=t.local(form.title), questions=sum(item.asked for item in form.items))
        for n, (_, form) in enumerate(found, 1)
    ]
    doors = [
        button(f"{n}. {short(t.local(form.title), 20)}", PickForm(letter=data.letter, rev=one.row.rev, version=number))
        for n, (number, form) in enumerate(found, 1)
    ]
    return Screen(Safe("\n".join(lines)), (*column(*doors), *row(back(t, LetterReport(letter=data.letter)), home(t))))


@room.act(PickForm)
def pick_form(desk: Desk, data: PickForm) -> Screen:
    one = to.writing(desk, data.letter)
    report_form.take(desk.db, one, data.rev, data.version)
    return desk.open(FormLines(letter=data.letter))


# ── written here ─────────────────────────────────────────────────────────────────────────────


@room.view(WriteLines)
def how(desk: Desk, data: WriteLines) -> Screen:
    """The lines so far can be copied from here, changed and sent again."""
    one, t = to.writing(desk, data.letter), desk.t
    form = report_form.of(desk.db, one)
    lines = [t("letter-lines-how")]
    if form is not None:
        lines.append(t("letter-lines-now", lines=short(form_lines.written(form, t.language), 1500)))
    return Screen(Safe("\n".join(lines)), row(back(t, LetterReport(letter=data.letter)), home(t)))


@room.words(At(WriteLines), Typed())
@room.words(At(FormLines), Typed())
@room.words(At(LetterReport), Typed())
def typed_lines(desk: Desk, message: Message, place: WriteLines | FormLines | LetterReport) -> Screen:
    one, t = to.writing(desk, place.letter), desk.t
    instead = one.row.form_version_id is not None
    try:
        report_form.write(desk.db, one, one.row.rev, message.text or "", desk.now)
    except form_lines.Unreadable as no:
        lines = [t("form-lines-wrong", n=len(no.wrong))]
        lines += [t(f"form-line-{one.why}", line=one.line, seen=one.seen) for one in no.wrong[:MISTAKES]]
        return desk.open(WriteLines(letter=place.letter)).noted(Safe("\n".join(lines)))
    return desk.open(FormLines(letter=place.letter)).noted(t("letter-form-taken", instead="yes" if instead else "no"))


@room.view(FormLines)
def preview(desk: Desk, data: FormLines) -> Screen:
    """The questions as they will be asked, in short."""
    one, t = letters.of(desk.db, desk.who, data.letter), desk.t
    form = report_form.of(desk.db, one)
    if form is None:
        return desk.open(LetterReport(letter=data.letter))
    missing = letter_missing.gaps(desk, one) if one.draft else []
    doors = column(
        letter_missing.to_fill(t, data.letter, missing[0]) if missing else None,
        button(t.plain("button-letter-lines-again"), WriteLines(letter=data.letter)) if one.draft else None,
        button(t.plain("button-report-other"), LetterReport(letter=data.letter)) if one.draft else None,
    )
    return Screen(_questions(desk, one, form), (*doors, *row(back(t, LetterDraft(letter=data.letter)), home(t))))


def _questions(desk: Desk, one: Written, form: Form) -> Safe:
    t, asked, (_, minutes) = desk.t, form_lines.ordered(form), burden.asked(desk.db, one.row)
    n = len(asked)
    lines = [t("letter-questions", title=short(t.local(form.title), 60), n=n, minutes=minutes)]
    lines += [
        t("letter-question", n=k, label=short(t.local(item.label), 120),
          kind=form_lines.kind_of(form, item, t.language),
          required="yes" if item.required else "no")
        for k, item in enumerate(asked[:SHOWN], 1)
    ]  # fmt: skip
    if n > SHOWN:
        lines.append(t("letter-questions-more", n=n - SHOWN))
    return Safe("\n".join(lines))


# ── a table ──────────────────────────────────────────────────────────────────────────────────


@room.words(At(LetterReport), F.document)
@room.words(At(WriteLines), F.document)
def received(desk: Desk, message: Message, place: LetterReport | WriteLines) -> Screen:
    """An XLSForm: read after the commit."""
    one, document = to.writing(desk, place.letter), message.document
    if document is None:
        raise NotThere
    report_form.receive(
        desk.db, one, document.file_id, document.file_name or "file", document.file_size or 0, desk.now
    )  # fmt: skip
    return desk.open(LetterReport(letter=place.letter)).noted(desk.t("letter-form-received"))


@notice("letter-form-read")
def read(desk: Desk, seat_id: int, file: int, letter: int) -> Screen | None:
    """The form is in the draft – or what is wrong with it and how to mend it."""
    found, t = desk.db.get(StoredFile, file), desk.t
    try:
        if found is None or not letters.of(desk.db, desk.who, letter).draft:
            return None
    except Refusal:
        return None
    why = report_form.trouble(found)
    if why is None:
        return desk.open(FormLines(letter=letter)).noted(t("letter-form-taken", instead="no"))
    lines = [t("letter-form-wrong", name=found.name)]
    if isinstance(why[0], Problem):
        lines += [t("library-problem", text=one.spoken(t.language)) for one in why[:5] if isinstance(one, Problem)]
    else:
        lines.append(t(why[0], **why[1]))
    again = button(t.plain("button-report-other"), LetterReport(letter=letter))
    return Screen(Safe("\n".join(lines)), (*row(again), *row(home(t))))
