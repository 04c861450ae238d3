"""What stands in a chat: a message as it is at one moment, read by people and by tests."""

import html
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Attachment:
    """A file of a message with its bytes."""

    file_id: str
    name: str
    mime: str
    data: bytes


@dataclass(frozen=True)
class Message:
    """A snapshot: an edit makes another one, so a test may keep and press a stale screen."""

    raw: Json  # the Bot API object, `from` included
    html: str = ""  # the source as the bot sent it
    edited: int = 0
    document: Attachment | None = None
    photo: Attachment | None = None
    silent: bool = False

    @property
    def message_id(self) -> int:
        """Its number in the chat."""
        return int(self.raw["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat it stands in."""
        return int(self.raw["chat"]["id"])

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.raw["from"]["is_bot"])

    @property
    def at(self) -> datetime:
        """The calendar instant of sending, in UTC."""
        return datetime.fromtimestamp(self.raw["date"], UTC)

    @property
    def text(self) -> str:
        """The text or the caption without tags."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """Bold, links and the like, in UTF-16 units."""
        return list(self.raw.get("entities") or self.raw.get("caption_entities") or [])

    @property
    def is_media(self) -> bool:
        """Whether it carries a photo or a document rather than text."""
        return "text" not in self.raw

    @property
    def rows(self) -> list[list[Json]]:
        """The inline buttons as the Bot API describes them."""
        return list(self.raw.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the buttons, row by row."""
        return [[button["text"] for button in row] for row in self.rows]

    @property
    def labels(self) -> list[str]:
        """The labels of the buttons in one list."""
        return [label for row in self.buttons for label in row]

    def button(self, label: str) -> Json | None:
        """The button with this label, or the only one whose label starts so or is cut short of it."""
        every = [button for row in self.rows for button in row]
        exact = [button for button in every if button["text"] == label]
        if exact:
            return exact[0]
        close = [button for button in every if _reads(button["text"], label)]
        return close[0] if len(close) == 1 else None


def _reads(shown: str, label: str) -> bool:
    return shown.startswith(label) or ("…" in shown and label.startswith(shown.split("…")[0]))


@dataclass(frozen=True)
class Event:
    """A line of a chat's history; kind is sent, received, edited or deleted."""

    kind: str
    at: datetime
    message: Message


@dataclass(frozen=True)
class Inbox:
    """What the bot did in a chat since a mark: new messages and the number of edits."""

    messages: list[Message]
    edits: int

    def __len__(self) -> int:
        return len(self.messages)

    @property
    def texts(self) -> list[str]:
        """The texts of the new messages."""
        return [message.text for message in self.messages]


def escaped(text: str) -> str:
    """A plain text as HTML source."""
    return html.escape(text, quote=False)
