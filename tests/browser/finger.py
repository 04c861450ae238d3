"""A finger on the page: presses and types in the browser, and reads what the browser shows."""

import re
from typing import Any

from bot.demo.paper import plain
from bot.demo.person import meant
from bot.demo.world import World

NEWEST = """box => {
  const all = [...box.querySelectorAll('li.message')].filter((one) => one.querySelector('.theirs'));
  const last = all.at(-1);
  if (!last) return { text: '', labels: [] };
  const text = last.querySelector('.text').cloneNode(true);
  text.querySelectorAll('.stamp').forEach((one) => one.remove());
  return { text: text.textContent, labels: [...last.querySelectorAll('.key')].map((one) => one.textContent) };
}"""


class Finger:
    """One person's phone on the page; the names are those of a citizen, so that the tour's answers fit."""

    def __init__(self, tab: Any, world: World, user: int) -> None:
        self.tab, self._world, self.user = tab, world, user
        self.box = tab.locator(f'.phone[data-user="{user}"]')
        self.text, self.labels = "", list[str]()

    async def look(self) -> "Finger":
        """Wait until the bot has done its work and the browser shows it all."""
        await self._world.settle()
        chat = self._world.telegram.chats.get(self.user)
        if chat and chat.history:
            await self.tab.locator(f'.phone[data-user="{self.user}"][data-mark="{len(chat.history)}"]').wait_for()
        seen = await (await self.box.element_handle()).evaluate(NEWEST)
        self.text, self.labels = plain(seen["text"]), [plain(label) for label in seen["labels"]]
        return self

    async def press(self, label: str) -> None:
        """Press the newest button that is called so, or begins so."""
        name = re.compile(r"\s".join(map(re.escape, [*meant(self.labels, label), label][0].split(" "))))
        newest = self.box.locator("li.message").filter(has=self.tab.locator(".theirs")).last
        async with self.told():
            await newest.locator(".key").filter(has_text=re.compile(f"^{name.pattern}$")).first.click()
        await self.look()

    async def send(self, text: str) -> None:
        """Type into the field and press Enter."""
        await self.box.locator("textarea").fill(text)
        async with self.told():
            await self.box.locator("textarea").press("Enter")
        await self.look()

    def told(self) -> Any:
        """Until the page has told the server: a bot at rest may not have heard of it yet."""
        return self.tab.expect_response(lambda answer: answer.request.method == "POST")

    def show(self, last: int = 3) -> str:
        return self._world.telegram.phone_of(self.user).show(last)


class Table:
    """The whole page."""

    def __init__(self, tab: Any, world: World) -> None:
        self.tab, self.world = tab, world

    def phone(self, name: str) -> Finger:
        """The phone of somebody of the tour."""
        return Finger(self.tab, self.world, self.world.phones[name].user_id)

    def button(self, label: str) -> Any:
        return self.tab.get_by_role("button", name=label, exact=True)

    async def newcomer(self, name: str) -> Finger:
        """Add somebody by the pick list."""
        await self.tab.locator(".pick").click()
        await self.tab.locator(".menu.people .newcomer input").fill(name)
        await self.tab.locator(".menu.people .newcomer button").click()
        box = self.tab.get_by_role("region", name=f"Телефон: {name}")
        await box.wait_for()
        return Finger(self.tab, self.world, int(await box.get_attribute("data-user")))

    async def rest(self) -> None:
        """Until nothing moves the world any more."""
        await self.tab.locator(".act.day:enabled").wait_for(timeout=90_000)  # a start of the bot takes its time
