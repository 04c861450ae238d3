"""Dates as people write them; of an answer the year is the nearest, of a term the nearest that is not past."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.forms import dates, parse
from services.forms.answers import Given
from services.forms.lines import NotUnderstood
from services.forms.schema import Item

WHEN = Item(kind="date", name="when")
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("сегодня", date(2026, 11, 20)),
        ("Завтра", date(2026, 11, 21)),
        ("послезавтра", date(2026, 11, 22)),
        ("через неделю", date(2026, 11, 27)),
        ("через 2 недели", date(2026, 12, 4)),
        ("через 3 дня", date(2026, 11, 23)),
        ("через месяц", date(2026, 12, 20)),
        ("через 3 месяца", date(2027, 2, 20)),
        ("15 марта", date(2027, 3, 15)),
        ("до 15 марта", date(2027, 3, 15)),
        ("1 мая", date(2027, 5, 1)),
        ("20 ноября", date(2026, 11, 20)),
        ("19.11", date(2026, 11, 19)),
        ("2 октября", date(2026, 10, 2)),
        ("вчера", date(2026, 11, 19)),
        ("2 October", date(2026, 10, 2)),
        ("by 15 mar", date(2027, 3, 15)),
        ("31.12", date(2026, 12, 31)),
        ("29 февраля", date(2028, 2, 29)),
        ("15.03.2027", date(2027, 3, 15)),
        ("14 марта 2028", date(2028, 3, 14)),
        ("до 14 мар 2027 г.", date(2027, 3, 14)),
        ("30 октября 2026 года", date(2026, 10, 30)),
        ("2027-03-15", date(2027, 3, 15)),
        ("in 2 weeks", date(2026, 12, 4)),
    ],
)
def test_a_day_in_words(written: str, meant: date) -> None:
    assert parse.answer(WHEN, written, today=TODAY) == Given(meant.isoformat())


@pytest.mark.parametrize(
    "written", ["31.02", "31 апреля", "когда-нибудь", "15 мартобря", "0.5", "через 999 лет", "32 мая"]
)
def test_what_is_no_day(written: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        parse.answer(WHEN, written, today=TODAY)
    assert refused.value.reason == "date"


def test_the_last_day_of_a_shorter_month() -> None:
    assert parse.answer(WHEN, "через месяц", today=date(2027, 1, 31)) == Given("2027-02-28")


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2090, 1, 1)), st.integers(0, 364))
def test_a_day_and_a_month_mean_the_next_such_day(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    found = dates.day(f"{day.day}.{day.month:02}", today)
    assert (found.day, found.month) == (day.day, day.month) and found >= today
