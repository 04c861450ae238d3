"""A fresh town for every proof, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.town import Town, live


@pytest.fixture
async def town(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """The bot runs, the example region is imported, nobody has come in yet."""
    async with live(database_url, tmp_path) as town:
        yield town
