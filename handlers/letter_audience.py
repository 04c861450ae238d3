"""To whom a letter goes: everyone, municipalities, a list of schools; and whose people there."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_to as to
from handlers.buttons import back, home
from handlers.letter_buttons import LetterAudience, LetterDraft
from handlers.paging import beside, near
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from services.letters import audience, choosing
from services.refusal import NotThere

room = Room("letter audience")
TOWNS = 5  # on one page


class LetterToAll(CallbackData, prefix="lt-to-all"):
    letter: int


class LetterTowns(CallbackData, prefix="lt-to-muni"):
    """Municipalities to tick."""

    letter: int
    page: int = 0


class LetterTown(CallbackData, prefix="lt-to-tick"):
    letter: int
    unit: int
    on: int
    page: int


class LetterCodes(CallbackData, prefix="lt-to-codes"):
    """Codes of schools: pasted, or as a table."""

    letter: int


class LetterNarrow(CallbackData, prefix="lt-to-some"):
    """Narrow the choice: by stage, by risk, by what was not done."""

    letter: int


class LetterRoles(CallbackData, prefix="lt-to-role"):
    """Whose people: directors, coordinators, curators, mentors."""

    letter: int


class LetterRole(CallbackData, prefix="lt-to-put"):
    letter: int
    place: int  # in audience.ROLES


def away(desk: Desk, letter: int, to: CallbackData | None = None) -> Rows:
    """Back to the choice – or to where one came from – and home."""
    return row(back(desk.t, to or LetterAudience(letter=letter)), home(desk.t))


@room.view(LetterAudience)
def card(desk: Desk, data: LetterAudience) -> Screen:
    """What is chosen, how many that is, and the ways to choose."""
    one, t = to.writing(desk, data.letter), desk.t
    ids, now = {"letter": data.letter}, choosing.chosen(one)
    n = to.count(desk, one)
    correction = (one.row.audience or {}).get("kind") == "correction"
    many = len(choosing.towns(desk.db, one.place)) > 1
    text = t("letter-to-card", who=to.words(desk, one), n=n, correction="yes" if correction else "no")
    schools = audience.schools(desk.db, one.place, {"kind": "schools"})
    ways = column(
        button(t.plain("button-letter-to-done", n=n), LetterDraft(**ids)) if n else None,
        button(t.plain("button-letter-to-all", n=schools), LetterToAll(**ids)),
        button(t.plain("button-letter-to-towns"), LetterTowns(**ids)) if many else None,
        button(t.plain("button-letter-to-codes"), LetterCodes(**ids)),
        button(t.plain("button-letter-to-some"), LetterNarrow(**ids)),
        button(t.plain("button-letter-to-role", role=now.get("role", "director")), LetterRoles(**ids)),
    )
    return Screen(text, (*ways, *away(desk, data.letter, LetterDraft(**ids))))


@room.act(LetterToAll)
def everybody(desk: Desk, data: LetterToAll) -> Screen:
    choosing.everybody(desk.db, to.writing(desk, data.letter))
    return desk.open(LetterAudience(letter=data.letter))


# ── municipalities ───────────────────────────────────────────────────────────────────────────


@room.view(LetterTowns)
def towns(desk: Desk, data: LetterTowns) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    now, listed = choosing.chosen(one), choosing.towns(desk.db, one.place)
    ticked = set(now["units"]) if now.get("kind") == "towns" else set()
    page, pages = near(data.page, len(listed), TOWNS)
    boxes = [
        button(
            f"{'☑' if town.id in ticked else '☐'} {short(town.name, 15)} · {town.schools}",
            LetterTown(letter=data.letter, unit=town.id, on=int(town.id not in ticked), page=page),
        )
        for town in listed[page * TOWNS : (page + 1) * TOWNS]
    ]
    turn = beside(page, pages, lambda page: LetterTowns(letter=data.letter, page=page))
    done = button(t.plain("button-done"), LetterAudience(letter=data.letter)) if ticked else None
    text = t("letter-to-ask-towns", n=len(ticked), page=page + 1, pages=pages)
    return Screen(text, (*column(*boxes), *turn, *column(done), *away(desk, data.letter)))


@room.act(LetterTown)
def tick(desk: Desk, data: LetterTown) -> Screen:
    choosing.tick_town(desk.db, to.writing(desk, data.letter), data.unit, bool(data.on))
    return desk.open(LetterTowns(letter=data.letter, page=data.page))


# ── codes ────────────────────────────────────────────────────────────────────────────────────


@room.view(LetterCodes)
def codes(desk: Desk, data: LetterCodes) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    now = choosing.chosen(one)
    n = len(now["units"]) if now.get("kind") == "list" else 0
    done = button(t.plain("button-done"), LetterAudience(letter=data.letter)) if n else None
    return Screen(t("letter-to-ask-codes", n=n), (*column(done), *away(desk, data.letter)))


@room.words(At(LetterCodes), Typed())
def typed_codes(desk: Desk, message: Message, place: LetterCodes) -> Screen:
    """One code or many, however they are parted; what is not found is named and left out."""
    one, t = to.writing(desk, place.letter), desk.t
    given = list(dict.fromkeys((message.text or "").replace(",", " ").replace(";", " ").split()))
    found, unknown = choosing.listed(desk.db, one, given)
    note = t("cycle-codes-found", found=found, given=len(given))
    if unknown:
        more = t("cycle-codes-unknown", names=", ".join(unknown[:10]), more=max(0, len(unknown) - 10))
        note = Safe(f"{note} {more}")
    return desk.open(place).noted(note)


# ── whose people ─────────────────────────────────────────────────────────────────────────────


@room.view(LetterRoles)
def roles(desk: Desk, data: LetterRoles) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    offered = [
        button(t.plain("button-letter-to-whom", role=name), LetterRole(letter=data.letter, place=place))
        for place, name in enumerate(audience.ROLES)
        if name in choosing.roles(one.place)
    ]
    return Screen(t("letter-to-ask-role"), (*column(*offered), *away(desk, data.letter)))


@room.act(LetterRole)
def role(desk: Desk, data: LetterRole) -> Screen:
    if not 0 <= data.place < len(audience.ROLES):
        raise NotThere
    choosing.role(desk.db, to.writing(desk, data.letter), audience.ROLES[data.place])
    return desk.open(LetterAudience(letter=data.letter))
