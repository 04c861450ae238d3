"""A morning on which much is due: what of it is said, and that it fits a cheap phone."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from sqlalchemy.orm import Session

from handlers import doing_news, letter_news, morning_news
from handlers.buttons import MeasureCard
from handlers.room import Desk
from handlers.screen import Button, button
from locales import Safe, Say
from tests.rules import region

NOW = datetime(2026, 10, 30, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_however_much_is_due_the_nearest_fit_a_cheap_phone_and_the_rest_is_counted(
    db: Session, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    def lines(begin: int, end: int) -> list[tuple[str, Safe, Button]]:
        to = [(n, button(f"Школа {n}", MeasureCard(measure=n))) for n in range(begin, end, 2)]
        return [(f"2026-10-{n:02}", Safe(f"line {n}"), door) for n, door in to]

    desk = Desk(db, region.who(db), NOW, Say(language))
    for room, begin in ((doing_news, 10), (letter_news, 11)):
        found = lines(begin, begin + 14)
        monkeypatch.setattr(room, "late_lines", lambda desk, _, found=found: found)
        due = [(SimpleNamespace(late=lambda now: True), line) for line in found]
        monkeypatch.setattr(room, "still_due", lambda desk, _, due=due: due)
        monkeypatch.setattr(room, "line", lambda desk, one, line: line)
    due_, late = morning_news.due(desk, 1, [], []), morning_news.late(desk, 1)
    assert [line for line in due_.text.split("\n") if "line" in line] == [f"line {n}" for n in (10, 12, 14, 11, 13, 15)]
    assert len(due_.rows) == 8 and "8" in due_.text.split("\n")[-1], "six, all the others behind one button, home"
    said = [line for line in late.text.split("\n") if "line" in line]
    assert said == [f"{k}. line {n}" for k, n in enumerate((10, 12, 14, 16, 18, 11, 13, 15, 17, 19), 1)]
    assert [[one.label for one in row] for row in late.rows[:2]] == [
        ["1", "2", "3", "4", "5"],
        ["6", "7", "8", "9", "10"],
    ]
    assert late.rows[1][0].data == MeasureCard(measure=11).pack() and len(late.rows) == 3
