"""Where a board leads: its pictures and tables; and whose board it is."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.room import Desk
from models import Cycle
from services import deadlines
from services.forms import progress
from services.org import access
from services.org.people import Place


class BoardPicture(CallbackData, prefix="brd-pic"):
    """The board as a picture; many municipalities make several."""

    seat: int
    page: int = 0


class BoardHeat(CallbackData, prefix="brd-heat"):
    """Where the risk is high, factor by municipality."""

    seat: int
    page: int = 0


class BoardPace(CallbackData, prefix="brd-pace"):
    """How quickly signals are taken and profiles verified."""

    seat: int


class BoardTable(CallbackData, prefix="brd-xlsx"):
    """Everything as .xlsx."""

    seat: int


class BoardAnswers(CallbackData, prefix="brd-said"):
    """Every sent answer as .xlsx."""

    seat: int


def looking(desk: Desk, seat_id: int) -> tuple[Place, Cycle, date]:
    """The seat that looks, the cycle it sees, its own today."""
    seat = access.seat(desk.who, seat_id, "operator", "coordinator")
    return seat, progress.cycle_of(desk.db, seat), deadlines.local(desk.now, seat.zone).date()
