"""An empty, migrated database for every test that asks for one – on SQLite and on PostgreSQL."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from models import Base
from models.schema import upgrade
from services.forms import submissions
from tests.postgres import postgres

EMPTY = "TRUNCATE {tables} RESTART IDENTITY CASCADE"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: none is idle while a story or a kill test waits."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What is imported stays: the collector need not walk through all of it some thousand times."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file; a copy of it is quicker than a migration."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A running PostgreSQL. Where none can be started, tests are skipped – but not in CI."""
    try:
        context = postgres()
        url = context.__enter__()
    except Exception as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL here: {error}")
    yield url
    context.__exit__(None, None, None)


@pytest.fixture(scope="session")
def postgres_engine(postgres_url: str) -> Iterator[Engine]:
    """The migrated PostgreSQL, for emptying it between tests."""
    upgrade(postgres_url)
    engine = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database at this release's schema; the test runs once on each kind."""
    submissions._definitions.clear()  # a process reads a version once; an emptied database gives the numbers again
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        # Always at one address: the engine that knows it keeps its compiled statements.
        for file in template.parent.glob("shagi.db*"):
            file.unlink()
        return f"sqlite:///{shutil.copy(template, template.with_name('shagi.db'))}"
    engine: Engine = request.getfixturevalue("postgres_engine")
    tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with engine.connect() as connection:
        # What the test before has left open would make us wait for ever.
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        connection.execute(text(EMPTY.format(tables=tables)))
    return str(request.getfixturevalue("postgres_url"))
