"""A newcomer's language: the messenger's if we speak it, else the installation's."""

from typing import Any

import pytest

from bot.edge import language_of


@pytest.mark.parametrize(
    ("code", "spoken"), [("ru", "ru"), ("en-GB", "en"), ("de", "en"), (None, "en"), (7, "en"), ("", "en")]
)
def test_the_language_of_a_newcomer(code: Any, spoken: str) -> None:
    assert language_of({"update_id": 1, "message": {"from": {"id": 5, "language_code": code}}}, "en") == spoken


def test_an_update_without_a_person_speaks_the_installations_language() -> None:
    assert language_of({"update_id": 1, "message": "garbage"}, "ru") == "ru"
