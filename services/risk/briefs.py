"""A school in five lines for whoever takes it over, and what happened to schools while somebody was away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Case, Cycle, FactorLevel, Signal, Submission, Unit
from services.forms.submissions import form_of
from services.risk.hearing import RANK

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Brief:
    """Where a school stands. `high` are the short names of its factors at high risk, by language."""

    school: Unit
    submission: int | None
    state: str  # none open started sent
    due_on: str | None
    sent_at: datetime | None
    verified: bool
    high: tuple[Words, ...]
    case: Case | None
    signals: tuple[Words, ...]


def of_school(db: Session, school: Unit) -> Brief:
    """The newest round the school took part in, and its newest case that is not closed."""
    row = db.execute(
        select(Submission, Cycle.due_on)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .where(Submission.school_id == school.id, DIAGNOSIS)
        .order_by(Submission.id.desc())
        .limit(1)
    ).first()
    case = db.scalar(
        select(Case).where(Case.school_id == school.id, Case.state != "closed").order_by(Case.id.desc()).limit(1)
    )
    signals = db.scalars(select(Signal).where(Signal.case_id == case.id)).all() if case else []
    told = tuple(dict(one.message) for one in sorted(signals, key=lambda one: (-RANK[one.level], one.id)))
    if row is None:
        return Brief(school, None, "none", None, None, False, (), case, told)
    submission, due_on = row
    return Brief(
        school, submission.id, submission.state, due_on, submission.sent_at, submission.verified_at is not None,
        _high(db, submission), case, told,
    )  # fmt: skip


def _high(db: Session, submission: Submission) -> tuple[Words, ...]:
    level = FactorLevel.verified_level
    high = select(FactorLevel.factor).where(FactorLevel.submission_id == submission.id)
    high = high.where(or_(level == "high", level.is_(None) & (FactorLevel.level == "high")))
    names = {factor.code: dict(factor.short) for factor in form_of(db, submission.form_version_id).form.factors}
    return tuple(names[code] for code in db.scalars(high.order_by(FactorLevel.factor)) if code in names)


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Names of schools by what happened to them."""

    waiting: tuple[str, ...]  # signals that nobody has taken
    taken: tuple[str, ...]
    sent: tuple[str, ...]
    verified: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        return not (self.waiting or self.taken or self.sent or self.verified)


def meanwhile(db: Session, school_ids: Sequence[int], since: datetime) -> Meanwhile:
    """What happened to these schools since a moment."""
    cases = db.execute(
        select(Unit.name, Case.state, Case.opened_at, Case.taken_at)
        .join(Case, Case.school_id == Unit.id)
        .where(Unit.id.in_(school_ids), or_(Case.opened_at >= since, Case.taken_at >= since))
        .order_by(Unit.name)
    ).all()
    sent = db.execute(
        select(Unit.name, Submission.sent_at, Submission.verified_at)
        .join(Submission, Submission.school_id == Unit.id)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .where(DIAGNOSIS, Unit.id.in_(school_ids), or_(Submission.sent_at >= since, Submission.verified_at >= since))
        .order_by(Unit.name)
    ).all()
    return Meanwhile(
        tuple(dict.fromkeys(name for name, state, _, _ in cases if state == "open")),
        tuple(dict.fromkeys(name for name, state, _, at in cases if state != "open" and at and at >= since)),
        tuple(dict.fromkeys(name for name, at, _ in sent if at and at >= since)),
        tuple(dict.fromkeys(name for name, _, at in sent if at and at >= since)),
    )
