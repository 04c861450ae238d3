"""Whoever helps hears once a morning: of all their seats, of schools to the east that were found by night."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Notice, Seat
from services import mornings
from services.mornings import Found
from tests.rules import region

FRIDAY = date(2026, 10, 9)
NIGHT = datetime(2026, 10, 8, 23, tzinfo=UTC)  # 2:00 of Friday in Moscow, 9:00 in Vladivostok
MORNING = datetime(2026, 10, 9, 6, tzinfo=UTC)


def test_who_helps_hears_once_a_morning_through_whichever_seats_and_of_whichever_zones(db: Session) -> None:
    curator = region.sit(db, 7001, "M-0", "curator", "S-0")
    other = Seat(unit_id=region.unit(db, "M-1"), role="curator", title="Куратор", person_id=curator.person_id)
    db.add(other)
    db.flush()
    first, second = curator.seats[0].seat_id, other.id

    def late(seat: int, kind: str, number: int, zone: str = "Europe/Moscow") -> Found:
        return Found(seat, f"{kind}-late", "late", zone, FRIDAY, {kind: [[number, "late-1"]]})

    def heard() -> list[tuple[int, str, dict[str, object], datetime]]:
        rows = db.scalars(select(Notice).where(Notice.once.startswith("late/")).order_by(Notice.id))
        return [(row.seat_id, row.key, row.args, row.not_before) for row in rows]

    east, together = late(second, "letters", 1, "Asia/Vladivostok"), "late-together"
    assert [mornings.notify_above(db, [east, late(first, "letters", 2)], together, NIGHT) for _ in range(2)] == [1, 0]
    both: dict[str, object] = {"letters": [[1, "late-1"], [2, "late-1"]]}
    assert heard() == [(second, "letters-late", both, MORNING + mornings.WAIT)], "not in the reader's night"
    assert mornings.notify_above(db, [late(first, "measures", 3)], together, MORNING) == 0
    assert heard() == [(second, together, {**both, "measures": [[3, "late-1"]]}, MORNING + mornings.WAIT)]
    db.execute(update(Notice).where(Notice.once.startswith("late/")).values(state="sent"))
    west, noon = late(first, "letters", 4, "Europe/Kaliningrad"), MORNING + timedelta(hours=1)
    assert mornings.notify_above(db, [west], together, noon) == 1
    assert heard()[1:] == [(first, "letters-late", {"letters": [[4, "late-1"]]}, noon)], "a later morning, at once"
    assert mornings.notify_above(db, [], together, noon) == 0
