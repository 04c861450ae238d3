"""Migrations: up, down and up again; nothing differs from the models; rows survive; a newer schema is refused."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlalchemy.orm import Session

from models import Base, Person, Seat, Unit, schema
from models.engine import make_engine

MORE = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "{head}"


def upgrade():
    with op.batch_alter_table("unit") as table:
        table.alter_column("name", type_=sa.String(500), existing_type=sa.String(255), existing_nullable=False)
    op.execute("{also}")
"""
NOTHING = "UPDATE unit SET name = name"
ORPHANS = "DELETE FROM unit"


def test_down_and_up_again(database_url: str) -> None:
    try:
        assert schema.downgrade(database_url, "base") == ""
        assert tables(database_url) == {"alembic_version"}
    finally:
        schema.upgrade(database_url)
    assert tables(database_url) == {"alembic_version", *Base.metadata.tables}


def test_the_migrations_make_what_the_models_say(database_url: str) -> None:
    engine = make_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_lease_may_be_there_first(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    schema.ensure_lease(url)
    schema.ensure_lease(url)
    assert schema.upgrade(url) == schema.head()


def test_a_second_upgrade_changes_nothing(database_url: str) -> None:
    assert schema.upgrade(database_url) == schema.upgrade(database_url) == schema.head()


def test_a_newer_schema_is_refused_and_left_alone(database_url: str) -> None:
    engine = make_engine(database_url)
    stamp(engine, "9999")
    try:
        with pytest.raises(schema.NewerSchema, match="9999"):
            schema.upgrade(database_url)
        assert schema.current(engine) == "9999"
    finally:
        stamp(engine, schema.head())
        engine.dispose()


def test_rebuilding_a_parent_keeps_its_children(tmp_path: Path) -> None:
    engine = populated(tmp_path)
    with_one_more(engine, tmp_path, NOTHING)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM seat")) == 1
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
    engine.dispose()


def test_a_migration_that_leaves_orphans_is_taken_back(tmp_path: Path) -> None:
    engine = populated(tmp_path)
    with pytest.raises(RuntimeError, match="pointing nowhere"):
        with_one_more(engine, tmp_path, ORPHANS)
    assert schema.current(engine) == schema.head()
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM unit")) == 1
    engine.dispose()


def tables(url: str) -> set[str]:
    engine = make_engine(url)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def stamp(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


def populated(folder: Path) -> Engine:
    url = f"sqlite:///{folder / 'shagi.db'}"
    schema.upgrade(url)
    engine = make_engine(url)
    with Session(engine) as db, db.begin():
        unit = Unit(kind="school", code="S1", name="Школа", zone="Europe/Moscow")
        person = Person(messenger_id=1, met_at=datetime(2026, 10, 5, tzinfo=UTC))
        db.add_all([unit, person])
        db.flush()
        db.add(Seat(unit_id=unit.id, role="director", title="Директор", person_id=person.id))
    return engine


def with_one_more(engine: Engine, folder: Path, also: str) -> None:
    """Upgrade through a copy of the migrations that has one more, which rebuilds a parent table."""
    copy = folder / "migrations"
    shutil.copytree(Path(schema.__file__).parent / "migrations", copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "versions" / "9999_more.py").write_text(MORE.format(head=schema.head(), also=also))
    settings = schema.config(engine)
    settings.set_main_option("script_location", str(copy))
    command.upgrade(settings, "head")
