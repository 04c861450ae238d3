"""An order as it is typed: «№ 31 от 01.10.2026», «31-о, 1 октября», «договор № 7 от 1 октября»."""

import re
import unicodedata
from datetime import date, timedelta

from services.forms import dates
from services.forms.lines import NotUnderstood
from services.refusal import Refusal

LONGEST = 40  # characters of a number
_ORDER = re.compile(
    r"(?:приказ\w*|соглашени\w*|договор\w*|order|no\.?|n)?[\s№]*"
    r"(\S+?)\s*(?:,\s*(?:(?:от|of|from)\s+)?|\s(?:от|of|from)\s+)(.+)",
    re.I,
)
YEAR = timedelta(days=364)
LATEST = timedelta(days=31)


def line(text: str) -> str:
    """One line without what cannot be seen."""
    return " ".join("".join(c if not unicodedata.category(c).startswith("C") else " " for c in text).split())


def read(text: str, today: date, oldest: timedelta = YEAR) -> tuple[str, date]:
    """Number and day of an order at most so old; raises Refusal with an example."""
    found = _ORDER.fullmatch(line(text))
    number = found[1].strip("№.,") if found else ""
    if found is None or not number or len(number) > LONGEST:
        raise Refusal("order-unread", seen=text[:40])
    day = dated(found[2], today)
    if day > today + LATEST:  # «12 октября» said in June is the last one: orders look back, terms look ahead
        day = dated(found[2], today - YEAR)
    if not today - oldest <= day <= today + LATEST:
        raise Refusal("order-far", day=f"{day:%d.%m.%Y}")
    return number, day


def dated(text: str, today: date) -> date:
    """A day as it is typed; raises Refusal with an example."""
    try:
        return dates.day(text, today)
    except NotUnderstood:
        raise Refusal("order-unread", seen=text[:40]) from None
