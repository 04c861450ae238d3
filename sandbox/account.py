"""The methods about the bot itself, presses, files and chats."""

from typing import Any

from sandbox.errors import bad
from sandbox.messages import Json
from sandbox.params import Params
from sandbox.telegram import Telegram


def get_me(telegram: Telegram, params: Params) -> Json:
    """getMe."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return {**telegram.bot, **abilities}


def delete_webhook(telegram: Telegram, params: Params) -> bool:
    """deleteWebhook."""
    if params.flag("drop_pending_updates"):
        telegram.updates.drop()
    return True


def get_webhook_info(telegram: Telegram, params: Params) -> Json:
    """getWebhookInfo."""
    return {"url": "", "has_custom_certificate": False, "pending_update_count": telegram.pending}


def answer_callback_query(telegram: Telegram, params: Params) -> bool:
    """answerCallbackQuery."""
    text = params.text("text")
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    telegram.answer(params.text("callback_query_id"), text, params.flag("show_alert"))
    return True


def get_file(telegram: Telegram, params: Params) -> Json:
    """getFile."""
    return telegram.files.downloadable(params.text("file_id"))


def set_my_commands(telegram: Telegram, params: Params) -> bool:
    """setMyCommands."""
    telegram.menu.put(_scope(telegram, params), params.text("language_code"), params.structure("commands"))
    return True


def get_my_commands(telegram: Telegram, params: Params) -> list[Json]:
    """getMyCommands."""
    return telegram.menu.get(_scope(telegram, params), params.text("language_code"))


def delete_my_commands(telegram: Telegram, params: Params) -> bool:
    """deleteMyCommands."""
    telegram.menu.delete(_scope(telegram, params), params.text("language_code"))
    return True


def set_chat_menu_button(telegram: Telegram, params: Params) -> bool:
    """setChatMenuButton."""
    chat_id = params.number("chat_id") or None
    if chat_id is not None:
        telegram.open_chat(chat_id)
    telegram.menu.buttons[chat_id] = params.structure("menu_button") or {"type": "default"}
    return True


def set_description(telegram: Telegram, params: Params) -> bool:
    """setMyDescription, setMyShortDescription and setMyName."""
    for name, most in (("description", 512), ("short_description", 120), ("name", 64)):
        if name in params.fields:
            if len(params.text(name)) > most:
                raise bad(f"{name.upper()}_TOO_LONG")
            telegram.menu.descriptions[name, params.text("language_code")] = params.text(name)
    return True


def get_chat(telegram: Telegram, params: Params) -> Json:
    """getChat."""
    chat = telegram.chat(params.number("chat_id"))
    return {**chat.described, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}


def leave_chat(telegram: Telegram, params: Params) -> bool:
    """leaveChat."""
    chat = telegram.open_chat(params.number("chat_id"))
    if chat.person is not None:
        raise bad("chat member status can't be changed in private chats")
    chat.left = True
    return True


def send_chat_action(telegram: Telegram, params: Params) -> bool:
    """sendChatAction."""
    chat = telegram.open_chat(params.number("chat_id"))
    if not params.text("action"):
        raise bad("wrong parameter action in request")
    chat.acting += 1
    return True


def nothing(telegram: Telegram, params: Params) -> bool:
    """logOut and close: nothing to do here."""
    return True


_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def _scope(telegram: Telegram, params: Params) -> Any:
    scope = params.structure("scope")
    if isinstance(scope, dict) and "chat_id" in scope:
        try:
            telegram.chat(int(scope["chat_id"]))
        except (TypeError, ValueError):
            raise bad("chat not found") from None
    return scope
