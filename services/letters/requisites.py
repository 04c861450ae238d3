"""Reads the requisites of a document out of its plain lines: number, date, «О…», items, terms. Guesses nothing."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from services.forms import personal
from services.letters import letters
from services.letters.typed import day
from services.refusal import Refusal

HEAD, TAIL = 30, 12  # lines in which number, date and heading stand; and the signature
_MONTHS = r"январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр"
_DATE = rf"\d{{1,2}}[.]\d{{1,2}}[.]\d{{4}}|«?\d{{1,2}}»?\s+(?:{_MONTHS})[а-я]*(?:\s+\d{{4}})?"
_DATED = re.compile(rf"(?:от\s*)?({_DATE})", re.IGNORECASE)
_NUMBER = re.compile(r"№\s*([\w][\w/.\-]{0,38})")
_UNTIL = re.compile(
    rf"(?:в срок\s*|не позднее\s*|срок[^.]{{0,30}}?)?\bдо\s+({_DATE})|не позднее\s+({_DATE})", re.IGNORECASE
)
_ITEM = re.compile(r"(\d{1,2})\s*[.)]\s+(\S.*)", re.DOTALL)
_HEADING = re.compile(r"[«\"]?(Об?о?\s+[а-яё«].{5,250})", re.DOTALL)
_KINDS = (
    ("order", re.compile(r"^приказ\b", re.IGNORECASE)),
    ("directive", re.compile(r"^распоряжение\b", re.IGNORECASE)),
    ("instructive", re.compile(r"(?:инструктивн|информационн|методическ)\S*(?:-\S+)?\s+письмо", re.IGNORECASE)),
    ("info", re.compile(r"для сведения", re.IGNORECASE)),
)
_ORDERING = re.compile(r"п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?ю|обязываю|предлагаю", re.IGNORECASE)
_BASIS = re.compile(
    r"((?:на основании|в соответствии с|по итогам|по результатам|во исполнение|в целях)\s[^.:;]{5,600})", re.IGNORECASE
)
_CONTROL = re.compile(r"контроль\b[^:]{0,120}?(?:возложить на|:)\s*(.{3,160}?)[.\s]*$", re.IGNORECASE | re.DOTALL)
_SELF = re.compile(r"контроль\s.{0,80}?оставляю за собой", re.IGNORECASE | re.DOTALL)
_RESPONSIBLE = re.compile(
    r"(?<!\()ответственн(?:ый|ые|ая)(?:\s+за[^:–—]{0,60})?\s*[:–—-]\s*([^.;\n]{3,160})", re.IGNORECASE
)
_PARTICIPANTS = re.compile(r"участник\S*\s*[:–—-]\s*([^.;\n]{3,400})", re.IGNORECASE)
_LABELLED = re.compile(r"(?:участник|ответственн)\S*[^:–—]{0,60}[:–—]", re.IGNORECASE)
_SIGNED = re.compile(
    r"(.{3,160}?)[\s_,/]+(?:(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]+\S*|[А-ЯЁ][а-яё]+\S*\s(?:[А-ЯЁ]\.\s?){2})\s*"
)
_OWN = re.compile(r"\s*\((?:отв\.|ответственн\S+)\s*[:–—-]?\s*([^)]{3,160})\)", re.IGNORECASE)


def of_lines(lines: list[str], today: date) -> dict[str, Any]:
    """The fields that can be told for certain, by their names in a letter; `items` is a list of the same."""
    said = _unwrapped(" ".join(line.split()) for line in lines)
    whole = "\n".join(said)
    found: dict[str, Any] = {
        "kind": _kind(said), "number": _first(_NUMBER, said[:HEAD]), "dated": _dated(said[:HEAD], today),
        "heading": _heading(said[:HEAD]), "basis": _first(_BASIS, said), "responsible": _first(_RESPONSIBLE, said),
        "participants": _first(_PARTICIPANTS, said), "signed_by": _signed(said[-TAIL:]),
    }  # fmt: skip
    items = _items(said)
    found["controller"] = _controller(items or [whole]) or ("" if not _SELF.search(whole) else found["signed_by"])
    frame = (_CONTROL.search, _SELF.search, _LABELLED.match)  # what the letter has fields for is no action
    found["items"] = [_item(one, today) for one in items if not any(known(one) for known in frame)]
    found["body"] = _body(said, found["heading"], bool(items))
    _terms(found, whole, today)
    return {name: value for name, value in found.items() if value and _fits(name, value)}


def _unwrapped(lines: Iterable[str]) -> list[str]:
    """A PDF breaks paragraphs into lines: what goes on begins with a small letter or a bracket."""
    found: list[str] = []
    for line in filter(None, lines):
        goes_on = line[0].islower() or line[0] == "("
        if found and goes_on and not found[-1].endswith((".", ":", ";")):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def _first(pattern: re.Pattern[str], lines: list[str]) -> str:
    return next((match[1].strip(" .,") for line in lines if (match := pattern.search(line))), "")


def _kind(lines: list[str]) -> str:
    for line in lines[:HEAD]:
        for kind, pattern in _KINDS:
            if pattern.search(line):
                return kind
    return ""


def _dated(lines: list[str], today: date) -> str | None:
    for line in lines:
        for match in _DATED.finditer(line):
            if re.search(r"\d{4}", match[1]) and not re.search(r"\bдо\s*$", line[: match.start()]):
                return _day(match[1], today)
    return None


def _day(said: str, today: date) -> str | None:
    return day("dated", said.strip("«»").replace("»", ""), today)


def _heading(lines: list[str]) -> str:
    """«О…» or «Об…» on a line of its own."""
    found = (match[1] for line in lines if (match := _HEADING.fullmatch(line.strip('«»" '))))
    return next(found, "")[:255].rstrip(' .»"')


def _signed(lines: list[str]) -> str:
    """The position before a surname with initials, of the last such line; the name itself is not kept."""
    for line in reversed(lines):
        match = _SIGNED.fullmatch(line)
        if match and not _ITEM.fullmatch(line) and not personal.seen(match[1]):
            return match[1].strip(" _,/")
    return ""


def _items(lines: list[str]) -> list[str]:
    """The numbered actions 1, 2, 3 …; a line without a number goes on with the one before."""
    found: list[str] = []
    for line in lines:
        match = _ITEM.fullmatch(line)
        if match and int(match[1]) == len(found) + 1:
            found.append(match[2])
        elif found and re.match(r"\d+\.\d+|[(а-яё]", line):
            found[-1] += " " + line
    return found[: letters.MOST_ITEMS + 1] if len(found) > 1 else []


def _item(text: str, today: date) -> dict[str, Any]:
    own = _OWN.search(text)
    dates = [one for match in _UNTIL.finditer(text) if (one := _day(match[1] or match[2], today))]
    who = own[1].strip() if own and not personal.seen(own[1]) else ""
    return {"action": _OWN.sub("", text)[: letters.TEXT].rstrip(" .") + ".", "responsible": who,
            "due_on": dates[0] if len(set(dates)) == 1 else None}  # fmt: skip


def _controller(items: list[str]) -> str:
    for one in reversed(items):
        if match := _CONTROL.search(one):
            name = personal.seen(match[1] + ".").rstrip(".")  # the last point may have ended the sentence
            return (match[1].replace(name, "") if name else match[1]).strip(" .,")
    return ""


def _body(lines: list[str], heading: str, items: bool) -> str:
    """What stands between the heading and the items or the signature."""
    begins = next((at for at, line in enumerate(lines) if heading and heading.startswith(line.strip('«»" .'))), -1) + 1
    body = []
    for line in lines[begins:]:
        if (items and _ITEM.fullmatch(line)) or (personal.seen(line) and len(line) < 120):
            break
        if not heading.endswith(line.rstrip(" .")) and not _ORDERING.fullmatch(line.strip(" :")):
            body.append(line)
    text = "\n".join(body)[: letters.TEXT]
    return "" if items and _BASIS.match(text) else text


def _terms(found: dict[str, Any], whole: str, today: date) -> None:
    """The latest «до …» that is still ahead is the letter's term; an item with the same one needs none of its own."""
    days = {one for match in _UNTIL.finditer(whole) if (one := _day(match[1] or match[2], today))}
    ahead = sorted(one for one in days if one >= today.isoformat())
    found["due_on"] = ahead[-1] if ahead else None
    for item in found["items"]:
        if item["due_on"] == found["due_on"] or (item["due_on"] or "9") < today.isoformat():
            item["due_on"] = None


def _fits(name: str, value: Any) -> bool:
    try:
        return bool(letters.cleaned(name, value))
    except Refusal:
        return False
