"""What a cheap phone shows: labels that fit and differ, a note below the title, half a month of days."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

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
