"""The passport of the standard procedure: all its fields, revisions with reasons; the operator edits."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import Home, back, home
from handlers.journey_buttons import Passport
from handlers.paging import beside, many, near
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column, row, short
from locales import Safe
from models import ProcedureRevision
from services.journey import passport
from services.org import access, units
from services.org.people import Place

room = Room("procedure")
READERS = ("operator", "coordinator", "curator", "director")
PAGE, EDITS, REVISIONS = 6, 6, 4


class PassportEdit(CallbackData, prefix="sop-edit"):
    """Which field?"""

    seat: int
    page: int = 0


class PassportField(CallbackData, prefix="sop-f"):
    """Its new value: typed here."""

    seat: int
    item: int
    rev: int


class PassportReason(CallbackData, prefix="sop-why"):
    """Why? Typed here; then there is a new revision."""

    seat: int
    item: int
    rev: int


class PassportHistory(CallbackData, prefix="sop-log"):
    seat: int
    page: int = 0


@room.view(Passport)
def shown(desk: Desk, data: Passport) -> Screen:
    seat, t = access.seat(desk.who, data.seat, *READERS), desk.t
    values, fields = passport.values(desk.db, seat.unit_id), passport.fields()
    number, pages = near(data.page, len(fields), PAGE)
    revision, kept = passport.number(desk.db, seat.unit_id), passport.newest(desk.db, seat.unit_id)
    day = passport.day(kept.made_at, seat.zone) if kept else ""
    lines = [t("passport-title", number=revision or 1, first="no" if revision else "yes", day=day)]
    lines += [
        t("passport-line", name=t.local(one.names), value=values[one.code])
        for one in fields[number * PAGE : (number + 1) * PAGE]
    ]
    ids = {"seat": seat.seat_id}
    turn = beside(number, pages, lambda page: Passport(**ids, page=page))
    edit = button(t.plain("button-passport-edit"), PassportEdit(**ids)) if seat.role == "operator" else None
    log = button(t.plain("button-passport-log"), PassportHistory(**ids)) if revision else None
    return Screen(Safe("\n".join(lines)), (*turn, *column(edit, log), *row(back(t, Home()), home(t))))


@room.command("sop")
def sop_command(desk: Desk, _: Message) -> Screen:
    seat = next((seat for role in READERS for seat in desk.who.seats if seat.role == role), None)
    return desk.open(Passport(seat=seat.seat_id)) if seat else desk.open(Home())


@room.view(PassportEdit)
def which(desk: Desk, data: PassportEdit) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    revision, fields = passport.number(desk.db, seat.unit_id), list(enumerate(passport.fields()))
    number, pages = near(data.page, len(fields), EDITS)
    found = [
        button(short(t.local(one.names), 24), PassportField(seat=seat.seat_id, item=k, rev=revision))
        for k, one in fields[number * EDITS : (number + 1) * EDITS]
        if one.code != passport.REASON  # every revision has its own
    ]
    turn = beside(number, pages, lambda page: PassportEdit(seat=seat.seat_id, page=page))
    return Screen(t("passport-which"), (*column(*found), *turn, *row(back(t, Passport(seat=seat.seat_id)), home(t))))


@room.view(PassportField)
def value(desk: Desk, data: PassportField) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    one = passport.field(data.item)
    now = passport.values(desk.db, seat.unit_id)[one.code]
    text = t("passport-value", name=t.local(one.names), value=now)
    return Screen(text, row(back(t, PassportEdit(seat=seat.seat_id)), home(t)))


@room.words(At(PassportField), Typed())
def said(desk: Desk, message: Message, place: PassportField) -> Screen:
    seat = access.seat(desk.who, place.seat, "operator")
    passport.keep(desk.db, seat, passport.field(place.item).code, message.text or "")
    return desk.open(PassportReason(seat=seat.seat_id, item=place.item, rev=place.rev))


@room.view(PassportReason)
def why(desk: Desk, data: PassportReason) -> Screen:
    seat, t = access.seat(desk.who, data.seat, "operator"), desk.t
    one = passport.field(data.item)
    new = passport.kept(desk.db, seat, one.code)
    if not new:
        return desk.open(Passport(seat=seat.seat_id))
    before = passport.values(desk.db, seat.unit_id)[one.code]
    text = t("passport-why", name=t.local(one.names), before=before, value=new)
    back_to = PassportField(seat=seat.seat_id, item=data.item, rev=data.rev)
    return Screen(text, row(back(t, back_to), home(t)))


@room.words(At(PassportReason), Typed())
def revised(desk: Desk, message: Message, place: PassportReason) -> Screen:
    seat = access.seat(desk.who, place.seat, "operator")
    code = passport.field(place.item).code
    number = passport.revise(desk.db, desk.who, seat, code, message.text or "", place.rev, desk.now)
    return desk.open(Passport(seat=seat.seat_id)).noted(desk.t("passport-revised", number=number))


@room.view(PassportHistory)
def history(desk: Desk, data: PassportHistory) -> Screen:
    seat, t = access.seat(desk.who, data.seat, *READERS), desk.t
    found, total = passport.history(desk.db, seat.unit_id, max(data.page, 0), REVISIONS)
    lines = [t("passport-history")]
    lines += [_revision(desk, seat, one) for one in found]
    page, ids = max(data.page, 0), {"seat": seat.seat_id}
    turn = beside(page, many(total, REVISIONS), lambda page: PassportHistory(**ids, page=page))
    return Screen(Safe("\n".join(lines)), (*turn, *row(back(t, Passport(**ids)), home(t))))


def _revision(desk: Desk, seat: Place, one: ProcedureRevision) -> Safe:
    t, names = desk.t, {field.code: field.names for field in passport.fields()}
    changed = ", ".join(t.local(names[code]) for code in passport.changed(desk.db, one) if code in names)
    who = units.seat_title(desk.db, one.made_by)
    return t(
        "passport-revision", number=one.number, day=passport.day(one.made_at, seat.zone), fields=changed,
        reason=one.reason, who=who,
    )  # fmt: skip
