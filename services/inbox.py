"""The inbox: every update is stored before the messenger may forget it, and leaves no trace once shown."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Table, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import Person, Update
from models.engine import affected

KEEP_KEYS = timedelta(hours=48)  # the messenger repeats an update for 24 h; twice that is safe
KEEP_QUARANTINE = timedelta(days=30)
TRIES = 3
LIVES = 5  # begun so often and never finished: the process died of it, or beside it
LARGEST = 2**63 - 1  # what a column can hold

# The statements of every single update name tables, not classes: the ORM's share of one would be half its cost.
UPDATES, PERSONS = cast(Table, Update.__table__), cast(Table, Person.__table__)


def number_of(update: Any) -> int | None:
    """Its update_id; None where there is none that could be one."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= LARGEST else None


def sender_of(update: Any) -> int | None:
    """The account an update comes from, whatever its type; None where there is none to answer."""
    for part in update.values() if isinstance(update, dict) else ():
        if isinstance(part, dict):
            for name in ("from", "user", "chat"):
                account = part.get(name)
                number = account.get("id") if isinstance(account, dict) else None
                if isinstance(number, int) and abs(number) <= LARGEST:
                    return int(number)
    return None


def store(db: Session, updates: Iterable[Any], now: datetime) -> list[tuple[int, int | None, str]]:
    """Keep a batch; a repeated update is skipped. Returns (id, sender, body) of what is new, in order."""
    insert = _insert(db.get_bind().dialect.name)
    new = []
    for raw in updates:
        # ASCII JSON: a lone surrogate in a text would otherwise make the insert fail for ever.
        body = json.dumps(raw, ensure_ascii=True)
        row: dict[str, Any] = {
            "update_id": _key(raw, body),
            "sender": sender_of(raw),
            "state": "new",
            "attempts": 0,
            "received_at": now,
            "body": body,
        }
        number = db.scalar(insert, row)
        if number is None and _forget_old(db, row["update_id"], now):
            number = db.scalar(insert, row)
        if number is not None:
            new.append((number, row["sender"], row["body"]))
    return new


@lru_cache(maxsize=2)
def _insert(dialect: str) -> Any:
    made = {"postgresql": postgresql, "sqlite": sqlite}[dialect].insert(UPDATES)
    return made.on_conflict_do_nothing(index_elements=["update_id"]).returning(UPDATES.c.id)


def _key(raw: Any, body: str) -> int:
    """What makes it the same update when it comes again: its number, else – below all numbers – its content."""
    number = number_of(raw)
    return number if number is not None else -1 - int.from_bytes(hashlib.sha256(body.encode()).digest()[:7], "big")


def _forget_old(db: Session, key: int, now: datetime) -> bool:
    """Ids are dealt anew after a quiet week: a number kept from long ago was another update's."""
    old = delete(Update).where(
        Update.update_id == key, Update.received_at < now - KEEP_KEYS, Update.state.in_(("shown", "quarantined"))
    )
    return bool(db.execute(old).rowcount)  # type: ignore[attr-defined]


def waiting(db: Session) -> Sequence[Any]:
    """What a previous life left: (id, sender, body, state) of everything not yet shown, in order."""
    return db.execute(
        select(Update.id, Update.sender, Update.body, Update.state)
        .where(Update.state.in_(("new", "applied")))
        .order_by(Update.id)
    ).all()


APPLIED = update(UPDATES).where(UPDATES.c.id == bindparam("row")).values(state="applied")
STANDS = update(PERSONS).where(PERSONS.c.messenger_id == bindparam("account")).values(place=bindparam("at"))


def applied(db: Session, row: int, account: int | None, place: str | None) -> None:
    """The effects of an update are in this very transaction; so is where the conversation now stands."""
    db.execute(APPLIED, {"row": row})
    if account is not None and place is not None:
        db.execute(STANDS, {"account": account, "at": place})


SHOWN = (
    update(UPDATES)
    .where(UPDATES.c.id == bindparam("row"), UPDATES.c.state != "quarantined")
    .values(state="shown", body=None)
)
SCREEN = (
    update(PERSONS)
    .where(PERSONS.c.messenger_id == bindparam("account"))
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


def begun(db: Session, row: int) -> bool:
    """What an earlier life left is begun once more; False when it has been too often: it may be what ends us."""
    begins = db.scalar(
        update(Update).where(Update.id == row).values(attempts=Update.attempts + 1).returning(Update.attempts)
    )
    if begins is None or begins <= LIVES:
        return True
    db.execute(update(Update).where(Update.id == row).values(state="quarantined"))
    return False


def sweep(db: Session, now: datetime) -> int:
    """Forget the keys of what is long done, and old quarantine."""
    gone = affected(db, delete(Update).where(Update.state == "shown", Update.received_at < now - KEEP_KEYS))
    old = affected(db, delete(Update).where(Update.state == "quarantined", Update.received_at < now - KEEP_QUARANTINE))
    return gone + old


def unfinished(db: Session) -> int:
    """How many updates are stored and not shown yet."""
    return len(waiting(db))
