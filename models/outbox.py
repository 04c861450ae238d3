"""What is to be said to somebody, row by row, until it is said or cannot be."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment

# The order of sending: what may not wait goes first.
CLASSES = ("emergency", "alert", "task", "digest")
WAITING = ("queued", "sending")
# gathered: said as a line of another message, which has a row of its own.
FINAL = ("sent", "unreachable", "expired", "cancelled", "refused", "gathered")


class Notice(Base):
    """One message to one seat: a text's key with typed arguments, rendered only when it is sent."""

    __tablename__ = "outbox"
    # In the order of sending, so that the next one is found without sorting what waits.
    __table_args__ = (Index("ix_outbox_order", "state", "rank", "not_before", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    key: Mapped[str] = mapped_column(String(64))
    args: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    rank: Mapped[int] = mapped_column(default=2)  # index into CLASSES
    once: Mapped[str] = mapped_column(String(160), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    not_before: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(12), default="queued")
    attempts: Mapped[int] = mapped_column(default=0)
    # Real seconds since the epoch, not the calendar: a lease must not move with a moved clock.
    lease_until: Mapped[float | None] = mapped_column()
    # True after a send whose fate is unknown: the next one says that it may be a repeat.
    doubtful: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    message_id: Mapped[str | None] = mapped_column(String(64))
    trouble: Mapped[str | None] = mapped_column(String(160))
