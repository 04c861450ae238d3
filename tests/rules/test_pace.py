"""How much a school takes on at once."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.roadmaps import pace

ROWS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=12)


@given(ROWS)
def test_so_many_at_once_are_counted_day_by_day(rows: list[tuple[int, int]]) -> None:
    def day(n: int) -> str:
        return (date(2026, 12, 20) + timedelta(days=n)).isoformat()

    given_ = [{"starts_on": day(first), "ends_on": day(first + length)} for first, length in rows]
    busiest = max((sum(first <= n <= first + length for first, length in rows) for n in range(45)), default=0)
    assert pace.at_once(given_) == busiest
