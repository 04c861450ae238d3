"""The library of measures in its versions."""

import sqlalchemy as sa
from alembic import op

from models.base import Id, Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "measure_version",
        sa.Column("id", Id, primary_key=True),
        sa.Column("unit_id", Id, sa.ForeignKey("unit.id"), nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("definition", sa.Text, nullable=False),
        sa.Column("published_at", Moment, nullable=False),
        sa.Column("published_by", Id, sa.ForeignKey("seat.id"), nullable=True),
        sa.UniqueConstraint("unit_id", "version"),
    )


def downgrade() -> None:
    op.drop_table("measure_version")
