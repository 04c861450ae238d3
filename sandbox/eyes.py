"""What a person sees on the phone."""

from typing import TYPE_CHECKING

from sandbox.chats import Person
from sandbox.messages import Inbox, Message
from sandbox.picture import picture

if TYPE_CHECKING:
    from sandbox.telegram import Telegram


class Eyes:
    """One person's private chat with the bot, to be read; nothing here waits."""

    def __init__(self, telegram: "Telegram", person: Person) -> None:
        self._telegram = telegram
        self.person = person

    @property
    def user_id(self) -> int:
        """The person's id, which is the id of the private chat too."""
        return self.person.user_id

    @property
    def messages(self) -> list[Message]:
        """The private chat as it is now, oldest first."""
        return list(self._chat_or_nothing())

    @property
    def screens(self) -> list[Message]:
        """What the bot wrote, as it is now, oldest first."""
        return [message for message in self.messages if message.from_bot]

    @property
    def screen(self) -> Message:
        """The newest message of the bot."""
        assert self.screens, f"the bot has written nothing to {self.person.first_name}"
        return self.screens[-1]

    @property
    def text(self) -> str:
        """The text of the newest message of the bot, empty when there is none."""
        return self.screens[-1].text if self.screens else ""

    @property
    def labels(self) -> list[str]:
        """The buttons under the newest message of the bot."""
        return self.screens[-1].labels if self.screens else []

    def mark(self) -> int:
        """A place in the history, for `inbox`."""
        chat = self._telegram.chats.get(self.user_id)
        return len(chat.history) if chat else 0

    def inbox(self, since: int = 0) -> Inbox:
        """What the bot did in this chat since a mark."""
        chat = self._telegram.chats.get(self.user_id)
        events = [event for event in chat.history[since:] if event.message.from_bot] if chat else []
        sent = [event.message for event in events if event.kind == "sent"]
        return Inbox(sent, sum(event.kind == "edited" for event in events))

    @property
    def toast(self) -> str:
        """The last text that answered a press."""
        mine = [answer.text for answer in self._telegram.answers if answer.user_id == self.user_id]
        return mine[-1] if mine else ""

    @property
    def alerts(self) -> list[str]:
        """The answers that had to be closed."""
        return [one.text for one in self._telegram.answers if one.user_id == self.user_id and one.alert]

    @property
    def spinning(self) -> int:
        """How many presses still wait for an answer."""
        mine = [query for query in self._telegram.queries.values() if query.user_id == self.user_id]
        return sum(not query.answered for query in mine)

    @property
    def commands(self) -> dict[str, str]:
        """The commands menu this person sees, command to description."""
        return {one["command"]: one["description"] for one in self._telegram.menu.seen_by(self.person)}

    @property
    def keyboard(self) -> list[list[str]]:
        """The reply keyboard under the input field."""
        chat = self._telegram.chats.get(self.user_id)
        return chat.keyboard if chat else []

    def show(self, last: int = 3) -> str:
        """A terminal picture of the last messages; the buttons of the newest are numbered for typing."""
        return picture(self.messages[-last:])

    def _chat_or_nothing(self) -> list[Message]:
        chat = self._telegram.chats.get(self.user_id)
        return list(chat.messages.values()) if chat else []
