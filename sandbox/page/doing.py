"""What fingers on the page do with a phone: each act is one method of it."""

from collections.abc import Callable
from typing import Any

from sandbox.messages import Json
from sandbox.phone import Phone
from sandbox.telegram import Telegram


class Cannot(Exception):
    """The phone cannot do this now; the text says why."""


def press(telegram: Telegram, phone: Phone, said: Json) -> Json:
    """Press what the page showed, even when the message has changed since; only a message that is gone is refused."""
    chat = telegram.chats.get(phone.user_id)
    message = chat.messages.get(int(said["message"])) if chat else None
    if message is None:
        raise Cannot("gone")
    return {"query": phone.press_data(str(said["data"]), on=message)}


ACTS: dict[str, Callable[[Phone, Json], Any]] = {
    "start": lambda phone, said: phone.start(str(said.get("payload", ""))),
    "send": lambda phone, said: phone.send(str(said["text"])),
    "block": lambda phone, said: phone.block(),
    "unblock": lambda phone, said: phone.unblock(),
    "voice": lambda phone, said: phone.voice(),
    "sticker": lambda phone, said: phone.sticker(),
    "contact": lambda phone, said: phone.contact(),
}


def act(telegram: Telegram, user_id: int, said: Json) -> Json:
    """Do what the page asks with this person's phone. `Cannot`, or `KeyError` for what is not said or unknown."""
    phone = telegram.phone_of(user_id)
    try:
        if said["act"] == "press":
            return press(telegram, phone, said)
        if said["act"] == "send" and not str(said["text"]).strip():
            raise Cannot("empty")
        ACTS[said["act"]](phone, said)
    except AssertionError:
        raise Cannot("blocked") from None
    return {}


def upload(telegram: Telegram, user_id: int, name: str, mime: str, data: bytes, as_photo: bool) -> None:
    """A file from the page's computer goes to the bot. `Cannot` when the bot is blocked or the file empty."""
    phone = telegram.phone_of(user_id)
    if not data:
        raise Cannot("empty")
    try:
        if as_photo:
            phone.photo(data)
        else:
            phone.document(name, data, mime=mime)
    except AssertionError:
        raise Cannot("blocked") from None
