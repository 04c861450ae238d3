"""Rounds of a form: started, prolonged, ended; who has not finished."""

from datetime import date, datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Cycle, FormVersion, Mark, Seat, Submission, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms import plan, reach
from services.forms.timeline import FARTHEST
from services.org.people import Place, Who
from services.refusal import Refusal


def check_term(due_on: date, begins_on: date, after: date | None = None) -> None:
    """A term lies after the first day – or after that other day – and not beyond all calendars."""
    if not max(begins_on, after or begins_on) < due_on <= begins_on + FARTHEST:
        raise Refusal("cycle-term-past")


def check_longer(cycle: Cycle, operator: Place, due_on: date, now: datetime) -> None:
    """A term put off lies after the one that holds, and after today."""
    today = deadlines.local(now, operator.zone).date()
    check_term(due_on, began_on(cycle, operator.zone), max(date.fromisoformat(cycle.due_on), today))


def open_cycle(db: Session, unit_id: int) -> Cycle | None:
    """The cycle that runs in a region, if one does."""
    return db.scalar(
        select(Cycle)
        .where(Cycle.unit_id == unit_id, Cycle.closed_at.is_(None), DIAGNOSIS)
        .order_by(Cycle.id.desc())
        .limit(1)
    )


def start(db: Session, who: Who, operator: Place, due_on: date, now: datetime, rev: int = 0) -> Cycle:
    """Open a submission for every chosen school and tell the directors. A second press finds it running.

    `rev` is the plan that was previewed; another one is refused.
    """
    if open_cycle(db, operator.unit_id) is not None:
        raise Refusal("cycle-runs-already")
    today = deadlines.local(now, operator.zone).date()
    planned = plan.read(db, operator, today)
    if planned.rev != rev:
        raise Refusal("cycle-plan-changed")
    check_term(due_on, planned.begins_on)
    schools = db.scalars(reach.chosen(db, operator, planned.audience, planned.form.name).order_by(Unit.id)).all()
    if not schools:
        raise Refusal("cycle-no-schools" if planned.audience is None else "cycle-nobody-chosen")
    later = planned.begins_on.isoformat() if planned.begins_on > today else None
    cycle = Cycle(
        unit_id=operator.unit_id, form_version_id=planned.form.version, title=f"{planned.begins_on:%Y-%m}",
        started_at=now, started_by=operator.seat_id, due_on=due_on.isoformat(), begins_on=later,
        audience=planned.audience,
    )  # fmt: skip
    last = last_sent(db, planned.form.name)
    db.add(cycle)
    db.flush()
    fresh = {"cycle_id": cycle.id, "form_version_id": planned.form.version, "state": "open", "rev": 0}
    db.execute(insert(Submission), [{**fresh, "school_id": one, "previous_id": last.get(one)} for one in schools])
    plan.done(db, operator)
    _tell_directors(db, cycle, now)
    journal.write(
        db, who, "start-cycle", "cycle", cycle.id, now, seat_id=operator.seat_id,
        schools=len(schools), due=cycle.due_on, begins=cycle.begins_on,
    )  # fmt: skip
    return cycle


def last_sent(db: Session, form: str) -> dict[int, int]:
    """Each school's last sent submission of a form, in whatever version."""
    rows = db.execute(
        select(Submission.school_id, func.max(Submission.id))
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .join(FormVersion, FormVersion.id == Submission.form_version_id)
        .where(Submission.state == "sent", DIAGNOSIS, FormVersion.name == form)
        .group_by(Submission.school_id)
    )
    return {school: submission for school, submission in rows}


def extend(db: Session, who: Who, cycle: Cycle, operator: Place, due_on: date, now: datetime) -> bool:
    """A later term; the directors who have not sent hear once. False when this very term holds already."""
    before = cycle.due_on
    if cycle.closed_at is not None:
        raise Refusal("cycle-ended-already")
    if due_on.isoformat() == before:
        return False
    today = deadlines.local(now, operator.zone).date()
    check_longer(cycle, operator, due_on, now)
    done = affected(
        db,
        update(Cycle)
        .where(Cycle.id == cycle.id, Cycle.due_on == before, Cycle.closed_at.is_(None))
        .values(due_on=due_on.isoformat()),
    )
    if not done:
        return False
    db.refresh(cycle)
    db.merge(Mark(name=_extended(cycle), value=today.isoformat()))
    # What was still to be said of the former term is not said.
    outbox.cancel(db, f"cycle/{cycle.id}/remind/{before}/")
    for submission, seat, zone in directors(db, cycle.id, unfinished=True):
        outbox.notify(
            db, seat, "cycle-extended", once=f"cycle/{cycle.id}/extended/{cycle.due_on}/{seat}", now=now,
            not_before=max(deadlines.next_working_moment(now, zone, overrides()), begins_at(cycle, zone)),
            expires_at=deadlines.end_of_day(due_on, zone), submission=submission,
        )  # fmt: skip
    journal.write(
        db, who, "extend-cycle", "cycle", cycle.id, now, seat_id=operator.seat_id, before=before, due=cycle.due_on
    )
    return True


def close(db: Session, who: Who, cycle: Cycle, operator: Place, now: datetime) -> None:
    """End a cycle: nobody is reminded any more; what is open stays open to read."""
    if cycle.closed_at is None:
        cycle.closed_at = now
        journal.write(db, who, "close-cycle", "cycle", cycle.id, now, seat_id=operator.seat_id)


def began_on(cycle: Cycle, zone: str) -> date:
    """The local day on which the directors first heard of it."""
    return date.fromisoformat(cycle.begins_on) if cycle.begins_on else deadlines.local(cycle.started_at, zone).date()


def begins_at(cycle: Cycle, zone: str) -> datetime:
    """The moment from which the schools of a zone see it."""
    return deadlines.start_of_day(began_on(cycle, zone), zone) if cycle.begins_on else cycle.started_at


def reminds_from(db: Session, cycle: Cycle, zone: str) -> date:
    """The day after which reminders make sense: its beginning, or the day its term was last put off."""
    mark = db.get(Mark, _extended(cycle))
    first = began_on(cycle, zone)
    return max(first, date.fromisoformat(mark.value)) if mark else first


def _extended(cycle: Cycle) -> str:
    return f"cycle-extended/{cycle.id}"


def _tell_directors(db: Session, cycle: Cycle, now: datetime) -> None:
    for submission, seat, zone in directors(db, cycle.id):
        first = max(now, begins_at(cycle, zone))
        outbox.notify(
            db, seat, "cycle-started", once=f"cycle/{cycle.id}/started/{seat}", now=now,
            not_before=deadlines.next_working_moment(first, zone, overrides()),
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
