"""The outbox is read in the order of sending: the next message is found without sorting all that wait."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_outbox_state_not_before", "outbox")
    op.create_index("ix_outbox_order", "outbox", ["state", "rank", "not_before", "id"])


def downgrade() -> None:
    op.drop_index("ix_outbox_order", "outbox")
    op.create_index("ix_outbox_state_not_before", "outbox", ["state", "not_before"])
