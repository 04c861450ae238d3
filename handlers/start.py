"""Coming in: a link or a code, the place confirmed, consent given."""

from aiogram.filters import CommandStart, Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import stranger
from handlers.buttons import Home
from handlers.room import Desk, Room
from handlers.screen import Screen, button, column
from services.org import consent, entry, people, settings, units
from services.org.entry import Opened

room = Room("start")


class Invited(CallbackData, prefix="in"):
    """Is this your place? The tag proves that the secret was shown."""

    invitation: int
    tag: str


class Mine(CallbackData, prefix="in-yes"):
    invitation: int
    tag: str


class NotMine(CallbackData, prefix="in-no"):
    invitation: int
    tag: str


class ConsentInFull(CallbackData, prefix="in-full"):
    invitation: int
    tag: str


class Agree(CallbackData, prefix="in-agree"):
    """To the very edition that was read."""

    invitation: int
    tag: str
    edition: str


class Decline(CallbackData, prefix="in-decline"):
    invitation: int
    tag: str


class Coded(Filter):
    """Lets eight letters of our alphabet through."""

    async def __call__(self, message: Message) -> bool:
        return entry.looks_like_code(message.text)


@room.words(CommandStart())
def start(desk: Desk, message: Message) -> Screen:
    words = (message.text or "").split(maxsplit=1)
    if len(words) == 2:
        return _invited(desk, entry.open_link(desk.db, desk.who.messenger_id, words[1].strip(), desk.now))
    if desk.who.seats:
        return desk.open(Home())
    return stranger.greet(desk)


@room.words(Coded())
def code(desk: Desk, message: Message) -> Screen:
    return _invited(desk, entry.open_code(desk.db, desk.who.messenger_id, message.text or "", desk.now))


def _invited(desk: Desk, what: Opened) -> Screen:
    return _met(desk).open(Invited(invitation=what.invitation_id, tag=what.tag))


def _met(desk: Desk) -> Desk:
    """The desk of somebody whose number we now keep."""
    if desk.who.person_id:
        return desk
    return Desk(desk.db, people.meet(desk.db, desk.who.messenger_id, desk.t.language, desk.now), desk.now, desk.t)


@room.view(Invited)
def invited(desk: Desk, data: Invited) -> Screen:
    what = entry.opened(desk.db, desk.who.messenger_id, data.invitation, data.tag, desk.now)
    t, ids = desk.t, {"invitation": data.invitation, "tag": data.tag}
    body = settings.value(desk.db, what.unit_id, "inviting-body")
    role = t.plain(f"place-{what.role}")
    plain = "yes" if what.title.casefold() == role else "no"
    place = {"title": what.title, "unit": what.unit, "place": role, "plain": plain}
    return Screen(
        t("invited", **place, by="body" if body else "nobody", body=body),
        column(
            button(t.plain("button-mine", role=what.role), Mine(**ids)),
            button(t.plain("button-not-mine", role=what.role), NotMine(**ids)),
        ),
    )


@room.view(Mine)
def ask_consent(desk: Desk, data: Mine) -> Screen:
    """A consent of its own, unless this very edition was given before."""
    what = entry.opened(desk.db, desk.who.messenger_id, data.invitation, data.tag, desk.now)
    edition = consent.edition(desk.db, what.unit_id)
    if desk.who.seats and consent.agreed(desk.db, desk.who.person_id, edition.number):
        return agree(desk, Agree(invitation=data.invitation, tag=data.tag, edition=edition.number))
    t, ids = desk.t, {"invitation": what.invitation_id, "tag": what.tag}
    return Screen(
        t("consent", edition=edition.number, day=edition.day, own=edition.below),
        column(
            button(t.plain("button-agree"), Agree(**ids, edition=edition.number)),
            button(t.plain("button-read-in-full"), ConsentInFull(**ids)),
            button(t.plain("button-decline"), Decline(**ids)),
        ),
    )


@room.view(ConsentInFull)
def consent_in_full(desk: Desk, data: ConsentInFull) -> Screen:
    what = entry.opened(desk.db, desk.who.messenger_id, data.invitation, data.tag, desk.now)
    edition = consent.edition(desk.db, what.unit_id)
    t, ids = desk.t, {"invitation": data.invitation, "tag": data.tag}
    return Screen(
        t("consent-in-full", edition=edition.number, day=edition.day, own=edition.below),
        column(
            button(t.plain("button-agree"), Agree(**ids, edition=edition.number)),
            button(t.plain("button-decline"), Decline(**ids)),
        ),
    )


@room.act(Agree)
def agree(desk: Desk, data: Agree) -> Screen:
    # The number may have gone since the invitation was opened: refused, or left lying for a week.
    desk = _met(desk)
    what = entry.opened(desk.db, desk.who.messenger_id, data.invitation, data.tag, desk.now)
    if data.edition != consent.edition(desk.db, what.unit_id).number:
        return desk.open(Mine(invitation=data.invitation, tag=data.tag)).said(desk.t.plain("consent-newer"))
    seat_id = entry.join(desk.db, desk.who, data.invitation, data.tag, desk.now)
    who = people.by_id(desk.db, desk.who.person_id)
    assert who is not None
    inside = Desk(desk.db, who, desk.now, desk.t)
    seat = next(place for place in who.seats if place.seat_id == seat_id)
    return inside.open(Home()).noted(desk.t("joined", seat=units.placed(seat.title, seat.unit_name)))


@room.act(Decline)
def decline(desk: Desk, data: Decline) -> Screen:
    """Nothing is kept: without a seat even the account's number goes."""
    if desk.who.seats:
        return desk.open(Home())
    if desk.who.person_id:
        people.part(desk.db, desk.who)
    return Screen(desk.t("declined"))


@room.act(NotMine)
def not_mine(desk: Desk, data: NotMine) -> Screen:
    entry.freeze(desk.db, desk.who.messenger_id, data.invitation, data.tag, desk.now)
    if desk.who.seats:
        return desk.open(Home()).noted(desk.t("not-mine"))
    if desk.who.person_id:
        people.part(desk.db, desk.who)
    return Screen(desk.t("not-mine"))
