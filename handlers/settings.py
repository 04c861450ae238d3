"""The region's settings: what is set, what it means, a new value by a word, the journal of changes."""

from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import Home, back, home
from handlers.paging import beside
from handlers.region_buttons import RegionSettings, SettingsSheet
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column, packed, row
from locales import Safe
from services import content
from services.org import access, consent, settings, settings_values
from services.org.people import Place
from services.org.settings import Known

room = Room("settings")
LONG = 60  # characters of a value in a list


class SettingGroup(CallbackData, prefix="set-grp"):
    seat: int
    setting: str


class SettingCard(CallbackData, prefix="set"):
    """One setting: what it means, what holds, how to change it. A word typed here is its new value."""

    seat: int
    setting: str


class SetDefault(CallbackData, prefix="set-def"):
    seat: int
    setting: str


class SettingsJournal(CallbackData, prefix="set-log"):
    seat: int
    page: int


class ConsentDraft(CallbackData, prefix="set-cons"):
    """The consent's new paragraph before everybody is asked."""

    seat: int


class ConsentAsk(CallbackData, prefix="set-ask"):
    seat: int


def in_words(desk: Desk, one: Known, value: Any, most: int = LONG) -> str:
    """A value as a person reads it in a list."""
    t = desk.t
    if one.kind == "calendar" and value:
        return t.plain("setting-days", n=len(value))
    text = settings_values.written(one, value, t.language) or t.plain("setting-unset")
    if one.kind == "counts" or one.name == "idle-days":
        return t.plain("setting-working-days", n=value[-1] if one.kind == "counts" else value, days=text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def label(desk: Desk, one: Known) -> str:
    return desk.t.plain(f"setting-{one.name}")


@room.view(RegionSettings)
def overview(desk: Desk, data: RegionSettings) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    differ = [one for one in settings.REGISTRY.values() if settings.is_set(desk.db, seat.unit_id, one.name)]
    lines = [t("settings-title", n=len(differ))]
    lines += [_line(desk, seat, one) for one in differ[:6]]
    groups = [
        button(t.plain(f"settings-group-{group}"), SettingGroup(seat=seat.seat_id, setting=group))
        for group in settings.GROUPS
    ]
    file = button(t.plain("button-settings-file"), SettingsSheet(seat=seat.seat_id))
    log = button(t.plain("button-settings-journal"), SettingsJournal(seat=seat.seat_id, page=0))
    return Screen(Safe("\n".join(lines)), (*packed([*groups, file, log]), *row(back(t, Home()))))


def _line(desk: Desk, seat: Place, one: Known) -> Safe:
    value = settings.value(desk.db, seat.unit_id, one.name)
    return desk.t("settings-line", name=label(desk, one), value=in_words(desk, one, value))


@room.view(SettingGroup)
def group(desk: Desk, data: SettingGroup) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    group_ = data.setting if data.setting in settings.GROUPS else settings.GROUPS[0]
    found = [one for one in settings.REGISTRY.values() if one.group == group_]
    lines = [t("settings-group-title", group=t.plain(f"settings-group-{group_}"))]
    lines += [_line(desk, seat, one) for one in found]
    cards = [button(label(desk, one), SettingCard(seat=seat.seat_id, setting=one.name)) for one in found]
    return Screen(Safe("\n".join(lines)), (*column(*cards), *row(back(t, RegionSettings(seat=seat.seat_id)), home(t))))


@room.view(SettingCard)
def card(desk: Desk, data: SettingCard) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    one = settings.known(data.setting)
    value = settings.value(desk.db, seat.unit_id, one.name)
    words = ", ".join(settings_values.choices(one, t.language))
    lines = [
        t("setting-title", name=label(desk, one)),
        t(f"setting-{one.name}-what"),
        t("setting-now", value=_whole(desk, one, value), default=in_words(desk, one, one.default)),
        t(f"setting-how-{one.kind}", least=one.least, most=one.most, words=words),
    ]
    reset = SetDefault(seat=seat.seat_id, setting=one.name)
    return Screen(
        Safe("\n".join(lines)),
        (
            *column(button(t.plain("button-set-default"), reset) if value != one.default else None),
            *row(back(t, SettingGroup(seat=seat.seat_id, setting=one.group)), home(t)),
        ),
    )


def _whole(desk: Desk, one: Known, value: Any) -> str:
    """The value itself; of a calendar the first days, all of them are in the table."""
    if one.kind != "calendar" or not value:
        return in_words(desk, one, value, most=500)
    words = [
        desk.t.plain("setting-day", day=settings_values.russian(day), works="yes" if works else "no")
        for day, works in value.items()
    ]
    return "; ".join(words[:8]) + (desk.t.plain("and-more", n=len(words) - 8) if len(words) > 8 else "")


@room.words(At(SettingCard), Typed())
def typed(desk: Desk, message: Message, place: SettingCard) -> Screen:
    seat, one = access.seat(desk.who, place.seat, "operator"), settings.known(place.setting)
    before = settings.value(desk.db, seat.unit_id, one.name)
    return _set(desk, seat, one, settings_values.read(one, message.text or "", before))


@room.act(SetDefault)
def set_default(desk: Desk, data: SetDefault) -> Screen:
    seat = access.seat(desk.who, data.seat, "operator")
    one = settings.known(data.setting)
    return _set(desk, seat, one, one.default)


def _set(desk: Desk, seat: Place, one: Known, new: Any) -> Screen:
    t, before = desk.t, settings.value(desk.db, seat.unit_id, one.name)
    if before == new:
        return desk.open(SettingCard(seat=seat.seat_id, setting=one.name)).noted(t("setting-same"))
    if one.name == "consent-text":
        settings.keep(desk.db, seat.unit_id, "consent-draft", new or " ")
        return desk.open(ConsentDraft(seat=seat.seat_id))
    settings.put(desk.db, desk.who, seat, one.name, new, desk.now)
    content.load_calendar(desk.db)
    done = t("setting-changed", before=in_words(desk, one, before), after=in_words(desk, one, new))
    return desk.open(SettingCard(seat=seat.seat_id, setting=one.name)).noted(done)


# ── the consent: seen by everybody, so asked before ──────────────────────────────────────────


@room.view(ConsentDraft)
def consent_draft(desk: Desk, data: ConsentDraft) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    draft = settings.value(desk.db, seat.unit_id, "consent-draft")
    if draft is None:
        return desk.open(SettingCard(seat=seat.seat_id, setting="consent-text"))
    n = len(consent.people_in(desk.db, seat.unit_id))
    paragraph = draft.strip() or t.plain("setting-unset")
    return Screen(
        t("consent-draft", paragraph=paragraph, n=n),
        column(
            button(t.plain("button-consent-ask", n=n), ConsentAsk(seat=seat.seat_id)),
            button(t.plain("button-leave"), SettingCard(seat=seat.seat_id, setting="consent-text")),
        ),
    )


@room.act(ConsentAsk)
def consent_ask(desk: Desk, data: ConsentAsk) -> Screen:
    seat = access.seat(desk.who, data.seat, "operator")
    here = SettingCard(seat=seat.seat_id, setting="consent-text")
    draft = settings.value(desk.db, seat.unit_id, "consent-draft")
    if draft is None:
        return desk.open(here).said(desk.t.plain("setting-same"))
    asked = consent.change(desk.db, desk.who, seat, draft.strip(), desk.now)
    return desk.open(here).noted(desk.t("consent-asked", n=asked or 0))


# ── who changed what, when ───────────────────────────────────────────────────────────────────


@room.view(SettingsJournal)
def journal(desk: Desk, data: SettingsJournal) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    number = max(data.page, 0)
    changes, pages = settings.history(desk.db, seat, number)
    lines = [t("settings-journal", page=min(number + 1, pages), pages=pages)]
    for change in changes:
        one = settings.known(change.name)
        lines.append(
            t(
                "settings-change", when=t.when(change.at, seat.zone, desk.now), seat=change.seat,
                name=label(desk, one), before=in_words(desk, one, change.before, 40),
                after=in_words(desk, one, change.after, 40),
            )
        )  # fmt: skip
    if not changes:
        lines.append(t("settings-journal-empty"))
    turn = beside(number, pages, lambda page: SettingsJournal(seat=seat.seat_id, page=page))
    return Screen(Safe("\n".join(lines)), (*turn, *row(back(t, RegionSettings(seat=seat.seat_id)), home(t))))
