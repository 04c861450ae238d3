"""A press in the bot's own transaction that is undone at its end: what it showed and what it would have changed."""

import itertools
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event

from bot.app import App
from bot.edge import Edge
from handlers.screen import Screen
from models.engine import Database, Transaction
from tests import once

WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")
# Where the conversation stands, and that the update is dealt with.
PASSING = re.compile(r"\s*UPDATE (?:inbox\b|person SET (?:place|screen_message|screen_media)=)")


@dataclass
class Outcome:
    """What one press led to."""

    screen: Screen | None
    refused: str  # the rule's key; empty when none said no
    changed: set[str] = field(default_factory=set)  # tables

    @property
    def said(self) -> str:
        """Everything the person would read."""
        if self.screen is None:
            return ""
        labels = [button.label for row in self.screen.rows for button in row]
        document = self.screen.document.name if self.screen.document else ""
        return "\n".join([str(self.screen.text), self.screen.toast, document, *labels])


class Undone(Transaction):
    """Everything up to the commit, and not the commit."""

    def commit(self) -> None:
        try:
            if self._session is not None:
                self._session.flush()
        finally:
            self.rollback()


class Rehearsal(Database):
    """The same database, where nothing that is done stays."""

    def __init__(self, bots: Database) -> None:
        super().__init__(bots.url)
        self._turn = bots._turn  # two who write would be two processes, and of a bot there is only one
        self.engine = once.make_engine(bots.url)  # its own: the bot's writes are not to be counted here
        self.changed: set[str] = set()
        event.listen(self.engine, "after_cursor_execute", self._look)

    def _look(self, _: Any, cursor: Any, statement: str, *given: Any) -> None:
        found = WRITES.match(statement)
        if found and cursor.rowcount != 0 and not PASSING.match(statement):
            self.changed.add(found[1])

    @asynccontextmanager
    async def transaction(self, *, reading: bool = False) -> AsyncIterator[Transaction]:
        async with self._turn:
            tx = Undone(self, reading)
            try:
                yield tx
            finally:
                await self.hop(tx.rollback)

    def _at_once(self, reading: bool, work: Callable[..., Any]) -> Any:
        tx = Undone(self, reading)
        try:
            return work(tx._open())
        finally:
            tx.commit()


class Rehearsed(Edge):
    """The bot's edge over such a database; it also tells whether a rule has said no."""

    db: Rehearsal
    refused = ""

    def _refused(self, *given: Any) -> Any:
        self.refused = given[-1].key
        self.db.changed.clear()  # that transaction was rolled back
        return super()._refused(*given)


class Stage:
    """Presses, one after another; each finds the database as the one before has found it."""

    def __init__(self, app: App) -> None:
        self.db = Rehearsal(app.db)
        self._edge = Rehearsed(self.db, app.dispatcher, app.edge.bot, app.now)
        self._ids = itertools.count(1)

    async def press(self, account: int, data: str) -> Outcome:
        """What a press of this data by this account leads to; raises what the bot would have put aside."""
        self._edge.refused, self.db.changed = "", set()
        who = {"id": account, "is_bot": False, "first_name": "x", "language_code": "ru"}
        message = {"message_id": 1, "date": 0, "chat": {"id": account, "type": "private"}, "text": "x"}
        query = {"id": "1", "from": who, "chat_instance": "1", "message": message, "data": data}
        answer = await self._edge._once(0, account, {"update_id": next(self._ids), "callback_query": query})
        return Outcome(answer.screen if answer else None, self._edge.refused, self.db.changed)

    async def close(self) -> None:
        await self.db.close()
