"""What home says of measures in work: to who carries them out, to those who decide."""

from handlers.doing_buttons import DecideList, DueList
from handlers.room import Desk
from handlers.screen import Button, button
from locales import Safe
from services.org.people import Place
from services.roadmaps import worklist


def own(desk: Desk, seat: Place, of: str = "") -> tuple[list[Safe], list[Button]]:
    """What is to be done within a week; nothing where nothing is soon."""
    soon, late = worklist.soon(desk.db, seat, desk.now)
    if not soon + late:
        return [], []
    t = desk.t
    look = button(t.plain("button-measures-due", n=soon + late) + of, DueList(seat=seat.seat_id))
    return [t("home-measures", n=soon, late=late)], [look]


def waiting(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    """What waits for this seat's word; nothing where nothing waits."""
    total = worklist.waiting(desk.db, seat, 0)[1]
    if not total:
        return [], []
    t = desk.t
    return [t("home-decide", n=total)], [button(t.plain("button-decide-list", n=total), DecideList(seat=seat.seat_id))]
