"""Commands and their menu: what each opens, by seat; help; which of several open questionnaires is meant."""

from collections.abc import Callable
from functools import partial
from typing import Any

from aiogram.filters.callback_data import CallbackData

from handlers import stranger
from handlers.buttons import CaseList, Home, home
from handlers.days import day
from handlers.form_buttons import Continue
from handlers.region_buttons import (
    BoardCard,
    CycleCard,
    FormLibrary,
    ImportHelp,
    MeasureLibrary,
    RegionSettings,
    SeatRoles,
)
from handlers.room import Desk, Room, notice
from handlers.screen import Screen, button, column, row
from locales import LANGUAGES, Safe, Say
from services.forms import delegation, submissions
from services.org.people import Place

room = Room("commands")

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


class OpenForms(CallbackData, prefix="home-forms"):
    """Which of several open questionnaires?"""


class Commands(CallbackData, prefix="help"):
    """What the bot can do for one."""


@room.view(Commands)
def helped(desk: Desk, _: Commands) -> Screen:
    t, held = desk.t, {seat.role for seat in desk.who.seats}
    lines = [t("help-title"), *(t(f"help-{role}") for role in ROLE_COMMANDS if role in held), t("help-everybody")]
    return Screen(Safe("\n".join(lines)), row(home(t)))


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
        lines.append(t("forms-open-line", n=place, school=seat.unit_name, due=day(desk, seat.zone, due_on)))
        buttons.append(button(f"{place}. {seat.unit_name}", Continue(submission=number)))
    return Screen(Safe("\n".join(lines)), (*column(*buttons), *row(home(t))))


@room.command("form")
def form_command(desk: Desk, _: Any) -> Screen:
    found = list(_open_forms(desk))
    if len(found) > 1:
        return desk.open(OpenForms())
    return desk.open(Continue(submission=found[0])) if found else desk.open(Home())


def _opens(name: str, view: Callable[..., CallbackData], *roles: str) -> None:
    """A command that opens a screen of the first of these seats one has; for everybody else it is home."""

    @room.command(name)
    def opened(desk: Desk, _: Any) -> Screen:
        seat = next(filter(None, map(desk.who.seat, roles)), None)
        return desk.open(view(seat=seat.seat_id) if seat else Home())


_opens("board", BoardCard, "operator", "coordinator")
_opens("signals", partial(CaseList, page=0), "curator", "coordinator", "operator")
_opens("cycle", CycleCard, "operator")
_opens("invitations", SeatRoles, "operator")
_opens("import", ImportHelp, "operator")
_opens("forms", FormLibrary, "operator")
_opens("measures", MeasureLibrary, "operator")
_opens("settings", RegionSettings, "operator")


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
