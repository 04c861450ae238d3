"""Roadmaps with their measures, and a school's way through the stages."""

import sqlalchemy as sa
from alembic import op

from models.base import Id, Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = (
    "roadmap",
    "roadmap_version",
    "measure",
    "progress",
    "evidence",
    "extension",
    "hindrance",
    "journey",
    "step",
    "support",
    "mentoring",
    "visit",
    "result",
    "procedure_revision",
)


def upgrade() -> None:
    op.create_table(
        "roadmap",
        sa.Column("id", Id, primary_key=True),
        sa.Column("unit_id", Id, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("submission_id", Id, sa.ForeignKey("submission.id")),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("change", sa.String(12)),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("made_by", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.Column("sent_at", Moment),
        sa.Column("sent_by", Id, sa.ForeignKey("seat.id")),
        sa.Column("decided_at", Moment),
        sa.Column("decided_by", Id, sa.ForeignKey("seat.id")),
        sa.Column("order_number", sa.String(40)),
        sa.Column("order_on", sa.String(10)),
        sa.Column("ended_at", Moment),
        sa.Column("ended_why", sa.Text),
    )
    op.create_table(
        "roadmap_version",
        sa.Column("id", Id, primary_key=True),
        sa.Column("roadmap_id", Id, sa.ForeignKey("roadmap.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("rows", sa.JSON, nullable=False),
        sa.Column("sent_at", Moment, nullable=False),
        sa.Column("sent_by", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.Column("outcome", sa.String(12), nullable=False),
        sa.UniqueConstraint("roadmap_id", "number"),
    )
    op.create_table(
        "measure",
        sa.Column("id", Id, primary_key=True),
        sa.Column("roadmap_id", Id, sa.ForeignKey("roadmap.id"), nullable=False, index=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("code", sa.String(32)),
        sa.Column("factor", sa.String(32), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("starts_on", sa.String(10), nullable=False),
        sa.Column("ends_on", sa.String(10), nullable=False),
        sa.Column("first_ends_on", sa.String(10)),
        sa.Column("extended", sa.Integer, nullable=False),
        sa.Column("responsible", sa.String(160), nullable=False),
        sa.Column("participants", sa.String(255), nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("baseline", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("remark", sa.Text),
        sa.Column("proposed", sa.JSON),
        sa.Column("finished_at", Moment),
    )
    op.create_table(
        "progress",
        sa.Column("id", Id, primary_key=True),
        sa.Column("measure_id", Id, sa.ForeignKey("measure.id"), nullable=False, index=True),
        sa.Column("seat_id", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("fact", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("next_step", sa.Text, nullable=False),
    )
    op.create_table(
        "evidence",
        sa.Column("id", Id, primary_key=True),
        sa.Column("measure_id", Id, sa.ForeignKey("measure.id"), nullable=False, index=True),
        sa.Column("file_id", Id, sa.ForeignKey("stored_file.id"), nullable=False),
        sa.Column("album", sa.String(64)),
        sa.Column("seat_id", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.Column("at", Moment, nullable=False),
    )
    op.create_table(
        "extension",
        sa.Column("id", Id, primary_key=True),
        sa.Column("about", sa.String(16), nullable=False),
        sa.Column("about_id", Id, nullable=False, index=True),
        sa.Column("asked_by", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.Column("asked_at", Moment, nullable=False),
        sa.Column("from_on", sa.String(10), nullable=False),
        sa.Column("until_on", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("decided_by", Id, sa.ForeignKey("seat.id")),
        sa.Column("decided_at", Moment),
        sa.Column("word", sa.Text),
    )
    op.create_table(
        "hindrance",
        sa.Column("id", Id, primary_key=True),
        sa.Column("about", sa.String(16), nullable=False),
        sa.Column("about_id", Id, nullable=False),
        sa.Column("school_id", Id, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("said_by", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.Column("said_at", Moment, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("answer", sa.Text),
        sa.Column("answered_by", Id, sa.ForeignKey("seat.id")),
        sa.Column("answered_at", Moment),
    )
    op.create_table(
        "journey",
        sa.Column("school_id", Id, sa.ForeignKey("unit.id"), primary_key=True),
        sa.Column("stage", sa.String(24), nullable=False, index=True),
        sa.Column("since", Moment, nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
    )
    op.create_table(
        "step",
        sa.Column("id", Id, primary_key=True),
        sa.Column("school_id", Id, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("from_stage", sa.String(24)),
        sa.Column("to_stage", sa.String(24), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("by", Id, sa.ForeignKey("seat.id")),
        sa.Column("overridden", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("order_number", sa.String(40)),
        sa.Column("order_on", sa.String(10)),
    )
    op.create_table(
        "support",
        sa.Column("id", Id, primary_key=True),
        sa.Column("school_id", Id, sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("number", sa.String(40)),
        sa.Column("dated_on", sa.String(10)),
        sa.Column("until_on", sa.String(10), index=True),
        sa.Column("responsible", sa.String(160), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("details", sa.JSON, nullable=False),
        sa.Column("file_id", Id, sa.ForeignKey("stored_file.id")),
        sa.Column("decided_by", Id, sa.ForeignKey("seat.id")),
        sa.Column("decided_at", Moment),
        sa.UniqueConstraint("school_id", "kind"),
    )
    op.create_table(
        "mentoring",
        sa.Column("id", Id, primary_key=True),
        sa.Column("seat_id", Id, sa.ForeignKey("seat.id"), nullable=False, index=True),
        sa.Column("school_id", Id, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("factor", sa.String(32)),
        sa.Column("since", Moment, nullable=False),
        sa.Column("named_by", Id, sa.ForeignKey("seat.id")),
        sa.Column("ended_at", Moment),
    )
    op.create_table(
        "visit",
        sa.Column("id", Id, primary_key=True),
        sa.Column("school_id", Id, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("seat_id", Id, sa.ForeignKey("seat.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("visited_on", sa.String(10), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("written_at", Moment, nullable=False),
    )
    op.create_table(
        "result",
        sa.Column("id", Id, primary_key=True),
        sa.Column("school_id", Id, sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("procedure", sa.String(64), nullable=False),
        sa.Column("took", sa.Integer, nullable=False),
        sa.Column("below", sa.Integer, nullable=False),
        sa.Column("biased", sa.Boolean, nullable=False),
        sa.Column("entered_by", Id, sa.ForeignKey("seat.id")),
        sa.Column("entered_at", Moment, nullable=False),
        sa.UniqueConstraint("school_id", "year", "procedure"),
    )
    op.create_table(
        "procedure_revision",
        sa.Column("id", Id, primary_key=True),
        sa.Column("unit_id", Id, sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("made_by", Id, sa.ForeignKey("seat.id"), nullable=False),
        sa.UniqueConstraint("unit_id", "number"),
    )
    op.create_index("ix_roadmap_state", "roadmap", ["state"])
    op.create_index("ix_measure_state_ends_on", "measure", ["state", "ends_on"])
    op.create_index("ix_hindrance_about_about_id", "hindrance", ["about", "about_id"])


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
