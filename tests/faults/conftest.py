"""The bot in this process, on both databases or on the one that a test names."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.street import HASTE, Street, street


@pytest.fixture
async def town(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Street]:
    """A region with three directors at their forms."""
    for module, name, seconds in HASTE:
        monkeypatch.setattr(module, name, seconds)
    async with street(database_url, tmp_path) as made:
        yield made
