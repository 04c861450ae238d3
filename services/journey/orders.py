"""An order as it is typed: «№ 31 от 01.10.2026», «31-о от 1 октября»; other dates and words of a support measure."""

import re
import unicodedata
from datetime import date, timedelta

from services.forms import parse
from services.refusal import Refusal

LONGEST_NUMBER, LONGEST = 40, 400  # characters
_ORDER = re.compile(r"(?:приказ\w*|соглашени\w*|договор\w*|order|no\.?|n)?[\s№]*(\S+?),?\s+(?:от|of|from)\s+(.+)", re.I)
OLDEST = timedelta(days=3 * 365)  # a support measure may have begun long before the bot
LATEST = timedelta(days=31)


def line(text: str) -> str:
    """One line without what cannot be seen."""
    return " ".join("".join(c if not unicodedata.category(c).startswith("C") else " " for c in text).split())


def read(text: str, today: date) -> tuple[str, str]:
    """Number and ISO day of an order; raises Refusal with an example."""
    found = _ORDER.fullmatch(line(text))
    number = found[1].strip("№.,") if found else ""
    if found is None or not number or len(number) > LONGEST_NUMBER:
        raise Refusal("order-unread", seen=text[:40])
    day = _day(found[2], today)
    if day > today + LATEST:  # «12 октября» said in June is the last one: orders look back
        day = _day(found[2], today - timedelta(days=364))
    if not today - OLDEST <= day <= today + LATEST:
        raise Refusal("order-far", day=f"{day:%d.%m.%Y}")
    return number, day.isoformat()


def _day(text: str, today: date) -> date:
    try:
        return parse.day(text, today)
    except parse.NotUnderstood:
        raise Refusal("order-unread", seen=text[:40]) from None


def until(text: str, today: date) -> str:
    """The ISO day a term ends, ahead of today."""
    day = _day(text, today)
    if not today < day <= today + timedelta(days=3660):
        raise Refusal("support-until-past", day=f"{day:%d.%m.%Y}")
    return day.isoformat()


def words(text: str, most: int = LONGEST) -> str:
    """A few words in one line."""
    found = line(text)
    if not found:
        raise Refusal("words-empty")
    if len(found) > most:
        raise Refusal("words-long", seen=len(found), most=most)
    return found
