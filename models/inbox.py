"""What came from the messenger, stored before it is confirmed there."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class Update(Base):
    """One raw update: new → applied (its effects are committed) → shown; or quarantined."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_state_id", "state", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    sender: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(12), default="new")
    attempts: Mapped[int] = mapped_column(default=0)
    received_at: Mapped[datetime] = mapped_column(Moment)
    # ASCII JSON; blanked once shown, so that nothing typed stays longer than it is needed.
    body: Mapped[str | None] = mapped_column(Text)
