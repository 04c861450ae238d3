"""Letters: orders, directives, instructive letters and news; to whom they went and what became of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment

KINDS = ("order", "directive", "instructive", "info")  # «для сведения» is a thing apart: no report, no term


class Letter(Base):
    """The working copy of a registered document: a draft until it is published, then frozen version by version."""

    __tablename__ = "letter"
    __table_args__ = (
        Index("ix_letter_unit_id_state", "unit_id", "state"),
        Index("ix_letter_state_send_at", "state", "send_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))  # the body that issues
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)  # the author
    kind: Mapped[str] = mapped_column(String(12))
    # draft confirming planned running stopped closed; «running» from the first delivery on, «closed» wakes nobody
    state: Mapped[str] = mapped_column(String(12), default="draft")
    rev: Mapped[int] = mapped_column(default=0)  # counts every change of text, audience or state
    version: Mapped[int] = mapped_column(default=0)  # of the last one published; 0: never published
    number: Mapped[str] = mapped_column(String(40), default="")
    dated: Mapped[str | None] = mapped_column(String(10))
    heading: Mapped[str] = mapped_column(String(255), default="")  # «О…»
    basis: Mapped[str] = mapped_column(Text, default="")  # which monitoring
    body: Mapped[str] = mapped_column(Text, default="")
    signed_by: Mapped[str] = mapped_column(String(160), default="")  # a position
    controller: Mapped[str] = mapped_column(String(160), default="")  # who controls, a position
    responsible: Mapped[str] = mapped_column(String(160), default="")  # a position at the recipient
    participants: Mapped[str] = mapped_column(Text, default="")  # who carries it out
    due_on: Mapped[str | None] = mapped_column(String(10))  # a local day; each school ends it in its own zone
    acknowledge_on: Mapped[str | None] = mapped_column(String(10))
    report: Mapped[str | None] = mapped_column(String(8))  # tick form file; none: not chosen yet
    form_version_id: Mapped[int | None] = mapped_column(ForeignKey("form_version.id"))
    audience: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # none: not chosen yet, never everybody
    urgent: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())  # else in the daily list
    send_at: Mapped[datetime | None] = mapped_column(Moment)  # none: at once
    load_reason: Mapped[str] = mapped_column(Text, default="")  # why in spite of a full week
    minutes: Mapped[int] = mapped_column(default=0)  # of work asked of one recipient
    # The second person's word: what was shown to them (its digest), the count they typed.
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_digest: Mapped[str | None] = mapped_column(String(64))
    ladder: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # reminders and rungs, frozen at publishing
    made_at: Mapped[datetime] = mapped_column(Moment)
    published_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_why: Mapped[str] = mapped_column(Text, default="")


class LetterItem(Base):
    """One item of a draft: what is done, by whom, until when. What was published is in the version."""

    __tablename__ = "letter_item"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    place: Mapped[int] = mapped_column()
    action: Mapped[str] = mapped_column(Text)
    responsible: Mapped[str] = mapped_column(String(160), default="")  # empty: the letter's
    due_on: Mapped[str | None] = mapped_column(String(10))  # none: the letter's


class LetterFile(Base):
    """An attachment; its bytes are kept by us."""

    __tablename__ = "letter_file"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    place: Mapped[int] = mapped_column()


class LetterVersion(Base):
    """A letter as it was published: never changed, what people acknowledged."""

    __tablename__ = "letter_version"
    __table_args__ = (UniqueConstraint("letter_id", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    number: Mapped[int] = mapped_column()
    content: Mapped[dict[str, Any]] = mapped_column(JSON)  # as services.letters.frozen writes it
    digest: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text, default="")  # of a correction
    published_at: Mapped[datetime] = mapped_column(Moment)
    published_by: Mapped[int] = mapped_column(ForeignKey("seat.id"))


class Delivery(Base):
    """One recipient of a letter: a seat of a unit – or a unit without that seat, which is unreachable and counted."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("letter_id", "unit_id", "seat_id"),
        Index("ix_delivery_letter_id_state", "letter_id", "state"),
        Index("ix_delivery_letter_id_work", "letter_id", "work"),
        Index("ix_delivery_work_due_on", "work", "due_on"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)  # the newest one meant for this recipient
    # waiting acknowledged unreachable cancelled: their sum is what was intended, at every moment
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    trouble: Mapped[str | None] = mapped_column(String(32))  # why unreachable
    sent_at: Mapped[datetime | None] = mapped_column(Moment)  # of the newest version
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment)
    # none (nothing is asked) open started reported returned accepted
    work: Mapped[str] = mapped_column(String(12), default="open")
    due_on: Mapped[str | None] = mapped_column(String(10))  # this recipient's own term
    first_due_on: Mapped[str | None] = mapped_column(String(10))  # before extensions
    extended: Mapped[int] = mapped_column(default=0)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"), index=True)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"), index=True)  # where the report is one
    reported_at: Mapped[datetime | None] = mapped_column(Moment)
    reported_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    remark: Mapped[str | None] = mapped_column(Text)  # why returned
    minutes: Mapped[int | None] = mapped_column()  # from opening the report to sending it
    rev: Mapped[int] = mapped_column(default=0)


class Acknowledgement(Base):
    """«Отметка об ознакомлении»: whose seat, which version, when. Stays whatever comes later."""

    __tablename__ = "acknowledgement"
    __table_args__ = (UniqueConstraint("delivery_id", "version"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"))
    version: Mapped[int] = mapped_column()
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    title: Mapped[str] = mapped_column(String(160))  # the position as it was called then
    at: Mapped[datetime] = mapped_column(Moment)


class Task(Base):
    """An item of a letter in a deputy's hands, with an earlier term: one holder at a time."""

    __tablename__ = "letter_task"
    __table_args__ = (Index("ix_letter_task_delivery_id_item", "delivery_id", "item"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"))
    item: Mapped[int] = mapped_column()  # its place in the version's content; 0: the report as a whole
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    due_on: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(12), default="held")  # held done taken-back
    rev: Mapped[int] = mapped_column(default=0)
    word: Mapped[str] = mapped_column(Text, default="")  # of the deputy, when it is done
    given_at: Mapped[datetime] = mapped_column(Moment)
    given_by: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class LetterWord(Base):
    """Something happened to a delivery that has no column of its own: interim news, half-term word, nudge, return."""

    __tablename__ = "letter_word"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), index=True)  # none: to a whole group
    kind: Mapped[str] = mapped_column(String(16))  # news half nudge returned accepted corrected stopped confirmed …
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    text: Mapped[str] = mapped_column(Text, default="")


class Fact(Base):
    """What a school has already said, by the name all forms share: asked once, then confirmed in one tap."""

    __tablename__ = "fact"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)  # as services.forms.answers writes it
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))  # where it was said
    answered_at: Mapped[datetime] = mapped_column(Moment)
