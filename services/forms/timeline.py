"""When a cycle speaks: its beginning, half-term, the days before the term, the morning after it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from services import deadlines
from services.content import overrides

# Working days before the term on which the unfinished are reminded; 0 is the day itself, −1 the morning after.
BEFORE = {"before-3": 3, "before-1": 1, "day": 0, "after": -1}
FARTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Step:
    """One reminder: its name in the texts and its local day."""

    name: str  # half before-3 before-1 day after
    day: date


def reminders(begins_on: date, due_on: date) -> tuple[Step, ...]:
    """All reminders of a cycle in order. The day it begins says enough by itself; no day reminds twice."""
    steps = [Step(name, reminder_day(due_on, offset)) for name, offset in BEFORE.items()]
    # Before a term on a day off the last two would fall on one day.
    last = {step.day: step for step in steps if step.day > begins_on}
    steps = list(last.values())
    half = half_term(begins_on, due_on)
    if half is not None and (not steps or half < steps[0].day):
        steps.insert(0, Step("half", half))
    return tuple(steps)


def half_term(begins_on: date, due_on: date) -> date | None:
    """The working day on which half of the time is gone; none where the time is too short to halve."""
    days = [begins_on + timedelta(days=k) for k in range((due_on - begins_on).days + 1)]
    working = [day for day in days if deadlines.is_working_day(day, overrides())]
    return working[len(working) // 2 - 1] if len(working) >= 6 else None


def reminder_day(due_on: date, offset: int) -> date:
    """`offset` working days before the term; on a term that is a day off nobody is reminded, but before it."""
    noon = datetime.combine(due_on, time(12), tzinfo=UTC)
    if offset < 0:
        return deadlines.add_working_days(noon, -offset, "UTC", overrides()).date()
    if offset == 0:
        return last_working_day(due_on)
    return deadlines.working_days_earlier(noon, offset, "UTC", overrides()).date()


def last_working_day(due_on: date) -> date:
    """The term itself, or the working day before it."""
    while not deadlines.is_working_day(due_on, overrides()):
        due_on -= timedelta(days=1)
    return due_on


def terms(begins_on: date) -> tuple[date, ...]:
    """Sensible terms to offer: the last working day of each of the next three weeks."""
    friday = begins_on + timedelta(days=(4 - begins_on.weekday()) % 7 + 7)
    found = []
    for week in range(3):
        found.append(last_working_day(friday + timedelta(weeks=week)))
    return tuple(found)
