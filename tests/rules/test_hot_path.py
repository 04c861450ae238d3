"""The hot path: what an answer may cost the database, the frame of the transaction not counted."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.app import App
from bot.settings import Settings
from handlers.answer_buttons import Give
from services import inbox
from services.forms.submissions import form_of
from tests.bench.seed import FIRST_ACCOUNT, region

MOST = 6  # who, the submission with its answers, its revision, the answer, the update applied, where one stands
FRAME = ("BEGIN", "SELECT pg_advisory_xact_lock")


@pytest.fixture
async def app(database_url: str, tmp_path: Path) -> AsyncIterator[App]:
    """The bot put together, not started: nothing here speaks to a network."""
    region(database_url, schools=2, people=2)
    settings = Settings(_env_file=None, token="100200:SANDBOX", database_url=database_url, data_dir=tmp_path)
    app = App(settings)
    yield app
    await app.wire.close()
    await app.db.close()


async def press(app: App, number: int, name: str) -> list[str]:
    """Press the first choice of a question; returns the statements and commits it took."""
    place = (await app.db.read(form_of, 1)).nodes[name].place
    user = {"id": FIRST_ACCOUNT, "is_bot": False, "first_name": "Дина"}
    message = {"message_id": 7, "date": 1, "chat": {"id": FIRST_ACCOUNT, "type": "private"}, "text": "?"}
    data = Give(submission=1, rev=number, item=place, choice=0).pack()
    query = {"id": "1", "from": user, "chat_instance": "1", "message": message, "data": data}
    [(row, account, body)] = await app.db.write(
        inbox.store, [{"update_id": 1 + number, "callback_query": query}], app.now()
    )
    heard: list[str] = []

    def statement(connection: Any, cursor: Any, text: str, *rest: Any) -> None:
        if not text.startswith(FRAME):
            heard.append(" ".join(text.split()))

    def commit(connection: Any) -> None:
        heard.append("COMMIT")

    event.listen(app.db.engine, "before_cursor_execute", statement)
    event.listen(app.db.engine, "commit", commit)
    answer = await app.edge.apply(row, account, body)
    event.remove(app.db.engine, "before_cursor_execute", statement)
    event.remove(app.db.engine, "commit", commit)
    assert answer is not None and answer.screen is not None and answer.screen.toast, "it was no answer"
    return heard


async def test_an_answer_takes_six_statements_and_one_commit(app):
    await press(app, 0, "P1")  # the first one reads the form as well

    heard = await press(app, 1, "P4")

    assert heard.count("COMMIT") == 1 and heard[-1] == "COMMIT"
    assert len(heard) - 1 <= MOST, heard


async def test_an_answer_that_concerns_nobody_else_wakes_nobody(app):
    app.edge.stirs = False

    await press(app, 0, "P1")

    assert not app.edge.stirs
