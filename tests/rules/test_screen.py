"""What a cheap phone shows: labels that fit and differ, a note below the title, half a month of days."""

from datetime import date, timedelta

import pytest
from aiogram.filters.callback_data import CallbackData
from hypothesis import example, given
from hypothesis import strategies as st

from bot.demo.person import meant
from handlers.month import month
from handlers.screen import WIDE, Button, Screen, fitted, narrow, numbered
from locales import Safe, Say


class Day(CallbackData, prefix="test-day"):
    day: int


class Turn(CallbackData, prefix="test-turn"):
    page: int


def labels(rows: tuple[tuple[Button, ...], ...]) -> list[list[str]]:
    return [[one.label for one in row] for row in rows]


def test_a_name_is_cut_and_what_is_said_of_it_stays() -> None:
    assert fitted("{} · нет".format, "Школа № 12") == "Школа № 12 · нет"
    cut = fitted("{} · вошёл".format, "Дальненская средняя школа № 1")
    assert cut == "Дальненская сре… · вошёл" and len(cut) == WIDE


def test_no_label_is_too_long_and_no_two_read_alike() -> None:
    names = ("Заместитель директора по учебной работе", "Заместитель директора по воспитанию", "Директор")
    [[first], [second], [third]] = labels(narrow(tuple((Button(name, str(n)),) for n, name in enumerate(names))))
    assert (first, second, third) == ("Заместитель…бной работе", "Заместитель…воспитанию", "Директор")
    one = narrow(((Button("Открыть самую длинную кнопку", "x"),),))
    assert labels(one) == [["Открыть самую длинную к…"]]


LABELS = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.builds("{}{}{}".format, st.sampled_from(("Муниципальное бюджетное общеобразовательное ", "Школа ")),
                  st.integers(1, 30), st.sampled_from((" города Дальнего, филиал", ""))),
    ),
    max_size=12,
)  # fmt: skip


@given(LABELS)
@example([f"Муниципальная общеобразовательная школа № {n} города Дальнего" for n in range(1, 100)])
@example(["Заместитель директора по учебной работе", "Заместитель…бной работе", "Заместитель директора по воспитанию"])
def test_what_differs_reads_differently_however_it_is_cut(names: list[str]) -> None:
    shown = [label for [label] in labels(narrow(tuple((Button(name, str(n)),) for n, name in enumerate(names))))]
    assert all(len(label) <= WIDE for label in shown)
    assert len(set(shown)) == len(set(names)), "as many different ones as there were"
    assert all(label == name for label, name in zip(shown, names, strict=True) if len(name) <= WIDE)


DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(DAYS, st.integers(-30, 30))
def test_a_month_is_its_calendar(today: date, page: int) -> None:
    rows = month(Say("ru"), today, page, lambda one: Day(day=one.toordinal()), lambda to: Turn(page=to))
    page = min(max(page, -24), 24)
    first = add_months(today, page)
    after = add_months(first, 1)
    pressed = [date.fromordinal(Day.unpack(one.data).day) for line in rows[:-1] for one in line
               if one.data.startswith("test-day")]  # fmt: skip
    assert pressed == [first + timedelta(n) for n in range((after - first).days)]
    for line in rows[:-1]:
        assert len(line) == 7
        for column, one in enumerate(line):
            if one.data.startswith("test-day"):
                assert date.fromordinal(Day.unpack(one.data).day).weekday() == column
                assert one.label == str(date.fromordinal(Day.unpack(one.data).day).day)
    turns = [Turn.unpack(one.data).page for one in rows[-1]]
    assert turns == [to for to in (page - 1, 0, page + 1) if abs(to) <= 24]


def add_months(day: date, n: int) -> date:
    """The first of the month so many months away, counted one by one."""
    first = day.replace(day=1)
    for _ in range(abs(n)):
        first = ((first + timedelta(32)) if n > 0 else first - timedelta(1)).replace(day=1)
    return first


@given(DAYS, DAYS, st.integers(-60, 60), st.booleans())
def test_where_no_day_can_be_chosen_no_arrow_leads(today: date, since: date, page: int, halves: bool) -> None:
    def press(day: date) -> Day | None:
        return Day(day=day.toordinal()) if day >= since else None

    rows = month(Say("en"), today, page, press, lambda to: Turn(page=to), halves=halves)
    days = [one for line in rows[:-1] for one in line if one.data.startswith("test-day")]
    assert all(Day.unpack(one.data).day >= since.toordinal() for one in days)
    assert all(any(one.data.startswith("test-day") for one in line) for line in rows[:-1]), "no empty week"
    for one in rows[-1]:
        if one.label in "‹›":
            there = month(Say("en"), today, Turn.unpack(one.data).page, press, lambda to: Turn(page=to), halves=halves)
            assert len(there) > 1, "an arrow leads to a day"


@pytest.mark.parametrize(
    ("shown", "said", "found"),
    [
        (["Школа", "Школа № 2"], "Школа", ["Школа"]),  # the very words before a beginning
        (["Школа № 1", "Школа № 2"], "Школа", ["Школа № 1", "Школа № 2"]),
        (["Срок\xa07\xa0дней"], "Срок 7 дней", ["Срок\xa07\xa0дней"]),
        (["1. Да, обновлены за 2 г…", "2. Нет"], "Да, обновлены за 2 года", ["1. Да, обновлены за 2 г…"]),
        (["1. Да, обновлены за 2 г…"], "Да, обновлены давно", []),
        (["Да…"], "Дальше", []),  # cut, and no numbered choice
        (["Отправить"], "отправить", []),
    ],
)
def test_a_button_of_the_tour_is_meant_as_it_reads(shown: list[str], said: str, found: list[str]) -> None:
    assert meant(shown, said) == found


def test_long_lists_become_numbers() -> None:
    rows = numbered([Button(f"Раздел {n}", str(n)) for n in range(7)])
    assert labels(rows) == [["1", "2", "3", "4", "5"], ["6", "7"]] and rows[1][1].data == "6"


def test_a_note_stands_below_the_line_that_says_whose_it_is() -> None:
    screen = Screen(Safe("<b>Кадры · 3 из 6</b>\nСколько учителей?"))
    assert screen.noted(Safe("Вижу 17 %.")).text == "<b>Кадры · 3 из 6</b>\nВижу 17 %.\n\nСколько учителей?"
    assert Screen(Safe("<b>Готово</b>")).noted(Safe("Да.")).text == "<b>Готово</b>\nДа."
    assert Screen(Safe("Без имени\nи строка")).noted(Safe("Да.")).text == "Да.\n\nБез имени\nи строка"
    torn = Screen(Safe("<b>Начато\nи не кончено</b>"))
    assert torn.noted(Safe("Да.")).text == "Да.\n\n<b>Начато\nи не кончено</b>", "a tag is not torn apart"


def test_half_a_month_is_five_rows_at_most() -> None:
    today, seen = date(2026, 10, 5), []
    for page in range(-3, 30):
        rows = month(
            Say("ru"), today, page, lambda day: Day(day=day.toordinal()), lambda to: Turn(page=to), halves=True
        )
        assert len(rows) <= 5
        seen += [Day.unpack(one.data).day for row in rows[:-1] for one in row if one.data.startswith("test-day")]
    assert seen == list(range(date(2026, 8, 16).toordinal(), date(2027, 12, 31).toordinal() + 1))
    ahead = month(
        Say("ru"), today, 7, lambda day: Day(day=1) if day > today else None, lambda to: Turn(page=to), halves=True
    )
    assert labels(ahead)[-1] == ["‹", "16–31\xa0января 2027", "›"]
