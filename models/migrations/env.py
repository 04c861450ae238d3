"""How a migration runs: in one transaction, on SQLite with foreign keys off and checked afterwards.

With them on, rebuilding a parent table deletes its CASCADE children without a word.
"""

from alembic import context
from sqlalchemy import text

from models import Base

engine = context.config.attributes["engine"]
sqlite = engine.dialect.name == "sqlite"

with engine.connect() as connection:
    if sqlite:
        connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=sqlite, transactional_ddl=True
    )
    with context.begin_transaction():
        context.run_migrations()
        if sqlite:
            broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
            if broken:
                raise RuntimeError(f"a migration left {len(broken)} rows pointing nowhere")
    if connection.in_transaction():
        connection.commit()
    if sqlite:
        connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=ON")
