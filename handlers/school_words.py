"""Words for schools that several conversations use: whose move it is and why, levels by their height."""

from collections.abc import Mapping
from datetime import date

from handlers.room import Desk
from locales import Safe
from services import deadlines
from services.risk.moves import Standing
from services.risk.profile import FactorView

HEIGHTS = ("high", "medium", "low", "unknown")


def reason(desk: Desk, one: Standing, zone: str) -> Safe:
    """Why a school stands where it stands: «2 сигнала, высокий», «не начато, срок: пт, 16 октября»."""
    due = ""
    if one.due_on:
        due = desk.t.day(date.fromisoformat(one.due_on), deadlines.local(desk.now, zone).date())
    return desk.t("school-reason", move=one.move, n=one.signals, level=one.level, due=due)


def by_height(desk: Desk, levels: Mapping[str, str], names: Mapping[str, str]) -> list[Safe]:
    """«Риск высокий: Кадры, Результаты.» – a line for each height that some factor has."""
    lines = []
    for height in HEIGHTS:
        found = [names[factor] for factor, level in levels.items() if level == height]
        if found:
            lines.append(desk.t(f"school-{height}", names=", ".join(found)))
    return lines


def both_values(desk: Desk, factor: FactorView, name: str) -> Safe:
    """The school's level and the municipality's, with its word why."""
    words = {"school": desk.t.plain(f"level-{factor.level}"), "town": desk.t.plain(f"level-{factor.counts}")}
    return desk.t("both-values", factor=name, why="some" if factor.word else "none", word=factor.word or "", **words)
