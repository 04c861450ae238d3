"""The database for a command beside a bot that may be running: brought up to date, one transaction at a time."""

# ruff: noqa: T201 – a command answers by print

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, make_url, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.settings import Misconfigured, Settings
from models import Base, Lease
from models.engine import WRITER_LOCK, make_engine
from models.schema import NewerSchema, config, current, head, upgrade

NEWER = (
    "База данных записана более новой версией бота (схема {revision}).\n"
    "  Обновите программу до этой версии или укажите в BOT_DATABASE_URL другую базу."
)


class Unavailable(Misconfigured):
    """The database cannot be worked with; the text says why and what to do."""


@contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """An engine over a database of this release's schema; raises `Unavailable`."""
    url = settings.database_url
    with plain_words(url):
        engine = make_engine(url)
        try:
            _bring_up_to_date(engine, url)
            yield engine
        finally:
            engine.dispose()


@contextmanager
def opened_for_a_look(settings: Settings) -> Iterator[Engine]:
    """Like `opened`, but creates and changes nothing: where there is no database yet, an empty one in memory."""
    url = settings.database_url
    with plain_words(url):
        engine = make_engine(url if exists(url) else "sqlite://")
        try:
            standing = current(engine)
            if standing is None and not inspect(engine).has_table("unit"):
                engine.dispose()
                engine = make_engine("sqlite://")
                Base.metadata.create_all(engine)
            elif standing not in known(engine):
                raise NewerSchema(standing)
            elif standing != head():
                raise Unavailable("Схема базы старее программы.\n  Выполните команду без --dry-run или запустите бота.")
            yield engine
        finally:
            engine.dispose()


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """Commits at the end of the block, rolls back when it raises; takes its turn with a running bot."""
    with Session(engine, expire_on_commit=False) as db, db.begin():
        if engine.dialect.name == "postgresql":
            db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
        yield db


@contextmanager
def plain_words(url: str) -> Iterator[None]:
    """What a driver says of an unreachable database, as `Unavailable` with the remedy and without the password."""
    try:
        yield
    except NewerSchema as newer:
        raise Unavailable(NEWER.format(revision=newer)) from None
    except DBAPIError as error:
        reason = next(iter(str(error.orig).splitlines()), type(error.orig).__name__)
        raise Unavailable(
            f"База данных {shown(url)} не отвечает как надо: {reason}.\n"
            "  Проверьте BOT_DATABASE_URL, запущен ли сервер базы и есть ли права; подробнее: python -m bot check"
        ) from None


def shown(url: str) -> str:
    """The address without its password."""
    return make_url(url).render_as_string(hide_password=True)


def exists(url: str) -> bool:
    """False only for an SQLite file that nobody has made yet: connecting would make it."""
    parsed = make_url(url)
    file = parsed.database
    return parsed.get_backend_name() != "sqlite" or not file or file == ":memory:" or Path(file).exists()


def known(engine: Engine) -> set[str]:
    """The revisions this release knows."""
    return {script.revision for script in ScriptDirectory.from_config(config(engine)).walk_revisions()}


def working_process(db: Session) -> str | None:
    """Who holds a lease at this moment: «host/pid» of a running bot."""
    return db.scalar(select(Lease.holder).where(Lease.until > time.time()))


def _bring_up_to_date(engine: Engine, url: str) -> None:
    standing = current(engine)
    if standing == head():
        return
    if inspect(engine).has_table("lease"):
        with Session(engine) as db:
            busy = working_process(db)
        if busy:
            # Its statements are of the old schema; it migrates by itself when it is started anew.
            raise Unavailable(
                f"Схему базы пора обновить, но бот сейчас работает ({busy}).\n"
                "  Остановите его, подождите 10 секунд и повторите."
            )
    print("Обновляю схему базы данных." if standing else f"Создаю таблицы в базе {shown(url)}")
    upgrade(url)
