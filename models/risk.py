"""What the answers say: levels of factors, signals, the case a curator works on."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class FactorLevel(Base):
    """A factor's level in a sent profile, with the reasons that made it."""

    __tablename__ = "factor_level"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    factor: Mapped[str] = mapped_column(String(16), primary_key=True)
    score: Mapped[float | None] = mapped_column()  # 0–100, higher is worse; None when too little is known
    raw_level: Mapped[str] = mapped_column(String(8))
    level: Mapped[str] = mapped_column(String(8))  # after the signals have lifted it
    reasons: Mapped[list[Any]] = mapped_column(JSON, default=list)
    lifted_by: Mapped[list[str]] = mapped_column(JSON, default=list)
    # What the municipality found on verifying, with its word why; the school's own level stays beside it.
    verified_level: Mapped[str | None] = mapped_column(String(8))
    verified_word: Mapped[str | None] = mapped_column(Text)


class Case(Base):
    """All signals of one school in one cycle: opened once, taken by one curator."""

    __tablename__ = "risk_case"
    __table_args__ = (UniqueConstraint("cycle_id", "school_id"), Index("ix_risk_case_state", "state"))

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    level: Mapped[str] = mapped_column(String(12))  # emergency high medium process
    state: Mapped[str] = mapped_column(String(12), default="open")  # open taken closed
    rev: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    # The working moment from which the curator's days are counted; a Saturday signal starts on Monday.
    heard_at: Mapped[datetime] = mapped_column(Moment)
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    taken_at: Mapped[datetime | None] = mapped_column(Moment)
    # Who is told on which working day, frozen when the case opened: [[working days, role, [seat, …]], …].
    chain: Mapped[list[Any] | None] = mapped_column(JSON)
    # The last thing done about it; a case taken and left alone for five working days comes back.
    touched_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class CaseWord(Base):
    """One line of the talk between a curator and a school about its signals."""

    __tablename__ = "case_word"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("risk_case.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    text: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime] = mapped_column(Moment)


class Signal(Base):
    """One risk signal of a school; a code fires at most once a cycle."""

    __tablename__ = "signal"
    __table_args__ = (UniqueConstraint("case_id", "code"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("risk_case.id"))
    code: Mapped[str] = mapped_column(String(16))
    level: Mapped[str] = mapped_column(String(12))
    factor: Mapped[str | None] = mapped_column(String(16))
    message: Mapped[dict[str, str]] = mapped_column(JSON)  # by language, with the school's own counts
    action: Mapped[dict[str, str]] = mapped_column(JSON)
    fired_at: Mapped[datetime] = mapped_column(Moment)
