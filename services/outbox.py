"""The outbox: what is to be said to somebody, inserted beside the act that caused it, sent by the courier."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, Table, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import Session

from models import Notice, Person, Seat, Unit
from models.engine import affected, stir
from models.outbox import CLASSES, FINAL, WAITING
from services import pacing
from services.pacing import Cap, Load

NOT_ENTERED = "not entered"  # nobody sat there: whoever comes later finds the work at home, not old messages
MEANT_FOR = "meant-for"  # among the arguments, and no argument of any wording
A_SECOND = 25  # messages that leave in one
Rest = Callable[[datetime, datetime, str], datetime | None]
LEASE = 60.0  # real seconds a claimed message belongs to the courier that claimed it

# Rooms above keep books of their own; they are written in the transaction of what they follow.
Settled = Callable[[Session, "Done", datetime], object]
settled: dict[str, Settled] = {}  # by key: what became of such a message
reached: list[Callable[[Session, Select[int]], object]] = []  # seats of which it has changed who can be written to


def notify(
    db: Session,
    seat_id: int,
    key: str,
    /,
    *,
    once: str,
    now: datetime,
    rank: str = "task",
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
    meant_for: datetime | None = None,
    **args: Any,
) -> int:
    """Queue one message; the same `once` twice is one message. Returns 1 if it is new, else 0.

    `meant_for` is when it should have come, where a job finds that out too late to queue it in time.
    """
    if meant_for is not None:
        args[MEANT_FOR] = meant_for.isoformat()
    return pacing.insert(
        db, seat_id=seat_id, key=key, args=args, rank=CLASSES.index(rank), once=once, created_at=now,
        not_before=not_before or now, expires_at=expires_at,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message the courier has taken, with the person who holds the seat now."""

    id: int
    key: str
    args: dict[str, Any]
    seat_id: int
    doubtful: bool
    attempts: int
    person_id: int | None
    messenger_id: int | None
    language: str
    not_before: datetime
    meant_for: datetime | None = None
    late: datetime | None = None  # when it should have come, if it comes late by the bot's own fault


@dataclass(frozen=True, slots=True)
class Done:
    """A message that has come to its end."""

    once: str
    args: dict[str, Any]
    state: str


def follow(key: str) -> Callable[[Settled], Settled]:
    """Who is told of the end of every message of this kind, also where it was a line of a list."""

    def register(work: Settled) -> Settled:
        settled[key] = work
        return work

    return register


def reach_changed(db: Session, seats: Select[int]) -> None:
    """Somebody came, left, blocked the bot or is back."""
    for work in reached:
        work(db, seats)


def usual_cap(db: Session, unit_id: int) -> int:
    """The cap where no region has set one."""
    return pacing.CAP


# Written once: for a broadcast they are asked for every message.
# Does anything of a class wait? Is there something whose courier has died?
WHAT_WAITS = select(
    *(
        exists().where(Notice.state == "queued", Notice.rank == rank, Notice.not_before <= bindparam("now"))
        for rank in range(len(CLASSES))
    ),
    exists().where(Notice.state == "sending", Notice.lease_until < bindparam("real")),
)
DUE = (
    select(Notice, Person.id, Person.messenger_id, Person.language, Person.blocked_at, Seat.closed_at, Unit)
    .join(Seat, Seat.id == Notice.seat_id)
    .join(Unit, Unit.id == Seat.unit_id)
    .outerjoin(Person, Person.id == Seat.person_id)
    .where(Notice.not_before <= bindparam("now"))
    .where(or_(Person.messenger_id.is_(None), Person.messenger_id.not_in(bindparam("busy", expanding=True))))
    .order_by(Notice.rank, Notice.not_before, Notice.id)
    .limit(20)
)
FREE = or_(Notice.lease_until.is_(None), Notice.lease_until < bindparam("real"))
QUEUED = DUE.where(Notice.state == "queued", Notice.rank == bindparam("rank"), FREE)
LOST = DUE.where(Notice.state == "sending", Notice.lease_until < bindparam("real"))
OUTBOX = cast(Table, Notice.__table__)
SETTLE = (
    OUTBOX.update()
    .where(OUTBOX.c.id == bindparam("number"), OUTBOX.c.state.in_(WAITING))
    .values(
        state=bindparam("state"), trouble=bindparam("trouble"), message_id=bindparam("message"),
        sent_at=bindparam("sent"), lease_until=None,
    )
    .returning(OUTBOX.c.key, OUTBOX.c.once, OUTBOX.c.args)
)  # fmt: skip


def never_quiet(due: datetime, now: datetime, zone: str) -> datetime | None:
    """Where nobody sleeps."""
    return None


def claim(
    db: Session, now: datetime, real: float, busy: set[int], cap: Cap = usual_cap, rest: Rest = never_quiet
) -> Claimed | None:
    """Take the most urgent due message whose chat is free; settle by the way what needs no sending.

    `busy` are the messenger ids that may not be written to at this moment (pacing, a pause).
    `cap` says how many ordinary messages a day somebody of a unit may get; `rest` until when a message waits
    that was due by day and would leave in the night.
    """
    loads: dict[int, Load] = {}
    given = {"now": now, "real": real, "busy": sorted(busy)}
    *ranks, dead = db.execute(WHAT_WAITS, given).one()
    due = [(LOST, given)] if dead else []
    # One class after the other: so the index gives the first ones without sorting thousands for each message.
    due += [(QUEUED, {**given, "rank": rank}) for rank, waits in enumerate(ranks) if waits]
    for query, values in due:
        while rows := db.execute(query, values).all():
            for row in rows:
                if _waits(row.Notice, row.Unit.zone, now, rest):
                    continue
                if found := _take(db, row, now, real, loads, cap):
                    return found
            db.flush()  # what was settled leaves the query, so the loop ends
    return None


def _waits(notice: Notice, zone: str, now: datetime, rest: Rest) -> bool:
    """Until the morning, where an outage has made it late and its hour of the day is over."""
    if notice.state != "queued" or notice.attempts or notice.rank == pacing.EMERGENCY or pacing.at_once(notice.key):
        return False
    until = rest(notice.not_before, now, zone)
    if until is not None:
        notice.args = {MEANT_FOR: notice.not_before.isoformat(), **notice.args}
        notice.not_before = until
    return until is not None


def _take(db: Session, row: Any, now: datetime, real: float, loads: dict[int, Load], cap: Cap) -> Claimed | None:
    """This message for the courier; None when it is settled without him or its turn has not come."""
    notice, person_id, messenger_id, language, blocked_at, closed_at, unit = row
    if notice.state == "gathered":
        return None  # by one before it
    if notice.expires_at is not None and notice.expires_at <= now:
        notice.state = "expired"
    elif closed_at is not None:
        notice.state, notice.trouble = "cancelled", "seat closed"
    elif messenger_id is None:
        notice.state, notice.trouble = "unreachable", NOT_ENTERED
    elif blocked_at is not None:
        notice.state, notice.trouble = "unreachable", "blocked"
    else:
        if not notice.attempts and (found := _turn(db, notice, person_id, unit, now, loads, cap)) is not notice:
            if found is None:
                return None
            notice = found
        # Found in "sending" with a dead lease: its courier died, nobody knows whether it arrived.
        notice.doubtful = notice.doubtful or notice.state == "sending"
        notice.state, notice.lease_until = "sending", real + LEASE
        notice.attempts += 1
        args = dict(notice.args)
        meant = args.pop(MEANT_FOR, None)
        return Claimed(
            notice.id, notice.key, args, notice.seat_id, notice.doubtful, notice.attempts,
            person_id, messenger_id, language, notice.not_before,
            datetime.fromisoformat(meant) if meant else None,
        )  # fmt: skip
    return None


def _turn(
    db: Session, notice: Notice, person_id: int, unit: Unit, now: datetime, loads: dict[int, Load], cap: Cap
) -> Notice | None:
    """What goes out now for this one; how much its reader has had is asked once."""
    if pacing.ordinary(notice.key, notice.rank) and person_id not in loads:
        loads[person_id] = pacing.load_of(db, person_id, unit.zone, now)
    return pacing.turn(db, notice, person_id, unit, now, loads.get(person_id) or Load(0, []), cap)


def settle(
    db: Session, notice_id: int, state: str, now: datetime, *, trouble: str | None = None, message: str | None = None
) -> None:
    """A final state; who follows this kind of message hears of it."""
    assert state in FINAL
    sent = now if state == "sent" else None
    given = {"number": notice_id, "state": state, "trouble": trouble, "message": message, "sent": sent}
    if (done := db.execute(SETTLE, given).first()) is None:
        return
    lines = [tuple(done)]
    if done.key == pacing.HELD:  # the list speaks for each of its lines
        held = select(Notice.key, Notice.once, Notice.args).where(Notice.id.in_(done.args["notices"]))
        lines = [tuple(row) for row in db.execute(held)]
    for key, once, args in lines:
        if key in settled:
            settled[key](db, Done(once, args, state), now)


def postpone(db: Session, notice_id: int, until: float, *, doubtful: bool, counted: bool) -> None:
    """Back into the queue, not before this real second. An uncounted attempt was never made."""
    values: dict[str, Any] = {"state": "queued", "lease_until": until}
    if doubtful:
        values["doubtful"] = True
    if not counted:
        values["attempts"] = Notice.attempts - 1
    db.execute(update(Notice).where(Notice.id == notice_id, Notice.state == "sending").values(values))


def release_all(db: Session) -> int:
    """At start, under the process's lease: what the dead one was sending is ours now, its fate unknown."""
    done = affected(
        db, update(Notice).where(Notice.state == "sending").values(state="queued", lease_until=None, doubtful=True)
    )
    db.execute(update(Notice).where(Notice.state == "queued").values(lease_until=None))
    return done


def wake(db: Session, person_id: int, now: datetime) -> int:
    """Somebody can be reached again: what is still valid goes back into the queue."""
    stir(db)
    seats = select(Seat.id).where(Seat.person_id == person_id)
    return affected(
        db,
        update(Notice)
        .where(Notice.seat_id.in_(seats), Notice.state == "unreachable", Notice.trouble != NOT_ENTERED)
        .where(or_(Notice.expires_at.is_(None), Notice.expires_at > now))
        .values(state="queued", lease_until=None, attempts=0, trouble=None),
    )


def cancel(db: Session, once: str) -> int:
    """What has become needless and has not left is not sent: this key, or with a slash at its end all below it."""
    which = Notice.once.startswith(once, autoescape=True) if once.endswith("/") else Notice.once == once
    return affected(db, update(Notice).where(which, Notice.state == "queued").values(state="cancelled"))


def readdress(db: Session, seat_id: int, to: int, *beginnings: str) -> int:
    """What waits for one seat goes to another, by how its keys begin; an emergency stays where it is as well."""
    which = or_(*(Notice.key.startswith(begin, autoescape=True) for begin in beginnings))
    return affected(
        db,
        update(Notice)
        .where(Notice.seat_id == seat_id, Notice.state == "queued", Notice.rank != pacing.EMERGENCY, which)
        .values(seat_id=to),
    )


def due_of(db: Session, seat_id: int, key: str, once: str, now: datetime) -> datetime | None:
    """When what still waits for this seat is to leave, by its key and how its `once` begins; nothing that is due."""
    waits = (Notice.seat_id == seat_id, Notice.key == key, Notice.state == "queued", Notice.not_before > now)
    return db.scalar(select(func.max(Notice.not_before)).where(*waits, Notice.once.startswith(once, autoescape=True)))


def books(db: Session) -> dict[str, int]:
    """How many messages stand in each state; their sum is all that was ever queued."""
    return {state: n for state, n in db.execute(select(Notice.state, func.count()).group_by(Notice.state))}


def next_due(db: Session) -> datetime | None:
    """The calendar moment of the next message that waits."""
    return db.scalar(select(func.min(Notice.not_before)).where(Notice.state.in_(WAITING)))
