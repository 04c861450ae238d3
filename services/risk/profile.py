"""A sent self-diagnosis becomes a profile: levels with their reasons, and signals on their way to the curator."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import FactorLevel
from services import journal
from services.forms import submissions
from services.forms.submissions import Draft
from services.org.people import Who
from services.refusal import Refusal
from services.risk import cases
from services.risk.comparison import Before, compare
from services.risk.scoring import score
from services.risk.signals import Signal, fired


@dataclass(frozen=True, slots=True)
class Because:
    """One answer behind a level."""

    item: str
    score: float
    weight: float
    share: int  # of the factor's points, whole per cent


@dataclass(frozen=True, slots=True)
class FactorView:
    """A factor in a sent profile."""

    factor: str
    score: int | None
    level: str
    raw_level: str
    lifted_by: tuple[str, ...]
    reasons: tuple[Because, ...]
    found: str | None = None  # the municipality's level, once it has spoken
    word: str | None = None  # why it is another one

    @property
    def counts(self) -> str:
        """The level that the work goes on with."""
        return self.found or self.level

    @property
    def differs(self) -> bool:
        """Does the municipality see it otherwise?"""
        return self.counts != self.level


def send(db: Session, who: Who, draft: Draft, rev: int, now: datetime) -> tuple[Signal, ...]:
    """Send it: locked, scored, its signals on their way – one transaction, once."""
    if draft.state.problems:
        raise Refusal("form-has-problems", n=len(draft.state.problems))
    if draft.state.missing:
        raise Refusal("form-unfinished", n=len(draft.state.missing))
    submissions.mark_sent(db, draft, rev, now)
    draft = submissions.beside_last(db, draft)
    worse = compare(_last_levels(db, draft), score(draft.compiled, draft.state), draft.compiled.form.factors)
    more = [worse] if worse else []
    for factor in score(draft.compiled, draft.state, more=more):
        db.add(
            FactorLevel(
                submission_id=draft.id, factor=factor.factor, score=factor.raw, raw_level=factor.raw_level,
                level=factor.level, lifted_by=list(factor.lifted_by),
                reasons=[[r.item.name, r.score, r.weight, r.share] for r in factor.reasons],
            )
        )  # fmt: skip
    signals = (*fired(draft.compiled, draft.state), *more)
    cases.open_case(db, draft, signals, now)
    journal.write(
        db, who, "send", "submission", draft.id, now,
        seat_id=draft.seat.seat_id, signals=[signal.code for signal in signals],
    )  # fmt: skip
    return signals


def _last_levels(db: Session, draft: Draft) -> dict[str, Before]:
    """The levels of the school's last cycle; empty without one."""
    if draft.previous_id is None:
        return {}
    rows = db.scalars(select(FactorLevel).where(FactorLevel.submission_id == draft.previous_id))
    return {row.factor: Before(row.score, row.level) for row in rows}


def read(db: Session, submission_id: int) -> tuple[FactorView, ...]:
    """The levels as they were computed on sending."""
    rows = db.scalars(
        select(FactorLevel).where(FactorLevel.submission_id == submission_id).order_by(FactorLevel.factor)
    )
    return tuple(
        FactorView(
            row.factor, None if row.score is None else int(row.score + 0.5), row.level, row.raw_level,
            tuple(row.lifted_by), tuple(Because(*reason) for reason in row.reasons),
            row.verified_level, row.verified_word,
        )
        for row in rows
    )  # fmt: skip


def as_found(one: FactorView, level: str | None, word: str | None) -> FactorView:
    """A factor as it would read with the municipality's level; None agrees with the school's."""
    return replace(one, found=level or one.level, word=word)


def priorities(levels: Sequence[FactorView]) -> tuple[FactorView, ...]:
    """Up to three factors to begin with: by the level that counts, then by score; a low one is no priority."""
    rank = {"high": 2, "medium": 1}
    worth = [factor for factor in levels if factor.counts in rank]
    return tuple(sorted(worth, key=lambda f: (-rank[f.counts], -(f.score or 0), f.factor))[:3])
