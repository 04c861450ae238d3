"""Curators who go and come back."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.content import overrides
from services.org import absences


def turn(db: Session, now: datetime) -> int:
    """Substitutes begin on the first day of an absence and end on the day after the last."""
    return absences.due(db, now, overrides())
