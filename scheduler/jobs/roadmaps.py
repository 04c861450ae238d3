"""Measures of roadmaps: a word ahead of the term, help after it."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.roadmaps import reminders


def remind(db: Session, now: datetime) -> int:
    """At the hour each chose: what is due, half-way or past its term, in one message."""
    return reminders.remind(db, now)


def escalate(db: Session, now: datetime) -> int:
    """What nobody has moved since its term: to the curator, then to the coordinator."""
    return reminders.escalate(db, now)
