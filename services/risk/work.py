"""What is done about a case: taken, laid aside for some hours, worked on step by step, finished, come back."""

from datetime import datetime, time, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import Case, Submission, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.org import settings
from services.org.people import Place, Who
from services.risk import ladder, talk
from services.risk.hearing import listeners, still_after, tell

LATER, LAST_CALL = time(14), time(13)  # laid aside until the afternoon; from one o'clock until the next morning
STEPS = ("called", "met", "agreed", "passed")


def take(db: Session, who: Who, case: Case, seat: Place, now: datetime) -> bool:
    """Take it in work. False when somebody was first: then the case says who and when."""
    done = affected(
        db,
        update(Case)
        .where(Case.id == case.id, Case.state == "open")
        .values(state="taken", taken_by=seat.seat_id, taken_at=now, touched_at=now, rev=Case.rev + 1),
    )
    db.refresh(case)
    if not done:
        return False
    # Nobody else need hear of it: what is still waiting to be told is not told.
    outbox.cancel(db, f"case/{case.id}/")
    journal.write(db, who, "take-case", "case", case.id, now, seat_id=seat.seat_id)
    return True


def later_at(now: datetime, zone: str) -> datetime:
    """When a card that is laid aside comes again: this afternoon, after one o'clock the next working morning."""
    here = deadlines.local(now, zone)
    if deadlines.is_working_day(here.date(), overrides()) and here.time() < LAST_CALL:
        return deadlines.next_hour_of_day(now, zone, LATER, overrides())
    morning, _ = deadlines.working_hours(overrides())
    return deadlines.next_hour_of_day(now + timedelta(minutes=1), zone, morning, overrides())


def lay_aside(db: Session, who: Who, case: Case, seat: Place, now: datetime) -> datetime | None:
    """The same card again to this very seat; the ladder goes on untouched. None when it no longer waits."""
    if case.state != "open":
        return None
    at = later_at(now, seat.zone)
    rank = "emergency" if case.level == "emergency" else "alert"
    once = f"case/{case.id}/later-{at:%y%m%d%H}/{seat.seat_id}"
    if outbox.notify(db, seat.seat_id, "case-later", once=once, now=now, not_before=at, rank=rank, case=case.id):
        journal.write(db, who, "lay-case-aside", "case", case.id, now, seat_id=seat.seat_id)
    return at


def laid_aside_until(db: Session, case: Case, seat: Place, now: datetime) -> datetime | None:
    """When a card that this seat has laid aside comes again; None when it is not laid aside."""
    if case.state != "open":
        return None
    return outbox.due_of(db, seat.seat_id, "case-later", f"case/{case.id}/later-", now)


def step(db: Session, who: Who, case: Case, seat: Place, what: str, now: datetime) -> bool:
    """Note what was done, as a line of the talk that colleagues see. False when nobody has the case in work."""
    if case.state != "taken":
        return False
    talk.note(db, case, seat, what, now)
    journal.write(db, who, "case-step", "case", case.id, now, seat_id=seat.seat_id)
    return True


def finish(db: Session, who: Who, case: Case, seat: Place, rev: int, now: datetime) -> bool:
    """Close it; the school hears only if it was spoken to. False when it is not, or no longer, in work."""
    taken = update(Case).where(Case.id == case.id, Case.state == "taken", Case.rev == rev)
    done = affected(db, taken.values(state="closed", closed_at=now, touched_at=now, rev=Case.rev + 1))
    db.refresh(case)
    if done:
        outbox.cancel(db, f"case/{case.id}/")
        journal.write(db, who, "finish-case", "case", case.id, now, seat_id=seat.seat_id)
        talk.tell_school(db, case, "talk-closed", f"closed-{case.rev}", now)
    return bool(done)


def come_back(db: Session, now: datetime) -> int:
    """What was taken and then left alone for some working days waits again, and the ladder begins anew."""
    quiet_since = func.coalesce(Case.touched_at, Case.taken_at)
    rows = db.execute(
        select(Case, Unit.zone, Submission.verified_at)
        .join(Unit, Unit.id == Case.school_id)
        .join(Submission, Submission.id == Case.submission_id)
        .where(Case.state == "taken", quiet_since <= now - timedelta(days=1))
    ).all()
    return sum(_return(db, case, zone, verified_at, now) for case, zone, verified_at in rows)


def _return(db: Session, case: Case, zone: str, verified_at: datetime | None, now: datetime) -> int:
    moments = [moment for moment in (case.touched_at, case.taken_at, verified_at) if moment is not None]
    days = settings.value(db, case.school_id, "idle-days")
    at = deadlines.add_working_days(max(moments), days, zone, overrides())
    at = deadlines.next_working_moment(at, zone, overrides())
    if at > now:
        return 0
    holder = [case.taken_by] if case.taken_by else []
    case.state, case.taken_by, case.taken_at = "open", None, None
    case.touched_at, case.heard_at, case.rev = now, at, case.rev + 1
    case.chain = ladder.freeze(db, case.school_id)
    db.flush()
    journal.write(db, None, "case-came-back", "case", case.id, now, days=days)
    who = dict.fromkeys([*listeners(db, case), *still_after(db, case.school_id, holder)])
    return sum(tell(db, case, seat, "case-back", f"back-{case.rev}", at, now, days=days) for seat in who)
