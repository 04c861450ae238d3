"""What somebody types, as one plain line; why it is not understood."""

import re
import unicodedata

LONGEST_NUMBER_TEXT = 60
_SPACED = re.compile(r"(?<=\d)[ '](?=\d{3}(?:\D|$))")


class NotUnderstood(ValueError):
    """What was typed is no answer here; `facts` carry what was understood, for the text of this reason."""

    def __init__(self, reason: str, **facts: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


def one_line(text: str) -> str:
    """One plain line: digits of every script as 0–9, odd spaces and dashes made plain, invisible marks dropped."""
    if len(text) > LONGEST_NUMBER_TEXT:
        raise NotUnderstood("not-a-number")
    plain = "".join(_plain(c) for c in unicodedata.normalize("NFC", text))
    line = " ".join(plain.casefold().replace("ё", "е").split())
    if not line:
        raise NotUnderstood("empty")
    return _SPACED.sub("", line)


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Zs" or char in "\n\t":
        return " "
    if category == "Pd" or char == "\u2212":
        return "-"
    if char == "\u066b":  # the Arabic decimal point
        return ","
    return "" if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Mn") else char
