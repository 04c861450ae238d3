"""Who works where: the tree of units, seats, the people in them, how they came in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment

ROLES = ("operator", "coordinator", "curator", "director", "deputy", "mentor")
SOUGHT = 400


def folded(text: str) -> str:
    """As words are looked for: capitals, the dots of «ё» and the sign «№» do not matter."""
    return " ".join(text.casefold().replace("ё", "е").replace("№", " ").split())


def _sought(context: Any) -> str:
    given = context.get_current_parameters()
    return sought(given["name"], given["code"])


def sought(name: str, code: str) -> str:
    """What a unit is found by."""
    return folded(f"{name} {code}")[:SOUGHT]


class Unit(Base):
    """A region, a municipality, a school – or any other body of any depth and kind."""

    __tablename__ = "unit"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    code: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(255))
    zone: Mapped[str] = mapped_column(String(64), index=True)
    # Name and code in lower case: SQLite's own lower() knows no Cyrillic, and a search must find «заречн».
    sought: Mapped[str | None] = mapped_column(String(SOUGHT), default=_sought)


class Person(Base):
    """One account of the messenger. No name, no phone: the seat says who this is at work."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    messenger_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    language: Mapped[str] = mapped_column(String(8), default="ru")
    reminder_hour: Mapped[str] = mapped_column(String(5), default="08:30", index=True)
    met_at: Mapped[datetime] = mapped_column(Moment)
    blocked_at: Mapped[datetime | None] = mapped_column(Moment)
    # Where the conversation stands: the packed button that draws the current screen again.
    place: Mapped[str | None] = mapped_column(String(64))
    # The message that shows it; ids of a messenger are text, not every messenger numbers them.
    screen_message: Mapped[str | None] = mapped_column(String(64))
    screen_media: Mapped[bool] = mapped_column(Boolean, default=False)


class Seat(Base):
    """A position at a unit. It exists before anybody sits in it and after they have left."""

    __tablename__ = "seat"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(String(160))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    taken_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class Curation(Base):
    """A curator's seat looks after a school; a school may have several curators."""

    __tablename__ = "curation"

    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True, index=True)
    # A substitute looks after it only while this absence lasts; then the row goes.
    absence_id: Mapped[int | None] = mapped_column(ForeignKey("absence.id"))


class Absence(Base):
    """A curator is away from one local day to another, both included; the substitute hears everything meanwhile."""

    __tablename__ = "absence"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    substitute_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    from_on: Mapped[str] = mapped_column(String(10))
    until_on: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(12), default="planned")  # planned running ended
    rev: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[int] = mapped_column(ForeignKey("seat.id"))


class Handover(Base):
    """Schools went from one seat to another in one step, with a word for the one who takes them."""

    __tablename__ = "handover"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    from_seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    to_seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    school_ids: Mapped[list[int]] = mapped_column(JSON)
    word: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[int] = mapped_column(ForeignKey("seat.id"))


class Setting(Base):
    """What a region has set differently from the default; who changed it and when is in the journal."""

    __tablename__ = "setting"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class Invitation(Base):
    """A way into one seat: used once, kept as hashes, dead after its day."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    link_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    state: Mapped[str] = mapped_column(String(12), default="open")  # open frozen used revoked
    rev: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    used_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class Consent(Base):
    """What a person agreed to, in which edition, and when it was taken back (152-ФЗ)."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("person_id", "edition"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    edition: Mapped[str] = mapped_column(String(32))
    given_at: Mapped[datetime] = mapped_column(Moment)


class CodeTry(Base):
    """A wrong code. Five an hour from one account, fifty from all, then silence and an alarm."""

    __tablename__ = "code_try"
    __table_args__ = (Index("ix_code_try_messenger_id_at", "messenger_id", "at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    messenger_id: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
