"""The plan over time: a bar for every measure under the months it runs through, readable on a phone.

Colour only repeats what stands beside the bar in words.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from textwrap import wrap

from services.exports.roadmap_sheet import Line, Sheet, states
from services.risk.drawing import INK, LEFT, QUIET, RIGHT, TRACK, cut, page, text

SHOWN = 14  # measures in one picture: a longer one cannot be read on a phone
ROW, BAR = 42, 10
NAME, TITLE = 50, 32  # characters of a line
NOW = "#b3bcc5"  # of the line of today: names stand before it
FILLS = {
    "planned": "#98a3ad", "working": "#3f7fbf", "checking": "#d9982b", "done": "#4f9d7e", "partial": "#8fc2ab",
    "late": "#c2453c", "withdrawn": "#d5dae0",
}  # fmt: skip
WORDS = {
    "ru": {
        "months": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
        "until": "до {day}", "today": "сегодня", "more": "и ещё {n}", "project": "{kind}, проект на {day}",
        "plan": "{kind} на {day}",
    },
    "en": {
        "months": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        "until": "until {day}", "today": "today", "more": "and {n} more", "project": "{kind}, draft, {day}",
        "plan": "{kind}, {day}",
    },
}  # fmt: skip


class Axis:
    """Days across the width of the page, whole months from the first term to the last."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first.replace(day=1)
        self.last = (last.replace(day=28) + timedelta(days=4)).replace(day=1)

    @property
    def long(self) -> bool:
        """Would a day without its year be two different ones?"""
        return (self.last - self.first).days > 366

    def x(self, day: date) -> float:
        days = (min(max(day, self.first), self.last) - self.first).days
        return round(LEFT + (RIGHT - LEFT) * days / (self.last - self.first).days, 1)

    def months(self) -> list[date]:
        """The first days of its months, of every other or third one where there are many."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((n for n in (1, 2, 3, 6, 12) if count <= 9 * n), 24)
        starts = [self.first.year * 12 + self.first.month - 1 + k for k in range(0, count, step)]
        return [date(number // 12, number % 12 + 1, 1) for number in starts]


def pages(sheet: Sheet) -> int:
    """How many pictures it takes."""
    return -(-len(sheet.lines) // SHOWN)


def svg(sheet: Sheet, number: int = 0) -> str:
    """One of the pictures; all of them have the same months."""
    shown = sheet.lines[number * SHOWN : (number + 1) * SHOWN]
    words, axis = _words(sheet), Axis(sheet.first, sheet.last)
    lines = wrap(sheet.unit, TITLE, max_lines=2, placeholder="…", break_on_hyphens=False) or [""]
    parts = [text(LEFT, 30 + 20 * k, line, 15, INK, bold=True) for k, line in enumerate(lines)]
    top = 42 + 20 * len(lines)
    named = words["project" if sheet.state == "project" else "plan"]
    parts.append(text(LEFT, top - 14, named.format(kind=sheet.kind, day=f"{sheet.today:%d.%m.%Y}"), 11, QUIET))
    bottom = top + 20 + _height(shown)
    parts += _months(axis, words, top, bottom)
    parts += _today(axis, sheet.today, words, top, bottom)
    parts += _rows(shown, sheet, axis, top + 20)
    left = len(sheet.lines) - (number + 1) * SHOWN
    if left > 0:
        parts.append(text(LEFT, bottom + 16, words["more"].format(n=left), 11, QUIET))
    return page(bottom + 28, *parts)


def _words(sheet: Sheet):  # type: ignore[no-untyped-def]
    return WORDS.get(sheet.language, WORDS["en"])


def _groups(shown: Sequence[Line]) -> int:
    return sum(k == 0 or one.short != shown[k - 1].short for k, one in enumerate(shown))


def _height(shown: Sequence[Line]) -> int:
    return len(shown) * ROW + _groups(shown) * 22


def _months(axis: Axis, words, top: int, bottom: int) -> list[str]:  # type: ignore[no-untyped-def]
    parts, before = [], 0
    for day in axis.months():
        x = axis.x(day)
        parts.append(f'<rect x="{x}" y="{top}" width="1" height="{bottom - top}" fill="{TRACK}"/>')
        year = f" {day:%y}" if axis.long and day.year != before else ""
        before = day.year
        parts.append(text(x + 3, top + 11, words["months"][day.month - 1] + year, 10, QUIET))
    return parts


def _today(axis: Axis, today: date, words, top: int, bottom: int) -> list[str]:  # type: ignore[no-untyped-def]
    if not axis.first <= today < axis.last:
        return []
    x = axis.x(today)
    near = x > RIGHT - 50
    label = text(x - 3 if near else x + 3, bottom + 9, words["today"], 9.5, QUIET, end=near)
    return [f'<rect x="{x}" y="{top + 15}" width="1.2" height="{bottom - top - 5}" fill="{NOW}"/>', label]


def _rows(shown: Sequence[Line], sheet: Sheet, axis: Axis, y: int) -> list[str]:
    parts, factor = [], ""
    for one in shown:
        if one.short != factor:
            factor = one.short
            parts.append(text(LEFT, y + 15, cut(factor, 40), 11.5, INK, bold=True))
            y += 22
        parts += _row(one, sheet, axis, y)
        y += ROW
    return parts


def _row(one: Line, sheet: Sheet, axis: Axis, y: int) -> list[str]:
    x, end = axis.x(one.starts), axis.x(one.ends + timedelta(days=1))
    width = max(end - x, 3)
    bar = f'<rect x="{x}" y="{y + 16}" width="{width:.1f}" height="{BAR}" rx="3" fill="{FILLS[one.state]}"/>'
    said = _said(one, sheet, axis)
    beside = 6.1 * len(said)
    if end + 5 + beside < RIGHT:
        label = text(end + 5, y + 25, said, 10, INK)
    elif x - 5 - beside > LEFT:
        label = text(x - 5, y + 25, said, 10, INK, end=True)
    else:  # the bar leaves no room on either side
        label = text(RIGHT, y + 36, said, 10, INK, end=True)
    return [text(LEFT, y + 11, _fit(f"{one.number}. {one.name}"), 10.5, INK), bar, label]


def _fit(name: str) -> str:
    """As much of a name as a line holds: capitals are wider."""
    wide = sum(c.isupper() for c in name[:NAME]) / max(1, len(name[:NAME]))
    return cut(name, int(NAME / (1 + wide * 0.4)))


def _said(one: Line, sheet: Sheet, axis: Axis) -> str:
    """«до 20.02, в работе»; what has not begun says its term alone."""
    said: str = _words(sheet)["until"].format(day=f"{one.ends:%d.%m.%y}" if axis.long else f"{one.ends:%d.%m}")
    return said if one.state == "planned" else f"{said}, {states(sheet.language)[one.state]}"
