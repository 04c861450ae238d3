"""`python -m tests.bench.late`: what a whole answer costs at question 5 and at question 60, in one run.

The bot runs in a process of its own, from the poll to the new screen; the CPU told is the bot's alone.
"""

import asyncio
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from handlers.answer_buttons import Give
from models.engine import driver_url
from sandbox.phone import Phone
from sandbox.server import Server
from sandbox.telegram import Telegram
from services.forms import submissions
from services.forms.compiled import Compiled
from services.org import people
from tests.bench.engine import road
from tests.bench.seed import FIRST_ACCOUNT, region

ROUNDS, PRESSES = 9, 60
EARLY, LATE = 5, 60
AT_MOST = 1.2  # the promise: × of question 60 to question 5
PATIENCE = 120.0  # real seconds; a loaded machine imports aiogram slowly


def answered(db: Session, school: int, many: int) -> int:
    """Store the first so many answers of a school; the submission's revision."""
    now, who = datetime.now(UTC), people.by_messenger(db, FIRST_ACCOUNT + school)
    assert who is not None
    draft = submissions.own(db, who, school + 1, now)
    steps = road(draft.compiled)
    for (_, item), (after, _) in list(zip(steps, steps[1:], strict=False))[:many]:
        draft = submissions.answer(db, who, draft, draft.rev, item.name, after.answers[item.name], now)
    return draft.rev


def one_tap(compiled: Compiled, near: int) -> int:
    """The place of the last question up to this one in asking order that is answered by one tap."""
    items = [item for _, item in road(compiled)][:near]
    name = next(item.name for item in reversed(items) if item.kind == "select_one")
    return compiled.nodes[name].place


async def press(telegram: Telegram, phone: Phone, school: int, item: int, rev: int) -> None:
    """A director presses the first or the second choice of a question, in turn, and waits for the answer."""
    data = Give(submission=school + 1, rev=rev, item=item, choice=rev % 2).pack()
    query = telegram.queries[phone.press_data(data, on=phone.screen)]
    while not query.answered:
        assert await telegram.bell.heard(PATIENCE), "the press is not answered"
    assert phone.toast.startswith("Записано"), phone.toast


async def measured(url: str, folder: str, revs: list[int], places: list[int]) -> list[float]:
    """Milliseconds of the bot's CPU per answer, of each of the two directors: medians of the rounds."""
    telegram = Telegram()
    async with Server(telegram) as server:
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.bots", "ours", server.url, telegram.token, folder, url,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert bot.stdin and bot.stdout
        phones = [telegram.phone(FIRST_ACCOUNT + school) for school in range(len(revs))]
        for phone in phones:
            phone.start()
        while not all(phone.screens for phone in phones):
            assert await telegram.bell.heard(PATIENCE), "the bot does not start"
        rounds: list[list[float]] = [[] for _ in phones]
        for _ in range(ROUNDS):  # in turn, so that a busy minute hits both
            for school, phone in enumerate(phones):
                bot.stdin.write(b"cpu\n")
                before = float(await bot.stdout.readline())
                for _ in range(PRESSES):
                    await press(telegram, phone, school, places[school], revs[school])
                    revs[school] += 1
                bot.stdin.write(b"cpu\n")
                rounds[school].append((float(await bot.stdout.readline()) - before) / PRESSES * 1000)
        bot.stdin.close()
        await bot.wait()
    return [median(costs[1:]) for costs in rounds]


async def main() -> None:
    """Print the two and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder)}/shagi.db"
        region(url, schools=2, people=2)
        engine = create_engine(driver_url(url))
        with Session(engine) as db:
            compiled = submissions.form_of(db, 1)
            revs = [answered(db, school, many) for school, many in enumerate((EARLY, LATE))]
            db.commit()
        engine.dispose()
        early, late = await measured(url, folder, revs, [one_tap(compiled, many) for many in (EARLY, LATE)])
    for many, cost in ((EARLY, early), (LATE, late)):
        print(f"{'ответ целиком у вопроса ' + str(many):40}{cost:10.2f} мс{cost / early:8.2f} ×")
    print(f"Обещано не больше {AT_MOST} ×: {'да' if late <= AT_MOST * early else 'нет'}")


if __name__ == "__main__":
    asyncio.run(main())
