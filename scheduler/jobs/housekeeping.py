"""What is no longer needed goes."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import CodeTry, Consent, Entry, Notice, Person, Seat
from models.engine import affected
from models.outbox import FINAL
from services import inbox

KEEP_NOTICES = timedelta(days=365)
KEEP_TRIES = timedelta(days=2)
KEEP_NEWCOMERS = timedelta(days=7)


def sweep(db: Session, now: datetime) -> int:
    """Old keys of updates, old delivery records, old wrong codes."""
    gone = inbox.sweep(db, now)
    for statement in (
        delete(Notice).where(Notice.state.in_(FINAL), Notice.created_at < now - KEEP_NOTICES),
        # Opened an invitation, never agreed: a week later even the number goes.
        delete(Person).where(
            Person.met_at < now - KEEP_NEWCOMERS,
            Person.id.not_in(select(Consent.person_id)),
            Person.id.not_in(select(Seat.person_id).where(Seat.person_id.is_not(None))),
            Person.id.not_in(select(Entry.person_id).where(Entry.person_id.is_not(None))),
        ),
        delete(CodeTry).where(CodeTry.at < now - KEEP_TRIES),
    ):
        gone += affected(db, statement)
    return gone
