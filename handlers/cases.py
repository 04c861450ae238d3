"""Signals on the curator's side: one message a school, taken by one person, quiet afterwards."""

from handlers.buttons import CaseCard, CaseList, FinishedList, Home, back, home
from handlers.casecard import LayAside, Take, WholeCard, draw, seen, short_of
from handlers.paging import beside
from handlers.room import Desk, Room, notice
from handlers.screen import Button, Screen, button, column, row
from locales import Safe
from services.org import access
from services.risk import caselist, work

room = Room("cases")


@room.view(CaseCard)
def card(desk: Desk, data: CaseCard) -> Screen:
    return draw(desk, *access.case(desk.db, desk.who, data.case))


@room.view(WholeCard)
def whole_card(desk: Desk, data: WholeCard) -> Screen:
    return draw(desk, *access.case(desk.db, desk.who, data.case), whole=True)


@room.act(Take)
def take(desk: Desk, data: Take) -> Screen:
    """One effect however many press: the others see who was first and when."""
    case, seat = access.case(desk.db, desk.who, data.case)
    won = work.take(desk.db, desk.who, case, seat, desk.now)
    mine = case.taken_by == seat.seat_id
    key = "case-taken" if won else "case-already-mine" if mine else "case-already-taken"
    return desk.open(CaseCard(case=case.id)).said(desk.t.plain(key))


@room.act(LayAside)
def lay_aside(desk: Desk, data: LayAside) -> Screen:
    """The card says when it comes again; nobody else is kept waiting."""
    case, seat = access.case(desk.db, desk.who, data.case)
    at = work.lay_aside(desk.db, desk.who, case, seat, desk.now)
    card = desk.open(CaseCard(case=case.id))
    if at is None:
        return card.said(desk.t.plain("case-no-longer-waits"))
    return card.noted(desk.t("case-laid-aside", when=desk.t.when(at, seat.zone, desk.now)))


@room.view(CaseList)
def listed(desk: Desk, data: CaseList) -> Screen:
    seat = access.seat(desk.who, data.seat, "curator", "coordinator", "operator")
    t, number = desk.t, max(data.page, 0)
    lines, pages = caselist.lines(desk.db, seat, number)
    done = caselist.finished(desk.db, seat)
    text = t("cases-title", n=caselist.waiting(desk.db, seat)) if lines else t("cases-none")
    finished = button(t.plain("button-finished", n=done), FinishedList(seat=seat.seat_id, page=0)) if done else None
    turn = beside(number, pages, lambda page: CaseList(seat=seat.seat_id, page=page))
    return Screen(text, (*column(*_cases(desk, lines)), *turn, *column(finished), *row(back(t, Home()), home(t))))


@room.view(FinishedList)
def finished(desk: Desk, data: FinishedList) -> Screen:
    """What was worked on and closed, the newest first."""
    seat = access.seat(desk.who, data.seat, "curator", "coordinator", "operator")
    t, number = desk.t, max(data.page, 0)
    lines, pages = caselist.lines(desk.db, seat, number, finished=True)
    turn = beside(number, pages, lambda page: FinishedList(seat=seat.seat_id, page=page))
    text = t("cases-finished", n=caselist.finished(desk.db, seat))
    to_list = back(t, CaseList(seat=seat.seat_id, page=0))
    return Screen(text, (*column(*_cases(desk, lines)), *turn, *row(to_list, home(t))))


def _cases(desk: Desk, lines: list[caselist.CaseLine]) -> list[Button]:
    return [button(short_of(desk, one), CaseCard(case=one.id)) for one in lines]


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _card(desk: Desk, case_id: int, lead: Safe | None = None, *, taken: bool = False) -> Screen | None:
    """The card, if it still waits (or is in work) and the reader still looks after the school."""
    found = seen(desk, case_id)
    if found is None or found[0].state not in ("open", "taken" if taken else "open"):
        return None
    return draw(desk, *found, lead)


@notice("case-opened")
def opened(desk: Desk, seat_id: int, case: int) -> Screen | None:
    return _card(desk, case)


@notice("case-no-curator")
def no_curator(desk: Desk, seat_id: int, case: int) -> Screen | None:
    return _card(desk, case, desk.t("case-no-curator"))


@notice("case-more")
def more(desk: Desk, seat_id: int, case: int) -> Screen | None:
    """To whoever has the school in work: something new."""
    return _card(desk, case, desk.t("case-more"), taken=True)


@notice("case-later")
def later(desk: Desk, seat_id: int, case: int) -> Screen | None:
    """Laid aside until now."""
    return _card(desk, case, desk.t("case-later"))


def _after_days(key: str) -> None:
    @notice(key)
    def again(desk: Desk, seat_id: int, case: int, days: int = 0) -> Screen | None:
        return _card(desk, case, desk.t(key, days=days))


for _key in ("case-again", "case-coordinator", "case-operator", "case-back"):
    _after_days(_key)
