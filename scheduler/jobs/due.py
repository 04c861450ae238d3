"""Measures of roadmaps and letters: a word ahead of the term, help after it; one message a morning for both."""

from datetime import datetime

from sqlalchemy.orm import Session

from services import mornings
from services.letters import reminders as letters
from services.roadmaps import reminders as measures


def remind(db: Session, now: datetime) -> int:
    """At the hour each chose: what is due, half-way or past its term."""
    return mornings.notify(db, [*measures.due(db, now), *letters.due(db, now)], "due-together", now)


def escalate(db: Session, now: datetime) -> int:
    """What nobody has moved since its term: to the curator, the coordinator, the operator."""
    return mornings.notify_above(db, [*measures.late(db, now), *letters.late(db, now)], "late-together", now)
