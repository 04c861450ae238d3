"""What a correction changes, in words: «Срок: вт, 20 октября вместо пн, 19 октября»."""

from collections.abc import Sequence
from datetime import date

from handlers.room import Desk
from handlers.screen import short
from locales import Safe
from services.letters.difference import Difference

SHOWN = 6  # lines; the rest is counted
CUT = 110  # characters of a text
BESIDE = 24  # characters of the same text before the first difference
DAYS = ("due_on", "acknowledge_on", "dated", "item-due_on")
REPORTS = ("report", "form_version_id")


def lines(desk: Desk, found: Sequence[Difference], today: date) -> list[Safe]:
    """Line by line; a report that changes is one line, whatever of it has changed."""
    once = [one for one in found if one.what != "form_version_id" or not any(o.what == "report" for o in found)]
    said = [_line(desk, one, today) for one in once[:SHOWN]]
    if len(once) > SHOWN:
        said.append(desk.t("letter-diff-more", n=len(once) - SHOWN))
    return said


def _line(desk: Desk, one: Difference, today: date) -> Safe:
    t = desk.t
    if one.what in DAYS:
        before, after = (t.day(date.fromisoformat(day), today) if day else "" for day in (one.before, one.after))
    elif one.what in REPORTS:
        before, after = "", t.plain("letter-diff-form", kind=one.after if one.what == "report" else "form")
    else:
        before, after = cut(one.before, one.after)
    how = "gone" if not after else "new" if not before else "changed"
    return t("letter-diff", what=one.what, place=one.place, before=before, after=after, how=how)


def cut(before: str, after: str) -> tuple[str, str]:
    """Two texts from a little before where they part."""
    least = min(len(before), len(after))
    same = next((n for n in range(least) if before[n] != after[n]), least)
    start = max(0, same - BESIDE) if before and after else 0
    head = "…" if start else ""
    return tuple(head + short(said[start:], CUT) if said else "" for said in (before, after))  # type: ignore[return-value]
