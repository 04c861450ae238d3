"""The one door to the Bot API: plain JSON posts through aiogram's session, errors typed once.

Answers of the server are not decoded into objects: nobody reads a sent message back, and it costs half a millisecond.
"""

import asyncio
import json
import math
import time
from dataclasses import dataclass
from typing import Any, Literal

import aiohttp
from aiogram.client.session.aiohttp import AiohttpSession

from bot.failpoints import reach
from models.engine import inside

Kind = Literal["permanent", "unreachable", "throttled", "not sent", "ambiguous", "stop"]
# What these return is the message over again, or a bare yes: that it was done is all one wants to know.
UNREAD = {"editMessageText", "editMessageReplyMarkup", "answerCallbackQuery"}
DONE = b'{"ok":true,'
UNREACHABLE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot can't initiate", "user not found")
PIECE = 64 * 1024  # bytes of a download taken at a time
TOGETHER = 5.0  # seconds within which two limits are one of the whole bot
SHORTEST, LONGEST = 1.0, 3600.0  # seconds; a server's odd retry_after is brought between them


@dataclass(eq=False)
class Trouble(Exception):
    """A call that did not do its work. `ambiguous`: nobody can tell whether it was done."""

    kind: Kind
    reason: str
    pause: float = 0.0  # seconds, for `throttled`

    def __str__(self) -> str:
        return f"{self.kind}: {self.reason}"


class Wire:
    """Calls of the Bot API for one token. Refuses to be used inside a transaction."""

    def __init__(self, session: AiohttpSession, token: str) -> None:
        self._session = session
        self._token = token
        self._still: dict[Any, float] = {}  # chat → real moment until which it wants no calls; None is every chat
        self._last_limit = -math.inf

    async def call(self, method: str, *, wait: float = 20.0, **params: Any) -> Any:
        """The result as plain data, or `Trouble`. `wait` is the whole time allowed, in seconds."""
        return await self._paced(method, params.get("chat_id"), {"json": params}, wait)

    @property
    def silent_until(self) -> float:
        """The real (monotonic) moment until which no chat may be written to."""
        return self._still.get(None, 0.0)

    async def upload(self, method: str, field: str, name: str, content: bytes, **params: Any) -> Any:
        """The same with one file."""
        form = aiohttp.FormData(quote_fields=False)
        for key, value in params.items():
            form.add_field(key, value if isinstance(value, str) else json.dumps(value))
        form.add_field(field, content, filename=name)
        return await self._paced(method, params.get("chat_id"), {"data": form}, 60.0)

    async def download(self, file_id: str, limit: int) -> bytes:
        """The bytes of a file a person sent, at most `limit` of them."""
        found = await self.call("getFile", file_id=file_id)
        client = await self._session.create_session()
        url = self._session.api.file_url(self._token, found["file_path"])
        try:
            async with client.get(url, timeout=aiohttp.ClientTimeout(total=60)) as answer:
                content = bytearray()
                async for piece in answer.content.iter_chunked(PIECE):  # one read gives what has arrived, not all
                    content += piece
                    if len(content) > limit:
                        break
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Trouble("ambiguous", type(error).__name__) from None
        if answer.status != 200 or len(content) > limit:
            raise Trouble("permanent", f"file: status {answer.status}, {len(content)} bytes")
        return bytes(content)

    async def close(self) -> None:
        await self._session.close()

    async def _paced(self, method: str, chat: Any, payload: dict[str, Any], wait: float) -> Any:
        """Not a call inside the window that a 429 has named: neither a message nor a screen nor a toast."""
        if method == "getUpdates":
            return await self._post(method, payload, wait)
        left = max(self._still.get(chat, 0.0), self.silent_until) - time.monotonic()
        if left > 0:
            raise Trouble("throttled", "still paused", left)
        try:
            return await self._post(method, payload, wait)
        except Trouble as trouble:
            if trouble.kind == "throttled":
                self._hold(chat, trouble.pause)
            raise

    def _hold(self, chat: Any, seconds: float) -> None:
        """This chat first; a second limit within seconds, or one without a chat, means the whole bot."""
        real = time.monotonic()
        self._still = {key: moment for key, moment in self._still.items() if moment > real}
        self._still[chat] = real + seconds
        if real - self._last_limit < TOGETHER:
            self._still[None] = max(self.silent_until, real + seconds)
        self._last_limit = real

    async def _post(self, method: str, payload: dict[str, Any], wait: float) -> Any:
        if inside.get():
            raise RuntimeError(f"{method} inside a transaction: what people see leaves after the commit")
        client = await self._session.create_session()
        url = self._session.api.api_url(self._token, method)
        try:
            async with client.post(url, timeout=aiohttp.ClientTimeout(total=wait, connect=10), **payload) as answer:
                body = await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Trouble("not sent", type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError, asyncio.IncompleteReadError) as error:
            raise Trouble("ambiguous", type(error).__name__) from None
        reach(f"called-{method}")
        if method in UNREAD and answer.status == 200 and body.startswith(DONE) and body.endswith(b"}"):
            return True
        return _result(answer.status, body)


def _result(status: int, body: bytes) -> Any:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict) or "ok" not in answer:
        raise Trouble("ambiguous", f"no Bot API answer, status {status}")
    if answer["ok"] is True:
        return answer.get("result")
    code = answer.get("error_code", status)
    text = str(answer.get("description", ""))
    low = text.lower()
    if "message is not modified" in low:
        return True
    if code == 429:
        parameters = answer.get("parameters")
        after = parameters.get("retry_after") if isinstance(parameters, dict) else None
        raise Trouble("throttled", text, pause_of(after))
    if code in (401, 404, 409):
        raise Trouble("stop", f"{code} {text}")
    if code == 403 or any(words in low for words in UNREACHABLE):
        raise Trouble("unreachable", text)
    if code == 400 or code == 413:
        raise Trouble("permanent", text)
    raise Trouble("ambiguous", f"{code} {text}")


def pause_of(retry_after: object) -> float:
    """Seconds to keep still; whatever the server says, at least one and at most an hour."""
    try:
        seconds = float(retry_after)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return SHORTEST
    return min(max(seconds, SHORTEST), LONGEST) if seconds == seconds else SHORTEST
