"""The schools of a seat by whose move it is; the region's by municipality; finding one by any part of its name."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import Home, SchoolCard, SchoolList, back, home
from handlers.paging import beside, many, near
from handlers.room import At, Desk, Room, Typed
from handlers.school_words import reason
from handlers.screen import Button, Rows, Screen, button, column, row, short
from locales import Safe
from services import deadlines
from services.letters import behind
from services.letters.behind import Behind
from services.org import access, schools, units
from services.org.people import Place
from services.risk import moves
from services.risk.moves import NEEDS, QUIET, SCHOOLS, Standing

room = Room("schools")
BUSY, AT_REST, TOWNS, URGENT = 5, 6, 4, 2  # on one screen
NAMED = 3  # schools that are behind with letters, in one line


class Part(CallbackData, prefix="some"):
    """Some of a seat's schools: those of one unit (0: all), the busy ones or, with quiet 1, the others."""

    seat: int
    town: int
    quiet: int
    page: int


@room.view(SchoolList)
def listed(desk: Desk, data: SchoolList) -> Screen:
    """Mine, whose move it is; for an operator the region."""
    seat = access.seat(desk.who, data.seat, *access.LOOK_AFTER)
    number = max(data.page, 0)
    return _region(desk, seat, number) if seat.role == "operator" else _part(desk, seat, 0, False, number)


@room.view(Part)
def part(desk: Desk, data: Part) -> Screen:
    seat = access.seat(desk.who, data.seat, *access.LOOK_AFTER)
    return _part(desk, seat, data.town, bool(data.quiet), data.page)


def _part(desk: Desk, seat: Place, town: int, quiet: bool, number: int) -> Screen:
    t, counts = desk.t, moves.counts(desk.db, seat, desk.now, town)
    needs, theirs, rest = (sum(counts.get(move, 0) for move in group) for group in (NEEDS, SCHOOLS, QUIET))
    size, total = (AT_REST, rest) if quiet else (BUSY, needs + theirs)
    number, pages = near(number, total, size)
    shown = moves.page(desk.db, seat, desk.now, QUIET if quiet else NEEDS + SCHOOLS, number, size, town)
    whose = units.one(desk.db, town).name if town else ""
    lines = [t("schools-title", n=needs + theirs + rest, town=whose, whose="town" if town else "mine")]
    missed = counts.get("missed", 0)
    late = behind.among(desk.db, moves.within(desk.db, seat, town), deadlines.local(desk.now, seat.zone).date())
    unseen = [one.name for one in late if one.id not in {each.id for each in shown}]
    if quiet:
        lines += _quiet(desk, seat, shown, late, missed, rest - missed)
    else:
        lines += _busy(desk, seat, shown, late, {"needs": needs, "theirs": theirs})
    if not quiet and missed:
        lines.append(t("schools-missed", n=missed))
    if not quiet and rest > missed:
        lines.append(t("schools-rest", n=rest - missed, busy=needs + theirs + missed, late=len(unseen)))
    if not quiet and unseen:
        lines.append(t("schools-behind", names=", ".join(unseen[:NAMED]), more=len(unseen[NAMED:])))
    lines.append(t("schools-hint"))
    here = {"seat": seat.seat_id, "town": town}
    other = Part(**here, quiet=1, page=0) if rest and not quiet else None
    more = button(t.plain("button-schools-rest", n=rest), other) if other else None
    up = SchoolList(seat=seat.seat_id, page=0)
    away = Part(**here, quiet=0, page=0) if quiet and town else up if quiet or town else Home()
    turn = beside(number, pages, lambda n: Part(**here, quiet=int(quiet), page=n))
    return Screen(Safe("\n".join(lines)), (*_cards(desk, shown), *turn, *column(more), *row(back(t, away), home(t))))


def _busy(desk: Desk, seat: Place, shown: list[Standing], late: list[Behind], counts: dict[str, int]) -> list[Safe]:
    """Under two headings: whom I must help, whose own move it is."""
    if not shown:
        return [desk.t("schools-nobody-waits")]
    lines, group = [], ""
    for one in shown:
        now = "needs" if one.needs else "theirs"
        if now != group:
            lines.append(desk.t(f"schools-{now}", n=counts[now], who=seat.role))
            group = now
        lines.append(_line(desk, seat, one, late))
    return lines


def _quiet(desk: Desk, seat: Place, shown: list[Standing], late: list[Behind], missed: int, planned: int) -> list[Safe]:
    """Those that did not send under a heading of their own, so that nobody takes them for done."""
    lines, group = [], ""
    for one in shown:
        now = "missed" if one.move == "missed" else "planned"
        if missed and now != group:
            lines.append(desk.t(f"schools-{now}", n=missed if now == "missed" else planned))
            group = now
        lines.append(_line(desk, seat, one, late))
    return lines


def _line(desk: Desk, seat: Place, one: Standing, late: list[Behind]) -> Safe:
    """«Школа № 12: уровни не подтверждены; писем после срока: 2»."""
    said = desk.t("schools-line", school=one.name, reason=reason(desk, one, seat.zone))
    n = next((each.n for each in late if each.id == one.id), 0)
    return Safe(f"{said}{desk.t('schools-late', n=n)}") if n else said


def _cards(desk: Desk, shown: list[Standing]) -> Rows:
    return column(*(button(short(one.name, 24), SchoolCard(school=one.id)) for one in shown))


# ── a region ─────────────────────────────────────────────────────────────────────────────────


def _region(desk: Desk, seat: Place, number: int) -> Screen:
    """The search first, then the few that nobody has taken, then counts by municipality in their order of names."""
    t = desk.t
    towns, parts, total = moves.towns(desk.db, seat, desk.now, number, TOWNS)
    urgent = [] if number else moves.page(desk.db, seat, desk.now, ("signal", "late"), 0, URGENT)
    lines = [t("schools-region", n=total), t("schools-hint")]
    if urgent:
        lines.append(t("schools-urgent"))
        lines += [t("schools-line", school=one.name, reason=reason(desk, one, seat.zone)) for one in urgent]
    if towns:
        lines.append(t("schools-towns"))
    lines += [
        t("schools-town", town=one.name, n=one.schools, sent=one.sent, verified=one.verified, waiting=one.waiting)
        for one in towns
    ]
    found = [button(short(one.name, 24), Part(seat=seat.seat_id, town=one.id, quiet=0, page=0)) for one in towns]
    turn = beside(number, many(parts, TOWNS), lambda n: SchoolList(seat=seat.seat_id, page=n))
    rows = (*_cards(desk, urgent), *column(*found), *turn, *row(back(t, Home()), home(t)))
    return Screen(Safe("\n".join(lines)), rows)


# ── finding ──────────────────────────────────────────────────────────────────────────────────


@room.words(At(SchoolList), Typed())
def found_in_list(desk: Desk, message: Message, place: SchoolList) -> Screen:
    seat = access.seat(desk.who, place.seat, *access.LOOK_AFTER)
    return _found(desk, [seat], message.text or "", place)


@room.words(At(Part), Typed())
def found_in_part(desk: Desk, message: Message, place: Part) -> Screen:
    return found_in_list(desk, message, SchoolList(seat=place.seat, page=0))


@room.command("school")
def school_command(desk: Desk, message: Message) -> Screen:
    """`/school заречн`; without words the list."""
    seats = [seat for seat in desk.who.seats if seat.role in access.LOOK_AFTER]
    if not seats:
        return desk.open(Home())
    words = (message.text or "").split(maxsplit=1)[1:]
    place = SchoolList(seat=seats[0].seat_id, page=0)
    return _found(desk, seats, words[0], place) if words else desk.open(place)


def _found(desk: Desk, seats: list[Place], text: str, place: SchoolList) -> Screen:
    """One school opens at once; of several one is chosen, or another word narrows them down."""
    t = desk.t
    for seat in seats:
        found, total = schools.find(desk.db, seat, text)
        if found:
            break
    else:
        return desk.open(place).noted(t("schools-not-found", text=text[:40]))
    if total == 1:
        return desk.open(SchoolCard(school=found[0].id))
    lines = [t("schools-found", text=text[:40], n=total)]
    lines += [
        t(
            "schools-found-line", school=one.name, code=one.code, town=one.town,
            within="some" if one.town else "none",
        )
        for one in found
    ]  # fmt: skip
    lines.append(t("schools-found-hint", more=total - len(found)))
    buttons: list[Button] = [button(short(f"{one.name}", 24), SchoolCard(school=one.id)) for one in found]
    return Screen(Safe("\n".join(lines)), (*column(*buttons), *row(back(t, place), home(t))), place=place.pack())
