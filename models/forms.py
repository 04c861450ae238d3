"""Forms in their versions, the cycles that send them out, what schools answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Index, String, Text, UniqueConstraint, and_, false
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class FormVersion(Base):
    """A published form, frozen: an open submission finishes on the version it began with."""

    __tablename__ = "form_version"
    __table_args__ = (UniqueConstraint("name", "version"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(64))
    version: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    definition: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime | None] = mapped_column(Moment)  # none: only tried so far, no cycle takes it


class Cycle(Base):
    """One round of a form: which schools answer it, from when and until when."""

    __tablename__ = "cycle"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_version.id"))
    title: Mapped[str] = mapped_column(String(160))
    started_at: Mapped[datetime] = mapped_column(Moment)
    started_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    due_on: Mapped[str] = mapped_column(String(10))  # a local day; each school ends it in its own zone
    begins_on: Mapped[str | None] = mapped_column(String(10))  # a local day; none: it began when it was made
    audience: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # which schools were chosen; none: all of them
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    # An operator walks a form for a made-up school: closed from the first, no school of it, nobody hears of it.
    trial: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    # The reports on a letter are a round of their own, which the letter keeps: no reminders of a cycle, no board.
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)


# The rounds of a self-diagnosis: neither a trial walk nor the reports on a letter.
DIAGNOSIS = and_(Cycle.trial.is_(False), Cycle.letter_id.is_(None))


class Submission(Base):
    """One school's answers in one cycle: a private draft until it is sent."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("cycle_id", "school_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    school_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_version.id"))
    state: Mapped[str] = mapped_column(String(12), default="open")  # open started sent
    rev: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime | None] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    # The school's last sent answers to the same form: offered one by one, compared at the end.
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"))
    # A report that was returned: what is to be mended, by question; only these are asked again.
    remarks: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    saved: Mapped[int] = mapped_column(default=0, server_default="0")  # questions answered with a tap: it was known
    # The curator has sent it on the school's word; true until the director agrees.
    unconfirmed: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    verified_at: Mapped[datetime | None] = mapped_column(Moment)
    verified_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    # Where a curator is about to differ, by seat: {seat: {factor: [level, word]}}; the school sees none of it yet.
    findings: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class Answer(Base):
    """The answer to one question: given, put off («узнаю позже») or honestly absent («нет данных»)."""

    __tablename__ = "answer"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    item: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))  # given half later nodata
    value: Mapped[str] = mapped_column(Text)  # as services.forms.answers writes it
    comment: Mapped[str | None] = mapped_column(Text)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    answered_at: Mapped[datetime] = mapped_column(Moment)
    # Entered by the curator on the school's word («со слов школы»); true until the director agrees.
    unconfirmed: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())


class Delegation(Base):
    """A section in a deputy's hands: one holder at a time, taken back at will, kept as history."""

    __tablename__ = "delegation"
    __table_args__ = (Index("ix_delegation_submission_id_section", "submission_id", "section"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    section: Mapped[str] = mapped_column(String(64))
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    state: Mapped[str] = mapped_column(String(12), default="held")  # held done taken-back
    rev: Mapped[int] = mapped_column(default=0)
    given_at: Mapped[datetime] = mapped_column(Moment)
    given_by: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class CyclePlan(Base):
    """What an operator has chosen for the next cycle; one plan a seat, gone when the cycle starts."""

    __tablename__ = "cycle_plan"

    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    form_version_id: Mapped[int | None] = mapped_column(ForeignKey("form_version.id"))  # none: the newest
    audience: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # as in Cycle
    begins_on: Mapped[str | None] = mapped_column(String(10))
    rev: Mapped[int] = mapped_column(default=0)


class Nudge(Base):
    """An operator's own word to the directors of one group: written, looked at, then sent once."""

    __tablename__ = "nudge"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    state_of: Mapped[str] = mapped_column(String(12))  # open started: the state of the submissions it is for
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12), default="draft")  # draft sent
    sent_on: Mapped[str | None] = mapped_column(String(10))  # the operator's own day
    made_at: Mapped[datetime] = mapped_column(Moment)
