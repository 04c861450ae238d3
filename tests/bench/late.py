"""`python -m tests.bench.late`: what a whole answer costs at question 5 and at question 60, in one run.

The update goes through the bot's own edge – stored, decoded, one transaction, the next screen drawn – but no network.
"""

import asyncio
import tempfile
import time
from pathlib import Path
from statistics import median

from sqlalchemy.orm import Session

from bot.app import App
from bot.settings import Settings
from handlers.answer_buttons import Give
from services import inbox
from services.forms import submissions
from services.forms.compiled import Compiled
from services.org import people
from tests.bench.engine import road
from tests.bench.seed import FIRST_ACCOUNT, region

ROUNDS, PRESSES = 7, 30
EARLY, LATE = 5, 60
AT_MOST = 1.2  # the promise: × of question 60 to question 5


async def press(app: App, number: int, school: int, item: int, rev: int) -> None:
    """A director presses the first or the second choice of a question, in turn."""
    user = {"id": FIRST_ACCOUNT + school, "is_bot": False, "first_name": "Дина"}
    message = {"message_id": 7, "date": 1, "chat": {"id": FIRST_ACCOUNT + school, "type": "private"}, "text": "?"}
    data = Give(submission=school + 1, rev=rev, item=item, choice=rev % 2).pack()
    query = {"id": "1", "from": user, "chat_instance": "1", "message": message, "data": data}
    [(row, account, body)] = await app.db.write(
        inbox.store, [{"update_id": number, "callback_query": query}], app.now()
    )
    answer = await app.edge.apply(row, account, body)
    assert answer is not None and answer.screen is not None and answer.screen.toast.startswith("Записано"), answer


def answered(db: Session, app: App, school: int, many: int) -> int:
    """Store the first so many answers of a school; the submission's revision."""
    who = people.by_messenger(db, FIRST_ACCOUNT + school)
    assert who is not None
    draft = submissions.own(db, who, school + 1, app.now())
    steps = road(draft.compiled)
    for (_, item), (after, _) in list(zip(steps, steps[1:], strict=False))[:many]:
        draft = submissions.answer(db, who, draft, draft.rev, item.name, after.answers[item.name], app.now())
    return draft.rev


def one_tap(compiled: Compiled, near: int) -> int:
    """The place of the last question up to this one in asking order that is answered by one tap."""
    items = [item for _, item in road(compiled)][:near]
    name = next(item.name for item in reversed(items) if item.kind == "select_one")
    return compiled.nodes[name].place


async def main() -> None:
    """Print the two and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder)}/shagi.db"
        region(url, schools=2, people=2)
        app = App(Settings(_env_file=None, token="100200:SANDBOX", database_url=url, data_dir=Path(folder)))
        compiled = await app.db.read(submissions.form_of, 1)
        number, rounds = 0, dict[int, list[float]]()
        revs = [await app.db.write(answered, app, school, many) for school, many in enumerate((EARLY, LATE))]
        for _ in range(ROUNDS):  # in turn, so that a busy minute hits both
            for school, many in enumerate((EARLY, LATE)):
                place, begin = one_tap(compiled, many), time.process_time()
                for _ in range(PRESSES):
                    number += 1
                    await press(app, number, school, place, revs[school])
                    revs[school] += 1
                rounds.setdefault(many, []).append((time.process_time() - begin) / PRESSES * 1000)
        found = {many: median(costs[1:]) for many, costs in rounds.items()}
        await app.wire.close()
        await app.db.close()
    for many, cost in found.items():
        print(f"{'ответ целиком у вопроса ' + str(many):40}{cost:10.2f} мс{cost / found[EARLY]:8.2f} ×")
    kept = found[LATE] <= AT_MOST * found[EARLY]
    print(f"Обещано не больше {AT_MOST} ×: {'да' if kept else 'нет'}")


if __name__ == "__main__":
    asyncio.run(main())
