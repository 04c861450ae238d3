"""`python -m tests.bench.letters`: a letter to very many, against a Telegram that enforces its limits.

First what publishing costs: rows committed for 4 000 and for 40 000 schools. Then 5 000 messages: how long they take,
how many calls fall into a time that a 429 has closed, how long an alert waits meanwhile, whether memory grows.
"""

import argparse
import asyncio
import re
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from models import Seat, Unit
from models.engine import make_engine
from sandbox import faults
from sandbox.clock import Clock
from sandbox.server import Server
from sandbox.telegram import Call, Telegram
from services import outbox
from services.content import newest
from services.letters import letters, publishing
from services.org import people
from tests.bench.bots import tell_cpu
from tests.bench.seed import FIRST_ACCOUNT, region

SIZES = (4_000, 40_000)
MOMENT = datetime(2026, 10, 5, 7, 30, tzinfo=UTC)  # a Monday; working hours from Moscow to Vladivostok
OPERATOR, FIRST_ALERTED = 77, 500_000
AT_MOST, PATIENCE = 210.0, 400.0  # real seconds for 5 000: the promise, and when a bot is called broken
ALERT_EVERY, LIMIT_EVERY, WINDOW = 4.0, 20.0, 5  # real seconds
SLOWEST_ALERT = 3.0


def operator(db: Session) -> people.Who:
    """Somebody who may publish for the region."""
    seat = Seat(unit_id=1, role="operator", title="Оператор", taken_at=MOMENT)
    db.add(seat)
    seat.person_id = people.meet(db, OPERATOR, "ru", MOMENT).person_id
    db.commit()
    who = people.by_messenger(db, OPERATOR)
    assert who is not None
    return who


def publish(db: Session, who: people.Who, report: str = "tick") -> tuple[float, float]:
    """An order to all schools; real and CPU seconds of its transaction."""
    from tests.letters import COMPLETE  # not in the bot's own process: the stories' town takes its pauses away

    one = letters.begin(db, who, who.seats[0].seat_id, "order", MOMENT)
    form = newest(db, "selfdiagnosis").id if report == "form" else None
    letters.change(db, one, one.row.rev, **{**COMPLETE, "report": report, "form_version_id": form})
    db.commit()
    one = letters.of(db, who, one.row.id)
    real, cpu = time.perf_counter(), time.process_time()
    publishing.publish(db, who, one, one.row.rev, MOMENT)
    db.commit()
    return time.perf_counter() - real, time.process_time() - cpu


def publishing_costs() -> None:
    """What the writer's thread is busy with, and how it grows."""
    print(f"{'Разослать: строки записаны':32}{'с':>8}{'CPU, с':>10}{'на школу':>12}")
    for report, name in (("tick", "отметка"), ("form", "форма")):
        for schools in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                url = f"sqlite:///{Path(folder) / 'shagi.db'}"
                region(url, schools, schools)
                engine = make_engine(url)
                with Session(engine) as db:
                    real, cpu = publish(db, operator(db), report)
                engine.dispose()
            print(f"{f'{schools} школ, отчёт – {name}':32}{real:8.2f}{cpu:10.2f}{cpu / schools * 1e6:9.1f} мкс")


# ── sending ──────────────────────────────────────────────────────────────────────────────────


@dataclass
class Broadcast:
    """What the sandbox saw."""

    recipients: int
    seconds: float = 0.0
    told: dict[int, float] = field(default_factory=dict)  # account → when its alert was queued
    memory: list[float] = field(default_factory=list)  # MiB of the bot
    cpu: float = 0.0

    def waits(self, calls: list[Call]) -> list[float]:
        """Seconds each alert waited until it was sent."""
        at = {call.chat_id: call.monotonic for call in calls if call.chat_id in self.told and call.outcome == "ok"}
        return sorted(at[account] - queued for account, queued in self.told.items() if account in at)


def in_closed_windows(calls: list[Call]) -> int:
    """Calls to a chat within the seconds that a 429 has named for it."""
    closed: dict[int | None, float] = {}
    found = 0
    for call in calls:
        if call.method == "getUpdates":
            continue
        found += call.monotonic < closed.get(call.chat_id, 0.0)
        if "429" in call.outcome:
            named = re.search(r"retry after (\d+)", call.outcome)  # its own limits; those made on purpose name WINDOW
            closed[call.chat_id] = call.monotonic + (int(named[1]) if named else WINDOW)
    return found


async def broadcast(recipients: int) -> tuple[Broadcast, list[Call]]:
    """The bot in a process of its own, on a region that has just been sent a letter."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'shagi.db'}"
        await asyncio.to_thread(region, url, recipients, recipients)
        clock = Clock(Path(folder) / "clock.json", frozen=MOMENT)
        telegram = Telegram(clock, strict_limits=True)
        for account in (OPERATOR, *range(FIRST_ACCOUNT, FIRST_ACCOUNT + recipients)):
            telegram.private_chat(telegram.phone(account).person)
        engine = make_engine(url)
        with Session(engine) as db:
            alerted = _alerted(db, telegram)
            publish(db, operator(db))
        async with Server(telegram) as server:
            bot = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.bench.letters", "--bot", server.url, telegram.token, folder, url,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
            try:
                found = await _watched(telegram, engine, bot, recipients, alerted)
            finally:
                bot.kill()
                await bot.wait()
                engine.dispose()
        return found, list(telegram.calls)


def _alerted(db: Session, telegram: Telegram) -> dict[int, int]:
    """People who are told something urgent in between: account → seat."""
    unit = db.get_one(Unit, 1)
    found = {}
    for account in range(FIRST_ALERTED, FIRST_ALERTED + 200):
        seat = Seat(unit_id=unit.id, role="curator", title="Куратор", taken_at=MOMENT)
        seat.person_id = people.meet(db, account, "ru", MOMENT).person_id
        db.add(seat)
        db.flush()
        telegram.private_chat(telegram.phone(account).person)
        found[account] = seat.id
    db.commit()
    return found


async def _watched(
    telegram: Telegram, engine: Engine, bot: asyncio.subprocess.Process, recipients: int, alerted: dict[int, int]
) -> Broadcast:
    found, waiting = Broadcast(recipients), iter(alerted.items())
    begun = next_alert = next_limit = 0.0
    while (sent := _arrived(telegram)) < recipients:
        await asyncio.sleep(0.1)
        real = time.monotonic()
        if not sent:
            continue
        if not begun:
            begun, next_alert, next_limit = real, real + 1, real + LIMIT_EVERY
            before = await _cpu(bot)
        if real > next_alert and (one := next(waiting, None)) is not None:
            next_alert, found.told[one[0]] = real + ALERT_EVERY, real
            await asyncio.to_thread(_tell, engine, one[1])
            found.memory.append(_memory(bot.pid))
        if real > next_limit:
            next_limit = real + LIMIT_EVERY
            telegram.faults.add(faults.too_many(WINDOW), "sendMessage")
        if real - begun > PATIENCE:
            raise TimeoutError(f"{sent} of {recipients} have been sent")
    found.seconds, found.cpu = time.monotonic() - begun, await _cpu(bot) - before
    return found


def _arrived(telegram: Telegram) -> int:
    """Chats of recipients with a message in them."""
    last = FIRST_ACCOUNT + len(telegram.chats)
    return sum(bool(chat.messages) for number, chat in telegram.chats.items() if FIRST_ACCOUNT <= number < last)


def _tell(engine: Engine, seat: int) -> None:
    with Session(engine) as db:
        outbox.notify(db, seat, "alarm-stopped", once=f"alert/{seat}", now=MOMENT, rank="alert", reason="проба")
        db.commit()


async def _cpu(bot: asyncio.subprocess.Process) -> float:
    assert bot.stdin and bot.stdout
    bot.stdin.write(b"cpu\n")
    return float(await bot.stdout.readline())


def _memory(pid: int) -> float:
    """Resident MiB; Linux alone tells it so simply."""
    status = Path(f"/proc/{pid}/status")
    line = next((line for line in status.read_text().splitlines() if line.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


def told(found: Broadcast, calls: list[Call]) -> None:
    """The promises and what came of them."""
    waits = found.waits(calls)
    slowest = waits[min(len(waits) - 1, len(waits) * 99 // 100)] if waits else 0.0
    limits = sum("429" in call.outcome for call in calls)
    tenth = max(1, len(found.memory) // 10)
    first, last = sum(found.memory[:tenth]) / tenth, sum(found.memory[-tenth:]) / tenth
    print(f"\n{found.recipients} получателей: {found.seconds:.0f} с (обещано {AT_MOST * found.recipients / 5000:.0f})")
    print(f"Вызовов в закрытое окно: {in_closed_windows(calls)} (пределов названо: {limits})")
    print(f"Срочное ждало: 99 % не дольше {slowest:.2f} с из {len(waits)} (обещано {SLOWEST_ALERT:.0f})")
    print(f"Память: {first:.0f} → {last:.0f} МиБ; CPU бота: {found.cpu / found.recipients * 1000:.1f} мс на сообщение")


async def run_bot(url: str, token: str, folder: str, database: str) -> None:
    """This bot on a calendar that stands still."""
    from bot.app import App
    from bot.settings import Settings

    settings = Settings(
        _env_file=None, token=token, api_url=url, database_url=database, data_dir=Path(folder), tick_seconds=300,
        clock_file=Path(folder) / "clock.json",
    )  # fmt: skip
    await App(settings).start()
    await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser("python -m tests.bench.letters", description=__doc__)
    parser.add_argument("--recipients", type=int, default=5_000)
    parser.add_argument("--bot", nargs=4, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.bot:
        threading.Thread(target=tell_cpu, daemon=True).start()
        asyncio.run(run_bot(*chosen.bot))
        return
    publishing_costs()
    told(*asyncio.run(broadcast(chosen.recipients)))


if __name__ == "__main__":
    main()
