"""Plans of schools: the library of measures they are made of."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class MeasureVersion(Base):
    """A published state of the library, frozen: the measures of the content, or those a unit has of its own."""

    __tablename__ = "measure_version"
    __table_args__ = (UniqueConstraint("unit_id", "version"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))  # none: what comes with the product
    version: Mapped[int] = mapped_column(Integer)  # counted from 1 for each unit
    digest: Mapped[str] = mapped_column(String(64))
    definition: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime] = mapped_column(Moment)
    published_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
