"""Schools whose gate has opened; terms of agreements, reviews and visits that draw near."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.content import overrides
from services.journey import reminders


def go_on(db: Session, now: datetime) -> int:
    """Schools about which something was decided of late."""
    return reminders.advance_recent(db, now)


def go_on_all(db: Session, now: datetime) -> int:
    """Every school on its way, once a night: a year passes by itself."""
    return reminders.advance_all(db, now)


def remind(db: Session, now: datetime) -> int:
    """Agreements before they end, models and visits when their time has come."""
    return reminders.remind(db, now, overrides())
