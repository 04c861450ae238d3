"""A real headless Chromium before the page, and behind the page a real bot: one world for all, for it takes a while."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.demo.show import Show
from bot.demo.tour import STEPS, play
from bot.demo.world import World
from bot.demo.world import world as living
from sandbox.page.server import Page
from tests.browser.chromium import browser, executable
from tests.browser.finger import Table

LAPTOP = {"width": 1440, "height": 900}
Open = Callable[..., Awaitable[Table]]


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Any]:
    if executable() is None:
        told = "no chromium here: apt-get install chromium"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    async with browser() as running:
        yield running


@pytest.fixture(scope="session")
async def region() -> AsyncIterator[tuple[World, Page]]:
    """Monday, 5 October: the region is loaded, the round has begun, people have come in."""
    async with living() as here:
        show = Show(here)
        async with Page(here.telegram, show) as page, show.alive():
            assert await play(here, STEPS[:3], show.told)
            show.told(0, 0, "")
            yield here, page


@pytest.fixture
async def table(chromium: Any, region: tuple[World, Page]) -> AsyncIterator[Open]:
    """Opens the page: `await table(viewport=…, color_scheme=…, locale=…)`; what goes wrong in it fails the test."""
    here, page = region
    opened: list[Any] = []
    trouble: list[str] = []

    async def open_page(path: str = "/", **given: Any) -> Table:
        context = await chromium.new_context(
            **{"viewport": LAPTOP, "locale": "ru-RU", "reduced_motion": "reduce", **given}
        )
        opened.append(context)
        tab = await context.new_page()
        tab.set_default_timeout(15_000)
        tab.on("pageerror", lambda error: trouble.append(str(error)))
        await tab.goto(page.url + path)
        await tab.wait_for_selector(".phone .composer")
        return Table(tab, here)

    yield open_page
    for context in opened:
        await context.close()
    assert trouble == []


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A file of the person's own."""
    path = tmp_path / "Отчёт за год.xlsx"
    path.write_bytes(b"PK\x03\x04 not really a table")
    return path
