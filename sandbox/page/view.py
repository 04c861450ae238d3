"""What a phone shows, as JSON: messages since a mark of the chat's history, and what stands around them."""

import json

from sandbox.files import StoredFile
from sandbox.messages import Attachment, Json, Message
from sandbox.page.runs import link, runs
from sandbox.telegram import Telegram

OTHER_KINDS = ("voice", "sticker", "contact")
PAYLOAD = 400  # characters of a call's parameters in the log
LOGGED = 250  # calls shown


def changes(telegram: Telegram, user_id: int, since: int) -> Json:
    """The messages put, edited and removed after this mark; `mark` is the next one."""
    chat = telegram.chats.get(user_id)
    events = chat.history[since:] if chat else []
    put: dict[int, Json] = {}
    gone: list[int] = []
    for event in events:
        number = event.message.message_id
        if event.kind == "deleted":
            put.pop(number, None)
            gone.append(number)
        else:
            put[number] = {**message(telegram, event.message), "event": event.kind}
    return {"mark": since + len(events), "put": list(put.values()), "gone": gone}


def around(telegram: Telegram, user_id: int) -> Json:
    """Everything of a phone that is no message."""
    chat, person = telegram.chats.get(user_id), telegram.people[user_id]
    asked = telegram.queries.values()
    return {
        "known": chat is not None and bool(chat.history),
        "blocked": chat is not None and chat.blocked,
        "acting": chat.acting if chat else 0,
        "keyboard": chat.keyboard if chat else [],
        "commands": telegram.menu.seen_by(person),
        "about": _about(telegram, person.language_code or ""),
        "waiting": _waiting(telegram, user_id),
        "spinning": [one.query_id for one in asked if one.user_id == user_id and not one.answered],
    }


def message(telegram: Telegram, one: Message) -> Json:
    """One bubble."""
    shown: Json = {
        "id": one.message_id, "mine": not one.from_bot, "at": one.raw["date"], "edited": one.edited,
        "runs": runs(one, telegram.username),
        "rows": [[_button(button, telegram.username) for button in row] for row in one.rows],
    }  # fmt: skip
    if "document" in one.raw:
        shown["document"] = {**_file(one.raw["document"]), "name": one.raw["document"]["file_name"]}
    if "photo" in one.raw:
        size = one.raw["photo"][-1]
        shown["photo"] = {**_file(size), "width": size["width"], "height": size["height"]}
    shown.update({kind: True for kind in OTHER_KINDS if kind in one.raw})
    if reply := one.raw.get("reply_to_message"):
        shown["reply"] = str(reply.get("text") or reply.get("caption") or "…")[:120]
    return shown


def calls(telegram: Telegram, words: str = "", polls: bool = False) -> list[Json]:
    """The last calls of the Bot API, newest first, whose line has these words."""
    found: list[Json] = []
    for call in reversed(telegram.calls):
        if call.method == "getUpdates" and not polls:
            continue
        payload = json.dumps({key: val for key, val in call.params.items() if key != "chat_id"}, ensure_ascii=False)
        line = {"method": call.method, "chat": call.chat_id, "outcome": call.outcome, "payload": payload[:PAYLOAD]}
        if words.casefold() in " ".join(map(str, line.values())).casefold():
            found.append({**line, "at": call.at.timestamp()})
        if len(found) == LOGGED:
            break
    return found


def stored(telegram: Telegram, file_id: str) -> Attachment | None:
    """The file behind an id that a message has shown."""
    kept: StoredFile | None = telegram.files.find(file_id)
    return kept.content if kept else None


def _button(button: Json, bot: str) -> Json:
    shown: Json = {"text": button["text"]}
    if "callback_data" in button:
        shown["data"] = button["callback_data"]
    if "url" in button:
        shown.update(link(button["url"], bot))
    if "copy_text" in button:
        shown["copy"] = button["copy_text"].get("text", "")
    return shown


def _file(described: Json) -> Json:
    return {"file": described["file_id"], "size": described["file_size"]}


def _about(telegram: Telegram, language: str) -> str:
    written = telegram.menu.descriptions
    return written.get(("description", language)) or written.get(("description", "")) or ""


def _waiting(telegram: Telegram, user_id: int) -> list[int]:
    """The person's messages that the bot has not fetched yet."""
    bodies = [json.loads(one.body)["message"] for one in telegram.updates.waiting("message")]
    return [body["message_id"] for body in bodies if body["chat"]["id"] == user_id]
