"""A chat drawn for a terminal."""

import textwrap

from sandbox.messages import Message

WIDTH = 64


def picture(messages: list[Message]) -> str:
    """Bubbles with their buttons; those of the newest bot message carry numbers to type."""
    newest = next((one.message_id for one in reversed(messages) if one.from_bot), None)
    return "\n".join(_bubble(one, numbered=one.message_id == newest) for one in messages)


def numbered(message: Message) -> dict[int, str]:
    """The numbers of the picture and the labels they stand for."""
    return dict(enumerate(message.labels, 1))


def _bubble(message: Message, numbered: bool) -> str:
    head = "Бот" if message.from_bot else message.raw["from"]["first_name"]
    lines = [f"╭─ {head} · {message.at:%d.%m %H:%M} UTC{' · изменено' if message.edited else ''}"]
    lines += [f"│ {line}" for line in _attached(message) + _wrapped(message.text)]
    number = 0
    for row in message.buttons:
        cells = []
        for label in row:
            number += 1
            cells.append(f"[{number}. {label}]" if numbered else f"[{label}]")
        lines.append("│ " + " ".join(cells))
    return "\n".join([*lines, "╰─"])


def _attached(message: Message) -> list[str]:
    for kind, shown in (
        ("photo", "фото"),
        ("voice", "голосовое"),
        ("sticker", "стикер"),
        ("contact", "контакт"),
    ):
        if kind in message.raw:
            return [f"({shown})"]
    document = message.raw.get("document")
    return [f"(файл {document['file_name']}, {document['file_size']} Б)"] if document else []


def _wrapped(text: str) -> list[str]:
    if not text:
        return []
    return [piece for line in text.split("\n") for piece in (textwrap.wrap(line, WIDTH) or [""])]
