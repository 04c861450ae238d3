"""Signals on the curator's side: one message a school, taken by one person, quiet afterwards."""

from datetime import timedelta

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import CaseCard, CaseList, Home, Profile, back, home
from handlers.room import Desk, Room, notice
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from models import Case
from services import deadlines
from services.content import overrides
from services.org import access, units
from services.risk import cases

room = Room("cases")


class Take(CallbackData, prefix="take"):
    case: int


@room.view(CaseCard)
def card(desk: Desk, data: CaseCard) -> Screen:
    case, _ = access.case(desk.db, desk.who, data.case)
    return draw(desk, case)


def draw(desk: Desk, case: Case, lead: Safe | None = None) -> Screen:
    """The card as everybody sees it who looks after the school."""
    t, school = desk.t, units.one(desk.db, case.school_id)
    signals = cases.signals_of(desk.db, case.id)
    lines = [t("case-title", school=school.name, n=len(signals), level=case.level)]
    if lead:
        lines.append(lead)
    lines += [t("case-signal", text=t.local(signal.message)) for signal in signals]
    if signals and (action := t.local(signals[0].action)):
        lines += [Safe(""), t("case-first-step", text=action[0].lower() + action[1:])]
    lines.append(_state(desk, case, school.zone))
    return Screen(Safe("\n".join(lines)), _buttons(desk, case))


def _state(desk: Desk, case: Case, zone: str) -> Safe:
    t = desk.t
    if case.state == "taken" and case.taken_at:
        seat = units.seat_title(desk.db, case.taken_by or 0)
        return t("case-taken-by", who=seat, when=t.when(case.taken_at, zone, desk.now))
    again, coordinator = (deadlines.add_working_days(case.heard_at, n, zone, overrides()) for n in (1, 2))
    return t("case-rungs", again=t.when(again, zone, desk.now), coordinator=t.when(coordinator, zone, desk.now))


def _buttons(desk: Desk, case: Case) -> Rows:
    t = desk.t
    return (
        *column(
            button(t.plain("button-take"), Take(case=case.id)) if case.state == "open" else None,
            button(t.plain("button-open-profile"), Profile(submission=case.submission_id)),
        ),
        *row(home(t)),
    )


@room.act(Take)
def take(desk: Desk, data: Take) -> Screen:
    """One effect however many press: the others see who was first and when."""
    case, seat = access.case(desk.db, desk.who, data.case)
    won = cases.take(desk.db, desk.who, case, seat, desk.now)
    mine = case.taken_by == seat.seat_id
    key = "case-taken" if won else "case-already-mine" if mine else "case-already-taken"
    return desk.open(CaseCard(case=case.id)).said(desk.t.plain(key))


@room.view(CaseList)
def listed(desk: Desk, data: CaseList) -> Screen:
    seat = access.seat(desk.who, data.seat, "curator", "coordinator", "operator")
    number = max(data.page, 0)
    t, (lines, pages) = desk.t, cases.lines(desk.db, seat, number)
    buttons = [
        button(
            t.plain("button-case", school=short(line.school), n=line.signals, state=line.state), CaseCard(case=line.id)
        )
        for line in lines
    ]
    turn = row(
        button("‹", CaseList(seat=seat.seat_id, page=number - 1)) if number else None,
        button("›", CaseList(seat=seat.seat_id, page=number + 1)) if number + 1 < pages else None,
    )
    text = t("cases-title", n=cases.waiting(desk.db, seat)) if lines else t("cases-none")
    return Screen(text, (*column(*buttons), *turn, *row(back(t, Home()), home(t))))


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _open_case(desk: Desk, case_id: int) -> Case | None:
    """The case, if it still waits: what was taken meanwhile is not told."""
    case = desk.db.get(Case, case_id)
    return case if case is not None and case.state == "open" else None


@notice("case-opened")
def opened(desk: Desk, seat_id: int, case: int) -> Screen | None:
    found = _open_case(desk, case)
    return draw(desk, found) if found else None


@notice("case-no-curator")
def no_curator(desk: Desk, seat_id: int, case: int) -> Screen | None:
    found = _open_case(desk, case)
    return draw(desk, found, desk.t("case-no-curator")) if found else None


@notice("case-more")
def more(desk: Desk, seat_id: int, case: int) -> Screen | None:
    """To whoever has the school in work: something new."""
    found = desk.db.get(Case, case)
    return draw(desk, found, desk.t("case-more")) if found is not None and found.state != "closed" else None


@notice("cases-not-sent")
def not_sent(desk: Desk, seat_id: int, cycle: int) -> Screen | None:
    """One line for all schools of a curator that have sent nothing by the term."""
    place = next((seat for seat in desk.who.seats if seat.seat_id == seat_id), None)
    names = cases.still_not_sent(desk.db, place, cycle) if place else []
    if place is None or not names:
        return None
    t = desk.t
    text = t("cases-not-sent", n=len(names), names=", ".join(names[:10]), more=max(0, len(names) - 10))
    return Screen(text, column(button(t.plain("button-signals", n=0), CaseList(seat=seat_id, page=0))))


def _told_again(key: str) -> None:
    @notice(key)
    def again(desk: Desk, seat_id: int, case: int) -> Screen | None:
        found = _open_case(desk, case)
        if found is None:
            return None
        days = max(1, (desk.now - found.heard_at) // timedelta(days=1))
        return draw(desk, found, desk.t(key, days=days))


for _key in ("case-again", "case-coordinator", "case-operator"):
    _told_again(_key)
