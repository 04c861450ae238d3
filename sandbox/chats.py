"""Who talks to the bot and where."""

from dataclasses import dataclass, field
from datetime import datetime

from sandbox.messages import Event, Json, Message


@dataclass
class Person:
    """An account of the messenger."""

    user_id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "ru"
    deleted: bool = False

    @property
    def names(self) -> Json:
        """The name fields that users and private chats share."""
        named = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {key: value for key, value in named.items() if value is not None}

    def as_user(self) -> Json:
        """The Bot API `User`."""
        user: Json = {"id": self.user_id, "is_bot": False, **self.names}
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(frozen=True)
class Answer:
    """What a person saw after a press: a toast, or an alert to be closed."""

    user_id: int
    text: str
    alert: bool


@dataclass
class Query:
    """A press that waits for its answer."""

    query_id: str
    user_id: int
    pressed: float  # real, monotonic
    answered: bool = False


@dataclass
class Chat:
    """A private chat (its id is the person's) or a group."""

    chat_id: int
    described: Json
    person: Person | None = None
    blocked: bool = False
    left: bool = False
    acting: int = 0  # how many times the bot has shown that it is typing or sending something
    keyboard: list[list[str]] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)
    history: list[Event] = field(default_factory=list)

    def put(self, message: Message, at: datetime) -> Message:
        """A new message appears."""
        self.messages[message.message_id] = message
        self.history.append(Event("sent" if message.from_bot else "received", at, message))
        return message

    def change(self, message: Message, at: datetime) -> Message:
        """A message is replaced by its edited self."""
        self.messages[message.message_id] = message
        self.history.append(Event("edited", at, message))
        return message

    def remove(self, message_id: int, at: datetime) -> None:
        """A message disappears."""
        self.history.append(Event("deleted", at, self.messages.pop(message_id)))
