"""Words for schools that several conversations use: whose move it is and why, levels by their height."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from handlers.room import Desk
from locales import Safe
from services import deadlines
from services.forms.progress import SchoolLine
from services.forms.reach import Unreached
from services.risk.moves import Standing
from services.risk.profile import FactorView

HEIGHTS = ("high", "medium", "low", "unknown")


def reason(desk: Desk, one: Standing, zone: str) -> Safe:
    """Why a school stands where it stands: «2 сигнала, высокий», «не начато, срок: пт, 16 октября»."""
    due = ""
    if one.due_on:
        due = desk.t.day(date.fromisoformat(one.due_on), deadlines.local(desk.now, zone).date())
    return desk.t("school-reason", move=one.move, n=one.signals, level=one.level, due=due)


def by_town(desk: Desk, listed: Sequence[SchoolLine | Unreached]) -> list[Safe]:
    """Schools under their municipalities; those of one reason in one line, so that it is said once."""
    t, lines, town = desk.t, list[Safe](), ""
    for (at, reason), schools in groupby(listed, key=lambda one: (one.town, one.reason)):
        if at != town:
            town = at
            lines.append(t("board-town", name=town))
        names = [one.school for one in schools]
        if reason:
            lines.append(t("unreached-line", school=", ".join(names), reason=reason))
        else:
            lines += [t("board-line", school=name) for name in names]
    return lines


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
