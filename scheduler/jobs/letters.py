"""Letters: what was to leave at an hour; what is due, and what stands still."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.letters import publishing, reminders


def send_planned(db: Session, now: datetime) -> int:
    """Those whose hour has come. Returns how many."""
    return publishing.send_planned(db, now)


def remind(db: Session, now: datetime) -> int:
    """At the hour each chose: what is due, half-way or past its term, in one message."""
    return reminders.remind(db, now)


def escalate(db: Session, now: datetime) -> int:
    """What nobody has moved since its term: to the curator, the coordinator, the operator."""
    return reminders.escalate(db, now)
