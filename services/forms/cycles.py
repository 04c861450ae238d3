"""Rounds of a form: whom one reaches, when it reminds, who has not finished."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from models import Curation, Cycle, FormVersion, Person, Seat, Submission, Unit
from services import deadlines, journal, outbox
from services.content import newest, overrides
from services.org.access import schools_of, under
from services.org.people import Place, Who
from services.refusal import Refusal

# Working days before the term (0 – the day itself, −1 – the day after) on which the unfinished are reminded.
REMINDERS = (5, 1, 0, -1)
FARTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Preview:
    """What starting a cycle would do."""

    schools: int
    entered: int  # whose director is in and can be written to
    not_entered: int
    no_director: tuple[str, ...]  # schools that nobody could answer for
    no_curator: tuple[str, ...]  # schools whose signals would go to the operator
    reminders: tuple[date, ...]


def preview(db: Session, operator: Place, due_on: date) -> Preview:
    """Whom it reaches, who cannot be reached and why, and all reminders to come."""
    schools = db.execute(
        select(Unit.id, Unit.name)
        .where(Unit.kind == "school", Unit.id.in_(under(operator.unit_id)))
        .order_by(Unit.name)
    ).all()
    seats = db.execute(
        select(Seat.unit_id, Person.messenger_id, Person.blocked_at)
        .outerjoin(Person, Person.id == Seat.person_id)
        .where(Seat.role == "director", Seat.closed_at.is_(None), Seat.unit_id.in_(under(operator.unit_id)))
    ).all()
    directed = {row[0] for row in seats}
    entered = {row[0] for row in seats if row[1] is not None and row[2] is None}
    curated = set(
        db.scalars(select(Curation.school_id).join(Seat, Seat.id == Curation.seat_id).where(Seat.closed_at.is_(None)))
    )
    return Preview(
        len(schools), len(entered), len(directed - entered),
        tuple(name for number, name in schools if number not in directed),
        tuple(name for number, name in schools if number not in curated),
        reminder_days(due_on),
    )  # fmt: skip


def reminder_days(due_on: date) -> tuple[date, ...]:
    """The days on which the unfinished hear of it, in order."""
    return tuple(reminder_day(due_on, offset) for offset in REMINDERS)


def reminder_day(due_on: date, offset: int) -> date:
    """`offset` working days before the term; a term on a day off counts from the working day before."""
    noon = datetime.combine(due_on, time(12), tzinfo=UTC)
    if offset < 0:
        return deadlines.add_working_days(noon, -offset, "UTC", overrides()).date()
    if offset == 0:
        return due_on
    return deadlines.working_days_earlier(noon, offset, "UTC", overrides()).date()


def terms(today: date) -> tuple[date, ...]:
    """Sensible terms to offer: the last working day of each of the next three weeks."""
    friday = today + timedelta(days=(4 - today.weekday()) % 7 + 7)
    found = []
    for week in range(3):
        day = friday + timedelta(weeks=week)
        while not deadlines.is_working_day(day, overrides()):
            day -= timedelta(days=1)
        found.append(day)
    return tuple(found)


def check_term(due_on: date, today: date) -> None:
    """A term lies ahead, and not beyond all calendars."""
    if not today < due_on <= today + FARTHEST:
        raise Refusal("cycle-term-past")


def open_cycle(db: Session, unit_id: int) -> Cycle | None:
    """The cycle that runs in a region, if one does."""
    return db.scalar(
        select(Cycle).where(Cycle.unit_id == unit_id, Cycle.closed_at.is_(None)).order_by(Cycle.id.desc()).limit(1)
    )


def start(db: Session, who: Who, operator: Place, due_on: date, now: datetime) -> Cycle:
    """Open a submission for every school and tell the directors. A second press finds it running."""
    if open_cycle(db, operator.unit_id) is not None:
        raise Refusal("cycle-runs-already")
    check_term(due_on, deadlines.local(now, operator.zone).date())
    form = newest(db, "selfdiagnosis")
    schools = db.scalars(
        select(Unit.id).where(Unit.kind == "school", Unit.id.in_(under(operator.unit_id))).order_by(Unit.id)
    ).all()
    if not schools:
        raise Refusal("cycle-no-schools")
    cycle = Cycle(
        unit_id=operator.unit_id, form_version_id=form.id, title=f"{now:%Y-%m}", started_at=now,
        started_by=operator.seat_id, due_on=due_on.isoformat(),
    )  # fmt: skip
    db.add(cycle)
    db.flush()
    last = last_sent(db, form.name)
    db.execute(
        insert(Submission),
        [
            {
                "cycle_id": cycle.id,
                "school_id": school,
                "form_version_id": form.id,
                "state": "open",
                "rev": 0,
                "previous_id": last.get(school),
            }
            for school in schools
        ],
    )
    _tell_directors(db, cycle, now)
    journal.write(
        db, who, "start-cycle", "cycle", cycle.id, now, seat_id=operator.seat_id, schools=len(schools), due=cycle.due_on
    )
    return cycle


def last_sent(db: Session, form: str) -> dict[int, int]:
    """Each school's last sent submission of a form, in whatever version."""
    rows = db.execute(
        select(Submission.school_id, func.max(Submission.id))
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .join(FormVersion, FormVersion.id == Submission.form_version_id)
        .where(Submission.state == "sent", Cycle.trial.is_(False), FormVersion.name == form)
        .group_by(Submission.school_id)
    )
    return {school: submission for school, submission in rows}


def close(db: Session, who: Who, cycle: Cycle, operator: Place, now: datetime) -> None:
    """End a cycle: nobody is reminded any more; what is open stays open to read."""
    if cycle.closed_at is None:
        cycle.closed_at = now
        journal.write(db, who, "close-cycle", "cycle", cycle.id, now, seat_id=operator.seat_id)


def _tell_directors(db: Session, cycle: Cycle, now: datetime) -> None:
    for submission, seat, zone in directors(db, cycle.id):
        outbox.notify(
            db, seat, "cycle-started", once=f"cycle/{cycle.id}/started/{seat}", now=now,
            not_before=deadlines.next_working_moment(now, zone, overrides()),
            expires_at=deadlines.end_of_day(date.fromisoformat(cycle.due_on), zone), submission=submission,
        )  # fmt: skip


def directors(db: Session, cycle_id: int, *, unfinished: bool = False) -> list[tuple[int, int, str]]:
    """(submission, director's seat, zone) of a cycle; with `unfinished`, only where nothing was sent."""
    query = (
        select(Submission.id, Seat.id, Unit.zone)
        .join(Unit, Unit.id == Submission.school_id)
        .join(Seat, (Seat.unit_id == Unit.id) & (Seat.role == "director") & Seat.closed_at.is_(None))
        .where(Submission.cycle_id == cycle_id)
        .order_by(Submission.id)
    )
    if unfinished:
        query = query.where(Submission.state != "sent")
    return [(row[0], row[1], row[2]) for row in db.execute(query)]


def counts(db: Session, cycle_id: int) -> dict[str, int]:
    """How many submissions are open (not begun), started, sent."""
    rows = db.execute(
        select(Submission.state, func.count()).where(Submission.cycle_id == cycle_id).group_by(Submission.state)
    )
    return {"open": 0, "started": 0, "sent": 0, **{state: n for state, n in rows}}


def schools_with_state(db: Session, seat: Place) -> list[tuple[int, str, str, int | None]]:
    """(school, name, state, submission) of a seat's schools in the cycle that runs; state "none" without one."""
    running = (
        select(Submission).join(Cycle, Cycle.id == Submission.cycle_id).where(Cycle.closed_at.is_(None)).subquery()
    )
    rows = db.execute(
        select(Unit.id, Unit.name, running.c.state, running.c.id)
        .outerjoin(running, running.c.school_id == Unit.id)
        .where(Unit.id.in_(schools_of(seat)))
        .order_by(Unit.name)
    ).all()
    return [(row[0], row[1], row[2] or "none", row[3]) for row in rows]
