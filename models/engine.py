"""The database and its one writer: a thread that runs whole functions, not single statements.

A service is a plain function over a synchronous Session; `await tx(fn, …)` runs it on the thread in one hop.
Why a thread and not one await per statement: docs/decisions/0002.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import Connection, CursorResult, Engine, Executable, create_engine, event, make_url, text
from sqlalchemy.orm import Session

from models.writer import Writer

P = ParamSpec("P")
R = TypeVar("R")

# READ COMMITTED allows a skew that SQLite's single writer forbids; one lock makes both behave alike.
WRITER_LOCK = 0x5348414749

inside: ContextVar[bool] = ContextVar("inside a transaction", default=False)


def driver_url(url: str) -> str:
    """The same address with the driver this engine speaks: sqlite3, or psycopg for PostgreSQL."""
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    name = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}.get(backend)
    if name is None:
        raise ValueError(f"{backend}: only sqlite and postgresql are supported")
    return parsed.set(drivername=name).render_as_string(hide_password=False)


def make_engine(url: str) -> Engine:
    """An engine with one connection; SQLite with WAL, full sync and real transactions."""
    address = driver_url(url)
    if address.startswith("postgresql"):
        return create_engine(address, pool_size=1, max_overflow=1, pool_pre_ping=True)
    engine = create_engine(address, connect_args={"check_same_thread": False, "timeout": 15})

    @event.listens_for(engine, "connect")
    def pragmas(connection: Any, _: Any) -> None:
        # Without this the driver itself decides when to BEGIN, and a read-then-write can lose an update.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def affected(db: Session, statement: Executable, given: Any = None) -> int:
    """Run a change and say how many rows it touched: 0 is the compare-and-set that came too late."""
    result = cast("CursorResult[Any]", db.execute(statement, given))
    return int(result.rowcount)


def stir(db: Session) -> None:
    """Note that this commit leaves something to send or to fetch; one that does not wakes nobody."""
    db.info["stirs"] = True


class Transaction:
    """One transaction: functions run in it one after another on the writer's thread."""

    def __init__(self, database: "Database", reading: bool) -> None:
        self._database = database
        self._reading = reading
        self._session: Session | None = None
        self._connection: Connection
        self._before_commit: list[Callable[[Session, Any], object]] = []
        self.closed = False
        self.stirs = False

    async def __call__(self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        return await self._database.hop(lambda: work(self._open(), *args, **kwargs))

    async def last(self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The last work and the commit in one hop: nothing may be asked of this transaction afterwards."""
        return await asyncio.shield(self._database.hop(lambda: self._end(lambda db: work(db, *args, **kwargs))))

    def before_commit(self, work: Callable[[Session, Any], Any]) -> None:
        """Run this in the hop that commits, with what the last work has returned."""
        self._before_commit.append(work)

    def _end(self, work: Callable[[Session], R]) -> R:
        try:
            result = work(self._open())
            for final in self._before_commit:
                final(self._open(), result)
            self.commit()
            return result
        finally:
            self.rollback()

    def _open(self) -> Session:
        if self.closed:
            raise RuntimeError("this transaction has ended")
        if self._session is None:
            database = self._database
            self._connection = database.engine.connect().execution_options(reading=self._reading)
            self._session = Session(self._connection, expire_on_commit=False)
            if database.is_postgres and not self._reading:
                # Through the session: it would not commit a transaction that the connection had begun before it.
                self._session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
        return self._session

    def commit(self) -> None:
        try:
            if self._session is not None:
                self._session.commit()
                self.stirs = "stirs" in self._session.info
        finally:
            self.rollback()

    def rollback(self) -> None:
        self.closed = True
        if self._session is None:
            return
        session, self._session = self._session, None
        session.close()  # rolls back whatever was not committed
        self._connection.close()


class Database:
    """The engine, its thread and the queue before it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = make_engine(url)
        self.is_postgres = self.engine.dialect.name == "postgresql"
        self._writer = Writer()
        self._turn = asyncio.Lock()

    async def hop(self, work: Callable[[], R]) -> R:
        return await self._writer.run(work)

    @asynccontextmanager
    async def transaction(self, *, reading: bool = False) -> AsyncIterator[Transaction]:
        """Commit at the end of the block, roll back when it raises. Waits for its turn."""
        async with self._turn:
            tx = Transaction(self, reading)
            token = inside.set(True)
            try:
                yield tx
            except BaseException:
                await asyncio.shield(self.hop(tx.rollback))
                raise
            else:
                if not tx.closed:
                    await asyncio.shield(self.hop(tx.commit))
            finally:
                inside.reset(token)

    async def write(self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """A whole transaction in one hop."""
        async with self._turn:
            return await asyncio.shield(self.hop(lambda: self._at_once(False, lambda s: work(s, *args, **kwargs))))

    async def read(self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Read-only work in one hop; it takes no writer's lock."""
        async with self._turn:
            return await asyncio.shield(self.hop(lambda: self._at_once(True, lambda s: work(s, *args, **kwargs))))

    def _at_once(self, reading: bool, work: Callable[[Session], R]) -> R:
        tx = Transaction(self, reading)
        try:
            result = work(tx._open())
            tx.commit()
            return result
        finally:
            tx.rollback()

    async def close(self) -> None:
        """Close the connection on its own thread and let the thread go."""
        await self.hop(self.engine.dispose)
        self._writer.end()
