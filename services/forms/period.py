"""Two dates as people type them: «с 10 по 24 марта», «10–24 марта», «до 15.03», «с 10.03.2027 по 2.04.2027»."""

import re
from datetime import date, timedelta

from services.forms.dates import ahead, day
from services.forms.lines import NotUnderstood

_BOTH = re.compile(r"(?:с |from )?(?P<first>.+?)(?: по | до | to | until | ?[-–—] ?)(?P<last>.+)")
_UNTIL = re.compile(r"(?:по|до|until|to) (?P<last>.+)")
_SLIP = timedelta(days=300)  # so long without a year said is «с 20 по 10 октября», turned round
_MONTH = re.compile(r"\d{1,2}(?P<month> [^\W\d]+|[./]\d{1,2}(?:[./]\d{4})?)")


def period(text: str, today: date) -> tuple[date, date]:
    """(first, last) day; a single day is both. Raises NotUnderstood."""
    line = " ".join(text.casefold().split())[:60]
    if match := _UNTIL.fullmatch(line):
        return today, ahead(match["last"], today)
    match = None if re.fullmatch(r"\d{4}-\d\d-\d\d", line) else _BOTH.fullmatch(line)
    if match is None:
        only = ahead(line, today)
        return only, only
    first, last = match["first"], match["last"]
    if first.isdigit() and (month := _MONTH.fullmatch(last)):
        first += month["month"]  # «с 10 по 24 марта»: the month is said once
    begins = ahead(first, today)
    ends = day(last, begins)  # «с 28 декабря по 9 января» ends in the next year
    turned = ends - begins > _SLIP and str(ends.year) not in last
    if ends < begins or turned:
        raise NotUnderstood("date")
    return begins, ends
