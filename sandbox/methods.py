"""The Bot API methods this server knows, by lower-case name; `getUpdates` waits and lives in the server."""

from collections.abc import Callable
from typing import Any

from sandbox import account, sending
from sandbox.params import Params
from sandbox.telegram import Telegram

Method = Callable[[Telegram, Params], Any]

METHODS: dict[str, Method] = {
    "getme": account.get_me,
    "deletewebhook": account.delete_webhook,
    "getwebhookinfo": account.get_webhook_info,
    "sendmessage": sending.send_message,
    "senddocument": sending.send_document,
    "sendphoto": sending.send_photo,
    "editmessagetext": sending.edit_text,
    "editmessagecaption": sending.edit_caption,
    "editmessagemedia": sending.edit_media,
    "editmessagereplymarkup": sending.edit_markup,
    "deletemessage": sending.delete,
    "answercallbackquery": account.answer_callback_query,
    "getfile": account.get_file,
    "setmycommands": account.set_my_commands,
    "getmycommands": account.get_my_commands,
    "deletemycommands": account.delete_my_commands,
    "setchatmenubutton": account.set_chat_menu_button,
    "setmyname": account.set_description,
    "setmydescription": account.set_description,
    "setmyshortdescription": account.set_description,
    "getchat": account.get_chat,
    "leavechat": account.leave_chat,
    "sendchataction": account.send_chat_action,
    "logout": account.nothing,
    "close": account.nothing,
}
