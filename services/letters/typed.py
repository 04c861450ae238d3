"""What an author types at once, in any order: «срок 15 марта, ответственный директор, участники: учителя 9 классов»."""

import re
from datetime import date
from typing import Any

from services.forms import dates
from services.forms.lines import NotUnderstood

# Which word stands for which field; a colon or a dash may follow.
_LABELS = {
    "acknowledge_on": r"ознакомиться|ознакомление|ознакомить|acknowledge",
    "due_on": r"срок(?: исполнения)?|исполнить|до|due|term|until",
    "dated": r"дата|от|dated?",
    "number": r"№|номер|number|no\.",
    "responsible": r"ответственн(?:ый|ые|ая)|responsible",
    "participants": r"участник(?:и)?|participants",
    "basis": r"основание|basis",
    "controller": r"контроль(?: за исполнением)?|контролирует|control",
    "signed_by": r"подписал[аи]?|подпись|подписывает|signed(?: by)?",
    "heading": r"заголовок|тема|heading",
    "body": r"текст|text",
    "report": r"(?:форма )?отч[её]та?|report",
}
_ANY = "|".join(_LABELS.values())
_NEXT = re.compile(rf"[;\n]+|[,.]\s+(?=(?:{_ANY})\b(?!\.))", re.IGNORECASE)
_FIELD = {
    name: re.compile(rf"(?:{words})\b\s*(?:[:–—-]\s*|\s)(.+)|№\s*(.+)" if name == "number"
                     else rf"(?:{words})\b\s*(?:[:–—-]\s*|\s)(.+)", re.IGNORECASE | re.DOTALL)
    for name, words in _LABELS.items()
}  # fmt: skip
_HEADING = re.compile(r"(?:Об?о?\s[а-яё«]|(?:On|About)\s).{3,}", re.DOTALL)
_UNTIL = re.compile(r"^(?:до|until|by)\s+", re.IGNORECASE)
_OF_DAY = re.compile(r"(.+?)\s+(?:от|of|dated)\s+(.+)", re.IGNORECASE)
_DAYS = ("acknowledge_on", "due_on", "dated")
_REPORTS = {"tick": r"отметк|галочк|tick", "file": r"файл|file", "form": r"анкет|вопрос|форм|form|question"}
_URGENT = {"срочно": True, "срочное": True, "urgent": True, "не срочно": False, "несрочно": False, "not urgent": False}


def read(text: str, today: date) -> tuple[dict[str, Any], list[str]]:
    """The fields that were named, and the pieces that fit none of them. Nothing is guessed."""
    found: dict[str, Any] = {}
    left = []
    for piece in filter(None, (one.strip(" ,") for one in _NEXT.split(text))):
        known = _piece(piece, today)
        if known is None or known[0] in found:
            left.append(piece)
        else:
            named = numbered(known[1], today) if known[0] == "number" else {known[0]: known[1]}
            found |= {name: value for name, value in named.items() if name not in found}
    return found, left


def _piece(piece: str, today: date) -> tuple[str, Any] | None:
    if piece.casefold().rstrip(".!") in _URGENT:
        return "urgent", _URGENT[piece.casefold().rstrip(".!")]
    if _HEADING.fullmatch(piece):
        return "heading", piece
    for name, pattern in _FIELD.items():
        if match := pattern.fullmatch(piece):
            value = _value(name, next(filter(None, match.groups())).strip(), today)
            return (name, value) if value else None
    return None


def _value(name: str, said: str, today: date) -> str | None:
    if name in _DAYS:
        return day(name, said, today)
    if name == "report":
        return next((kind for kind, words in _REPORTS.items() if re.match(words, said, re.IGNORECASE)), None)
    return said.rstrip(" .") if name in ("number", "responsible", "controller", "signed_by") else said


def day(name: str, said: str, today: date) -> str | None:
    """A date of this field as typed; a document's own may have passed. None for no date."""
    try:
        return exact(name, said, today)
    except NotUnderstood:
        return None


def exact(name: str, said: str, today: date) -> str:
    """The same; raises `NotUnderstood` with the reason."""
    bare = _UNTIL.sub("", said.strip().rstrip(".").casefold()).removeprefix("от ")
    return (dates.around if name == "dated" else dates.ahead)(bare, today).isoformat()


def numbered(said: str, today: date) -> dict[str, str]:
    """«214-р от 2 октября» is a number and the document's own day."""
    match = _OF_DAY.fullmatch(said)
    on = day("dated", match[2], today) if match else None
    return {"number": match[1], "dated": on} if match and on else {"number": said}


_DOER = re.compile(
    r"[,;(]?\s*(?:отв(?:етственн(?:ый|ые|ая))?\.?|responsible)\s*[:–—-]\s*([^,;()]{3,160})\)?", re.IGNORECASE
)
_TERM = re.compile(r"[,;(]?\s*\b(?:срок\s*[:–—-]?\s*)?(?:до|until)\s+([^,;()]{3,30}?)\)?\s*\.?$", re.IGNORECASE)
_COUNTED = re.compile(r"^\s*(?:\d{1,2}[.)]|[•–—-])\s+")


def item(line: str, today: date) -> tuple[str, str, str | None]:
    """(action, performer, term) of «1. Провести пробную работу, отв.: завуч, до 12 октября»."""
    rest, who, on = _COUNTED.sub("", line.strip(), count=1), "", None
    if match := _DOER.search(rest):
        who, rest = match[1].strip(), rest[: match.start()] + rest[match.end() :]
        if late := re.fullmatch(r"(.+?)\s+((?:до|until)\s.+)", who):  # «отв.: завуч до 12 октября»
            who, rest = late[1], f"{rest} {late[2]}"
    if (match := _TERM.search(rest)) and (on := day("due_on", match[1], today)):
        rest = rest[: match.start()]
    return rest.strip(" ,;"), who, on
