"""Checks what phones show – silence included."""

from datetime import datetime

from bot.demo.paper import moment, plain
from bot.demo.person import Person
from sandbox.messages import Inbox


class Failed(Exception):
    """A step did not go as promised; the text says on whose phone."""


class Watch:
    """Remembers how far each phone has been looked at."""

    def __init__(self) -> None:
        self.phones: dict[str, Person] = {}
        self._marks: dict[str, int] = {}

    def add(self, name: str, phone: Person) -> None:
        self.phones[name], self._marks[name] = phone, phone.mark()

    def news(self, name: str) -> Inbox:
        """What the bot did on this phone since the last look."""
        found: Inbox = self.phones[name].inbox(self._marks[name])
        return found

    def only(self, *allowed: str) -> None:
        """Nobody else's phone has changed since the last look; then all are looked at. Raises `Failed`."""
        for name in self.phones:
            found = self.news(name)
            if name not in allowed and (found.messages or found.edits):
                raise Failed(f"{name}: этот телефон должен молчать, а на нём\n{self.phones[name].show(2)}")
        self.look()

    def look(self) -> None:
        """Everything on the phones has been seen."""
        self._marks = {name: phone.mark() for name, phone in self.phones.items()}

    def one(self, name: str, *fragments: str, when: datetime | None = None) -> None:
        """Exactly one new message, with these words, sent at this moment if one is given. Raises `Failed`."""
        found = self.news(name).messages
        if len(found) != 1:
            raise Failed(f"{name}: ждали одно новое сообщение, пришло {len(found)}\n{self.phones[name].show(3)}")
        if when is not None and found[0].at != when:
            raise Failed(f"{name}: ждали {moment(when)}, пришло {moment(found[0].at)}\n{self.phones[name].show(1)}")
        self.shows(name, *fragments)

    def shows(self, name: str, *fragments: str) -> None:
        """The newest screen has these words. Raises `Failed`."""
        phone = self.phones[name]
        text = plain(phone.text)
        for fragment in fragments:
            if plain(fragment) not in text:
                raise Failed(f"{name}: на экране нет слов «{fragment}»\n{phone.show(2)}")
