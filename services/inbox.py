"""The inbox: every update is stored before the messenger may forget it, and leaves no trace once shown."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import Person, Update

KEEP_KEYS = timedelta(hours=48)  # the messenger repeats an update for 24 h; twice that is safe
KEEP_QUARANTINE = timedelta(days=30)
TRIES = 3


def sender_of(update: dict[str, Any]) -> int | None:
    """The account an update comes from, whatever its type; None where there is none to answer."""
    for part in update.values():
        if isinstance(part, dict):
            for name in ("from", "user", "chat"):
                account = part.get(name)
                if isinstance(account, dict) and isinstance(account.get("id"), int):
                    return int(account["id"])
    return None


def store(db: Session, updates: Iterable[dict[str, Any]], now: datetime) -> list[tuple[int, int | None, str]]:
    """Keep a batch; a repeated update_id is skipped. Returns (id, sender, body) of what is new, in order."""
    dialect = postgresql if db.get_bind().dialect.name == "postgresql" else sqlite
    new = []
    for raw in updates:
        # ASCII JSON: a lone surrogate in a text would otherwise make the insert fail for ever.
        row = {
            "update_id": raw["update_id"],
            "sender": sender_of(raw),
            "state": "new",
            "attempts": 0,
            "received_at": now,
            "body": json.dumps(raw, ensure_ascii=True),
        }
        statement = dialect.insert(Update).values(row).on_conflict_do_nothing(index_elements=["update_id"])
        number = db.scalar(statement.returning(Update.id))
        if number is not None:
            new.append((number, row["sender"], row["body"]))
    return new


def waiting(db: Session) -> Sequence[Any]:
    """What a previous life left: (id, sender, body, state) of everything not yet shown, in order."""
    return db.execute(
        select(Update.id, Update.sender, Update.body, Update.state)
        .where(Update.state.in_(("new", "applied")))
        .order_by(Update.id)
    ).all()


APPLIED = update(Update.__table__).where(Update.id == bindparam("row")).values(state="applied")  # type: ignore[arg-type]
STANDS = update(Person.__table__).where(Person.messenger_id == bindparam("account")).values(place=bindparam("at"))  # type: ignore[arg-type]


def applied(db: Session, row: int, account: int | None, place: str | None) -> None:
    """The effects of an update are in this very transaction; so is where the conversation now stands."""
    db.execute(APPLIED, {"row": row})
    if account is not None and place is not None:
        db.execute(STANDS, {"account": account, "at": place})


SHOWN = update(Update.__table__).where(Update.id == bindparam("row")).values(state="shown", body=None)  # type: ignore[arg-type]
SCREEN = (
    update(Person.__table__)  # type: ignore[arg-type]
    .where(Person.messenger_id == bindparam("account"))
    .values(screen_message=bindparam("message"), screen_media=bindparam("media"))
)


def shown(db: Session, rows: Sequence[int], screens: dict[int, tuple[str | None, bool]]) -> None:
    """The answers have left; `screens` are the newest messages by account: (message id, has media)."""
    if rows:
        db.execute(SHOWN, [{"row": row} for row in rows])
    if screens:
        db.execute(SCREEN, [{"account": a, "message": m, "media": f} for a, (m, f) in screens.items()])


def failed(db: Session, row: int) -> bool:
    """One more failed attempt; True when it was the last and the update is now in quarantine."""
    attempts = db.scalar(
        update(Update).where(Update.id == row).values(attempts=Update.attempts + 1).returning(Update.attempts)
    )
    if attempts is None or attempts < TRIES:
        return False
    db.execute(update(Update).where(Update.id == row).values(state="quarantined"))
    return True


def sweep(db: Session, now: datetime) -> int:
    """Forget the keys of what is long done, and old quarantine."""
    gone = db.execute(delete(Update).where(Update.state == "shown", Update.received_at < now - KEEP_KEYS))
    old = db.execute(delete(Update).where(Update.state == "quarantined", Update.received_at < now - KEEP_QUARANTINE))
    return int(gone.rowcount + old.rowcount)  # type: ignore[attr-defined]


def unfinished(db: Session) -> int:
    """How many updates are stored and not shown yet."""
    return len(waiting(db))
