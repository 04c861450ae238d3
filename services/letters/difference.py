"""What a new version of a letter says differently: field by field, item by item, file by file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.letters.frozen import FIELDS


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that reads differently; `what` is a field, item or file; empty is «was not there» or «is gone»."""

    what: str
    place: int  # of an item; 0 for everything else
    before: str
    after: str


def between(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """From one frozen text to another, in the order of reading; terms are ISO days, a form is its number."""
    fields = [name for name in FIELDS if name != "kind"]
    found = [
        Difference(name, 0, _plain(old.get(name)), _plain(new.get(name)))
        for name in fields
        if _plain(old.get(name)) != _plain(new.get(name))
    ]
    return (*found, *_items(old, new), *_files(old, new))


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _items(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    before, after = ({one["place"]: one for one in said["items"]} for said in (old, new))
    found = []
    for place in sorted(before.keys() | after.keys()):
        was, now = before.get(place), after.get(place)
        if was is None or now is None or was["action"] != now["action"]:
            found.append(Difference("item", place, was["action"] if was else "", now["action"] if now else ""))
        # What an item has from the letter is said once, with the letter's own field.
        for name in ("due_on", "responsible") if was and now else ():
            mine = (was[name] != old[name]) or (now[name] != new[name])  # type: ignore[index]
            if was[name] != now[name] and mine:  # type: ignore[index]
                found.append(Difference(f"item-{name}", place, _plain(was[name]), _plain(now[name])))  # type: ignore[index]
    return found


def _files(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    before, after = ({one["sha256"] or one["id"]: one["name"] for one in said["files"]} for said in (old, new))
    gone = [Difference("file", 0, name, "") for key, name in before.items() if key not in after]
    return gone + [Difference("file", 0, "", name) for key, name in after.items() if key not in before]
