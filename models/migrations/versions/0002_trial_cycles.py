"""Forms walked for a made-up school: a cycle that is only a trial, a form version not yet published."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("cycle") as table:
        table.add_column(sa.Column("trial", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("form_version") as table:
        table.alter_column("published_at", existing_type=MOMENT, nullable=True)


def downgrade() -> None:
    # An older release would take a trial for a school's answers and an unpublished form for the newest one.
    trials = "SELECT id FROM cycle WHERE trial"
    op.execute(f"DELETE FROM answer WHERE submission_id IN (SELECT id FROM submission WHERE cycle_id IN ({trials}))")
    op.execute(f"DELETE FROM submission WHERE cycle_id IN ({trials})")
    op.execute("DELETE FROM cycle WHERE trial")
    op.execute("DELETE FROM form_version WHERE published_at IS NULL")
    with op.batch_alter_table("form_version") as table:
        table.alter_column("published_at", existing_type=MOMENT, nullable=False)
    with op.batch_alter_table("cycle") as table:
        table.drop_column("trial")
