"""`make bench`: what an answered question costs here and elsewhere, in one run, on this machine."""

import argparse
import asyncio
from contextlib import AsyncExitStack
from statistics import median

from tests.bench.bots import QUESTIONS
from tests.bench.stage import Measure, Stage, Subject, stage

FEW, MANY = 10, 40_000  # schools in the database
REPEAT = 5  # ten people give few answers: they answer five times over

BESIDE = {
    "Шаги": Subject("ours", 100, 100),
    "Шаги на aiosqlite (run_sync)": Subject("awaited", 100, 100),
    "голый aiogram, ничего не хранит": Subject("bare", 100),
    "python-telegram-bot, ConversationHandler + pickle": Subject("rival", 100),
}
RIVAL = "python-telegram-bot, ConversationHandler + pickle"
GROWN = {f"Шаги, {FEW} школ": Subject("ours", 10, FEW), f"Шаги, {MANY} школ": Subject("ours", 10, MANY)}


async def measured(subjects: dict[str, Subject], rounds: int, times: int) -> dict[str, Measure]:
    """The median of the rounds; all bots live at once and take turns, so that a busy minute hits all of them."""
    found: dict[str, list[Measure]] = {name: [] for name in subjects}
    async with AsyncExitStack() as stack:
        stages: dict[str, Stage] = {
            name: await stack.enter_async_context(stage(subject)) for name, subject in subjects.items()
        }
        for _ in range(rounds):
            for name, one in stages.items():
                found[name].append(await one.measure(times))
    return {name: _median(all_rounds) for name, all_rounds in found.items()}


def _median(rounds: list[Measure]) -> Measure:
    return Measure(
        median(one.cpu for one in rounds), median(one.wall for one in rounds), median(one.patience for one in rounds)
    )


def table(found: dict[str, Measure], base: str) -> None:
    """One line a bot; the ratio is of CPU."""
    print(f"{'':52}{'CPU, мс':>10}{'×':>8}{'всего, мс':>12}{'ждёт, мс':>12}")
    for name, one in found.items():
        print(f"{name:52}{one.cpu:10.2f}{one.cpu / found[base].cpu:8.2f}{one.wall:12.2f}{one.patience:12.0f}")


async def bench(rounds: int, only: str | None) -> None:
    if only:
        table(await measured({only: Subject(only, 100, 0 if only in ("bare", "rival") else 100)}, rounds, 1), only)
        return
    print(f"Один отвеченный вопрос: 100 человек по {QUESTIONS} вопросов, медиана из {rounds}. CPU – самого бота;")
    print("всего – время на ответ для толпы; ждёт – один человек от нажатия до нового экрана.\n")
    table(await measured(BESIDE, rounds, 1), RIVAL)
    print(f"\nТо же при разном числе школ: 10 человек, отношение к {FEW} школам.\n")
    table(await measured(GROWN, rounds, REPEAT), next(iter(GROWN)))


def main() -> None:
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("ours", "awaited", "bare", "rival"), help="one bot alone")
    chosen = parser.parse_args()
    asyncio.run(bench(chosen.rounds, chosen.only))


if __name__ == "__main__":
    main()
