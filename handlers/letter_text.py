"""How a letter reads: the same lines for its author before sending and for its recipient after it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers.days import dotted
from handlers.screen import short
from locales import Safe, Say

BODY = 300  # characters of a body on a card; the rest is behind «Прочитать полностью»
ITEMS, ACTION = 4, 110  # items on a card, and the characters of each
PAGE = 3600  # characters of a page of the whole text: a message holds 4096, a field 3500


def lines(t: Say, said: Mapping[str, Any], body: str, today: date, asked: tuple[int, int] = (0, 0)) -> list[Safe]:
    """The card of a letter: `said` as services.letters.frozen writes it, `body` the name of whoever issued it.

    `asked`: how many questions the report has, and how many minutes they take.
    """
    found = [title(t, said), _origin(t, said, body, today)]
    if said["body"]:
        found.append(t("letter-body", text=short(said["body"], BODY)))
    found += [_item(t, said, one, today, ACTION) for one in said["items"][:ITEMS]]
    if len(said["items"]) > ITEMS:
        found.append(t("letter-more-items", n=len(said["items"]) - ITEMS))
    return found + _asked(t, said, today, asked) + _frame(t, said)


def title(t: Say, said: Mapping[str, Any]) -> Safe:
    """«Инструктивное письмо № 214», bold."""
    return t("letter-title", name=name(t, said))


def name(t: Say, said: Mapping[str, Any]) -> str:
    """The same as plain text: for a button, a notice, a register."""
    number = said["number"]
    return t.plain("letter-name", kind=said["kind"], number=number, known="yes" if number else "no")


def is_cut(said: Mapping[str, Any]) -> bool:
    """Does the card leave something of the text out?"""
    items = said["items"]
    long = len(said["body"]) > BODY or len(said["basis"]) > BODY or len(said["participants"]) > BODY
    return long or len(items) > ITEMS or any(len(one["action"]) > ACTION for one in items)


def pages(t: Say, said: Mapping[str, Any], body: str, today: date, asked: tuple[int, int] = (0, 0)) -> list[Safe]:
    """The whole text, in pages that a message can hold; none of it is left out."""
    whole = [title(t, said), _origin(t, said, body, today)]
    if said["body"]:
        whole.append(t("letter-body", text=said["body"]))
    whole += [_item(t, said, one, today, PAGE) for one in said["items"]]
    whole += _asked(t, said, today, asked) + _frame(t, said, PAGE)
    found: list[list[Safe]] = [[]]
    for line in whole:
        if found[-1] and sum(map(len, found[-1])) + len(line) > PAGE:
            found.append([])
        found[-1].append(line)
    return [Safe("\n".join(page)) for page in found]


def _origin(t: Say, said: Mapping[str, Any], body: str, today: date) -> Safe:
    day = dotted(said["dated"])
    return t("letter-origin", body=body, day=day, heading=said["heading"], dated="yes" if day else "no")


def _item(t: Say, said: Mapping[str, Any], one: Mapping[str, Any], today: date, most: int) -> Safe:
    """An item names its performer and term where they are not the letter's."""
    own = one["responsible"] != said["responsible"]
    later = one["due_on"] != said["due_on"] and one["due_on"]
    return t(
        "letter-item", n=one["place"], action=short(one["action"], most), who=one["responsible"] if own else "",
        own="yes" if own and one["responsible"] else "no", day=_day(t, one["due_on"], today) if later else "",
        dated="yes" if later else "no",
    )  # fmt: skip


def _asked(t: Say, said: Mapping[str, Any], today: date, asked: tuple[int, int]) -> list[Safe]:
    found = []
    if said["kind"] != "info":
        if said["due_on"]:
            found.append(t("letter-due", day=_day(t, said["due_on"], today)))
        if said["responsible"]:
            found.append(t("letter-responsible", who=said["responsible"]))
        if said["participants"]:
            found.append(t("letter-participants", who=short(said["participants"], BODY)))
        if said["report"]:
            found.append(t("letter-report", kind=said["report"], n=asked[0], minutes=asked[1]))
    if said["acknowledge_on"]:
        found.append(t("letter-acknowledge", day=_day(t, said["acknowledge_on"], today)))
    return found


def _frame(t: Say, said: Mapping[str, Any], most: int = BODY) -> list[Safe]:
    """Whose word it is: the basis, who controls, who signed, what is attached."""
    found = []
    if said["basis"]:
        found.append(t("letter-basis", text=short(said["basis"], most)))
    if said["controller"] or said["signed_by"]:
        known = ("both" if said["signed_by"] else "control") if said["controller"] else "signed"
        found.append(t("letter-signed", who=said["signed_by"], controller=said["controller"], known=known))
    if said["files"]:
        found.append(t("letter-files", n=len(said["files"]), names=", ".join(one["name"] for one in said["files"][:3])))
    return found


def _day(t: Say, iso: str, today: date) -> str:
    return t.day(date.fromisoformat(iso), today)
