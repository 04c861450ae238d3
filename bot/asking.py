"""A few questions to the Bot API with plain aiohttp, for the commands that must start quickly."""

import asyncio
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import certifi
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

from bot.clock import calendar
from bot.settings import Settings

PATIENCE = 10.0  # seconds for one answer


class Unheard(Exception):
    """No answer from the Bot API; the text says why, in plain words and without the token."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the Bot API said; `skew` is how many seconds our clock is ahead of its `Date` header."""

    ok: bool
    code: int
    description: str
    result: dict[str, Any] = field(default_factory=dict)
    skew: float | None = None


def ask(settings: Settings, *methods: str) -> list[Answer]:
    """One answer for each method without arguments, in order; raises `Unheard`."""
    return asyncio.run(_ask(settings, methods))


async def _ask(settings: Settings, methods: tuple[str, ...]) -> list[Answer]:
    try:
        async with aiohttp.ClientSession(
            connector=_connector(settings.proxy), timeout=aiohttp.ClientTimeout(total=PATIENCE)
        ) as session:
            return [await _one(session, f"{settings.api_url}/bot{settings.token}/{method}") for method in methods]
    except (aiohttp.ClientError, ProxyError, ProxyConnectionError, ProxyTimeoutError, OSError, ValueError) as error:
        raise Unheard(_reason(error)) from None


def _connector(proxy: str) -> aiohttp.BaseConnector:
    # The very certificates and proxy library that the bot itself uses: a check by other means would prove nothing.
    context = ssl.create_default_context(cafile=certifi.where())
    if not proxy:
        return aiohttp.TCPConnector(ssl=context)
    return ProxyConnector.from_url(proxy, rdns=True, ssl=context)


async def _one(session: aiohttp.ClientSession, url: str) -> Answer:
    async with session.get(url, allow_redirects=False) as response:
        skew = _skew(response.headers.get("Date"))
        try:
            body = await response.json(content_type=None)
            ok = bool(body["ok"])
        except (ValueError, KeyError, TypeError):
            raise Unheard(f"отвечает не сервер Bot API (HTTP {response.status})") from None
        result = body.get("result")
        return Answer(
            ok, response.status, str(body.get("description", "")), result if isinstance(result, dict) else {}, skew
        )


def _skew(header: str | None) -> float | None:
    try:
        told: datetime = parsedate_to_datetime(header or "")
    except ValueError:
        return None
    return (calendar(None)() - told).total_seconds()


def _reason(error: Exception) -> str:
    """By type only: the text of some errors holds the whole address, and the address holds the token."""
    if isinstance(error, ProxyError | ProxyConnectionError | ProxyTimeoutError):
        return "прокси не пропускает"
    if isinstance(error, TimeoutError):
        return f"нет ответа за {PATIENCE:.0f} секунд"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "имя сервера не найдено"
    if isinstance(error, aiohttp.ClientSSLError):
        return "не удалось проверить сертификат сервера"
    if isinstance(error, aiohttp.ClientConnectionError | OSError):
        return "соединение не устанавливается или обрывается"
    return f"адрес сервера или прокси не подходит ({type(error).__name__})"
