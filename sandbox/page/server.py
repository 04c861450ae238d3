"""The page over HTTP: files, one stream of changes, and acts by POST."""

import asyncio
import json
import mimetypes
import secrets
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self
from urllib.parse import quote

from aiohttp import web

from sandbox.errors import ApiError
from sandbox.files import UPLOAD_LIMIT, is_picture
from sandbox.messages import Json
from sandbox.page import view
from sandbox.page.doing import Cannot, act, upload
from sandbox.page.stream import Stream
from sandbox.telegram import Telegram

FILES = Path(__file__).parent / "files"
LOCAL = {"127.0.0.1", "localhost", "[::1]"}
HEADERS = {
    # What people and the bot write is shown as text; should it ever become markup, the browser still runs none of it.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Controls(Protocol):
    """Who moves the world around the phones: the calendar, the bot's process, the people."""

    def state(self) -> Json:
        """What the page's head shows."""

    def described(self, user_id: int) -> Json:
        """Who this person is: `place` and `zone`."""

    async def do(self, act: str, said: Json) -> Json:
        """Move the world; `Cannot` when it cannot be moved now, `KeyError` for an unknown act."""


class Page:
    """`async with Page(telegram, controls) as page:` serves `page.url` until the end of the block."""

    def __init__(self, telegram: Telegram, controls: Controls, port: int = 0, host: str = "127.0.0.1") -> None:
        self._telegram, self._controls, self._port, self._host = telegram, controls, port, host
        self._birth = secrets.token_hex(4)  # another one means that everything the browser knows is of another life
        self._ending = asyncio.Event()
        app = web.Application(client_max_size=UPLOAD_LIMIT, middlewares=[self._guarded])
        app.add_routes(
            [
                web.get("/", self._index), web.get("/events", self._events), web.get("/calls", self._calls),
                web.get("/file/{id}", self._file), web.post("/phone/{user}", self._act),
                web.post("/upload/{user}", self._upload), web.post("/world", self._world),
                web.get("/{name:[a-z]+[.](?:js|css|svg)}", self._static),
            ]
        )  # fmt: skip
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)

    @property
    def url(self) -> str:
        """Where a browser on this machine finds it."""
        return f"http://127.0.0.1:{self._port}"

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.set()
        self._telegram.bell.ring()
        await self._runner.cleanup()

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """Another site open in the same browser must neither read nor press anything here."""
        if self._host in LOCAL and request.host.rpartition(":")[0] not in LOCAL:
            raise web.HTTPForbidden(text="this page is for this machine")
        if request.method == "POST" and request.headers.get("X-Page") != "1":
            raise web.HTTPForbidden(text="only the page itself may do this")
        try:
            answer: web.StreamResponse = await handler(request)
        except Cannot as reason:
            answer = _json({"cannot": str(reason)}, 409)
        except (KeyError, ValueError, TypeError, ApiError) as wrong:
            answer = _json({"cannot": "wrong", "why": str(wrong)}, 400)
        if not answer.prepared:
            answer.headers.update({**HEADERS, **answer.headers})
        return answer

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES / "index.html")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        path = FILES / request.match_info["name"]
        if not path.is_file():
            raise web.HTTPNotFound
        kind = "text/javascript" if path.suffix == ".js" else mimetypes.types_map[path.suffix]
        return web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8")

    async def _events(self, request: web.Request) -> web.StreamResponse:
        marks = {int(user): int(mark) for user, mark in (one.split(":") for one in request.query.getall("phone", []))}
        answers = int(request.query.get("answers", len(self._telegram.answers)))
        stream = Stream(self._telegram, self._controls.state, self._controls.described, marks, answers)
        response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        hello = {"birth": self._birth, "bot": self._telegram.username, "named": self._telegram.bot["first_name"]}
        await _say(response, {**hello, "answers": answers})
        while not self._ending.is_set():
            ring = asyncio.ensure_future(self._telegram.bell.heard(15))
            try:
                news = stream.news()
                await _say(response, news)  # an empty one tells that the line still holds
                await ring
                await asyncio.sleep(0.03)  # a burst of changes is shown as one
            except ConnectionError:
                break
            finally:
                ring.cancel()
        return response

    async def _calls(self, request: web.Request) -> web.StreamResponse:
        return _json(view.calls(self._telegram, request.query.get("words", ""), "polls" in request.query))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        found = view.stored(self._telegram, request.match_info["id"])
        if found is None:
            raise web.HTTPNotFound
        # A picture is shown in place; anything else is saved, never opened as a page of ours.
        kind = "image/png" if found.data.startswith(b"\x89PNG") else "image/jpeg"
        if "save" not in request.query and is_picture(found.data):
            return web.Response(body=found.data, content_type=kind)
        saved = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"}
        return web.Response(body=found.data, content_type="application/octet-stream", headers=saved)

    async def _act(self, request: web.Request) -> web.StreamResponse:
        done = act(self._telegram, int(request.match_info["user"]), await request.json())
        self._telegram.bell.ring()
        return _json(done)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        user, name = int(request.match_info["user"]), request.query.get("name", "file")
        data = await request.read()
        upload(self._telegram, user, name, request.content_type, data, "photo" in request.query and is_picture(data))
        return _json({})

    async def _world(self, request: web.Request) -> web.StreamResponse:
        said = await request.json()
        return _json(await self._controls.do(str(said["act"]), said))


async def _say(response: web.StreamResponse, news: Json) -> None:
    await response.write(f"data: {json.dumps(news)}\n\n".encode())


def _json(body: Any, status: int = 200) -> web.Response:
    return web.Response(text=json.dumps(body), status=status, content_type="application/json")
