"""Loading a region: a file is sent, read, shown with every mistake, then loaded by one press."""

import tempfile
from pathlib import Path

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import fallback
from handlers.buttons import Home, back, home
from handlers.region_buttons import ImportHelp
from handlers.room import Desk, Room, notice
from handlers.screen import Document, Screen, button, column, row
from locales import Safe
from models import StoredFile
from services.org import access, people, uploads
from services.org.example_region import write_example
from services.org.region_plan import Plan
from services.org.region_rows import RowError

room = Room("region")
SHOWN = 5  # mistakes and changes shown in chat; all of them are in the list that comes as a file


class Example(CallbackData, prefix="imp-ex"):
    seat: int


class ImportCard(CallbackData, prefix="imp-file"):
    """What is in a file that was sent."""

    file: int


class Mistakes(CallbackData, prefix="imp-bad"):
    """All mistakes as a text file."""

    file: int


class Load(CallbackData, prefix="imp-load"):
    file: int


@room.view(ImportHelp)
def how(desk: Desk, data: ImportHelp) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    return Screen(
        t("import-how"), (*row(button(t.plain("button-example"), Example(seat=seat.seat_id))), *row(back(t, Home())))
    )


@room.act(Example)
def example(desk: Desk, data: Example) -> Screen:
    access.seat(desk.who, data.seat, "operator")
    screen = desk.open(ImportHelp(seat=data.seat))
    return Screen(screen.text, screen.rows, screen.place, document=Document(desk.t.plain("example-file"), _example))


def _example() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "region.xlsx"
        write_example(path)
        return path.read_bytes()


@room.words(F.document)
def received(desk: Desk, message: Message) -> Screen:
    """A table from an operator is a region; from anybody else it is a misunderstanding."""
    seat, document = desk.who.seat("operator"), message.document
    if seat is None or document is None:
        return fallback.current(desk).noted(desk.t("hint-document"))
    uploads.ask(desk.db, seat, document.file_id, document.file_name or "", document.file_size or 0, desk.now)
    return desk.open(ImportHelp(seat=seat.seat_id)).noted(desk.t("import-received"))


@room.view(ImportCard)
def card(desk: Desk, data: ImportCard) -> Screen:
    file, _ = uploads.one(desk.db, desk.who, data.file)
    return draw(desk, file)


def draw(desk: Desk, file: StoredFile) -> Screen:
    """What would be added, changed, left – or what is wrong and how to mend it."""
    t = desk.t
    if file.state == "refused":
        facts = (file.outcome or {}).get("facts", {})
        text = Safe(f"{t('import-title', name=file.name)}\n{t((file.outcome or {})['refused'], **facts)}")
        return Screen(text, row(home(t)))
    if file.state == "loaded":
        return Screen(t("import-loaded-before", name=file.name), row(home(t)))
    plan = uploads.planned(desk.db, file)
    lines = [t("import-title", name=file.name)]
    if plan.errors:
        lines.append(t("import-has-errors", count=len(plan.errors)))
        lines += [line(desk, error) for error in plan.errors[:SHOWN]]
        every = button(t.plain("button-mistakes"), Mistakes(file=file.id)) if len(plan.errors) > SHOWN else None
        return Screen(Safe("\n".join(lines)), (*column(every), *row(home(t))))
    lines += _summary(desk, plan)
    load = None if plan.empty else button(t.plain("button-load"), Load(file=file.id))
    return Screen(Safe("\n".join(lines)), (*column(load), *row(home(t))))


def line(desk: Desk, error: RowError) -> Safe:
    """«Места», строка 7, столбец «Роль»: what it is and what to do."""
    t = desk.t
    return t(
        "import-row", sheet=error.sheet, row=error.row, column=error.column,
        what=t(error.what, **error.args), remedy=t(error.remedy, **error.args),
    )  # fmt: skip


def _summary(desk: Desk, plan: Plan) -> list[Safe]:
    t = desk.t
    lines = [
        t("import-units", new=len(plan.new_units), changed=len(plan.changed_units), same=plan.same_units),
        t("import-seats", new=len(plan.new_seats), changed=len(plan.renamed_seats), same=plan.same_seats),
    ]
    lines += [
        t("import-change", subject=c.subject, column=c.column, before=c.before, after=c.after)
        for c in plan.changes[:SHOWN]
    ]
    if plan.absent_units:
        lines.append(t("import-absent", n=len(plan.absent_units)))
    if plan.without_curator:
        lines.append(
            t("import-without-curator", n=len(plan.without_curator), names=", ".join(plan.without_curator[:3]))
        )
    if plan.empty:
        lines.append(t("import-no-change"))
    return lines


@room.act(Mistakes)
def mistakes(desk: Desk, data: Mistakes) -> Screen:
    file, _ = uploads.one(desk.db, desk.who, data.file)
    screen = desk.open(ImportCard(file=file.id))
    text = "\r\n".join(_plain(desk, error) for error in uploads.planned(desk.db, file).errors)
    made = Document(desk.t.plain("mistakes-file"), lambda: text.encode("utf-8-sig"))
    return Screen(screen.text, screen.rows, screen.place, document=made)


def _plain(desk: Desk, error: RowError) -> str:
    t = desk.t
    return t.plain(
        "import-row", sheet=error.sheet, row=error.row, column=error.column,
        what=t.plain(error.what, **error.args), remedy=t.plain(error.remedy, **error.args),
    )  # fmt: skip


@room.act(Load)
def load(desk: Desk, data: Load) -> Screen:
    file, _ = uploads.one(desk.db, desk.who, data.file)
    counts = uploads.load(desk.db, desk.who, file, desk.now)
    if counts is None:
        return desk.open(ImportCard(file=file.id)).said(desk.t.plain("import-loaded-already"))
    t = desk.t
    done = t(
        "import-loaded",
        units=counts.units_added,
        seats=counts.seats_added,
        changed=counts.units_changed + counts.seats_changed,
    )
    # The file may have renamed the operator's own region: read anew where they sit.
    here = Desk(desk.db, people.by_id(desk.db, desk.who.person_id) or desk.who, desk.now, t)
    return here.open(Home()).noted(done)


@notice("import-read")
def read(desk: Desk, seat_id: int, file: int) -> Screen | None:
    row_ = desk.db.get(StoredFile, file)
    return draw(desk, row_) if row_ is not None and row_.state != "loaded" else None
