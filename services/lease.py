"""One active process per token: a row with a holder and a real moment until which it is held."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from models import Lease
from models.engine import affected

TTL = 10.0  # real seconds; a new process waits at most so long for a dead one on another machine
BEAT = 3.0  # real seconds between two renewals


def take(db: Session, name: str, holder: str, real: float, *, dead: bool = False) -> str | None:
    """Take or renew it; returns the other holder's name if it is held. `dead`: that holder surely is."""
    lease = db.get(Lease, name)
    if lease is None:
        db.add(Lease(name=name, holder=holder, until=real + TTL))
        return None
    if lease.holder != holder and lease.until > real and not dead:
        return lease.holder
    lease.holder, lease.until = holder, real + TTL
    return None


def renew(db: Session, name: str, holder: str, real: float) -> bool:
    """Still ours? Then for another while."""
    done = affected(db, update(Lease).where(Lease.name == name, Lease.holder == holder).values(until=real + TTL))
    return bool(done)


def give_up(db: Session, name: str, holder: str) -> None:
    """Let the next process in at once."""
    db.execute(delete(Lease).where(Lease.name == name, Lease.holder == holder))
