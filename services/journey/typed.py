"""Words and terms as they are typed on a school's way: one line, no names of people."""

from datetime import date, timedelta

from services.forms import orders, personal
from services.refusal import Refusal

LONGEST = 400  # characters
OLDEST = timedelta(days=3 * 365)  # a support measure may have begun long before the bot


def order(text: str, today: date) -> tuple[str, str]:
    """Number and ISO day of an order; raises Refusal with an example."""
    number, day = orders.read(text, today, OLDEST)
    return number, day.isoformat()


def until(text: str, today: date) -> str:
    """The ISO day a term ends, ahead of today."""
    day = orders.dated(text, today)
    if not today < day <= today + timedelta(days=3660):
        raise Refusal("support-until-past", day=f"{day:%d.%m.%Y}")
    return day.isoformat()


def words(text: str, most: int = LONGEST) -> str:
    """A few words in one line, without anybody's name, telephone or address."""
    found = line(text, most)
    personal.refuse(found)
    return found


def line(text: str, most: int = LONGEST) -> str:
    """A few words in one line: of a document that may name whom it likes."""
    found = orders.line(text)
    if not found:
        raise Refusal("words-empty")
    if len(found) > most:
        raise Refusal("words-long", seen=len(found), most=most)
    return found
