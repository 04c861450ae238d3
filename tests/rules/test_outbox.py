"""The outbox: what is claimed in which order, what is settled on the way, who hears of an end, who sleeps."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Notice, Person, Seat
from models.outbox import CLASSES
from services import inbox, outbox, pacing
from services.outbox import Done
from tests.faults.school import FIRST_DIRECTOR
from tests.faults.siege import MONDAY

NO_CAP = 10**9


def seats(db: Session) -> dict[int, int]:
    """The directors' seats, by account."""
    rows = db.execute(select(Person.messenger_id, Seat.id).join(Seat, Seat.person_id == Person.id)
                      .where(Seat.role == "director"))  # fmt: skip
    return {account or 0: seat for account, seat in rows}


def queue(db: Session, seat: int, once: str, **more: object) -> int:
    """One ordinary message that is due; its number."""
    given = {"rank": "task", "not_before": MONDAY, **more}
    assert outbox.notify(db, seat, "word", once=once, now=MONDAY, **given) == 1  # type: ignore[arg-type]
    return db.execute(select(Notice.id).where(Notice.once == once)).scalar_one()


def claim(
    db: Session, busy: set[int] | None = None, now: datetime = MONDAY, real: float = 0.0, rest=outbox.never_quiet
):
    return outbox.claim(db, now, real, busy or set(), lambda *_: NO_CAP, rest)


@pytest.mark.parametrize("seed", range(8))
def test_the_most_urgent_first_then_the_longest_due_and_each_once(db: Session, seed: int) -> None:
    chance, places = random.Random(seed), seats(db)
    accounts = list(places)
    busy = set(chance.sample(accounts, chance.randrange(3)))
    waiting: list[tuple[int, datetime, int]] = []
    meant: dict[int, str] = {}
    for n in range(60):
        account, rank = chance.choice(accounts), chance.choice(CLASSES)
        at = MONDAY + timedelta(minutes=chance.randrange(-90, 30))
        over = chance.random() < 0.15
        number = queue(db, places[account], f"n/{n}", rank=rank, not_before=at,
                       expires_at=MONDAY - timedelta(seconds=1) if over else None)  # fmt: skip
        if at <= MONDAY and account not in busy:
            meant[number] = "expired" if over else "sending"
            if not over:
                waiting.append((CLASSES.index(rank), at, number))
        else:
            meant[number] = "queued"
    found = []
    while (one := claim(db, busy)) is not None:
        assert one.messenger_id not in busy and one.attempts == 1 and not one.doubtful
        found.append(one.id)
    assert found == [number for _, _, number in sorted(waiting)]
    db.flush()
    assert dict(db.execute(select(Notice.id, Notice.state)).all()) == meant
    assert sum(outbox.books(db).values()) == len(meant)


def test_the_same_once_is_one_message(db: Session) -> None:
    seat = seats(db)[FIRST_DIRECTOR]
    assert [outbox.notify(db, seat, "word", once="x", now=MONDAY) for _ in range(3)] == [1, 0, 0]
    assert sum(outbox.books(db).values()) == 1


def test_who_cannot_be_reached_is_settled_without_a_sending(db: Session) -> None:
    places = list(seats(db).values())
    db.execute(update(Seat).where(Seat.id == places[0]).values(person_id=None))
    person = select(Seat.person_id).where(Seat.id == places[1]).scalar_subquery()
    db.execute(update(Person).where(Person.id == person).values(blocked_at=MONDAY))
    db.execute(update(Seat).where(Seat.id == places[2]).values(closed_at=MONDAY))
    numbers = [queue(db, seat, f"n/{seat}") for seat in places[:3]]
    assert claim(db) is None
    db.flush()
    ends = {row.id: (row.state, row.trouble) for row in db.scalars(select(Notice))}
    assert [ends[number] for number in numbers] == [
        ("unreachable", outbox.NOT_ENTERED), ("unreachable", "blocked"), ("cancelled", "seat closed"),
    ]  # fmt: skip
    [back] = db.scalars(select(Seat.person_id).where(Seat.id == places[1])).all()
    assert back is not None and outbox.wake(db, back, MONDAY) == 1, "the one who was blocked, not an empty seat's"


def test_what_a_dead_courier_held_is_doubtful_and_comes_before_the_rest(db: Session) -> None:
    seat = seats(db)[FIRST_DIRECTOR]
    first = queue(db, seat, "a", rank="digest")
    taken = claim(db, real=100.0)
    assert taken is not None and taken.id == first
    second = queue(db, seat, "b", rank="emergency")
    found = claim(db, real=101.0)
    assert found is not None and found.id == second, "a living lease is respected"
    again = claim(db, real=100.0 + outbox.LEASE + 0.5)
    assert again is not None and (again.id, again.doubtful, again.attempts) == (first, True, 2)
    outbox.postpone(db, first, 500.0, doubtful=False, counted=False)
    assert claim(db, real=110.0 + outbox.LEASE * 1.9) is not None, "the second one's lease is over now"
    assert claim(db, real=499.0, busy=set(seats(db)) - {FIRST_DIRECTOR}) is not None
    later = claim(db, real=501.0)
    assert later is not None and later.id == first and later.attempts == 2, "an attempt that was none is not counted"


def test_a_night_keeps_what_was_late_but_no_emergency_and_no_second_attempt(db: Session) -> None:
    seat, morning = seats(db)[FIRST_DIRECTOR], MONDAY + timedelta(hours=9)
    kept = queue(db, seat, "a")
    loud = queue(db, seat, "b", rank="emergency")
    tried = queue(db, seat, "c")
    db.execute(update(Notice).where(Notice.id == tried).values(attempts=1))
    found = []
    while (one := claim(db, rest=lambda *_: morning)) is not None:
        found.append(one.id)
    assert found == [loud, tried]
    db.flush()
    later = claim(db, now=morning)
    assert later is not None and later.id == kept and later.meant_for == MONDAY, "it will say when it was meant"
    assert outbox.MEANT_FOR not in later.args


@pytest.fixture
def heard() -> Iterator[list[Done]]:
    found: list[Done] = []
    outbox.settled["word"] = lambda _, done, __: found.append(done)
    yield found
    del outbox.settled["word"]


def test_who_follows_hears_of_every_end_once_and_of_every_line_of_a_list(db: Session, heard: list[Done]) -> None:
    seat = seats(db)[FIRST_DIRECTOR]
    one, *lines = (queue(db, seat, f"n/{n}", letter=n) for n in range(4))
    outbox.settle(db, one, "sent", MONDAY)
    outbox.settle(db, one, "refused", MONDAY)
    assert heard == [Done("n/0", {"letter": 0}, "sent")], "the first end is the end"
    db.execute(update(Notice).where(Notice.id.in_(lines)).values(state="gathered"))
    outbox.notify(db, seat, pacing.HELD, once="held", now=MONDAY, notices=lines)
    held = db.execute(select(Notice.id).where(Notice.once == "held")).scalar_one()
    outbox.settle(db, held, "unreachable", MONDAY)
    assert heard[1:] == [Done(f"n/{n}", {"letter": n}, "unreachable") for n in (1, 2, 3)]


def test_needless_messages_are_taken_back_by_their_key_alone(db: Session) -> None:
    seat = seats(db)[FIRST_DIRECTOR]
    for once in ("letter/1/a", "letter/1/b", "letter/10/a", "letter/1_/a", "letter/1"):
        queue(db, seat, once)
    assert outbox.cancel(db, "letter/1/") == 2 and outbox.cancel(db, "letter/1/") == 0
    assert outbox.cancel(db, "letter/1") == 1
    assert outbox.books(db) == {"queued": 2, "cancelled": 3}


@pytest.mark.parametrize("seed", range(5))
def test_updates_of_killed_lives_are_each_begun_so_often_and_no_more(db: Session, seed: int) -> None:
    chance = random.Random(seed)
    rows = [number for number, *_ in inbox.store(db, [{"update_id": n} for n in range(5)], MONDAY)]
    begun = dict.fromkeys(rows, 0)
    for _ in range(40):
        row = chance.choice(rows)
        begun[row] += 1
        assert inbox.begun(db, row) == (begun[row] <= inbox.LIVES)
    left = {number for number, *_ in inbox.waiting(db)}
    assert left == {row for row in rows if begun[row] <= inbox.LIVES} and inbox.unfinished(db) == len(left)
    assert inbox.store(db, [{"update_id": n} for n in range(5)], MONDAY) == [], "none is taken in a second time"
