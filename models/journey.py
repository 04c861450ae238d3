"""A school's way through the four stages: where it stands, what supports it, what its results say."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class Journey(Base):
    """Where a school stands now; how it came there is in its steps."""

    __tablename__ = "journey"

    school_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    stage: Mapped[str] = mapped_column(String(24), index=True)  # a code of content/journey
    since: Mapped[datetime] = mapped_column(Moment)
    rev: Mapped[int] = mapped_column(default=0)


class Step(Base):
    """A school went from one stage to another: by its gate, by an order, or because somebody decided so."""

    __tablename__ = "step"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    from_stage: Mapped[str | None] = mapped_column(String(24))
    to_stage: Mapped[str] = mapped_column(String(24))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))  # none: the gate opened by itself
    overridden: Mapped[bool] = mapped_column(Boolean, default=False)
    reason: Mapped[str] = mapped_column(Text, default="")
    order_number: Mapped[str | None] = mapped_column(String(40))
    order_on: Mapped[str | None] = mapped_column(String(10))


class Support(Base):
    """One of the five support measures for one school: in force, or not needed with a reason."""

    __tablename__ = "support"
    __table_args__ = (UniqueConstraint("school_id", "kind"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    kind: Mapped[str] = mapped_column(String(16))  # curator mentor agreement subjects model
    state: Mapped[str] = mapped_column(String(12), default="none")  # none provisional working not-needed
    rev: Mapped[int] = mapped_column(default=0)
    number: Mapped[str | None] = mapped_column(String(40))
    dated_on: Mapped[str | None] = mapped_column(String(10))
    until_on: Mapped[str | None] = mapped_column(String(10), index=True)
    responsible: Mapped[str] = mapped_column(String(160), default="")
    reason: Mapped[str] = mapped_column(Text, default="")  # why it is not needed
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # subjects, schedule, indicators
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))  # the scan
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)


class Mentoring(Base):
    """A mentor's seat stands by a school; ended ones stay as history."""

    __tablename__ = "mentoring"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    factor: Mapped[str | None] = mapped_column(String(32))
    since: Mapped[datetime] = mapped_column(Moment)
    named_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class Visit(Base):
    """A visit to a school, or a talk with it: what was seen, what is agreed."""

    __tablename__ = "visit"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))  # mentor subjects review
    visited_on: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime] = mapped_column(Moment)


class Result(Base):
    """One assessment procedure of one year: how many took it, how many stayed below the minimum."""

    __tablename__ = "result"
    __table_args__ = (UniqueConstraint("school_id", "year", "procedure"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    year: Mapped[int] = mapped_column()
    procedure: Mapped[str] = mapped_column(String(64))  # «ОГЭ, математика»
    took: Mapped[int] = mapped_column()
    below: Mapped[int] = mapped_column()
    biased: Mapped[bool] = mapped_column(Boolean, default=False)  # «признаки необъективности»: to be checked
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    entered_at: Mapped[datetime] = mapped_column(Moment)


class ProcedureRevision(Base):
    """The passport of the standard procedure itself: every edit is a new revision with its reason."""

    __tablename__ = "procedure_revision"
    __table_args__ = (UniqueConstraint("unit_id", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    number: Mapped[int] = mapped_column()
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[int] = mapped_column(ForeignKey("seat.id"))
