"""The burden ledger: minutes and forms asked of schools, by month and by author, and what asking once has saved.

A question is half a minute (an assumption of ours, shown as «около») until three reports on the same form have been
timed; then their median counts. An estimate is for one recipient, in whole minutes, at least one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from sqlalchemy import ColumnElement, Select, Subquery, case, func, select
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Cycle, Delivery, Letter, Submission, Unit
from services import deadlines
from services.forms import submissions
from services.org.access import schools_of
from services.org.people import Place

A_QUESTION = 0.5  # minutes
READING = 1  # minutes: opening a letter and understanding what is asked
A_FILE = 10  # minutes: a report that has to be written, signed and photographed
TIMED = 3  # reports, before their real time is believed
ASKS = ("running", "closed")  # letters that reached somebody


def minutes_of(db: Session, form_version_id: int) -> int:
    """Minutes a form takes: the median of those who have filled it, else half a minute a question."""
    known = select(Delivery.minutes).join(Letter, Letter.id == Delivery.letter_id)
    real = db.scalars(known.where(Letter.form_version_id == form_version_id, Delivery.minutes.is_not(None))).all()
    if len(real) >= TIMED:
        return max(1, round(median(one for one in real if one is not None)))
    form = submissions.form_of(db, form_version_id).form
    return max(1, round(A_QUESTION * sum(item.asked for item in form.items)))


def asked(db: Session, letter: Letter) -> tuple[int, int]:
    """(questions, minutes) of a letter for one recipient: on every screen as the mirror said and the ledger counts."""
    minutes = letter.minutes if letter.version and letter.minutes else estimate(db, letter)
    if letter.report != "form" or letter.form_version_id is None:
        return 0, minutes
    form = submissions.form_of(db, letter.form_version_id).form
    return sum(item.asked for item in form.items), minutes


def estimate(db: Session, letter: Letter) -> int:
    """Minutes of work a letter asks of one recipient; a mark of execution takes a tap, the work itself is not ours."""
    if letter.report == "form" and letter.form_version_id is not None:
        return READING + minutes_of(db, letter.form_version_id)
    return READING + (A_FILE if letter.report == "file" else 0)


def week(db: Session, units: Select[int] | Sequence[int], now: datetime, least: int) -> list[tuple[int, str, int]]:
    """Units that have got at least so many letters in the last seven days: (id, name, letters), the fullest first."""
    letters = func.count(func.distinct(Delivery.letter_id))
    rows = db.execute(
        select(Unit.id, Unit.name, letters)
        .join(Delivery, Delivery.unit_id == Unit.id)
        .join(Letter, Letter.id == Delivery.letter_id)
        .where(Unit.id.in_(units), Letter.published_at >= now - timedelta(days=7), Delivery.state != "cancelled")
        .group_by(Unit.id, Unit.name)
        .having(letters >= least)
        .order_by(letters.desc(), Unit.name)
    )
    return [(row[0], row[1], row[2]) for row in rows]


@dataclass(frozen=True, slots=True)
class Load:
    """What one school was asked in a month."""

    school_id: int
    school: str
    letters: int
    forms: int  # letters with a form to fill, and self-diagnoses
    minutes: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """A month of a region or a municipality."""

    month: date  # its first day
    schools: int
    loads: tuple[Load, ...]  # schools that were asked anything, the most asked first
    authors: tuple[tuple[str, int, int], ...]  # (body, letters, minutes asked of all schools together)
    saved: int  # questions that needed no typing
    quiet: int  # weeks that ended in this month or run, in which no school got a letter
    weeks: int

    @property
    def letters(self) -> int:
        return sum(one.letters for one in self.loads)

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.loads)

    @property
    def median(self) -> int:
        """Minutes of the school in the middle, those who were asked nothing included."""
        asked = [one.minutes for one in self.loads]
        return round(median([*asked, *[0] * (self.schools - len(asked))])) if self.schools else 0

    @property
    def saved_minutes(self) -> int:
        return round(self.saved * A_QUESTION)


def ledger(db: Session, seat: Place, month: date, now: datetime) -> Ledger:
    """The month of this day, as far as it has come."""
    first = month.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    begins, ends = (deadlines.start_of_day(day, seat.zone) for day in (first, following))
    own = schools_of(seat)
    n = db.scalar(select(func.count()).select_from(own.subquery())) or 0
    loads = _letters(db, own, begins, ends)
    for school, name, minutes in _diagnoses(db, own, begins, ends):
        before = loads.get(school, Load(school, name, 0, 0, 0))
        loads[school] = Load(school, name, before.letters, before.forms + 1, before.minutes + minutes)
    today = min(deadlines.local(now, seat.zone).date(), following - timedelta(days=1))
    quiet, weeks = _quiet(db, own, seat.zone, first, today)
    return Ledger(
        first, n, tuple(sorted(loads.values(), key=lambda one: (-one.minutes, one.school))),
        tuple(_authors(db, own, begins, ends)), _saved(db, own, begins, ends), quiet, weeks,
    )  # fmt: skip


def _reached(own: Select[int], begins: datetime, ends: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Delivery.unit_id.in_(own), Delivery.state != "cancelled", Letter.state.in_(ASKS),
        Letter.published_at >= begins, Letter.published_at < ends,
    )  # fmt: skip


def _asked(own: Select[int], begins: datetime, ends: datetime) -> Subquery:
    """(unit, letter) of this time, each once: two people of a school are asked for one thing."""
    came = select(Delivery.unit_id, Delivery.letter_id).join(Letter, Letter.id == Delivery.letter_id)
    return came.where(*_reached(own, begins, ends)).distinct().subquery()


def _letters(db: Session, own: Select[int], begins: datetime, ends: datetime) -> dict[int, Load]:
    forms = func.sum(case((Letter.form_version_id.is_not(None), 1), else_=0))
    asked = _asked(own, begins, ends)
    rows = db.execute(
        select(Unit.id, Unit.name, func.count(), forms, func.sum(Letter.minutes))
        .select_from(asked)
        .join(Letter, Letter.id == asked.c.letter_id)
        .join(Unit, Unit.id == asked.c.unit_id)
        .group_by(Unit.id, Unit.name)
    )
    return {row[0]: Load(row[0], row[1], row[2], int(row[3] or 0), int(row[4] or 0)) for row in rows}


def _diagnoses(db: Session, own: Select[int], begins: datetime, ends: datetime) -> list[tuple[int, str, int]]:
    rows = db.execute(
        select(Unit.id, Unit.name, Cycle.form_version_id)
        .join(Submission, Submission.school_id == Unit.id)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .where(DIAGNOSIS, Unit.id.in_(own), Cycle.started_at >= begins, Cycle.started_at < ends)
    ).all()
    minutes = {version: minutes_of(db, version) for version in {row[2] for row in rows}}
    return [(row[0], row[1], minutes[row[2]]) for row in rows]


def _authors(db: Session, own: Select[int], begins: datetime, ends: datetime) -> list[tuple[str, int, int]]:
    body = select(Unit.id, Unit.name).subquery()
    minutes, asked = func.sum(Letter.minutes), _asked(own, begins, ends)
    rows = db.execute(
        select(body.c.name, func.count(func.distinct(Letter.id)), minutes)
        .select_from(asked)
        .join(Letter, Letter.id == asked.c.letter_id)
        .join(body, body.c.id == Letter.unit_id)
        .group_by(body.c.id, body.c.name)
        .order_by(minutes.desc(), body.c.name)
    )
    return [(row[0], row[1], int(row[2] or 0)) for row in rows]


def _saved(db: Session, own: Select[int], begins: datetime, ends: datetime) -> int:
    """Answers that were taken with a tap instead of being asked for again."""
    begun = (Submission.started_at >= begins, Submission.started_at < ends)
    return db.scalar(select(func.sum(Submission.saved)).where(Submission.school_id.in_(own), *begun)) or 0


def _quiet(db: Session, own: Select[int], zone: str, first: date, today: date) -> tuple[int, int]:
    """(weeks without a letter to anybody, weeks looked at): those whose Friday lies in the month and has passed."""
    fridays = [day for n in range((today - first).days + 1) if (day := first + timedelta(days=n)).weekday() == 4]
    quiet = 0
    for friday in fridays:
        begins = deadlines.start_of_day(friday - timedelta(days=4), zone)
        found = (
            select(Delivery.id)
            .join(Letter, Letter.id == Delivery.letter_id)
            .where(*_reached(own, begins, begins + timedelta(days=7)))
        )
        quiet += db.scalar(found.limit(1)) is None
    return quiet, len(fridays)
