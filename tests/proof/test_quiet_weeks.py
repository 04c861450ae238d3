"""A small region lives for eight weeks: who has nothing to do hears nothing."""

from datetime import timedelta

import pytest

from tests.bench.year import year
from tests.town import Town


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_quiet_director_in_a_quiet_week_hears_at_most_once(town: Town) -> None:
    told = await year(town, schools=12, weeks=8, step=timedelta(days=1))
    assert max(told.quiet["director"]) <= 1, told.quiet
    assert sum(told.busy["director"]) >= 12, "they have heard of the beginning"
    assert max(max(counts) for counts in told.busy.values()) <= 20, told.busy
