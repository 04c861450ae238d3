"""What the process keeps about itself: who is active, what it did last."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Lease(Base):
    """One active process per token. Real seconds since the epoch: the calendar may be moved."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    holder: Mapped[str] = mapped_column(String(64))
    until: Mapped[float] = mapped_column()


class Mark(Base):
    """A small remembered fact by name: the last tick, the pause of Telegram, an alarm already raised."""

    __tablename__ = "mark"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(String(255))
