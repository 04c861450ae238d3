"""Letters: what is sent, to whom, what became of it; facts that are asked once."""

import sqlalchemy as sa
from alembic import op

from models.base import Id, Moment

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = (
    "letter",
    "letter_item",
    "letter_file",
    "letter_version",
    "delivery",
    "acknowledgement",
    "letter_task",
    "letter_word",
    "fact",
)


def upgrade() -> None:
    op.create_table(
        "letter",
        sa.Column("id", Id, primary_key=True),
        sa.Column("unit_id", Id, sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("seat_id", Id, sa.ForeignKey("seat.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("dated", sa.String(10)),
        sa.Column("heading", sa.String(255), nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("signed_by", sa.String(160), nullable=False),
        sa.Column("controller", sa.String(160), nullable=False),
        sa.Column("responsible", sa.String(160), nullable=False),
        sa.Column("participants", sa.Text, nullable=False),
        sa.Column("due_on", sa.String(10)),
        sa.Column("acknowledge_on", sa.String(10)),
        sa.Column("report", sa.String(8)),
        sa.Column("form_version_id", Id, sa.ForeignKey("form_version.id")),
        sa.Column("audience", sa.JSON),
        sa.Column("urgent", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("send_at", Moment),
        sa.Column("load_reason", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("asked_at", Moment),
        sa.Column("confirmed_by", Id, sa.ForeignKey("seat.id")),
        sa.Column("confirmed_at", Moment),
        sa.Column("confirmed_digest", sa.String(64)),
        sa.Column("ladder", sa.JSON),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("published_at", Moment),
        sa.Column("ended_at", Moment),
        sa.Column("ended_why", sa.Text, nullable=False),
    )
    op.create_table(
        "letter_item",
        sa.Column("id", Id, primary_key=True),
        sa.Column("letter_id", Id, sa.ForeignKey("letter.id"), nullable=False, index=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("responsible", sa.String(160), nullable=False),
        sa.Column("due_on", sa.String(10)),
    )
    op.create_table(
        "letter_file",
        sa.Column("id", Id, primary_key=True),
        sa.Column("letter_id", Id, sa.ForeignKey("letter.id"), nullable=False, index=True),
        sa.Column("file_id", Id, sa.ForeignKey("stored_file.id"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
    )
    op.create_table(
        "letter_version",
        sa.Column("id", Id, primary_key=True),
        sa.Column("letter_id", Id, sa.ForeignKey("letter.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("published_at", Moment, nullable=False),
        sa.Column("published_by", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.UniqueConstraint("letter_id", "number"),
    )
    op.create_table(
        "delivery",
        sa.Column("id", Id, primary_key=True),
        sa.Column("letter_id", Id, sa.ForeignKey("letter.id"), nullable=False),
        sa.Column("unit_id", Id, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("seat_id", Id, sa.ForeignKey("seat.id"), index=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("trouble", sa.String(32)),
        sa.Column("sent_at", Moment),
        sa.Column("acknowledged_at", Moment),
        sa.Column("work", sa.String(12), nullable=False),
        sa.Column("due_on", sa.String(10)),
        sa.Column("first_due_on", sa.String(10)),
        sa.Column("extended", sa.Integer, nullable=False),
        sa.Column("submission_id", Id, sa.ForeignKey("submission.id")),
        sa.Column("file_id", Id, sa.ForeignKey("stored_file.id")),
        sa.Column("reported_at", Moment),
        sa.Column("reported_by", Id, sa.ForeignKey("seat.id")),
        sa.Column("decided_at", Moment),
        sa.Column("decided_by", Id, sa.ForeignKey("seat.id")),
        sa.Column("remark", sa.Text),
        sa.Column("minutes", sa.Integer),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.UniqueConstraint("letter_id", "unit_id", "seat_id"),
    )
    op.create_table(
        "acknowledgement",
        sa.Column("id", Id, primary_key=True),
        sa.Column("delivery_id", Id, sa.ForeignKey("delivery.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("seat_id", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.UniqueConstraint("delivery_id", "version"),
    )
    op.create_table(
        "letter_task",
        sa.Column("id", Id, primary_key=True),
        sa.Column("delivery_id", Id, sa.ForeignKey("delivery.id"), nullable=False),
        sa.Column("item", sa.Integer, nullable=False),
        sa.Column("seat_id", Id, sa.ForeignKey("seat.id"), nullable=False, index=True),
        sa.Column("due_on", sa.String(10), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("given_at", Moment, nullable=False),
        sa.Column("given_by", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.Column("ended_at", Moment),
    )
    op.create_table(
        "letter_word",
        sa.Column("id", Id, primary_key=True),
        sa.Column("letter_id", Id, sa.ForeignKey("letter.id"), nullable=False, index=True),
        sa.Column("delivery_id", Id, sa.ForeignKey("delivery.id"), index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("seat_id", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "fact",
        sa.Column("unit_id", Id, sa.ForeignKey("unit.id"), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("submission_id", Id, sa.ForeignKey("submission.id"), nullable=False),
        sa.Column("answered_at", Moment, nullable=False),
    )
    op.create_index("ix_letter_unit_id_state", "letter", ["unit_id", "state"])
    op.create_index("ix_delivery_letter_id_state", "delivery", ["letter_id", "state"])
    op.create_index("ix_delivery_work_due_on", "delivery", ["work", "due_on"])
    op.create_index("ix_letter_task_delivery_id_item", "letter_task", ["delivery_id", "item"])
    with op.batch_alter_table("cycle") as table:
        table.add_column(sa.Column("letter_id", Id))
        table.create_foreign_key("fk_cycle_letter_id_letter", "letter", ["letter_id"], ["id"])
        table.create_index("ix_cycle_letter_id", ["letter_id"])
    with op.batch_alter_table("submission") as table:
        table.add_column(sa.Column("remarks", sa.JSON))
        table.add_column(sa.Column("saved", sa.Integer, nullable=False, server_default="0"))


def downgrade() -> None:
    for name in reversed(TABLES[1:]):
        op.drop_table(name)
    ours = "SELECT s.id FROM submission s JOIN cycle c ON c.id = s.cycle_id WHERE c.letter_id IS NOT NULL"
    for name in ("answer", "delegation"):
        op.execute(f"DELETE FROM {name} WHERE submission_id IN ({ours})")
    op.execute(f"DELETE FROM submission WHERE id IN ({ours})")
    op.execute("DELETE FROM cycle WHERE letter_id IS NOT NULL")
    with op.batch_alter_table("submission") as table:
        table.drop_column("saved")
        table.drop_column("remarks")
    with op.batch_alter_table("cycle") as table:
        table.drop_index("ix_cycle_letter_id")
        table.drop_constraint("fk_cycle_letter_id_letter", type_="foreignkey")
        table.drop_column("letter_id")
    op.drop_table("letter")
