"""Home: what is to be done, by seat; the commands; help."""

from datetime import date
from typing import Any

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import (
    CaseList,
    ConsentAgain,
    Continue,
    CycleCard,
    FormLibrary,
    Home,
    ImportHelp,
    MeasureLibrary,
    Prepare,
    Profile,
    RegionSettings,
    SchoolList,
    SeatRoles,
    home,
)
from handlers.room import Desk, Room, notice
from handlers.screen import Button, Screen, button, column, row, short
from locales import LANGUAGES, Safe, Say
from services import deadlines
from services.forms import cycles, submissions
from services.org import access, consent, seats
from services.org.people import Place
from services.risk import cases

room = Room("menu")
MINUTES_A_QUESTION = 0.5

# Commands of every person, and those of a role; their words are in the texts as command-<name>.
EVERYBODY = ("start", "help", "language", "mydata", "forget")
ROLE_COMMANDS = {
    "director": ("form",),
    "curator": ("signals",),
    "coordinator": ("signals",),
    "operator": ("signals", "cycle", "invitations", "import", "forms", "measures", "settings"),
    "deputy": (),
}


class Commands(CallbackData, prefix="help"):
    """What the bot can do for one."""


@room.view(Home)
def at_home(desk: Desk, _: Home) -> Screen:
    if not desk.who.seats:
        return Screen(desk.t("stranger"), place=None)
    lines: list[Safe] = []
    buttons: list[Button] = []
    for seat in desk.who.seats:
        said, found = _BY_ROLE[seat.role](desk, seat)
        lines.append(Safe("\n".join([desk.t("home-seat", title=seat.title, unit=seat.unit_name), *said])))
        buttons += found
    if (asked := consent.missing(desk.db, desk.who)) is not None:
        lines.insert(0, desk.t("home-consent"))
        buttons.insert(0, button(desk.t.plain("button-read-edition"), ConsentAgain(seat=asked.seat_id)))
    return Screen(Safe("\n\n".join(lines)), column(*buttons[:8]))


def _director(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    t, lines, buttons = desk.t, [], []
    today = deadlines.local(desk.now, seat.zone).date()
    # Whoever leads two schools must see which one a button opens.
    of = f": {seat.unit_name}" if sum(place.role == "director" for place in desk.who.seats) > 1 else ""
    for number, _, due_on, status in submissions.open_of_school(desk.db, seat.unit_id):
        due = t.day(date.fromisoformat(due_on), today)
        if status == "sent":
            lines.append(t("home-form-sent"))
            buttons.append(button(t.plain("button-open-profile") + of, Profile(submission=number)))
            continue
        draft = submissions.own(desk.db, desk.who, number, desk.now)
        left = len(draft.state.missing)
        minutes = max(1, round(left * MINUTES_A_QUESTION))
        lines.append(t("home-form", status=status, left=left, minutes=minutes, due=due))
        key = "button-start-form" if status == "open" else "button-continue-form"
        buttons.append(button(t.plain(key) + of, Continue(submission=number)))
        buttons.append(button(t.plain("button-prepare") + of, Prepare(submission=number)))
    return lines or [t("home-nothing")], buttons


def _looking_after(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    t, waiting = desk.t, cases.waiting(desk.db, seat)
    schools = cycles.schools_with_state(desk.db, seat)
    sent = sum(state == "sent" for _, _, state, _ in schools)
    lines = [t("home-signals", n=waiting), t("home-schools", n=len(schools), sent=sent)]
    return lines, [
        button(t.plain("button-signals", n=waiting), CaseList(seat=seat.seat_id, page=0)),
        button(t.plain("button-schools"), SchoolList(seat=seat.seat_id, page=0)),
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
    waiting = cases.waiting(desk.db, seat)
    lines.append(t("home-signals", n=waiting))
    return lines, [
        button(t.plain("button-cycle", running="yes" if cycle else "no"), CycleCard(seat=seat.seat_id)),
        button(t.plain("button-signals", n=waiting), CaseList(seat=seat.seat_id, page=0)),
        button(t.plain("button-invitations"), SeatRoles(seat=seat.seat_id)),
        button(t.plain("button-import"), ImportHelp(seat=seat.seat_id)),
        button(t.plain("button-forms"), FormLibrary(seat=seat.seat_id)),
        button(t.plain("button-measures"), MeasureLibrary(seat=seat.seat_id)),
        button(t.plain("button-settings"), RegionSettings(seat=seat.seat_id)),
    ]


def _deputy(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    return [desk.t("home-deputy")], []


_BY_ROLE = {
    "director": _director,
    "deputy": _deputy,
    "curator": _looking_after,
    "coordinator": _looking_after,
    "operator": _operator,
}


@room.view(SchoolList)
def schools(desk: Desk, data: SchoolList) -> Screen:
    """The schools of a seat, whose move it is."""
    seat = access.seat(desk.who, data.seat, "curator", "coordinator", "operator")
    t, listed = desk.t, cycles.schools_with_state(desk.db, seat)
    pages = max(1, -(-len(listed) // 10))
    number = min(max(data.page, 0), pages - 1)
    shown = listed[number * 10 : number * 10 + 10]
    lines = [t("schools-title", page=number + 1, pages=pages)]
    lines += [t("schools-line", school=name, state=state) for _, name, state, _ in shown]
    found = [
        button(t.plain("button-school-profile", school=short(name, 24)), Profile(submission=s))
        for _, name, state, s in shown
        if state == "sent" and s
    ][:6]
    turn = row(
        button("‹", SchoolList(seat=seat.seat_id, page=number - 1)) if number else None,
        button("›", SchoolList(seat=seat.seat_id, page=number + 1)) if number + 1 < pages else None,
    )
    return Screen(Safe("\n".join(lines)), (*column(*found), *turn, *row(home(t))))


@room.view(Commands)
def helped(desk: Desk, _: Commands) -> Screen:
    t = desk.t
    roles = {seat.role for seat in desk.who.seats}
    lines = [t("help-title")]
    lines += [
        t(f"help-{role}") for role in ("director", "curator", "coordinator", "operator", "deputy") if role in roles
    ]
    lines.append(t("help-everybody"))
    return Screen(Safe("\n".join(lines)), row(home(t)))


# ── commands ─────────────────────────────────────────────────────────────────────────────────


@room.command("help")
def help_command(desk: Desk, _: Any) -> Screen:
    return desk.open(Commands()) if desk.who.seats else Screen(desk.t("stranger"))


@room.command("menu")
def menu_command(desk: Desk, _: Any) -> Screen:
    return desk.open(Home())


@room.command("form")
def form_command(desk: Desk, _: Any) -> Screen:
    schools = [seat.unit_id for seat in desk.who.seats if seat.role == "director"]
    found = [each for school in schools for each in submissions.open_of_school(desk.db, school)[-1:]]
    # Of several schools one is chosen at home.
    return desk.open(Continue(submission=found[0][0])) if len(found) == 1 else desk.open(Home())


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
