"""One message a morning of all that services have found; a night and a day off are left for the next morning."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from models import Notice
from services import mornings
from services.mornings import Found
from tests.rules import region

FRIDAY = date(2026, 10, 9)
NOW = datetime(2026, 10, 9, 5, 30, tzinfo=UTC)  # 8:30 in Moscow


def found(seat: int, kind: str, number: int, meant_for: datetime | None = None) -> Found:
    said = {kind: [[number, "due-0"]]}
    return Found(seat, f"{kind}-due", f"due/{seat}/{FRIDAY}", "Europe/Moscow", FRIDAY, said, meant_for)


def test_what_is_due_of_a_seat_and_a_day_is_one_message_however_many_found_it(db: Session) -> None:
    first, second = (region.director(db, n).seats[0].seat_id for n in (0, 2))
    yesterday = NOW - timedelta(days=1)
    all_ = [found(first, "measures", 1, yesterday), found(second, "letters", 2), found(first, "letters", 3, NOW)]
    assert [mornings.notify(db, all_, "due-together", NOW) for _ in range(2)] == [2, 0]
    one, other = db.scalars(select(Notice).where(Notice.once.startswith("due/")).order_by(Notice.id))
    assert (one.seat_id, one.key) == (first, "due-together")
    assert one.args == {"measures": [[1, "due-0"]], "letters": [[3, "due-0"]], "meant-for": NOW.isoformat()}
    assert (other.seat_id, other.key, other.args) == (second, "letters-due", {"letters": [[2, "due-0"]]})
    assert {row.expires_at for row in (one, other)} == {datetime(2026, 10, 11, 21, tzinfo=UTC)}, "Monday says more"


def test_each_hour_of_each_zone_comes_once_a_working_day_and_looks_back_to_the_last_time(db: Session) -> None:
    def come(day: int, hour: int) -> list[tuple[str, str, int, int]]:
        at = datetime(2026, 10, day, hour - 3, 45, tzinfo=UTC)
        return [(z.split("/")[1], h, since.day, today.day) for z, h, since, today in
                mornings.come(db, "try", ("08:30", "13:00"), true(), at)]  # fmt: skip

    assert come(8, 5) == [("Vladivostok", "08:30", 7, 8)], "12:45 there, night here"
    assert come(8, 8) == [("Vladivostok", "13:00", 7, 8), ("Moscow", "08:30", 7, 8)]
    assert come(8, 8) == come(8, 20) == come(10, 12) == [], "once; not in the evening; not on a Saturday"
    assert come(12, 14) == [("Moscow", "08:30", 8, 12), ("Moscow", "13:00", 11, 12)], "evening in Vladivostok"
    assert come(13, 5)[0] == ("Vladivostok", "08:30", 8, 13)
