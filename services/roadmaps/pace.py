"""Too much at once: many measures that end in one month, many that one person carries at the same time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from services.org import settings
from services.roadmaps.roadmaps import Plan, Row


@dataclass(frozen=True, slots=True)
class Crowd:
    """One warning: `what` is a month («2026-11») or a responsible's position."""

    kind: str  # month person
    what: str
    n: int


def crowded(db: Session, plan: Plan) -> tuple[Crowd, ...]:
    """What is too much by the region's settings, months first."""
    month, person = (int(settings.value(db, plan.unit.id, name)) for name in ("pace-month", "pace-person"))
    rows = [plan.fields(row) for row in plan.present]
    ends = [row["ends_on"][:7] for row in rows]
    months = [Crowd("month", one, ends.count(one)) for one in sorted(set(ends)) if ends.count(one) > month]
    people = [
        Crowd("person", one, n)
        for one in dict.fromkeys(row["responsible"] for row in rows)
        if (n := at_once([row for row in rows if row["responsible"] == one])) > person
    ]
    return (*months, *people)


def at_once(rows: Sequence[Row]) -> int:
    """How many of them run on the busiest day; that is a day on which one begins."""
    return max((sum(a["starts_on"] <= b["starts_on"] <= a["ends_on"] for a in rows) for b in rows), default=0)
