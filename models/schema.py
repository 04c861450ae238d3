"""Migrations: brings a database to this release's schema, or says that it belongs to a newer one."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from models.engine import make_engine
from models.keeping import Lease


class NewerSchema(Exception):
    """The database was written by a newer release."""


def config(engine: Engine) -> Config:
    """Alembic's settings with the engine to work on."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    settings.attributes["engine"] = engine
    return settings


def head() -> str:
    """This release's revision."""
    found = ScriptDirectory(str(Path(__file__).parent / "migrations")).get_current_head()
    assert found is not None
    return found


def current(engine: Engine) -> str | None:
    """The revision a database stands at; None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(url: str, revision: str = "head") -> str:
    """Migrate; raises `NewerSchema` for a revision this release does not know."""
    return _with_engine(url, _upgrade, revision)


def downgrade(url: str, revision: str) -> str:
    """Go back to an older revision, or to `base`."""
    return _with_engine(url, lambda engine, target: command.downgrade(config(engine), target), revision)


def ensure_lease(url: str) -> None:
    """The lease must be there before the migrations it guards."""
    _with_engine(url, lambda engine, _: Lease.__table__.create(engine, checkfirst=True), "")  # type: ignore[attr-defined]


def _upgrade(engine: Engine, revision: str) -> None:
    standing = current(engine)
    folder = config(engine).get_main_option("script_location") or ""
    known = {script.revision for script in ScriptDirectory(folder).walk_revisions()}
    if standing is not None and standing not in known:
        raise NewerSchema(standing)
    command.upgrade(config(engine), revision)


def _with_engine(url: str, work: Any, revision: str) -> str:
    engine = make_engine(url)
    try:
        work(engine, revision)
        return current(engine) or ""
    finally:
        engine.dispose()
