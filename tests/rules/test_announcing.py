"""When a letter comes in eleven zones: at once in working hours, or in the morning's one list; nothing comes twice."""

from collections import Counter
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Delivery, Letter, Notice, Seat, Unit
from services import deadlines, outbox
from services.letters import books, letters, progress, publishing, received, stopping
from services.refusal import Refusal
from tests.faults import school
from tests.faults.siege import MONDAY
from tests.letters import COMPLETE
from tests.rules import region
from tests.rules.test_deadlines import ZONES
from tests.rules.test_roadmap_terms import works

ALL = 6 + len(ZONES)
FAR, SOON = "2026-11-20", "2026-11-05"


@pytest.fixture
def zones(db: Session) -> None:
    """A school with its director in each of eleven zones beside the six there are."""
    town = region.unit(db, "M-1")
    for n, zone in enumerate(ZONES):
        one = Unit(parent_id=town, kind="school", code=f"Z-{n}", name=f"Пояс {n}", zone=zone)
        db.add(one)
        db.flush()
        school.settle(db, 6000 + n, one.id, "director", MONDAY)


def told(db: Session, key: str) -> list[tuple[Notice, str]]:
    rows = db.execute(
        select(Notice, Unit.zone).join(Seat, Seat.id == Notice.seat_id).join(Unit, Unit.id == Seat.unit_id)
        .where(Notice.key == key, Notice.state == "queued").order_by(Notice.id)
    ).all()  # fmt: skip
    return [(row[0], row[1]) for row in rows]


def next_morning(now: datetime, zone: str) -> datetime:
    """The first nine o'clock of a working day after now, day by day."""
    day = deadlines.local(now, zone).date()
    while True:
        at = deadlines.moment(day, time(9), zone)
        if at > now and works(day):
            return at
        day += timedelta(days=1)


def at_once(now: datetime, zone: str) -> datetime:
    """Now, if people are at work there; else their next morning."""
    here = deadlines.local(now, zone)
    return now if works(here.date()) and time(9) <= here.time() < time(18) else next_morning(now, zone)


@pytest.mark.parametrize("now", [datetime(2026, 10, 30, hour, tzinfo=MONDAY.tzinfo) for hour in (1, 14)])
@pytest.mark.parametrize(
    ("kind", "fields", "own"),
    [("order", {}, True), ("directive", {}, True), ("instructive", {}, False), ("instructive", {"urgent": True}, True),
     ("instructive", {"due_on": SOON}, True), ("info", {"report": None}, False)],
)  # fmt: skip
def test_each_hears_in_the_hours_of_their_own_zone(
    db: Session, zones: None, now: datetime, kind: str, fields: dict[str, object], own: bool
) -> None:
    number = region.letter(db, None, now, kind, **{"due_on": FAR, "acknowledge_on": None, **fields})
    found = told(db, books.OWN if own else books.TODAYS)
    assert len(found) == ALL and not told(db, books.TODAYS if own else books.OWN)
    for notice, zone in found:
        assert notice.not_before == (at_once if own else next_morning)(now, zone)
        assert works(deadlines.local(notice.not_before, zone).date())
    later = now + timedelta(hours=2)
    row = db.get_one(Letter, number)
    seen = progress.of(db, row, now, later)
    due = sum(notice.not_before <= later for notice, _ in found)
    assert seen.books.to_send == ALL and seen.later == ALL - due and seen.seconds == -(-due // outbox.A_SECOND)
    ahead = [notice.not_before for notice, _ in found if notice.not_before > later]
    assert seen.next_at == min(ahead, default=None) and not seen.over


def test_two_letters_of_a_day_are_one_list_of_what_is_still_unread(db: Session, zones: None) -> None:
    first, second = (
        region.letter(db, None, MONDAY, "instructive", due_on=due, acknowledge_on=None)
        for due in ("2026-11-20", "2026-11-10")
    )
    lists = told(db, books.TODAYS)
    assert len(lists) == ALL and set(Counter(notice.seat_id for notice, _ in lists).values()) == {1}
    who = region.director(db, 0)
    mine = next(notice for notice, _ in lists if notice.seat_id == who.seats[0].seat_id)
    rows = [region.got(db, who, number).row.id for number in (second, first)]
    assert books.todays(db, mine.seat_id, mine.args["at"]) == rows, "by term"
    received.acknowledge(db, who, region.got(db, who, second), 1, MONDAY)
    assert books.todays(db, mine.seat_id, mine.args["at"]) == rows[1:], "what is read at home is not in it"
    outbox.settle(db, mine.id, "sent", MONDAY + timedelta(days=1))
    db.expire_all()
    sent = db.scalars(select(Delivery.id).where(Delivery.sent_at.is_not(None))).all()
    assert sent == rows[1:], "exactly its lines have come"
    assert books.todays(db, mine.seat_id, mine.args["at"]) == []


def test_what_is_stopped_comes_no_more_and_goes_on_to_those_who_have_it_not(db: Session, zones: None) -> None:
    by, number = region.who(db), region.letter(db)
    for notice, _ in told(db, books.OWN)[:5]:
        outbox.settle(db, notice.id, "sent", MONDAY)
    db.expire_all()
    one = region.written(db, number)
    assert stopping.stop(db, by, one, one.row.rev, MONDAY) == ALL - 5
    assert told(db, books.OWN) == [] and stopping.called_off(db, number) == ALL - 5
    assert len(told(db, "letter-stopped")) == 5, "those who have it hear"
    with pytest.raises(Refusal, match="letter-changed"):
        stopping.stop(db, by, region.written(db, number), one.row.rev, MONDAY)
    one = region.written(db, number)
    assert stopping.resume(db, by, one, one.row.rev, MONDAY + timedelta(minutes=5)) == ALL - 5
    assert len(told(db, books.OWN)) == ALL - 5 and told(db, "letter-stopped") == told(db, "letter-resumed") == []
    found = books.of(db, number)
    assert found.balance and found.to_send == ALL - 5


def test_a_letter_leaves_at_its_hour_and_not_before(db: Session, zones: None) -> None:
    by, hour = region.who(db), MONDAY + timedelta(days=2)
    one = letters.begin(db, by, by.seats[0].seat_id, "order", MONDAY)
    letters.change(db, one, 0, **{**COMPLETE, "send_at": hour})
    assert publishing.publish(db, by, region.written(db, one.row.id), one.row.rev, MONDAY) == ALL
    assert region.state(db, one.row.id) == "planned" and told(db, books.OWN) == []
    assert publishing.send_planned(db, hour - timedelta(seconds=1)) == 0
    assert publishing.send_planned(db, hour) == 1 and publishing.send_planned(db, hour) == 0
    assert region.state(db, one.row.id) == "running" and len(told(db, books.OWN)) == ALL
