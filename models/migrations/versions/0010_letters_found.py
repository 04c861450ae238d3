"""Letters are found through an index: whose hour has come, the reports that wait to be read, whose report this is."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_letter_state_send_at", "letter", ["state", "send_at"])
    op.create_index("ix_delivery_letter_id_work", "delivery", ["letter_id", "work"])
    op.create_index("ix_delivery_submission_id", "delivery", ["submission_id"])
    op.create_index("ix_delivery_file_id", "delivery", ["file_id"])


def downgrade() -> None:
    op.drop_index("ix_delivery_file_id", "delivery")
    op.drop_index("ix_delivery_submission_id", "delivery")
    op.drop_index("ix_delivery_letter_id_work", "delivery")
    op.drop_index("ix_letter_state_send_at", "letter")
