"""A school's signals as one case: all of them in one, told once, quiet as soon as somebody takes it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import Session

from models import Case, Cycle, Submission, Unit
from models import Signal as SignalRow
from services import deadlines, outbox
from services.content import overrides
from services.forms.evaluate import State
from services.forms.submissions import Draft
from services.org import seats
from services.risk import ladder
from services.risk.caselist import NOT_SENT, signals_of
from services.risk.hearing import RANK, curators_of, heard_at, in_the_morning, listeners, still_after, tell
from services.risk.signals import Signal, fired

NOT_SENT_WORDS = {
    True: {"ru": "Самодиагностика не начата к сроку.", "en": "The self-diagnosis was not begun by its term."},
    False: {"ru": "Самодиагностика не отправлена к сроку.", "en": "The self-diagnosis was not sent by its term."},
}
CALL = {"ru": "Узнать, что мешает", "en": "Ask what stands in the way"}


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
            case.state, case.closed_at = "closed", now  # it was open only because nothing had been sent
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
        case.heard_at, case.rev, case.closed_at = heard_at(level, now, draft.zone), case.rev + 1, None
        case.touched_at = now if case.state == "taken" else case.touched_at
    case.chain = case.chain or ladder.freeze(db, draft.school_id)
    db.flush()
    for signal in fresh:
        db.add(
            SignalRow(
                case_id=case.id, code=signal.code, level=signal.level, factor=signal.factor or None,
                message=dict(signal.message), action=dict(signal.action), fired_at=now,
            )
        )  # fmt: skip
    _tell_first(db, case, now)
    return case


def _tell_first(db: Session, case: Case, now: datetime) -> None:
    if case.taken_by is not None:
        for seat_id in still_after(db, case.school_id, [case.taken_by]) or listeners(db, case):
            tell(db, case, seat_id, "case-more", f"more-{case.rev}", case.heard_at, now)
        return
    step = f"-{case.rev}" if case.rev else ""
    operators = [] if curators_of(db, case.school_id) else seats.above(db, case.school_id, "operator")
    for seat_id in listeners(db, case):
        if seat_id not in operators:
            tell(db, case, seat_id, "case-opened", f"opened{step}", case.heard_at, now)
    for seat_id in operators:
        tell(db, case, seat_id, "case-no-curator", f"no-curator{step}", case.heard_at, now)


def not_sent(db: Session, cycle: Cycle, zone: str, now: datetime) -> int:
    """C13: nothing sent by the term. A case for each school, and a line each in the curator's morning list."""
    missing = db.execute(
        select(Submission)
        .join(Unit, Unit.id == Submission.school_id)
        .where(Submission.cycle_id == cycle.id, Submission.state != "sent", Unit.zone == zone)
        .where(Submission.school_id.not_in(_alive_in(cycle)))
        .order_by(Submission.id)
    ).scalars()
    at, told = deadlines.next_working_moment(now, zone, overrides()), 0
    for submission in missing:
        case = _again(db, cycle, submission, at) or Case(
            school_id=submission.school_id, cycle_id=cycle.id, submission_id=submission.id, level="process",
            opened_at=now, heard_at=at, rev=0, state="open", chain=ladder.freeze(db, submission.school_id),
        )  # fmt: skip
        db.add(case)
        db.flush()
        said = NOT_SENT_WORDS[submission.state == "open"]
        db.add(SignalRow(case_id=case.id, code=NOT_SENT, level="process", message=said, action=CALL, fired_at=now))
        told += sum(in_the_morning(db, case.id, seat_id, at, now) for seat_id in listeners(db, case))
    return told


def _alive_in(cycle: Cycle) -> Select[int]:
    """Schools with a case of this cycle that still says something; not those whose term was put off."""
    says = exists().where(SignalRow.case_id == Case.id)
    return select(Case.school_id).where(Case.cycle_id == cycle.id, (Case.state != "closed") | says)


def _again(db: Session, cycle: Cycle, submission: Submission, at: datetime) -> Case | None:
    """The case of a term that was put off, now that the new one has passed as well."""
    case = db.scalar(select(Case).where(Case.cycle_id == cycle.id, Case.school_id == submission.school_id))
    if case is not None:
        case.state, case.heard_at, case.rev = "taken" if case.taken_by else "open", at, case.rev + 1
        case.closed_at, case.touched_at = None, at if case.taken_by else None
    return case


def term_put_off(db: Session, cycle_id: int, now: datetime) -> int:
    """The term is later: that nothing was sent by the former one is no signal any more; how many cases end by it."""
    late = select(Case).join(SignalRow, SignalRow.case_id == Case.id)
    ended = 0
    for case in db.scalars(late.where(Case.cycle_id == cycle_id, SignalRow.code == NOT_SENT)).all():
        db.execute(delete(SignalRow).where(SignalRow.case_id == case.id, SignalRow.code == NOT_SENT))
        if signals_of(db, case.id):
            continue
        outbox.cancel(db, f"case/{case.id}/")
        case.state, case.closed_at, case.rev = "closed", now, case.rev + 1
        ended += 1
    return ended


def emergencies(draft: Draft, said: State) -> list[Signal]:
    """Emergency signals that an answer would raise; the whole form is evaluated only when one does."""
    rows = [n for n in draft.compiled.order if n.item.flag and n.item.flag.level == "emergency" and n.calculation]
    if not any(n.calculation and n.calculation.holds(said.values) for n in rows):
        return []
    before = {signal.code for signal in fired(draft.compiled, draft.state) if signal.level == "emergency"}
    return [s for s in fired(draft.compiled, said) if s.level == "emergency" and s.code not in before]
