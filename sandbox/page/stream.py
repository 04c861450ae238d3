"""What has changed for one open page since it was last told."""

from collections.abc import Callable
from typing import Any

from sandbox.messages import Json
from sandbox.page import view
from sandbox.telegram import Telegram


class Stream:
    """Remembers what one page knows, so that only the difference travels."""

    def __init__(
        self,
        telegram: Telegram,
        world: Callable[[], Json],
        described: Callable[[int], Json],
        marks: dict[int, int],
        answers: int,
    ) -> None:
        self._telegram, self._world, self._described = telegram, world, described
        self._marks = {user: mark for user, mark in marks.items() if user in telegram.people}
        self._answers = answers
        self._told: dict[str, Any] = {}
        self._sent: dict[int, tuple[int, int, int]] = {}  # person → history counted, messages of the bot, the last

    def news(self) -> Json:
        """The difference, empty when there is none."""
        news: Json = {}
        self._if_new(news, "world", {**self._world(), "calls": len(self._telegram.calls)})
        self._if_new(news, "people", [self._person(user) for user in self._telegram.people])
        phones = {str(user): found for user in self._marks if (found := self._phone(user))}
        if phones:
            news["phones"] = phones
        if fresh := self._telegram.answers[self._answers :]:
            self._answers += len(fresh)
            news["answers"] = self._answers
            news["toasts"] = [{"user": one.user_id, "text": one.text, "alert": one.alert} for one in fresh]
        return news

    def _phone(self, user: int) -> Json:
        found: Json = {}
        changed = view.changes(self._telegram, user, self._marks[user])
        if changed["mark"] != self._marks[user]:
            self._marks[user] = changed["mark"]
            found.update(changed)
        self._if_new(found, "around", view.around(self._telegram, user), str(user))
        return found

    def _person(self, user: int) -> Json:
        person = self._telegram.people[user]
        sent, last = self._count(user)
        return {"id": user, "name": person.first_name, "sent": sent, "last": last, **self._described(user)}

    def _count(self, user: int) -> tuple[int, int]:
        """How many messages the bot has sent to this person, and when the last one."""
        chat = self._telegram.chats.get(user)
        seen, sent, last = self._sent.get(user, (0, 0, 0))
        if chat and len(chat.history) > seen:
            fresh = [int(event.at.timestamp()) for event in chat.history[seen:] if event.kind == "sent"]
            sent, last = sent + len(fresh), fresh[-1] if fresh else last
            self._sent[user] = (len(chat.history), sent, last)
        return sent, last

    def _if_new(self, news: Json, key: str, value: Any, of: str = "") -> None:
        if self._told.get(of + key) != value:
            self._told[of + key] = news[key] = value
