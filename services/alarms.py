"""What the operators must hear about the system itself."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Seat
from services.outbox import notify


def alarm(db: Session, key: str, once: str, now: datetime, /, *, rank: str = "alert", **args: Any) -> int:
    """Tell every operator once. Returns how many were told."""
    seats = db.scalars(select(Seat.id).where(Seat.role == "operator", Seat.closed_at.is_(None))).all()
    return sum(notify(db, seat, key, once=f"{once}/s{seat}", now=now, rank=rank, **args) for seat in seats)
