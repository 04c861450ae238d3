"""Days and moments in words, as people here write them."""

from datetime import date, datetime

NBSP = "\u00a0"
WEEKDAYS = {
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = {
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


MONTHS_ALONE = {
    "ru": (
        "январь", "февраль", "март", "апрель", "май", "июнь",
        "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ),
    "en": MONTHS["en"],
}  # fmt: skip


def month_in_words(number: int, language: str) -> str:
    """«октябрь» for 10."""
    return MONTHS_ALONE[language][number - 1]


def date_in_words(day: date, language: str) -> str:
    """«16 октября»."""
    return f"{day.day}{NBSP}{MONTHS[language][day.month - 1]}"


def day_in_words(day: date, today: date, language: str) -> str:
    """«пт, 16 октября»; the year is added when it is another one."""
    words = f"{WEEKDAYS[language][day.weekday()]}, {date_in_words(day, language)}"
    return words if day.year == today.year else f"{words} {day.year}"


def moment_in_words(moment: datetime, now: datetime, language: str) -> str:
    """«пн, 12 октября, 9:00»."""
    return f"{day_in_words(moment.date(), now.date(), language)}, {moment.hour}:{moment.minute:02}"
