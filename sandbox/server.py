"""The Bot API over HTTP on loopback."""

import asyncio
import json
import re
import time
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from sandbox.errors import ApiError, Cut
from sandbox.faults import Fault
from sandbox.methods import METHODS
from sandbox.params import Params, read
from sandbox.telegram import Call, Telegram

LARGEST_BODY = 60 * 1024 * 1024
_TOKEN = re.compile(r"\d+:[\w-]+")


class Server:
    """`async with Server(telegram) as server:` serves `server.url` until the end of the block."""

    def __init__(self, telegram: Telegram, port: int = 0, host: str = "127.0.0.1") -> None:
        self._telegram, self._port, self._host = telegram, port, host
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)

    @property
    def url(self) -> str:
        """The root that a bot takes for api.telegram.org."""
        return f"http://{self._host}:{self._port}"

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._telegram.updates.interrupt()
        await self._runner.cleanup()

    async def _file(self, request: web.Request) -> web.StreamResponse:
        data = self._telegram.files.at(request.match_info["path"])
        if self._telegram.offline:
            return _cut(request)
        if request.match_info["token"] != self._telegram.token or data is None:
            return _refused(ApiError(404, "Not Found"))
        return web.Response(body=data, content_type="application/octet-stream")

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method, token = request.match_info["method"], request.match_info["token"]
        call = Call(time.monotonic(), self._telegram.clock.now(), method, {})
        self._telegram.calls.append(call)
        try:
            if self._telegram.offline:
                raise Cut
            params = await read(request)
            call.params = _logged(params)
            if token != self._telegram.token:
                raise ApiError(401, "Unauthorized") if _TOKEN.fullmatch(token) else ApiError(404, "Not Found")
            return await self._struck(call, params)
        except ApiError as error:
            # A killed bot leaves its poll behind: pushing that one out is no conflict of two bots.
            call.outcome = "gone" if error.code == 409 and _gone(request) else str(error)
            return _refused(error)
        except Cut:
            call.outcome = call.outcome or "cut"
            return _cut(request)
        finally:
            self._telegram.bell.ring()

    async def _struck(self, call: Call, params: Params) -> web.Response:
        fault = self._telegram.faults.pick(call.method, call.chat_id)
        if fault is None or fault.end == "through":
            if fault is not None:
                await asyncio.sleep(fault.wait)
            body = await self._result(call.method.lower(), params)
            call.outcome = "ok"
            return _json(f'{{"ok":true,"result":{body}}}')
        call.outcome = fault.name
        if fault.applied:
            await self._result(call.method.lower(), params)
            self._telegram.bell.ring()
        await asyncio.sleep(fault.wait)
        return _spoiled(fault)

    async def _result(self, method: str, params: Params) -> str:
        if method == "getupdates":
            return f"[{','.join(await self._updates(params))}]"
        if method not in METHODS:
            raise ApiError(404, "Not Found")
        return json.dumps(METHODS[method](self._telegram, params))

    async def _updates(self, params: Params) -> list[str]:
        return await self._telegram.updates.take(
            params.number("offset"),
            params.number("limit", 100),
            params.number("timeout"),
            params.structure("allowed_updates"),
        )


def _spoiled(fault: Fault) -> web.Response:
    if fault.end == "cut":
        raise Cut
    if isinstance(fault.body, dict):
        return _json(json.dumps(fault.body), fault.http)
    kind = "text/html" if fault.body.startswith("<") else "application/json"
    return web.Response(text=fault.body, status=fault.http, content_type=kind)


def _refused(error: ApiError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return _json(json.dumps(body), error.code)


def _json(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="application/json")


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _gone(request: web.Request) -> bool:
    return request.transport is None or request.transport.is_closing()


def _logged(params: Params) -> dict[str, Any]:
    return {**params.fields, **{name: upload.name for name, upload in params.uploads.items()}}
