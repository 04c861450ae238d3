"""When a letter speaks: ahead of its term, on the day, in the middle of a long one, and up the line after it.

One pure function for the mirror before sending and for the job afterwards, so that both say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from services import deadlines
from services.content import overrides
from services.deadlines import Overrides
from services.roadmaps import timeline as terms

# Frozen into the letter when it is published: later settings do not touch running letters. All in working days.
LADDER: Mapping[str, Any] = {
    "ahead": [7, 3, 1, 0], "half": 15, "grace": 0, "curator": 1, "coordinator": 3, "operator": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One word about a letter: its name, its local day, who hears it. Only those who are not done are meant."""

    # half due-7 due-3 due-1 due-0 late-1 late-3 late-5, back-0 back-1 back-3 back-5 when it stands still again;
    # ack-0 ack-1 for those who have not acknowledged
    name: str
    day: date
    whom: tuple[str, ...]  # recipient curator coordinator operator


def ladder(grace: int) -> dict[str, Any]:
    """What is frozen into a letter: the usual steps, with the region's grace in working days."""
    return {**LADDER, "grace": grace}


def steps(
    published: date, due_on: date, ladder: Mapping[str, Any] | None = None, *,
    acknowledge_on: date | None = None, days: Overrides | None = None,
) -> tuple[Step, ...]:  # fmt: skip
    """Everything a letter says, in order. A term of three days and less has the day before and the day itself.

    Nothing is said before the letter has come, and a day does not say two things to the same person about the term.
    """
    days = overrides() if days is None else days
    plan = {**LADDER, **(ladder or {})}
    said = [*_ahead(published, due_on, plan, days), *_late(due_on, plan, days)]
    if acknowledge_on is not None:
        taken = {step.day for step in said}
        said += [step for step in _acknowledge(published, acknowledge_on, plan, days) if step.day not in taken]
    return tuple(sorted(said, key=lambda step: (step.day, step.name)))


def _ahead(published: date, due_on: date, plan: Mapping[str, Any], days: Overrides) -> list[Step]:
    found = {terms.working_days_before(due_on, n, days): f"due-{n}" for n in plan["ahead"]}
    if working_days(published, due_on, days) >= plan["half"]:
        found.setdefault(terms.half(published, due_on, days), "half")
    # On the day it came it is not repeated – but for the day of the term, whatever time it came.
    return [
        Step(name, day, ("recipient",))
        for day, name in found.items()
        if published < day <= due_on or (name == "due-0" and day == published)
    ]


def _late(due_on: date, plan: Mapping[str, Any], days: Overrides) -> list[Step]:
    grace = int(plan["grace"])
    return [
        Step("late-1", after(due_on, grace + int(plan["curator"]), days), ("recipient", "curator")),
        Step("late-3", after(due_on, grace + int(plan["coordinator"]), days), ("coordinator",)),
        Step("late-5", after(due_on, grace + int(plan["operator"]), days), ("operator",)),
    ]


def back(moved: date, idle: int, ladder: Mapping[str, Any] | None = None) -> tuple[Step, ...]:
    """What is said of one that moved after its term and then stood still for so many working days: the ladder anew."""
    plan, days, again = {**LADDER, **(ladder or {})}, overrides(), after(moved, idle)
    above = {"back-1": "curator", "back-3": "coordinator", "back-5": "operator"}
    rungs = (Step(name, after(again, int(plan[whom]), days), (whom,)) for name, whom in above.items())
    return (Step("back-0", again, ("recipient",)), *rungs)


def _acknowledge(published: date, until: date, plan: Mapping[str, Any], days: Overrides) -> list[Step]:
    on_the_day = Step("ack-0", terms.working_days_before(until, 0, days), ("recipient",))
    late = Step("ack-1", after(until, int(plan["curator"]), days), ("recipient", "curator"))
    return [step for step in (on_the_day, late) if step.day > published]


def working_days(published: date, due_on: date, days: Overrides | None = None) -> int:
    """How many working days there are after the day it comes, up to and including the term."""
    known = overrides() if days is None else days
    return deadlines.working_days_between(_noon(published), _noon(due_on), "UTC", known)


def after(day: date, n: int, days: Overrides | None = None) -> date:
    """n working days later."""
    return deadlines.add_working_days(_noon(day), n, "UTC", overrides() if days is None else days).date()


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
