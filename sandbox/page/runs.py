"""A message's text as runs a browser can show one by one, so that nothing of it is ever read as markup."""

import re
from typing import Any

from sandbox.markup import units
from sandbox.messages import Json, Message

_ADDRESS = re.compile(r"(?:https?://|\bt\.me/)[^\s<>«»\"]*[^\s<>«»\".,;:!?)]")
_COMMAND = re.compile(r"(?<![\w/:.])/[A-Za-z][A-Za-z0-9_]{0,31}\b(?!/)")
_OPENS = ("http://", "https://", "mailto:", "tel:")


def runs(message: Message, bot: str) -> list[Json]:
    """Pieces of the text with their styles; `start` is the payload of a deep link to this bot."""
    text = message.text.encode("utf-16-le", "surrogatepass")
    entities = [*message.entities, *_found(message.text)]
    edges = {0, len(text) // 2}
    for entity in entities:
        edges |= {entity["offset"], entity["offset"] + entity["length"]}
    marks = sorted(edge for edge in edges if 0 <= edge <= len(text) // 2)
    return [
        _run(text[2 * begin : 2 * end].decode("utf-16-le", "surrogatepass"), _over(entities, begin, end), bot)
        for begin, end in zip(marks, marks[1:], strict=False)
    ]


def link(address: str, bot: str) -> Json:
    """Where an address leads: into this bot, out of Telegram, or, with another scheme, nowhere."""
    if address.lower().startswith("t.me/"):
        address = f"https://{address}"
    inside = re.match(rf"(?:https?://t\.me/|tg://resolve\?domain=){re.escape(bot)}(?:[?&]start=([\w-]*))?$", address)
    if inside:
        return {"start": inside[1] or ""}
    return {"href": address} if address.lower().startswith(_OPENS) else {}


def _found(text: str) -> list[Json]:
    """Addresses and commands, which Telegram finds in plain text by itself."""
    kinds = (("url", _ADDRESS), ("bot_command", _COMMAND))
    return [
        {"type": kind, "offset": units(text[: one.start()]), "length": units(one[0]), "whole": one[0]}
        for kind, pattern in kinds
        for one in pattern.finditer(text)
    ]


def _over(entities: list[Json], begin: int, end: int) -> list[Json]:
    return [one for one in entities if one["offset"] <= begin and one["offset"] + one["length"] >= end]


def _run(text: str, entities: list[Json], bot: str) -> Json:
    run: dict[str, Any] = {"text": text}
    styles = {one["type"] for one in entities} - {"text_link", "url", "bot_command"}
    if styles:
        run["styles"] = sorted(styles)
    for one in entities:
        if one["type"] in ("text_link", "url"):
            run.update(link(one.get("url") or one.get("whole") or text, bot))
        elif one["type"] == "bot_command":
            run["command"] = one.get("whole") or text
    return run
