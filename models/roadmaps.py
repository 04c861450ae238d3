"""Roadmaps: their measures and versions, what became of them, and the library they are made of."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text, UniqueConstraint
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


class Roadmap(Base):
    """A unit's plan out of the risk zone: one at a time is alive, older ones stay to be read."""

    __tablename__ = "roadmap"
    __table_args__ = (Index("ix_roadmap_state", "state"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)  # a school; any unit may own a plan
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"))  # the profile it answers
    title: Mapped[str] = mapped_column(String(160), default="")
    # draft review returned agreed working completed withdrawn; «working» begins with the order's number and date
    state: Mapped[str] = mapped_column(String(12), default="draft")
    # A change of one in work goes its own way beside it: draft review returned; none: nothing is being changed
    change: Mapped[str | None] = mapped_column(String(12))
    rev: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=0)  # of the last one sent; 0: never sent
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    order_number: Mapped[str | None] = mapped_column(String(40))  # the director's order that puts it in force
    order_on: Mapped[str | None] = mapped_column(String(10))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_why: Mapped[str | None] = mapped_column(Text)


class RoadmapVersion(Base):
    """The whole roadmap as it was sent for approval: never changed, compared with the next one."""

    __tablename__ = "roadmap_version"
    __table_args__ = (UniqueConstraint("roadmap_id", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmap.id"))
    number: Mapped[int] = mapped_column()
    reason: Mapped[str] = mapped_column(Text, default="")  # why it differs from the one before
    rows: Mapped[list[Any]] = mapped_column(JSON)  # dicts of the measures' fields
    sent_at: Mapped[datetime] = mapped_column(Moment)
    sent_by: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    outcome: Mapped[str] = mapped_column(String(12), default="waiting")  # waiting agreed returned recalled


class Measure(Base):
    """One row of a roadmap: what is done, by whom, from when until when, what is to change."""

    __tablename__ = "measure"
    __table_args__ = (
        Index("ix_measure_state_ends_on", "state", "ends_on"),
        Index("ix_measure_starts_on_ends_on", "starts_on", "ends_on"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmap.id"), index=True)
    place: Mapped[int] = mapped_column()  # order within the roadmap
    code: Mapped[str | None] = mapped_column(String(32))  # of the library; none: the school's own measure
    factor: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(Text)
    starts_on: Mapped[str] = mapped_column(String(10))  # local days of the unit
    ends_on: Mapped[str] = mapped_column(String(10))
    first_ends_on: Mapped[str | None] = mapped_column(String(10))  # as it was agreed; extensions do not touch it
    extended: Mapped[int] = mapped_column(default=0)  # how many times
    responsible: Mapped[str] = mapped_column(String(160))  # a position, never a name
    participants: Mapped[str] = mapped_column(String(255), default="")
    indicator: Mapped[str] = mapped_column(Text, default="")
    baseline: Mapped[str] = mapped_column(Text, default="")
    target: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[str] = mapped_column(Text, default="")  # the document expected
    # new planned working checking done partial withdrawn; lateness is counted from ends_on, not stored
    state: Mapped[str] = mapped_column(String(12), default="planned")
    rev: Mapped[int] = mapped_column(default=0)
    remark: Mapped[str | None] = mapped_column(Text)  # the curator's word on this row; a remark reopens it
    # Fields as a change of a roadmap in work would have them; in force only when the change is agreed.
    proposed: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)


class Progress(Base):
    """Something happened to a measure: begun, reported, accepted, returned, withdrawn, asked how it goes."""

    __tablename__ = "progress"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(String(12))  # begun report done accepted returned withdrawn
    fact: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    next_step: Mapped[str] = mapped_column(Text, default="")


class Evidence(Base):
    """A file that shows it: kept by us by sha256, an album is one piece."""

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    album: Mapped[str | None] = mapped_column(String(64))
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class Extension(Base):
    """A wish for more time: the curator decides, after two the coordinator; the first date stays."""

    __tablename__ = "extension"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    about: Mapped[str] = mapped_column(String(16))  # measure (a letter's item later)
    about_id: Mapped[int] = mapped_column(Id, index=True)
    asked_by: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    from_on: Mapped[str] = mapped_column(String(10))
    until_on: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12), default="asked")  # asked granted refused recalled
    rev: Mapped[int] = mapped_column(default=0)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    word: Mapped[str | None] = mapped_column(Text)


class Hindrance(Base):
    """«Что мешает?»: said before anybody is blamed, sent to whoever can help."""

    __tablename__ = "hindrance"
    __table_args__ = (Index("ix_hindrance_about_about_id", "about", "about_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    about: Mapped[str] = mapped_column(String(16))  # measure (a letter's item later)
    about_id: Mapped[int] = mapped_column(Id)
    school_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))  # no-data not-ours help time
    word: Mapped[str] = mapped_column(Text, default="")
    said_by: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    said_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(12), default="open")  # open answered
    rev: Mapped[int] = mapped_column(default=0)
    answer: Mapped[str | None] = mapped_column(Text)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
