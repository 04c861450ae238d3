"""Letters: what was to leave at an hour."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.letters import publishing


def send_planned(db: Session, now: datetime) -> int:
    """Those whose hour has come. Returns how many."""
    return publishing.send_planned(db, now)
