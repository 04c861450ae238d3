"""Files that people sent: the messenger's id in the transaction, the bytes fetched after the commit."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class StoredFile(Base):
    """One file of one purpose: asked → read (or refused) → used; bytes are kept by sha256 in the data folder."""

    __tablename__ = "stored_file"
    __table_args__ = (Index("ix_stored_file_state", "state"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    purpose: Mapped[str] = mapped_column(String(16))  # region form
    name: Mapped[str] = mapped_column(String(160))
    remote_id: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str | None] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(12), default="asked")
    rev: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime] = mapped_column(Moment)
    # What was read out of it, or why it was refused: a text key with arguments.
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSON)
