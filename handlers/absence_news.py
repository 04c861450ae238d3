"""What others hear of a curator's absence; its days in words. No conversation."""

from datetime import date

from handlers.buttons import SchoolList, home
from handlers.room import Desk, notice
from handlers.screen import Button, Screen, button, column, row
from locales import Safe
from models import Absence
from services import deadlines
from services.org import curators, units
from services.risk import briefs

NAMED = 3  # schools by name


def span(desk: Desk, absence: Absence, zone: str) -> dict[str, str]:
    """Its days, and the last of them."""
    today = deadlines.local(desk.now, zone).date()
    first, last = date.fromisoformat(absence.from_on), date.fromisoformat(absence.until_on)
    return {"days": days_of(desk, first, last, today), "last": desk.t.day(last, today)}


def days_of(desk: Desk, first: date, last: date, today: date) -> str:
    """«с пн, 5 октября по пт, 9 октября»; a single day is said once."""
    t, one = desk.t, "yes" if first == last else "no"
    return t.plain("away-days", one=one, first=t.day(first, today), last=t.day(last, today))


def _told(key: str, *states: str) -> None:
    """A message about an absence that is still as it was."""

    @notice(key)
    def said(desk: Desk, seat_id: int, absence: int) -> Screen | None:
        found = desk.db.get(Absence, absence)
        place = next((seat for seat in desk.who.seats if seat.seat_id == seat_id), None)
        if found is None or place is None or found.state not in states:
            return None
        names = [name for _, name in curators.schools(desk.db, found.seat_id)]
        text = desk.t(
            key, who=units.seat_title(desk.db, found.seat_id), n=len(names), names=_named(desk, names, 6),
            substitute=units.seat_title(desk.db, found.substitute_id), **span(desk, found, place.zone),
        )  # fmt: skip
        mine: Button | None = None
        if found.substitute_id == seat_id and found.state == "running":
            mine = button(desk.t.plain("button-schools"), SchoolList(seat=seat_id, page=0))
        return Screen(text, (*column(mine), *row(home(desk.t))))


_told("away-asked", "planned", "running")
_told("away-noted", "planned", "running")
_told("away-known", "planned", "running")
_told("away-began", "running")
_told("away-over", "ended")
_told("away-cancelled", "ended")


@notice("away-back")
def came_back(desk: Desk, seat_id: int, absence: int) -> Screen | None:
    """One brief of what happened meanwhile."""
    found = desk.db.get(Absence, absence)
    place = next((seat for seat in desk.who.seats if seat.seat_id == seat_id), None)
    if found is None or place is None:
        return None
    t = desk.t
    # Noted at noon for today, it holds from noon: the morning's work was one's own.
    since = max(deadlines.start_of_day(date.fromisoformat(found.from_on), place.zone), found.made_at)
    own = [school for school, _ in curators.schools(desk.db, seat_id)]
    happened = briefs.meanwhile(desk.db, own, since)
    lines = [t("away-back", substitute=units.seat_title(desk.db, found.substitute_id))]
    for key, names in (
        ("away-back-waiting", happened.waiting), ("away-back-taken", happened.taken),
        ("away-back-sent", happened.sent), ("away-back-verified", happened.verified),
    ):  # fmt: skip
        if names:
            lines.append(t(key, n=len(names), names=_named(desk, list(names), NAMED)))
    if happened.nothing:
        lines.append(t("away-back-quiet"))
    schools = button(t.plain("button-schools"), SchoolList(seat=seat_id, page=0))
    return Screen(Safe("\n".join(lines)), (*column(schools), *row(home(t))))


def _named(desk: Desk, names: list[str], most: int) -> str:
    return ", ".join(names[:most]) + (desk.t.plain("and-more", n=len(names) - most) if len(names) > most else "")
