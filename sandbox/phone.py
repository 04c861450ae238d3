"""The phone in a person's hands: the fingers only queue an update, nothing here waits."""

from typing import Any

from sandbox.chats import Chat
from sandbox.eyes import Eyes
from sandbox.markup import commands_in, trimmed
from sandbox.messages import Json, Message, escaped

JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 60


class Phone(Eyes):
    """One person's eyes and fingers, in groups too."""

    def start(self, payload: str = "") -> Message:
        """Open the chat, by a deep link when there is a payload; unblocks the bot first."""
        self.unblock()
        return self.send(f"/start {payload}".strip())

    def send(self, text: str, group: int | None = None, forwarded_from: str = "") -> Message:
        """Write a text, into a group if one is named."""
        plain, _ = trimmed(text, [])
        fields: Json = {"text": plain}
        if found := commands_in(plain):
            fields["entities"] = found
        if forwarded_from:
            fields["forward_origin"] = self._origin(forwarded_from)
        return self._say(fields, group)

    def document(self, name: str, data: bytes, caption: str = "", mime: str = "", size: int | None = None) -> Message:
        """Upload a file; `size` in bytes pretends a larger one."""
        kept = self._telegram.files.keep("documents", name, data, mime, size)
        return self._say({"document": kept.as_document(), **_captioned(caption)})

    def photo(self, data: bytes = JPEG, caption: str = "", album: str = "") -> Message:
        """Send a picture; pictures with the same album number were sent together."""
        kept = self._telegram.files.keep("photos", "photo.jpg", data, "image/jpeg")
        together = {"media_group_id": album} if album else {}
        return self._say({"photo": kept.as_photo(), **together, **_captioned(caption)})

    def voice(self, seconds: int = 3) -> Message:
        """Record a voice message."""
        kept = self._telegram.files.keep("voice", "voice.oga", b"OggS", "audio/ogg")
        return self._say({"voice": {**kept.described, "duration": seconds}})

    def sticker(self) -> Message:
        """Send a sticker."""
        kept = self._telegram.files.keep("stickers", "sticker.webp", b"RIFF", "image/webp")
        kind = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._say({"sticker": {**kept.described, **kind}})

    def contact(self, number: str = "+79990000000") -> Message:
        """Share the own telephone number."""
        own = {"first_name": self.person.first_name, "user_id": self.user_id}
        return self._say({"contact": {"phone_number": number, **own}})

    def location(self, latitude: float, longitude: float) -> Message:
        """Send a place on the map."""
        return self._say({"location": {"latitude": latitude, "longitude": longitude}})

    def edit(self, message: Message, text: str) -> Message:
        """Change an own text afterwards."""
        chat, now = self._telegram.chat(message.chat_id), self._telegram.clock.now()
        raw = {**message.raw, "text": text, "edit_date": int(now.timestamp())}
        changed = chat.change(Message(raw, escaped(text), message.edited + 1), now)
        self._queue("edited_message", raw)
        return changed

    def press(self, label: str, on: Message | None = None) -> str:
        """Press the button with this label (or its only beginning), newest message first; the query's id.

        `on` may be an old snapshot: then what it showed is pressed. `AssertionError` lists what is there.
        """
        for message in [on] if on is not None else reversed(self.messages):
            button = message.button(label)
            if button is not None:
                assert "callback_data" in button, f"«{button['text']}» sends nothing: {button}"
                return self.press_data(button["callback_data"], on=message)
        raise AssertionError(f"no button «{label}» for {self.person.first_name}; there is\n{self.show()}")

    def press_data(self, data: str, on: Message | None = None, inaccessible: bool = False) -> str:
        """Press with any data, also forged; without `on` the press names no message."""
        query = self._telegram.ask(self.user_id)
        chat = self._chat() if on is None else self._telegram.chat(on.chat_id)
        body: Json = {"id": query.query_id, "from": self.person.as_user(), "data": data}
        body["chat_instance"] = str(hash(chat.chat_id))
        if on is not None:
            now = chat.messages.get(on.message_id)
            gone = {"chat": chat.described, "message_id": on.message_id, "date": 0}
            body["message"] = gone if now is None or inaccessible else now.raw
        else:
            body["inline_message_id"] = query.query_id
        self._queue("callback_query", body)
        return query.query_id

    def block(self) -> None:
        """Stop the bot."""
        self._member("kicked")

    def unblock(self) -> None:
        """Let the bot write again; nothing happens if it may."""
        chat = self._telegram.chats.get(self.user_id)
        if chat is not None and chat.blocked:
            self._member("member")

    def delete_account(self) -> None:
        """Leave the messenger for good."""
        self.person.deleted = True
        self.person.first_name, self.person.username = "", None

    def _chat(self) -> Chat:
        return self._telegram.private_chat(self.person)

    def _say(self, fields: Json, group: int | None = None) -> Message:
        chat = self._chat() if group is None else self._telegram.chat(group)
        assert not chat.blocked, f"{self.person.first_name} has blocked the bot: start() again first"
        now = self._telegram.clock.now()
        frame = {"message_id": self._telegram.next_number(), "from": self.person.as_user()}
        raw = {**frame, "chat": chat.described, "date": int(now.timestamp()), **fields}
        self._queue("message", raw)
        return chat.put(Message(raw, escaped(raw.get("text", ""))), now)

    def _member(self, status: str) -> None:
        chat, now = self._chat(), self._telegram.clock.now()
        chat.blocked = status == "kicked"
        names = ("member", "kicked") if chat.blocked else ("kicked", "member")
        old, new = ({"user": self._telegram.bot, "status": name, "until_date": 0} for name in names)
        change = {"chat": chat.described, "from": self.person.as_user(), "date": int(now.timestamp())}
        self._queue("my_chat_member", {**change, "old_chat_member": old, "new_chat_member": new})

    def _queue(self, kind: str, value: Json) -> None:
        self._telegram.updates.put(kind, value)

    def _origin(self, name: str) -> Json:
        now = int(self._telegram.clock.now().timestamp())
        return {"type": "hidden_user", "sender_user_name": name, "date": now}


def _captioned(caption: str) -> dict[str, Any]:
    return {"caption": caption} if caption else {}
