"""The commands menu, by scope and language, as the person gets to see it."""

import re
from dataclasses import dataclass, field
from typing import Any

from sandbox.chats import Person
from sandbox.errors import bad
from sandbox.messages import Json

_NAME = re.compile(r"[a-z0-9_]{1,32}")


@dataclass
class Menu:
    """Command lists and what else stands in the bot's profile."""

    _lists: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    buttons: dict[int | None, Json] = field(default_factory=dict)
    descriptions: dict[tuple[str, str], str] = field(default_factory=dict)

    def put(self, scope: Any, language: str, commands: Any) -> None:
        """Set the commands of a scope; `ApiError` 400 for a name or description Telegram refuses."""
        if not isinstance(commands, list):
            raise bad("expected an Array of BotCommand")
        if len(commands) > 100:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        self._lists[_key(scope), language] = [_checked(command) for command in commands]

    def get(self, scope: Any, language: str) -> list[Json]:
        """Exactly what was set for this scope and language."""
        return self._lists.get((_key(scope), language), [])

    def delete(self, scope: Any, language: str) -> None:
        """Forget the commands of a scope."""
        self._lists.pop((_key(scope), language), None)

    def seen_by(self, person: Person) -> list[Json]:
        """The menu in this person's private chat: the narrowest scope wins, his language first."""
        for scope in (f"chat {person.user_id}", "all_private_chats", "default"):
            for language in (person.language_code or "", ""):
                if (scope, language) in self._lists:
                    return self._lists[scope, language]
        return []


def _key(scope: Any) -> str:
    scope = scope or {}
    kind = str(scope.get("type", "default"))
    return f"{kind} {scope['chat_id']}" if "chat_id" in scope else kind


def _checked(command: Any) -> Json:
    if not isinstance(command, dict) or not _NAME.fullmatch(str(command.get("command", "")).lstrip("/")):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", ""))) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command["command"].lstrip("/"), "description": command["description"]}
