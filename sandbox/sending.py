"""The methods that put messages into chats, change and remove them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sandbox.chats import Chat
from sandbox.content import Content, caption_of, file_of, markup_of, text_of
from sandbox.errors import NOT_MODIFIED, ApiError, bad
from sandbox.messages import Json, Message
from sandbox.params import Params
from sandbox.telegram import Telegram

DELETABLE = timedelta(hours=48)


def send_message(telegram: Telegram, params: Params) -> Json:
    """sendMessage."""
    return _send(telegram, params, text_of(params))


def send_document(telegram: Telegram, params: Params) -> Json:
    """sendDocument."""
    return _send(telegram, params, file_of(telegram, "document", params, "document", caption_of(params)))


def send_photo(telegram: Telegram, params: Params) -> Json:
    """sendPhoto."""
    return _send(telegram, params, file_of(telegram, "photo", params, "photo", caption_of(params)))


def edit_text(telegram: Telegram, params: Params) -> Json:
    """editMessageText."""
    chat, old = _to_edit(telegram, params)
    if old.is_media:
        raise bad("there is no text in the message to edit")
    return _edit(telegram, chat, old, text_of(params, "MESSAGE_TOO_LONG"), params)


def edit_caption(telegram: Telegram, params: Params) -> Json:
    """editMessageCaption."""
    chat, old = _to_edit(telegram, params)
    if not old.is_media:
        raise bad("there is no caption in the message to edit")
    caption = caption_of(params)
    kept: Json = {key: old.raw[key] for key in ("document", "photo") if key in old.raw}
    content = Content({**kept, **caption.fields}, caption.html, old.document, old.photo)
    return _edit(telegram, chat, old, content, params)


def edit_media(telegram: Telegram, params: Params) -> Json:
    """editMessageMedia."""
    chat, old = _to_edit(telegram, params)
    media = params.structure("media")
    if not isinstance(media, dict) or media.get("type") not in ("document", "photo"):
        raise bad("can't parse input media: type must be document or photo")
    inner = Params({**media, media["type"]: media.get("media")}, params.uploads)
    content = file_of(telegram, media["type"], inner, media["type"], caption_of(inner))
    return _edit(telegram, chat, old, content, params)


def edit_markup(telegram: Telegram, params: Params) -> Json:
    """editMessageReplyMarkup."""
    chat, old = _to_edit(telegram, params)
    fields = {key: value for key, value in old.raw.items() if key not in _FRAME}
    return _edit(telegram, chat, old, Content(fields, old.html, old.document, old.photo), params)


def delete(telegram: Telegram, params: Params) -> bool:
    """deleteMessage."""
    chat = telegram.open_chat(params.number("chat_id"))
    message = chat.messages.get(params.number("message_id"))
    if message is None:
        raise bad("message to delete not found")
    if telegram.clock.now() - message.at > DELETABLE:
        raise bad("message can't be deleted for everyone")
    chat.remove(message.message_id, telegram.clock.now())
    return True


_KEPT = ("message_id", "from", "chat", "date", "reply_to_message")
_FRAME = {*_KEPT, "edit_date", "reply_markup"}


def _send(telegram: Telegram, params: Params, content: Content) -> Json:
    chat = telegram.open_chat(params.number("chat_id"))
    markup = markup_of(params)
    reply = _replied(chat, params)
    if telegram.limits is not None and (wait := telegram.limits.retry_after(chat.chat_id)):
        raise ApiError(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
    now = telegram.clock.now()
    raw = {
        "message_id": telegram.next_number(),
        "from": telegram.bot,
        "chat": chat.described,
        "date": int(now.timestamp()),
        **content.fields,
        **markup,
        **reply,
    }
    _set_keyboard(chat, params.structure("reply_markup"))
    silent = params.flag("disable_notification")
    chat.put(Message(raw, content.html, 0, content.document, content.photo, silent), now)
    return raw


def _replied(chat: Chat, params: Params) -> Json:
    reply: Any = params.structure("reply_parameters") or {}
    number = reply.get("message_id") or params.number("reply_to_message_id")
    if not number:
        return {}
    if number not in chat.messages:
        if reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
            return {}
        raise bad("message to be replied not found")
    original = chat.messages[number].raw
    return {"reply_to_message": {key: val for key, val in original.items() if key != "reply_to_message"}}


def _set_keyboard(chat: Chat, markup: Any) -> None:
    if isinstance(markup, dict) and markup.get("remove_keyboard"):
        chat.keyboard = []
    if isinstance(markup, dict) and "keyboard" in markup:
        chat.keyboard = [
            [key["text"] if isinstance(key, dict) else str(key) for key in row] for row in markup["keyboard"]
        ]


def _to_edit(telegram: Telegram, params: Params) -> tuple[Chat, Message]:
    chat = telegram.open_chat(params.number("chat_id"))
    message = chat.messages.get(params.number("message_id"))
    if message is None:
        raise bad("message to edit not found")
    if not message.from_bot:
        raise bad("message can't be edited")
    return chat, message


def _edit(telegram: Telegram, chat: Chat, old: Message, content: Content, params: Params) -> Json:
    fields = {**content.fields, **markup_of(params)}
    shown = {key: value for key, value in old.raw.items() if key not in _FRAME}
    if {**shown, **_markup(old)} == fields:
        raise bad(NOT_MODIFIED)
    now = telegram.clock.now()
    frame = {key: old.raw[key] for key in _KEPT if key in old.raw}
    raw = {**frame, "edit_date": int(now.timestamp()), **fields}
    changed = replace(
        old,
        raw=raw,
        html=content.html,
        edited=old.edited + 1,
        document=content.document,
        photo=content.photo,
    )
    chat.change(changed, now)
    return raw


def _markup(message: Message) -> Json:
    return {"reply_markup": message.raw["reply_markup"]} if message.rows else {}
