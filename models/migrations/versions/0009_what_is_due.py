"""What a tick looks for is found through an index: terms whose half is now, the hours people have chosen."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_measure_starts_on_ends_on", "measure", ["starts_on", "ends_on"])
    op.create_index("ix_person_reminder_hour", "person", ["reminder_hour"])


def downgrade() -> None:
    op.drop_index("ix_person_reminder_hour", "person")
    op.drop_index("ix_measure_starts_on_ends_on", "measure")
