"""A running server and a bare Bot API client."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox.clock import Clock
from sandbox.server import Server
from sandbox.telegram import Telegram


class Client:
    """Calls the Bot API as any bot would."""

    def __init__(self, url: str, token: str, session: aiohttp.ClientSession) -> None:
        self.url, self.token, self.session = url, token, session

    async def __call__(self, method: str, **params: Any) -> Any:
        """The result, or `(status, description)` of a refusal; `buttons` send their own labels."""
        if "buttons" in params:
            params["reply_markup"] = _keyboard(params.pop("buttons"))
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", json=params) as response:
            body = await response.json()
        return body["result"] if body["ok"] else (response.status, body["description"])

    async def raw(self, method: str, **params: Any) -> tuple[int, str]:
        """Status and text."""
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", json=params) as response:
            return response.status, await response.text()


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(Clock())


@pytest.fixture
async def server(telegram: Telegram) -> AsyncIterator[Server]:
    async with Server(telegram) as running:
        yield running


@pytest.fixture
async def bot(telegram: Telegram, server: Server) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(server.url, telegram.token, session)


def _keyboard(rows: list[list[str]]) -> dict[str, Any]:
    buttons = [[{"text": label, "callback_data": label.lower()} for label in row] for row in rows]
    return {"inline_keyboard": buttons}
