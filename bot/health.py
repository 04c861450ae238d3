"""A small page for a container's health check and for the demonstration: what is going on, in numbers."""

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from bot.app import App


class Health:
    """`GET /health`: 200 with numbers while the loops live, 503 when one has ended."""

    def __init__(self, app: "App") -> None:
        self._app = app
        pages = web.Application()
        pages.router.add_get("/health", self._page)
        pages.router.add_post("/tick", self._tick)
        self._runner = web.AppRunner(pages, access_log=None)

    async def start(self, port: int) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _page(self, _: web.Request) -> web.Response:
        alive = self._app.alive()
        return web.json_response({**await self._app.state(), "ok": alive}, status=200 if alive else 503)

    async def _tick(self, _: web.Request) -> web.Response:
        """Look at once whether something is due: for the sandbox, where days pass in a moment."""
        if self._app.settings.clock_file is None:
            return web.Response(status=404)
        done = await self._app.runner.tick()
        self._app.courier.wake()
        return web.json_response({"done": done, **await self._app.state()})
