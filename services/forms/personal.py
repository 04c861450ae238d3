"""Names and addresses of people in a typed text: neither belongs into what a school writes here."""

import re

from services.refusal import Refusal

_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_INITIAL = r"[А-ЯЁ]\."
# A school may be named after somebody: «имени А. С. Пушкина».
_AFTER = re.compile(rf"\b(?:им\.|имени)\s*(?:{_INITIAL}\s?)*{_SURNAME}(?:\s{_SURNAME})?")
_NAMES = (
    re.compile(rf"\b{_SURNAME}\s{_INITIAL}\s?{_INITIAL}"),  # Иванов И. И.
    re.compile(rf"(?<![А-Яа-яёЁ]){_INITIAL}\s?{_INITIAL}\s?{_SURNAME}"),  # И. И. Иванов
    re.compile(r"\b[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+(?:(?:ович|евич|ьич)(?:а|у|ем|е)?|(?:овн|евн|ичн)(?:а|ы|е|у|ой))\b"),
)
_CONTACTS = re.compile(r"\S+@\S+\.\S+|(?<!\d)(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)")


def seen(text: str) -> str:
    """The first name, address or telephone in a text; '' where there is none."""
    bare = _AFTER.sub("", text)
    found = [match for pattern in (*_NAMES, _CONTACTS) if (match := pattern.search(bare))]
    return min(found, key=lambda match: match.start())[0] if found else ""


def refuse(text: str) -> None:
    """Raises `Refusal` for a text with somebody's name, address or telephone."""
    if shown := seen(text):
        raise Refusal("text-personal", seen=shown[:40])
