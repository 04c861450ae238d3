"""A day as people type it: «30 октября», «до 30.10», «завтра», «через 2 недели»; ahead, behind, or either."""

import re
from calendar import isleap, monthrange
from datetime import date, timedelta

from services.forms.lines import NotUnderstood, one_line

SOON = timedelta(days=275)  # a day without its year that would lie farther than nine months ahead is a past one
_DAYS = {
    "сегодня": 0, "завтра": 1, "послезавтра": 2, "вчера": -1, "позавчера": -2,
    "today": 0, "tomorrow": 1, "yesterday": -1,
}  # fmt: skip
_AFTER = re.compile(r"(?:через|in) (?:(\d{1,3}) )?(день|дня|дней|недел[юиь]|месяца?|месяцев|days?|weeks?|months?)")
_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_MONTHS_EN = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY_MONTH = re.compile(r"(?:(?:до|by|until) )?(\d{1,2})(?:[./](\d{1,2})| ([a-zа-я]{3,})(?: (\d{4}))?)\.?")
_YEAR = re.compile(r" (?:г\.?|год|года)$")
_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})-(\d{2})-(\d{2})")


def day(text: str, today: date) -> date:
    """A date as people type it: «30 октября», «до 30.10», «завтра», «через 2 недели». Raises NotUnderstood."""
    return date.fromisoformat(_date(one_line(text).removeprefix("до "), today))


def ahead(text: str, today: date) -> date:
    """The same for a day soon to come: «1 октября» on the fifth is a slip, not next year. Raises NotUnderstood."""
    found, line = day(text, today), one_line(text).removeprefix("до ")
    if _DAYS.get(line, 0) < 0:
        raise NotUnderstood("date")
    if _without_year(line) and found - today > SOON and (found.month, found.day) != (2, 29):
        raise NotUnderstood("past", day=found.isoformat())
    return found


def _without_year(line: str) -> bool:
    typed = _DAY_MONTH.fullmatch(_YEAR.sub("", line))
    return typed is not None and not typed[4]


def around(text: str, today: date) -> date:
    """The same for a day that may lie behind: «2 октября» on the sixth is four days ago. Raises NotUnderstood."""
    return date.fromisoformat(nearer(one_line(text), today))


def nearer(line: str, today: date | None) -> str:
    """ISO of a day that may lie behind, of a plain line; without `today` only a full date is one."""
    found = date.fromisoformat(_date(line, today))
    if today is None or not _without_year(line) or found - today <= SOON or (found.month, found.day) == (2, 29):
        return found.isoformat()
    return found.replace(year=found.year - 1).isoformat()


def _date(line: str, today: date | None) -> str:
    line = _YEAR.sub("", line)
    match = _DATE.fullmatch(line)
    try:
        if match is None:
            return _date_in_words(line.casefold(), today).isoformat()
        day, month, year, *iso = match.groups()
        return (date(int(year), int(month), int(day)) if year else date(*map(int, iso))).isoformat()
    except (ValueError, OverflowError):
        raise NotUnderstood("date") from None


def _date_in_words(line: str, today: date | None) -> date:
    """«завтра», «через 2 недели», «15 марта», «15.03»: the nearest such day not past. ValueError for no date."""
    if today is None:
        raise ValueError
    if line in _DAYS:
        return today + timedelta(days=_DAYS[line])
    if match := _AFTER.fullmatch(line):
        number, unit = int(match[1] or 1), match[2]
        if unit.startswith(("мес", "mon")):
            return _months_later(today, number)
        return today + timedelta(days=number * (7 if unit.startswith(("нед", "week")) else 1))
    match = _DAY_MONTH.fullmatch(line)
    if match is None:
        raise ValueError
    month = int(match[2]) if match[2] else _month(match[3])
    if match[4]:  # a year that was named is meant, past or not
        return date(int(match[4]), month, int(match[1]))
    for year in range(today.year, today.year + 8):  # 29 February waits for its year
        if (month, int(match[1])) == (2, 29) and not isleap(year):
            continue
        if (found := date(year, month, int(match[1]))) >= today:
            return found
    raise ValueError


def _month(word: str) -> int:
    """10 for «октября», «окт» and «october»; ValueError for any other word."""
    for months in (_MONTHS, _MONTHS_EN):
        for number, month in enumerate(months, 1):
            if word in (month, month[:3]):
                return number
    raise ValueError


def _months_later(day: date, n: int) -> date:
    """The same day n months on, or the month's last one."""
    year, month = divmod(day.month - 1 + n, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))
