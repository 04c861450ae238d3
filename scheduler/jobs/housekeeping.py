"""What is no longer needed goes."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from models import CodeTry, Notice
from models.outbox import FINAL
from services import inbox

KEEP_NOTICES = timedelta(days=365)
KEEP_TRIES = timedelta(days=2)


def sweep(db: Session, now: datetime) -> int:
    """Old keys of updates, old delivery records, old wrong codes."""
    gone = inbox.sweep(db, now)
    for statement in (
        delete(Notice).where(Notice.state.in_(FINAL), Notice.created_at < now - KEEP_NOTICES),
        delete(CodeTry).where(CodeTry.at < now - KEEP_TRIES),
    ):
        gone += db.execute(statement).rowcount  # type: ignore[attr-defined]
    return gone
