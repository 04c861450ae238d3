"""A school's signals as one case: told to its curators once, taken by one of them, otherwise told higher up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from models import Case, Curation, Cycle, Seat, Submission, Unit
from models import Signal as SignalRow
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms.evaluate import State
from services.forms.submissions import Draft
from services.org import seats
from services.org.access import schools_of
from services.org.people import Place, Who
from services.risk.signals import Signal, fired

RANK = {"process": 0, "medium": 1, "high": 2, "emergency": 3}
# Working days after the first message at which an untaken case is told again, and to whom as well.
RUNGS = ((1, "curator"), (2, "coordinator"), (5, "operator"))
PAGE = 6
NOT_SENT = "C13"
NOT_SENT_WORDS = {
    True: {"ru": "Самодиагностика не начата к сроку.", "en": "The self-diagnosis was not begun by its term."},
    False: {"ru": "Самодиагностика не отправлена к сроку.", "en": "The self-diagnosis was not sent by its term."},
}
CALL = {"ru": "Узнать, что мешает", "en": "Ask what stands in the way"}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list."""

    id: int
    school: str
    level: str
    state: str
    signals: int


def heard_at(level: str, now: datetime, zone: str) -> datetime:
    """When a signal of this class may be heard: at once, in working hours, or in the next morning's digest."""
    if level == "emergency":
        return now
    if level == "high":
        return deadlines.next_working_moment(now, zone, overrides())
    tomorrow = deadlines.local(now, zone).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    today = deadlines.next_hour_of_day(now, zone, deadlines.DAY_STARTS, overrides())
    # Before nine on a working day the digest of this very morning is still to come.
    same_day = deadlines.local(today, zone).date() == deadlines.local(now, zone).date()
    return today if same_day else deadlines.next_hour_of_day(tomorrow, zone, deadlines.DAY_STARTS, overrides())


def open_case(
    db: Session, draft: Draft, signals: Sequence[Signal], now: datetime, *, sending: bool = True
) -> Case | None:
    """One case and one message for all signals of a school in a cycle; what an open case knows is not told again."""
    case = db.scalar(select(Case).where(Case.cycle_id == draft.cycle_id, Case.school_id == draft.school_id))
    if case is not None and sending:
        db.execute(delete(SignalRow).where(SignalRow.case_id == case.id, SignalRow.code == NOT_SENT))
    known = {row.code for row in signals_of(db, case.id)} if case else set()
    fresh = [signal for signal in signals if signal.code not in known]
    if not fresh:
        if case is not None and not known:
            case.state = "closed"  # it was open only because nothing had been sent
        return case
    level = max((signal.level for signal in fresh), key=RANK.__getitem__)
    if case is None:
        case = Case(
            school_id=draft.school_id, cycle_id=draft.cycle_id, submission_id=draft.id, level=level,
            opened_at=now, heard_at=heard_at(level, now, draft.zone), rev=0, state="open",
        )  # fmt: skip
        db.add(case)
    else:
        # Whoever has taken the school goes on with it, and hears what is new.
        case.state = "open" if case.taken_by is None else "taken"
        case.level = max(case.level, level, key=RANK.__getitem__) if known else level
        case.heard_at, case.rev = heard_at(level, now, draft.zone), case.rev + 1
    db.flush()
    for signal in fresh:
        db.add(
            SignalRow(
                case_id=case.id, code=signal.code, level=signal.level, factor=signal.factor or None,
                message=dict(signal.message), action=dict(signal.action), fired_at=now,
            )
        )  # fmt: skip
    _tell_first(db, case)
    return case


def _tell_first(db: Session, case: Case) -> None:
    if case.taken_by is not None:
        _tell(db, case, case.taken_by, "case-more", f"more-{case.rev}", case.heard_at)
        return
    step = f"-{case.rev}" if case.rev else ""
    curators = curators_of(db, case.school_id)
    operators = [] if curators else seats.above(db, case.school_id, "operator")
    for seat_id in curators or first_above(db, case.school_id):
        if seat_id not in operators:
            _tell(db, case, seat_id, "case-opened", f"opened{step}", case.heard_at)
    for seat_id in operators:
        _tell(db, case, seat_id, "case-no-curator", f"no-curator{step}", case.heard_at)


def not_sent(db: Session, cycle: Cycle, zone: str, now: datetime) -> int:
    """C13: nothing sent by the term. A case for each school, and one line in all for each curator."""
    missing = db.execute(
        select(Submission)
        .join(Unit, Unit.id == Submission.school_id)
        .where(Submission.cycle_id == cycle.id, Submission.state != "sent", Unit.zone == zone)
        .where(Submission.school_id.not_in(select(Case.school_id).where(Case.cycle_id == cycle.id)))
        .order_by(Submission.id)
    ).scalars()
    listeners: set[int] = set()
    for submission in missing:
        case = Case(
            school_id=submission.school_id, cycle_id=cycle.id, submission_id=submission.id, level="process",
            opened_at=now, heard_at=now, rev=0, state="open",
        )  # fmt: skip
        db.add(case)
        db.flush()
        said = NOT_SENT_WORDS[submission.state == "open"]
        db.add(SignalRow(case_id=case.id, code=NOT_SENT, level="process", message=said, action=CALL, fired_at=now))
        listeners |= set(curators_of(db, submission.school_id) or first_above(db, submission.school_id))
    return sum(
        outbox.notify(
            db, seat, "cases-not-sent", once=f"cycle/{cycle.id}/not-sent/{zone}/{seat}", now=now, rank="digest",
            cycle=cycle.id,
        )
        for seat in sorted(listeners)
    )  # fmt: skip


def _tell(db: Session, case: Case, seat_id: int, key: str, step: str, at: datetime) -> int:
    return outbox.notify(
        db, seat_id, key, once=f"case/{case.id}/{step}/{seat_id}", now=case.opened_at, not_before=at,
        rank="emergency" if case.level == "emergency" else "alert", case=case.id,
    )  # fmt: skip


def curators_of(db: Session, school_id: int) -> list[int]:
    """Seats of the school's curators that somebody sits in."""
    return list(
        db.scalars(
            select(Seat.id)
            .join(Curation, Curation.seat_id == Seat.id)
            .where(Curation.school_id == school_id, Seat.closed_at.is_(None), Seat.person_id.is_not(None))
            .order_by(Seat.id)
        )
    )


def first_above(db: Session, school_id: int) -> list[int]:
    """The first rung above the curators where somebody sits; the operator last."""
    for role in ("coordinator", "operator"):
        found = occupied(db, seats.above(db, school_id, role))
        if found:
            return found
    return []


def occupied(db: Session, seat_ids: Sequence[int]) -> list[int]:
    """Those of these seats that somebody sits in."""
    return list(db.scalars(select(Seat.id).where(Seat.id.in_(seat_ids), Seat.person_id.is_not(None)).order_by(Seat.id)))


def take(db: Session, who: Who, case: Case, seat: Place, now: datetime) -> bool:
    """Take it in work. False when somebody was first: then the case says who and when."""
    done = affected(
        db,
        update(Case)
        .where(Case.id == case.id, Case.state == "open")
        .values(state="taken", taken_by=seat.seat_id, taken_at=now, rev=Case.rev + 1),
    )
    db.refresh(case)
    if not done:
        return False
    # Nobody else need hear of it: what is still waiting to be told is not told.
    outbox.cancel(db, f"case/{case.id}/")
    journal.write(db, who, "take-case", "case", case.id, now, seat_id=seat.seat_id)
    return True


def escalate(db: Session, now: datetime) -> int:
    """Tell higher up what nobody has taken: again after 1 working day, the coordinator after 2, operators after 5."""
    told = 0
    for case, zone in db.execute(
        select(Case, Unit.zone)
        .join(Unit, Unit.id == Case.school_id)
        .where(Case.state == "open", Case.level != "process", Case.heard_at <= now)
    ).all():
        told += _climb(db, case, zone, now)
    return told


def _climb(db: Session, case: Case, zone: str, now: datetime) -> int:
    """The rungs whose day has come. A rung that is empty, or the same person again, is skipped upwards."""
    told, heard = 0, _people(db, curators_of(db, case.school_id))
    for days, role in RUNGS:
        at = deadlines.add_working_days(case.heard_at, days, zone, overrides())
        if at > now:
            break
        if role == "curator":
            for seat_id in curators_of(db, case.school_id):
                # After an outage one message is enough.
                outbox.cancel(db, f"case/{case.id}/opened/{seat_id}")
                told += _tell(db, case, seat_id, "case-again", "again", at)
            continue
        rung = occupied(db, seats.above(db, case.school_id, role))
        if not rung and role == "coordinator":
            rung = occupied(db, seats.above(db, case.school_id, "operator"))
        for seat_id in rung:
            if _people(db, [seat_id]) <= heard:
                continue
            told += _tell(db, case, seat_id, f"case-{role}", role, at)
        heard |= _people(db, rung)
    return told


def _people(db: Session, seat_ids: Sequence[int]) -> set[int]:
    return set(db.scalars(select(Seat.person_id).where(Seat.id.in_(seat_ids), Seat.person_id.is_not(None))).all())  # type: ignore[arg-type]


def signals_of(db: Session, case_id: int) -> list[SignalRow]:
    """The gravest first."""
    rows = db.scalars(select(SignalRow).where(SignalRow.case_id == case_id).order_by(SignalRow.id)).all()
    return sorted(rows, key=lambda row: -RANK[row.level])


def lines(db: Session, place: Place, number: int) -> tuple[list[CaseLine], int]:
    """One page of the cases of a seat's schools, those that wait first; and how many pages there are."""
    where = Case.school_id.in_(schools_of(place)) & (Case.state != "closed")
    total = db.scalar(select(func.count()).select_from(Case).where(where)) or 0
    rows = db.execute(
        select(Case.id, Unit.name, Case.level, Case.state, func.count(SignalRow.id))
        .join(Unit, Unit.id == Case.school_id)
        .join(SignalRow, SignalRow.case_id == Case.id)
        .where(where)
        .group_by(Case.id, Unit.name, Case.level, Case.state)
        .order_by(Case.state, Case.id)
        .limit(PAGE)
        .offset(number * PAGE)
    ).all()
    return [CaseLine(*row) for row in rows], max(1, -(-total // PAGE))


def waiting(db: Session, place: Place) -> int:
    """How many cases of this seat's schools nobody has taken."""
    return (
        db.scalar(
            select(func.count()).select_from(Case).where(Case.state == "open", Case.school_id.in_(schools_of(place)))
        )
        or 0
    )


def of_submission(db: Session, submission_id: int) -> int | None:
    """The case that a submission opened."""
    return db.scalar(select(Case.id).where(Case.submission_id == submission_id))


def still_not_sent(db: Session, place: Place, cycle_id: int) -> list[str]:
    """Names of a seat's schools that have an open case for having sent nothing."""
    rows = db.scalars(
        select(Unit.name)
        .join(Case, Case.school_id == Unit.id)
        .join(SignalRow, SignalRow.case_id == Case.id)
        .where(Case.cycle_id == cycle_id, SignalRow.code == NOT_SENT, Unit.id.in_(schools_of(place)))
        .order_by(Unit.name)
    )
    return list(rows)


def emergencies(draft: Draft, said: State) -> list[Signal]:
    """Emergency signals that an answer would raise; the whole form is evaluated only when one does."""
    rows = [n for n in draft.compiled.order if n.item.flag and n.item.flag.level == "emergency" and n.calculation]
    if not any(n.calculation and n.calculation.holds(said.values) for n in rows):
        return []
    before = {signal.code for signal in fired(draft.compiled, draft.state) if signal.level == "emergency"}
    return [s for s in fired(draft.compiled, said) if s.level == "emergency" and s.code not in before]
