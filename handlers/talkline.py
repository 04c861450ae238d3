"""A line of the talk in the reader's language: typed words as they are, our own codes as texts."""

from locales import Say
from services.risk.talk import NOTE, Word


def worded(t: Say, word: Word) -> str:
    """Plain text; `/ask-when` is the text `talk-ask-when`."""
    if word.text.startswith(NOTE):
        return t.plain("talk-note", text=word.text.removeprefix(NOTE))
    return t.plain(f"talk-{word.text[1:]}") if word.text.startswith("/") else word.text
