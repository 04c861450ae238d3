"""The curator's side: absences, hand-overs, delegated sections, verified levels, talks about signals, settings."""

import sqlalchemy as sa
from alembic import op

from models.base import Id, Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _seat(name: str, *, nullable: bool = False, index: bool = False) -> sa.Column[int]:
    return sa.Column(name, Id, sa.ForeignKey("seat.id"), nullable=nullable, index=index)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").replace("№", " ").split())


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("id", Id, primary_key=True),
        _seat("seat_id", index=True),
        _seat("substitute_id"),
        sa.Column("from_on", sa.String(10), nullable=False),
        sa.Column("until_on", sa.String(10), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        _seat("made_by"),
    )
    op.create_table(
        "handover",
        sa.Column("id", Id, primary_key=True),
        _seat("from_seat_id"),
        _seat("to_seat_id", index=True),
        sa.Column("school_ids", sa.JSON, nullable=False),
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        _seat("made_by"),
    )
    op.create_table(
        "setting",
        sa.Column("unit_id", Id, sa.ForeignKey("unit.id"), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.JSON, nullable=False),
    )
    op.create_table(
        "delegation",
        sa.Column("id", Id, primary_key=True),
        sa.Column("submission_id", Id, sa.ForeignKey("submission.id"), nullable=False),
        sa.Column("section", sa.String(64), nullable=False),
        _seat("seat_id", index=True),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("given_at", Moment, nullable=False),
        _seat("given_by"),
        sa.Column("ended_at", Moment),
    )
    op.create_index("ix_delegation_submission_id_section", "delegation", ["submission_id", "section"])
    op.create_table(
        "case_word",
        sa.Column("id", Id, primary_key=True),
        sa.Column("case_id", Id, sa.ForeignKey("risk_case.id"), nullable=False, index=True),
        _seat("seat_id"),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("said_at", Moment, nullable=False),
    )
    op.create_table(
        "cycle_plan",
        sa.Column("seat_id", Id, sa.ForeignKey("seat.id"), primary_key=True),
        sa.Column("form_version_id", Id, sa.ForeignKey("form_version.id")),
        sa.Column("audience", sa.JSON),
        sa.Column("begins_on", sa.String(10)),
        sa.Column("rev", sa.Integer, nullable=False),
    )
    op.create_table(
        "nudge",
        sa.Column("id", Id, primary_key=True),
        sa.Column("cycle_id", Id, sa.ForeignKey("cycle.id"), nullable=False, index=True),
        _seat("seat_id"),
        sa.Column("state_of", sa.String(12), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("sent_on", sa.String(10)),
        sa.Column("made_at", Moment, nullable=False),
    )
    with op.batch_alter_table("unit") as table:
        table.add_column(sa.Column("sought", sa.String(400)))
    op.create_index("ix_unit_zone", "unit", ["zone"])
    with op.batch_alter_table("curation") as table:
        table.add_column(sa.Column("absence_id", Id, nullable=True))
        table.create_foreign_key("fk_curation_absence_id_absence", "absence", ["absence_id"], ["id"])
    with op.batch_alter_table("cycle") as table:
        table.add_column(sa.Column("begins_on", sa.String(10)))
        table.add_column(sa.Column("audience", sa.JSON))
    with op.batch_alter_table("submission") as table:
        table.add_column(sa.Column("unconfirmed", sa.Boolean, nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("verified_at", Moment))
        table.add_column(sa.Column("verified_by", Id))
        table.add_column(sa.Column("findings", sa.JSON))
        table.create_foreign_key("fk_submission_verified_by_seat", "seat", ["verified_by"], ["id"])
    with op.batch_alter_table("answer") as table:
        table.add_column(sa.Column("unconfirmed", sa.Boolean, nullable=False, server_default=sa.false()))
    with op.batch_alter_table("factor_level") as table:
        table.add_column(sa.Column("verified_level", sa.String(8)))
        table.add_column(sa.Column("verified_word", sa.Text))
    with op.batch_alter_table("risk_case") as table:
        table.add_column(sa.Column("chain", sa.JSON))
        table.add_column(sa.Column("touched_at", Moment))
        table.add_column(sa.Column("closed_at", Moment))
    for number, name, code in op.get_bind().execute(sa.text("SELECT id, name, code FROM unit")).all():
        op.get_bind().execute(
            sa.text("UPDATE unit SET sought = :sought WHERE id = :id"),
            {"sought": _plain(f"{name} {code}")[:400], "id": number},
        )


def downgrade() -> None:
    with op.batch_alter_table("risk_case") as table:
        for name in ("chain", "touched_at", "closed_at"):
            table.drop_column(name)
    with op.batch_alter_table("factor_level") as table:
        table.drop_column("verified_word")
        table.drop_column("verified_level")
    with op.batch_alter_table("answer") as table:
        table.drop_column("unconfirmed")
    with op.batch_alter_table("submission") as table:
        table.drop_constraint("fk_submission_verified_by_seat", type_="foreignkey")
        for name in ("findings", "verified_by", "verified_at", "unconfirmed"):
            table.drop_column(name)
    with op.batch_alter_table("cycle") as table:
        table.drop_column("audience")
        table.drop_column("begins_on")
    op.execute("DELETE FROM curation WHERE absence_id IS NOT NULL")
    with op.batch_alter_table("curation") as table:
        table.drop_constraint("fk_curation_absence_id_absence", type_="foreignkey")
        table.drop_column("absence_id")
    op.drop_index("ix_unit_zone", "unit")
    with op.batch_alter_table("unit") as table:
        table.drop_column("sought")
    for name in ("nudge", "cycle_plan", "case_word", "delegation", "setting", "handover", "absence"):
        op.drop_table(name)
