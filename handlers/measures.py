"""The measures of support: looked through by factor, taken as a table, sent back, compared, published."""

from html import unescape

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import Home, back, home
from handlers.paging import beside, near
from handlers.region_buttons import MeasureLibrary
from handlers.room import At, Desk, Room, notice
from handlers.screen import Button, Document, Screen, button, column, row, short
from locales import Safe
from models import StoredFile
from services.org import access, uploads
from services.org.people import Place
from services.org.region_rows import RowError
from services.refusal import NotThere
from services.roadmaps import effect, library
from services.roadmaps.library import Difference, Library
from services.roadmaps.measure_columns import SUPPORT_LETTERS
from services.roadmaps.measure_file import to_xlsx
from services.roadmaps.measures import Measure

room = Room("measures")
SHOWN = 5  # mistakes and changes shown in chat; all of them are in the list that comes as a file
SHORT, LONG = 40, 400  # characters of a text that changes: in chat, in the file
LISTED = 6  # measures on a page
OPERATORS = ("operator",)


class FactorMeasures(CallbackData, prefix="msr-f"):
    """The measures of one factor, page by page."""

    seat: int
    factor: str
    page: int = 0


class LibraryMeasure(CallbackData, prefix="msr-one"):
    """One measure."""

    seat: int
    code: str


class GetMeasures(CallbackData, prefix="msr-get"):
    """All of them as .xlsx."""

    seat: int


class MeasureFile(CallbackData, prefix="msr-file"):
    """What a table that was sent would change, or what is wrong with it."""

    file: int


class MeasureList(CallbackData, prefix="msr-all"):
    """All mistakes or all changes as a text file."""

    file: int


class PublishMeasures(CallbackData, prefix="msr-pub"):
    """`base` is what it was compared with on the screen."""

    file: int
    base: int


# ── what there is ────────────────────────────────────────────────────────────────────────────


@room.view(MeasureLibrary)
def shelf(desk: Desk, data: MeasureLibrary) -> Screen:
    seat, held = _held(desk, data.seat)
    t, factors = desk.t, _factors(desk)
    lines = [
        t("measures-title"),
        t("measures-count", n=len(held.offered), unused=len(held.measures) - len(held.offered)),
    ]
    if held.version and held.published_at:
        on = t.when(held.published_at, seat.zone, desk.now)
        lines.append(t("measures-own", version=held.version, on=on, n=len(held.own)))
    lines.append(t("measures-how"))
    cards = [
        button(short(factors.get(code, code), 14), FactorMeasures(seat=seat.seat_id, factor=code))
        for code in dict.fromkeys(one.factor for one in held.measures)
    ]
    pairs = tuple(tuple(cards[at : at + 2]) for at in range(0, len(cards), 2))
    get = button(t.plain("button-get-form"), GetMeasures(seat=seat.seat_id))
    return Screen(Safe("\n".join(lines)), (*pairs, *column(get), *row(back(t, Home()))))


def _held(desk: Desk, seat_id: int) -> tuple[Place, Library]:
    seat = access.seat(desk.who, seat_id, *OPERATORS)
    return seat, library.of_unit(desk.db, seat.unit_id)


def _factors(desk: Desk) -> dict[str, str]:
    return {one.code: desk.t.local(one.short) for one in library.diagnosis(desk.db).factors}


@room.view(FactorMeasures)
def of_factor(desk: Desk, data: FactorMeasures) -> Screen:
    (seat, held), t = _held(desk, data.seat), desk.t
    found = [one for one in held.measures if one.factor == data.factor]
    page, pages = near(data.page, len(found), LISTED)
    shown = found[page * LISTED : page * LISTED + LISTED]
    factor = _factors(desk).get(data.factor, data.factor)
    lines = [t("measures-factor", factor=factor, page=page + 1, pages=pages)]
    lines += [_line(desk, held, one) for one in shown]
    cards = [button(one.code, LibraryMeasure(seat=seat.seat_id, code=one.code)) for one in shown]
    turned = beside(page, pages, lambda page: FactorMeasures(seat=seat.seat_id, factor=data.factor, page=page))
    threes = tuple(tuple(cards[at : at + 3]) for at in range(0, len(cards), 3))
    return Screen(
        Safe("\n".join(lines)),
        (*threes, *turned, *row(back(t, MeasureLibrary(seat=seat.seat_id)), home(t))),
    )


def _line(desk: Desk, held: Library, one: Measure) -> Safe:
    return desk.t("measures-line", code=one.code, name=desk.t.local(one.name), mark=_mark(held, one))


def _mark(held: Library, one: Measure) -> str:
    return "unused" if not one.used else "own" if one.code in held.own else "none"


@room.view(LibraryMeasure)
def card(desk: Desk, data: LibraryMeasure) -> Screen:
    (seat, held), t = _held(desk, data.seat), desk.t
    one = held.measure(data.code)
    numbers = {item.name: item.number or item.name for item in library.diagnosis(desk.db).items}
    asked = ", ".join(numbers.get(answer.question, answer.question) for answer in one.answers)
    letters = {letter: text for text, letter in SUPPORT_LETTERS.items()}
    lines = [
        t(
            "measures-card-title",
            code=one.code,
            factor=_factors(desk).get(one.factor, one.factor),
            mark=_mark(held, one),
        ),
        t("measures-card-name", name=t.local(one.name), what=t.local(one.what)),
        t(
            "measures-card-indicator",
            name=t.local(one.indicator.name),
            unit=t.local(one.indicator.unit),
            baseline=numbers.get(one.indicator.baseline, "none"),
        ),
        t("measures-card-target", target=t.local(one.indicator.target)),
        t("measures-card-questions", numbers=asked),
        t("measures-card-weeks", least=one.weeks_least, weeks=one.weeks, effort=one.effort),
        t("measures-card-responsible", responsible=t.local(one.responsible)),
        t("measures-card-evidence", evidence=t.local(one.evidence)),
        t("measures-card-support", support="; ".join(f"{letters[x]}) {t.plain(f'support-{x}')}" for x in one.support)),
        _moved(desk, seat, one),
    ]
    to = FactorMeasures(seat=seat.seat_id, factor=one.factor)
    return Screen(Safe("\n".join(lines)), row(back(t, to), home(t)))


def _moved(desk: Desk, seat: Place, one: Measure) -> Safe:
    """How the factor moved where it was carried out; of few schools only how many."""
    found = effect.of_measure(desk.db, seat.unit_id, one.code)
    return desk.t(
        "measures-card-effect", n=found.n, told="yes" if found.told else "no", lower=found.lower, same=found.same,
        higher=found.higher, before=found.before, after=found.after,
    )  # fmt: skip


@room.act(GetMeasures)
def get(desk: Desk, data: GetMeasures) -> Screen:
    (seat, held), form = _held(desk, data.seat), library.diagnosis(desk.db)
    effects = effect.of_library(desk.db, seat)
    screen = desk.open(MeasureLibrary(seat=data.seat))
    made = Document(desk.t.plain("measures-file"), lambda: to_xlsx(held.measures, form, effects))
    return Screen(screen.text, screen.rows, screen.place, document=made)


# ── a table that was sent ────────────────────────────────────────────────────────────────────


@room.words(At(MeasureLibrary), F.document)
def received(desk: Desk, message: Message, place: MeasureLibrary) -> Screen:
    """A file sent to the shelf; its sheets tell whether it holds measures."""
    seat, document = access.seat(desk.who, place.seat, *OPERATORS), message.document
    if document is None:
        raise NotThere
    uploads.ask(desk.db, seat, document.file_id, document.file_name or "", document.file_size or 0, desk.now)
    return desk.open(place).noted(desk.t("import-received"))


@room.view(MeasureFile)
def sent(desk: Desk, data: MeasureFile) -> Screen:
    file, seat = uploads.one(desk.db, desk.who, data.file, "measures")
    return draw(desk, file, seat)


def draw(desk: Desk, file: StoredFile, seat: Place) -> Screen:
    """What publishing would change – or what is wrong and how to mend it."""
    t, ways = desk.t, row(back(desk.t, MeasureLibrary(seat=file.seat_id)), home(desk.t))
    if file.state == "loaded":
        return Screen(Safe(f"{t('import-title', name=file.name)}\n{t('measures-published-before')}"), ways)
    measures, errors = library.read(desk.db, file)
    every = button(t.plain("button-measures-all"), MeasureList(file=file.id))
    if errors:
        lines = [t("import-title", name=file.name), t("measures-refused", n=len(errors))]
        lines += [_mistake(desk, error) for error in errors[:SHOWN]]
        return Screen(Safe("\n".join(lines)), (*column(every if len(errors) > SHOWN else None), *ways))
    held = library.of_unit(desk.db, seat.unit_id)
    changes = library.difference(held, measures)
    told = _changes(desk, changes, SHORT)
    lines = [
        t("import-title", name=file.name),
        t("measures-differ", added=len(changes.added), changed=len(changes.changed), same=changes.same),
        *told[:SHOWN],
        *([t("measures-absent", n=changes.absent)] if changes.absent else []),
        t("measures-nothing-new") if changes.empty else t("measures-ready"),
    ]
    publish: Button | None = button(t.plain("button-publish"), PublishMeasures(file=file.id, base=held.base))
    shown = (None if changes.empty else publish, every if len(told) > SHOWN else None)
    return Screen(Safe("\n".join(lines)), (*column(*shown), *ways))


def _mistake(desk: Desk, error: RowError) -> Safe:
    t = desk.t
    return t(
        "import-row", sheet=error.sheet, row=error.row, column=error.column,
        what=t(error.what, **error.args), remedy=t(error.remedy, **error.args),
    )  # fmt: skip


def _changes(desk: Desk, changes: Difference, most: int) -> list[Safe]:
    """A line for each measure that would be new and for each cell that would be other, its texts up to a length."""
    t = desk.t
    return [t("measures-new", code=one.code, name=short(t.local(one.name), most)) for one in changes.added] + [
        t(
            "import-change",
            subject=one.code,
            column=one.column,
            before=short(one.before, most),
            after=short(one.after, most),
        )
        for one in changes.changes
    ]


@room.act(MeasureList)
def everything(desk: Desk, data: MeasureList) -> Screen:
    file, seat = uploads.one(desk.db, desk.who, data.file, "measures")
    screen, (measures, errors) = desk.open(MeasureFile(file=file.id)), library.read(desk.db, file)
    t = desk.t
    lines = [
        t.plain(
            "import-row", sheet=error.sheet, row=error.row, column=error.column,
            what=t.plain(error.what, **error.args), remedy=t.plain(error.remedy, **error.args),
        )
        for error in errors
    ]  # fmt: skip
    if not errors:
        held = library.of_unit(desk.db, seat.unit_id)
        lines += [unescape(line) for line in _changes(desk, library.difference(held, measures), LONG)]
    text = "\r\n".join(lines)
    made = Document(t.plain("mistakes-file" if errors else "changes-file"), lambda: text.encode("utf-8-sig"))
    return Screen(screen.text, screen.rows, screen.place, document=made)


@room.act(PublishMeasures)
def publish(desk: Desk, data: PublishMeasures) -> Screen:
    file, seat = uploads.one(desk.db, desk.who, data.file, "measures")
    if library.moved(desk.db, seat, file, data.base):
        return desk.open(MeasureFile(file=file.id)).noted(desk.t("measures-moved"))
    version = library.publish(desk.db, desk.who, seat, file, data.base, desk.now)
    if version is None:
        return desk.open(MeasureFile(file=file.id)).said(desk.t.plain("library-published-already"))
    done = desk.t("measures-published", version=version.version)
    return desk.open(MeasureLibrary(seat=seat.seat_id)).noted(done)


@notice("measures-read")
def read(desk: Desk, seat_id: int, file: int) -> Screen | None:
    row_, seat = desk.db.get(StoredFile, file), next((s for s in desk.who.seats if s.seat_id == seat_id), None)
    return draw(desk, row_, seat) if row_ is not None and seat is not None and row_.state != "loaded" else None
