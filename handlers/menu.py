"""Home: what is to be done, by seat; the commands; help."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.filters.callback_data import CallbackData

from handlers import journey_home, letter_author_home, letter_home, roadmap_home, stranger
from handlers.buttons import (
    AwayCard,
    BoardCard,
    ByWordList,
    CaseList,
    ConsentAgain,
    Continue,
    CuratorList,
    CycleCard,
    FormLibrary,
    HandedToMe,
    Home,
    ImportHelp,
    MeasureLibrary,
    Prepare,
    Profile,
    RegionSettings,
    Reply,
    SchoolList,
    SeatRoles,
    home,
)
from handlers.room import Desk, Room, notice
from handlers.screen import WIDE, Button, Rows, Screen, button, column, packed, row
from locales import LANGUAGES, Safe, Say
from services import deadlines
from services.forms import cycles, delegation, parts, progress, submissions
from services.org import absences, access, consent, handover, seats, units
from services.org.people import Place
from services.risk import caselist, moves, reach, talk

room = Room("menu")
MINUTES_A_QUESTION = 0.5
MOST_ROWS = 8  # of a home; with several seats more than these become one button a seat
FIRST_ROWS = 6  # of a home that would be higher; the others are a press away

# Commands of every person, and those of a role; their words are in the texts as command-<name>.
EVERYBODY = ("start", "help", "language", "mydata", "forget")
ROLE_COMMANDS = {
    "director": ("mine", "form", "roadmap"),
    "curator": ("mine", "signals", "school", "journey", "roadmap", "away"),
    "coordinator": ("mine", "signals", "school", "journey", "roadmap", "board", "letters", "curators"),
    "operator": (
        "mine",
        "signals",
        "letters",
        "school",
        "board",
        "cycle",
        "invitations",
        "import",
        "forms",
        "measures",
        "settings",
        "curators",
        "journey",
        "sop",
    ),  # fmt: skip
    "deputy": ("mine", "form"),
    "mentor": (),
}


class SeatHome(CallbackData, prefix="home-of"):
    """What is to be done in one of several seats."""

    seat: int


class MoreDoors(CallbackData, prefix="home-more"):
    """What did not fit on the home of a seat."""

    seat: int


class OpenForms(CallbackData, prefix="home-forms"):
    """Which of several open questionnaires?"""


class Commands(CallbackData, prefix="help"):
    """What the bot can do for one."""


@room.view(Home)
def at_home(desk: Desk, _: Home) -> Screen:
    if not desk.who.seats:
        return stranger.greet(desk)
    lines: list[Safe] = []
    buttons: list[Button] = []
    for seat in desk.who.seats:
        said, found = _BY_ROLE[seat.role](desk, seat)
        lines.append(_of_seat(desk, seat, said))
        buttons += found
    if len(desk.who.seats) > 1 and _confusing(buttons):
        lines, buttons = _by_seat(desk)
    asks: Rows = ()
    if (asked := consent.missing(desk.db, desk.who)) is not None:
        lines.insert(0, desk.t("home-consent"))
        asks = row(button(desk.t.plain("button-read-edition"), ConsentAgain(seat=asked.seat_id)))
    return Screen(
        Safe("\n\n".join(lines)), (*asks, *_high(desk, desk.who.seats[0], packed(buttons), MOST_ROWS - len(asks)))
    )


def _confusing(buttons: Sequence[Button]) -> bool:
    """Too many for a screen, cut where it matters, or two that read alike."""
    labels = [one.label for one in buttons]
    return len(packed(buttons)) > MOST_ROWS or len(set(labels)) < len(labels) or max(map(len, labels), default=0) > WIDE


def _high(desk: Desk, seat: Place, rows: Rows, most: int) -> Rows:
    """As many doors as a screen holds; what one needs seldom stands last and is a press away."""
    if len(rows) <= most:
        return rows
    return (*rows[:FIRST_ROWS], *row(button(desk.t.plain("button-more-doors"), MoreDoors(seat=seat.seat_id))))


@room.view(MoreDoors)
def more_doors(desk: Desk, data: MoreDoors) -> Screen:
    seat = access.seat(desk.who, data.seat)
    _, found = _BY_ROLE[seat.role](*_alone(desk, seat))
    rest = packed(found)[FIRST_ROWS:][: MOST_ROWS - 1]
    return Screen(_of_seat(desk, seat, ()), (*rest, *row(home(desk.t))))


def _of_seat(desk: Desk, seat: Place, said: Sequence[Safe]) -> Safe:
    return Safe("\n".join([desk.t("home-seat", title=seat.title, unit=seat.unit_name), *said]))


def _by_seat(desk: Desk) -> tuple[list[Safe], list[Button]]:
    """Numbered: the names of two schools may begin alike on a button."""
    lines, buttons = [], []
    for number, seat in enumerate(desk.who.seats, 1):
        said, _ = _BY_ROLE[seat.role](*_alone(desk, seat))
        lines.append(Safe(f"{number}. {_of_seat(desk, seat, said[:1])}"))
        role = desk.t.plain("button-seat-home", role=seat.role)
        buttons.append(button(f"{number}. {role}: {seat.unit_name}", SeatHome(seat=seat.seat_id)))
    return lines, buttons


def _alone(desk: Desk, seat: Place) -> tuple[Desk, Place]:
    """As if this were the only seat: then no button has to say which one it is of."""
    return replace(desk, who=replace(desk.who, seats=(seat,))), seat


@room.view(SeatHome)
def at_seat(desk: Desk, data: SeatHome) -> Screen:
    seat = access.seat(desk.who, data.seat)
    said, found = _BY_ROLE[seat.role](*_alone(desk, seat))
    rows = _high(desk, seat, packed(found), MOST_ROWS - 1)
    return Screen(_of_seat(desk, seat, said), (*rows, *row(home(desk.t))))


def _director(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    t, lines, buttons = desk.t, [], []
    today = deadlines.local(desk.now, seat.zone).date()
    # Whoever leads two schools must see which one a button opens.
    of = f": {seat.unit_name}" if sum(place.role == "director" for place in desk.who.seats) > 1 else ""
    for number, _, due_on, status in submissions.open_of_school(desk.db, seat, desk.now):
        due = t.day(date.fromisoformat(due_on), today)
        if status == "sent":
            unconfirmed = submissions.unconfirmed(desk.db, number)
            lines.append(t("home-sent-on-word") if unconfirmed else t("home-form-sent"))
            buttons.append(button(t.plain("button-open-profile") + of, Profile(submission=number)))
            continue
        draft = submissions.own(desk.db, desk.who, number, desk.now)
        lines.append(_left(desk, draft, status, due))
        if draft.on_word:
            lines.append(t("home-on-word", n=len(draft.on_word)))
            look = button(t.plain("button-by-word-list", n=len(draft.on_word)) + of, ByWordList(submission=number))
            buttons.append(look)
        key = "button-start-form" if status == "open" else "button-continue-form"
        buttons.append(button(t.plain(key) + of, Continue(submission=number)))
        buttons.append(button(t.plain("button-prepare") + of, Prepare(submission=number)))
    for case_id in talk.unanswered(desk.db, seat.unit_id)[:1]:
        lines.append(t("home-question"))
        buttons.append(button(t.plain("button-answer-curator") + of, Reply(case=case_id)))
    letters, to_letters = letter_home.inbox(desk, seat, of)
    said, found = roadmap_home.own(desk, seat, of)
    way, to_way = journey_home.of_director(desk, seat)
    lines, buttons = lines + letters + said + way, buttons + to_letters + found + to_way
    return lines or [t("home-nothing")], letter_home.fitted(desk, seat, buttons, MOST_ROWS)


def _left(desk: Desk, draft: submissions.Draft, status: str, due: str) -> Safe:
    """The director's own questions with their time; those in deputies' hands apart."""
    missing = draft.state.missing
    left = sum(item.section not in draft.held for item in missing)
    minutes, theirs = max(1, round(left * MINUTES_A_QUESTION)), len(missing) - left
    if theirs and not left:
        return desk.t("home-form-theirs", n=theirs, due=due)
    said = desk.t("home-form", status=status, left=left, minutes=minutes, due=due)
    return Safe(f"{said} {desk.t('home-form-apart', n=theirs)}") if theirs else said


def _looking_after(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    t, waiting = desk.t, caselist.waiting(desk.db, seat)
    schools, unverified = moves.totals(desk.db, seat, desk.now)
    lines = [*_signals(desk, seat), t("home-schools", n=schools, unverified=unverified)]
    board = seat.role == "coordinator" and progress.has_cycle(desk.db, seat)
    written = []
    if seat.role == "coordinator":
        own, to_own = letter_author_home.of_author(desk, seat)
        lines, written = lines + own, [to_own]
    said, roads = roadmap_home.waiting(desk, seat)
    more, programme = roadmap_home.own(desk, seat) if seat.role == "coordinator" else ([], [])
    letters, to_letters = letter_home.inbox(desk, seat)
    lines += [*said, *more, *letters]
    return lines, [
        button(t.plain("button-signals", n=waiting), CaseList(seat=seat.seat_id, page=0)),
        *to_letters,
        *roads,
        button(t.plain("button-schools"), SchoolList(seat=seat.seat_id, page=0)),
        *([button(t.plain("button-board"), BoardCard(seat=seat.seat_id))] if board else []),
        *_arrangements(desk, seat, lines),
        *programme,
        *written,
    ]


def _signals(desk: Desk, seat: Place) -> list[Safe]:
    """What waits for this very seat; what curators have yet to take is a fact, no task."""
    mine, others = reach.waiting(desk.db, seat)
    return [
        *([desk.t("home-signals", n=mine)] if mine or not others else []),
        *([desk.t("home-signals-others", n=others)] if others else []),
    ]


def _arrangements(desk: Desk, seat: Place, lines: list[Safe]) -> list[Button]:
    """Absences and hand-overs: a curator's own, or those of the curators below."""
    t, today = desk.t, deadlines.local(desk.now, seat.zone).date()
    if seat.role != "curator":
        return [button(t.plain("button-curators"), CuratorList(seat=seat.seat_id, page=0))]
    absence = absences.current(desk.db, seat.seat_id)
    if absence is not None:
        first, last = (t.day(date.fromisoformat(day), today) for day in (absence.from_on, absence.until_on))
        who = units.seat_title(desk.db, absence.substitute_id)
        lines.append(t("home-away", state=absence.state, first=first, last=last, substitute=who))
    for other in absences.standing_in(desk.db, seat.seat_id):
        last = t.day(date.fromisoformat(other.until_on), today)
        lines.append(t("home-standing-in", who=units.seat_title(desk.db, other.seat_id), last=last))
    handed = handover.given_to(desk.db, seat.seat_id, desk.now)
    return [
        *([button(t.plain("button-handed-to-me"), HandedToMe(seat=seat.seat_id))] if handed else []),
        button(t.plain("button-away-mine", away="yes" if absence else "no"), AwayCard(seat=seat.seat_id)),
    ]


def _operator(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    t, cycle = desk.t, cycles.open_cycle(desk.db, seat.unit_id)
    entered, directors = seats.entered(desk.db, seat, "director")
    lines = [t("home-directors", entered=entered, n=directors)]
    if cycle is None:
        lines.append(t("home-no-cycle"))
    else:
        today = deadlines.local(desk.now, seat.zone).date()
        lines.append(
            t("home-cycle", due=t.day(date.fromisoformat(cycle.due_on), today), **cycles.counts(desk.db, cycle.id))
        )
    waiting = caselist.waiting(desk.db, seat)
    lines += _signals(desk, seat)
    find = SchoolList(seat=seat.seat_id, page=0)
    said, roads = roadmap_home.waiting(desk, seat)
    own, to_own = letter_author_home.of_author(desk, seat)
    asked, to_asked = letter_home.asked(desk, seat)
    lines += [*said, *own, *asked]
    roads = [*to_asked, *roads]
    return lines, [
        button(
            t.plain("button-cycle", running="yes" if cycle else "no"),
            BoardCard(seat=seat.seat_id) if cycle else CycleCard(seat=seat.seat_id),
        ),
        button(t.plain("button-signals", n=waiting), CaseList(seat=seat.seat_id, page=0)),
        *roads,
        to_own,
        button(t.plain("button-find-school"), find),
        button(t.plain("button-invitations"), SeatRoles(seat=seat.seat_id)),
        journey_home.board(desk, seat),
        button(t.plain("button-import"), ImportHelp(seat=seat.seat_id)),
        button(t.plain("button-forms"), FormLibrary(seat=seat.seat_id)),
        button(t.plain("button-measures"), MeasureLibrary(seat=seat.seat_id)),
        button(t.plain("button-settings"), RegionSettings(seat=seat.seat_id)),
    ]


def _deputy(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    """The sections in this deputy's hands, of every running cycle."""
    t, lines, buttons = desk.t, [], []
    today = deadlines.local(desk.now, seat.zone).date()
    for number, due_on in delegation.in_hand(desk.db, seat):
        draft = parts.walked(desk.db, desk.who, number, desk.now)
        if draft.seat.role != "deputy":  # the director of this school is a deputy here as well
            continue
        listed = ", ".join(
            t.local(s.label) for s in draft.compiled.form.sections if draft.held.get(s.name) == seat.seat_id
        )
        due = t.day(date.fromisoformat(due_on), today)
        lines.append(t("home-part", sections=listed, left=len(draft.state.missing), due=due))
        buttons.append(button(t.plain("button-answer-part"), Continue(submission=number)))
    tasks, to_tasks = letter_home.tasks_of(desk, seat)
    return [*lines, *tasks] or [t("home-deputy")], [*buttons, *to_tasks]


_BY_ROLE = {
    "director": _director,
    "deputy": _deputy,
    "curator": _looking_after,
    "coordinator": _looking_after,
    "operator": _operator,
    "mentor": journey_home.of_mentor,
}


@room.view(Commands)
def helped(desk: Desk, _: Commands) -> Screen:
    t = desk.t
    roles = {seat.role for seat in desk.who.seats}
    lines = [t("help-title")]
    lines += [
        t(f"help-{role}")
        for role in ("director", "curator", "coordinator", "operator", "deputy", "mentor")
        if role in roles
    ]
    lines.append(t("help-everybody"))
    return Screen(Safe("\n".join(lines)), row(home(t)))


# ── commands ─────────────────────────────────────────────────────────────────────────────────


@room.command("help")
def help_command(desk: Desk, _: Any) -> Screen:
    return desk.open(Commands()) if desk.who.seats else stranger.greet(desk)


@room.command("menu")
def menu_command(desk: Desk, _: Any) -> Screen:
    return desk.open(Home())


def _open_forms(desk: Desk) -> dict[int, tuple[Place, str]]:
    """The newest questionnaire of each school one leads; without a school, those one has a part of."""
    found: dict[int, tuple[Place, str]] = {}
    for seat in desk.who.seats:
        if seat.role == "director":
            newest = submissions.open_of_school(desk.db, seat, desk.now)[-1:]
            found |= {number: (seat, due_on) for number, _, due_on, _ in newest}
    if desk.who.seat("director") is None:
        for seat in desk.who.seats:
            if seat.role == "deputy":
                found |= {number: (seat, due_on) for number, due_on in delegation.in_hand(desk.db, seat)}
    return found


@room.view(OpenForms)
def open_forms(desk: Desk, _: OpenForms) -> Screen:
    t, lines, buttons = desk.t, [desk.t("forms-open")], []
    for place, (number, (seat, due_on)) in enumerate(_open_forms(desk).items(), 1):
        due = t.day(date.fromisoformat(due_on), deadlines.local(desk.now, seat.zone).date())
        lines.append(t("forms-open-line", n=place, school=seat.unit_name, due=due))
        buttons.append(button(f"{place}. {seat.unit_name}", Continue(submission=number)))
    return Screen(Safe("\n".join(lines)), (*column(*buttons), *row(home(t))))


@room.command("form")
def form_command(desk: Desk, _: Any) -> Screen:
    found = list(_open_forms(desk))
    if len(found) > 1:
        return desk.open(OpenForms())
    return desk.open(Continue(submission=found[0])) if found else desk.open(Home())


@room.command("board")
def board_command(desk: Desk, _: Any) -> Screen:
    seat = desk.who.seat("operator") or desk.who.seat("coordinator")
    return desk.open(BoardCard(seat=seat.seat_id)) if seat else desk.open(Home())


@room.command("signals")
def signals_command(desk: Desk, _: Any) -> Screen:
    seat = desk.who.seat("curator") or desk.who.seat("coordinator") or desk.who.seat("operator")
    return desk.open(CaseList(seat=seat.seat_id, page=0)) if seat else desk.open(Home())


def _operators(name: str, view: type[CallbackData]) -> None:
    """A command that opens a screen of the operator's seat; for everybody else it is home."""

    @room.command(name)
    def opened(desk: Desk, _: Any) -> Screen:
        seat = desk.who.seat("operator")
        return desk.open(view(seat=seat.seat_id)) if seat else desk.open(Home())


_operators("cycle", CycleCard)
_operators("invitations", SeatRoles)
_operators("import", ImportHelp)
_operators("forms", FormLibrary)
_operators("measures", MeasureLibrary)
_operators("settings", RegionSettings)


def _commands(t: Say, names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"command": name, "description": t.plain(f"command-{name}")} for name in names]


def default_commands() -> list[tuple[str, dict[str, Any]]]:
    """The menu of somebody we do not know yet, in every language: calls of the Bot API."""
    calls: list[tuple[str, dict[str, Any]]] = []
    for language in ("", *LANGUAGES):
        commands = _commands(Say(language or LANGUAGES[0]), ("start", "help"))
        calls.append(("setMyCommands", {"commands": commands, **({"language_code": language} if language else {})}))
    return calls


@notice("commands")
def personal_commands(desk: Desk, seat_id: int) -> list[dict[str, str]]:
    """The menu of this very person: by the seats they hold now, in their language."""
    names = [name for seat in desk.who.seats for name in ROLE_COMMANDS[seat.role]]
    return _commands(desk.t, (*dict.fromkeys(("start", *names)), *EVERYBODY[1:]))
