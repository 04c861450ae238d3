"""An audience in words: «2 муниципалитета, этап: диагностика» – for the draft's card, the choice and the mirror."""

from collections.abc import Mapping
from typing import Any

from handlers.room import Desk
from services.journey import stages
from services.letters import audience, choosing, letters
from services.letters.letters import Written


def words(desk: Desk, one: Written) -> str:
    """To whom a letter goes, in one line; plain."""
    now: Mapping[str, Any] = one.row.audience or {}
    if now.get("kind") != "correction":
        return _one(desk, one, now)
    t = desk.t
    first = t.plain("letter-to-those")
    return f"{first}; {t.plain('letter-to-also', who=_one(desk, one, now['also']))}" if now.get("also") else first


def _one(desk: Desk, one: Written, now: Mapping[str, Any]) -> str:
    t = desk.t
    if not now.get("kind"):
        return t.plain("letter-to-nobody")
    n = len(now.get("units", ()))
    said = [t.plain("letter-to-base", kind=now["kind"], n=n)]
    if "stages" in now:
        known = stages.stages()
        names = ", ".join(t.local(known[code].names) for code in now["stages"] if code in known)
        said.append(t.plain("letter-to-stages", names=names, n=len(now["stages"])))
    if "factor" in now:
        named = {code: t.local(words) for code, words in choosing.factors(desk.db, one.place)}
        worst = "high" if "medium" not in now["levels"] else "medium"
        said.append(t.plain("letter-to-factor", name=named.get(now["factor"], now["factor"]), level=worst))
    if "undone" in now:
        number = letters.number_of(desk.db, now.get("letter", 0))
        said.append(t.plain("letter-to-undone", what=now["undone"], number=number))
    return f"{t.plain('letter-role', role=now.get('role', 'director'))}: {', '.join(said)}"


def writing(desk: Desk, letter: int) -> Written:
    """A draft of the body this person works for."""
    one = letters.of(desk.db, desk.who, letter)
    if not one.draft:
        raise letters.Changed
    return one


def open_letter(desk: Desk, letter: int) -> Written:
    """The same in whatever state."""
    return letters.of(desk.db, desk.who, letter)


def count(desk: Desk, one: Written) -> int:
    """How many get it."""
    return audience.count(desk.db, one.place, one.row.audience)
