"""A place in words: who sits where, said once."""

import pytest

from services.org.units import placed


@pytest.mark.parametrize(
    ("title", "unit", "said"),
    [
        ("Директор", "Заречная школа", "Директор, Заречная школа"),
        ("Куратор 1 Приозёрного района", "Приозёрный район", "Куратор 1 Приозёрного района"),
        ("Куратор Каменского округа", "Каменский городской округ",
         "Куратор Каменского округа, Каменский городской округ"),
        ("Директор школы № 1", "Школа № 12", "Директор школы № 1, Школа № 12"),
        ("Методист центра", "Центр № 3", "Методист центра, Центр № 3"),
        ("Director", "", "Director"),
    ],
)  # fmt: skip
def test_what_a_title_names_is_not_said_twice(title: str, unit: str, said: str) -> None:
    assert placed(title, unit) == said
