"""What home says to those above schools: curators and coordinators, the operator of a region."""

from handlers import journey_home, letter_author_home, letter_home, roadmap_home
from handlers.buttons import CaseList, SchoolList
from handlers.days import day
from handlers.region_buttons import (
    AwayCard,
    BoardCard,
    CuratorList,
    CycleCard,
    FormLibrary,
    HandedToMe,
    ImportHelp,
    MeasureLibrary,
    RegionSettings,
    SeatRoles,
)
from handlers.room import Desk
from handlers.screen import Button, button
from locales import Safe
from services.forms import cycles, progress
from services.org import absences, handover, seats, units
from services.org.people import Place
from services.risk import caselist, moves, reach


def looking_after(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    """Signals, letters, roadmaps, schools; a coordinator has a board, a programme and letters of its own as well."""
    t, above = desk.t, seat.role == "coordinator"
    schools, unverified = moves.totals(desk.db, seat, desk.now)
    written, to_written = letter_author_home.of_author(desk, seat) if above else ([], None)
    said, roads = roadmap_home.waiting(desk, seat)
    more, programme = roadmap_home.own(desk, seat) if above else ([], [])
    letters, to_letters = letter_home.inbox(desk, seat)
    away, arrangements = _curators(desk, seat) if above else _absences(desk, seat)
    board = above and progress.has_cycle(desk.db, seat)
    totals = t("home-schools", n=schools, unverified=unverified)
    return [*_signals(desk, seat), totals, *written, *said, *more, *letters, *away], [
        _cases(desk, seat),
        *to_letters,
        *roads,
        button(t.plain("button-schools"), SchoolList(seat=seat.seat_id, page=0)),
        *([button(t.plain("button-board"), BoardCard(seat=seat.seat_id))] if board else []),
        *arrangements,
        *programme,
        *([to_written] if to_written else []),
    ]


def _cases(desk: Desk, seat: Place) -> Button:
    n = caselist.waiting(desk.db, seat)
    return button(desk.t.plain("button-signals", n=n), CaseList(seat=seat.seat_id, page=0))


def _signals(desk: Desk, seat: Place) -> list[Safe]:
    """What waits for this very seat; what curators have yet to take is a fact, no task."""
    mine, others = reach.waiting(desk.db, seat)
    return [
        *([desk.t("home-signals", n=mine)] if mine or not others else []),
        *([desk.t("home-signals-others", n=others)] if others else []),
    ]


def _curators(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    return [], [button(desk.t.plain("button-curators"), CuratorList(seat=seat.seat_id, page=0))]


def _absences(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    """A curator's own absence, whom they stand in for, what was handed over to them."""
    t, lines = desk.t, list[Safe]()
    absence = absences.current(desk.db, seat.seat_id)
    if absence is not None:
        first, last = (day(desk, seat.zone, iso) for iso in (absence.from_on, absence.until_on))
        who = units.seat_title(desk.db, absence.substitute_id)
        lines.append(t("home-away", state=absence.state, first=first, last=last, substitute=who))
    for other in absences.standing_in(desk.db, seat.seat_id):
        who, last = units.seat_title(desk.db, other.seat_id), day(desk, seat.zone, other.until_on)
        lines.append(t("home-standing-in", who=who, last=last))
    handed = handover.given_to(desk.db, seat.seat_id, desk.now)
    return lines, [
        *([button(t.plain("button-handed-to-me"), HandedToMe(seat=seat.seat_id))] if handed else []),
        button(t.plain("button-away-mine", away="yes" if absence else "no"), AwayCard(seat=seat.seat_id)),
    ]


def of_operator(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    """How the self-diagnosis goes, what waits for a decision, then everything a region is kept with."""
    t, cycle = desk.t, cycles.open_cycle(desk.db, seat.unit_id)
    entered, directors = seats.entered(desk.db, seat, "director")
    running = (
        t("home-cycle", due=day(desk, seat.zone, cycle.due_on), **cycles.counts(desk.db, cycle.id))
        if cycle
        else t("home-no-cycle")
    )
    said, roads = roadmap_home.waiting(desk, seat)
    own, to_own = letter_author_home.of_author(desk, seat)
    asked, to_asked = letter_home.asked(desk, seat)
    lines = [t("home-directors", entered=entered, n=directors), running, *_signals(desk, seat), *said, *own, *asked]
    return lines, [
        button(
            t.plain("button-cycle", running="yes" if cycle else "no"),
            BoardCard(seat=seat.seat_id) if cycle else CycleCard(seat=seat.seat_id),
        ),
        _cases(desk, seat),
        *to_asked,
        *roads,
        to_own,
        button(t.plain("button-find-school"), SchoolList(seat=seat.seat_id, page=0)),
        button(t.plain("button-invitations"), SeatRoles(seat=seat.seat_id)),
        journey_home.board(desk, seat),
        button(t.plain("button-import"), ImportHelp(seat=seat.seat_id)),
        button(t.plain("button-forms"), FormLibrary(seat=seat.seat_id)),
        button(t.plain("button-measures"), MeasureLibrary(seat=seat.seat_id)),
        button(t.plain("button-settings"), RegionSettings(seat=seat.seat_id)),
    ]
