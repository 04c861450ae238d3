"""The whole day on one page. Every job may run at every tick: what it has done it finds in the database."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from scheduler.jobs import absences, cases, due, forms, housekeeping, journey, letters
from services import outages

Job = Callable[[Session, datetime], int]

# At every tick: whose hour has come?
TICK: tuple[Job, ...] = (
    outages.beat,
    absences.turn,
    letters.send_planned,
    forms.remind_unfinished,
    cases.pass_on,
    cases.escalate,
    cases.come_back,
    cases.report_not_sent,
    journey.go_on,
    journey.remind,
    due.remind,
    due.escalate,
)

# Once a night.
NIGHT: tuple[Job, ...] = (housekeeping.sweep, journey.go_on_all)
