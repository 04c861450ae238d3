"""What the demonstration prints: short lines, whole at once even into a pipe."""

import sys
import textwrap
from datetime import datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Moscow")  # the tour's schools live by this clock
DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня",
          "июля", "августа", "сентября", "октября", "ноября", "декабря")  # fmt: skip
WIDTH = 92


def line(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def moment(now: datetime) -> str:
    """«Ср, 14 октября, 9:00», Moscow time."""
    here = now.astimezone(HERE)
    return f"{DAYS[here.weekday()].capitalize()}, {here.day} {MONTHS[here.month - 1]}, {here:%-H:%M}"


def step(number: int, title: str) -> None:
    line(f"\n{number} · {title}")


def later(now: datetime) -> None:
    """The calendar has moved on."""
    line(f"    {moment(now)}")


def checked(text: str) -> None:
    """A fact that has just been checked."""
    line(textwrap.fill(text, WIDTH, initial_indent="  ✓ ", subsequent_indent="    "))


def plain(text: str) -> str:
    """The text with ordinary spaces, to be compared and printed."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
