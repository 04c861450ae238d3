"""Values of settings as people type them and as they are written back; what does not fit is refused with its limits."""

import re
import unicodedata
from datetime import date, time
from typing import Any

from services.org.settings import Known
from services.refusal import Refusal

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2})(?::00)?)?")  # Excel adds the seconds
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d{2})-(\d{2})")
_CONTACTS = re.compile(r"@|\d[\d\-() ]{8,}\d")  # an address or a telephone number: neither is kept
WORKING = ("рабочий", "да", "working", "yes")
RESTING = ("выходной", "нет", "day off", "no")
REMOVED = ("убрать", "remove")
EARLIEST, LATEST = time(7, 0), time(20, 0)  # reminders may come between them


def read(one: Known, text: str, before: Any = None) -> Any:
    """The value in a typed text; raises Refusal. A calendar is `before` with the days named here."""
    line = " ".join("".join(c for c in text if c.isspace() or unicodedata.category(c)[0] != "C").split())
    return _READERS[one.kind](one, line, before)


def _text(one: Known, line: str, _: Any) -> str:
    if len(line) > one.most:
        raise Refusal("setting-bad-text", most=one.most, seen=len(line))
    if _CONTACTS.search(line):
        raise Refusal("setting-bad-contact")
    return line


def _choice(one: Known, line: str, _: Any) -> str:
    for value, *said in one.options:
        if line.casefold() in (value, *said):
            return value
    raise Refusal("setting-bad-choice", seen=line[:20], words=_words(one))


def _several(one: Known, line: str, _: Any) -> list[str]:
    """Words with commas, in the order of the list whatever the order they were typed in."""
    typed = [word.strip().casefold() for word in re.split(r"[,;]", line) if word.strip()]
    known = {word: option[0] for option in one.options for word in option}
    if not typed or any(word not in known for word in typed):
        wrong = next((word for word in typed if word not in known), line)
        raise Refusal("setting-bad-choice", seen=wrong[:20], words=_words(one))
    meant = {known[word] for word in typed}
    return [option[0] for option in one.options if option[0] in meant]


def _words(one: Known) -> dict[str, str]:
    """What may be written, in every language: the refusal is spoken in the reader's."""
    return {language: ", ".join(choices(one, language)) for language in ("ru", "en")}


def _number(one: Known, word: str) -> int | None:
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 6 else -1
    return number if one.least <= number <= one.most else None


def _count(one: Known, line: str, _: Any) -> int:
    number = _number(one, line)
    if number is None:
        raise Refusal("setting-bad-count", seen=line[:20], least=one.least, most=one.most, example=one.default)
    return number


def _counts(one: Known, line: str, _: Any) -> list[int]:
    numbers = [_number(one, word) for word in re.split(r"[ ,;]+", line) if word]
    found = [number for number in numbers if number is not None]
    rising = all(a < b for a, b in zip(found, found[1:], strict=False))
    if len(found) != len(numbers) or len(found) != len(one.default) or not rising:
        raise Refusal(
            "setting-bad-counts", seen=line[:20], n=len(one.default), least=one.least, most=one.most,
            example=written(one, one.default),
        )  # fmt: skip
    return found


def _clock(word: str) -> time | None:
    match = _CLOCK.fullmatch(word)
    try:
        return time(int(match[1]), int(match[2] or 0)) if match else None
    except ValueError:
        return None


def _hours(one: Known, line: str, _: Any) -> list[str]:
    hours = [_clock(word) for word in re.split(r"[ ,;]+", line) if word]
    fits = [hour for hour in hours if hour is not None and EARLIEST <= hour <= LATEST]
    found = sorted(set(fits))  # the same hour twice is no mistake
    if len(fits) != len(hours) or not one.least <= len(found) <= one.most:
        raise Refusal("setting-bad-hours", seen=line[:30], most=one.most, example=written(one, one.default))
    return [f"{hour:%H:%M}" for hour in found]


def _window(one: Known, line: str, _: Any) -> list[str]:
    ends = [_clock(word) for word in re.split(r"[ ,;–—-]+|\b(?:с|до|from|to)\b", line) if word]
    overnight = one.default[0] > one.default[1]
    first, last = ends if len(ends) == 2 else (None, None)
    if first is None or last is None or first == last or (first > last) is not overnight:
        raise Refusal("setting-bad-window", seen=line[:30], example=written(one, one.default))
    return [f"{first:%H:%M}", f"{last:%H:%M}"]


def _calendar(one: Known, line: str, before: Any) -> dict[str, bool]:
    days = dict(before or {})
    for part in filter(None, re.split(r"[;,\n]+", line.casefold())):
        match = _DAY.match(part.strip())
        word = part.strip()[match.end() :].strip(" –—-:") if match else ""
        if match is None or word not in (*WORKING, *RESTING, *REMOVED):
            raise Refusal("setting-bad-day", seen=part.strip()[:30])
        day = day_of(match)
        days.pop(day, None)
        if word not in REMOVED:
            days[day] = word in WORKING
    if len(days) > one.most:
        raise Refusal("setting-bad-calendar", most=one.most)
    return dict(sorted(days.items()))


def day_of(match: re.Match[str]) -> str:
    """The ISO day of «15.03.2027» or «2027-03-15»; raises Refusal where the calendar has none."""
    try:
        day, month, year, *iso = match.groups()
        found = date(int(year), int(month), int(day)) if year else date(*map(int, iso))
    except ValueError:
        raise Refusal("setting-bad-day", seen=match[0]) from None
    if not 2020 <= found.year <= 2100:
        raise Refusal("setting-bad-day", seen=match[0])
    return found.isoformat()


_READERS: dict[str, Any] = {
    "text": _text, "count": _count, "counts": _counts, "hours": _hours, "window": _window, "calendar": _calendar,
    "choice": _choice, "several": _several,
}  # fmt: skip


def written(one: Known, value: Any, language: str = "ru") -> str:
    """A value as one would type it, a choice by its word in the language; an empty one is an empty text."""
    if one.kind == "counts":
        return ", ".join(map(str, value))
    if one.kind == "hours":
        return ", ".join(hour.removeprefix("0") for hour in value)
    if one.kind == "window":
        return "–".join(clock.removeprefix("0") for clock in value)
    if one.kind == "calendar":
        return "; ".join(f"{russian(day)} {WORKING[0] if works else RESTING[0]}" for day, works in value.items())
    if one.kind in ("choice", "several"):
        words = {option[0]: word for option, word in zip(one.options, choices(one, language), strict=True)}
        return ", ".join(words.get(name, str(name)) for name in (value if one.kind == "several" else [value]))
    return str(value)


def choices(one: Known, language: str) -> list[str]:
    """The words of a choice in a language."""
    return [english if language == "en" else russian_word for _, russian_word, english in one.options]


def russian(day: str) -> str:
    """«15.03.2027» for an ISO day."""
    return f"{date.fromisoformat(day):%d.%m.%Y}"
