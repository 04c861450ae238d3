"""What an order said before it was corrected. No conversation: the cards that show an order draw with it."""

from handlers.days import dotted
from handlers.room import Desk
from locales import Safe
from services import deadlines
from services.journey import corrections
from services.org import units

SHOWN = 2


def lines(desk: Desk, what: str, number: int, zone: str) -> list[Safe]:
    """The latest earlier values, with when, by whom and why."""
    return [
        desk.t(
            "order-before", how=one.how, number=one.number, on=dotted(one.on), reason=one.reason,
            day=f"{deadlines.local(one.at, zone):%d.%m.%Y}", who=units.seat_title(desk.db, one.seat_id),
        )
        for one in corrections.before(desk.db, what, number)[:SHOWN]
    ]  # fmt: skip
