"""Reads what people type: «1 200», «7 чел.», «семь», «7 из 42»; refuses by a named reason, never guesses.

Reasons (text keys `answer-<reason>`): percent, percent-of, zero-or-no-data, not-a-number, not-a-ratio, half,
whole, too-big, negative, two-numbers, more-than-total, total-differs, empty, too-long, date, time, choose,
place, image, file, repeat.
"""

import re
import unicodedata
from datetime import date, time

from services.forms.answers import Given, Half, Point, Ratio
from services.forms.dates import nearer
from services.forms.lines import NotUnderstood, one_line
from services.forms.schema import ATTACHED, Item

LONGEST_TEXT = 1500
LARGEST = 999_999_999

_WORDS = {
    "ноль": 0, "нуль": 0, "ни одного": 0, "ни одной": 0, "никого": 0, "один": 1, "одна": 1, "одно": 1, "два": 2,
    "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
    "одиннадцать": 11, "двенадцать": 12, "тринадцать": 13, "четырнадцать": 14, "пятнадцать": 15,
    "шестнадцать": 16, "семнадцать": 17, "восемнадцать": 18, "девятнадцать": 19, "двадцать": 20,
    "zero": 0, "none": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
_UNSURE = {"нет", "-", "–", "—", "нет данных", "н/д", "нд", "прочерк", "no", "n/a", "no data", "не знаю", "?"}
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_UNIT = r"(?:\s*[a-zа-я][a-zа-я. ]*)?"
_ALONE = re.compile(rf"(?:примерно|около|~|всего)?\s*(-?\d+(?:[.,]\d+)?){_UNIT}[.!]?")
_PAIR = re.compile(rf"(-?\d+(?:[.,]\d+)?){_UNIT}?\s*(?:из|/|(?:out )?of)\s*(-?\d+(?:[.,]\d+)?){_UNIT}[.!]?")
_PLACE = re.compile(r"(-?\d{1,2}(?:[.,]\d{1,10})?)(?:\s*[,;]\s*|\s+)(-?\d{1,3}(?:[.,]\d{1,10})?)")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")


def answer(
    item: Item, text: str, *, total: int | None = None, half: int | None = None, today: date | None = None
) -> Given | Half:
    """The answer in a typed message; `total` is a denominator known already, `half` a numerator given before.

    Constraints of the form are not checked here. Raises NotUnderstood.
    """
    if item.kind.startswith("select"):
        raise NotUnderstood("choose")
    if item.kind in (*ATTACHED, "repeat"):
        raise NotUnderstood(item.kind)
    if item.kind == "text":
        return Given(_text(text))
    line = one_line(text)
    if item.kind == "ratio":
        return _ratio(line, total, half)
    if item.kind == "date":
        return Given(nearer(line, today))
    if item.kind == "time":
        return Given(_time(line))
    if item.kind == "geopoint":
        return Given(_place(line))
    return Given(_number(line, whole=item.kind == "integer"))


def _text(text: str) -> str:
    """Free text, trimmed; control characters are dropped, for they break exports and databases."""
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn")).strip()
    if not kept:
        raise NotUnderstood("empty")
    if len(kept) > LONGEST_TEXT:
        raise NotUnderstood("too-long", most=LONGEST_TEXT, seen=len(kept))
    return kept


def _refuse_unsure(line: str) -> None:
    if line.strip(" .!") in _UNSURE or line in _UNSURE:
        raise NotUnderstood("zero-or-no-data")


def _refuse_percent(line: str, total: int | None = None) -> None:
    if "%" not in line and "процент" not in line and "percent" not in line:
        return
    number = _NUMBER.search(line)
    if number is None:
        raise NotUnderstood("not-a-number")
    share = number[0].replace(".", ",")
    share = share if len(share) <= 6 else share[:6] + "…"
    seen = f"{share}\xa0%"
    raise (NotUnderstood("percent-of", seen=seen, total=total) if total else NotUnderstood("percent", seen=seen))


def _count(digits: str) -> int:
    """A count of people or things. Raises NotUnderstood."""
    number = _fraction(digits)
    if not number.is_integer():
        raise NotUnderstood("whole", seen=digits.replace(".", ","))
    return int(number)


def _fraction(digits: str) -> float:
    if len(digits.lstrip("-0").partition(".")[0].partition(",")[0]) > len(str(LARGEST)):
        raise NotUnderstood("too-big", most=LARGEST)
    number = float(digits.replace(",", ".")) + 0.0  # minus zero is zero
    if abs(number) > LARGEST:
        raise NotUnderstood("too-big", most=LARGEST)
    return number


def _digits(line: str) -> str:
    """The one number of a line, a unit after it allowed."""
    bare = line.rstrip(" .!")
    if bare in _WORDS:
        return str(_WORDS[bare])
    match = _ALONE.fullmatch(line)
    if match is None:
        several = len(_NUMBER.findall(line)) > 1
        raise NotUnderstood("two-numbers" if several and not re.search(r"\d[eе^*+x]", line) else "not-a-number")
    if re.match(r"[eе][\d+-]", line[match.end(1) :]):
        raise NotUnderstood("not-a-number")
    return match[1]


def _number(line: str, *, whole: bool) -> int | float:
    _refuse_unsure(line)
    if whole:
        _refuse_percent(line)
    digits = _digits(line.rstrip("% ") if not whole else line)
    return _count(digits) if whole else _fraction(digits)


def _ratio(line: str, total: int | None, half: int | None) -> Given | Half:
    if half is None or total is not None:
        _refuse_unsure(line)
    _refuse_percent(line, total)
    pair = _PAIR.fullmatch(line)
    if pair is not None:
        n, of = _count(pair[1]), _count(pair[2])
        if total is not None and of != total:
            raise NotUnderstood("total-differs", seen=of, total=total)
        return Given(_fitting(n, of))
    try:
        number = _count(_digits(line))
    except NotUnderstood as why:
        if total is None and half is not None and why.reason in ("not-a-number", "two-numbers"):
            raise NotUnderstood("half") from None
        if total is None and why.reason in ("not-a-number", "two-numbers"):
            raise NotUnderstood("not-a-ratio") from None
        raise
    if total is not None:
        return Given(_fitting(number, total))
    if half is not None:
        return Given(_fitting(half, number))
    if number < 0:
        raise NotUnderstood("negative", seen=number)
    return Half(number)


def _fitting(n: int, of: int) -> Ratio:
    if n < 0 or of < 0:
        raise NotUnderstood("negative", seen=min(n, of))
    if n > of:
        raise NotUnderstood("more-than-total", n=n, total=of)
    return Ratio(n, of)


def place(lat: float, lon: float) -> Point:
    """A place on the map, as exact as a house needs it. Raises NotUnderstood."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise NotUnderstood("place")
    return Point(round(lat, 6), round(lon, 6))


def _place(line: str) -> Point:
    """«55.75, 37.62», «55,75; 37,62», «55.75 37.62»."""
    match = _PLACE.fullmatch(line)
    if match is None:
        raise NotUnderstood("place")
    return place(*(float(number.replace(",", ".")) for number in match.groups()))


def _time(line: str) -> str:
    match = _TIME.fullmatch(line)
    try:
        if match is None:
            raise ValueError
        return time(int(match[1]), int(match[2])).isoformat("minutes")
    except ValueError:
        raise NotUnderstood("time") from None
