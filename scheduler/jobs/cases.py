"""Signals that nobody has taken."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.risk import cases


def escalate(db: Session, now: datetime) -> int:
    """Tell again, then the coordinator, then the operator."""
    return cases.escalate(db, now)
