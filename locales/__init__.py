"""Texts: Fluent files by language, spoken through `Say`; missing or broken texts fail loudly."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from locales.calendar import date_in_words, day_in_words, moment_in_words, month_in_words
from locales.texts import Texts

LANGUAGES = ("ru", "en")


class Safe(str):
    """Text that is HTML already; everything else is escaped on its way into a text."""

    __slots__ = ()


@cache
def bundle(language: str) -> Texts:
    """All texts of one language."""
    return Texts(language)


class Say:
    """Speaks one person's language: `t("key", n=3)` for HTML, `t.plain(…)` for buttons and toasts."""

    __slots__ = ("_bundle", "language")

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._bundle = bundle(self.language)

    def __call__(self, key: str, **args: Any) -> Safe:
        return Safe(self._format(key, {name: self._html(value) for name, value in args.items()}))

    def plain(self, key: str, **args: Any) -> str:
        return self._format(key, {name: self._plain(value) for name, value in args.items()})

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def local(self, texts: Mapping[str, str]) -> str:
        """The text of a form or a signal in this language, else in the first one there is."""
        return texts.get(self.language) or next(iter(texts.values()), "")

    def when(self, moment: datetime, zone: str, now: datetime) -> str:
        """«Ср, 14 октября, 18:00» in the reader's own zone; another year is named."""
        return moment_in_words(moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)), self.language)

    def month(self, number: int) -> str:
        """«октябрь»: a month's own name."""
        return month_in_words(number, self.language)

    def day_of_month(self, day: date) -> str:
        """«16 октября», where the day of the week and the year have been said."""
        return date_in_words(day, self.language)

    def day(self, day: date, today: date) -> str:
        return day_in_words(day, today, self.language)

    def _format(self, key: str, args: dict[str, Any]) -> str:
        text, errors = self._bundle.format(key, args)
        if errors:
            raise ValueError(f"text {key!r} in {self.language!r}: {errors}")
        return str(text)

    def _html(self, value: Any) -> Any:
        value = self._plain(value)
        return escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Safe) else value

    def _plain(self, value: Any) -> Any:
        """Words that are known in every language are said in this one."""
        return self.local(value) if isinstance(value, Mapping) else value
