"""Values of settings as people type them, the nearest that holds, periods in words."""

from datetime import date

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from locales import Say
from models import Base, Unit
from services.forms.lines import NotUnderstood
from services.forms.period import period
from services.org import settings
from services.org.settings_values import read, written
from services.refusal import Refusal

MONDAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("daily-cap", " 12 ", 12),
        ("escalation-days", "1;3 7", [1, 3, 7]),
        ("reminder-hours", "16:00, 8.30, 8:30", ["08:30", "16:00"]),
        ("working-hours", "с 8 до 17:30", ["08:00", "17:30"]),
        ("quiet-hours", "20:00 – 7:00", ["20:00", "07:00"]),
        ("inviting-body", " КИРО\u200b  края ", "КИРО края"),
        ("calendar", "15.03.2027 выходной; 2027-03-20 рабочий", {"2027-03-15": False, "2027-03-20": True}),
    ],
)
def test_what_fits_is_understood_and_can_be_typed_again(name: str, said: str, kept: object):
    one = settings.known(name)
    assert read(one, said) == kept == read(one, written(one, kept))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("daily-cap", "2"), ("daily-cap", "51"), ("daily-cap", "8.5"), ("daily-cap", "٣٣"), ("daily-cap", "9" * 50),
        ("escalation-days", "1 2"), ("escalation-days", "2 2 5"), ("escalation-days", "0 1 2"),
        ("reminder-hours", "6:59"), ("reminder-hours", "25:00"), ("reminder-hours", "8, 9, 10, 11, 12"),
        ("working-hours", "18:00–9:00"), ("working-hours", "9"), ("quiet-hours", "8:00–19:00"),
        ("inviting-body", "а" * 61), ("consent-text", "пишите на ivan@example.ru"),
        ("calendar", "31.02.2027 выходной"), ("calendar", "15.03.2027"), ("calendar", "01.01.1900 рабочий"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(name: str, said: str):
    with pytest.raises(Refusal, match="setting-bad"):
        read(settings.known(name), said)


def test_a_day_is_taken_out_of_the_calendar():
    one = settings.known("calendar")
    before = {"2027-03-15": False, "2027-03-20": True}
    assert read(one, "15.03.2027 убрать", before) == {"2027-03-20": True}
    assert before["2027-03-15"] is False, "what was read before is not changed"


def test_the_nearest_unit_above_decides():
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as db:
        above: int | None = None
        ids = []
        for code in ("R", "M", "S"):
            unit = Unit(parent_id=above, kind="unit", code=code, name=code, zone="Europe/Moscow")
            db.add(unit)
            db.flush()
            above = unit.id
            ids.append(unit.id)
        region, town, school = ids
        assert settings.value(db, school, "idle-days") == 5
        settings.keep(db, region, "idle-days", 7)
        assert settings.value(db, school, "idle-days") == 7
        settings.keep(db, town, "idle-days", 3)
        assert [settings.value(db, unit, "idle-days") for unit in ids] == [7, 3, 3]
        settings.keep(db, town, "idle-days", 5)
        assert settings.value(db, school, "idle-days") == 7, "the default needs no row"
    engine.dispose()


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("с 10 по 24 марта", "2027-03-10", "2027-03-24"),
        ("до 15.03", "2026-10-05", "2027-03-15"),
        ("10–24 марта", "2027-03-10", "2027-03-24"),
        ("С 28 декабря по 9 января", "2026-12-28", "2027-01-09"),
        ("с завтра по 9 октября", "2026-10-06", "2026-10-09"),
        ("2026-10-07", "2026-10-07", "2026-10-07"),
        ("с 12.10.2026 по 13.10.2026", "2026-10-12", "2026-10-13"),
        ("с 20.10.2026 по 10.10.2027", "2026-10-20", "2027-10-10"),
    ],
)
def test_two_days_in_words(said: str, first: str, last: str):
    assert tuple(day.isoformat() for day in period(said, MONDAY)) == (first, last)


@pytest.mark.parametrize(
    "said",
    [
        "", "с по", "скоро", "до 1.10", "с 1 по 3 октября", "4 октября", "с 13.10.2026 по 12.10.2026",
        "с 40 по 50 марта", "по" * 90, "с 20 по 10 октября", "с 20.10 по 10.10",
    ],
)  # fmt: skip
def test_what_is_no_period_is_not_guessed(said: str):
    with pytest.raises(NotUnderstood):
        period(said, MONDAY)


@pytest.mark.parametrize(("language", "words"), [("ru", "координатор"), ("en", "coordinator")])
def test_a_wrong_choice_is_refused_in_the_readers_language(language: str, words: str):
    with pytest.raises(Refusal) as no:
        read(settings.known("exit-decided-by"), "nobody")
    said = Say(language).plain(no.value.key, **no.value.facts)
    assert words in said and "nobody" in said
    assert language == "ru" or not any("а" <= c <= "я" for c in said)
