"""Buttons: every kind has a prefix of its own, somebody who answers it, and fits into Telegram's 64 bytes."""

from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData

from handlers import buttons, rooms
from handlers.room import prefixes, views

LARGEST = 999_999_999_999  # an id; a million regions would not get there
# The longest of each text that travels in a button.
WORDS = {
    "about": "measure",
    "code": "M" * 16,
    "due": "2026-12-31",
    "edition": "1.99",
    "factor": "F" * 16,  # as wide as its column
    "hour": "16.00",
    "language": "ru",
    "role": "coordinator",
    "setting": "escalation-days",
    "tag": "0" * 16,
    "what": "roadmap",
}


def kinds() -> list[type[CallbackData]]:
    assert rooms and buttons  # their import declares every button
    found = [kind for kind in CallbackData.__subclasses__() if kind.__module__.startswith("handlers.")]
    return sorted(found, key=lambda kind: (kind.__module__, kind.__name__))


def largest(kind: type[CallbackData]) -> CallbackData:
    given: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        given[name] = WORDS[name] if field.annotation is str else LARGEST
    return kind(**given)


def test_prefixes_are_unique() -> None:
    names = [kind.__prefix__ for kind in kinds()]
    assert len(names) > 30
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_it_fits_and_comes_back(kind: type[CallbackData]) -> None:
    button = largest(kind)
    packed = button.pack()
    assert len(packed.encode()) <= 64
    assert kind.unpack(packed) == button


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_somebody_answers_it(kind: type[CallbackData]) -> None:
    assert prefixes.get(kind.__prefix__) is kind


def test_a_view_is_found_by_its_prefix() -> None:
    assert all(kind.__prefix__ == prefix for prefix, (kind, _) in views.items())
