"""Telegram's state on this machine: people, chats, messages, files and the queue of updates."""

import itertools
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sandbox.bell import Bell
from sandbox.chats import Answer, Chat, Person, Query
from sandbox.clock import Clock, TellsTime
from sandbox.errors import OLD_QUERY, bad, forbidden
from sandbox.faults import Faults
from sandbox.files import FileStore
from sandbox.limits import Limits
from sandbox.menu import Menu
from sandbox.messages import Json
from sandbox.phone import Phone
from sandbox.updates import UpdateQueue

CALLS_KEPT = 200_000
ANSWER_WITHIN = 60.0  # seconds of real time a press waits for its answer


@dataclass
class Call:
    """One call of the Bot API; the outcome is empty while it lasts."""

    monotonic: float
    at: datetime
    method: str  # as called, e.g. sendMessage
    params: Json
    outcome: str = ""

    @property
    def chat_id(self) -> int | None:
        """The chat it names, if any."""
        try:
            return int(self.params["chat_id"])
        except (KeyError, TypeError, ValueError):
            return None


class Telegram:
    """The messenger as the bot and the people see it; everything happens in one event loop."""

    def __init__(
        self,
        clock: TellsTime | None = None,
        token: str = "100200:SANDBOX",
        username: str = "shagi_demo_bot",
        strict_limits: bool = False,
    ) -> None:
        self.clock: TellsTime = clock or Clock()
        self.token, self.username = token, username
        self.bell = Bell()
        self.updates = UpdateQueue(self.clock, self.bell)
        self.files, self.faults, self.menu = FileStore(), Faults(), Menu()
        self.limits = Limits() if strict_limits else None
        self.chats: dict[int, Chat] = {}
        self.people: dict[int, Person] = {}
        self.queries: dict[str, Query] = {}
        self.answers: list[Answer] = []
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.answer_within = ANSWER_WITHIN
        self._phones: dict[int, Phone] = {}
        self._numbers = itertools.count(101)
        self._offline = False

    @property
    def bot(self) -> Json:
        """The bot as a Bot API `User`."""
        bot_id = int(self.token.partition(":")[0])
        return {"id": bot_id, "is_bot": True, "first_name": "Шаги", "username": self.username}

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.updates)

    @property
    def offline(self) -> bool:
        """While set, every connection is closed at once, the running poll too."""
        return self._offline

    @offline.setter
    def offline(self, value: bool) -> None:
        self._offline = value
        if value:
            self.updates.interrupt()

    def phone(self, user_id: int, first_name: str = "Анна", **fields: Any) -> Phone:
        """The phone in a person's hands; the same one for the same id."""
        if user_id not in self._phones:
            self.people[user_id] = Person(user_id, first_name, **fields)
            self._phones[user_id] = Phone(self, self.people[user_id])
        return self._phones[user_id]

    def phone_of(self, user_id: int) -> Phone:
        """The phone of somebody who is here; `KeyError` when nobody has this id."""
        return self._phones[user_id]

    def group(self, chat_id: int, title: str = "Педсовет") -> Chat:
        """A group that the bot is a member of."""
        described = {"id": chat_id, "type": "group", "title": title}
        return self.chats.setdefault(chat_id, Chat(chat_id, described))

    def private_chat(self, person: Person) -> Chat:
        """The chat of a person with the bot, opened if it was not."""
        described = {"id": person.user_id, "type": "private", **person.names}
        return self.chats.setdefault(person.user_id, Chat(person.user_id, described, person))

    def next_number(self) -> int:
        """A fresh message id; private chats of one bot share the sequence."""
        return next(self._numbers)

    def chat(self, chat_id: int) -> Chat:
        """The chat the bot names; `ApiError` 400 when it does not know such."""
        if chat_id not in self.chats:
            raise bad("chat not found")
        return self.chats[chat_id]

    def open_chat(self, chat_id: int) -> Chat:
        """The chat the bot may write to; `ApiError` 400 or 403 when it may not."""
        chat = self.chat(chat_id)
        if chat.person is not None and chat.person.deleted:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if chat.left:
            raise forbidden("bot is not a member of the group chat")
        return chat

    def ask(self, user_id: int) -> Query:
        """Note a press that waits for its answer."""
        query = Query(str(secrets.randbits(62)), user_id, time.monotonic())
        self.queries[query.query_id] = query
        return query

    def answer(self, query_id: str, text: str, alert: bool) -> None:
        """Answer a press, once and in time."""
        query = self.queries.get(query_id)
        if query is None or query.answered or time.monotonic() - query.pressed > self.answer_within:
            raise bad(OLD_QUERY)
        query.answered = True
        if text:
            self.answers.append(Answer(query.user_id, text, alert))

    def inject(self, raw: Json | str) -> int:
        """Queue a raw update, also garbage; see `UpdateQueue.inject`."""
        return self.updates.inject(raw)

    def reseed(self, update_id: int) -> None:
        """Restart the ids of updates elsewhere."""
        self.updates.reseed(update_id)

    def called(self, method: str, chat_id: int | None = None) -> list[Call]:
        """The calls of one method, of one chat if given, oldest first."""
        return [
            call for call in self.calls if call.method.lower() == method.lower() and chat_id in (None, call.chat_id)
        ]

    async def until(self, predicate: Callable[[], object], timeout: float = 5.0) -> None:
        """Wait until the predicate holds, looking at each change; `TimeoutError` after real seconds."""
        if not await self.bell.until(predicate, timeout):
            raise TimeoutError(f"not within {timeout} s; the last calls: {self._recent()}")

    def _recent(self) -> str:
        last = [call for call in self.calls if call.method != "getUpdates"][-5:]
        return "; ".join(f"{call.method} {call.chat_id or ''}: {call.outcome}" for call in last)
