"""A submission knows the school's last one: its answers are offered, its levels compared."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NAME = "fk_submission_previous_id_submission"


def upgrade() -> None:
    with op.batch_alter_table("submission") as table:
        table.add_column(sa.Column("previous_id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=True))
        table.create_foreign_key(NAME, "submission", ["previous_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("submission") as table:
        table.drop_constraint(NAME, type_="foreignkey")
        table.drop_column("previous_id")
