"""How much one person hears: a few messages about signals at a time, so many ordinary ones a day, the rest as lists.

What is left over is not lost: it becomes a line of a list, which is a message with a row of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import Notice, Seat, Unit
from models.engine import stir
from models.outbox import CLASSES
from services import deadlines

EMERGENCY, DIGEST = CLASSES.index("emergency"), CLASSES.index("digest")
# Signals of several schools that are due together are one list.
SIGNALS = (
    "case-opened", "case-no-curator", "case-more", "case-again", "case-coordinator", "case-operator", "case-back",
    "case-later",
)  # fmt: skip
LIST = "cases-together"
HELD = "held-over"
WINDOW, SINGLE = timedelta(minutes=5), 2  # so many messages about signals to a person within so long
CAP = 8  # ordinary messages to a person on one local day
LEAST_CAP = 3  # no region may set a lower one, so below it nobody need be asked

Cap = Callable[[Session, int], int]  # the cap that holds at a unit


@dataclass(slots=True)
class Load:
    """What somebody has been sent: ordinary messages today, and when those about signals of the last minutes went."""

    today: int
    signals: list[datetime]

    @property
    def room(self) -> int:
        """How many more messages about signals fit into the last minutes."""
        return SINGLE - len(self.signals)


def ordinary(key: str, rank: int) -> bool:
    """Counted by the day; not an emergency, not a list."""
    return EMERGENCY < rank < DIGEST and not at_once(key)


def at_once(key: str) -> bool:
    """Neither counted nor kept for the morning: the bot's own alarm, a menu, the reply to what was just done."""
    return key in ("commands", "letter-progress") or key.startswith("alarm-") or key.endswith("-read")


# Written once: it is asked before every ordinary message.
HEARD = (
    select(Notice.key, Notice.rank, Notice.sent_at)
    .where(Notice.seat_id.in_(select(Seat.id).where(Seat.person_id == bindparam("person"))))
    .where(Notice.rank.in_(range(EMERGENCY + 1, DIGEST)))
    .where(or_(Notice.sent_at >= bindparam("since"), Notice.state == "sending"))
)


def load_of(db: Session, person_id: int, zone: str, now: datetime) -> Load:
    """One statement."""
    midnight, lately = deadlines.start_of_day(deadlines.local(now, zone).date(), zone), now - WINDOW
    since = min(midnight, lately)
    rows = [(key, rank, at or now) for key, rank, at in db.execute(HEARD, {"person": person_id, "since": since})]
    counted = sum(ordinary(key, rank) and at >= midnight for key, rank, at in rows)
    return Load(counted, sorted(at for key, _, at in rows if key in (*SIGNALS, LIST) and at > lately))


def turn(db: Session, notice: Notice, person_id: int, unit: Unit, now: datetime, load: Load, cap: Cap) -> Notice | None:
    """What is to be sent when it is this message's turn: itself, a list it belongs to, or nothing yet."""
    if not ordinary(notice.key, notice.rank):
        return together(db, notice, person_id, now, SINGLE) if notice.rank == EMERGENCY else notice
    if load.today >= LEAST_CAP and load.today >= cap(db, unit.id):
        _hold_over(db, notice, person_id, unit.zone, now)
        return None
    if notice.key not in (*SIGNALS, LIST):
        return notice
    if load.room <= 0:
        notice.not_before = load.signals[-SINGLE] + WINDOW
        return None
    return together(db, notice, person_id, now, load.room)


def together(db: Session, notice: Notice, person_id: int, now: datetime, room: int) -> Notice:
    """This message alone, or one list of all that are due with it when they are more than fit."""
    if notice.key not in SIGNALS:
        return notice
    due = (Notice.state == "queued", Notice.not_before <= now, Notice.attempts == 0, Notice.rank == notice.rank)
    mine = (Notice.seat_id.in_(_seats(person_id)), Notice.key.in_(SIGNALS), Notice.id != notice.id)
    others = db.scalars(select(Notice).where(*due, *mine).order_by(Notice.id)).all()
    if 1 + len(others) <= room:
        return notice
    members = [notice, *others]
    made = Notice(
        seat_id=notice.seat_id, key=LIST, args={"notices": [one.id for one in members]}, rank=notice.rank,
        once=f"together/{notice.id}", created_at=now, not_before=now, state="queued", attempts=0, doubtful=False,
    )  # fmt: skip
    for one in members:
        one.state = "gathered"
    db.add(made)
    db.flush()
    return made


def _hold_over(db: Session, notice: Notice, person_id: int, zone: str, now: datetime) -> None:
    """Tomorrow's list gets a line."""
    tomorrow = deadlines.start_of_day(deadlines.local(now, zone).date() + timedelta(days=1), zone)
    # The region's own days off are known further up; at worst the list comes on one of them.
    at = deadlines.next_hour_of_day(tomorrow, zone, deadlines.DAY_STARTS, {})
    gather(
        db, notice.seat_id, HELD, "notices", notice.id,
        once=f"held/{notice.id}", at=at, now=now, among=_seats(person_id),
    )  # fmt: skip
    notice.state = "gathered"


def gather(
    db: Session, seat_id: int, key: str, into: str, item: int, *,
    once: str, at: datetime, now: datetime, among: Select[int] | None = None,
) -> int:  # fmt: skip
    """A line more in the list that waits for this seat (or one of `among`) at that hour. 1 when the list is new."""
    stir(db)
    seats = among if among is not None else select(Seat.id).where(Seat.id == seat_id)
    row = db.execute(
        select(Notice.id, Notice.args)
        .where(Notice.seat_id.in_(seats), Notice.key == key, Notice.not_before == at, Notice.state == "queued")
        .order_by(Notice.id)
        .limit(1)
    ).first()
    if row is not None:
        items = [*row.args[into], *([] if item in row.args[into] else [item])]
        db.execute(update(Notice).where(Notice.id == row.id).values(args={**row.args, into: items}))
        return 0
    return insert(
        db, seat_id=seat_id, key=key, args={into: [item]}, rank=DIGEST, once=once, created_at=now, not_before=at
    )


def insert(db: Session, **row: Any) -> int:
    """Queue a row; the same `once` twice is one. Returns 1 if it is new, else 0."""
    stir(db)
    dialect = postgresql if db.get_bind().dialect.name == "postgresql" else sqlite
    fresh = {"expires_at": None, "state": "queued", "attempts": 0, "doubtful": False, **row}
    statement = dialect.insert(Notice).values(fresh).on_conflict_do_nothing(index_elements=["once"])
    # Not the count of rows: for an insert of this kind PostgreSQL's driver says −1.
    return int(db.scalar(statement.returning(Notice.id)) is not None)


def lines_of(db: Session, numbers: Sequence[int], seats: Sequence[int], now: datetime) -> list[Notice]:
    """The messages behind a list's lines that belong to one of these seats and are still valid."""
    rows = db.scalars(select(Notice).where(Notice.id.in_(numbers), Notice.seat_id.in_(seats)).order_by(Notice.id))
    return [row for row in rows if row.expires_at is None or row.expires_at > now]


def held_with(db: Session, first: int) -> list[int]:
    """All lines of the list that this message was the first of."""
    args = db.scalar(select(Notice.args).where(Notice.once == f"held/{first}"))
    return list(args["notices"]) if args else []


def _seats(person_id: int) -> Select[int]:
    return select(Seat.id).where(Seat.person_id == person_id)
