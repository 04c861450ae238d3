"""Telegram's HTML: text and entities from tags, with the real server's complaints."""

import html
import re
from dataclasses import dataclass
from typing import Any

from sandbox.errors import bad

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "tg-spoiler": "spoiler", "span": "spoiler", "a": "text_link", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_RUN = re.compile(r"[^<&]+")
_TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_COMMAND = re.compile(r"(?:(?<=\s)|^)/[A-Za-z0-9_]{1,32}(?:@\w+)?")

Entity = dict[str, Any]


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Control characters become spaces, as the real server does; a lone surrogate is refused."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad("strings must be encoded in UTF-8") from None
    return re.sub(r"[\x00-\x09\x0b-\x1f]", " ", text.replace("\r", ""))


@dataclass
class _Open:
    tag: str
    start: int
    extra: Entity


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities of a message in HTML; `ApiError` 400 names what cannot be parsed."""
    pieces: list[str] = []
    entities: list[Entity] = []
    opened: list[_Open] = []
    length = at = 0
    while at < len(source):
        if source[at] == "<":
            end = _tag_end(source, at)
            if source.startswith("</", at):
                entities += _closed(source, at, end, opened, length)
            else:
                opened.append(_opened(source, at, end, length))
            at = end + 1
            continue
        run = _RUN.match(source, at) or _REFERENCE.match(source, at)
        written = run[0] if run else source[at]
        pieces.append(html.unescape(written) if written.startswith("&") else written)
        length += units(pieces[-1])
        at += len(written)
    if opened:
        raise _complaint(f'Can\'t find end tag corresponding to start tag "{opened[-1].tag}"')
    return trimmed("".join(pieces), entities)


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Strip the ends of the text and move the entities accordingly; empty ones vanish."""
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    total = units(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, total)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, sorted(kept, key=lambda one: (one["offset"], -one["length"]))


def commands_in(text: str) -> list[Entity]:
    """The bot_command entities the real server finds in a person's text."""
    return [
        {"type": "bot_command", "offset": units(text[: found.start()]), "length": units(found[0])}
        for found in _COMMAND.finditer(text)
    ]


def _tag_end(source: str, at: int) -> int:
    found = _TAG.match(source, at)
    if found is None:
        raise _complaint(f"Unclosed start tag at byte offset {_offset(source, at)}")
    return found.end() - 1


def _opened(source: str, at: int, end: int, length: int) -> _Open:
    name, _, rest = source[at + 1 : end].replace("\n", " ").partition(" ")
    tag = name.lower()
    extra = {key.lower(): value.strip("\"'") for key, value in _ATTRIBUTE.findall(rest)}
    if tag not in KINDS or (tag == "span" and extra.get("class") != "tg-spoiler"):
        raise _complaint(f'Unsupported start tag "{tag}" at byte offset {_offset(source, at)}')
    return _Open(tag, length, extra)


def _closed(source: str, at: int, end: int, opened: list[_Open], length: int) -> list[Entity]:
    tag = source[at + 2 : end].strip().lower()
    if not opened:
        raise _complaint(f"Unexpected end tag at byte offset {_offset(source, at)}")
    start = opened.pop()
    if tag and tag != start.tag:
        raise _complaint(
            f'Unmatched end tag at byte offset {_offset(source, at)}, expected "</{start.tag}>", found "</{tag}>"'
        )
    entity: Entity = {"type": KINDS[start.tag], "offset": start.start, "length": length - start.start}
    if start.tag == "a":
        if not start.extra.get("href"):
            return []
        entity["url"] = html.unescape(start.extra["href"])
    if start.tag == "tg-emoji":
        entity["custom_emoji_id"] = start.extra.get("emoji-id", "")
    return [entity]


def _offset(source: str, at: int) -> int:
    return len(source[:at].encode())


def _complaint(text: str) -> Exception:
    return bad(f"can't parse entities: {text}")
