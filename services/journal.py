"""The journal: who did what through which seat, in the same transaction as the act itself."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models import Entry
from services.org.people import Who

WRITE = insert(Entry.__table__)  # type: ignore[arg-type]


def write(
    db: Session,
    who: Who | None,
    act: str,
    about: str,
    about_id: int,
    now: datetime,
    *,
    seat_id: int | None = None,
    **details: Any,
) -> None:
    """One line. `details` are ids, codes and old values, never names or phones."""
    db.execute(
        WRITE,
        {
            "at": now,
            "person_id": who.person_id if who else None,
            "seat_id": seat_id,
            "act": act,
            "about": about,
            "about_id": about_id,
            "details": details or None,
        },
    )
