"""Who did what, when, through which seat."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class Entry(Base):
    """One act. The person is a pseudonymous number; the seat says in which capacity it was done."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_about_about_id", "about", "about_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    act: Mapped[str] = mapped_column(String(40))
    about: Mapped[str] = mapped_column(String(24))
    about_id: Mapped[int] = mapped_column(Id)
    details: Mapped[dict[str, Any] | None] = mapped_column(JSON)
