"""`make pictures`: docs/pictures/*.png, taken from the page as a visitor sees it."""

import asyncio
import io
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from bot.demo.show import Show
from bot.demo.stage import CURATOR, DIRECTOR, SECOND
from bot.demo.tour import OPENING, play
from bot.demo.world import World, world
from sandbox.page.server import Page
from tests.browser.chromium import browser, executable

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
LAPTOP = {"width": 1440, "height": 900}
HAND = {"width": 390, "height": 844}
WITHIN = 300 * 1024  # bytes of one picture


async def main() -> int:
    """Play the story and photograph it; the exit code."""
    if executable() is None:
        sys.stderr.write("no chromium here: apt-get install chromium fonts-roboto fonts-noto-color-emoji\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    async with world() as here:
        show = Show(here)
        async with Page(here.telegram, show) as page, show.alive(), browser() as running:
            camera = Camera(running, page.url, here)
            if not await play(here, OPENING[:4], show.told):
                return 1
            await camera.one_phone("question", DIRECTOR)
            if not await play(here, OPENING[4:], show.told):
                return 1
            show.told(0, 0, "")
            await asyncio.sleep(1.5)  # the page learns who works where
            await camera.whole("table")
            await camera.whole("dark", color_scheme="dark")
            await camera.one_phone("signal", CURATOR)
            await camera.one_phone("profile", DIRECTOR, scroll=True)
            await camera.narrow("hand", SECOND)
    heavy = [path.name for path in FOLDER.glob("*.png") if path.stat().st_size > WITHIN]
    if heavy:
        sys.stderr.write(f"heavier than 300 KiB: {heavy}\n")
    return 1 if heavy else 0


class Camera:
    """Opens the page anew for each picture."""

    def __init__(self, running: Any, address: str, here: World) -> None:
        self._browser, self._address, self._world = running, address, here

    async def whole(self, name: str, **given: Any) -> None:
        tab = await self._open(viewport=LAPTOP, **given)
        await self._taken(tab, name)

    async def narrow(self, name: str, who: str) -> None:
        tab = await self._open(viewport=HAND, device_scale_factor=2, is_mobile=True, has_touch=True)
        await self._lay(tab, who)
        await self._taken(tab, name)

    async def one_phone(self, name: str, who: str, *, scroll: bool = False) -> None:
        """One phone alone, sharp enough to be read; `scroll` shows its picture."""
        tab = await self._open(viewport={"width": 1440, "height": 860}, device_scale_factor=1.5)
        box = tab.locator(f'.phone[data-user="{self._world.phones[who].user_id}"]')
        if scroll:
            await box.locator(".picture").last.evaluate("one => one.closest('li').scrollIntoView({block: 'center'})")
        around = await box.bounding_box()
        clip = {
            "x": around["x"] - 12,
            "y": around["y"] - 6,
            "width": around["width"] + 24,
            "height": around["height"] + 18,
        }
        await self._taken(tab, name, clip=clip)

    async def _open(self, **given: Any) -> Any:
        context = await self._browser.new_context(locale="ru-RU", reduced_motion="reduce", **given)
        tab = await context.new_page()
        await tab.goto(self._address)
        await tab.locator(".phone .composer").first.wait_for(state="attached")
        return tab

    async def _lay(self, tab: Any, who: str) -> None:
        await tab.locator(".pick").click()
        person = self._world.phones[who].person
        await tab.locator(".menu.people .item", has_text=person.first_name).click()

    async def _taken(self, tab: Any, name: str, **given: Any) -> None:
        await tab.wait_for_timeout(700)  # pictures, the last of the stream
        taken = Image.open(io.BytesIO(await tab.screenshot(**given))).convert("RGB")
        for step in (4, 6, 8, 12):  # fewer shades of each colour: no eye sees it, and half of the bytes are gone
            light = io.BytesIO()
            taken.point([min(255, (shade + step // 2) // step * step) for shade in range(256)] * 3).save(
                light, "PNG", optimize=True
            )
            if len(light.getvalue()) <= WITHIN:
                break
        (FOLDER / f"{name}.png").write_bytes(light.getvalue())
        await tab.context.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
