"""The settings as a table: given as .xlsx, sent back, shown as differences, applied by one press."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import back, home
from handlers.region_buttons import RegionSettings, SettingsSheet
from handlers.room import Desk, Room, notice
from handlers.screen import Document, Screen, button, column, row
from locales import Safe
from models import StoredFile
from services import content
from services.org import access, consent, settings, settings_file, settings_values, uploads
from services.org.settings_file import Difference

room = Room("settings-table")
SHOWN = 6  # mistakes or differences at once
LONG = 40


class SettingsFile(CallbackData, prefix="set-file"):
    """What is in a table of settings that was sent."""

    file: int


class SettingsApply(CallbackData, prefix="set-put"):
    file: int


class SettingsGet(CallbackData, prefix="set-get"):
    seat: int


@room.view(SettingsSheet)
def how(desk: Desk, data: SettingsSheet) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    get = button(t.plain("button-settings-get"), SettingsGet(seat=seat.seat_id))
    return Screen(t("settings-file-how"), (*column(get), *row(back(t, RegionSettings(seat=seat.seat_id)), home(t))))


@room.act(SettingsGet)
def get(desk: Desk, data: SettingsGet) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    screen = desk.open(SettingsSheet(seat=seat.seat_id))
    names = {name: t.plain(f"setting-{name}") for name in settings.REGISTRY}
    made = settings_file.write(desk.db, seat.unit_id, names)
    document = Document(t.plain("settings-file"), lambda: made)
    return Screen(screen.text, screen.rows, screen.place, document=document)


@room.view(SettingsFile)
def card(desk: Desk, data: SettingsFile) -> Screen:
    file, _ = uploads.one(desk.db, desk.who, data.file, "settings")
    return draw(desk, file)


def draw(desk: Desk, file: StoredFile) -> Screen:
    """What would change – or what is wrong and how to mend it."""
    t = desk.t
    seat = access.seat(desk.who, file.seat_id, "operator")
    if file.state == "loaded":
        return Screen(t("settings-applied-before", name=file.name), row(home(t)))
    planned = settings_file.plan(desk.db, seat.unit_id, file.outcome or {})
    lines = [t("import-title", name=file.name)]
    if planned.errors:
        lines.append(t("import-has-errors", count=len(planned.errors)))
        lines += [
            t(
                "import-row", sheet=error.sheet, row=error.row, column=error.column,
                what=t(error.what, **error.args), remedy=t(error.remedy, **error.args),
            )
            for error in planned.errors[:SHOWN]
        ]  # fmt: skip
        return Screen(Safe("\n".join(lines)), row(home(t)))
    lines += [_difference(desk, change) for change in planned.changes[:SHOWN]]
    if len(planned.changes) > SHOWN:
        lines.append(t("settings-more", n=len(planned.changes) - SHOWN))
    if not planned.changes:
        lines.append(t("settings-nothing"))
    if any(change.name == "consent-text" for change in planned.changes):
        lines.append(t("settings-consent-warning", n=len(consent.people_in(desk.db, seat.unit_id))))
    apply = button(t.plain("button-settings-apply"), SettingsApply(file=file.id)) if planned.changes else None
    return Screen(Safe("\n".join(lines)), (*column(apply), *row(home(t))))


def _difference(desk: Desk, change: Difference) -> Safe:
    t, one = desk.t, settings.known(change.name)

    def words(value: object) -> str:
        if one.kind == "calendar" and value:
            return t.plain("setting-days", n=len(value))  # type: ignore[arg-type]
        text = settings_values.written(one, value, t.language) or t.plain("setting-unset")
        return text if len(text) <= LONG else text[: LONG - 1] + "…"

    return t(
        "settings-difference", name=t.plain(f"setting-{one.name}"), before=words(change.before),
        after=words(change.after),
    )  # fmt: skip


@room.act(SettingsApply)
def applied(desk: Desk, data: SettingsApply) -> Screen:
    file, seat = uploads.one(desk.db, desk.who, data.file, "settings")
    done = settings_file.apply(desk.db, desk.who, seat, file, desk.now)
    if done is None:
        return desk.open(SettingsFile(file=file.id)).said(desk.t.plain("settings-applied-already"))
    content.load_calendar(desk.db)
    return desk.open(RegionSettings(seat=seat.seat_id)).noted(desk.t("settings-applied", n=len(done.changes)))


@notice("settings-read")
def read(desk: Desk, seat_id: int, file: int) -> Screen | None:
    row_ = desk.db.get(StoredFile, file)
    return draw(desk, row_) if row_ is not None and row_.state != "loaded" else None
