"""Texts: both languages say the same things with the same arguments, and what the code asks for is there."""

import pytest

from handlers import rooms
from handlers.room import notices
from locales import LANGUAGES, bundle
from tests.house.texts import asked, mentioned, notified, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_read_and_is_said_once(language: str) -> None:
    said = texts(language)
    assert said.junk == []
    assert said.twice == []
    assert set(bundle(language)) == set(said.arguments)
    assert all(bundle(language).compile(key) for key in said.arguments)


def test_the_languages_have_the_same_keys() -> None:
    russian, english = (set(texts(language).arguments) for language in ("ru", "en"))
    assert sorted(russian - english) == [], "not said in English"
    assert sorted(english - russian) == [], "not said in Russian"


def test_the_languages_use_the_same_arguments() -> None:
    russian, english = texts("ru").arguments, texts("en").arguments
    differing = {key: russian[key] ^ english[key] for key in russian.keys() & english.keys()}
    assert {key: names for key, names in differing.items() if names} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_code_says_is_there(language: str) -> None:
    known = texts(language).arguments
    assert [f"{ask.where} {ask.key}" for ask in asked() if ask.key not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_gives_every_argument(language: str) -> None:
    known = texts(language).arguments
    missing = [
        f"{ask.where} {ask.key}: {', '.join(sorted(known[ask.key] - ask.arguments))}"
        for ask in asked()
        if ask.arguments is not None and known.get(ask.key, set()) - ask.arguments
    ]
    assert missing == []


def test_every_message_to_somebody_is_worded() -> None:
    assert rooms  # their import registers the wordings
    assert [f"{where} {key}" for where, key in notified() if key not in notices] == []


def test_nothing_is_said_to_nobody() -> None:
    whole, beginnings = mentioned()
    # A mistake's remedy is its own key with this ending.
    keys = {key.removesuffix("-fix") for key in texts("ru").arguments}
    assert sorted(key for key in keys - whole if not key.startswith(tuple(beginnings))) == []
