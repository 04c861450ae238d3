"""A chat in the terminal: take somebody's phone, press by number, write, let days pass."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import aiohttp

from bot.demo import paper
from bot.demo.lines import Lines
from bot.demo.process import Died
from bot.demo.world import World
from sandbox.picture import numbered

LONGEST = timedelta(days=7)  # how far «следующее событие» looks
HELP = """\
  3            нажать кнопку 3 на экране
  любой текст  написать боту; число, которое спутать с кнопкой, – так: =7
  /телефон     чьи есть телефоны; /телефон 2 – взять второй
  /день        прожить сутки; /событие – до следующего сообщения кому-нибудь
  /убить       kill -9 бота и запустить снова
  /связь       отключить Telegram, ещё раз – включить
  /помощь      эти слова; /выход – закончить
  /start, /help, /form, /signals, /cycle – команды самого бота"""


class Chat:
    """Reads a line, does it, shows the phone in hand and who else has news."""

    def __init__(self, world: World) -> None:
        self.world, self.names = world, list(world.phones)
        self.name = "директор"
        self._commands: dict[str, Callable[[str], Awaitable[None]]] = {
            "/день": self.day, "/событие": self.event, "/убить": self.kill, "/связь": self.link,
            "/телефон": self.take, "/помощь": self.help,
        }  # fmt: skip

    async def talk(self) -> None:
        """Until /выход or the end of the input; with an input that was empty from the start, until stopped."""
        paper.line("\nТеперь поговорите с ботом сами.")
        lines = Lines()
        await self.help("")
        self._who()
        self.show()
        heard = False
        while (line := await self._asked(lines)) is not None:
            heard = True
            if line.strip().casefold() in ("/выход", "/exit", "/quit"):
                return
            if line.strip():
                await self.obey(line.strip())
        if not heard and not lines.typed_by_hand:
            paper.line("Ввода нет, поэтому просто работаю. Поговорить: make demo в терминале. Закончить: Ctrl+C.")
            await asyncio.Event().wait()

    async def _asked(self, lines: Lines) -> str | None:
        if lines.typed_by_hand:
            paper.prompt(f"{self.name} ({paper.moment(self.world.now)}) › ")
        return await lines.next()

    async def obey(self, line: str) -> None:
        """Do one line; whatever goes wrong is told and the chat goes on."""
        word, _, rest = line.partition(" ")
        self.world.watch.look()
        try:
            if work := self._commands.get(word.casefold()):
                await work(rest.strip())
            else:
                await self.act(line)
        except (AssertionError, Died, TimeoutError, aiohttp.ClientError) as trouble:
            paper.line(f"Не вышло: {trouble or type(trouble).__name__}. Журнал бота: {self.world.bot.log}")
        if word.casefold() != "/помощь" and line.casefold() != "/телефон":
            self.show()

    async def act(self, line: str) -> None:
        """A number of a button presses it, anything else is written."""
        phone = self.world.phones[self.name]
        buttons = numbered(phone.screen) if phone.screens else {}
        if line.isdecimal() and int(line) in buttons:
            every = [button for row in phone.screen.rows for button in row]
            await phone.press_data(every[int(line) - 1]["callback_data"], phone.screen)
            if phone.toast:
                paper.line(f"  ({paper.plain(phone.toast)})")
        else:
            await phone.send(line.removeprefix("=").strip() or line)

    def show(self) -> None:
        phone = self.world.phones[self.name]
        paper.phone(self.name, phone.show(1) if phone.screens else "пусто: бот ещё ничего не писал")
        news = {name: len(self.world.watch.news(name)) for name in self.names if name != self.name}
        if any(news.values()):
            paper.line("  Новое у других: " + ", ".join(f"{name} ({n})" for name, n in news.items() if n))

    # ── commands ─────────────────────────────────────────────────────────────────────────────

    async def take(self, number: str) -> None:
        if number.isdecimal() and 1 <= int(number) <= len(self.names):
            self.name = self.names[int(number) - 1]
        else:
            self._who()

    def _who(self) -> None:
        paper.line("  Телефоны: " + ", ".join(f"{n} – {name}" for n, name in enumerate(self.names, 1)))
        for school, code in self.world.spare.items():
            paper.line(f"  Прохожий может войти директором, {school}: код {code}")
            break

    async def day(self, _: str) -> None:
        await self._live(self.world.now + timedelta(days=1))

    async def event(self, _: str) -> None:
        if not await self.world.until_news(LONGEST):
            paper.line(f"  За {LONGEST.days} дней никто ничего не получил.")
        self._today()

    async def kill(self, _: str) -> None:
        pid = self.world.bot.pid
        await self.world.bot.kill()
        paper.line(f"  Процесс {pid} убит. Запускаю…")
        await self.world.bot.start()
        await self.world.settle()
        paper.line(f"  Работает процесс {self.world.bot.pid}.")

    async def link(self, _: str) -> None:
        self.world.telegram.offline = not self.world.telegram.offline
        if self.world.telegram.offline:
            await asyncio.sleep(0.1)  # the poll under way hears of it
            paper.line("  Telegram недоступен: пишите, ответы придут потом. Ещё раз /связь – включить.")
            return
        paper.line("  Связь есть. Бот пробует сам, с паузами до полуминуты…")
        await self.world.reconnected()

    async def help(self, _: str) -> None:
        paper.line(HELP)

    async def _live(self, moment: datetime) -> None:
        await self.world.until(moment)
        self._today()

    def _today(self) -> None:
        paper.line(f"  Сейчас {paper.moment(self.world.now)}.")
