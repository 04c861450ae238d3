"""The measured alternative: the same transactions over aiosqlite, as `AsyncSession.run_sync` runs them.

A drop-in for `models.engine.Database`; what it costs is in docs/decisions/0002.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util.concurrency import greenlet_spawn

from models import engine as own
from models.engine import Database

R = TypeVar("R")


class AwaitedDatabase(Database):
    """Every statement crosses to aiosqlite's thread and back; the functions themselves run in the loop."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.engine.dispose()
        self._driver = engine(url)
        self.engine = self._driver.sync_engine

    async def hop(self, work: Callable[[], R]) -> R:
        # This is what AsyncSession.run_sync does with the session it keeps.
        result: R = await greenlet_spawn(work)
        return result

    async def close(self) -> None:
        await self._driver.dispose()
        self._writer.end()


def engine(url: str) -> AsyncEngine:
    """The same pragmas and the same BEGIN IMMEDIATE on the other driver."""
    made = create_async_engine(own.driver_url(url).replace("+pysqlite", "+aiosqlite"), connect_args={"timeout": 15})

    @event.listens_for(made.sync_engine, "connect")
    def pragmas(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(made.sync_engine, "begin")
    def begin(connection: Any) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return made
