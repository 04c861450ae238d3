"""The director's order that puts a roadmap in force, as it is typed: «№ 31 от 12.10.2026», «31-о, 12 октября»."""

import re
from datetime import date, timedelta

from services.forms import parse
from services.refusal import Refusal

LONGEST = 40  # characters of a number
_ORDER = re.compile(
    r"(?:приказ(?:ом)?|order|no\.?|№|n)?[\s№]*(\S+?)\s*(?:,|\sот\s|\sof\s|\sfrom\s)\s*(.+)", re.IGNORECASE
)
OLDEST, NEWEST = timedelta(days=364), timedelta(days=31)


def read(text: str, today: date) -> tuple[str, date]:
    """Number and date; raises `Refusal` with an example."""
    found = _ORDER.fullmatch(" ".join(text.split()))
    number = found[1].strip("№.,") if found else ""
    if found is None or not number or len(number) > LONGEST:
        raise Refusal("roadmap-order-unread", seen=text[:40])
    try:
        day = parse.day(found[2], today)
        if day > today + NEWEST:  # «12 октября» is the last one: orders look back, terms look ahead
            day = parse.day(found[2], today - OLDEST)
    except parse.NotUnderstood:
        raise Refusal("roadmap-order-unread", seen=text[:40]) from None
    if not today - OLDEST <= day <= today + NEWEST:
        raise Refusal("roadmap-order-day", day=f"{day:%d.%m.%Y}")
    return number, day
